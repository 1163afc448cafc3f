"""Figures of an item that stand in its text: "2 x £40.00", "7.5 hrs @ 42.10"; told apart by what they multiply to."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from bots.reading.pages.amounts import Amount, find_amounts
from bots.reading.pages.items import ROUNDING
from bots.reading.pages.segments import Segment
from bots.reading.pdfs.words import Word


class Figure(NamedTuple):
    """A figure among the words of an item."""

    amount: Amount
    segment: Segment

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that it is printed as."""
        return self.segment.span(self.amount.start, self.amount.end)


def figures_in(segments: Iterable[Segment], *, but: tuple[Word, ...], comma: bool) -> list[Figure]:
    """The figures in texts that are no percentages; `but` are the words of the amount itself."""
    return [
        Figure(amount, segment)
        for segment in segments
        for amount in find_amounts(segment.text, comma=comma)
        if not amount.percent and segment.span(amount.start, amount.end) != but
    ]


def multiplied(figures: Sequence[Figure], net: Decimal) -> tuple[Figure | None, Figure | None]:
    """The quantity and the price among the figures of an item: those that multiply to its amount.

    Of the two the price is the one with a currency, with more places, or the later.
    """
    for one, other in combinations(figures, 2):
        product = one.amount.value * other.amount.value
        if abs(abs(product) - abs(net)) <= ROUNDING:
            ranked = [(bool(each.amount.currency), each.amount.decimals) for each in (one, other)]
            return (other, one) if ranked[0] > ranked[1] else (one, other)
    return None, None
