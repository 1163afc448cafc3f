"""F1 of line items on cases that can be reckoned by hand."""

from dataclasses import replace

import pytest

from benchmarks.accuracy.facts import LineFacts
from benchmarks.accuracy.lines import LineCount, count_lines

GLOVES = LineFacts(description="Nitrile gloves, medium", quantity="2", unit_price="4.50", net="9.00")
APRONS = LineFacts(description="Aprons on a roll", quantity="10", unit_price="3.1000", net="31.00")


def test_lines_read_in_another_order_with_other_places_are_all_right() -> None:
    read = [replace(APRONS, unit_price="3.10", net="31"), GLOVES]
    assert count_lines([GLOVES, APRONS], read) == LineCount(2, 2, 2)


@pytest.mark.parametrize(
    "wrong", [{"quantity": "3"}, {"unit_price": "4.05"}, {"net": "9.01"}, {"description": "Carriage"}, {"quantity": ""}]
)
def test_one_wrong_figure_or_another_description_makes_a_line_wrong(wrong: dict[str, str]) -> None:
    assert count_lines([GLOVES], [replace(GLOVES, **wrong)]).right == 0


def test_a_line_counts_once_and_made_up_lines_cost_precision() -> None:
    count = count_lines([GLOVES], [GLOVES, GLOVES, APRONS])
    assert count == LineCount(1, 3, 1)
    assert (count.precision, count.recall) == (pytest.approx(1 / 3), 1.0)
    assert count.f1 == pytest.approx(0.5)


def test_what_the_page_does_not_show_is_not_judged() -> None:
    assert count_lines([replace(GLOVES, quantity="", unit_price="")], [GLOVES]).right == 1
