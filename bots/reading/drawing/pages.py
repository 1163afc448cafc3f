"""Pages as pictures: a page of a PDF as it is shown, or of a picture file as it was scanned."""

import io
from typing import NamedTuple

import pypdfium2 as pdfium
from PIL import Image, ImageOps, UnidentifiedImageError

from bots.reading.drawing.errors import NoPagesError
from bots.reading.sniff import Format, sniff

# Pixels of the long side: about 150 a inch on A4, and no more memory for a page as large as a wall.
LONG_SIDE = 1754
POINTS = 72
# A picture that states no resolution, or one of a screen, is taken for a page of A4.
LEAST_DPI = 100
LONG_SIDE_POINTS = 842


class PagePicture(NamedTuple):
    """A page as a picture, with its size in points, in which the boxes of fields are."""

    image: Image.Image
    width: float
    height: float


def page_picture(content: bytes, number: int) -> PagePicture:
    """The page with this number, from 1, as it is shown: turned and cropped as the file says.

    Raises:
        NoPagesError: the file is of a kind without pages, is damaged, or has no page of this number.
    """
    form = sniff(content)
    try:
        if form is Format.PDF:
            return _of_pdf(content, number)
        if form is Format.PICTURE:
            return _of_picture(content, number)
    except (pdfium.PdfiumError, UnidentifiedImageError, EOFError, IndexError, OSError) as error:
        raise NoPagesError(f"page {number} cannot be drawn ({error})") from error
    raise NoPagesError("it has no pages to draw: only a PDF or a picture has")


def _of_pdf(content: bytes, number: int) -> PagePicture:
    pdf = pdfium.PdfDocument(content)
    try:
        pdf.init_forms()
        page = pdf[number - 1]
        width, height = page.get_size()
        image = page.render(scale=LONG_SIDE / max(width, height)).to_pil().convert("RGB")
        return PagePicture(image, width, height)
    finally:
        pdf.close()


def _of_picture(content: bytes, number: int) -> PagePicture:
    """A frame of a picture file; its size in points by the resolution that it states, as its reader takes it."""
    with Image.open(io.BytesIO(content)) as file:
        file.seek(number - 1)
        image = ImageOps.exif_transpose(file)
        width, height = size_in_points(file, image)
        image = image.convert("RGB")
    image.thumbnail((LONG_SIDE, LONG_SIDE))
    return PagePicture(image, width, height)


def size_in_points(file: Image.Image, image: Image.Image) -> tuple[float, float]:
    """The width and height of a picture as it is shown, by the resolution that its file states, if it can be one."""
    across, down = (float(dots) for dots in file.info.get("dpi") or (0, 0))
    if file.size != image.size:
        across, down = down, across
    if min(across, down) < LEAST_DPI:
        across = down = max(image.size) / LONG_SIDE_POINTS * POINTS
    return image.width * POINTS / across, image.height * POINTS / down
