"""Workers and days: whom and when a timesheet or backing sheet is about, so that its bill can be found by them."""

import re

from bots.reading.pages.dates import find_dates

_WORKER = re.compile(
    r"\b(?i:(?:name of |agency |temporary )?(?:worker|candidate|employee|locum|nurse|contractor|consultant|temp)"
    r"(?:['’]?s)?(?: name)?)\s*:?\s{1,3}([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3})"
)
# A month of days; what lists more is no timesheet of one bill.
_MOST_DAYS = 31


def workers_and_days(text: str) -> tuple[str, ...]:
    """The names of workers behind their label, and the days as they are printed."""
    days = [line[day.start : day.end] for line in text.splitlines() for day in find_dates(line)]
    return tuple(dict.fromkeys([*_WORKER.findall(text), *dict.fromkeys(days[:_MOST_DAYS])]))
