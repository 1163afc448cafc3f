"""The dates of a document, read from their labels, from beside its number, or from where they stand alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bots.reading.pages.bare_numbers import in_a_title
from bots.reading.pages.dates import Day, find_dates, unsigned_day
from bots.reading.pages.header import QUALIFIED, codes_at, is_qualified, overlapping
from bots.reading.pages.labels import Found, Label, Wording
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.stacked import next_line
from bots.reading.pages.to_pay import due_in_prose, is_of_a_discount
from bots.reading.pages.values import Labelled, Labels, Side
from bots.reading.pdfs.words import Word
from counterfoil.model.fields import Field

AMBIGUOUS = 0.75
OTHER_MEANING = frozenset(
    {
        Label.DUE,
        Label.OTHER_DATE,
        Label.DELIVERED,
        Label.PERIOD,
        Label.TAX_POINT,
        Label.ORDER,
        Label.OTHER_NUMBER,
        Label.CONTRACT,
    }
)
NO_LABEL = Found(Wording(Label.DATE, 0.5), 0, 0, ())
NO_LABEL_DUE = Found(Wording(Label.DUE, 1.0), 0, 0, ())
DAYS_AFTER = re.compile(r"\b(\d{1,3})\s*(?:calendar |net )?(?:days|tage|jours|dagen)", re.IGNORECASE)
# A date that the end of its line cuts: "2026-05-".
CUT = ("-", "/", ".")
RIVAL, RIVALLED = 0.05, 0.7
# Words of a label that a tax point shares, and of one that on a credit note tells of the invoice that is credited.
TAX_POINT, OF_INVOICE = frozenset({"point", "taxpoint"}), frozenset({"invoice", "inv"})
# A day is a day, a month and a year.
PARTS_OF_A_DAY = 3


class Dated(NamedTuple):
    """A date where a label announces one."""

    score: float
    day: Day
    words: tuple[Word, ...]
    labelled: Labelled


def _day_at(labels: Labels, labelled: Labelled) -> tuple[Day, tuple[Word, ...]] | None:
    days = [(day, labelled.value.span(day.start, day.end)) for day in find_dates(labelled.value.text)]
    if not days and any(sign.isdigit() for sign in labelled.value.text):
        # Without a figure it is the heading of the next column, which has its own day under it.
        days = [*_in_cells(labels, labelled.value), *_wrapped_days(labels, labelled)]
    if labelled.side is Side.BELOW:
        under = [(day, words) for day, words in days if overlapping(labelled.label, words) == 0]
        return under[0] if under else None
    return days[0] if days and days[0][0].start < 16 else None  # noqa: PLR2004 a word or two may come first


def _in_cells(labels: Labels, value: Segment) -> Iterator[tuple[Day, tuple[Word, ...]]]:
    """A day whose figures have no sign between them, be each of them in a cell of its own ("05", "Oct", "2026")."""
    words = value.words
    for other in (None, *labels.layout.beside(value)[: PARTS_OF_A_DAY - 1]):
        words = (*words, *other.words) if other else words
        text = " ".join(word.text for word in words)
        for day in (unsigned_day(text), *(find_dates(text) if other else ())):
            if day and len(words) <= PARTS_OF_A_DAY:
                yield day, words


def _wrapped_days(labels: Labels, labelled: Labelled) -> Iterator[tuple[Day, tuple[Word, ...]]]:
    """A date that goes on in the next lines of its cell ("20 September" and under it "2026", or each in its own)."""
    value = labelled.value
    cell = next((one for one in labels.layout.rows[value.row] if value.words[-1] in one.words), value)
    goes_on = labels.layout.going_on(cell)
    for under in (*((goes_on,) if goes_on else ()), *labels.layout.below(value, value.size)):
        if labelled.side is Side.BEHIND and len(under.words) > len(value.words):
            continue
        last = next(labels.layout.below(under, under.size), None)
        for lines in ((under,), (under, last) if last else ()):
            both = Segment(value.page, value.row, (*value.words, *(word for line in lines for word in line.words)))
            days = [(day, both.span(day.start, day.end)) for day in find_dates(both.text)]
            if value.text.endswith(CUT):
                days += [(day, both.words) for day in find_dates(both.text.replace(" ", ""))]
            if days:
                yield from days
                return


def _dated(pages: Iterable[Labels], label: Label) -> list[Dated]:
    found = []
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is not label:
                continue
            means_another = _MEANS_ANOTHER.get(label, ())
            if not any(is_another(labels, labelled) for is_another in means_another):
                at = _day_at(labels, labelled)
                if at:
                    weight = labelled.found.wording.weight * (QUALIFIED if is_qualified(labels, labelled) else 1.0)
                    found.append(Dated(labelled.fit * weight, at[0], at[1], labelled))
    if len({one.day.value for one in found}) == 1:
        # A bare "Date" is sure enough where nothing else claims to be this date.
        found = [
            one if _qualified(one) else one._replace(score=max(one.score, 0.95 * one.labelled.fit)) for one in found
        ]
    return sorted(found, key=lambda one: -one.score)


def _qualified(one: Dated) -> bool:
    """Whether words that no label knows follow a bare "date" ("Date accepted"): it may be any."""
    label, value = one.labelled.label, one.labelled.value
    at = [word for word in label.page.words if abs(word.middle - label.middle) < label.size / 2 and word.x0 > label.x1]
    first = min(at, key=lambda word: word.x0, default=None)
    if len(one.labelled.found.tokens) > 1 or first is None or first.x0 - label.x1 > label.size:
        return False
    return first not in value.words and first.text.isalpha()


def _is_of_something(labels: Labels, labelled: Labelled) -> bool:
    """Whether a bare "Date" goes on in the line under it ("despatched"), which has no value of its own beside it."""
    label = labelled.label
    if len(labelled.found.tokens) > 1 or len(label.words) > 1 or labelled.side is not Side.RIGHT:
        return False
    under = next_line(labels.layout, label)
    if under is None or labels.layout.beside(under):
        return False
    return under.text[0].islower() or not labels.begins(under)


def _in_a_note(labels: Labels, labelled: Labelled) -> bool:
    """Whether the label stands amid a sentence below the lines: what is said there is of other documents."""
    return labelled.found.start > 1 and labelled.label.row > max(labels.inside_tables, default=labelled.label.row)


_MEANS_ANOTHER = {Label.DATE: (_in_a_note, _is_of_something), Label.DUE: (is_of_a_discount,)}


def _field(dated: Dated | None, *, day_first: bool, shown: bool) -> Field[date] | None:
    if dated is None:
        return None
    confidence = min(0.98, 0.4 + 0.58 * dated.score)
    if dated.day.swapped is not None and not shown:
        confidence *= 0.95 if day_first else AMBIGUOUS
    value = dated.day.taken(day_first=day_first)
    return cited(dated.labelled.value.page, dated.words, value, confidence, dated.labelled.source)


class Dates(NamedTuple):
    """The dates of a document."""

    issue: Field[date] | None
    due: Field[date] | None
    tax_point: Field[date] | None


def find_dates_of(pages: Sequence[Labels], *, day_first: bool, shown: bool, credit: bool = False) -> Dates:
    """Issue, due and tax point date; on a `credit` note that of an invoice is its own only where there is no other.

    `day_first` is the document's habit, `shown` whether it shows it itself. Where the due date would lie before the
    issue date and reading the month first puts that right, both are read so.
    """
    issued, *others = (_dated(pages, label) for label in (Label.DATE, Label.DUE, Label.TAX_POINT))
    if credit:
        issued = [one for one in issued if not OF_INVOICE & set(one.labelled.found.tokens)] or issued
    issue, due, tax = map(_best, (issued, *others))
    beside = _with_number(pages)
    issue = max((one for one in (issue, beside) if one), key=lambda one: one.score, default=None)
    issue = issue or (None if tax else _unlabelled(pages))
    due = due or _in_prose(pages)
    proven = _by_terms(pages, issue, due) if issue and due and not shown else None
    if proven is not None:
        day_first, shown = proven, True
    elif (
        issue
        and due
        and not shown
        and _backwards(issue, due, day_first=day_first)
        and not _backwards(issue, due, day_first=not day_first)
    ):
        day_first = not day_first
    if tax is None and issue is not None:
        tax = _tax_point_of(issue, issued)
    made = [_field(one, day_first=day_first, shown=shown) for one in (issue, due, tax)]
    return Dates(*made)


def _tax_point_of(issue: Dated, issued: Sequence[Dated]) -> Dated | None:
    """The tax point that shares the label of the date ("Date / Tax point"): that day, or the second of two there."""
    for one in issued:
        if one.day.value == issue.day.value and TAX_POINT & set(one.labelled.found.tokens):
            value = one.labelled.value
            second = [day for day in find_dates(value.text) if day.start > one.day.end]
            return one._replace(day=second[0], words=value.span(second[0].start, second[0].end)) if second else one
    return None


def _best(found: Sequence[Dated]) -> Dated | None:
    """The surest; less sure where another day is announced as surely."""
    if not found:
        return None
    best = found[0]
    rival = any(one.score > best.score - RIVAL and one.day.value != best.day.value for one in found[1:])
    return best._replace(score=best.score * RIVALLED) if rival else best


def _by_terms(pages: Sequence[Labels], issue: Dated, due: Dated) -> bool | None:
    """Whether the day comes first, as far as the days to pay say so: "30 days" between 5/4 and 5/5 of the year."""
    printed = {int(days) for labels in pages for days in DAYS_AFTER.findall(labels.layout.text)}
    fits = [
        (due.day.taken(day_first=first) - issue.day.taken(day_first=first)).days in printed for first in (True, False)
    ]
    return fits[0] if fits[0] is not fits[1] else None


def _in_prose(pages: Sequence[Labels]) -> Dated | None:
    found = due_in_prose(pages)
    if found is None:
        return None
    piece, day = found
    words = piece.span(day.start, day.end)
    return Dated(0.85, day, words, Labelled(NO_LABEL_DUE, piece, piece, Side.BEHIND, 0.85))


def _backwards(issue: Dated, due: Dated, *, day_first: bool) -> bool:
    return due.day.taken(day_first=day_first) < issue.day.taken(day_first=day_first)


def _with_number(pages: Sequence[Labels]) -> Dated | None:
    """The date that stands behind the number of the bill ("Invoice 4471 / 5 May 2026")."""
    for labels in pages:
        for labelled in labels.values:
            if labelled.found.wording.label is not Label.NUMBER or labelled.side is Side.BELOW:
                continue
            if labelled.found.start and not in_a_title(labels, labelled):
                continue
            codes, days = codes_at(labelled), find_dates(labelled.value.text)
            if codes and len(days) == 1:
                words = labelled.value.span(days[0].start, days[0].end)
                if words[0].x0 > codes[0].words[-1].x1:
                    return Dated(0.85 * labelled.fit, days[0], words, labelled)
    return None


def _unlabelled(pages: Sequence[Labels]) -> Dated | None:
    """The only date in the upper half of the first page that no label gives another meaning ("Leeds, 5 May 2026")."""
    labels = pages[0]
    taken = {id(word) for one in labels.values if one.found.wording.label in OTHER_MEANING for word in one.value.words}
    found = []
    for segment in labels.layout.segments:
        if segment.bottom > labels.layout.page.height / 2:
            break
        if labels.in_table(segment):
            continue
        for day in find_dates(segment.text):
            words = segment.span(day.start, day.end)
            if not any(id(word) in taken for word in words):
                rest = len(segment.words) - len(words)
                found.append(
                    Dated(0.5 - 0.03 * rest, day, words, Labelled(NO_LABEL, segment, segment, Side.BEHIND, 0.5))
                )
    return found[0] if len({one.day.value for one in found}) == 1 else None
