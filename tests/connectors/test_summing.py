from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from connectors.ledgers.base import Balances
from connectors.ledgers.embedded import EmbeddedLedger
from connectors.ledgers.summing import agree, balances_of
from tests.connectors.world import MASTERS, bill, credit_note, part

BILLS = [
    bill("A", part("49.99", "10.00", recovery="41")),
    bill("B", supplier_id="S-3"),
    credit_note(net="-25.00", vat="-5.00"),
    bill("E", part("33.33", "6.67", recovery="41"), part("0.01", "0.00"), currency="EUR", rate="0.8512"),
]


def test_what_bills_come_to_is_what_a_ledger_shows_that_holds_them(tmp_path: Path) -> None:
    with EmbeddedLedger(f"sqlite:///{tmp_path}/ledger.db") as ledger:
        ledger.load(MASTERS)
        ledger.post_many(BILLS)
        shown = ledger.balances("ZN1")
    assert balances_of("ZN1", BILLS) == shown
    assert agree(shown, BILLS)


def owing(**suppliers: str) -> Balances:
    owed = {name.replace("_", "-"): Decimal(amount) for name, amount in suppliers.items()}
    shown = balances_of("ZN1", BILLS)
    total = sum(owed.values(), Decimal(0))
    expenses = {("946141", "52161071"): total - shown.vat_recoverable}
    return replace(shown, suppliers=owed, payables=total, expenses=expenses)


def test_a_penny_too_much_in_pounds_is_seen_and_one_in_another_currency_is_rounding() -> None:
    assert agree(owing(S_1="64.05", S_3="120.00"), BILLS)
    assert agree(owing(S_1="64.07", S_3="120.00"), BILLS)
    assert not agree(owing(S_1="64.08", S_3="120.00"), BILLS)
    assert not agree(owing(S_1="64.05", S_3="120.01"), BILLS)


def test_a_supplier_that_is_owed_nothing_by_us_and_books_that_do_not_foot_are_seen() -> None:
    assert not agree(owing(S_1="64.05", S_3="120.00", S_9="1.00"), BILLS)
    assert not agree(replace(balances_of("ZN1", BILLS), payables=Decimal(1)), BILLS)
