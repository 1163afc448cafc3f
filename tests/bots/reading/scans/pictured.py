"""Pictures of drawn pages for the tests of scans, as a scanner or a telephone would make them."""

import numpy as np
import numpy.typing as npt
import pypdfium2

Pixels = npt.NDArray[np.uint8]


def pictured(pdf: bytes, *, dpi: int = 200, page: int = 0) -> Pixels:
    """A page in shades of grey."""
    document = pypdfium2.PdfDocument(pdf)
    pixels = document[page].render(scale=dpi / 72, grayscale=True).to_numpy()
    picture: Pixels = pixels.reshape(pixels.shape[:2]).copy()
    document.close()
    return picture
