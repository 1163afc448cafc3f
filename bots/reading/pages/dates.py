"""Dates: days as they are printed in letters and figures, and which of day and month comes first."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_NAMES = {
    1: "january jan januar jänner janvier janv januari enero ene gennaio gen janeiro stycznia styczeń sty leden ledna",
    2: "february feb februar février fevrier févr fév februari febrero febbraio fevereiro lutego luty únor února",
    3: "march mar märz maerz mrz mars maart mrt marzo marts março marca marzec březen března",
    4: "april apr avril avr abril abr aprile kwietnia kwiecień duben dubna",
    5: "may mai mei mayo maggio mag maj maio maja květen května",
    6: "june jun juni juin junio giugno giu junho czerwca czerwiec červen června",
    7: "july jul juli juillet juil julio luglio lug julho lipca lipiec červenec července",
    8: "august aug août aout augustus agosto ago augusti sierpnia sierpień srpen srpna",
    9: "september sept sep septembre septiembre settembre set setembro września wrzesień září",
    10: "october oct oktober okt octobre octubre ottobre ott outubro października październik paź říjen října",
    11: "november nov novembre noviembre novembro listopada listopad",
    12: "december dec dezember dez décembre décembre déc diciembre dic dicembre dezembro grudnia grudzień prosinec "
    "prosince",
}
MONTHS = {name: number for number, names in _NAMES.items() for name in names.split()}
_MONTH = "(?P<name>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
# Behind "28-Jan-" that its cell cuts, "27-Feb-26" has no year for it.
_YEAR = r"(?P<year>(?:19|20)\d\d|[’']?\d\d(?!-[^\W\d]))(?!\d|:\d|[.,]\d)"
FIGURES = re.compile(r"(?<![\d/.\-])(?P<one>\d{1,2})\s?(?P<sep>[/.\-·\\])\s?(?P<two>\d{1,2})\s?(?P=sep)\s?" + _YEAR)
# Figures with no sign between them, a day only where a label says so.
UNSIGNED = re.compile(r"(?P<one>\d{1,2}) (?P<two>\d{1,2}) (?P<year>(?:20)?\d\d)")
UNPARTED = re.compile(r"(\d\d)(\d\d)((?:20)?\d\d)")
YEAR_FIRST = re.compile(
    r"(?<![\d/.\-])(?P<year>(?:19|20)\d\d)(?P<sep>[/.\-])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)"
)
RUN_TOGETHER = re.compile(r"(?<![\w/.\-])(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)(?![\w/\-]|[.,]\d)")
DAY_NAME = re.compile(
    r"(?<![\w/.])(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?[\s\-/.]*(?:day of |of |de |d[’'])?"
    + _MONTH
    + r"(?:[\s\-/.,]|de )*"
    + _YEAR,
    re.IGNORECASE,
)
NAME_DAY = re.compile(r"\b" + _MONTH + r"[\s\-/]?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s?,?[\s\-/]" + _YEAR, re.IGNORECASE)
YEAR_NAME = re.compile(r"\b(?P<year>20\d\d)[\s\-/.]" + _MONTH + r"[\s\-/.](?P<day>\d{1,2})(?!\d)", re.IGNORECASE)
WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\.?,? (?:the |den |le )?$",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\d")
# The lines of a few pages.
REMEMBERED = 4096
CENTURY = 2000
EARLIEST, LATEST = 1990, 2079
TWELVE = 12
LAST_DAY = 31


class Day(NamedTuple):
    """A date found in a text. `swapped` is the other reading where day and month could change places."""

    value: date
    start: int
    end: int
    swapped: date | None = None

    def taken(self, *, day_first: bool) -> date:
        """The reading that a document with this habit means."""
        return self.value if day_first or self.swapped is None else self.swapped


def _year(printed: str) -> int:
    year = int(printed.lstrip("’'"))
    return year + CENTURY if year < 100 else year  # noqa: PLR2004 two figures


def _made(year: int, month: int, day: int) -> date | None:
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if EARLIEST <= year <= LATEST else None


def _from_figures(found: re.Match[str]) -> Day | None:
    year, one, two = _year(found["year"]), int(found["one"]), int(found["two"])
    day_first, month_first = _made(year, two, one), _made(year, one, two)
    value = day_first or month_first
    if value is None:
        return None
    swapped = month_first if day_first and month_first and day_first != month_first else None
    return Day(value, found.start(), found.end(), swapped)


def _years_first(pattern: re.Pattern[str], text: str) -> Iterator[Day]:
    for found in pattern.finditer(text):
        value = _made(int(found["year"]), int(found["month"]), int(found["day"]))
        if value:
            yield Day(value, found.start(), found.end())


def find_dates(text: str) -> list[Day]:
    """Every date in a line of text, from left to right; figures are read day first, the other reading is `swapped`."""
    return list(_dates_in(text))


@lru_cache(REMEMBERED)
def _dates_in(text: str) -> tuple[Day, ...]:
    """The same, remembered: the engine asks for the dates of one line many times."""
    if not FIGURE.search(text):
        return ()
    days: list[Day] = []
    for pattern in (YEAR_FIRST, RUN_TOGETHER):
        days.extend(_years_first(pattern, text))
    for found in FIGURES.finditer(text):
        figures = _from_figures(found)
        if figures:
            days.append(figures)
    if any(letter.isalpha() for letter in text):
        for pattern in (DAY_NAME, NAME_DAY, YEAR_NAME):
            for found in pattern.finditer(text):
                value = _made(_year(found["year"]), MONTHS[found["name"].casefold()], int(found["day"]))
                if value and not any(day.start < found.end() and found.start() < day.end for day in days):
                    days.append(Day(value, found.start(), found.end()))
    days.sort(key=lambda day: day.start)
    return tuple([_with_weekday(text, day) if day.start else day for day in days])


def unsigned_day(text: str) -> Day | None:
    """The day that a text is in figures with no sign between them but bars ("05 10 2026", "051026"); none in others."""
    found = UNSIGNED.fullmatch(UNPARTED.sub(r"\1 \2 \3", " ".join(text.replace("|", " ").split())))
    day = _from_figures(found) if found else None
    return day._replace(start=0, end=len(text)) if day else None


def _with_weekday(text: str, day: Day) -> Day:
    """A date with the name of the day that stands before it ("Sunday, 15 March 2026")."""
    found = WEEKDAY.search(text[: day.start])
    return day._replace(start=found.start()) if found else day


def habit(text: str) -> tuple[bool, bool]:
    """Whether a document writes the day first, and whether it shows so itself (a figure above 12).

    Where it does not show: American dollars without any European sign mean the month first, all else the day.
    """
    day_first = month_first = 0
    for found in FIGURES.finditer(text):
        if found["sep"] == "-" and len(found["year"]) == 2:  # noqa: PLR2004 a sort code looks the same
            continue
        one, two = int(found["one"]), int(found["two"])
        day_first += LAST_DAY >= one > TWELVE >= two
        month_first += LAST_DAY >= two > TWELVE >= one
    if day_first or month_first:
        return day_first >= month_first, True
    american = "$" in text and not re.search(r"[£€]|\bVAT\b|\bGBP\b|\bEUR\b|\bABN\b|\bGST\b", text)
    return not american, False
