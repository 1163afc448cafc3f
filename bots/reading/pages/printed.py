"""Printed money: an amount in a row of a page, with its words."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.segments import Layout
from bots.reading.pdfs.words import Word

# Figures of one column end, or begin, within so many points of the next.
LEVEL = 2.0


class Printed(NamedTuple):
    """Money in a row of a page: its value, and where it stands."""

    layout: Layout
    row: int
    value: Decimal
    words: tuple[Word, ...]
    currency: str | None = None

    @property
    def place(self) -> tuple[int, int]:
        """Its page and its row."""
        return self.layout.page.number, self.row


def money_in(layout: Layout, rows: Sequence[int], *, comma: bool) -> Iterator[Printed]:
    """All money in some rows of a page."""
    for number in rows:
        for segment in layout.rows[number]:
            for amount in find_amounts(segment.text, comma=comma):
                if amount.like_money:
                    words = segment.span(amount.start, amount.end)
                    yield Printed(layout, number, amount.value, words, amount.currency)


def in_columns_of_money(money: Sequence[Printed]) -> Iterator[list[Printed]]:
    """Money that stands under one another, set to the right or to the left."""
    ends = [(one.words[-1].x1, number) for number, one in enumerate(money)]
    begins = [(one.words[0].x0, number) for number, one in enumerate(money)]
    for edges in (sorted(ends), sorted(begins)):
        cuts = [place for place, (one, other) in enumerate(pairwise(edges), start=1) if other[0] - one[0] > LEVEL]
        for start, stop in pairwise([0, *cuts, len(edges)]):
            level = [money[number] for _, number in edges[start:stop]]
            column = {(one.layout.page.number, one.row): one for one in level}
            yield [column[place] for place in sorted(column)]
