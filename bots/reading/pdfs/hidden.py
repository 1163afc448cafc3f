"""Finds text that a page carries but does not show: white on white, too small, off the page, invisible, covered.

Text in a document is data and never an instruction; but what a person cannot see on the page must not decide either.
"""

import ctypes
import re
from bisect import bisect
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from bots.reading.pdfs.painted import INVISIBLE, Ground, Painter, Piece, Rect
from bots.reading.pdfs.pdfium_calls import as_object
from bots.reading.pdfs.visible import SCAN_SHARE, Suspect, seen
from counterfoil.model.documents import Finding, Remark

# Text of less than this many points cannot be read in print.
SMALLEST = 2.0
# Shades (0 black … 1 white) closer than this cannot be told apart; a pale "DRAFT" across the page is further off.
CONTRAST = 0.05
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
# On a page of more shapes than these (a plan, a map) colours are not compared: it would take longer than it is worth.
_MOST_GROUNDS = 3000
_SAME_COLOUR, _COVERED = "text in the colour of its background", "text painted over"
_UNSURE = {_SAME_COLOUR, _COVERED}


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


def _hidden_on(page: pypdfium2.PdfPage) -> Iterator[tuple[Piece, str]]:
    """The pieces of text that the page does not show, each with the way in which it is hidden."""
    painted = Painter(page)
    judge = _Judge(painted, page.get_bbox())
    suspects = [(piece, reason) for piece in painted.pieces if (reason := judge.hidden(piece))]
    return _confirmed(page, painted, suspects)


def _confirmed(
    page: pypdfium2.PdfPage, painted: Painter, suspects: list[tuple[Piece, str]]
) -> Iterator[tuple[Piece, str]]:
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

    def __init__(self, painted: Painter, edges: Rect) -> None:
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
        self._last_cover = max(self._cover_places, default=0)

    def hidden(self, piece: Piece) -> str:
        """In which way the piece is hidden; nothing where it is to be seen."""
        if 0 < piece.size < SMALLEST:
            return f"text smaller than {SMALLEST:g} points"
        left, bottom, right, top = self._edges
        x, y = piece.origin
        inside = left <= x <= right and bottom <= y <= top
        over = self._over(piece.place, x, y) if piece.place < self._last_cover else []
        # Most text is dark and stands on the page: its rectangle, costly to ask for, need not be known.
        if inside and not over and piece.mode != INVISIBLE and not self._pale(piece):
            return ""
        return self._hidden_at(piece, self._painted.bounds(piece.handle, piece.matrix), over)

    def _over(self, place: int, x: float, y: float) -> list[Ground]:
        """What is painted over a point after something."""
        return [ground for ground in self._covers[bisect(self._cover_places, place) :] if ground.covers(x, y)]

    def _pale(self, piece: Piece) -> bool:
        """Whether the piece has the shade of anything that it may stand on."""
        if piece.shade is None or not self._compares:
            return False
        known = self._pale_shades.get(piece.shade)
        if known is None:
            known = any(abs(shade - piece.shade) < CONTRAST for shade in self._shades)
            self._pale_shades[piece.shade] = known
        return known

    def _hidden_at(self, piece: Piece, rect: Rect, over: list[Ground]) -> str:
        left, bottom, right, top = self._edges
        if rect[2] < left or rect[0] > right or rect[3] < bottom or rect[1] > top:
            return "text off the page"
        x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
        grounds = [ground for ground in self._grounds if ground.covers(x, y)]
        if piece.mode == INVISIBLE:
            # A scan's recognised text lies unseen over or under its picture.
            return "" if any(ground.shade is None for ground in grounds) else "invisible text"
        if piece.shade is None or not self._compares:
            return ""
        below = [ground.shade for ground in grounds if ground.place < piece.place]
        ground = below[-1] if below else _WHITE
        if ground is not None and abs(ground - piece.shade) < CONTRAST:
            return _SAME_COLOUR
        return _COVERED if any(ground.contains(rect) for ground in over) else ""


def _words(piece: Piece, text: pypdfium2.PdfTextPage) -> str:
    handle = as_object(piece.handle)
    size = pdfium.FPDFTextObj_GetText(handle, text.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(handle, text.raw, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", errors="replace").rstrip("\x00")
