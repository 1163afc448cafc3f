"""Figures of an item that stand in its text: "2 x £40.00", "7.5 hrs @ 42.10"; told apart by what they multiply to."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from bots.reading.pages.amounts import Amount, find_amounts
from bots.reading.pages.items import ROUNDING
from bots.reading.pages.segments import Segment
from bots.reading.pdfs.words import Word

HALF_PENNY = Decimal("0.005")


class Figure(NamedTuple):
    """A figure among the words of an item."""

    amount: Amount
    segment: Segment

    @property
    def words(self) -> tuple[Word, ...]:
        """The words that it is printed as."""
        return self.segment.span(self.amount.start, self.amount.end)


def figures_in(segments: Iterable[Segment], *, but: tuple[Word, ...], comma: bool) -> list[Figure]:
    """The figures in texts, with any discounts in percent; `but` are the words of the amount itself."""
    return [
        Figure(amount, segment)
        for segment in segments
        for amount in find_amounts(segment.text, comma=comma)
        if segment.span(amount.start, amount.end) != but
    ]


def multiplied(figures: Sequence[Figure], net: Decimal) -> tuple[Figure | None, Figure | None]:
    """The quantity and the price among the figures of an item: those that multiply to its amount.

    What one of the percentages takes off counts too. Of several pairs that goes first which proves more: no 1 and the
    amount again, and right to the half penny. Of the two the price is the one with a currency, with more places, or
    the later.
    """
    whole = abs(net)
    left = [Decimal(1), *(1 - abs(one.amount.value) / 100 for one in figures if one.amount.percent)]
    best: tuple[tuple[bool, bool, int], tuple[Figure, Figure]] | None = None
    for pair in combinations([one for one in figures if not one.amount.percent], 2):
        values = [abs(one.amount.value) for one in pair]
        product = values[0] * values[1]
        for number, share in enumerate(left):
            missed = abs(product * share - whole)
            if missed <= ROUNDING:
                worth = (whole not in values, missed <= HALF_PENNY, -number)
                if best is None or worth > best[0]:
                    best = worth, pair
    if best is None:
        return None, None
    one, other = best[1]
    ranked = [(bool(each.amount.currency), each.amount.decimals) for each in (one, other)]
    return (other, one) if ranked[0] > ranked[1] else (one, other)
