"""What a page paints, in the order of painting: pieces of text, and what may lie under or over them."""

import ctypes
import struct
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from bots.reading.pdfs.pdfium_calls import (
    bounds_of,
    draw_mode_of,
    fill_of,
    font_size_of,
    handle_of,
    kind_of,
    matrix_of,
    objects,
    objects_within,
    stroke_of,
    text_mode_of,
)

# An alpha (0 … 255) under which paint leaves nothing.
FAINTEST = 13
# Pages of drawings have hundreds of thousands of objects; text that a sender wants read stands among the first.
_MOST_OBJECTS = 50_000
_DEEPEST_FORM = 6
# Text render modes of ISO 32000-1, table 106.
INVISIBLE, _ADD_TO_CLIP = 3, 7
_STROKED = {1, 5}

Rect = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TEXT, _PATH = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH
_PICTURES = frozenset({pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING})
# What pdfium writes, taken all at once: the sides of a rectangle, a colour with its alpha, and an FS_MATRIX.
_SIDES, _COLOUR, _MATRIX = struct.Struct("4f"), struct.Struct("4I"), struct.Struct("6f")


class Ground(NamedTuple):
    """Something painted that may lie under or over text; `shade` is None for pictures and patterns."""

    place: int
    rect: Rect
    shade: float | None
    is_picture: bool = False

    @property
    def area(self) -> float:
        """In square points."""
        left, bottom, right, top = self.rect
        return (right - left) * (top - bottom)

    @property
    def thickness(self) -> float:
        """The shorter side, in points."""
        left, bottom, right, top = self.rect
        return min(right - left, top - bottom)

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        left, bottom, right, top = self.rect
        return left <= x <= right and bottom <= y <= top

    def contains(self, rect: Rect) -> bool:
        """Whether a whole rectangle lies in it."""
        return self.covers(rect[0], rect[1]) and self.covers(rect[2], rect[3])


class Piece(NamedTuple):
    """A piece of text as it is painted: its place in the order of painting, its shade and its size in points.

    `owner` is the form that it is part of, None for the page itself.
    """

    place: int
    handle: ctypes.c_void_p
    matrix: Matrix
    origin: tuple[float, float]
    shade: float | None
    mode: int
    size: float
    owner: ctypes.c_void_p | None


class Painter:
    """Goes through a page's objects in the order in which they are painted."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.grounds: list[Ground] = []
        self.pieces: list[Piece] = []
        self._place = 0
        self._floats = (ctypes.c_float * 4)()
        self._colour = (ctypes.c_uint * 4)()
        self._size = ctypes.c_float()
        self._matrix = pdfium.FS_MATRIX()
        # What is written into, as the bare calls take it.
        self._into_floats = [ctypes.byref(self._floats, at) for at in range(0, 16, 4)]
        self._into_colour = [ctypes.byref(self._colour, at) for at in range(0, 16, 4)]
        self._into_size, self._into_matrix = ctypes.byref(self._size), ctypes.byref(self._matrix)
        self._walk(objects(handle_of(page.raw)), _UNIT, [])

    def _walk(self, painted: Sequence[ctypes.c_void_p], matrix: Matrix, owners: list[ctypes.c_void_p]) -> None:
        for handle in painted:
            self._place += 1
            if self._place > _MOST_OBJECTS:
                return
            kind = kind_of(handle)
            if kind == _TEXT:
                self._text(handle, matrix, owners[-1] if owners else None)
            elif kind == _PATH:
                self._path(handle, matrix)
            elif kind in _PICTURES:
                self.grounds.append(Ground(self._place, self.bounds(handle, matrix), None, is_picture=True))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(owners) < _DEEPEST_FORM:
                self._walk(objects_within(handle), self._matrix_on_page(handle, matrix), [*owners, handle])

    def _text(self, handle: ctypes.c_void_p, matrix: Matrix, owner: ctypes.c_void_p | None) -> None:
        mode = text_mode_of(handle)
        if mode == _ADD_TO_CLIP:
            return
        font_size_of(handle, self._into_size)
        a, b, c, d, x, y = self._matrix_on_page(handle, matrix)
        size = abs(self._size.value) * abs(a * d - b * c) ** 0.5
        shade, alpha = self._shade(handle, stroke_of if mode in _STROKED else fill_of)
        if alpha < FAINTEST:
            mode = INVISIBLE
        self.pieces.append(Piece(self._place, handle, matrix, (x, y), shade, mode, size, owner))

    def _path(self, handle: ctypes.c_void_p, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        draw_mode_of(handle, ctypes.byref(fill), ctypes.byref(stroke))
        if not fill.value:
            return
        shade, alpha = self._shade(handle, fill_of)
        if alpha >= FAINTEST:
            # What shines through is of no certain shade.
            opaque = shade if alpha == 255 else None  # noqa: PLR2004 (the full alpha)
            self.grounds.append(Ground(self._place, self.bounds(handle, matrix), opaque))

    def _shade(self, handle: ctypes.c_void_p, colour: Callable[..., int]) -> tuple[float | None, int]:
        if not colour(handle, *self._into_colour):
            return None, 255
        red, green, blue, alpha = _COLOUR.unpack(self._colour)
        return (0.299 * red + 0.587 * green + 0.114 * blue) / 255, alpha

    def bounds(self, handle: ctypes.c_void_p, matrix: Matrix) -> Rect:
        """Where an object lies on the page, in points from its bottom left corner."""
        bounds_of(handle, *self._into_floats)
        rect: Rect = _SIDES.unpack(self._floats)
        if matrix is _UNIT:
            return rect
        corners = [_moved(x, y, matrix) for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        return min(across), min(up), max(across), max(up)

    def _matrix_on_page(self, handle: ctypes.c_void_p, outer: Matrix) -> Matrix:
        """The matrix of an object that is painted with another about it."""
        if not matrix_of(handle, self._into_matrix):
            return outer
        matrix: Matrix = _MATRIX.unpack(self._matrix)
        return matrix if outer is _UNIT else _times(matrix, outer)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    across, up = _moved(e, f, outer)
    left, right = outer[0], outer[2]
    down, over = outer[1], outer[3]
    return a * left + b * right, a * down + b * over, c * left + d * right, c * down + d * over, across, up


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
