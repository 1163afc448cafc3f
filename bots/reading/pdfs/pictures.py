"""How much of a page a picture covers."""

import ctypes
from collections.abc import Iterable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from bots.reading.pdfs.pdfium_calls import handle_of, kind_of, objects, objects_within

# Images are looked for in objects that are made of others, so many deep.
IMAGE_DEPTH = 2


def largest_picture(page: pdfium.PdfPage, area: float) -> float:
    """The share of the page that its largest picture covers."""
    largest = 0.0
    sides = [ctypes.c_float() for _ in range(4)]
    for image in _images(objects(handle_of(page.raw)), IMAGE_DEPTH):
        if pdfium_raw.FPDFPageObj_GetBounds(image, *sides):
            left, bottom, right, top = (side.value for side in sides)
            largest = max(largest, (right - left) * (top - bottom))
    return min(1.0, largest / area) if area else 0.0


def _images(painted: Iterable[ctypes.c_void_p], depth: int) -> Iterator[object]:
    """The images among objects and inside those that are made of others."""
    for one in painted:
        kind = kind_of(one)
        if kind == pdfium_raw.FPDF_PAGEOBJ_IMAGE:
            yield ctypes.cast(one, pdfium_raw.FPDF_PAGEOBJECT)
        elif kind == pdfium_raw.FPDF_PAGEOBJ_FORM and depth:
            yield from _images(objects_within(one), depth - 1)
