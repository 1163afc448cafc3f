"""Which documents a file holds, once pages that only support a bill have joined it."""

import io
from dataclasses import replace

from PIL import Image, UnidentifiedImageError

from counterfoil.model.documents import Document, Kind

SUPPORTING = {Kind.BACKING, Kind.TIMESHEET}
# An A4 page at 60 dots an inch has 0.35 megapixels and cannot be read; a smaller picture in a mail is a logo.
SMALLEST_PAGE_PIXELS = 350_000
_HEAD = 64
_ENVELOPES = (
    b"BEGIN:VCARD",
    b"BEGIN:VCALENDAR",
    b"-----BEGIN PKCS7",
    b"-----BEGIN PGP SIGNATURE",
    b"-----BEGIN PGP PUBLIC",
)
# The object identifier of a PKCS#7 signature, at the head of its object.
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")


def unpack(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Join timesheets and backing sheets to the bill when the file holds exactly one bill besides them."""
    bills = [document for document in documents if document.kind not in SUPPORTING]
    if len(documents) == len(bills) or len(bills) != 1:
        return documents
    pages = tuple(sorted(page for document in documents for page in document.pages))
    remarks = tuple(remark for document in documents for remark in document.remarks)
    return (replace(bills[0], pages=pages, remarks=tuple(dict.fromkeys(remarks))),)


def is_decoration(content: bytes) -> bool:
    """Whether a mail's attachment says nothing of its own: a picture too small to be a page, or part of the envelope.

    That is the sender's signature, visiting card or appointment.
    """
    if content[:_HEAD].lstrip().upper().startswith(_ENVELOPES) or _SIGNED_DATA in content[:_HEAD]:
        return True
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return picture.width * picture.height < SMALLEST_PAGE_PIXELS
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return False
