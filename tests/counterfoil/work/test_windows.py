"""Maintenance windows by the office's clock: over midnight, on working days, through the change of the clocks."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.work.limits import LimitError, Limits
from counterfoil.work.windows import Window, WindowError, closed_until

LONDON = ZoneInfo("Europe/London")


def at(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("windows", "now", "until"),
    [
        (["Sunday 01:00-05:00"], "2026-10-04 00:59", None),
        (["Sunday 01:00-05:00"], "2026-10-04 01:00", "2026-10-04 05:00"),
        (["Sunday 01:00-05:00"], "2026-10-04 05:00", None),
        (["Sunday 01:00-05:00"], "2026-10-05 01:00", None),
        (["every day 22:00-02:00"], "2026-10-04 23:30", "2026-10-05 02:00"),
        (["every day 22:00-02:00"], "2026-10-05 01:59", "2026-10-05 02:00"),
        (["Friday 22:00-02:00"], "2026-10-03 01:00", "2026-10-03 02:00"),
        (["Friday 22:00-02:00"], "2026-10-02 01:00", None),
        (["Saturday"], "2026-10-03 12:00", "2026-10-04 00:00"),
        (["Saturday-Sunday"], "2026-10-03 12:00", "2026-10-05 00:00"),
        (["Friday-Monday 06:00-07:00"], "2026-10-05 06:30", "2026-10-05 07:00"),
        (["Friday-Monday 06:00-07:00"], "2026-10-06 06:30", None),
        (["working days 12:00-13:00"], "2026-12-28 12:30", None),  # a bank holiday
        (["working days 12:00-13:00"], "2026-12-29 12:30", "2026-12-29 13:00"),
        (["last working day of the month 17:00-24:00"], "2026-10-30 18:00", "2026-10-31 00:00"),
        (["last working day of the month 17:00-24:00"], "2026-10-31 18:00", None),
        (["Monday 10:00-11:00", "Monday 11:00-12:00", "Monday 11:30-12:30"], "2026-10-05 10:10", "2026-10-05 12:30"),
        (["  sunday   01:00-05:00 "], "2026-10-04 02:00", "2026-10-04 05:00"),
        ([], "2026-10-04 02:00", None),
    ],
)
def test_a_system_is_closed_until_its_windows_end(windows: list[str], now: str, until: str | None) -> None:
    closed = closed_until([Window.read(each) for each in windows], at(now))
    assert closed == (at(until) if until else None)


def test_a_window_ends_when_the_offices_clock_says_so_though_the_clocks_change_in_it() -> None:
    window = Window.read("Saturday 22:00-06:00")
    for night, hours in [("2026-03-28 22:00", 7), ("2026-10-24 22:00", 9), ("2026-10-17 22:00", 8)]:
        begun = at(night)
        end = window.end(begun)
        assert end is not None
        assert end - begun.astimezone(ZoneInfo("UTC")) == timedelta(hours=hours)


@given(minutes=st.integers(0, 7 * 24 * 60 - 1), begins=st.integers(0, 1439), ends=st.integers(0, 1439))
def test_whether_a_weekday_lies_in_a_window_is_as_counting_minutes_of_the_week_says(
    minutes: int, begins: int, ends: int
) -> None:
    if begins == ends:
        return
    moment = at("2026-06-01 00:00") + timedelta(minutes=minutes)  # a Monday, with no change of the clocks near
    window = Window.read(f"Wednesday {begins // 60:02}:{begins % 60:02}-{ends // 60:02}:{ends % 60:02}")
    first = 2 * 1440 + begins
    last = 2 * 1440 + ends + (1440 if ends < begins else 0)
    assert (window.end(moment) is not None) == (first <= minutes < last)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("Sonntag 01:00-05:00", "is no window; write days and times, as `Sunday 01:00-05:00`"),
        ("01:00-05:00", "is no window"),
        ("Sunday 1:00-5:00", "is no window"),
        ("Monday-Tuesday-Friday", "is no window"),
        ("", "is no window"),
        ("Sunday 01:00-25:00", "25:00 is no time of day"),
        ("Sunday 01:60-02:00", "01:60 is no time of day"),
        ("Sunday 05:00-05:00", "has no length"),
        ("Sunday 24:00-05:00", "has no length"),
    ],
)
def test_what_is_no_window_is_refused_with_what_to_write(said: str, message: str) -> None:
    with pytest.raises(WindowError, match=message):
        Window.read(said)


def test_windows_that_leave_no_time_are_refused() -> None:
    with pytest.raises(LimitError, match="windows leave no time at which anything may be posted"):
        Limits.read({"windows": ["Monday-Saturday", "Sunday 00:00-12:00", "Sunday 12:00-24:00"]})
    assert Limits.read({"windows": ["Monday-Saturday", "Sunday 00:00-23:00"]}).windows
