"""What a bill repeats, and the look-alikes that are no repeats."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from bots.matching import Billed, History
from counterfoil.model.documents import Document, Kind
from counterfoil.model.masters import BillKind, LedgerInvoice, LedgerStatus, Masterdata, Supplier
from counterfoil.model.matches import DuplicateMatch, KnownBill, Match, Repeat

Bill = Callable[..., Document]
Judged = Callable[..., Match]
World = Callable[..., Masterdata]
After = Callable[..., DuplicateMatch]


def known(**changes: Any) -> KnownBill:
    """An earlier item of ours just like the usual bill."""
    usual: dict[str, Any] = {
        "organisation": "ZN1", "supplier_id": "S-1", "invoice_number": "INV-00123", "kind": BillKind.INVOICE,
        "invoice_date": date(2026, 10, 1), "gross": Decimal("36.00"), "item": "item-1", "po_numbers": ("ZN1000123",),
    }  # fmt: skip
    return KnownBill(**{**usual, **changes})


def in_ledger(**changes: Any) -> LedgerInvoice:
    """A bill in the ledger just like the usual one."""
    usual: dict[str, Any] = {
        "organisation": "ZN1", "supplier_id": "S-1", "invoice_number": "INV-00123", "kind": BillKind.INVOICE,
        "invoice_date": date(2026, 10, 1), "gross": Decimal("36.00"), "net": Decimal("30.00"),
        "status": LedgerStatus.PAID, "ledger_reference": "L-1", "po_number": "ZN1000123",
    }  # fmt: skip
    return LedgerInvoice(**{**usual, **changes})


@pytest.fixture
def after(bill: Bill, judged: Judged) -> After:
    """What the usual bill, changed like this, repeats after these earlier items."""

    def run(
        *rivals: KnownBill, kind: Kind = Kind.INVOICE, history: dict[str, Any] | None = None,
        world: Masterdata | None = None, **facts: Any,
    ) -> DuplicateMatch:  # fmt: skip
        return judged(bill(kind, **facts), world, History(rivals=rivals, **(history or {}))).duplicate

    return run


def test_the_first_of_its_kind_is_new(after: After) -> None:
    assert after() == DuplicateMatch(repeat=Repeat.NEW)


def test_the_same_bytes_again_are_the_same_file(after: After) -> None:
    assert after(known(), history={"same_file": "item-1"}).of == known()
    match = after(history={"same_file": "item-7"})
    assert (match.repeat, match.of.item if match.of else None) == (Repeat.SAME_FILE, "item-7")


@pytest.mark.parametrize("number", ["INV-00123", "inv 00123", "INV/00123"])
def test_the_same_number_date_and_sum_is_the_same_invoice(after: After, number: str) -> None:
    match = after(known(), invoice_number=number)
    assert (match.repeat, match.of) == (Repeat.SAME_INVOICE, known())
    assert "item-1" in match.reasons[0].detail


def test_a_gross_that_was_not_read_follows_from_net_and_vat(after: After) -> None:
    assert after(known(), gross=None).repeat is Repeat.SAME_INVOICE


def test_a_bill_in_the_ledger_counts_like_one_of_ours(after: After, a_world: World) -> None:
    match = after(world=a_world(ledger_invoices=(in_ledger(),)))
    assert match.repeat is Repeat.SAME_INVOICE
    assert match.of is not None
    assert match.of.ledger_reference == "L-1"


def test_a_date_that_one_of_the_two_lacks_is_no_difference(after: After) -> None:
    assert after(known(invoice_date=None)).repeat is Repeat.SAME_INVOICE


@pytest.mark.parametrize("status", [LedgerStatus.CANCELLED])
def test_cancelled_bills_do_not_count(after: After, a_world: World, status: LedgerStatus) -> None:
    assert after(known(cancelled=True)).repeat is Repeat.NEW
    assert after(world=a_world(ledger_invoices=(in_ledger(status=status),))).repeat is Repeat.NEW


def test_of_several_the_earliest_is_named(after: After) -> None:
    early = known(invoice_number="INV-00123A", invoice_date=date(2026, 9, 1), item="early")
    late = known(invoice_number="123", invoice_date=date(2026, 9, 15), item="late")
    match = after(late, early)
    assert (match.repeat, match.of) == (Repeat.SUSPECT, early)


@pytest.mark.parametrize(
    "number", ["INV-00123A", "INV-OO123", "INV-0O123", "00123", "INV-00123 COPY", "INV-00123/1", "INV-01023"]
)
def test_a_number_written_otherwise_with_the_same_sum_is_suspect(after: After, number: str) -> None:
    assert after(known(), invoice_number=number).repeat is Repeat.SUSPECT


@pytest.mark.parametrize("change", [{"gross": Decimal("48.00")}, {"invoice_date": date(2026, 9, 1)}])
def test_the_same_number_with_another_sum_or_date_is_suspect(after: After, change: dict[str, Any]) -> None:
    assert after(known(**change)).repeat is Repeat.SUSPECT


def test_the_same_bill_under_a_second_record_of_the_supplier_is_suspect(after: After, a_world: World) -> None:
    second = Supplier(
        organisation="ZN1", supplier_id="S-9", name="Hartley Med Supplies (North)", vat_number="999999973"
    )
    world = a_world()
    match = after(known(supplier_id="S-9"), world=replace(world, suppliers=(*world.suppliers, second)))
    assert match.repeat is Repeat.SUSPECT
    assert "another supplier record" in match.reasons[0].detail


def test_a_bill_that_may_be_under_either_of_two_records_is_still_seen_to_repeat(
    bill: Bill, judged: Judged, a_world: World
) -> None:
    twin = Supplier(organisation="ZN1", supplier_id="S-9", name="Hartley Medical Supplies Ltd", vat_number="999999973")
    world = a_world()
    match = judged(
        bill(orders=()), replace(world, suppliers=(*world.suppliers, twin)), History(rivals=(known(supplier_id="S-9"),))
    )
    assert match.supplier.supplier_id is None
    assert match.duplicate.repeat is Repeat.SUSPECT


def test_the_same_bill_to_another_organisation_is_suspect(after: After, a_world: World) -> None:
    elsewhere = in_ledger(organisation="ZN3", supplier_id="T-1", po_number=None)
    match = after(world=a_world(ledger_invoices=(elsewhere,)))
    assert match.repeat is Repeat.SUSPECT
    assert "another organisation" in match.reasons[0].detail


def test_the_same_number_to_another_organisation_for_another_sum_is_new(after: After) -> None:
    assert after(known(organisation="ZN3", supplier_id="T-1", gross=Decimal("99.00"))).repeat is Repeat.NEW


def test_the_same_number_of_another_supplier_is_new(after: After) -> None:
    assert after(known(supplier_id="S-2")).repeat is Repeat.NEW


def test_a_credit_note_that_uses_its_invoices_number_reuses_it(after: After) -> None:
    match = after(known(), kind=Kind.CREDIT_NOTE)
    assert (match.repeat, match.of) == (Repeat.NUMBER_REUSED, known())


def test_a_credit_note_with_its_own_number_is_new_though_it_credits_the_whole(after: After) -> None:
    assert after(known(), kind=Kind.CREDIT_NOTE, invoice_number="CN-00124").repeat is Repeat.NEW


def test_the_next_months_rental_is_new(after: After, a_world: World) -> None:
    september = in_ledger(invoice_number="INV-00122", invoice_date=date(2026, 9, 1), po_number="ZN1000300")
    world = a_world(ledger_invoices=(september,))
    facts = {"orders": ("ZN1000300",), "lines": ()}
    assert after(world=world, **facts).repeat is Repeat.NEW
    assert (
        after(known(invoice_number="RENT-2026-09"), world=world, invoice_number="RENT-2026-10", **facts).repeat
        is Repeat.NEW
    )


def test_the_same_sum_on_an_order_with_room_for_both_is_new(after: After) -> None:
    earlier = known(invoice_number="77001", invoice_date=date(2026, 9, 28), gross=Decimal("12.00"))
    billed = {("ZN1000123", "1"): Billed(Decimal(2), Decimal("10.00"))}
    match = after(earlier, history={"billed": billed}, invoice_number="77009", net="10.00", gross="12.00", lines=())
    assert match.repeat is Repeat.NEW


def test_the_same_sum_on_an_order_without_room_for_both_is_suspect(after: After) -> None:
    earlier = known(invoice_number="77001", invoice_date=date(2026, 9, 28))
    billed = {("ZN1000123", line): Billed(Decimal(9), Decimal("45.00")) for line in ("1", "2")}
    match = after(earlier, history={"billed": billed}, invoice_number="88009")
    assert match.repeat is Repeat.SUSPECT
    assert "no room for both" in match.reasons[0].detail
    assert after(
        replace(earlier, invoice_date=date(2026, 9, 1)), history={"billed": billed}, invoice_number="88009"
    ).repeat is Repeat.NEW  # fmt: skip


def test_a_number_one_slip_away_for_another_order_is_another_bill(after: After) -> None:
    earlier = known(po_numbers=("ZN1000999",))
    assert after(earlier, invoice_number="INV-01023").repeat is Repeat.NEW


def test_the_same_bill_of_an_unknown_sender_is_suspect(after: After) -> None:
    stranger = {"seller_name": "Zebra Flooring", "seller_vat_number": None, "orders": ()}
    assert after(known(supplier_id=None), **stranger).repeat is Repeat.SUSPECT
    assert after(known(supplier_id=None, invoice_date=date(2026, 9, 1)), **stranger).repeat is Repeat.NEW


def test_a_sum_in_another_currency_is_another_sum(after: After) -> None:
    assert after(known(invoice_number="INV-00123A", currency="EUR")).repeat is Repeat.NEW


def months(*dates: date, number: str = "INV-{}", gross: str = "36.00") -> tuple[LedgerInvoice, ...]:
    """Bills of one supplier, month after month."""
    return tuple(
        in_ledger(
            invoice_number=number.format(9000 + 40 * place), invoice_date=day, gross=Decimal(gross), po_number=None
        )
        for place, day in enumerate(dates)
    )


def test_a_month_for_a_number_is_no_number_to_repeat(after: After, a_world: World) -> None:
    earlier = months(date(2026, 10, 3), number="OCT 2026", gross="51.20")
    assert after(world=a_world(ledger_invoices=earlier), invoice_number="Oct-2026").repeat is Repeat.NEW
    same = months(date(2026, 10, 1), number="OCT 2026")
    assert after(world=a_world(ledger_invoices=same), invoice_number="Oct-2026").repeat is Repeat.SAME_INVOICE


def test_a_supplier_that_puts_its_account_on_every_bill_is_known_by_that(after: After, a_world: World) -> None:
    days = (date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1))
    bills = tuple(
        replace(bill, gross=Decimal(20 + place)) for place, bill in enumerate(months(*days, number="77-4410"))
    )
    assert after(world=a_world(ledger_invoices=bills), invoice_number="77-4410").repeat is Repeat.NEW
    assert after(world=a_world(ledger_invoices=bills[:1]), invoice_number="77-4410").repeat is Repeat.SUSPECT


def test_another_digit_says_little_where_the_sum_is_charged_again_and_again(after: After, a_world: World) -> None:
    usual = months(date(2026, 10, 1), date(2026, 10, 1), date(2026, 9, 1), date(2026, 8, 1))
    assert after(world=a_world(ledger_invoices=usual), invoice_number="INV-9020").repeat is Repeat.NEW
    assert after(world=a_world(ledger_invoices=usual[:1]), invoice_number="INV-9020").repeat is Repeat.SUSPECT
    assert after(world=a_world(ledger_invoices=usual), invoice_number="INV-900O").repeat is Repeat.SUSPECT
    assert after(world=a_world(ledger_invoices=usual), invoice_number="INV-0900").repeat is Repeat.SUSPECT
