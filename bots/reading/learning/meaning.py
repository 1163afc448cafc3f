"""What a label that is known anyway says for or against hanging a field on it."""

from collections.abc import Mapping

from bots.reading.pages.labels import Label
from bots.reading.pages.segments import Segment
from bots.reading.pages.total_wordings import Total, meanings_of
from bots.reading.pages.values import Labels
from counterfoil.model.corrections import SUMS

# What it adds to a label's worth that it announces this very field, and what it takes off that it announces another.
FOR, AGAINST = 0.15, 0.5
_LABELS: Mapping[str, Label] = {
    "invoice_number": Label.NUMBER,
    "issue_date": Label.DATE,
    "due_date": Label.DUE,
    "tax_point": Label.TAX_POINT,
    "currency": Label.CURRENCY,
    "po_number": Label.ORDER,
    "supplier_name": Label.FROM,
    "vat_number": Label.VAT_NUMBER,
    "company_number": Label.COMPANY_NUMBER,
    "sort_code": Label.SORT_CODE,
    "account_number": Label.ACCOUNT,
    "iban": Label.IBAN,
}
_TOTALS: Mapping[str, frozenset[Total]] = {
    "net": frozenset({Total.NET}),
    "vat": frozenset({Total.VAT}),
    "gross": frozenset({Total.GROSS, Total.DUE}),
}


def speaks_for(label: Segment, field: str, labels: Labels) -> float:
    """Above nought where the label is known to announce the field, below where it is known to announce another.

    One value may be printed twice: the net of a bill without VAT is its gross, and the day it is due may be its own.
    """
    if field in SUMS:
        totals = {total for total, _ in meanings_of(label.text)}
        return _judged(bool(totals & _TOTALS[field]), known=bool(totals))
    whole = next((other for other in labels.layout.rows[label.row] if label.words[0] in other.words), label)
    said = {found.wording.label for found in labels.found.get(id(whole), ()) if whole.words[found.start] in label.words}
    return _judged(_LABELS[field] in said, known=bool(said))


def _judged(fits: bool, *, known: bool) -> float:  # noqa: FBT001 - what it is about
    return FOR if fits else -AGAINST if known else 0.0
