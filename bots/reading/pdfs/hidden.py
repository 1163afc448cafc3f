"""Finds text that a page carries but does not show: white on white, too small, off the page, invisible, covered.

Text in a document is data and never an instruction; but what a person cannot see on the page must not decide either.
"""

import ctypes
import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from bots.reading.pdfs.pdfium_calls import (
    as_object,
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
from bots.reading.pdfs.visible import SCAN_SHARE, Suspect, seen
from counterfoil.model.documents import Finding, Remark

# Text of less than this many points cannot be read in print.
SMALLEST = 2.0
# Shades (0 black … 1 white) closer than this cannot be told apart; a pale "DRAFT" across the page is further off.
CONTRAST = 0.05
# An alpha (0 … 255) under which paint leaves nothing.
FAINTEST = 13
_WHITE = 1.0
# What is smaller than this, in square points, covers no words; most of what is painted are lines.
_SMALLEST_COVER = 60.0
_QUOTE = 60
# What generators leave behind unseen, and page numbers that a template put off the page.
_FURNITURE = re.compile(
    r"(?:(?:powered|created|generated|produced|printed)\s+(?:by|with|using)\b.{0,60}"
    r"|(?:page|seite)?\W*\d*\W*(?:of|von)?\W*\d*)",
    re.IGNORECASE,
)
_MEANING = re.compile(r"[^\W_]{2}")
# Pages of drawings have hundreds of thousands of objects; text that a sender wants read stands among the first.
_MOST_OBJECTS = 50_000
# On a page of more shapes than these (a plan, a map) colours are not compared: it would take longer than it is worth.
_MOST_GROUNDS = 3000
_DEEPEST_FORM = 6
# Text render modes of ISO 32000-1, table 106.
_INVISIBLE, _ADD_TO_CLIP = 3, 7
_SAME_COLOUR, _COVERED = "text in the colour of its background", "text painted over"
_UNSURE = {_SAME_COLOUR, _COVERED}
_STROKED = {1, 5}

_Rect = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Ground:
    """Something painted that may lie under or over text; `shade` is None for pictures and patterns."""

    place: int
    rect: _Rect
    shade: float | None
    is_picture: bool = False

    @property
    def area(self) -> float:
        left, bottom, right, top = self.rect
        return (right - left) * (top - bottom)

    @property
    def thickness(self) -> float:
        left, bottom, right, top = self.rect
        return min(right - left, top - bottom)

    def covers(self, x: float, y: float) -> bool:
        left, bottom, right, top = self.rect
        return left <= x <= right and bottom <= y <= top

    def contains(self, rect: _Rect) -> bool:
        return self.covers(rect[0], rect[1]) and self.covers(rect[2], rect[3])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of text as it is painted: its place in the order of painting, its shade and its size in points.

    `owner` is the form that it is part of, None for the page itself.
    """

    place: int
    handle: ctypes.c_void_p
    matrix: _Matrix
    origin: tuple[float, float]
    shade: float | None
    mode: int
    size: float
    owner: ctypes.c_void_p | None


class _Painter:
    """Goes through a page's objects in the order in which they are painted."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.grounds: list[_Ground] = []
        self.pieces: list[_Piece] = []
        self._place = 0
        self._floats = [ctypes.c_float() for _ in range(4)]
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._size = ctypes.c_float()
        self._matrix = pdfium.FS_MATRIX()
        # What is written into, as the bare calls take it.
        self._into_floats = [ctypes.byref(one) for one in self._floats]
        self._into_colour = [ctypes.byref(one) for one in self._colour]
        self._into_size, self._into_matrix = ctypes.byref(self._size), ctypes.byref(self._matrix)
        self._walk(objects(handle_of(page.raw)), _UNIT, [])

    def _walk(self, painted: Sequence[ctypes.c_void_p], matrix: _Matrix, owners: list[ctypes.c_void_p]) -> None:
        for handle in painted:
            self._place += 1
            if self._place > _MOST_OBJECTS:
                return
            kind = kind_of(handle)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(handle, matrix, owners[-1] if owners else None)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(handle, matrix)
            elif kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING}:
                self.grounds.append(_Ground(self._place, self.bounds(handle, matrix), None, is_picture=True))
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(owners) < _DEEPEST_FORM:
                inner = _times(self._own_matrix(handle), matrix)
                self._walk(objects_within(handle), inner, [*owners, handle])

    def _text(self, handle: ctypes.c_void_p, matrix: _Matrix, owner: ctypes.c_void_p | None) -> None:
        mode = text_mode_of(handle)
        if mode == _ADD_TO_CLIP:
            return
        font_size_of(handle, self._into_size)
        a, b, c, d, *origin = _times(self._own_matrix(handle), matrix)
        size = abs(self._size.value) * abs(a * d - b * c) ** 0.5
        shade, alpha = self._shade(handle, stroke_of if mode in _STROKED else fill_of)
        if alpha < FAINTEST:
            mode = _INVISIBLE
        self.pieces.append(_Piece(self._place, handle, matrix, (origin[0], origin[1]), shade, mode, size, owner))

    def _path(self, handle: ctypes.c_void_p, matrix: _Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        draw_mode_of(handle, ctypes.byref(fill), ctypes.byref(stroke))
        if not fill.value:
            return
        shade, alpha = self._shade(handle, fill_of)
        if alpha >= FAINTEST:
            # What shines through is of no certain shade.
            opaque = shade if alpha == 255 else None  # noqa: PLR2004 (the full alpha)
            self.grounds.append(_Ground(self._place, self.bounds(handle, matrix), opaque))

    def _shade(self, handle: ctypes.c_void_p, colour: Callable[..., int]) -> tuple[float | None, int]:
        red, green, blue, alpha = self._colour
        if not colour(handle, *self._into_colour):
            return None, 255
        return (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255, alpha.value

    def bounds(self, handle: ctypes.c_void_p, matrix: _Matrix) -> _Rect:
        """Where an object lies on the page, in points from its bottom left corner."""
        left, bottom, right, top = self._floats
        bounds_of(handle, *self._into_floats)
        rect = (left.value, bottom.value, right.value, top.value)
        if matrix == _UNIT:
            return rect
        corners = [_moved(x, y, matrix) for x in (rect[0], rect[2]) for y in (rect[1], rect[3])]
        across, up = [x for x, _ in corners], [y for _, y in corners]
        return min(across), min(up), max(across), max(up)

    def _own_matrix(self, handle: ctypes.c_void_p) -> _Matrix:
        own = self._matrix
        if not matrix_of(handle, self._into_matrix):
            return _UNIT
        return own.a, own.b, own.c, own.d, own.e, own.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    if outer == _UNIT:
        return inner
    a, b, c, d, e, f = inner
    across, up = _moved(e, f, outer)
    left, right = outer[0], outer[2]
    down, over = outer[1], outer[3]
    return a * left + b * right, a * down + b * over, c * left + d * right, c * down + d * over, across, up


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def hidden_text(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int) -> Iterator[Remark]:
    """A remark for each way in which this page (its number counts from 1) hides text, with a short quotation."""
    found: dict[str, list[str]] = {}
    for piece, reason in _hidden_on(page):
        found.setdefault(reason, []).append(_words(piece, text))
    for reason, words in found.items():
        quote = " ".join("".join(words).split())
        if _MEANING.search(quote) and not _FURNITURE.fullmatch(quote):
            shown = quote if len(quote) <= _QUOTE else f"{quote[:_QUOTE]}…"
            yield Remark(finding=Finding.HIDDEN_TEXT, detail=f"{reason}: “{shown}”", page=number)


def take_away_hidden(page: pypdfium2.PdfPage) -> None:
    """Take from the open page what it does not show, so that nothing of that is read; the file stays as it is."""
    for piece, _ in list(_hidden_on(page)):
        if piece.owner is None:
            pdfium.FPDFPage_RemoveObject(page.raw, as_object(piece.handle))
        else:
            pdfium.FPDFFormObj_RemoveObject(as_object(piece.owner), as_object(piece.handle))
        pdfium.FPDFPageObj_Destroy(as_object(piece.handle))


def _hidden_on(page: pypdfium2.PdfPage) -> Iterator[tuple[_Piece, str]]:
    """The pieces of text that the page does not show, each with the way in which it is hidden."""
    painted = _Painter(page)
    judge = _Judge(painted, page.get_bbox())
    suspects = [(piece, reason) for piece in painted.pieces if (reason := judge.hidden(piece))]
    return _confirmed(page, painted, suspects)


def _confirmed(
    page: pypdfium2.PdfPage, painted: _Painter, suspects: list[tuple[_Piece, str]]
) -> Iterator[tuple[_Piece, str]]:
    """The suspects without those that the page, drawn, does show: outlines and hues are hard to judge unseen."""
    unsure = [
        Suspect(as_object(piece.handle), painted.bounds(piece.handle, piece.matrix))
        for piece, reason in suspects
        if reason in _UNSURE
    ]
    shown = iter(seen(page, unsure) if unsure else [])
    for piece, reason in suspects:
        if reason not in _UNSURE or not next(shown):
            yield piece, reason


class _Judge:
    """Says of a piece of text whether a reader of the page sees it."""

    def __init__(self, painted: _Painter, edges: _Rect) -> None:
        self._painted = painted
        self._edges = edges
        self._compares = len(painted.grounds) <= _MOST_GROUNDS
        # Rules are no ground that text could stand on unseen.
        grounds = [ground for ground in painted.grounds if ground.thickness >= SMALLEST] if self._compares else []
        self._grounds = grounds if self._compares else painted.grounds
        self._shades = {_WHITE, *(ground.shade for ground in grounds if ground.shade is not None)}
        self._pale_shades: dict[float, bool] = {}
        scan = SCAN_SHARE * (edges[2] - edges[0]) * (edges[3] - edges[1])
        self._covers = [
            ground
            for ground in grounds
            if ground.area > _SMALLEST_COVER and not (ground.is_picture and ground.area > scan)
        ]
        self._cover_places = [ground.place for ground in self._covers]

    def hidden(self, piece: _Piece) -> str:
        """In which way the piece is hidden; nothing where it is to be seen."""
        if 0 < piece.size < SMALLEST:
            return f"text smaller than {SMALLEST:g} points"
        left, bottom, right, top = self._edges
        x, y = piece.origin
        inside = left <= x <= right and bottom <= y <= top
        later = self._covers[bisect(self._cover_places, piece.place) :]
        over = [ground for ground in later if ground.covers(x, y)]
        # Most text is dark and stands on the page: its rectangle, costly to ask for, need not be known.
        if inside and not over and piece.mode != _INVISIBLE and not self._pale(piece):
            return ""
        return self._hidden_at(piece, self._painted.bounds(piece.handle, piece.matrix), over)

    def _pale(self, piece: _Piece) -> bool:
        """Whether the piece has the shade of anything that it may stand on."""
        if piece.shade is None or not self._compares:
            return False
        if piece.shade not in self._pale_shades:
            near = any(abs(shade - piece.shade) < CONTRAST for shade in self._shades)
            self._pale_shades[piece.shade] = near
        return self._pale_shades[piece.shade]

    def _hidden_at(self, piece: _Piece, rect: _Rect, over: list[_Ground]) -> str:
        left, bottom, right, top = self._edges
        if rect[2] < left or rect[0] > right or rect[3] < bottom or rect[1] > top:
            return "text off the page"
        x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
        grounds = [ground for ground in self._grounds if ground.covers(x, y)]
        if piece.mode == _INVISIBLE:
            # A scan's recognised text lies unseen over or under its picture.
            return "" if any(ground.shade is None for ground in grounds) else "invisible text"
        if piece.shade is None or not self._compares:
            return ""
        below = [ground.shade for ground in grounds if ground.place < piece.place]
        ground = below[-1] if below else _WHITE
        if ground is not None and abs(ground - piece.shade) < CONTRAST:
            return _SAME_COLOUR
        return _COVERED if any(ground.contains(rect) for ground in over) else ""


def _words(piece: _Piece, text: pypdfium2.PdfTextPage) -> str:
    handle = as_object(piece.handle)
    size = pdfium.FPDFTextObj_GetText(handle, text.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(handle, text.raw, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", errors="replace").rstrip("\x00")
