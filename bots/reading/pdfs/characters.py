"""Characters: every one that a PDF page draws, with its box, straight from pdfium."""

import ctypes
import struct
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from bots.reading.pdfs.pdfium_calls import box_of, handle_of, is_generated, unicode_of

Corners = tuple[float, float, float, float]
Place = Callable[[float, float, float, float], Corners]
# The number of a character on its page, the character, and its place; a space has no place of its own.
Character = tuple[int, str, Corners]

NOWHERE: Corners = (0.0, 0.0, 0.0, 0.0)
FULL_TURN, QUARTER = 360, 90
SPACES = frozenset(" \u00a0\t\n\r")
# A hyphen that ends a line: as one character, and in the text taken whole.
LINE_END_HYPHENS = frozenset("\x02\ufffe")
# What stands for a character that has no meaning, and for one half of a pair.
MEANINGLESS = "\uffff"
# The sides of an FS_RECTF, all taken at once.
_FLOATS = struct.Struct("4f")


def placer(turn: int, left: float, bottom: float, right: float, top: float) -> Place:
    """From PDF coordinates (left, bottom, right, top) to those of the page turned clockwise by `turn` degrees."""
    if turn == 0:
        return lambda a, b, c, d: (a - left, top - d, c - left, top - b)
    if turn == QUARTER:
        return lambda a, b, c, d: (b - bottom, a - left, d - bottom, c - left)
    if turn == 2 * QUARTER:
        return lambda a, b, c, d: (right - c, b - bottom, right - a, d - bottom)
    return lambda a, b, c, d: (top - d, right - c, top - b, right - a)


def characters(textpage: pdfium.PdfTextPage, place: Place) -> Iterator[Character]:
    """The characters in the order in which the file draws them, its own spaces among them."""
    handle = handle_of(textpage.raw)
    rect = pdfium_raw.FS_RECTF()
    reference, sides = ctypes.byref(rect), _FLOATS.unpack
    for index, letter in enumerate(_text(textpage, handle)):
        if letter in SPACES:
            # pdfium makes up spaces and line ends of its own; only those of the file part words, gaps do the rest.
            if not is_generated(handle, index):
                yield index, " ", NOWHERE
            continue
        if letter in LINE_END_HYPHENS:
            drawn = "-"
        elif letter < " " or "\ufff0" <= letter <= MEANINGLESS:
            continue
        else:
            drawn = letter
        if box_of(handle, index, reference):
            left, top, right, bottom = sides(rect)
            yield index, drawn, place(left, bottom, right, top)


def _text(textpage: pdfium.PdfTextPage, handle: ctypes.c_void_p) -> str:
    """The characters of a page, one for each that pdfium counts."""
    count = textpage.count_chars()
    text = str(textpage.get_text_range()) if count else ""
    if len(text) == count:
        return text
    # Taken whole, the text lacks characters without a meaning, or has such as take two places in it.
    codes = (unicode_of(handle, index) for index in range(count))
    return "".join([chr(code) if code < 0x110000 else MEANINGLESS for code in codes])  # noqa: PLR2004 (all of Unicode)
