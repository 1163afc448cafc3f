"""Cases from documents that others made, with the truth that lies in or beside them; none is in this project."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from benchmarks.accuracy.facts import Case, Channel, LineFacts, Truth
from benchmarks.accuracy.visible import seen_only, text_of
from benchmarks.accuracy.xml_truth import truth_of

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
_E_INVOICES = ("peppol/examples", "en16931/ubl", "en16931/cii", "zugferd/XML-Rechnung/CII", "zugferd/XML-Rechnung/UBL")
# What invoice2data's answers call our fields. Its names for sellers come from templates, not from the page.
_NAMES = {
    "invoice_number": "invoice_number",
    "date": "issue_date",
    "date_due": "due_date",
    "currency": "currency",
    "amount_untaxed": "net",
    "amount_tax": "vat",
    "amount": "gross",
    "vat": "vat_number",
    "static_vat": "vat_number",
    "iban": "iban",
    "bic": "bic",
    "purchase_order_id": "po_numbers",
}
_LEAST_VAT_NUMBER = 8


def corpora_cases(folder: Path = CORPORA) -> Iterator[Case]:
    """All cases of the corpora that are there; says aloud when there are none."""
    if not folder.is_dir():
        print(f"NO CORPORA: {folder} is not there; only generated documents are measured.")
        return
    yield from e_invoices(folder)
    yield from hybrids(folder)
    yield from of_invoice2data(folder)


def e_invoices(folder: Path) -> Iterator[Case]:
    """UBL and CII invoices; the truth is their own XML."""
    for place in _E_INVOICES:
        for path in sorted((folder / place).glob("*.xml")):
            truth = truth_of(path.read_bytes())
            yield Case(name=path.name, group=place, channel=Channel.E_INVOICE, path=path, truths=(truth,))


def hybrids(folder: Path) -> Iterator[Case]:
    """Hybrid PDFs with the XML taken out; the truth is that XML as far as the pages show it."""
    for path in sorted((folder / "zugferd").glob("**/*.pdf")):
        record, bare = without_record(path.read_bytes())
        if record is None or "fail" in path.parts:
            continue
        truth = seen_only(_truth_of_record(record), text_of(bare))
        yield Case(
            name=path.name, group="zugferd pages", channel=Channel.TEXT, path=path, truths=(truth,), content=bare
        )


def _truth_of_record(record: bytes) -> Truth:
    try:
        return truth_of(record)
    except etree.XMLSyntaxError:
        return Truth(kind=None)


def without_record(content: bytes) -> tuple[bytes | None, bytes]:
    """The XML inside a hybrid PDF (None where there is none), and the PDF without any file inside it."""
    document = pypdfium2.PdfDocument(content)
    record = None
    try:
        for index in reversed(range(document.count_attachments())):
            attachment = document.get_attachment(index)
            if attachment.get_name().lower().endswith(".xml"):
                record = bytes(attachment.get_data())
            pdfium.FPDFDoc_DeleteAttachment(document.raw, index)
        bare = _saved(document)
    finally:
        document.close()
    return record, bare


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def of_invoice2data(folder: Path) -> Iterator[Case]:
    """Real invoices of many countries with the fields that their makers wrote down, as far as the pages show them."""
    for path in sorted((folder / "invoice2data").glob("*.pdf")):
        answers = path.with_suffix(".json")
        if not answers.exists():
            continue
        stated = json.loads(answers.read_text(encoding="utf-8"))[0]
        truth = Truth(kind="invoice", fields=peer_fields(stated), lines=_lines(stated))
        truth = seen_only(truth, text_of(path.read_bytes()))
        yield Case(name=path.name, group="invoice2data", channel=Channel.TEXT, path=path, truths=(truth,))


def peer_fields(stated: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """An answer in invoice2data's names, in ours; its answers and its reader use the same names."""
    fields: dict[str, tuple[str, ...]] = {
        ours: (str(stated[theirs]),) for theirs, ours in _NAMES.items() if stated.get(theirs) not in (None, "")
    }
    names = tuple(str(stated[key]) for key in ("partner_name", "issuer") if stated.get(key))
    if names:
        fields["seller_name"] = names
    if len(fields.get("vat_number", ("",))[0]) < _LEAST_VAT_NUMBER:
        fields.pop("vat_number", None)
    return fields


def _lines(stated: dict[str, Any]) -> tuple[LineFacts, ...] | None:
    """Lines with quantity and net; other listings of theirs have no amounts and are not judged."""
    rows = [row for row in stated.get("lines", []) if "price_subtotal" in row]
    return (
        tuple(
            LineFacts(
                description=row.get("name", "").split("\n")[0],
                quantity=str(row.get("qty", "")),
                unit_price=str(row.get("price_unit", "")),
                net=str(row["price_subtotal"]),
            )
            for row in rows
        )
        or None
    )
