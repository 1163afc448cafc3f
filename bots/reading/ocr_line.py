"""Recognising one line of text on a small picture."""

import sys
from functools import cache
from pathlib import Path

import tesserocr
from PIL import Image

from bots.reading.glyphs import Grey


@cache
def _engine() -> tesserocr.PyTessBaseAPI:
    return tesserocr.PyTessBaseAPI(
        path=str(Path(sys.prefix) / "share" / "tessdata"), lang="eng", psm=tesserocr.PSM.SINGLE_LINE
    )


def recognised_line(picture: Grey) -> tuple[str, float]:
    """The text, with how sure of it the engine is (0 to 100)."""
    engine = _engine()
    bordered = Image.new("L", (picture.shape[1] + 40, picture.shape[0] + 40), int(picture.max()))
    bordered.paste(Image.fromarray(picture), (20, 20))
    engine.SetImage(bordered)
    return engine.GetUTF8Text().strip(), float(engine.MeanTextConf())
