"""Which documents a file holds, once pages that only support a bill have joined it."""

import io
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, UnidentifiedImageError

from bots.intake.belonging import bill_of, names_another
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
    """Join each timesheet and backing sheet to the bill of the file that it belongs to; one that fits none stays.

    Where it names nothing of several, it belongs to the invoice right before it.
    """
    bills = [document for document in documents if document.kind not in SUPPORTING]
    sheets = [document for document in documents if document.kind in SUPPORTING]
    if not sheets or not bills:
        return documents
    places = [_bill_in_file(sheet, bills) for sheet in sheets]
    together = [
        _together(bill, [sheet for sheet, of in zip(sheets, places, strict=True) if of == place])
        for place, bill in enumerate(bills)
    ]
    alone = [sheet for sheet, place in zip(sheets, places, strict=True) if place is None]
    return tuple(sorted([*together, *alone], key=lambda document: document.pages[:1]))


def _bill_in_file(sheet: Document, bills: Sequence[Document]) -> int | None:
    """The bill that a sheet belongs to; where it names nothing of any, the invoice right before it."""
    place = bill_of(sheet, bills)
    if place is not None or names_another(sheet, bills):
        return place
    before = [place for place, bill in enumerate(bills) if bill.pages[:1] < sheet.pages[:1]]
    last = max(before, key=lambda place: bills[place].pages, default=None)
    return last if last is not None and bills[last].kind is Kind.INVOICE else None


def _together(bill: Document, sheets: Sequence[Document]) -> Document:
    if not sheets:
        return bill
    pages = tuple(sorted(page for document in (bill, *sheets) for page in document.pages))
    remarks = dict.fromkeys(remark for document in (bill, *sheets) for remark in document.remarks)
    return replace(bill, pages=pages, remarks=tuple(remarks), backing=tuple(sheets))


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
