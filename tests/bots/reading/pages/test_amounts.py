"""Amounts are read in every shape that suppliers print."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.reading.pages.amounts import decimal_comma, find_amounts, parse_amount

PENCE = st.integers(-10_000_000_00, 10_000_000_00).map(lambda pence: Decimal(pence) / 100)


@pytest.mark.parametrize(
    ("printed", "value", "currency"),
    [
        ("£1,234.56", "1234.56", "GBP"),
        ("1.234,56 €", "1234.56", "EUR"),
        ("1 234,56", "1234.56", None),
        ("1'234.50", "1234.50", None),
        ("(12.00)", "-12.00", None),
        ("12.00 CR", "-12.00", None),
        ("12.00 DR", "12.00", None),
        ("-£12.00", "-12.00", "GBP"),
        ("£-12.00", "-12.00", "GBP"),
        ("12.00-", "-12.00", None),
        ("EUR 99", "99", "EUR"),
        ("GBP 1,000,000.00", "1000000.00", "GBP"),
        ("1,234", "1234", None),
        ("0.0375", "0.0375", None),
        ("250,-", "250", None),
    ],
)
def test_an_amount_is_read_with_its_sign_and_currency(printed: str, value: str, currency: str | None) -> None:
    amount = parse_amount(printed)
    assert amount is not None
    assert (amount.value, amount.currency) == (Decimal(value), currency)


@pytest.mark.parametrize("text", ["07/10/2026", "INV-001", "12:30", "3.2.1", "no figure", "A1", "12 boxes"])
def test_what_is_no_lone_amount_is_not_taken_for_one(text: str) -> None:
    assert parse_amount(text) is None


def test_a_percentage_is_told_from_money() -> None:
    rate, sum_ = find_amounts("VAT @ 20% 24.00")
    assert (rate.percent, rate.like_money) == (True, False)
    assert (sum_.percent, sum_.like_money) == (False, True)


def test_a_lone_separator_before_three_figures_follows_the_habit_of_the_document() -> None:
    assert find_amounts("1.234", comma=True)[0].value == 1234
    assert find_amounts("1.234", comma=False)[0].value == Decimal("1.234")


def test_the_habit_is_what_most_amounts_show() -> None:
    assert decimal_comma("Summe 1.200,50 MwSt 228,10 Artikel 4.20")
    assert not decimal_comma("Total 1,200.50 VAT 240.10")


@given(PENCE)
def test_british_money_comes_back_as_it_was_printed(amount: Decimal) -> None:
    printed = f"{'-' if amount < 0 else ''}£{abs(amount):,.2f}"
    found = parse_amount(printed)
    assert found is not None
    assert (found.value, found.currency, found.decimals) == (amount, "GBP", 2)


@given(PENCE)
def test_continental_money_comes_back_as_it_was_printed(amount: Decimal) -> None:
    printed = f"{amount:,.2f}".translate(str.maketrans(",.", ".,")) + " €"
    found = parse_amount(printed, comma=True)
    assert found is not None
    assert (found.value, found.currency) == (amount, "EUR")


@given(st.text(max_size=60))
def test_no_text_upsets_the_search_for_amounts(text: str) -> None:
    for amount in find_amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)


@pytest.mark.parametrize(
    ("printed", "value"), [("£8.50/hr", "8.50"), ("0.6942/kWh", "0.6942"), ("@ £12.00/box of 6", "12.00")]
)
def test_a_price_is_read_before_the_unit_that_it_is_for(printed: str, value: str) -> None:
    assert find_amounts(printed)[0].value == Decimal(value)


@pytest.mark.parametrize("text", ["3/0", "12/BX", "07/2026", "5.10/2026"])
def test_what_stands_before_a_stroke_is_else_no_amount(text: str) -> None:
    assert find_amounts(text) == []
