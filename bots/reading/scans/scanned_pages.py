"""Scanned pages as pictures: drawn from a PDF, or taken from the frames of a picture file."""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image, ImageOps

from bots.reading.drawing.pages import POINTS, size_in_points
from bots.reading.pdfs.words import Page
from counterfoil.model.documents import Reading

Pixels = npt.NDArray[np.uint8]

# Dots an inch at which the engines read ordinary type best.
READING_DPI = 250.0
# Pages larger than so many pixels are drawn coarser; files with larger pictures are refused.
MOST_PIXELS = 60_000_000
_DRAWN_PIXELS = 25_000_000


class Picture(NamedTuple):
    """A page as it is shown: its number in the file from 1, its pixels in grey, its size in points."""

    number: int
    pixels: Pixels
    width: float
    height: float

    @property
    def dpi(self) -> float:
        """Pixels an inch, along the longer side."""
        return float(max(self.pixels.shape) / max(self.width, self.height) * POINTS)


# Reads pages of which some are pictures; the page count is the caller's to know.
ReadScanned = Callable[[Iterable[Page | Picture]], Reading]


class TooLargeError(Exception):
    """A picture has more pixels than may be opened; the message says how many, for a clerk."""


def drawn_page(page: pdfium.PdfPage, number: int) -> Picture:
    """A page of a PDF as it is shown."""
    width, height = page.get_size()
    scale = min(READING_DPI / POINTS, (_DRAWN_PIXELS / max(1.0, width * height)) ** 0.5)
    pixels = page.render(scale=scale, grayscale=True).to_numpy()
    return Picture(number, pixels.reshape(pixels.shape[:2]).copy(), width, height)


def frame_count(content: bytes) -> int:
    """How many pages a picture file holds: each frame of a TIFF is one; of a moving picture only the first is.

    Raises:
        OSError: it is no picture that can be opened.
        TooLargeError: it has more pixels than any page.
    """
    with _opened(content) as file:
        return int(getattr(file, "n_frames", 1)) if file.format == "TIFF" else 1


def frames(content: bytes) -> Iterator[Picture]:
    """The pages of a picture file, turned as a telephone's note in it says.

    Raises:
        OSError: it is no picture that can be opened.
        TooLargeError: a page has more pixels than may be.
    """
    for number in range(1, frame_count(content) + 1):
        with _opened(content) as file:
            file.seek(number - 1)
            _refuse_too_large(file)
            image = ImageOps.exif_transpose(file)
            width, height = size_in_points(file, image)
            yield Picture(number, np.asarray(_grey(image), dtype=np.uint8), width, height)


def _opened(content: bytes) -> Image.Image:
    try:
        file = Image.open(io.BytesIO(content))
    except Image.DecompressionBombError as error:
        raise TooLargeError("it has more pixels than any page") from error
    _refuse_too_large(file)
    return file


def _refuse_too_large(file: Image.Image) -> None:
    if file.width * file.height > MOST_PIXELS:
        raise TooLargeError(f"it has {file.width} by {file.height} pixels")


def _grey(image: Image.Image) -> Image.Image:
    """The picture in shades of grey, on white where it is transparent."""
    if image.mode in {"I;16", "I", "F"}:
        return image.point(lambda shade: shade / 256).convert("L")
    if image.has_transparency_data:
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image.convert("RGBA"))
        return ground.convert("L")
    return image.convert("L")
