"""What an e-invoice carries in itself: a picture of it, or papers that support it, and never another bill.

The XML is the record. A PDF inside that proves by its own sums to be of another amount, or that names another account,
is reported: whoever approves the bill sees the PDF, and the ledger gets the XML.
"""

from collections.abc import Iterator
from dataclasses import replace

from counterfoil.model.documents import Bank, Channel, Document, Finding, Kind, Reading, Remark, Sums
from counterfoil.model.fields import Field

# How sure the view's reading must be of an account before it is held against the record.
_CONFIDENT = 0.9


def record_of(reading: Reading) -> Document | None:
    """The bill that an e-invoice file is; None where the file is something else, or several."""
    document = reading.document
    return document if document and document.channel is Channel.E_INVOICE and document.kind.is_bill else None


def supporting(inside: Reading) -> Reading:
    """The reading of a file inside an e-invoice: whatever looks like a bill there backs the one that carries it."""
    return replace(
        inside,
        documents=tuple(
            replace(document, kind=Kind.BACKING) if document.kind.is_bill else document for document in inside.documents
        ),
    )


def contradictions(record: Document, inside: Reading) -> Iterator[Remark]:
    """Where a bill inside is plainly not the picture of the record that it should be."""
    bills = [document for document in inside.documents if document.kind.is_bill]
    stated = {abs(field.value) for field in (record.gross, record.amount_due) if field}
    if len(bills) != 1 or not stated:
        return
    (view,) = bills
    if view.sums is Sums.CLOSED and view.gross and abs(view.gross.value) not in stated:
        yield _remark(f"the PDF inside shows a total of {view.gross.value}, the e-invoice states {min(stated)}")
    if _other_account(record.bank, view.bank):
        yield _remark("the PDF inside shows another bank account than the e-invoice")


def _remark(detail: str) -> Remark:
    return Remark(finding=Finding.EMBEDDED_E_INVOICE_DIFFERS, detail=detail)


def _other_account(stated: Bank, shown: Bank) -> bool:
    pairs = ((stated.account_number, shown.account_number), (stated.iban, shown.iban))
    return any(_differ(inside, outside) for inside, outside in pairs)


def _differ(stated: Field[str] | None, shown: Field[str] | None) -> bool:
    if stated is None or shown is None or shown.confidence < _CONFIDENT:
        return False
    return stated.value.replace(" ", "").upper() != shown.value.replace(" ", "").upper()
