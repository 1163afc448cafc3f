"""What is scheduled keeps to the office's days: weekends, bank holidays, and the last working day of a month."""

from datetime import date

import pytest

from counterfoil.work import Days, is_due, is_working_day, working_day_after


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 10, 5), True),
        (date(2026, 10, 10), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),  # Boxing Day fell on a Saturday
        (date(2026, 5, 4), False),
    ],
)
def test_weekends_and_bank_holidays_are_no_working_days(day: date, *, works: bool) -> None:
    assert is_working_day(day) is works


def test_working_days_are_counted_over_christmas() -> None:
    assert working_day_after(date(2026, 12, 24), 1) == date(2026, 12, 29)
    assert working_day_after(date(2026, 12, 24), 4) == date(2027, 1, 4)


def test_the_month_ends_on_its_last_working_day() -> None:
    due = [day for day in range(1, 32) if is_due(Days.MONTH_END, date(2026, 10, day))]
    assert due == [30]


def test_every_day_is_every_day() -> None:
    assert is_due(Days.EVERY, date(2026, 12, 25))
    assert not is_due(Days.WORKING, date(2026, 12, 25))
