"""Derived facts: typed, exact, and missing where they cannot be known."""

from datetime import date
from decimal import Decimal, localcontext

import pytest

from counterfoil.rulebook.formulas import read_formula
from counterfoil.rulebook.literals import FactValue, Type

TYPES = {
    "net": Type.MONEY,
    "order.net": Type.MONEY,
    "rate": Type.PERCENT,
    "hours": Type.NUMBER,
    "days": Type.INTEGER,
    "billed": Type.DATE,
    "ordered.on": Type.DATE,
    "known": Type.BOOLEAN,
}
FACTS: dict[str, FactValue] = {
    "net": Decimal("1025.01"),
    "order.net": Decimal("1000.00"),
    "rate": Decimal("17.5"),
    "hours": Decimal("37.5"),
    "days": 7,
    "billed": date(2026, 3, 1),
    "ordered.on": date(2026, 2, 27),
}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("net - order.net", Type.MONEY, Decimal("25.01")),
        ("-net", Type.MONEY, Decimal("-1025.01")),
        ("percent_of(net - order.net, order.net)", Type.PERCENT, Decimal("2.501")),
        ("net * rate", Type.MONEY, Decimal("179.38")),  # 179.37675
        ("rate * net", Type.MONEY, Decimal("179.38")),
        ("net / 3", Type.MONEY, Decimal("341.67")),
        ("net / hours", Type.MONEY, Decimal("27.33")),  # 27.3336
        ("2 * net", Type.MONEY, Decimal("2050.02")),
        ("net / order.net", Type.NUMBER, Decimal("1.02501")),
        ("hours * 0.1", Type.NUMBER, Decimal("3.75")),
        ("days + 1", Type.INTEGER, 8),
        ("days + hours", Type.NUMBER, Decimal("44.5")),
        ("days", Type.NUMBER, Decimal(7)),
        ("billed - ordered.on", Type.INTEGER, 2),
        ("abs(order.net - net)", Type.MONEY, Decimal("25.01")),
        ("min(net, order.net)", Type.MONEY, Decimal("1000.00")),
        ("max(net, order.net, net * 2)", Type.MONEY, Decimal("2050.02")),
    ],
)
def test_a_formula_is_exact_and_rounds_money_half_up_to_the_penny(text: str, kind: Type, value: FactValue) -> None:
    result = read_formula(text, TYPES, kind).value(FACTS)
    assert result == value
    assert type(result) is type(value)


def test_half_a_penny_goes_up_and_a_negative_half_penny_away_from_nought() -> None:
    formula = read_formula("net * 0.5", TYPES, Type.MONEY)
    assert formula.value({"net": Decimal("0.01")}) == Decimal("0.01")
    assert formula.value({"net": Decimal("-0.01")}) == Decimal("-0.01")


def test_the_callers_decimal_context_changes_nothing() -> None:
    formula = read_formula("percent_of(net - order.net, order.net)", TYPES, Type.PERCENT)
    with localcontext() as context:
        context.prec = 3
        assert formula.value(FACTS) == Decimal("2.501")


@pytest.mark.parametrize(
    "facts", [{**FACTS, "order.net": None}, {"net": Decimal(1)}, {**FACTS, "order.net": Decimal(0)}]
)
def test_a_missing_input_or_a_divisor_of_nought_makes_it_missing(facts: dict[str, FactValue]) -> None:
    assert read_formula("percent_of(net, order.net)", TYPES, Type.PERCENT).value(facts) is None


def test_nought_of_nought_is_missing_too() -> None:
    formula = read_formula("percent_of(net, order.net)", TYPES, Type.PERCENT)
    assert formula.value({"net": Decimal(0), "order.net": Decimal(0)}) is None


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("net - order.nett", Type.MONEY, r"unknown fact 'order\.nett' \(did you mean order\.net\?\)"),
        ("net + rate", Type.MONEY, "money and percent cannot be added"),
        ("net - hours", Type.MONEY, "money and number cannot be subtracted"),
        ("net * order.net", Type.MONEY, "money and money cannot be multiplied"),
        ("hours / net", Type.NUMBER, "number cannot be divided by money"),
        ("percent_of(net, hours)", Type.PERCENT, "money and number cannot be compared"),
        ("net - order.net", Type.PERCENT, "declared percent, but the formula .* gives money"),
        ("hours", Type.INTEGER, "declared integer, but"),
        ("known + 1", Type.NUMBER, "known is of type boolean"),
        ("billed", Type.DATE, "billed is of type date"),
        ("net -", Type.MONEY, "cannot be read"),
        ("net ** 2", Type.MONEY, r"only \+ - \* /"),
        ("round(net)", Type.MONEY, r"round\(\) with 1 values is not a function"),
        ("min(net)", Type.MONEY, r"min\(\) with 1 values"),
        ("abs(net, days)", Type.MONEY, r"abs\(\) with 2 values"),
        ("net if known else net", Type.MONEY, "is not allowed in a formula"),
        ("__import__('os')", Type.MONEY, "is not allowed in a formula"),
        ("().__class__", Type.MONEY, "unknown fact"),
        ("net * 0x10", Type.MONEY, "0x10"),
        ("net * True", Type.MONEY, "is not allowed"),
    ],
)
def test_a_formula_that_mixes_types_or_does_more_than_arithmetic_is_refused(text: str, kind: Type, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_formula(text, TYPES, kind)
