"""Pages for the desk: the bare picture of one, and its words with their places, for people to point at."""

import io
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image

from bots.reading.drawing.errors import NoPagesError
from bots.reading.drawing.pages import page_picture
from bots.reading.pdfs.words import Page, read_page
from bots.reading.sniff import Format, sniff

# Enough greys for text and stamps to look as they should, in a sixth of the bytes.
GREYS = 16
# Bytes from which a page is rather a photograph, or the noise of a scanner, than print: these a JPEG keeps in less.
HEAVY, QUALITY = 100_000, 50


class PlainPage(NamedTuple):
    """A page as a PNG or JPEG, with its size in points, in which the boxes of fields are."""

    picture: bytes
    width: float
    height: float


class PlacedWord(NamedTuple):
    """A word and its box, in points from the top left corner of the page as it is shown."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


def plain_page(name: str, content: bytes, number: int) -> PlainPage:
    """The page with this number, from 1.

    Raises:
        NoPagesError: the file has no such page.
    """
    del name
    page = page_picture(content, number)
    greys = page.image.convert("L")
    picture = _saved(greys.quantize(GREYS), "PNG")
    if len(picture) > HEAVY:
        picture = _saved(greys, "JPEG", quality=QUALITY)
    return PlainPage(picture, page.width, page.height)


def _saved(image: Image.Image, form: str, **how: int) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **how)
    return stream.getvalue()


def words_of_text(name: str, content: bytes, number: int) -> tuple[PlacedWord, ...]:
    """The words of a PDF page's text layer.

    Raises:
        NoPagesError: it is no PDF, or has no such page.
    """
    if sniff(content) is not Format.PDF:
        raise NoPagesError(f"{name} has no text layer")
    pdf = pdfium.PdfDocument(content)
    try:
        return _placed(read_page(pdf[number - 1], number))
    except (IndexError, pdfium.PdfiumError) as error:
        raise NoPagesError(f"page {number} cannot be read ({error})") from error
    finally:
        pdf.close()


def words_of_scan(name: str, content: bytes, number: int) -> tuple[PlacedWord, ...]:
    """The words of a page that is a picture, recognised; for a process of its own, since that takes seconds.

    Raises:
        NoPagesError: the file has no such page.
    """
    from bots.reading.scans.leaves import Leaf  # noqa: PLC0415 (the engines are loaded for scans alone)
    from bots.reading.scans.scanned_pages import drawn_page, frames  # noqa: PLC0415

    if sniff(content) is Format.PDF:
        pdf = pdfium.PdfDocument(content)
        try:
            picture = drawn_page(pdf, number)
        finally:
            pdf.close()
    else:
        found = next((frame for frame in frames(content) if frame.number == number), None)
        if found is None:
            raise NoPagesError(f"{name} has no page {number}")
        picture = found
    return _placed(Leaf(picture).page)


def _placed(page: Page) -> tuple[PlacedWord, ...]:
    boxes = ((word.text, page.shown(word.x0, word.top, word.x1, word.bottom)) for word in page.words)
    return tuple(PlacedWord(text, box.x0, box.top, box.x1, box.bottom) for text, box in boxes)
