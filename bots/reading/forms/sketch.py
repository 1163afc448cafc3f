"""What a PDF page draws besides words: rectangles, lines and marks; and which of its words are bold."""

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from bots.reading.forms.rects import Rect
from bots.reading.pdfs.characters import Place

# Thinner than this, a rectangle is a line.
THIN = 2.5
CORNERS = 4
# A plan or a map has no fields among what follows these.
MOST_OBJECTS = 6000
DEEPEST = 6
BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)

_Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class Sketch:
    """Rectangles with whether they have a border and how light they are filled (0 to 1), lines, marks, bold words.

    Marks are what is slanted or curved, with whether it is curved.
    """

    rects: list[tuple[Rect, bool, float | None]] = field(default_factory=list)
    level: list[Rect] = field(default_factory=list)
    upright: list[Rect] = field(default_factory=list)
    marks: list[tuple[Rect, bool]] = field(default_factory=list)
    bold: list[Rect] = field(default_factory=list)


def sketched(page: pypdfium2.PdfPage, place: Place) -> Sketch:
    """What is drawn on an open page; `place` turns PDF coordinates into those of the page as it is read."""
    sketch = Sketch()
    for count, (handle, matrix) in enumerate(_objects(page)):
        if count >= MOST_OBJECTS:
            break
        if pdfium.FPDFPageObj_GetType(handle) == pdfium.FPDF_PAGEOBJ_TEXT:
            if _is_bold(handle):
                sketch.bold.append(_around(handle, matrix, place))
        else:
            _trace(handle, matrix, place, sketch)
    return sketch


def _objects(page: pypdfium2.PdfPage) -> Iterator[tuple[object, _Matrix]]:
    unit = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    handle = page.raw
    yield from _walk(pdfium.FPDFPage_CountObjects(handle), lambda n: pdfium.FPDFPage_GetObject(handle, n), unit, 0)


def _walk(count: int, get: Callable[[int], object], outer: _Matrix, depth: int) -> Iterator[tuple[object, _Matrix]]:
    for number in range(count):
        one = get(number)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind not in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_TEXT}:
            continue
        own = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(one, own)
        matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            # The bounds of a text have its own matrix in them already.
            yield one, outer if kind == pdfium.FPDF_PAGEOBJ_TEXT else matrix
        elif depth < DEEPEST:
            inner = pdfium.FPDFFormObj_CountObjects(one)
            yield from _walk(inner, lambda n, form=one: pdfium.FPDFFormObj_GetObject(form, n), matrix, depth + 1)  # type: ignore[misc]


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _is_bold(handle: object) -> bool:
    font = pdfium.FPDFTextObj_GetFont(handle)
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, name, size)
    return BOLD.search(name.value) is not None


def _around(handle: object, outer: _Matrix, place: Place) -> Rect:
    """Where a piece of text stands."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top)
    a, b, c, d, e, f = outer
    corners = [
        (a * x + c * y + e, b * x + d * y + f) for x in (left.value, right.value) for y in (bottom.value, top.value)
    ]
    return Rect(
        *place(
            min(x for x, _ in corners),
            min(y for _, y in corners),
            max(x for x, _ in corners),
            max(y for _, y in corners),
        )
    )


def _trace(handle: object, matrix: _Matrix, place: Place, sketch: Sketch) -> None:
    """Puts one path where it belongs: rectangle, level or upright line, or a mark of another shape."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    if not fill.value and not stroke.value:
        return
    shade = _shade(handle) if fill.value else None
    runs, curved = _runs(handle, matrix, place)
    slanted = curved or any(
        min(abs(one[0] - other[0]), abs(one[1] - other[1])) > 1 for run in runs for one, other in pairwise(run)
    )
    for run in runs:
        across, down = [x for x, _ in run], [y for _, y in run]
        rect = Rect(min(across), min(down), max(across), max(down))
        if slanted:
            sketch.marks.append((rect, curved))
        elif rect.height < THIN or rect.width < THIN:
            (sketch.level if rect.width >= rect.height else sketch.upright).append(rect)
        elif len(set(_rounded(run))) == CORNERS:
            sketch.rects.append((rect, bool(stroke.value), shade))
        elif stroke.value:
            for one, other in pairwise(run):
                side = Rect(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
                (sketch.level if side.width >= side.height else sketch.upright).append(side)


def _rounded(run: list[tuple[float, float]]) -> list[tuple[int, int]]:
    return [(round(x), round(y)) for x, y in run]


def _runs(handle: object, matrix: _Matrix, place: Place) -> tuple[list[list[tuple[float, float]]], bool]:
    """The points of each run of a path, on the page as it is read, and whether any of it is curved."""
    runs: list[list[tuple[float, float]]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    for number in range(min(pdfium.FPDFPath_CountSegments(handle), MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        left, low = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        point = place(left, low, left, low)[:2]
        kind = pdfium.FPDFPathSegment_GetType(segment)
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not runs:
            runs.append([])
        runs[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            runs[-1].append(runs[-1][0])
    return [run for run in runs if len(run) > 1], curved


def _shade(handle: object) -> float | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return None
    return (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255
