"""A supplier's statement against what we hold, line by line."""

from datetime import date
from decimal import Decimal

import pytest

from bots.deciding import LineClass, classify_statement
from counterfoil.model.basis import StandingBill
from counterfoil.model.documents import Channel, Document, Kind, StatementLine
from counterfoil.model.masters import BillKind, LedgerStatus
from counterfoil.model.matches import KnownBill
from counterfoil.rulebook import Policy

DAY = date(2026, 10, 31)


def known(
    number: str, gross: str | None, status: LedgerStatus | None = None, *, at: str = "ZN1", cancelled: bool = False
) -> StandingBill:
    bill = KnownBill(
        organisation=at,
        supplier_id="S-1",
        invoice_number=number,
        kind=BillKind.INVOICE,
        invoice_date=date(2026, 9, 1),
        gross=Decimal(gross) if gross else None,
        item=f"item-{number}",
        cancelled=cancelled,
    )
    return StandingBill(bill=bill, status=status)


BOOKS = (
    known("INV-001", "120.00", LedgerStatus.PAID),
    known("INV-002", "240.00", LedgerStatus.APPROVED),
    known("INV-003", "360.00", LedgerStatus.HELD),
    known("INV-004", "480.00"),
    known("INV-005", "600.00", LedgerStatus.APPROVED, at="ZN2"),
    known("INV-006", "720.00", LedgerStatus.CANCELLED),
    known("CN-007", "-50.00", LedgerStatus.APPROVED),
    known("INV-008", "10.00", LedgerStatus.PAID, at="ZN2"),
    known("INV-008", "10.00", LedgerStatus.HELD),
    known("INV-009", None, LedgerStatus.PAID),
    known("INV-010", "70.00", LedgerStatus.PAID, cancelled=True),
)


@pytest.mark.parametrize(
    ("reference", "amount", "expected"),
    [
        ("INV-001", "120.00", LineClass.PAID),
        ("inv 001", "120.00", LineClass.PAID),
        ("INV-002", "240.00", LineClass.APPROVED),
        ("INV-003", "360.00", LineClass.HELD),
        ("INV-004", "480.00", LineClass.HELD),
        ("INV-003", "360.01", LineClass.AMOUNT_DIFFERS),
        ("INV-005", "600.00", LineClass.NOT_OURS),
        ("INV-006", "720.00", LineClass.NOT_OURS),
        ("INV-010", "70.00", LineClass.NOT_OURS),
        ("INV-099", "99.00", LineClass.NOT_RECEIVED),
        ("CN-098", "-9.00", LineClass.CREDIT_NOT_TAKEN),
        ("CN-007", "-50.00", LineClass.APPROVED),
        ("INV-008", "10.00", LineClass.HELD),
        ("INV-009", "33.00", LineClass.AMOUNT_DIFFERS),
        ("BACS payment 30/09", "-120.00", LineClass.PAID),
        ("Balance b/f", "500.00", LineClass.PAID),
    ],
)
def test_every_line_is_told_apart(policy: Policy, reference: str, amount: str, expected: LineClass) -> None:
    line = StatementLine(reference=reference, on=date(2026, 9, 1), amount=Decimal(amount))
    document = Document(kind=Kind.STATEMENT, channel=Channel.TABLE, statement_lines=(line,))
    (told,) = classify_statement(document, organisation="ZN1", bills=BOOKS, policy=policy, as_at=DAY)
    assert told.stands is expected
    assert told.step.table == "statement_line"
    assert told.verdict.stands == expected.value


def test_where_the_body_is_not_certain_a_known_bill_is_ours(policy: Policy) -> None:
    line = StatementLine(reference="INV-005", on=None, amount=Decimal("600.00"))
    document = Document(kind=Kind.STATEMENT, channel=Channel.TEXT, statement_lines=(line,))
    (told,) = classify_statement(document, organisation=None, bills=BOOKS, policy=policy, as_at=DAY)
    assert (told.stands, told.verdict.bill) == (LineClass.APPROVED, "item-INV-005")
