"""Terms between two days: a bill is due so many days after its date as it says, which tells an unlabelled one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bots.reading.pages.dates import find_dates
from bots.reading.pages.labels import Label
from bots.reading.pages.page_dates import DAYS_AFTER, Dates
from bots.reading.pages.segments import cited
from bots.reading.pages.values import Labels
from counterfoil.model.fields import Field

# How sure a day is that lies as many days from a labelled one as the terms say, and one of two that no label names.
FOLLOWS, BETWEEN = 0.6, 0.5
# Shorter terms lie between two days by chance.
SHORTEST = 7
NET_DAYS = re.compile(r"\b(?:net|netto) (\d{1,3})\b", re.IGNORECASE)
# Days with another meaning are no end of the terms.
ANOTHER = frozenset({Label.ORDER, Label.DELIVERED, Label.PERIOD, Label.OTHER_DATE, Label.ORIGINAL, Label.CONTRACT})


def by_terms(dates: Dates, pages: Sequence[Labels], *, day_first: bool) -> Dates:
    """The dates with a missing issue or due date that lies where the printed terms say; of two such days none."""
    terms = set() if dates.issue and dates.due else _terms(pages)
    if not terms:
        return dates
    days = {field.value: field for field in _days(pages, day_first=day_first)}
    pairs = [(one, one + timedelta(days=many)) for one in days for many in terms if one + timedelta(days=many) in days]
    pairs = [
        (issue, due)
        for issue, due in pairs
        if (dates.issue is None or dates.issue.value == issue) and (dates.due is None or dates.due.value == due)
    ]
    if len(pairs) != 1:
        return dates
    issue, due = (days[day] for day in pairs[0])
    sure = FOLLOWS if dates.issue or dates.due else BETWEEN
    return dates._replace(
        issue=dates.issue or replace(issue, confidence=sure), due=dates.due or replace(due, confidence=sure)
    )


def _terms(pages: Sequence[Labels]) -> set[int]:
    """The days to pay that the pages print."""
    texts = [labels.layout.text for labels in pages]
    printed = {int(days) for text in texts for pattern in (DAYS_AFTER, NET_DAYS) for days in pattern.findall(text)}
    return {days for days in printed if days >= SHORTEST}


def _days(pages: Sequence[Labels], *, day_first: bool) -> Iterator[Field[date]]:
    """The days outside the tables that no label gives another meaning."""
    for labels in pages:
        taken = {
            id(word)
            for labelled in labels.values
            if labelled.found.wording.label in ANOTHER
            for word in labelled.value.words
        }
        for segment in labels.layout.with_digits:
            if labels.in_table(segment):
                continue
            for found in find_dates(segment.text):
                words = segment.span(found.start, found.end)
                if not any(id(word) in taken for word in words):
                    value = found.taken(day_first=day_first)
                    yield cited(segment.page, words, value, FOLLOWS, "as many days from the other as the terms say")
