"""Money is exact, keeps its currency, and never meets a float."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.money import CurrencyMismatchError, Money, to_penny

PENCE = st.integers(-(10**12), 10**12)


def pounds(amount: str) -> Money:
    return Money(Decimal(amount), "GBP")


def of_pence(pence: int) -> Money:
    return Money(Decimal(pence) / 100, "GBP")


@given(PENCE, PENCE)
def test_sums_and_differences_are_those_of_whole_pence(one: int, other: int) -> None:
    assert of_pence(one) + of_pence(other) == of_pence(one + other)
    assert of_pence(one) - of_pence(other) == of_pence(one - other)
    assert (of_pence(one) < of_pence(other)) == (one < other)
    assert (of_pence(one) >= of_pence(other)) == (one >= other)


@given(PENCE, st.integers(-1000, 1000))
def test_multiples_are_those_of_whole_pence(pence: int, factor: int) -> None:
    assert of_pence(pence) * factor == of_pence(pence * factor)
    assert -of_pence(pence) == of_pence(-pence)
    assert abs(of_pence(pence)) == of_pence(abs(pence))


@pytest.mark.parametrize(
    ("amount", "rounded"), [("0.005", "0.01"), ("-0.005", "-0.01"), ("2.344", "2.34"), ("1", "1.00")]
)
def test_rounding_is_half_up_to_the_penny(amount: str, rounded: str) -> None:
    assert to_penny(Decimal(amount)) == Decimal(rounded)
    assert pounds(amount).rounded() == pounds(rounded)


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="Decimal"):
        Money(1.1, "GBP")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="float"):
        pounds("1.10") * 1.5  # type: ignore[operator]


@pytest.mark.parametrize("currency", ["", "gbp", "GB", "GBPS", "£"])
def test_a_currency_is_three_capital_letters(currency: str) -> None:
    with pytest.raises(ValueError, match="currency code"):
        Money(Decimal(1), currency)


def test_amounts_of_different_currencies_do_not_mix() -> None:
    with pytest.raises(CurrencyMismatchError):
        pounds("1.00") + Money(Decimal(1), "EUR")
    with pytest.raises(CurrencyMismatchError):
        assert pounds("1.00") < Money(Decimal(1), "EUR")


def test_what_is_no_number_is_no_amount() -> None:
    with pytest.raises(ValueError, match="not an amount"):
        pounds("NaN")


def test_money_is_shown_with_its_currency_and_thousands() -> None:
    assert str(pounds("1234567.5")) == "GBP 1,234,567.50"
