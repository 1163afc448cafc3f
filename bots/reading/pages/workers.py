"""Workers, days and hours: what a timesheet or backing sheet says, so that its bill can be found and checked by it."""

import re
from collections.abc import Iterable, Iterator

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.dates import find_dates
from bots.reading.pages.segments import Layout, cited
from counterfoil.model.documents import Line

_WORKER = re.compile(
    r"\b(?i:(?:name of |agency |temporary )?(?:worker|candidate|employee|locum|nurse|contractor|consultant|temp)"
    r"(?:['’]?s)?(?: name)?)\s*:?\s{1,3}([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})"
)
# A month of days; what lists more is no timesheet of one bill.
_MOST_DAYS = 31
_TIME = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b")
# Hours of the longest shift, in one row.
_LONGEST = 24


def workers_and_days(text: str) -> tuple[str, ...]:
    """The names of workers behind their label, and the days as they are printed."""
    days = [line[day.start : day.end] for line in text.splitlines() for day in find_dates(line)]
    return tuple(dict.fromkeys([*_WORKER.findall(text), *dict.fromkeys(days[:_MOST_DAYS])]))


def hours_worked(layouts: Iterable[Layout], *, comma: bool) -> Iterator[Line]:
    """The rows that tell of a shift by its day or its times: each with its hours, the last figure, and its words."""
    for layout in layouts:
        for row in layout.rows:
            text = " ".join(segment.text for segment in row)
            if len(_TIME.findall(text)) < 2 and not find_dates(text):  # noqa: PLR2004 from one time to another
                continue
            amounts = find_amounts(row[-1].text, comma=comma)
            if amounts and 0 < amounts[-1].value <= _LONGEST and amounts[-1].end == len(row[-1].text):
                words = row[-1].span(amounts[-1].start, amounts[-1].end)
                hours = cited(layout.page, words, amounts[-1].value, 0.85, "the last figure of a row about a shift")
                yield Line(quantity=hours, printed=text)
