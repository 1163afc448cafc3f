"""The second engine: RapidOCR reads a line of a picture better than the first, but finds lines at five times its cost.

Its models come inside its package, so nothing is ever fetched.
"""

from functools import cache
from importlib.metadata import version
from typing import NamedTuple

import cv2
from rapidocr import RapidOCR

from bots.reading.scans.scanned_pages import Pixels

NAME = f"rapidocr {version('rapidocr')}"
# Lines are found on a copy of this long side: the time it takes goes with the number of pixels.
_FINDING_SIDE = 2000
_THREADS = "EngineConfig.onnxruntime."


class Letter(NamedTuple):
    """One letter as recognised: the pixel that its middle stands at, from the left of its line, and how sure it is."""

    text: str
    at: float
    sure: float


@cache
def _engine() -> RapidOCR:
    """One engine a process, on one thread: the pool gives every core a worker of its own."""
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.text_score": 0.0,
            f"{_THREADS}intra_op_num_threads": 1,
            f"{_THREADS}inter_op_num_threads": 1,
        }
    )


def read_line(line: Pixels) -> list[Letter]:
    """The letters on a grey picture of one line of text, without spaces."""
    colours = cv2.cvtColor(line, cv2.COLOR_GRAY2BGR)
    # Each setting is stated, since the engine keeps those of its last call.
    found = _engine()(colours, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not found.txts or not found.txts[0].strip():
        return []
    placed = found.word_results[0]
    columns = [column for word in placed.word_cols for column in word]
    letters = [(letter, sure) for letter, sure in zip(found.txts[0], placed.confs, strict=True) if not letter.isspace()]
    width = line.shape[1] / placed.line_txt_len
    return [
        Letter(letter, (column + 0.5) * width, sure) for (letter, sure), column in zip(letters, columns, strict=True)
    ]


def find_lines(image: Pixels) -> list[tuple[float, float, float, float]]:
    """Where text stands on a grey picture: left, top, right and bottom in pixels, a box for each piece of a line."""
    shrink = min(1.0, _FINDING_SIDE / max(image.shape))
    small = cv2.resize(image, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    found = _engine()(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False)
    boxes = found.boxes if found.boxes is not None else []
    return [tuple(float(side) / shrink for side in (*box.min(axis=0), *box.max(axis=0))) for box in boxes]
