"""Strips of totals: a row of labels of sums with a row of amounts under it, paired by their order or their places."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bots.reading.pages.amounts import CODES, Amount, find_amounts
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pages.total_wordings import meanings_of
from bots.reading.pdfs.words import Word

WORD = re.compile(r"[^\W\d]{2}")
MONEY_WORDS = re.compile(r"\b(?:" + "|".join(CODES) + r"|CR|DR)\b")
LEAST = 2
# The amounts stand no further below their labels than this many times their height.
REACH = 2.5


# A strip has a row for each rate of VAT, and these are few.
MOST_RATES = 6
Printed = tuple[Amount, tuple[Word, ...]]


class Cell(NamedTuple):
    """A label of a strip with the amount under it."""

    label: str
    amount: Amount
    words: tuple[Word, ...]


def strip_at(layout: Layout, number: int, *, comma: bool) -> list[Cell]:
    """The labels in a row with the amounts in the next one; nothing where the two rows are no strip of totals."""
    if number + 1 >= len(layout.rows):
        return []
    row, below = layout.rows[number], layout.rows[number + 1]
    if below[0].top - row[0].bottom > REACH * row[0].size:
        return []
    amounts = _amounts(below, comma=comma)
    if sum(amount.like_money for amount, _ in amounts) < LEAST:
        return []
    amounts = _summing(layout, number + 1, amounts, comma=comma)
    labels = [label for segment in row for label in _labels(segment, layout.wide)]
    known = [label for label in labels if any(weight for _, weight in meanings_of(label.text))]
    if len(known) < LEAST or not _heads(labels):
        return []
    return [Cell(label.text, amount, words) for label, (amount, words) in _paired(labels, amounts)]


def _amounts(row: Sequence[Segment], *, comma: bool) -> list[Printed]:
    """The amounts in a row that holds nothing else."""
    if any(WORD.search(MONEY_WORDS.sub("", segment.text)) for segment in row):
        return []
    return [
        (amount, segment.span(amount.start, amount.end))
        for segment in row
        for amount in find_amounts(segment.text, comma=comma)
    ]


def _summing(layout: Layout, number: int, first: list[Printed], *, comma: bool) -> list[Printed]:
    """The amounts of the first row, or of a row under several of them, one for each rate, that sums them up."""
    rows = [first]
    for row in layout.rows[number + 1 : number + MOST_RATES]:
        amounts = _amounts(row, comma=comma)
        if not amounts:
            break
        sums = [
            sum(amount.value for before in rows for amount, words in before if abs(words[-1].x1 - edge) < 1)
            for edge in (words[-1].x1 for _, words in amounts)
        ]
        summed = sum(amount.value == whole for (amount, _), whole in zip(amounts, sums, strict=True) if amount.value)
        if len(rows) > 1 and summed >= LEAST:
            return amounts
        rows.append(amounts)
    return first


def _labels(segment: Segment, space: float) -> Iterator[Segment]:
    """A piece of text cut at the gaps that are wider than a space."""
    first = 0
    for number, (one, other) in enumerate(pairwise(segment.words), start=1):
        if other.x0 - one.x1 >= space * segment.size:
            part = segment.part(first, number)
            if part is not None:
                yield part
            first = number
    last = segment.part(first)
    if last is not None:
        yield last


def _heads(labels: Sequence[Segment]) -> bool:
    """Whether labels have no amounts of their own, but for what VAT is reckoned on ("VAT at 20% on £31.05")."""
    return all(
        WORD.search(label.text)
        and (
            not any(amount.like_money for amount in find_amounts(label.text))
            or re.search(r"\b(?:on|of|auf|von)\b", label.text)
        )
        for label in labels
    )


def _paired(labels: Sequence[Segment], amounts: Sequence[Printed]) -> Iterator[tuple[Segment, Printed]]:
    if len(labels) == len(amounts):
        yield from zip(labels, amounts, strict=True)
        return
    for amount in amounts:
        middle = (amount[1][0].x0 + amount[1][-1].x1) / 2
        near = [label for label in labels if label.x0 - 1 <= middle <= label.x1 + 1]
        if len(near) == 1:
            yield near[0], amount
