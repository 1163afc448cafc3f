"""Pairs by amount what no comparison pairs line by line: one invoice line for several order lines, or several for one.

Only what comes out to the penny counts, and only where nothing else comes out as well.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from bots.matching.line_features import BillLine
from bots.matching.standing import ZERO, Standing

MOST_TRIED = 12  # 4,096 sums; among more lines than that, sums come out by chance
Sharing = list[tuple[BillLine, Standing, Decimal]]


def share_out(bills: Sequence[BillLine], orders: Sequence[Standing]) -> Sharing:
    """The invoice lines and order lines, none of them paired, that belong together by their sums.

    Each is (invoice line, order line, share of the invoice line), to be settled by amount.
    """
    free = [order for order in orders if _left(order) > 0]
    found: Sharing = []
    for bill in bills:
        alike = [(order.line.item_code or order.line.description, order.price) for order in free]
        if bill.net and (lump := _adding_up_to(bill.net, [_left(order) for order in free], alike)):
            together = [free[place] for place in lump]
            found += [(_by_amount(bill), order.in_amounts(), _left(order) / bill.net) for order in together]
            free = [order for place, order in enumerate(free) if place not in lump]
    lumped = {bill.index for bill, _, _ in found}
    rest = [bill for bill in bills if bill.index not in lumped and bill.net]
    return found + list(_in_parts(rest, free))


def _in_parts(bills: list[BillLine], orders: Sequence[Standing]) -> Iterator[tuple[BillLine, Standing, Decimal]]:
    """Order lines that several invoice lines come to together: the labour and the parts of one repair."""
    for order in orders:
        if parts := _adding_up_to(_left(order), [bill.net or ZERO for bill in bills], range(len(bills))):
            yield from ((_by_amount(bills[place]), order.in_amounts(), Decimal(1)) for place in parts)
            bills = [bill for place, bill in enumerate(bills) if place not in parts]


def _adding_up_to(amount: Decimal, amounts: Sequence[Decimal], alike: Sequence[Hashable]) -> tuple[int, ...]:
    """The places of the two or more amounts that come to this one; empty where none or several sets of them do.

    Sets are several only where they differ in more than which of those `alike` they take.
    """
    if sum(amounts, ZERO) == amount and len(amounts) > 1:
        return tuple(range(len(amounts)))
    if len(amounts) > MOST_TRIED:
        return ()
    sets = [
        places
        for count in range(2, len(amounts))
        for places in combinations(range(len(amounts)), count)
        if sum((amounts[place] for place in places), ZERO) == amount
    ]
    kinds = {frozenset(Counter(alike[place] for place in places).items()) for places in sets}
    return sets[0] if len(kinds) == 1 else ()


def _left(order: Standing) -> Decimal:
    """What the order line has left to be billed, net."""
    return order.line.net_amount - order.billed_net


def _by_amount(bill: BillLine) -> BillLine:
    """The line as an amount: its one "lot" is no quantity of what was ordered."""
    return replace(bill, quantity=None, price=None)
