"""A second reading of pages whose sums do not close: pdfplumber parts characters into words by other rules than ours.

It takes some five times as long as the first, so it is only made where the first is in doubt.
"""

import io
from collections.abc import Iterator, Sequence

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from bots.reading.page_document import read_pages
from bots.reading.words import Page, Word
from counterfoil.model.documents import Channel, Document, Sums


def closing(content: bytes, first: Sequence[Document]) -> tuple[Document, ...] | None:
    """The documents as read again, if all their bills close now and the pages are parted as before; else None."""
    if not _in_doubt(first):
        return None
    try:
        second = read_pages(list(_pages(content)), channel=Channel.TEXT)
    except PdfminerException:
        return None
    same = [(document.kind, document.pages) for document in first] == [(again.kind, again.pages) for again in second]
    return second if same and not _in_doubt(second) else None


def _in_doubt(documents: Sequence[Document]) -> bool:
    return any(document.kind.is_bill and document.sums is not Sums.CLOSED for document in documents)


def _pages(content: bytes) -> Iterator[Page]:
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            words = tuple(
                Word(word["text"], word["x0"], word["top"], word["x1"], word["bottom"], word["bottom"] - word["top"])
                for word in page.extract_words()
            )
            yield Page(number=page.page_number, width=float(page.width), height=float(page.height), words=words)
            page.close()
