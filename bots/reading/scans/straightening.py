"""Straightening: by how much a page lies askew, told from the lines of its text."""

import math

import cv2
import numpy as np
import numpy.typing as npt

from bots.reading.scans.scanned_pages import Pixels

# Skew is looked for within so many degrees either way; pages further off lie on their side.
MOST_SKEW = 20.0
# The long side to which a page is shrunk to find its skew: lines of text are still apart there.
_SIDE = 900
# Each search goes on in the step of the one before it, ever finer.
_STEPS = (1.0, 0.2, 0.05)
# Dots and lines longer than these shares of the page are no text: stains, edges, rulings.
_LONGEST = 0.2
# So many points of ink show the lines of any page.
_MOST_POINTS = 40_000


def skew(image: Pixels) -> float:
    """By how many degrees clockwise the lines of text run down, between -20 and 20; 0 where there is no text.

    The page is turned until the sums of its rows differ most from one to the next: then its lines lie along them.
    """
    down, across = np.nonzero(_text_ink(image))
    if not down.size:
        return 0.0
    every = -(-down.size // _MOST_POINTS)
    points = down[::every].astype(np.float32), across[::every].astype(np.float32)
    best, reach = 0.0, MOST_SKEW
    for step in _STEPS:
        count = round(reach / step)
        angles = [best + step * number for number in range(-count, count + 1)]
        best = max(angles, key=lambda angle: (_sharpness(points, angle), -abs(angle)))
        reach = step
    return best


def _text_ink(image: Pixels) -> Pixels:
    """What is dark on the page and neither too long nor too large for letters."""
    shrink = min(1.0, _SIDE / max(image.shape))
    small = cv2.resize(image, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    longest = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    kept = (longest < _LONGEST * max(small.shape)) & (stats[:, cv2.CC_STAT_AREA] > 1)
    kept[0] = False
    inked: Pixels = kept[labels].astype(np.uint8)
    return inked


def _sharpness(points: tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]], angle: float) -> float:
    """How much the rows of a page, turned by an angle, differ in ink from one to the next."""
    down, across = points
    turned = down * math.cos(math.radians(angle)) - across * math.sin(math.radians(angle))
    rows = np.bincount((turned - turned.min()).astype(np.int32)).astype(np.float64)
    return float(np.square(np.diff(rows)).sum())
