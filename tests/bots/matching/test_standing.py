"""What an order line had on the day: what came in, and what was billed before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bots.matching import Billed, History
from counterfoil.model.documents import Line
from counterfoil.model.masters import (
    BillKind,
    LedgerInvoice,
    LedgerStatus,
    Masterdata,
    OrderKind,
    OrderLine,
    Receipt,
)
from counterfoil.model.matches import LineMatch
from counterfoil.model.postings import posting_key

World = Callable[..., Masterdata]
ALine = Callable[..., Line]
AnOrderLine = Callable[..., OrderLine]
Stand = Callable[..., tuple[LineMatch, ...]]
Gloves = Callable[..., Line]
WithOrders = Callable[..., Masterdata]


def earlier(number: str, net: str, **facts: object) -> LedgerInvoice:
    usual: dict[str, object] = {
        "organisation": "ZN1", "supplier_id": "S-1", "invoice_number": number, "kind": BillKind.INVOICE,
        "invoice_date": date(2026, 9, 10), "gross": Decimal(net) * Decimal("1.2"), "net": Decimal(net),
        "status": LedgerStatus.PAID, "po_number": "ZN1000123",
    }  # fmt: skip
    return LedgerInvoice(**{**usual, **facts})  # type: ignore[arg-type]


def test_a_service_receipted_by_value_goes_by_amount(
    stand: Stand, a_line: ALine, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    hours = an_order_line(
        "ZN1000123", kind=OrderKind.SERVICE, description="Physiotherapy sessions", quantity=Decimal(100), uom="HUR",
        unit_price=Decimal("50.00"), net_amount=Decimal("5000.00"),
    )  # fmt: skip
    receipt = Receipt(organisation="ZN1", receipt_number="R9", po_number="ZN1000123", line_number="1",
                      received_on=date(2026, 9, 30), net_amount=Decimal("2500.00"))  # fmt: skip
    line = a_line("Physiotherapy sessions", quantity="50", uom="hours", unit_price="55.00", net="2750.00")
    [found] = stand(line, world=with_orders(hours, receipts=(receipt,)))
    assert (found.by_amount, found.ordered, found.received) == (True, Decimal("5000.00"), Decimal("2500.00"))
    assert (found.price_over, found.price_over_percent) == (Decimal("250.00"), Decimal(10))


def test_receipts_after_the_day_do_not_count(stand: Stand, gloves: Gloves, a_world: World) -> None:
    later = tuple(replace(receipt, received_on=date(2026, 10, 21)) for receipt in a_world().receipts)
    [line] = stand(gloves(), world=a_world(receipts=later))
    assert line.received == Decimal(0)


def test_bills_in_the_ledger_count_on_the_order_line_that_they_pay_exactly(
    stand: Stand, gloves: Gloves, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    first = an_order_line("ZN1000123", "1", item_code="GLV-M")
    second = an_order_line("ZN1000123", "2", description="Aprons", quantity=Decimal(4), net_amount=Decimal("20.00"))
    [line] = stand(gloves(), world=with_orders(first, second, bills=(earlier("INV-1", "20.00"),)))
    assert line.billed_before == Decimal(0)
    [line] = stand(gloves(), world=with_orders(first, second, bills=(earlier("INV-1", "70.00"),)))
    assert line.billed_before == Decimal(10)
    [line] = stand(gloves(), world=with_orders(first, second, bills=(earlier("INV-1", "35.00"),)))
    assert line.billed_before == Decimal(5)


def test_what_we_billed_and_what_the_ledger_billed_add_up_and_credits_take_off(
    stand: Stand, gloves: Gloves, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    bills = (earlier("INV-1", "20.00"), earlier("CN-1", "5.00", kind=BillKind.CREDIT_NOTE))
    world = with_orders(an_order_line("ZN1000123"), bills=bills)
    history = History(billed={("ZN1000123", "1"): Billed(Decimal(0), Decimal("10.00"), Decimal("10.00"))})
    [line] = stand(gloves(), world=world, history=history)
    assert line.billed_before == Decimal(5)


def test_cancelled_bills_and_the_bill_itself_are_not_billed_before(
    stand: Stand, gloves: Gloves, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    bills = (earlier("INV-1", "20.00", status=LedgerStatus.CANCELLED), earlier("INV-00123", "30.00"))
    [line] = stand(gloves(), world=with_orders(an_order_line("ZN1000123"), bills=bills))
    assert line.billed_before == Decimal(0)


def test_what_we_billed_ourselves_counts_once_though_the_ledger_shows_it_too(
    stand: Stand, gloves: Gloves, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    ours = earlier("INV-1", "20.00")
    key = posting_key(organisation="ZN1", supplier_id="S-1", invoice_number="inv 1", kind=BillKind.INVOICE)
    world = with_orders(an_order_line("ZN1000123"), bills=(ours,))
    history = History(
        billed={("ZN1000123", "1"): Billed(Decimal(4), Decimal("20.00"))},
        keys=frozenset({key}),
    )
    [line] = stand(gloves(), world=world, history=history)
    assert line.billed_before == Decimal(4)


def test_what_was_billed_by_quantity_and_what_was_billed_as_an_amount_add_up(
    stand: Stand, gloves: Gloves, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    history = History(billed={("ZN1000123", "1"): Billed(Decimal(3), Decimal("25.00"), Decimal("10.00"))})
    [line] = stand(gloves(), world=with_orders(an_order_line("ZN1000123")), history=history)
    assert line.billed_before == Decimal(5)
