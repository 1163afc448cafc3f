"""How a line that has its order line stands to it: what unit, what quantity, what price."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from counterfoil.model.documents import Line
from counterfoil.model.masters import (
    Masterdata,
    OrderKind,
    OrderLine,
)
from counterfoil.model.matches import LineMatch, LineState

ALine = Callable[..., Line]
AnOrderLine = Callable[..., OrderLine]
Stand = Callable[..., tuple[LineMatch, ...]]
Gloves = Callable[..., Line]
WithOrders = Callable[..., Masterdata]


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
