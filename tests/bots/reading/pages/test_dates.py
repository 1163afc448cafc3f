"""Dates are read in letters and figures, day first unless the document shows otherwise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.reading.pages.dates import find_dates, habit, unsigned_day

FIFTH = date(2026, 10, 5)


@pytest.mark.parametrize(
    "printed",
    [
        "05/10/2026",
        "5.10.26",
        "05-10-2026",
        "2026-10-05",
        "5 October 2026",
        "5th Oct 2026",
        "October 5, 2026",
        "Oct 5 2026",
        "05-OCT-26",
        "05Oct2026",
        "Monday 5 October 2026",
        "5. Oktober 2026",
        "5 octobre 2026",
        "5 oktober 2026",
        "5 de octubre de 2026",
        "5 ottobre 2026",
        "5th of October 2026",
        "5th day of October 2026",
        "Oct-05-2026",
        "2026-Oct-05",
        "05·10·2026",
        "20261005",
        "5 października 2026",
        "5 outubro 2026",
    ],
)
def test_every_usual_shape_is_read(printed: str) -> None:
    assert [day.value for day in find_dates(f"dated {printed} in Leeds")] == [FIFTH]


@pytest.mark.parametrize(
    "text",
    ["12-34-56", "31/02/2026", "1/2", "INV-2026", "0113 496 0000", "10.50", "v1.2.3.4", "20261305", "INV20261005"],
)
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert find_dates(text) == []


def test_a_date_that_its_cell_cuts_takes_no_year_from_the_next_one() -> None:
    assert [day.value for day in find_dates("28-Jan- 27-Feb-26")] == [date(2026, 2, 27)]


def test_a_date_that_can_be_turned_round_says_so() -> None:
    assert find_dates("03/04/2026")[0].swapped == date(2026, 3, 4)
    assert find_dates("13/04/2026")[0].swapped is None
    assert find_dates("04/13/2026")[0].value == date(2026, 4, 13)


def test_one_plain_date_shows_the_habit_of_a_document() -> None:
    assert habit("Date 03/04/2026 Due 28/04/2026") == (True, True)
    assert habit("Date 03/04/2026 Due 04/28/2026") == (False, True)


def test_without_such_a_date_britain_puts_the_day_first_and_america_the_month() -> None:
    assert habit("Date 03/04/2026 Total £12.00") == (True, False)
    assert habit("Date 03/04/2026 Total $12.00") == (False, False)


def test_a_sort_code_shows_no_habit() -> None:
    assert habit("Sort code 12-25-40") == (True, False)


@given(
    st.dates(date(1990, 1, 1), date(2079, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%d-%b-%Y", "%Y-%m-%d", "%B %d, %Y"]),
)
def test_a_date_comes_back_as_it_was_printed(day: date, shape: str) -> None:
    assert [found.value for found in find_dates(day.strftime(shape))] == [day]


@given(st.text(max_size=60))
def test_no_text_upsets_the_search_for_dates(text: str) -> None:
    for day in find_dates(text):
        assert 0 <= day.start < day.end <= len(text)


@pytest.mark.parametrize("printed", ["05 10 2026", "05 10 26", "05 | 10 | 2026", "051026", "05102026"])
def test_figures_without_signs_are_a_day_where_a_label_says_so(printed: str) -> None:
    day = unsigned_day(printed)
    assert day is not None
    assert day.value == FIFTH
    assert find_dates(printed) == []


@pytest.mark.parametrize("printed", ["99 10 26", "12345", "4471 10 26", "05 10 2026 4471", "510268"])
def test_other_figures_without_signs_are_no_day(printed: str) -> None:
    assert unsigned_day(printed) is None
