"""Which bill a timesheet or backing sheet belongs to, when several came together: by what both of them name."""

import re
from collections.abc import Callable, Iterable, Sequence

from counterfoil.model.documents import Document
from counterfoil.model.postings import normalise_number

# A label of the sheet's own number that says it is a bill's.
_BILLS_OWN = re.compile(r"\b(?:invoice|inv|bill|rechnung|facture|factuur|fattura)", re.IGNORECASE)
# In a number that was recognised on a scan so many signs may be wrong.
_MISREAD = 1


def bill_of(sheet: Document, bills: Sequence[Document]) -> int | None:
    """The place of the bill that a sheet belongs to: the one that it names, or else the only one.

    None where it names none of several, some alike, or plainly another bill than these.
    """
    place = _named_bill(sheet, bills)
    return 0 if place is None and len(bills) == 1 and not names_another(sheet, bills) else place


def _named_bill(sheet: Document, bills: Sequence[Document]) -> int | None:
    """The one bill that the sheet names: its number, its order, or else what no other bill names."""
    fitting: Sequence[int] = range(len(bills))
    for names in (_number, _orders, _numbers_of_its_own(bills), _workers_and_days):
        named = [place for place in fitting if names(sheet, bills[place])]
        if len(named) == 1:
            return named[0]
        fitting = named or fitting
    return None


def names_another(sheet: Document, bills: Sequence[Document]) -> bool:
    """Whether the sheet says that it backs a bill which is none of these."""
    number = sheet.invoice_number
    if number is None or not _BILLS_OWN.search(number.source):
        return False
    known = [bill.invoice_number for bill in bills]
    return None not in known and not any(
        _number(sheet, bill) or _nearly(number.value, bill.invoice_number.value)
        for bill in bills
        if bill.invoice_number
    )


def _named(sheet: Document) -> set[str]:
    own = [sheet.invoice_number] if sheet.invoice_number else []
    values = [field.value for field in (*own, *sheet.references, *sheet.order_references)]
    return {normalise_number(value) for value in (*values, *sheet.mentions)}


def _number(sheet: Document, bill: Document) -> bool:
    return bill.invoice_number is not None and normalise_number(bill.invoice_number.value) in _named(sheet)


def _orders(sheet: Document, bill: Document) -> bool:
    return not _named(sheet).isdisjoint(normalise_number(order.value) for order in bill.order_references)


def _numbers_of_its_own(bills: Sequence[Document]) -> Callable[[Document, Document], bool]:
    """Whether a sheet names something that its bill names and no other does: a booking, a contract, a meter."""

    def name(sheet: Document, bill: Document) -> bool:
        others = {number for other in bills if other is not bill for number in _named(other)}
        return bool((_named(sheet) & _named(bill)) - others)

    return name


def _workers_and_days(sheet: Document, bill: Document) -> bool:
    """Whether the bill's lines name the worker or the week of the sheet."""
    told = _plain(line.description.value for line in bill.lines if line.description)
    return any(_plain([mention]) in told for mention in sheet.mentions if " " in mention or "/" in mention)


def _plain(texts: Iterable[str]) -> str:
    return re.sub(r"[\W_]+", " ", " | ".join(texts)).casefold().strip()


def _nearly(one: str, other: str) -> bool:
    one, other = normalise_number(one), normalise_number(other)
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= _MISREAD
