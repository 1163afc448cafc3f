"""Maintenance windows: the times of the week, by the office's clock, at which a system is left alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from counterfoil.work.office_days import OFFICE_ZONE, Days, is_due

ZONE = ZoneInfo(OFFICE_ZONE)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WHOLE_DAY = timedelta(days=1)
LONGEST = timedelta(days=31)
FORM = re.compile(r"(?P<days>[a-z -]+?)(?: (?P<begins>\d\d:\d\d)-(?P<ends>\d\d:\d\d))?")
EXAMPLES = "`Sunday 01:00-05:00`, `Monday-Friday 12:00-13:00`, `every day 22:00-02:00`, or `Saturday` for all of it"


class WindowError(ValueError):
    """A window cannot be used; the message says what is wrong with it and what it could be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From `begins` to `ends`, both since midnight by the office's clock, on the days on which it begins.

    One that goes over midnight ends after more than 24 hours.
    """

    days: Days | frozenset[int]
    begins: timedelta
    ends: timedelta

    @classmethod
    def read(cls, said: str) -> Self:
        """From words as `Sunday 01:00-05:00`; without a time it is the whole day.

        Raises:
            WindowError: it cannot be read.
        """
        form = FORM.fullmatch(" ".join(said.lower().split()))
        days = form and _days(form["days"])
        if form is None or days is None:
            raise WindowError(
                f"{said!r} is no window; write days and times, as {EXAMPLES}. Days are weekdays, "
                f"{', '.join(f'`{each.value}`' for each in Days)}"
            )
        if form["begins"] is None:
            return cls(days=days, begins=timedelta(), ends=WHOLE_DAY)
        begins, ends = (_clock_time(said, form[name]) for name in ("begins", "ends"))
        if begins in {ends, WHOLE_DAY}:
            raise WindowError(f"{said!r} has no length; give the time at which it begins and the one at which it ends")
        return cls(days=days, begins=begins, ends=ends if ends > begins else ends + WHOLE_DAY)

    def end(self, now: datetime) -> datetime | None:
        """When the window ends in which this instant lies; None where it lies in none."""
        today = now.astimezone(ZONE).date()
        spans = ((_instant(day, self.begins), _instant(day, self.ends)) for day in _days_around(today) if self._on(day))
        return next((ends for begins, ends in spans if begins <= now < ends), None)

    def _on(self, day: date) -> bool:
        return is_due(self.days, day) if isinstance(self.days, Days) else day.weekday() in self.days


def closed_until(windows: Iterable[Window], now: datetime) -> datetime | None:
    """When a system with these windows may be used again; None where it may be now.

    Windows that follow on one another count as one; `LONGEST` from now is as far as is looked.
    """
    windows, until = tuple(windows), now
    while until < now + LONGEST and (ends := [end for window in windows if (end := window.end(until))]):
        until = max(ends)
    return None if until == now else until


def _days(said: str) -> Days | frozenset[int] | None:
    """Days by name, or weekdays by number (Monday is 0); None for what is neither."""
    if said in {each.value for each in Days}:
        return Days(said)
    names = said.split("-")
    if not 1 <= len(names) <= 2 or not set(names) <= set(WEEKDAYS):  # noqa: PLR2004 - one day, or from one to another
        return None
    first, last = WEEKDAYS.index(names[0]), WEEKDAYS.index(names[-1])
    return frozenset((first + each) % 7 for each in range((last - first) % 7 + 1))


def _clock_time(window: str, said: str) -> timedelta:
    hours, minutes = map(int, said.split(":"))
    since_midnight = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or since_midnight > WHOLE_DAY:  # noqa: PLR2004 - as clocks go
        raise WindowError(f"{window!r}: {said} is no time of day; write hours and minutes from 00:00 to 24:00")
    return since_midnight


def _days_around(today: date) -> tuple[date, date]:
    """A window that holds now began today or, where it goes over midnight, the day before."""
    return today - timedelta(days=1), today


def _instant(day: date, since_midnight: timedelta) -> datetime:
    """The instant at which the office's clock shows this; summer time begins and ends as it does for the office."""
    shown = datetime.combine(day, time()) + since_midnight
    return shown.replace(tzinfo=ZONE).astimezone(UTC)
