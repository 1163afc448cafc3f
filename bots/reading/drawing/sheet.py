"""A sheet to draw on: lines, boxes and words over a picture, set by pdfium so that no font has to be installed."""

import ctypes
import math
import unicodedata
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple, Self

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from counterfoil.model.fields import Box

# pdfium's own Helvetica has the letters of this code page and no others.
_LETTERS = "cp1252"


_ROUND = 32
_CIRCLE = [(math.cos(turn * math.tau / _ROUND), math.sin(turn * math.tau / _ROUND)) for turn in range(_ROUND + 1)]


class Colour(NamedTuple):
    """Red, green, blue and opacity, 0 to 255 each."""

    red: int
    green: int
    blue: int
    opacity: int = 255

    def at(self, opacity: int) -> "Colour":
        """The same colour, more or less opaque."""
        return self._replace(opacity=opacity)


WHITE = Colour(255, 255, 255)


class Dash(Enum):
    """How a line is drawn: the lengths of its strokes and gaps, in points."""

    SOLID = ()
    DASHED = (4.0, 2.0)
    DOTTED = (1.0, 1.6)


class Sheet:
    """A blank sheet of this size in points; a context manager."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._pdf = pdfium.PdfDocument.new()
        self._page = self._pdf.new_page(width, height)
        self._fonts = {
            bold: raw.FPDFText_LoadStandardFont(self._pdf.raw, b"Helvetica-Bold" if bold else b"Helvetica")
            for bold in (False, True)
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for font in self._fonts.values():
            raw.FPDFFont_Close(font)
        self._pdf.close()

    def box(
        self,
        place: Box,
        *,
        fill: Colour | None = None,
        line: Colour | None = None,
        width: float = 0.8,
        dash: Dash = Dash.SOLID,
    ) -> None:
        """A rectangle, filled, outlined or both."""
        x0, top, x1, bottom = place.x0, place.top, place.x1, place.bottom
        corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]
        self.path(corners, fill=fill, line=line, width=width, dash=dash)

    def path(
        self,
        points: Sequence[tuple[float, float]],
        *,
        fill: Colour | None = None,
        line: Colour | None = None,
        width: float = 0.8,
        dash: Dash = Dash.SOLID,
    ) -> None:
        """A line through these points, closed where it is filled."""
        (x, y), *rest = points
        path = raw.FPDFPageObj_CreateNewPath(x, self.height - y)
        for x, y in rest:
            raw.FPDFPath_LineTo(path, x, self.height - y)
        raw.FPDFPath_SetDrawMode(path, raw.FPDF_FILLMODE_WINDING if fill else raw.FPDF_FILLMODE_NONE, line is not None)
        if fill:
            raw.FPDFPageObj_SetFillColor(path, *fill)
        if line:
            raw.FPDFPageObj_SetStrokeColor(path, *line)
            raw.FPDFPageObj_SetStrokeWidth(path, width)
            if dash.value:
                lengths = (ctypes.c_float * len(dash.value))(*dash.value)
                raw.FPDFPageObj_SetDashArray(path, lengths, len(lengths), 0)
        raw.FPDFPage_InsertObject(self._page.raw, path)

    def disc(self, x: float, y: float, radius: float, *, line: Colour, share: float) -> None:
        """A circle of which this share, 0 to 1, is filled from the left."""
        ring = [(x + radius * across, y + radius * down) for across, down in _CIRCLE]
        self.path(ring, fill=WHITE, line=line, width=0.9)
        if share:
            edge = x - radius + 2 * radius * share
            self.path([(min(px, edge), py) for px, py in ring], fill=line)

    def words(
        self, x: float, y: float, text: str, *, size: float, colour: Colour, bold: bool = False, right: bool = False
    ) -> None:
        """Text on the baseline `y`, from `x` on, or with `right` up to it."""
        piece = self._text(text, size, bold=bold)
        raw.FPDFPageObj_SetFillColor(piece, *colour)
        start = x - _extent(piece) if right else x
        raw.FPDFPageObj_Transform(piece, 1, 0, 0, 1, start, self.height - y)
        raw.FPDFPage_InsertObject(self._page.raw, piece)

    def fitted(self, text: str, room: float, *, size: float, bold: bool = False) -> str:
        """As much of the text as has room, with an ellipsis for the rest."""
        shown = printable(text)
        if self._length(shown, size, bold=bold) <= room:
            return shown
        low, high = 0, len(shown)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self._length(shown[:middle].rstrip() + "…", size, bold=bold) <= room
            low, high = (middle, high) if fits else (low, middle - 1)
        return shown[:low].rstrip() + "…"

    def over(self, ground: Image.Image) -> Image.Image:
        """The ground, which is as wide as the sheet to a scale of its own, with the sheet laid over it."""
        raw.FPDFPage_GenerateContent(self._page.raw)
        layer = self._page.render(
            scale=ground.width / self.width, fill_color=(0, 0, 0, 0), force_bitmap_format=raw.FPDFBitmap_BGRA
        ).to_pil()
        layer = layer.convert("RGBA").crop((0, 0, *ground.size))
        return Image.alpha_composite(ground.convert("RGBA"), layer).convert("RGB")

    def _length(self, text: str, size: float, *, bold: bool) -> float:
        piece = self._text(text, size, bold=bold)
        length = _extent(piece)
        raw.FPDFPageObj_Destroy(piece)
        return length

    def _text(self, text: str, size: float, *, bold: bool) -> raw.FPDF_PAGEOBJECT:
        piece = raw.FPDFPageObj_CreateTextObj(self._pdf.raw, self._fonts[bold], size)
        wide = ctypes.create_string_buffer((printable(text) + "\0").encode("utf-16-le"))
        raw.FPDFText_SetText(piece, ctypes.cast(wide, raw.FPDF_WIDESTRING))
        return piece


def printable(text: str) -> str:
    """The text in letters that can be set: accents that cannot are left off, other letters become "?"."""
    shown = []
    for letter in " ".join(text.split()):
        plain = letter if _settable(letter) else unicodedata.normalize("NFKD", letter)[0]
        shown.append(plain if plain.isprintable() and _settable(plain) else "?")
    return "".join(shown)


def _settable(letter: str) -> bool:
    return bool(letter.encode(_LETTERS, errors="ignore"))


def _extent(piece: raw.FPDF_PAGEOBJECT) -> float:
    """How far a piece of text that has not been moved yet reaches to the right of where it begins."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    found = raw.FPDFPageObj_GetBounds(piece, left, bottom, right, top)
    return right.value if found else 0.0
