"""Printed money: an amount in a row of a page, with its words."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.segments import Layout
from bots.reading.pdfs.words import Word


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
