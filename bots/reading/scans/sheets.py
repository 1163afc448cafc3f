"""Sheets: pictures of pages made ready to be recognised, evenly lit, straight and of a fitting size."""

from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from bots.reading.drawing.pages import POINTS
from bots.reading.pdfs.words import Page, Word
from bots.reading.scans.scanned_pages import READING_DPI, Picture, Pixels
from bots.reading.scans.straightening import skew

# The pool gives every core a worker of its own.
cv2.setNumThreads(1)

Matrix = npt.NDArray[np.float64]

# A picture is never enlarged more than so many times (it gains nothing), nor beyond so many pixels on its long side.
MOST_ENLARGED, LONGEST_SIDE = 3.0, 4600
# Skew of less than so many degrees troubles nobody.
LEAST_SKEW = 0.08
# The background of a page is found on a copy of this long side.
_GROUND_SIDE = 420
# What is darker than this (0 to 255) is no paper in a shadow but printed so.
_DARKEST_PAPER = 100
# A picture of so few shades is black and white already.
_FEW_SHADES = 4


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A page ready to be read: dark on light and straight. `warp` takes its points to those of the page as shown."""

    number: int
    pixels: Pixels
    dpi: float
    warp: tuple[float, ...]

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return self.dpi / POINTS

    def page(self, words: Iterable[Word]) -> Page:
        """The sheet with what was read on it."""
        down, across = self.pixels.shape
        return Page(
            number=self.number,
            width=across / self.scale,
            height=down / self.scale,
            words=tuple(words),
            picture=1.0,
            warp=self.warp,
        )


def prepared(picture: Picture, *, quarters: int = 0, enlarged: float = 1.0) -> Sheet:
    """The sheet of a picture that is to be turned clockwise by so many quarters, and read so many times larger.

    It stands on no more than its own pixels: enlarging makes type of the size that the engines know, not sharper.
    """
    even = lit_evenly(picture.pixels)
    turned = np.ascontiguousarray(np.rot90(even, -quarters))
    dpi = min(READING_DPI * enlarged, picture.dpi * MOST_ENLARGED, LONGEST_SIDE / max(even.shape) * picture.dpi)
    size = dpi / picture.dpi
    angle = skew(turned)
    matrix, (width, height) = _straight(turned, angle if abs(angle) >= LEAST_SKEW else 0.0, size)
    way = cv2.INTER_AREA if size < 1 and angle == 0 else cv2.INTER_CUBIC
    if size < 1:
        turned = np.asarray(cv2.GaussianBlur(turned, (0, 0), 0.4 / size), dtype=np.uint8)
    straight = cv2.warpAffine(turned, matrix[:2], (width, height), flags=way, borderMode=cv2.BORDER_REPLICATE)
    return Sheet(picture.number, np.asarray(straight, dtype=np.uint8), dpi, _way_back(picture, quarters, matrix, dpi))


def lit_evenly(pixels: Pixels) -> Pixels:
    """The picture with its ground made white: shadows and grey paper are taken out; bands printed dark are left."""
    if len(np.unique(pixels[::7, ::7])) <= _FEW_SHADES:
        return pixels
    shrink = min(1.0, _GROUND_SIDE / max(pixels.shape))
    small = cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(small, 21)
    full = cv2.resize(ground, (pixels.shape[1], pixels.shape[0]), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(pixels, np.maximum(full, 1), scale=255)
    return np.where(full >= _DARKEST_PAPER, even, pixels).astype(np.uint8)


def _straight(pixels: Pixels, angle: float, size: float) -> tuple[Matrix, tuple[int, int]]:
    """The matrix that turns a picture by an angle and resizes it, and the size in pixels that then holds all of it."""
    down, across = pixels.shape
    turn = cv2.getRotationMatrix2D((across / 2, down / 2), angle, size)
    corners = np.array([[0, 0, 1], [across, 0, 1], [0, down, 1], [across, down, 1]], dtype=np.float64) @ turn.T
    low, high = corners.min(axis=0), corners.max(axis=0)
    turn[:, 2] -= low
    width, height = (max(1, round(float(side))) for side in high - low)
    return np.vstack([turn, [0.0, 0.0, 1.0]]), (width, height)


def _way_back(picture: Picture, quarters: int, matrix: Matrix, dpi: float) -> tuple[float, ...]:
    """The matrix from points of the sheet to points of the page as it is shown."""
    down, across = picture.pixels.shape
    # From the picture turned by quarters back to the picture as it is.
    unturned = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        1: [[0, 1, 0], [-1, 0, down], [0, 0, 1]],
        2: [[-1, 0, across], [0, -1, down], [0, 0, 1]],
        3: [[0, -1, across], [1, 0, 0], [0, 0, 1]],
    }[quarters % 4]
    to_pixels = np.diag([dpi / POINTS, dpi / POINTS, 1.0])
    to_points = np.diag([picture.width / across, picture.height / down, 1.0])
    back = to_points @ np.array(unturned, dtype=np.float64) @ np.linalg.inv(matrix) @ to_pixels
    return tuple(float(number) for number in back.flatten())
