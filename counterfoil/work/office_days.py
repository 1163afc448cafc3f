"""The days on which the office works: Monday to Friday but for the bank holidays of England and Wales."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    import holidays

OFFICE_ZONE = "Europe/London"
ONE_DAY = timedelta(days=1)


class Days(StrEnum):
    """On which days something scheduled is to be done."""

    EVERY = "every day"
    WORKING = "working days"
    MONTH_END = "last working day of the month"


@cache
def _bank_holidays() -> "holidays.HolidayBase":
    import holidays  # noqa: PLC0415 - takes a while, and only what is scheduled asks

    return holidays.country_holidays("GB", subdiv="ENG")


def office_today() -> date:
    """The day where the office is, whatever the clock of the machine shows."""
    return datetime.now(ZoneInfo(OFFICE_ZONE)).date()


def is_working_day(day: date) -> bool:
    """Whether the office works on this day."""
    return day.weekday() < 5 and day not in _bank_holidays()  # noqa: PLR2004 - Saturday


def working_day_after(day: date, number: int) -> date:
    """The `number`-th working day after this one (from 1)."""
    for _ in range(number):
        day += ONE_DAY
        while not is_working_day(day):
            day += ONE_DAY
    return day


def is_due(days: Days, on: date) -> bool:
    """Whether something scheduled for these days is to be done on this one."""
    match days:
        case Days.EVERY:
            return True
        case Days.WORKING:
            return is_working_day(on)
        case Days.MONTH_END:
            return is_working_day(on) and working_day_after(on, 1).month != on.month
