"""Glyphs: whether what is drawn looks like the characters that it is said to be, quickly and without recognising text.

A text layer is only what the file says is written; the page may show something else. Here each blob of ink is compared
with the shapes of the digits in common fonts. It is a screen: what it finds unlike goes to text recognition.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

Grey = npt.NDArray[np.uint8]
Shape = npt.NDArray[np.float32]

DIGITS = "0123456789"
# Fonts that every PDF program knows (ISO 32000-1, 9.6.2.2), so that their shapes need no files.
FONTS = (
    b"Helvetica",
    b"Helvetica-Bold",
    b"Helvetica-Oblique",
    b"Times-Roman",
    b"Times-Bold",
    b"Times-Italic",
    b"Courier",
    b"Courier-Bold",
)
# The height in pixels at which glyphs are compared, and the size of a shape (width, height).
HEIGHT = 28
SHAPE = (12, 16)
# A digit is unlike what it is said to be when another digit's shape is this much nearer (distances are 0 to 1).
NEARER = 0.72
# Ink is what stands off its ground by at least this share of the darkest and lightest.
_LEAST_CONTRAST = 24


def unlike(picture: Grey, text: str) -> bool:
    """Whether the picture of a short text, one line high, cannot be what the text says.

    That is so when it shows another number of glyphs, or a digit that is plainly another. Text with glyphs that touch
    may be called unlike; a text that is called like has its digits in their places.
    """
    glyphs = [sign for sign in text if not sign.isspace()]
    blobs = _blobs(picture)
    if len(blobs) != len(glyphs):
        return True
    digits = [(int(sign), _shape(blob)) for sign, blob in zip(glyphs, blobs, strict=True) if sign in DIGITS]
    return bool(digits) and not _may_all_be(digits)


def _blobs(picture: Grey) -> list[Grey]:
    """The ink, cut into glyphs from left to right: connected pieces, those over one another together (i, :, %)."""
    ink = _ink(picture)
    if ink is None:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    boxes = [(int(x), int(y), int(x + width), int(y + height)) for x, y, width, height, area in stats[1:] if area > 1]
    # What reaches the rim comes from elsewhere: the frame of a table, a line below a total.
    high, wide = ink.shape
    pieces = sorted([x0, y0, x1, y1] for x0, y0, x1, y1 in boxes if x0 > 0 and y0 > 0 and x1 < wide and y1 < high)
    merged: list[list[int]] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and min(last[2], piece[2]) - piece[0] > 0.5 * min(last[2] - last[0], piece[2] - piece[0]):
            last[1], last[2], last[3] = min(last[1], piece[1]), max(last[2], piece[2]), max(last[3], piece[3])
        else:
            merged.append(piece)
    return [ink[top:bottom, left:right] for left, top, right, bottom in merged]


def _ink(picture: Grey) -> Grey | None:
    """Ink as 1 on a ground of 0, whichever of the two is the lighter; None where nothing is written."""
    low, high = int(picture.min()), int(picture.max())
    if high - low < _LEAST_CONTRAST:
        return None
    _, ink = cv2.threshold(picture, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    written: Grey = (ink if ink.mean() < 0.5 else 1 - ink).astype(np.uint8)  # noqa: PLR2004 (there is more ground)
    return written


def _shape(ink: Grey) -> Shape:
    """A glyph at the size of comparison, its proportions kept, so that a 1 stays slim."""
    height, width = ink.shape
    across = min(SHAPE[0], max(1, round(width * SHAPE[1] / height)))
    drawn = cv2.resize(ink.astype(np.float32), (across, SHAPE[1]), interpolation=cv2.INTER_AREA)
    shape: Shape = np.zeros((SHAPE[1], SHAPE[0]), np.float32)
    left = (SHAPE[0] - across) // 2
    shape[:, left : left + across] = drawn
    return shape.ravel()


def _may_all_be(digits: Sequence[tuple[int, Shape]]) -> bool:
    """Whether each shape may be the digit that it is said to be."""
    known, shapes = _known()
    drawn = np.stack([shape for _, shape in digits])
    between = drawn[:, np.newaxis] - shapes
    # In place, and summed as a product: it is by far the largest array of a reading.
    distances = np.abs(between, out=between) @ np.full(shapes.shape[1], 1 / shapes.shape[1], np.float32)
    best = distances.min(axis=1)
    of_others = known != np.array([digit for digit, _ in digits])[:, np.newaxis]
    own = np.where(of_others, np.inf, distances).min(axis=1)
    return bool((own <= best / NEARER).all())


@cache
def _known() -> tuple[npt.NDArray[np.int64], Shape]:
    """The digits' shapes: which digit each is, and the shapes as rows. Drawn once a process."""
    rows = [(int(digit), shape) for font in FONTS for digit, shape in zip(DIGITS, _drawn_digits(font), strict=True)]
    return np.array([digit for digit, _ in rows]), np.stack([shape for _, shape in rows])


def _drawn_digits(font: bytes) -> Sequence[Shape]:
    """The ten digits in one of the standard fonts."""
    pdf = pypdfium2.PdfDocument.new()
    try:
        page = pdf.new_page(HEIGHT * len(DIGITS), 2 * HEIGHT)
        for place, digit in enumerate(DIGITS):
            piece = pdfium.FPDFPageObj_NewTextObj(pdf.raw, font, HEIGHT)
            words = (digit + "\0").encode("utf-16-le")
            pdfium.FPDFText_SetText(piece, (pdfium.FPDF_WCHAR * len(digit + "\0")).from_buffer_copy(words))
            pdfium.FPDFPageObj_Transform(piece, 1, 0, 0, 1, HEIGHT * place + HEIGHT / 4, HEIGHT / 2)
            pdfium.FPDFPage_InsertObject(page.raw, piece)
        page.gen_content()
        picture = page.render(scale=1, grayscale=True).to_numpy()
        columns = [HEIGHT * place for place in range(len(DIGITS) + 1)]
        return [_shape(blob) for start, end in pairwise(columns) for blob in _blobs(picture[:, start:end].squeeze())]
    finally:
        pdf.close()
