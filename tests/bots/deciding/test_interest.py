"""Interest on late payment, reckoned again from our own dates at the rate of the half-year in which it fell due."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bots.deciding import interest
from bots.deciding.bill import Bill
from counterfoil.model.masters import BillKind, LedgerInvoice, LedgerStatus
from counterfoil.rulebook import Policy
from tests.bots.deciding.bills import Case, printed_line

OLD = LedgerInvoice(
    organisation="ZN1",
    supplier_id="S-1",
    invoice_number="INV-00100",
    kind=BillKind.INVOICE,
    invoice_date=date(2026, 6, 1),
    gross=Decimal("1200.00"),
    status=LedgerStatus.PAID,
    paid_on=date(2026, 8, 11),
)


def claim(policy: Policy, invoice: LedgerInvoice = OLD) -> Bill:
    lines = (printed_line(description="Statutory interest on overdue invoice INV-00100, 41 days"),)
    case = Case(policy).printed(lines=lines).knowing(billed=(invoice,))
    return Bill(case.document, case.match, case.books, case.received_on, case.as_at)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (41, "11.75", "15.84", "70")),
        ({"gross": Decimal("999.99")}, (41, "11.75", "13.20", "40")),
        ({"gross": Decimal(10000)}, (41, "11.75", "131.99", "100")),
        ({"invoice_date": date(2025, 5, 20), "paid_on": date(2025, 7, 19)}, (30, "12.75", "12.58", "70")),
        ({"paid_on": date(2026, 7, 1)}, (0, "11.75", "0.00", "0")),
    ],
    ids=["late", "below a thousand", "from ten thousand", "in another half-year", "on time"],
)
def test_the_claim_is_reckoned_by_the_days_and_the_size_of_the_debt(
    policy: Policy, changes: dict[str, object], expected: tuple[int, str, str, str]
) -> None:
    found = interest.reckon(claim(policy, replace(OLD, **changes)), policy)  # type: ignore[arg-type]
    assert found is not None
    days, *amounts = expected
    assert found.days_late == days
    assert [found.rate, found.interest, found.compensation] == [Decimal(each) for each in amounts]


def test_an_invoice_that_is_not_paid_or_not_known_gives_nothing_to_reckon_by(policy: Policy) -> None:
    assert interest.reckon(claim(policy, replace(OLD, paid_on=None)), policy) is None
    assert interest.reckon(claim(policy, replace(OLD, invoice_number="INV-9")), policy) is None


def test_a_claim_on_a_bill_paid_in_time_is_told_so(policy: Policy) -> None:
    told = interest.in_words(claim(policy, replace(OLD, paid_on=date(2026, 6, 20))), policy)
    assert "was not late, and nothing is owed" in told
