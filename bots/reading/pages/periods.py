"""The days that a bill is for: the period that is billed, and the day of delivery; the terms as they are written."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bots.reading.pages.dates import Day, find_dates
from bots.reading.pages.labels import Label
from bots.reading.pages.page_codes import identifiers
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.values import Labelled, Labels
from counterfoil.model.fields import Field

# What stands between the first and the last day of a period.
SPAN = re.compile(r"^\W*(?:to|until|till|through|thru|and|bis|au|tot|al|-|–|—)?\W*$", re.IGNORECASE)
# Words before two days that make them a period that is billed.
BILLED = re.compile(
    r"\b(?:period|charges?|usage|billing|billed|covering|supply|services?|supplied|work(?:ed)?|zeitraum|période|"
    r"rental|hire|subscription|for)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
LONGEST_TERMS = 20
A_DAY = re.compile(
    r"\b\d{1,3}\s*(?:days?|tagen?|jours?|dagen|d\.?)\b|\bnet\b|\bnetto\b|\bend of\b|\bmonth", re.IGNORECASE
)


class Periods(NamedTuple):
    """The days that a bill is for."""

    delivered_on: Field[date] | None = None
    period_from: Field[date] | None = None
    period_to: Field[date] | None = None


def _labelled(pages: Sequence[Labels], label: Label) -> Iterator[tuple[Labels, Labelled]]:
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is label:
                yield labels, labelled


def find_periods(pages: Sequence[Labels], *, day_first: bool) -> Periods:
    """The period behind its label or between two days in a sentence of the bill, and the day of delivery."""
    delivered = None
    for _, labelled in _labelled(pages, Label.DELIVERED):
        days = find_dates(labelled.value.text)
        if days and days[0].start < LONGEST_TERMS:
            if len(days) > 1 and _is_span(labelled.value.text, days):
                return Periods(None, *_both(labelled.value, days, 0.9, labelled.source, day_first=day_first))
            delivered = delivered or _one(
                labelled.value, days[0], 0.9 * labelled.fit, labelled.source, day_first=day_first
            )
    return Periods(delivered, *_period(pages, day_first=day_first))


def _period(pages: Sequence[Labels], *, day_first: bool) -> tuple[Field[date] | None, Field[date] | None]:
    for labels, labelled in _labelled(pages, Label.PERIOD):
        for value in _with_next_line(labels, labelled.value):
            days = find_dates(value.text)
            if len(days) > 1 and _is_span(value.text, days):
                return _both(value, days, 0.6 + 0.35 * labelled.fit, labelled.source, day_first=day_first)
    for labels in pages:
        for segment in labels.layout.with_digits:
            days = find_dates(segment.text) if not labels.in_table(segment) else []
            if len(days) > 1 and _is_span(segment.text, days) and BILLED.search(segment.text[: days[0].start]):
                return _both(segment, days, 0.75, "between two days of a sentence", day_first=day_first)
    return None, None


def _with_next_line(labels: Labels, value: Segment) -> Iterator[Segment]:
    """A value, and as it goes on in the line below."""
    yield value
    for under in labels.layout.below(value, value.size):
        yield Segment(value.page, value.row, (*value.words, *under.words))
        return


def _is_span(text: str, days: Sequence[Day]) -> bool:
    return bool(SPAN.match(text[days[0].end : days[1].start]))


def _one(segment: Segment, day: Day, confidence: float, source: str, *, day_first: bool) -> Field[date]:
    return cited(segment.page, segment.span(day.start, day.end), day.taken(day_first=day_first), confidence, source)


def _both(
    segment: Segment, days: Sequence[Day], confidence: float, source: str, *, day_first: bool
) -> tuple[Field[date] | None, Field[date] | None]:
    first, last = (_one(segment, day, confidence, source, day_first=day_first) for day in days[:2])
    return (first, last) if first.value <= last.value else (None, None)


def find_terms(pages: Sequence[Labels]) -> Field[str] | None:
    """The payment terms as they are written behind their label."""
    for labels, labelled in _labelled(pages, Label.TERMS):
        value = labelled.value
        whole = next((one for one in labels.layout.rows[value.row] if value.words[0] in one.words), value)
        words = whole.words[whole.words.index(value.words[0]) :][:LONGEST_TERMS]
        text = " ".join(word.text for word in words).strip(" :.")
        if A_DAY.search(text):
            return cited(value.page, words, text, 0.9 * labelled.fit, labelled.source)
    return None


def find_code(pages: Sequence[Labels], label: Label) -> Field[str] | None:
    """The number of a contract, or the reference that the buyer asked for, behind its label."""
    best: tuple[float, Field[str]] | None = None
    for _, labelled in _labelled(pages, label):
        codes = identifiers(labelled.value)
        near = bool(codes) and codes[0].words[0] in labelled.value.words[:2]
        if near and (best is None or labelled.fit > best[0]):
            sure = min(0.95, 0.3 + 0.65 * labelled.fit)
            best = labelled.fit, cited(labelled.value.page, codes[0].words, codes[0].value, sure, labelled.source)
    return best[1] if best else None
