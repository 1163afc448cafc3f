"""Files that an e-invoice carries in itself (BG-24): given on as parts, to be registered and read like any other."""

import binascii
import re
from collections.abc import Iterator

from bots.reading.einvoices.terms import Group
from counterfoil.model.documents import Part

_ENDINGS = {
    "application/pdf": ".pdf",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_UNSAFE = re.compile(r"[^\w.() -]+")
_LONGEST_NAME = 100


def attachments(invoice: Group) -> Iterator[Part]:
    """The files in the e-invoice, in its order; one whose coding is broken comes empty, so that it is seen."""
    for number, document in enumerate(invoice.each("BG-24"), start=1):
        encoded = document.first("BT-125")
        if encoded is None:
            continue
        name = document.text("FILENAME") or f"{document.text('BT-122') or f'attachment {number}'}{_ending(document)}"
        yield Part(name=_plain(name), content=_decoded(encoded.text))


def _ending(document: Group) -> str:
    return _ENDINGS.get(document.text("MIME"), "")


def _plain(name: str) -> str:
    """A file's name without the folders and signs that a sender may have put into it."""
    return _UNSAFE.sub("_", name.replace("\\", "/").rpartition("/")[2])[-_LONGEST_NAME:]


def _decoded(text: str) -> bytes:
    try:
        return binascii.a2b_base64(text)
    except ValueError:
        return b""
