"""Only what a page shows is asked of its reader."""

from datetime import date

import pytest

from benchmarks.accuracy.facts import LineFacts, Truth
from benchmarks.accuracy.visible import Sight, seen_only


@pytest.mark.parametrize("text", ["Total 1.234,50", "Total £1,234.50", "Total 1 234,50", "1'234.50 due", "1234.5"])
def test_an_amount_is_seen_in_every_way_of_writing(text: str) -> None:
    assert Sight(text).shows("gross", "1234.50")


def test_another_amount_is_not_seen() -> None:
    assert not Sight("Total 1.234,51 of 234.50").shows("gross", "1234.50")


DAYS = ["05.10.2026", "5 Oct 2026", "5th October 2026", "2026-10-05", "October 5, 2026", "5/10/26"]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_seen_in_every_way_of_writing(text: str) -> None:
    assert Sight(f"Date: {text} ").shows_day(date(2026, 10, 5))


def test_another_day_is_not_seen() -> None:
    assert not Sight("15/10/2026 5/11/2026").shows_day(date(2026, 10, 5))


def test_what_is_not_shown_is_taken_out_of_the_truth() -> None:
    truth = Truth(
        kind="invoice",
        fields={"net": ("100.00",), "iban": ("GB29NWBK60161331926819",)},
        lines=(LineFacts(description="Gloves", quantity="3", unit_price="33.3333", net="100.00"),),
    )
    seen = seen_only(truth, "Gloves 3 x 33.33 = 100.00")
    assert set(seen.fields) == {"net"}
    assert seen.lines == (LineFacts(description="Gloves", quantity="3", unit_price="", net="100.00"),)
