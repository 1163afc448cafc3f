"""How each line of a bill stands to its order: which line, what unit, what quantity, what price."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bots.matching import Billed, History
from counterfoil.model.documents import Document, Kind, Line
from counterfoil.model.masters import (
    BillKind,
    LedgerInvoice,
    LedgerStatus,
    Masterdata,
    OrderKind,
    OrderLine,
    Receipt,
)
from counterfoil.model.matches import LineMatch, LineState, Match

Bill = Callable[..., Document]
Judged = Callable[..., Match]
World = Callable[..., Masterdata]
ALine = Callable[..., Line]
AnOrderLine = Callable[..., OrderLine]
Stand = Callable[..., tuple[LineMatch, ...]]


@pytest.fixture
def stand(bill: Bill, judged: Judged) -> Stand:
    """The line matches of the usual bill with these lines."""

    def run(
        *lines: Line, world: Masterdata | None = None, history: History | None = None, **facts: object
    ) -> tuple[LineMatch, ...]:
        return judged(bill(lines=lines, **facts), world, history).order.lines

    return run


@pytest.fixture
def gloves(a_line: ALine) -> Callable[..., Line]:
    def build(**facts: str | None) -> Line:
        usual: dict[str, str | None] = {"quantity": "6", "uom": "BX", "unit_price": "5.00", "net": "30.00"}
        return a_line("Nitrile gloves powder free medium", **{**usual, **facts})

    return build


@pytest.fixture
def with_orders(a_world: World) -> Callable[..., Masterdata]:
    """The usual world with these order lines and receipts instead of its own."""

    def build(
        *lines: OrderLine, receipts: tuple[Receipt, ...] = (), bills: tuple[LedgerInvoice, ...] = ()
    ) -> Masterdata:
        return a_world(purchase_orders=lines, receipts=receipts, ledger_invoices=bills)

    return build


Gloves = Callable[..., Line]
WithOrders = Callable[..., Masterdata]


def earlier(number: str, net: str, **facts: object) -> LedgerInvoice:
    usual: dict[str, object] = {
        "organisation": "ZN1", "supplier_id": "S-1", "invoice_number": number, "kind": BillKind.INVOICE,
        "invoice_date": date(2026, 9, 10), "gross": Decimal(net) * Decimal("1.2"), "net": Decimal(net),
        "status": LedgerStatus.PAID, "po_number": "ZN1000123",
    }  # fmt: skip
    return LedgerInvoice(**{**usual, **facts})  # type: ignore[arg-type]


def test_lines_that_differ_by_size_alone_go_to_their_own_order_lines(stand: Stand, a_line: ALine) -> None:
    large = a_line("Gloves nitrile, powder free, LARGE", quantity="10", unit_price="5.00", net="50.00")
    medium = a_line("Gloves nitrile, powder free, medium", quantity="6", unit_price="5.00", net="30.00")
    assert [line.po_line for line in stand(large, medium)] == ["2", "1"]


def test_an_item_code_outweighs_the_order_of_the_lines(stand: Stand, a_line: ALine) -> None:
    lines = stand(
        a_line(item_code="glv-l", quantity="10", unit_price="5.00"),
        a_line(item_code="GLV-M", quantity="6", unit_price="5.00"),
    )
    assert [line.po_line for line in lines] == ["2", "1"]
    assert lines[0].reasons


def test_a_line_that_quotes_its_order_line_goes_there(stand: Stand, a_line: ALine) -> None:
    line = a_line("Gloves", quantity="6", unit_price="5.00", net="30.00", po_number="ZN1000123", po_line="002")
    assert stand(line)[0].po_line == "2"


def test_every_fact_of_the_order_line_is_told(stand: Stand, gloves: Gloves) -> None:
    history = History(billed={("ZN1000123", "1"): Billed(Decimal(2), Decimal("10.00"))})
    [line] = stand(gloves(), history=history)
    assert (line.state, line.by_amount) == (LineState.MATCHED, False)
    assert (line.quantity, line.net, line.ordered) == (Decimal(6), Decimal("30.00"), Decimal(10))
    assert (line.received, line.billed_before) == (Decimal(6), Decimal(2))
    assert (line.price_over, line.price_over_percent) == (Decimal(0), Decimal(0))
    assert (line.cost_centre, line.subjective) == ("946141", "52161071")
    assert (line.conversion, line.pack_ratio) == (None, None)


def test_a_price_above_the_orders_is_told_in_money_and_percent(stand: Stand, gloves: Gloves) -> None:
    [line] = stand(gloves(unit_price="5.50", net="33.00"))
    assert (line.price_over, line.price_over_percent) == (Decimal("3.00"), Decimal(10))
    [line] = stand(gloves(unit_price="4.50", net="27.00"))
    assert (line.price_over, line.price_over_percent) == (Decimal("-3.00"), Decimal(-10))


def test_a_discount_on_the_line_counts_in_its_price(stand: Stand, gloves: Gloves) -> None:
    [line] = stand(gloves(unit_price="6.00", net="30.00"))
    assert line.price_over == Decimal(0)


def test_prices_in_another_currency_than_the_orders_are_not_compared(stand: Stand, gloves: Gloves) -> None:
    [line] = stand(gloves(), currency="EUR")
    assert (line.state, line.price_over) == (LineState.MATCHED, None)


@pytest.mark.parametrize("uom", ["Box", "BX", "boxes", "XBX", None])
def test_words_and_codes_for_one_unit_are_equal(stand: Stand, gloves: Gloves, uom: str | None) -> None:
    [line] = stand(gloves(uom=uom))
    assert (line.state, line.quantity, line.conversion) == (LineState.MATCHED, Decimal(6), None)


def test_a_known_conversion_is_applied_and_cited(stand: Stand, gloves: Gloves) -> None:
    [line] = stand(gloves(item_code="GLV-M", quantity="600", uom="EA", unit_price="0.05"))
    assert (line.state, line.quantity, line.price_over) == (LineState.MATCHED, Decimal(6), Decimal(0))
    assert line.conversion == Decimal("0.01")
    assert "one BX of GLV-M is 100 EA" in line.conversion_note


def test_a_dozen_is_twelve_without_a_catalogue(
    stand: Stand, a_line: ALine, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    order = an_order_line(
        "ZN1000123", quantity=Decimal(24), uom="EA", unit_price=Decimal("1.00"), net_amount=Decimal(24)
    )
    line = a_line("Nitrile gloves powder free medium", quantity="2", uom="DZN", unit_price="12.00", net="24.00")
    [found] = stand(line, world=with_orders(order))
    assert (found.quantity, found.conversion, found.price_over) == (Decimal(24), Decimal(12), Decimal(0))


@pytest.mark.parametrize(
    ("printed", "pack"),
    [
        ({"quantity": "60", "uom": "EA", "unit_price": "0.50"}, 10),
        ({"quantity": "72", "uom": "EA", "unit_price": "0.4167"}, 12),
        ({"quantity": "600", "uom": "BX", "unit_price": "0.05"}, 100),
        ({"quantity": "6", "uom": "PK", "unit_price": "60.00"}, 12),
    ],
)
def test_a_price_a_whole_pack_away_with_no_conversion_leaves_the_unit_unknown(
    stand: Stand, a_line: ALine, printed: dict[str, str], pack: int
) -> None:
    [line] = stand(a_line("Nitrile gloves powder free large", **printed))
    assert (line.state, line.po_line, line.pack_ratio) == (LineState.UNIT_UNKNOWN, "2", Decimal(pack))
    assert (line.quantity, line.price_over) == (None, None)


def test_different_unit_names_at_one_price_are_one_unit(stand: Stand, a_line: ALine) -> None:
    [line] = stand(a_line("Nitrile gloves powder free large", quantity="6", uom="CTN", unit_price="5.00", net="30.00"))
    assert (line.state, line.quantity, line.conversion) == (LineState.MATCHED, Decimal(6), None)
    assert "taken as one unit" in line.conversion_note


def test_a_price_rise_is_no_pack(stand: Stand, gloves: Gloves) -> None:
    [line] = stand(gloves(unit_price="7.00", net="42.00"))
    assert (line.state, line.price_over_percent) == (LineState.MATCHED, Decimal(40))


def test_several_invoice_lines_may_be_for_one_order_line(stand: Stand, gloves: Gloves) -> None:
    lines = stand(gloves(quantity="4", net="20.00"), gloves(quantity="2", net="10.00"))
    assert [(line.line, line.po_line, line.quantity) for line in lines] == [(0, "1", Decimal(4)), (1, "1", Decimal(2))]
    assert {line.billed_before for line in lines} == {Decimal(0)}


def test_one_invoice_line_may_be_for_several_order_lines(
    stand: Stand, gloves: Gloves, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    world = with_orders(an_order_line("ZN1000123", "1"), an_order_line("ZN1000123", "2", cost_centre="946142"))
    lines = stand(gloves(quantity="20", net="100.00"), world=world)
    assert [(line.line, line.po_line, line.quantity, line.net) for line in lines] == [
        (0, "1", Decimal(10), Decimal("50.00")),
        (0, "2", Decimal(10), Decimal("50.00")),
    ]


def test_carriage_that_was_not_ordered_is_named_as_such(stand: Stand, gloves: Gloves, a_line: ALine) -> None:
    carriage = stand(gloves(), a_line("Delivery charge", quantity="1", unit_price="5.00", net="5.00"))[1]
    assert (carriage.state, carriage.net) == (LineState.UNMATCHED, Decimal("5.00"))
    assert "carriage" in {reason.feature for reason in carriage.reasons}


def test_carriage_that_was_ordered_goes_to_its_order_line(
    stand: Stand, gloves: Gloves, a_line: ALine, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    carriage = an_order_line("ZN1000123", "2", description="Carriage", quantity=Decimal(1), net_amount=Decimal("5.00"))
    world = with_orders(an_order_line("ZN1000123", "1"), carriage)
    lines = stand(gloves(), a_line("Delivery charge", quantity="1", unit_price="5.00", net="5.00"), world=world)
    assert [line.po_line for line in lines] == ["1", "2"]


def test_a_discount_line_and_a_line_of_text_are_named_as_such(stand: Stand, gloves: Gloves, a_line: ALine) -> None:
    lines = stand(gloves(), a_line("Loyalty discount", net="-3.00"), a_line("Delivered to ward 7 on 20 September"))
    assert [line.state for line in lines[1:]] == [LineState.UNMATCHED, LineState.UNMATCHED]
    assert {reason.feature for reason in lines[1].reasons} == {"discount"}
    assert "no_amount" in {reason.feature for reason in lines[2].reasons}


def test_something_that_was_not_ordered_is_not_forced_on_an_order_line(
    stand: Stand, gloves: Gloves, a_line: ALine
) -> None:
    stranger = a_line("Replacement projector lamp", item_code="PL-900", quantity="1", unit_price="180.00", net="180.00")
    assert stand(gloves(), stranger)[1].state is LineState.UNMATCHED


def test_the_only_line_of_a_bill_is_for_the_only_line_of_its_order_whatever_it_is_called(
    stand: Stand, a_line: ALine
) -> None:
    visit = a_line("Annual PPM visit, site B", quantity="1", unit_price="600.00", net="600.00")
    [line] = stand(visit, orders=("ZN1000200",), seller_name="Corvane Facilities LLP", seller_vat_number=None)
    assert (line.po_number, line.by_amount, line.ordered) == ("ZN1000200", True, Decimal("1200.00"))
    assert (line.quantity, line.price_over) == (None, None)


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


def test_an_instalment_of_a_service_ordered_as_one_whole_goes_by_amount(
    stand: Stand, a_line: ALine, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    year = an_order_line(
        "ZN1000123", kind=OrderKind.SERVICE, description="Lift maintenance 2026", quantity=Decimal(1), uom="EA",
        unit_price=Decimal("1200.00"), net_amount=Decimal("1200.00"),
    )  # fmt: skip
    month = a_line("Lift maintenance October 2026", quantity="1", uom="EA", unit_price="100.00", net="100.00")
    [found] = stand(month, world=with_orders(year))
    assert (found.state, found.by_amount, found.ordered) == (LineState.MATCHED, True, Decimal("1200.00"))
    dear = a_line("Lift maintenance 2026", quantity="1", uom="EA", unit_price="1320.00", net="1320.00")
    [found] = stand(dear, world=with_orders(year))
    assert (found.by_amount, found.price_over_percent) == (False, Decimal(10))


def test_a_price_that_the_order_does_not_state_follows_from_its_amount(
    stand: Stand, gloves: Gloves, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    [line] = stand(
        gloves(unit_price="5.50", net="33.00"), world=with_orders(an_order_line("ZN1000123", unit_price=None))
    )
    assert (line.by_amount, line.quantity, line.price_over) == (False, Decimal(6), Decimal("3.00"))


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
    history = History(billed={("ZN1000123", "1"): Billed(Decimal(0), Decimal("10.00"))})
    [line] = stand(gloves(), world=world, history=history)
    assert line.billed_before == Decimal(5)


def test_cancelled_bills_and_the_bill_itself_are_not_billed_before(
    stand: Stand, gloves: Gloves, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    bills = (earlier("INV-1", "20.00", status=LedgerStatus.CANCELLED), earlier("INV-00123", "30.00"))
    [line] = stand(gloves(), world=with_orders(an_order_line("ZN1000123"), bills=bills))
    assert line.billed_before == Decimal(0)


def test_a_bill_without_lines_is_matched_as_one_to_the_only_line_of_its_order(
    stand: Stand, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    [line] = stand(world=with_orders(an_order_line("ZN1000123")))
    assert (line.line, line.state, line.quantity, line.net) == (0, LineState.MATCHED, Decimal(6), Decimal("30.00"))
    [line] = stand(world=with_orders(an_order_line("ZN1000123")), net="31.00")
    assert (line.by_amount, line.quantity, line.net, line.ordered) == (True, None, Decimal("31.00"), Decimal("50.00"))


def test_a_bill_without_lines_for_the_whole_order_is_for_every_line_of_it(stand: Stand) -> None:
    lines = stand(net="100.00")
    assert [(line.po_line, line.net, line.quantity) for line in lines] == [
        ("1", Decimal("50.00"), Decimal(10)),
        ("2", Decimal("50.00"), Decimal(10)),
    ]
    assert [line.state for line in stand(net="80.00")] == [LineState.UNMATCHED]


def test_a_credit_note_with_negative_amounts_is_matched_like_one_with_positive(
    bill: Bill, judged: Judged, gloves: Gloves
) -> None:
    credit = bill(Kind.CREDIT_NOTE, lines=(gloves(quantity="-2", net="-10.00"),), net="-10.00", gross="-12.00")
    [line] = judged(credit).order.lines
    assert (line.po_line, line.quantity, line.net, line.price_over) == ("1", Decimal(2), Decimal("-10.00"), Decimal(0))


def test_a_long_consolidated_bill_keeps_every_line_apart(
    stand: Stand, a_line: ALine, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    orders = [
        an_order_line(f"ZN10009{order}", str(number), description=f"Catheter foley {10 + number}CH length {order}0cm",
                      unit_price=Decimal(3), net_amount=Decimal(30))
        for order in range(6) for number in range(10)
    ]  # fmt: skip
    lines = [
        a_line(f"FOLEY CATHETER {10 + number}CH {order}0CM", quantity="10", unit_price="3.00", net="30.00",
               po_number=f"ZN10009{order}")
        for number in range(10) for order in range(6)
    ]  # fmt: skip
    found = stand(*lines, world=with_orders(*orders), orders=tuple(f"ZN10009{order}" for order in range(6)))
    assert [(line.po_number, line.po_line) for line in found] == [
        (f"ZN10009{order}", str(number)) for number in range(10) for order in range(6)
    ]
