"""Goods totals: what the lines of a bill come to before it charges or takes off more, told by arithmetic alone.

Between a total of the goods and the net stand carriage, surcharges and discounts under whatever names. Of the amounts
in one column, or in one row, those are taken that lead from one to the other. Amounts without VAT by rate add up just
so; which of the two it is the lines must tell, which come to the total of the goods or to the net.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from bots.reading.pages.printed import Printed, in_columns_of_money, money_in
from bots.reading.pages.segments import Layout
from bots.reading.pages.sum_captions import unlisted_sum
from bots.reading.pages.total_wordings import Total
from bots.reading.pages.totals import Sum

# So many extras stand at most between the total of the goods and the net.
MOST = 3


class GoodsTotal(NamedTuple):
    """A total of the goods, and what is charged (+1) or taken off (-1) between it and the net."""

    whole: Printed
    extras: tuple[Printed, ...]
    signs: tuple[int, ...]

    @property
    def every(self) -> tuple[Printed, ...]:
        """All amounts of it, none of which is a line."""
        return (self.whole, *self.extras)

    @property
    def sums(self) -> list[Sum]:
        """What is charged and what is taken off, each in one, as sums with what is written at them for labels."""
        kinds = ((1, Total.CHARGE), (-1, Total.ALLOWANCE))
        every = list(zip(self.extras, self.signs, strict=True))
        return [_sum(some, total) for sign, total in kinds if (some := [one for one, own in every if own == sign])]

    @property
    def goods(self) -> Sum:
        """The total of the goods as the net that the lines come to."""
        return _sum([self.whole], Total.NET)


def goods_totals(layouts: Sequence[Layout], nets: Sequence[Decimal], *, comma: bool) -> Iterator[GoodsTotal]:
    """All that lead by extras to one of some nets; the ones with fewer extras first."""
    wanted = {abs(net) for net in nets} - {Decimal(0)}
    money = [one for layout in layouts for one in money_in(layout, range(len(layout.rows)), comma=comma)]
    rows: dict[tuple[int, int], list[Printed]] = defaultdict(list)
    for one in money:
        rows[one.place].append(one)
    found = {
        tuple(each.words for each in one.every): one
        for level in (*in_columns_of_money(money), *rows.values())
        for one in _leading_to(level, wanted)
    }
    yield from sorted(found.values(), key=lambda one: len(one.extras))


def _leading_to(level: Sequence[Printed], wanted: set[Decimal]) -> Iterator[GoodsTotal]:
    for end, net in enumerate(level):
        if abs(net.value) not in wanted:
            continue
        for count in range(1, min(MOST, end - 1) + 1):
            whole, *extras = level[end - count - 1 : end]
            if not all(one.value for one in extras) or max(abs(one.value) for one in extras) >= abs(whole.value):
                continue
            for signs in product((1, -1), repeat=count):
                beside = sum(abs(one.value) * sign for one, sign in zip(extras, signs, strict=True))
                if abs(whole.value) + beside == abs(net.value):
                    yield GoodsTotal(whole, tuple(extras), signs)


def _sum(every: Sequence[Printed], total: Total) -> Sum:
    value = sum((one.value for one in every), Decimal(0))
    return unlisted_sum(total, every[0], value, [word for one in every for word in one.words])
