"""How values are written, shown and admitted."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.model.decisions import HoldCode
from counterfoil.rulebook.literals import FactValue, Type, Value, admit, neighbours, parse, show


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("£1,234.56", Type.MONEY, Decimal("1234.56")),
        ("£1234.56", Type.MONEY, Decimal("1234.56")),
        ("£10,000.00", Type.MONEY, Decimal("10000.00")),
        ("-£5.00", Type.MONEY, Decimal("-5.00")),
        ("2%", Type.PERCENT, Decimal(2)),
        ("-2.5%", Type.PERCENT, Decimal("-2.5")),
        ("37.5", Type.NUMBER, Decimal("37.5")),
        ("30", Type.INTEGER, 30),
        ("yes", Type.BOOLEAN, True),
        ("no", Type.BOOLEAN, False),
        ("2026-04-01", Type.DATE, date(2026, 4, 1)),
        ("010", Type.CODE, "010"),
        ("no", Type.TEXT, "no"),
    ],
)
def test_a_literal_means_what_its_declared_type_says(text: str, kind: Type, value: Value) -> None:
    assert parse(text, kind) == value
    assert type(parse(text, kind)) is type(value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("10.00", Type.MONEY),
        ("£10", Type.MONEY),
        ("£10.5", Type.MONEY),
        ("£10.005", Type.MONEY),
        ("£1,23.00", Type.MONEY),
        ("£10000,00", Type.MONEY),
        ("£-5.00", Type.MONEY),
        ("0", Type.MONEY),
        ("5", Type.PERCENT),
        ("0.05", Type.PERCENT),
        ("05%", Type.PERCENT),
        ("010", Type.INTEGER),
        ("1,000", Type.INTEGER),
        ("3.0", Type.INTEGER),
        ("010", Type.NUMBER),
        ("1e3", Type.NUMBER),
        ("true", Type.BOOLEAN),
        ("No", Type.BOOLEAN),
        ("01/04/2026", Type.DATE),
        ("20260401", Type.DATE),
        ("2026-02-30", Type.DATE),
    ],
)
def test_a_literal_that_could_mean_two_things_is_refused(text: str, kind: Type) -> None:
    with pytest.raises(ValueError, match=f"{kind} expected"):
        parse(text, kind)


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (None, Type.MONEY, "missing"),
        (True, Type.BOOLEAN, "yes"),
        (False, Type.BOOLEAN, "no"),
        (Decimal("1234.5"), Type.MONEY, "£1,234.50"),
        (Decimal(-5), Type.MONEY, "-£5.00"),
        (Decimal("0.0045"), Type.MONEY, "£0.0045"),
        (Decimal("3.10"), Type.PERCENT, "3.10%"),
        (Decimal(2), Type.PERCENT, "2%"),
        (Decimal(10) / 3, Type.PERCENT, "3.3333…%"),
        (Decimal("2.00001"), Type.PERCENT, "2.0000…%"),
        (Decimal("7.500000"), Type.PERCENT, "7.5%"),
        (Decimal("1E+3"), Type.NUMBER, "1000"),
        (30, Type.INTEGER, "30"),
        (date(2026, 4, 1), Type.DATE, "2026-04-01"),
        ("010", Type.CODE, "010"),
    ],
)
def test_values_are_shown_as_a_person_reads_them(value: FactValue, kind: Type, shown: str) -> None:
    assert show(value, kind) == shown


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_money_that_is_shown_reads_back_as_itself(amount: Decimal) -> None:
    assert parse(show(amount, Type.MONEY), Type.MONEY) == amount


def test_neighbours_are_a_penny_a_hundredth_or_a_day_away() -> None:
    assert neighbours(Decimal("25.00")) == (Decimal("24.99"), Decimal("25.01"))
    assert neighbours(Decimal(2)) == (Decimal("1.99"), Decimal("2.01"))
    assert neighbours(Decimal("2.125")) == (Decimal("2.124"), Decimal("2.126"))
    assert neighbours(5) == (4, 6)
    assert neighbours(value=True) == (False,)
    assert neighbours(date(2026, 4, 1)) == (date(2026, 3, 31), date(2026, 4, 2))
    assert neighbours("matched") == ()


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1.5, Type.MONEY),
        (1.5, Type.NUMBER),
        (10, Type.MONEY),
        (True, Type.INTEGER),
        (True, Type.NUMBER),
        (1, Type.BOOLEAN),
        ("yes", Type.BOOLEAN),
        ("2026-04-01", Type.DATE),
        (datetime(2026, 4, 1, 9, 30), Type.DATE),  # noqa: DTZ001  # it is refused whether it has a zone or not
        (Decimal(1), Type.TEXT),
        (Decimal(1), Type.INTEGER),
    ],
)
def test_a_value_of_another_python_type_is_never_converted(value: FactValue, kind: Type) -> None:
    with pytest.raises(TypeError, match="must be"):
        admit(value, kind)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1E+15", "1E-999999"])
def test_what_is_no_amount_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        admit(Decimal(value), Type.MONEY)


def test_whole_numbers_and_enumerations_become_what_the_tables_compare() -> None:
    assert admit(7, Type.NUMBER) == Decimal(7)
    assert type(admit(HoldCode.PRICE, Type.TEXT)) is str
    assert admit(None, Type.DATE) is None
