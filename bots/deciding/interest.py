"""Interest that a supplier claims for late payment, reckoned again from the day on which we paid."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bots.deciding.bill import Bill
from bots.deciding.sums import NIL
from bots.deciding.wording import description
from counterfoil.model.masters import LedgerInvoice
from counterfoil.money import to_penny
from counterfoil.rulebook import Policy

A_NUMBER = re.compile(r"(?=[A-Za-z0-9/-]*\d{3})[A-Za-z0-9][A-Za-z0-9/-]{2,29}")
A_YEAR = 365
# Late Payment of Commercial Debts (Interest) Act 1998 s.5A: the fixed sum by the size of the debt.
COMPENSATION = ((Decimal(1000), Decimal(40)), (Decimal(10000), Decimal(70)))
MOST_COMPENSATION = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What is owed for one invoice by our own dates: interest, in pounds, and the fixed sum."""

    invoice: LedgerInvoice
    due_on: date
    days_late: int
    rate: Decimal
    interest: Decimal
    compensation: Decimal


def reckon(bill: Bill, policy: Policy) -> Reckoned | None:
    """The claim reckoned again; None where the invoice meant is not in the ledger, or was not paid."""
    invoice = next(meant(bill), None)
    if invoice is None or invoice.paid_on is None:
        return None
    days = bill.supplier.terms_days if bill.supplier else None
    standard = policy.parameter("payment_days", invoice.invoice_date)
    assert isinstance(standard, int), "payment_days is declared as an integer"
    due = invoice.invoice_date + timedelta(days=standard if days is None else days)
    late = (invoice.paid_on - due).days
    base, margin = (policy.parameter(name, due) for name in ("late_payment_base_rate", "late_payment_margin"))
    assert isinstance(base, Decimal), "the base rate is declared as a percentage"
    assert isinstance(margin, Decimal), "the margin is declared as a percentage"
    interest = to_penny(invoice.gross * (base + margin) / 100 * max(late, 0) / A_YEAR)
    fixed = next((sum_ for below, sum_ in COMPENSATION if invoice.gross < below), MOST_COMPENSATION)
    return Reckoned(
        invoice=invoice,
        due_on=due,
        days_late=late,
        rate=base + margin,
        interest=interest,
        compensation=fixed if late > 0 else NIL,
    )


def in_words(bill: Bill, policy: Policy) -> str:
    """The claim beside what we reckon, for the clerk."""
    claimed = f"{bill.currency} {bill.amounts.gross:,.2f}" if bill.amounts else "an unknown amount"
    found = reckon(bill, policy)
    if found is None:
        return f"The bill claims {claimed} for late payment; it names no invoice that our ledger shows as paid"
    paid = f"Invoice {found.invoice.invoice_number} was due on {found.due_on} and paid on {found.invoice.paid_on}"
    if found.days_late <= 0:
        return f"The bill claims {claimed} for late payment. {paid}: it was not late, and nothing is owed"
    return (
        f"The bill claims {claimed} for late payment. {paid}, {found.days_late} days late: £{found.interest:,.2f} of "
        f"interest at {found.rate.normalize():f} % and £{found.compensation:,.2f} of compensation are owed, "
        f"£{found.interest + found.compensation:,.2f} together"
    )


def meant(bill: Bill) -> Iterator[LedgerInvoice]:
    """The supplier's invoices in the ledger that the claim names."""
    if bill.organisation is None or bill.supplier is None:
        return
    named = [reference.value for reference in bill.document.references]
    named += [number for line in bill.document.lines for number in A_NUMBER.findall(description(line))]
    for number in dict.fromkeys(named):
        found = bill.masters.ledger_bill(bill.organisation, bill.supplier.supplier_id, number)
        if found is not None:
            yield found
