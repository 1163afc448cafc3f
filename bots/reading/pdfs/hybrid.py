"""Reader of PDFs: an e-invoice inside is the record and the pages only its view; else the pages are read.

Whatever else the file holds is reported: hidden text, scripts, other files inside it, patients' identifiers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import pypdfium2
import pypdfium2.raw as pdfium

from bots.reading.concerned import concerned
from bots.reading.einvoices.cii import CiiReader
from bots.reading.einvoices.einvoice_xml import RefusedError
from bots.reading.einvoices.ubl import UblReader
from bots.reading.patient import screened
from bots.reading.pdfs.active import active_content
from bots.reading.pdfs.hidden import hidden_text
from bots.reading.pdfs.opened import OpenPdf
from bots.reading.pdfs.pdf import is_whole, read_open
from bots.reading.scans.scanned_pages import ReadScanned
from bots.reading.sniff import Format, sniff
from counterfoil.model.documents import Document, Finding, Part, Reading, Remark, Sums, Trouble
from counterfoil.model.fields import Field

# How sure the page's reading must be of a value before it is held against the record.
CONFIDENT = 0.8
_SYNTAXES = (UblReader(), CiiReader())
# The names that Factur-X, ZUGFeRD and XRechnung reserve for the file inside.
_E_INVOICE_NAME = re.compile(r"(?:factur-?x|zugferd[-_]?invoice|xrechnung)\.xml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one pass over a PDF finds beside its business: the texts by page, the files inside, and the findings."""

    page_count: int
    texts: tuple[tuple[int | None, str], ...]
    files: tuple[Part, ...]
    remarks: tuple[Remark, ...]


