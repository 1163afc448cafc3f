"""Finds the earlier bill in whose series a bill's number is: the senders number their bills on, in one form."""

from bots.matching.case import Case
from bots.matching.duplicates import kind_of, number_of, senders_records
from bots.matching.numbers import in_series

SURE = 0.95  # from this confidence a number needs nothing to bear it out


def number_followed(case: Case) -> str | None:
    """The number of an earlier bill of the sender's, of the same kind, that bears out one read with some doubt."""
    printed = case.document.invoice_number
    if printed is None or printed.confidence >= SURE:
        return None
    number, kind = number_of(case), kind_of(case)
    earlier = (
        bill.invoice_number
        for record in senders_records(case)
        for bill in case.masters.bills.of_supplier(record.supplier.organisation, record.id)
        if bill.kind is kind
    )
    return next((known for known in earlier if in_series(number, known)), None)
