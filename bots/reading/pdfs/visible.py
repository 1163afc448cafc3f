"""Whether text can be seen, by the surest test: a page that looks the same without it does not show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

# Pixels a point at which pages are compared, and the difference (0 to 255) that paint has to make to be seen.
SCALE = 1.5
LEAST_DIFFERENCE = 13
# A page of more pixels than these (about A2 at the scale above) is compared coarser.
MOST_PIXELS = 4_500_000
# A picture over at least this share of a page may be a scan of it: what lies under it is the scan's recognised text.
SCAN_SHARE = 0.6
_INVISIBLE = 3

Rect = tuple[float, float, float, float]
Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Suspect:
    """A piece of text that may not be seen: its object, and where it lies in points from the page's bottom left."""

    handle: object
    rect: Rect


def seen(page: pypdfium2.PdfPage, suspects: Sequence[Suspect]) -> list[bool]:
    """For each piece, whether the page looks another where it lies once all of them are taken away.

    The page is drawn twice; its objects are left as they were.
    """
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    scale = min(SCALE, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    turned = page.get_rotation()
    before = _drawn(page, scale, turned)
    with_modes = [(suspect.handle, pdfium.FPDFTextObj_GetTextRenderMode(suspect.handle)) for suspect in suspects]
    _set_modes((handle, _INVISIBLE) for handle, _ in with_modes)
    after = _drawn(page, scale, turned)
    _set_modes(with_modes)
    parts = [_part(suspect.rect, (left, top), scale) for suspect in suspects]
    return [_differ(before[part], after[part]) for part in parts]


def _set_modes(modes: Iterable[tuple[object, int]]) -> None:
    for handle, mode in modes:
        pdfium.FPDFTextObj_SetTextRenderMode(handle, mode)


def _drawn(page: pypdfium2.PdfPage, scale: float, turned: int) -> Pixels:
    """The page in colour, drawn upright whatever its rotation, without notes and form fields."""
    bitmap = page.render(scale=scale, rotation=(360 - turned) % 360, may_draw_forms=False, draw_annots=False)
    pixels: Pixels = bitmap.to_numpy().copy()
    return pixels


def _part(rect: Rect, corner: tuple[float, float], scale: float) -> tuple[slice, slice]:
    """The rows and columns of pixels that a rectangle of the page takes up."""
    left, bottom, right, top = rect
    x0, x1 = (int((x - corner[0]) * scale) for x in (left, right))
    y0, y1 = (int((corner[1] - y) * scale) for y in (top, bottom))
    return slice(max(0, y0), max(0, y1 + 2)), slice(max(0, x0), max(0, x1 + 2))


def _differ(one: Pixels, other: Pixels) -> bool:
    """Whether any pixel of two pictures of one size is of another colour."""
    return bool((np.abs(one.astype(np.int16) - other.astype(np.int16)) >= LEAST_DIFFERENCE).any())