class PdfReader:
    """Any PDF: hybrid invoice, text or picture; pages that are pictures are read by `scanned`, where that is given."""

    name = "pdf 1"

    def __init__(self, scanned: ReadScanned | None = None) -> None:
        self._scanned = scanned

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether a PDF begins in the first kilobyte."""
        return sniff(content) is Format.PDF

    def read(self, content: bytes) -> Reading:
        """The e-invoice inside, or what the pages say; with all that else was found in the file."""
        try:
            pdf = _opened(content)
        except RefusedError as refusal:
            return Reading(reader=self.name, trouble=refusal.trouble, detail=refusal.detail)
        try:
            inspection = inspect(pdf, content)
            view = read_open(pdf, self._scanned, hidden=_hidden(inspection), whole=is_whole(content))
        finally:
            pdf.close()
        return screened(_remarked(_record(view, inspection), inspection.remarks), inspection.texts)


def _opened(content: bytes) -> OpenPdf:
    """The file, open.

    Raises:
        RefusedError: the PDF is cut off, damaged or locked.
    """
    _refuse_cut_off(content)
    try:
        return OpenPdf(content)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error) from error


def inspect(pdf: OpenPdf, content: bytes) -> Inspection:
    """Look through the file once, page by page."""
    files = tuple(_files(pdf.document))
    texts, remarks = _pages(pdf)
    remarks.extend(
        Remark(finding=Finding.ACTIVE_CONTENT, detail=f"the PDF holds {words}") for words in active_content(content)
    )
    texts.extend(
        (None, file.content.decode("utf-8", errors="replace")) for file in files if sniff(file.content) is Format.XML
    )
    return Inspection(len(pdf), tuple(texts), files, tuple(remarks))


def _refuse_cut_off(content: bytes) -> None:
    """Every whole PDF ends with its cross-reference; one that ends with an object lost its end on the way."""
    if content.rfind(b"startxref") < content.rfind(b" obj"):
        raise RefusedError(
            Trouble.DAMAGED, "The PDF is cut off: its end is missing. Ask the sender to send the whole file again."
        )


def _refusal(error: pypdfium2.PdfiumError) -> RefusedError:
    if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return RefusedError(
            Trouble.ENCRYPTED, "The PDF is locked with a password. Ask the sender for a copy without one."
        )
    return RefusedError(
        Trouble.DAMAGED, "The PDF is damaged and cannot be opened. Ask the sender to send the file again."
    )


def _files(pdf: pypdfium2.PdfDocument) -> Iterator[Part]:
    for number in range(pdf.count_attachments()):
        try:
            attachment = pdf.get_attachment(number)
            yield Part(name=attachment.get_name(), content=bytes(attachment.get_data()))
        except (pypdfium2.PdfiumError, UnicodeDecodeError):
            yield Part(name=f"attachment {number + 1}", content=b"")


def _pages(pdf: OpenPdf) -> tuple[list[tuple[int | None, str]], list[Remark]]:
    texts: list[tuple[int | None, str]] = []
    remarks: list[Remark] = []
    for number in range(1, len(pdf) + 1):
        try:
            page, text = pdf.page(number), pdf.text(number)
        except pypdfium2.PdfiumError:
            # The page's own reader says what is wrong with it.
            continue
        texts.append((number, "\n".join([text.get_text_range(), *pdf.notes(number)])))
        remarks.extend(hidden_text(page, text, number))
    return texts, remarks


def _hidden(inspection: Inspection) -> set[int]:
    """The pages with text that they do not show."""
    return {remark.page for remark in inspection.remarks if remark.finding is Finding.HIDDEN_TEXT and remark.page}


def _record(view: Reading, inspection: Inspection) -> Reading:
    """What the e-invoice inside states, held against what the pages show; what they show where there is none."""
    claims = [
        (file, syntax) for file in inspection.files for syntax in _SYNTAXES if syntax.identify(file.content, file.name)
    ]
    known = [file for file, _ in claims]
    remarks = [_stowaway(file) for file in inspection.files if file not in known]
    if not claims:
        return _remarked(view, remarks)
    file, syntax = claims[0]
    inner = syntax.read(file.content)
    if not inner.documents:
        return _remarked(view, [*remarks, _unreadable(file, inner.detail)])
    if len(claims) > 1:
        detail = f"the PDF holds {len(claims)} e-invoices; the first, {file.name}, was read"
        remarks.append(Remark(finding=Finding.EMBEDDED_E_INVOICE_DIFFERS, detail=detail))
    text = "\n".join(text for page, text in inspection.texts if page)
    remarks.extend(
        Remark(finding=Finding.EMBEDDED_E_INVOICE_DIFFERS, detail=detail)
        for detail in differences(inner.documents[0], view.documents, text)
    )
    pages = tuple(range(1, inspection.page_count + 1))
    record = completed(replace(inner.documents[0], pages=pages), view.documents)
    reader = f"{inner.reader} in {view.reader}"
    return _remarked(Reading(reader=reader, page_count=len(pages), documents=(record,)), remarks)


def completed(record: Document, seen: tuple[Document, ...]) -> Document:
    """The record with the lines of its page where its profile has none (Factur-X MINIMUM and BASIC WL)."""
    if record.lines or record.gross is None:
        return record
    for page in seen:
        if page.sums is Sums.CLOSED and page.gross and page.gross.value == record.gross.value:
            orders = record.order_references or page.order_references
            return replace(record, lines=page.lines, order_references=orders)
    return record


def _unreadable(file: Part, why: str) -> Remark:
    detail = f"the e-invoice inside the PDF ({file.name}) cannot be read: {why}"
    return Remark(finding=Finding.INVALID_E_INVOICE, detail=detail)


def _stowaway(file: Part) -> Remark:
    """A file inside the PDF that is no e-invoice that we know."""
    if _E_INVOICE_NAME.fullmatch(file.name) and sniff(file.content) is Format.XML:
        return _unreadable(file, "it is of a draft or a kind that is not accepted")
    return Remark(finding=Finding.ACTIVE_CONTENT, detail=f"the PDF holds another file, {file.name!r}")


def _remarked(reading: Reading, remarks: Iterable[Remark]) -> Reading:
    """The reading with these findings on the documents that they concern, or beside why there are none."""
    documents, unplaced = list(reading.documents), []
    for remark in remarks:
        places = concerned(documents, remark.page)
        for place in places:
            documents[place] = replace(documents[place], remarks=(*documents[place].remarks, remark))
        if not places:
            unplaced.append(f"Also, {remark.detail}.")
    return replace(reading, documents=tuple(documents), detail=" ".join(filter(None, [reading.detail, *unplaced])))


def differences(record: Document, seen: tuple[Document, ...], text: str) -> Iterator[str]:
    """Where the page says plainly something other than the e-invoice: in gross, invoice number or bank account."""
    bills = [document for document in seen if document.kind.is_bill]
    if len(bills) != 1:
        return
    page = bills[0]
    stated = {field.value for field in (record.gross, record.amount_due) if field}
    if _sure(page.gross) and page.gross and stated and abs(page.gross.value) not in {abs(amount) for amount in stated}:
        # A total that the page reader took for the gross may be one of several; then the true one is printed too.
        raised = page.sums is Sums.CLOSED and abs(page.gross.value) > max(abs(amount) for amount in stated)
        if raised or not any(_amount_in(amount, text) for amount in stated):
            yield f"the page shows a total of {page.gross.value}, the e-invoice states {min(stated)}"
    if _differ(record.invoice_number, page.invoice_number, text):
        yield "the page shows another invoice number than the e-invoice"
    accounts = ((record.bank.account_number, page.bank.account_number), (record.bank.iban, page.bank.iban))
    if any(_differ(inside, shown, text) for inside, shown in accounts):
        yield "the page shows another bank account than the e-invoice"


def _sure(field: Field[Decimal] | Field[str] | None) -> bool:
    return field is not None and field.confidence >= CONFIDENT


def _differ(inside: Field[str] | None, shown: Field[str] | None, text: str) -> bool:
    """Whether the page surely shows something else, and nowhere what is inside."""
    if inside is None or shown is None or not _sure(shown):
        return False
    return _bare(inside.value) != _bare(shown.value) and _bare(inside.value) not in _bare(text)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).upper()


def _amount_in(amount: Decimal, text: str) -> bool:
    """Whether the amount is printed anywhere, whatever its separators."""
    pounds, _, pence = f"{abs(amount):,.2f}".partition(".")
    grouped = pounds.replace(",", r"[.,'\u00a0\u202f ]?")
    return re.search(rf"(?<!\d){grouped}[.,]{pence}(?!\d)", text) is not None
