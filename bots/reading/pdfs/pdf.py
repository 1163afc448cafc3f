"""Text PDFs: from the bytes of a file to its documents, or to the reason why it has none."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from bots.reading.forms.pages import FilledIn, remarked
from bots.reading.pages.document import read_pages
from bots.reading.pdfs.figures import held_against_picture
from bots.reading.pdfs.opened import OpenPdf
from bots.reading.pdfs.text_layer import TextLayer, held_against_layer, text_layer
from bots.reading.pdfs.visible import SCAN_SHARE
from bots.reading.pdfs.words import Page
from bots.reading.scans.scanned_pages import ReadScanned, drawn_page
from counterfoil.model.documents import Channel, Reading, Trouble

READER = f"text-pdf 1 (pdfium {pdfium.PDFIUM_INFO.build})"
# A page of no more words than these over a picture of at least this share is a scan with a stamp on it.
STAMP_WORDS = 12
# In a file that has text elsewhere, a page without words is a scan where a picture covers so much of it.
PICTURE_BESIDE_TEXT = 0.3
# The end-of-file mark stands within so many bytes of the end of a whole file.
TAIL = 4096
HEAD = 1024


def _trouble(trouble: Trouble, detail: str, pages: int = 0) -> Reading:
    return Reading(reader=READER, page_count=pages, trouble=trouble, detail=detail)


def _is_scan(page: Page) -> bool:
    return not page.words or (len(page.words) <= STAMP_WORDS and page.picture >= SCAN_SHARE)


def _is_drawn_on(page: pdfium.PdfPage) -> bool:
    """Whether a page has something on it, be it only lines."""
    return bool(pdfium_raw.FPDFPage_CountObjects(page.raw) > 0)


def _scans(pdf: OpenPdf, pages: Sequence[Page]) -> list[Page]:
    """The pages that have to be recognised: those without text of their own, and those whose text is not theirs.

    Beside pages of text, drawings and logos without a word are none.
    """
    scans = [page for page in pages if _is_scan(page)]
    if len(scans) < len(pages):
        scans = [page for page in scans if page.picture >= PICTURE_BESIDE_TEXT]
    else:
        scans = [page for page in scans if _is_drawn_on(pdf.page(page.number))]
    texts = [page for page in pages if not _is_scan(page)]
    return scans + [page for page in texts if text_layer(pdf, page) is not TextLayer.SHOWN]


def read_pdf(content: bytes, scanned: ReadScanned | None = None) -> Reading:
    """Reads the pages of a PDF, and nothing of what else it holds; never raises for bad input."""
    if not content.strip(b"\0\t\r\n "):
        return _trouble(Trouble.EMPTY, "The file is empty. Ask the sender to send it again.")
    if b"%PDF" not in content[:HEAD]:
        return _trouble(Trouble.DAMAGED, "The file does not begin as a PDF does. Ask the sender to send it again.")
    try:
        pdf = OpenPdf(content)
    except pdfium.PdfiumError as error:
        if error.err_code in {pdfium_raw.FPDF_ERR_PASSWORD, pdfium_raw.FPDF_ERR_SECURITY}:
            return _trouble(
                Trouble.ENCRYPTED, "The PDF is locked with a password. Ask the sender for a copy without one."
            )
        return _trouble(Trouble.DAMAGED, f"The PDF cannot be opened ({error}). Ask the sender to send it again.")
    try:
        return read_open(pdf, scanned, whole=is_whole(content))
    finally:
        pdf.close()


def is_whole(content: bytes) -> bool:
    """Whether the file has its end."""
    return b"%%EOF" in content[-TAIL:] or b"startxref" in content[-TAIL:]


def read_open(
    pdf: OpenPdf, scanned: ReadScanned | None = None, *, hidden: Collection[int] = (), whole: bool
) -> Reading:
    """Reads a PDF by its text layer, and what pages are pictures by `scanned`; without that they are PICTURE_ONLY.

    `hidden` are the numbers of the pages with text that they do not show; that text is not read. `whole` is whether the
    file has its end. Never raises for bad input: the reading says what is wrong with the file.
    """
    try:
        reading = _read(pdf, FilledIn(pdf, hidden), scanned, whole=whole)
        return replace(reading, documents=tuple(held_against_picture(pdf, one) for one in reading.documents))
    except pdfium.PdfiumError as error:
        return _trouble(
            Trouble.DAMAGED, f"A page of the PDF cannot be opened ({error}). Ask the sender to send it again."
        )


def _read(pdf: OpenPdf, filled: FilledIn, scanned: ReadScanned | None, *, whole: bool) -> Reading:
    count = len(pdf)
    if not whole:
        return _trouble(
            Trouble.DAMAGED, "The PDF is cut off: its end is missing. Ask the sender to send it again.", count
        )
    if count == 0:
        return _trouble(Trouble.EMPTY, "The PDF has no pages. Ask the sender to send it again.")
    pages = list(filled.pages())
    if pdf.is_xfa and not filled.has_fields:
        return _trouble(
            Trouble.NOT_ACCEPTED,
            "The PDF is a form that only Adobe's own programs can show (XFA). Ask the sender to print it to a PDF.",
            count,
        )
    scans = _scans(pdf, pages)
    if not scans and all(_is_scan(page) for page in pages):
        return _trouble(Trouble.EMPTY, "All pages of the PDF are blank. Ask the sender to send it again.", count)
    if scans:
        return _recognised(pdf, pages, scans, scanned)
    found = read_pages(pages, channel=Channel.TEXT, look=filled.look)
    remarks = filled.remarks()
    documents = tuple(
        replace(document, remarks=(*document.remarks, *remarked(remarks, document.pages))) if remarks else document
        for document in found
    )
    reader = f"{READER}, an XFA form by its fields" if pdf.is_xfa else READER
    return Reading(reader=reader, page_count=count, documents=documents)


def _recognised(pdf: OpenPdf, pages: Sequence[Page], scans: Sequence[Page], scanned: ReadScanned | None) -> Reading:
    """The pages with the scans among them recognised, and held against the text that lies under these."""
    if scanned is None:
        detail = "Pages of the PDF are pictures, or carry a text that is not theirs; it is read as a scan."
        return _trouble(Trouble.PICTURE_ONLY, detail, len(pages))
    numbers = {page.number for page in scans}
    reading = scanned(
        drawn_page(pdf.page(page.number), page.number) if page.number in numbers else page for page in pages
    )
    layers = [page for page in scans if not _is_scan(page)]
    held = tuple(held_against_layer(one, layers) for one in reading.documents)
    return replace(reading, page_count=len(pages), documents=held)
