"""Strips of totals: a row of labels of sums with a row of amounts under it, paired by their order or their places."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
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


# A strip whose cells wrap has at most so many rows; what stands in one cell has one middle, by so many points.
WRAPPED, CENTRED = 4, 1.5
# A strip has a row for each rate of VAT, and these are few.
MOST_RATES = 6
# The lines of a few pages.
REMEMBERED = 2048
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
    wrapped = _wrapped_strip(layout, number, comma=comma)
    if wrapped:
        return wrapped
    row, below = layout.rows[number], layout.rows[number + 1]
    if below[0].top - row[0].bottom > REACH * row[0].size:
        return []
    amounts = _amounts(below, comma=comma)
    if sum(amount.like_money for amount, _ in amounts) < LEAST:
        return []
    amounts = _summing(layout, number + 1, amounts, comma=comma)
    labels = [label for segment in row for label in _labels(segment, layout.wide)]
    if len(amounts) < len(labels):
        amounts = _with_lower(layout, number, amounts, comma=comma)
    known = [label for label in labels if any(weight for _, weight in meanings_of(label.text))]
    if len(known) < LEAST or not _heads(labels):
        return []
    return [Cell(label.text, amount, words) for label, (amount, words) in _paired(labels, amounts)]


def _with_lower(layout: Layout, number: int, amounts: list[Printed], *, comma: bool) -> list[Printed]:
    """The amounts under a row of labels with those a line lower: two strips side by side are seldom level."""
    row, lower = layout.rows[number], layout.rows[number + 2 : number + 3]
    if not lower or lower[0][0].top - row[0].bottom > REACH * row[0].size:
        return amounts
    edge = max(words[-1].x1 for _, words in amounts)
    right = [one for one in _amounts(lower[0], comma=comma) if one[1][0].x0 > edge]
    return sorted([*amounts, *right], key=lambda one: one[1][0].x0)


def _wrapped_strip(layout: Layout, number: int, *, comma: bool) -> list[Cell]:
    """A strip of narrow cells in which labels or amounts take two lines ("VAT @" / "20%", "GBP" / "5,510.92").

    Each of its labels is one of a sum, and has one amount under it.
    """
    rows = layout.rows[number : number + WRAPPED]
    columns = [[segment] for segment in rows[0]]
    if len(columns) <= LEAST or not all(WORD.search(segment.text) for segment in rows[0]):
        return []
    for above, row in pairwise(rows):
        if row[0].top - above[0].bottom > REACH * above[0].size / 2 or not _under_each(columns, row):
            break
    cells = [_cell(column, comma=comma) for column in columns]
    known = [cell for cell in cells if cell is not None and meanings_of(cell.label)]
    return known if len(known) == len(cells) and max(map(len, columns)) > LEAST else []


def _under_each(columns: Sequence[list[Segment]], row: Sequence[Segment]) -> bool:
    """Puts each text of a row under the one column whose middle it has; False where one has none."""
    placed = []
    for segment in row:
        own = [column for column in columns if _over(column[0], segment)]
        if len(own) != 1:
            return False
        placed.append((own[0], segment))
    for column, segment in placed:
        column.append(segment)
    return True


def _over(label: Segment, other: Segment) -> bool:
    """Whether two texts are set about one middle, or begin or end at one place."""
    ends = (label.x0 - other.x0, label.x1 - other.x1, (label.x0 + label.x1 - other.x0 - other.x1) / 2)
    return min(map(abs, ends)) <= CENTRED


def _cell(column: Sequence[Segment], *, comma: bool) -> Cell | None:
    """The label of a column and its amount, which is the only money in it and the last thing."""
    last = column[-1]
    amounts = [amount for amount in find_amounts(last.text, comma=comma) if amount.like_money]
    others = [amount for segment in column[:-1] for amount in find_amounts(segment.text) if amount.like_money]
    if len(amounts) != 1 or others or _is_worded(last.text):
        return None
    words = [segment.text for segment in column[:-1] if not MONEY_WORDS.fullmatch(segment.text) or segment is column[0]]
    return Cell(" ".join(words), amounts[0], last.span(amounts[0].start, amounts[0].end))


@lru_cache(REMEMBERED)
def _is_worded(text: str) -> bool:
    """Whether a text has other words than those of money."""
    return WORD.search(MONEY_WORDS.sub("", text)) is not None


def _amounts(row: Sequence[Segment], *, comma: bool) -> list[Printed]:
    """The amounts in a row that holds nothing else."""
    if any(_is_worded(segment.text) for segment in row):
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
