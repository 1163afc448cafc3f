"""Missed marks: what stands on a line of text and was read by nobody, as lone figures in the cells of a table are."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from bots.reading.pdfs.words import Word
from bots.reading.scans.scanned_pages import Pixels
from bots.reading.scans.sheets import Sheet

# How high and wide a letter is, at least and at most, in heights of its line; and how much of its box it blackens.
_LOW, _HIGH, _NARROW, _WIDE, _BLACK = 0.35, 0.86, 0.05, 0.95, 0.12
# Letters further apart than this share of the height of a line are two pieces; longer pieces are no lone figures.
_GAP, _LONGEST = 0.43, 10.0
# How far off level a piece may stand from the words of its line, in heights of the line.
_OFF_LEVEL = 0.26
# Closer to a word than this, in heights of its line, a piece is what was left over of one of its letters.
_APART = 0.12
# A page with more of them is full of specks.
MOST = 40


class Mark(NamedTuple):
    """Where letters stand, in pixels: left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


def missed(sheet: Sheet, words: Sequence[Word]) -> list[Word]:
    """Places, as words without letters, where ink of the size of letters stands level with words but in none."""
    if not words:
        return []
    height = float(np.median([word.size for word in words])) * sheet.scale
    _, ink = cv2.threshold(sheet.pixels, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    for word in words:
        x0, top, x1, bottom = (round(side * sheet.scale) for side in word[1:5])
        ink[max(0, top) : bottom + 1, max(0, x0 - 1) : x1 + 2] = 0
    found = [
        _placed(mark, words, sheet.scale) for mark in _pieces(_letters(np.asarray(ink, dtype=np.uint8), height), height)
    ]
    places = [place for place in found if place is not None]
    return places if len(places) <= MOST else []


def _letters(ink: Pixels, height: float) -> list[Mark]:
    """The marks on a picture of white ink that are of the size of letters."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    return [
        Mark(x, y, x + width, y + tall)
        for x, y, width, tall, area in stats[1:].tolist()
        if _LOW * height <= tall <= _HIGH * height
        and _NARROW * height <= width <= _WIDE * height
        and area >= _BLACK * width * tall
    ]


def _pieces(marks: Sequence[Mark], height: float) -> Iterator[Mark]:
    """Marks that stand side by side, as one."""
    pieces: list[Mark] = []
    for mark in sorted(marks):
        for number, piece in enumerate(pieces):
            level = abs(piece.top + piece.bottom - mark.top - mark.bottom) < height
            if level and -height < mark.x0 - piece.x1 < _GAP * height:
                top, bottom = min(piece.top, mark.top), max(piece.bottom, mark.bottom)
                pieces[number] = Mark(piece.x0, top, max(piece.x1, mark.x1), bottom)
                break
        else:
            pieces.append(mark)
    return (piece for piece in pieces if piece.x1 - piece.x0 < _LONGEST * height)


def _placed(mark: Mark, words: Sequence[Word], scale: float) -> Word | None:
    """A mark on the line of the words that it is level with; None where it stands alone, or is part of one of them."""
    x0, top, x1, bottom = (side / scale for side in mark)
    level = [word for word in words if abs(word.middle - (top + bottom) / 2) < _OFF_LEVEL * word.size]
    if not level:
        return None
    gap, nearest = min((max(word.x0 - x1, x0 - word.x1), word) for word in level)
    return nearest._replace(text="", x0=x0, x1=x1) if gap > _APART * nearest.size else None
