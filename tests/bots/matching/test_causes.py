"""What a held bill waits on, and how a change of it is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bots.matching import Billed, Masters, causes_of, known_of, what_changed
from counterfoil.model.causes import Cause, CauseKind
from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Document
from counterfoil.model.masters import AccountChange, Masterdata, Receipt, Supplier
from counterfoil.model.matches import Match

Bill = Callable[..., Document]
Judged = Callable[..., Match]
World = Callable[..., Masterdata]
ORDER = Cause(CauseKind.ORDER, key="ZN1000123")
DAY = date(2026, 10, 20)


def changes(cause: Cause, before: Masterdata, now: Masterdata) -> list[str]:
    one, two = (known_of(cause, Masters.build(world, as_of=DAY), {}) for world in (before, now))
    return what_changed(one, two)


def test_a_bill_for_goods_not_receipted_waits_on_its_order_alone(bill: Bill, judged: Judged) -> None:
    document = bill()
    assert causes_of(document, judged(document), [HoldCode.QTY_REC]) == (ORDER,)


def test_a_bill_of_an_unknown_supplier_waits_on_the_supplier_list_and_the_order_it_quotes(
    bill: Bill, judged: Judged
) -> None:
    document = bill(seller_name="Zebra Flooring", seller_vat_number=None)
    found = causes_of(document, judged(document), [HoldCode.SUP_NEW])
    assert {cause.kind for cause in found} == {CauseKind.SUPPLIERS, CauseKind.ORDER}


def test_what_was_read_badly_waits_on_no_register(bill: Bill, judged: Judged) -> None:
    document = bill()
    assert causes_of(document, judged(document), [HoldCode.RESCAN]) == ()


def test_a_bill_that_waits_for_a_change_of_the_account_is_told_when_it_is_settled(
    bill: Bill, judged: Judged, a_world: World
) -> None:
    document = bill()
    (cause,) = causes_of(document, judged(document), [HoldCode.BANK_VERIFY])
    change = AccountChange(organisation="ZN1", supplier_id="S-1", number=7, proposed_by="a", proposed_on=DAY)
    said = changes(cause, a_world(account_changes=(change,)), a_world())
    assert said == ["change 7 of the account of supplier S-1 is gone"]


def test_a_receipt_is_told_with_its_number_its_day_and_the_line_it_covers(a_world: World) -> None:
    world = a_world()
    receipt = Receipt(organisation="ZN1", receipt_number="GR-123", po_number="ZN1000123", line_number="2",
                      received_on=date(2026, 10, 9), quantity=Decimal(4))  # fmt: skip
    assert changes(ORDER, world, replace(world, receipts=(*world.receipts, receipt))) == [
        "receipt GR-123 of 2026-10-09 covers 4 of line 2 of order ZN1000123"
    ]


def test_a_price_that_was_changed_is_told_with_what_it_was(a_world: World) -> None:
    first, *others = a_world().purchase_orders
    dearer = replace(first, unit_price=Decimal("5.50"), net_amount=Decimal("55.00"))
    [said] = changes(ORDER, a_world(), a_world(purchase_orders=(dearer, *others)))
    assert said.startswith("line 1 of order ZN1000123 is open, 10 BX at 5.5, GBP 55.00 net from S-1")
    assert "before, it is open, 10 BX at 5, GBP 50.00 net" in said


def test_an_order_that_was_not_known_is_told_when_it_comes(a_world: World) -> None:
    world = a_world()
    said = changes(ORDER, replace(world, purchase_orders=()), world)
    assert any(each.startswith("line 1 of order ZN1000123 is open") for each in said)


def test_nothing_is_told_of_what_stays_as_it_was(a_world: World) -> None:
    for kind in CauseKind:
        assert changes(Cause(kind, "ZN1", "S-1"), a_world(), a_world()) == [], kind


def test_of_a_supplier_record_only_is_told_that_it_changed(a_world: World) -> None:
    first, *others = a_world().suppliers
    world = a_world(suppliers=(replace(first, account_number="11112222"), *others))
    assert changes(Cause(CauseKind.SUPPLIER, "ZN1", "S-1"), a_world(), world) == ["supplier record S-1 has changed"]
    added = Supplier(organisation="ZN1", supplier_id="S-9", name="Zebra Flooring")
    world = a_world(suppliers=(*a_world().suppliers, added))
    assert changes(Cause(CauseKind.SUPPLIERS, "ZN1"), a_world(), world) == ["the supplier list has changed"]
    assert changes(Cause(CauseKind.SUPPLIERS, "ZN3"), a_world(), world) == []


def test_what_we_billed_ourselves_on_the_order_counts_too(a_world: World) -> None:
    masters = Masters.build(a_world(), as_of=DAY)
    before = known_of(ORDER, masters, {("ZN1000123", "1"): Billed(Decimal(10), Decimal("50.00"))})
    assert what_changed(before, known_of(ORDER, masters, {})) == ["what we billed on line 1 of order ZN1000123 is gone"]
