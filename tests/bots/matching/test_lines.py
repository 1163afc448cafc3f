"""Which order line each line of a bill is for."""

from collections.abc import Callable
from decimal import Decimal

from bots.matching import Billed, History
from counterfoil.model.documents import Document, Kind, Line
from counterfoil.model.masters import (
    Masterdata,
    OrderKind,
    OrderLine,
)
from counterfoil.model.matches import LineMatch, LineState, Match, OrderState

Bill = Callable[..., Document]
Judged = Callable[..., Match]
ALine = Callable[..., Line]
AnOrderLine = Callable[..., OrderLine]
Stand = Callable[..., tuple[LineMatch, ...]]
Gloves = Callable[..., Line]
WithOrders = Callable[..., Masterdata]


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


def three_sorts(an_order_line: AnOrderLine) -> tuple[OrderLine, ...]:
    return tuple(
        an_order_line("ZN1000123", str(number), description=what, unit_price=Decimal(price), quantity=Decimal(2),
                      net_amount=2 * Decimal(price))
        for number, (what, price) in enumerate(
            (("Dressing foam 10cm", "7.35"), ("Suture 3-0", "41.10"), ("Infusion pump", "615.00")), start=1
        )
    )  # fmt: skip


def test_one_lump_for_several_order_lines_is_shared_out_by_amount(
    stand: Stand, a_line: ALine, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    world = with_orders(*three_sorts(an_order_line))
    pump = a_line("Infusion pump", quantity="2", unit_price="615.00", net="1230.00")
    lump = a_line("Theatre goods as ordered", quantity="1", net="96.90")
    found = stand(lump, pump, world=world)
    assert [(line.line, line.po_line, line.net, line.by_amount) for line in found] == [
        (0, "1", Decimal("14.70"), True),
        (0, "2", Decimal("82.20"), True),
        (1, "3", Decimal("1230.00"), False),
    ]
    assert [line.price_over for line in found] == [None, None, Decimal(0)]


def test_a_lump_that_no_order_lines_come_to_is_on_none(
    stand: Stand, a_line: ALine, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    world = with_orders(*three_sorts(an_order_line))
    [line] = stand(a_line("Theatre goods as ordered", quantity="1", net="96.91"), world=world)
    assert line.state is LineState.UNMATCHED


def test_labour_and_parts_that_come_to_one_order_line_are_both_on_it(
    stand: Stand, a_line: ALine, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    repair = an_order_line("ZN1000123", "2", kind=OrderKind.SERVICE, description="Autoclave repair", quantity=None,
                           uom=None, unit_price=None, net_amount=Decimal("431.70"))  # fmt: skip
    world = with_orders(an_order_line("ZN1000123", "1"), repair)
    found = stand(
        a_line("Nitrile gloves powder free medium", quantity="6", unit_price="5.00", net="30.00"),
        a_line("Engineer four hours", net="300.00"),
        a_line("Door seal", net="131.70"),
        world=world,
    )
    assert [(line.line, line.po_line, line.net) for line in found] == [
        (0, "1", Decimal("30.00")), (1, "2", Decimal("300.00")), (2, "2", Decimal("131.70")),
    ]  # fmt: skip


def test_the_words_that_tell_order_lines_apart_outweigh_the_many_that_they_share(
    stand: Stand, a_line: ALine, an_order_line: AnOrderLine, with_orders: WithOrders
) -> None:
    kinds = ("with arms", "without arms")
    chairs = [an_order_line("ZN1000123", str(n), description=f"Office chair {kind}") for n, kind in enumerate(kinds)]
    lines = [
        a_line("CHAIR 0FFICE WITHOUT ARMS", quantity="4", unit_price="5.00", net="20.00"),
        a_line("Office chair wthout arms", quantity="6", unit_price="5.00", net="30.00"),
    ]
    assert [line.po_line for line in stand(*lines, world=with_orders(*chairs))] == ["1", "1"]


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


def test_a_bill_of_which_neither_lines_nor_net_were_read_is_matched_with_no_line(bill: Bill, judged: Judged) -> None:
    order = judged(bill(lines=(), net=None)).order
    assert (order.state, order.lines) == (OrderState.MATCHED, ())
