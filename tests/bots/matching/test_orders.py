"""Which order a bill is for, or exactly why the one quoted will not do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bots.matching import with_chosen_order
from counterfoil.model.documents import Document, Line
from counterfoil.model.judged import By, Choice
from counterfoil.model.judged import Judged as SaidByPeople
from counterfoil.model.masters import Masterdata, OrderLine, OrderStatus, Supplier
from counterfoil.model.matches import LineState, Match, OrderState

Bill = Callable[..., Document]
Judged = Callable[..., Match]
World = Callable[..., Masterdata]
ALine = Callable[..., Line]
AnOrderLine = Callable[..., OrderLine]
Several = Callable[[str], tuple[Masterdata, tuple[Line, Line]]]


@pytest.fixture
def several(a_world: World, a_line: ALine, gloves: ALine, an_order_line: AnOrderLine) -> Several:
    """A world with one more order, of pumps, and lines for gloves and for the pumps under a number as it is quoted."""

    def build(quoted: str) -> tuple[Masterdata, tuple[Line, Line]]:
        pumps = an_order_line("ZN1000456", description="Infusion pump service kit", item_code="PMP-1",
                              quantity=Decimal(1), uom="EA", unit_price=Decimal("412.50"),
                              net_amount=Decimal("412.50"))  # fmt: skip
        world = a_world()
        line = a_line("Infusion pump service kit", item_code="PMP-1", quantity="1", uom="EA", unit_price="412.50",
                      net="412.50", po_number=quoted)  # fmt: skip
        return replace(world, purchase_orders=(*world.purchase_orders, pumps)), (gloves(), line)

    return build


@pytest.mark.parametrize("quoted", ["ZN1000123", "zn1-000-123", "PO ZN1000123", "ZN1000123 / Mrs Smith", "ZN1000123-2"])
def test_an_order_is_found_however_its_number_is_written(bill: Bill, judged: Judged, quoted: str) -> None:
    order = judged(bill(orders=(quoted,))).order
    assert (order.state, order.po_numbers, order.supplier_id) == (OrderState.MATCHED, ("ZN1000123",), "S-1")
    assert (order.ordered_on, order.last_received_on) == (date(2026, 9, 1), date(2026, 9, 20))
    assert (order.currency, order.blanket) == ("GBP", False)


def test_a_reference_that_is_no_order_does_no_harm_beside_one_that_is(bill: Bill, judged: Judged) -> None:
    order = judged(bill(orders=("CONTRACT-7781", "ZN1000123"))).order
    assert (order.state, order.po_numbers) == (OrderState.MATCHED, ("ZN1000123",))


def test_nothing_quoted_is_said_to_be_so(bill: Bill, judged: Judged) -> None:
    order = judged(bill(orders=())).order
    assert order.state is OrderState.NOT_QUOTED
    assert [(line.line, line.state, line.net) for line in order.lines] == [(0, LineState.UNMATCHED, Decimal("30.00"))]


@pytest.mark.parametrize("quoted", [(), ("7781",)])
def test_an_order_of_the_supplier_that_stands_on_the_bill_without_a_label_is_taken(
    bill: Bill, judged: Judged, quoted: tuple[str, ...]
) -> None:
    order = judged(replace(bill(orders=quoted), mentions=("0113-2345678", "ZN1000123"))).order
    assert (order.state, order.po_numbers) == (OrderState.MATCHED, ("ZN1000123",))


def test_a_number_without_a_label_is_no_order_of_another_organisation_or_supplier(bill: Bill, judged: Judged) -> None:
    assert judged(replace(bill(orders=()), mentions=("ZN3000777",))).order.state is OrderState.NOT_QUOTED


def test_a_number_like_no_order_of_the_supplier_is_not_found(bill: Bill, judged: Judged) -> None:
    assert judged(bill(orders=("7781",))).order.state is OrderState.NOT_FOUND


def test_an_order_of_another_organisation_is_not_taken(bill: Bill, judged: Judged) -> None:
    order = judged(bill(orders=("ZN3000777",))).order
    assert (order.state, order.po_numbers) == (OrderState.OTHER_ORGANISATION, ("ZN3000777",))
    assert order.candidates[0].id == "ZN3000777"


def test_a_number_with_another_organisations_prefix_is_that_organisations(bill: Bill, judged: Judged) -> None:
    order = judged(bill(orders=("ZN3555555",))).order
    assert order.state is OrderState.OTHER_ORGANISATION
    assert order.candidates[0].id == "ZN3"


@pytest.mark.parametrize("quoted", ["ZN1000128", "ZN100123", "ZN1001023", "ZN1OOO12B", "ZN1OOOI23"])
def test_a_number_one_slip_away_suggests_the_order_that_supplier_and_lines_support(
    bill: Bill, judged: Judged, quoted: str
) -> None:
    order = judged(bill(orders=(quoted,))).order
    assert (order.state, order.po_numbers) == (OrderState.SUGGESTED, (quoted,))
    [best] = order.candidates
    assert (best.id, best.name) == ("ZN1000123", "ZN1")
    assert {reason.feature for reason in best.reasons} >= {"number_quoted", "supplier_bills", "lines_agree"}


def test_a_number_two_slips_away_is_believed_only_where_the_amount_is_the_orders(bill: Bill, judged: Judged) -> None:
    assert judged(bill(orders=("ZN1009128",))).order.state is OrderState.NOT_FOUND
    whole = judged(bill(orders=("ZN1009128",), net="100.00")).order
    assert (whole.state, whole.candidates[0].id) == (OrderState.SUGGESTED, "ZN1000123")


def test_a_number_without_its_prefix_suggests_its_order(bill: Bill, judged: Judged) -> None:
    order = judged(bill(orders=("000123",))).order
    assert (order.state, order.candidates[0].id) == (OrderState.SUGGESTED, "ZN1000123")


def test_a_slip_that_the_amount_contradicts_suggests_nothing(bill: Bill, judged: Judged) -> None:
    assert judged(bill(orders=("ZN1000128",), net="900.00")).order.state is OrderState.NOT_FOUND


def test_a_slip_that_lands_on_another_suppliers_order_suggests_the_one_that_was_meant(
    bill: Bill, judged: Judged, a_world: World, an_order_line: AnOrderLine
) -> None:
    world = a_world()
    neighbour = an_order_line("ZN1000128", supplier_id="S-2", description="Clinical waste collection")
    world = replace(world, purchase_orders=(*world.purchase_orders, neighbour))
    order = judged(bill(orders=("ZN1000128",)), world).order
    assert (order.state, [candidate.id for candidate in order.candidates]) == (OrderState.SUGGESTED, ["ZN1000123"])


def test_a_slip_that_lands_on_another_order_of_the_supplier_is_not_billed_against_that(
    bill: Bill, judged: Judged, a_world: World, an_order_line: AnOrderLine
) -> None:
    world = a_world()
    neighbour = an_order_line("ZN1000128", description="Infusion pump service kit", unit_price=Decimal("412.50"),
                              quantity=Decimal(2), net_amount=Decimal("825.00"))  # fmt: skip
    world = replace(world, purchase_orders=(*world.purchase_orders, neighbour))
    order = judged(bill(orders=("ZN1000128",)), world).order
    assert order.state in {OrderState.SUGGESTED, OrderState.NOT_FOUND}
    assert order.candidates[0].id == "ZN1000123"


@pytest.mark.parametrize(
    ("quoted", "state", "candidate"),
    [
        ("ZN1000465", OrderState.SUGGESTED, "ZN1000456"),
        ("ZN3000777", OrderState.OTHER_ORGANISATION, "ZN3000777"),
        ("DN-40021", OrderState.MATCHED, None),
    ],
    ids=["a slip", "another organisation's", "a delivery note"],
)
def test_of_a_bill_for_several_orders_each_number_has_to_be_one_of_the_organisation(
    bill: Bill, judged: Judged, several: Several, quoted: str, *, state: OrderState, candidate: str | None
) -> None:
    world, lines = several(quoted)
    order = judged(bill(orders=("ZN1000123", quoted), lines=lines, net="442.50"), world).order
    assert order.state is state
    assert order.po_numbers == (("ZN1000123",) if candidate is None else (quoted,))
    assert candidate in {None, *(each.id for each in order.candidates)}
    assert [line.state for line in order.lines] == [LineState.MATCHED, LineState.UNMATCHED]


def test_a_number_besides_that_no_line_needs_changes_nothing(bill: Bill, judged: Judged) -> None:
    assert judged(bill(orders=("ZN1000123", "ZN3000777"))).order.state is OrderState.MATCHED


def test_the_order_chosen_for_a_wrong_number_leaves_the_others_of_the_bill(
    bill: Bill, judged: Judged, several: Several
) -> None:
    world, lines = several("ZN1000465")
    lines = (replace(lines[0], po_number=replace(lines[1].po_number, value="ZN1000123")), lines[1])
    chosen = SaidByPeople(order=Choice(value="ZN1000456", by=By(person="clerk", on=date(2026, 10, 20), number=1)))
    document = with_chosen_order(bill(orders=("ZN1000123", "ZN1000465"), lines=lines, net="442.50"), chosen)
    order = judged(document, world).order
    assert (order.state, set(order.po_numbers)) == (OrderState.MATCHED, {"ZN1000123", "ZN1000456"})
    assert [line.po_number for line in order.lines] == ["ZN1000123", "ZN1000456"]


def test_where_no_order_is_quoted_the_one_it_may_be_for_is_shown_and_not_taken(bill: Bill, judged: Judged) -> None:
    order = judged(bill(orders=(), net="100.00")).order
    assert order.state is OrderState.NOT_QUOTED
    assert order.candidates[0].id == "ZN1000123"


def test_a_slip_that_fits_two_orders_as_well_suggests_neither(
    bill: Bill, judged: Judged, a_world: World, an_order_line: AnOrderLine
) -> None:
    world = a_world()
    twin = an_order_line("ZN1000129", item_code="GLV-M", quantity=Decimal(20), net_amount=Decimal(100))
    world = replace(world, purchase_orders=(*world.purchase_orders, twin))
    order = judged(bill(orders=("ZN1000128",)), world).order
    assert order.state is OrderState.NOT_FOUND
    assert {candidate.id for candidate in order.candidates} == {"ZN1000123", "ZN1000129"}


@pytest.mark.parametrize(
    ("status", "state"),
    [(OrderStatus.CLOSED, OrderState.CLOSED), (OrderStatus.CANCELLED, OrderState.CANCELLED)],
)
def test_an_order_that_is_not_open_is_told_so(
    bill: Bill, judged: Judged, a_world: World, status: OrderStatus, state: OrderState
) -> None:
    lines = tuple(replace(line, status=status) for line in a_world().purchase_orders)
    order = judged(bill(), a_world(purchase_orders=lines)).order
    assert (order.state, order.po_numbers) == (state, ("ZN1000123",))


def test_a_closed_line_of_an_open_order_is_closed_to_its_bill(bill: Bill, judged: Judged, a_world: World) -> None:
    first, *rest = a_world().purchase_orders
    world = a_world(purchase_orders=(replace(first, status=OrderStatus.CLOSED), *rest))
    assert judged(bill(), world).order.state is OrderState.CLOSED


def test_one_closed_line_among_those_that_are_billed_is_enough(
    bill: Bill, judged: Judged, a_world: World, gloves: ALine, a_line: ALine
) -> None:
    first, second, *rest = a_world().purchase_orders
    large = a_line("Nitrile gloves powder free large", quantity="10", uom="BX", unit_price="5.00", net="50.00")
    for closed in (
        (replace(first, status=OrderStatus.CLOSED), second),
        (first, replace(second, status=OrderStatus.CLOSED)),
    ):
        world = a_world(purchase_orders=(*closed, *rest))
        both = judged(bill(lines=(gloves(), large), net="80.00", vat="16.00", gross="96.00"), world)
        assert both.order.state is OrderState.CLOSED


def test_an_order_that_was_placed_with_someone_else_is_told_so(bill: Bill, judged: Judged) -> None:
    order = judged(bill(orders=("ZN1000200",))).order
    assert (order.state, order.supplier_id) == (OrderState.OTHER_SUPPLIER, "S-2")


def test_a_factoring_company_does_not_pass_for_the_supplier_of_the_order(
    bill: Bill, judged: Judged, a_world: World
) -> None:
    world = a_world()
    factor = Supplier(organisation="ZN1", supplier_id="S-7", name="Merrow Invoice Finance Ltd", factor_of="S-1")
    world = replace(world, suppliers=(*world.suppliers, factor))
    match = judged(bill(seller_name="Merrow Invoice Finance Limited", seller_vat_number=None), world)
    assert match.supplier.supplier_id == "S-7"
    assert (match.order.state, match.order.supplier_id) == (OrderState.OTHER_SUPPLIER, "S-1")


def test_an_order_dated_after_the_day_does_not_exist_yet(bill: Bill, judged: Judged, a_world: World) -> None:
    lines = tuple(replace(line, ordered_on=date(2026, 10, 21)) for line in a_world().purchase_orders)
    assert judged(bill(), a_world(purchase_orders=lines)).order.state is OrderState.NOT_FOUND


def test_one_bill_may_be_for_several_orders(
    bill: Bill, judged: Judged, a_world: World, a_line: ALine, an_order_line: AnOrderLine
) -> None:
    world = a_world()
    second = an_order_line(
        "ZN1000400", description="Surgical masks type IIR", item_code="MSK", ordered_on=date(2026, 9, 9)
    )
    third = an_order_line("ZN1000500", description="Bed sheets")
    world = replace(world, purchase_orders=(*world.purchase_orders, second, third))
    lines = (
        a_line(
            "Nitrile gloves powder free medium", quantity="6", unit_price="5.00", net="30.00", po_number="ZN1000123"
        ),
        a_line("Surgical masks type IIR", quantity="2", unit_price="5.00", net="10.00", po_number="ZN1000400"),
    )
    order = judged(bill(lines=lines, orders=("ZN1000123", "ZN1000400", "ZN1000500")), world).order
    assert order.po_numbers == ("ZN1000123", "ZN1000400")
    assert [line.po_number for line in order.lines] == ["ZN1000123", "ZN1000400"]
    assert order.ordered_on == date(2026, 9, 9)


def test_a_blanket_order_tells_what_it_has_left(bill: Bill, judged: Judged, a_line: ALine) -> None:
    hire = a_line("Hire of bed mattresses October", net="300.00")
    order = judged(bill(orders=("ZN1000300",), lines=(hire,), net="300.00")).order
    assert (order.blanket, order.blanket_left) == (True, Decimal("1000.00"))
    assert order.lines[0].by_amount
    assert (order.lines[0].ordered, order.lines[0].net) == (Decimal("1000.00"), Decimal("300.00"))


def test_a_bill_none_of_whose_lines_was_ordered_is_coded_as_its_order_is(
    bill: Bill, judged: Judged, a_line: ALine
) -> None:
    put_right = a_line("Price put right as agreed", net="4.20")
    (line,) = judged(bill(lines=(put_right,), net="4.20", gross="5.04", vat="0.84")).order.lines
    assert (line.state, line.po_number, line.po_line) == (LineState.UNMATCHED, "ZN1000123", None)
    assert (line.cost_centre, line.subjective) == ("946141", "52161071")
