"""Ranks the orders that a bill may mean where none is quoted exactly, or where the one quoted does not bear it out.

A number is only a key: numbers run on densely, so that one slip often lands on another live order. Organisation,
supplier, amount and lines decide. Each of the functions in `FEATURES` gives the weight in bits, the base 2 logarithm of
how much likelier what is seen is if the order is meant than if it is any other; the first line of its docstring is the
explanation that the clerk reads. `docs/matching.md` says what the weights were set by and how they do.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from rapidfuzz import fuzz

from bots.matching.case import Case
from bots.matching.evidence import probabilities, total
from bots.matching.identification import quoted_texts
from bots.matching.line_features import BillLine, bill_line
from bots.matching.line_words import described
from bots.matching.numbers import lacks_prefix, number_key, order_key, order_keys, slips_between
from bots.matching.order import Order
from bots.matching.order_index import forms
from bots.matching.standing import ZERO, Standing, standings, unit_price
from counterfoil.model.masters import OrderLine, OrderStatus
from counterfoil.model.matches import Reason

LOOKED_INTO = 8  # orders whose amounts and lines are compared; the others are too unlike by number and supplier
SOON = 90  # days from an order to its bill within which most bills come
MOST_KEYS = 8  # numbers quoted on a bill beyond which it is a list and no reference
LIKE_IT = 4.0
MISREAD, WRONG, AND_ANOTHER = -5.0, -8.0, -3.0  # for each character, and for there being two
TOLD = {0: "characters that are misread for each other", 1: "one slip", 2: "two slips"}
NOT_LIKE_IT = -16.0
NOT_QUOTED = -11.0
A_LITTLE_MORE = Decimal("1.1")
FAR_MORE = -5.0
BY_LIKENESS = ((92, 4.0), (80, 1.5), (60, -0.5))  # percent of likeness of two descriptions from which → bits
LINES_SAY = (-6.0, 4.0)
Finding = tuple[float, str] | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """An order with how likely it is meant, among its rivals and "none of these"."""

    order: Order
    probability: float
    reasons: tuple[Reason, ...]

    def weight(self, feature: str) -> float:
        """What one comparison said, in bits; nought where there was nothing to compare."""
        return next((reason.weight for reason in self.reasons if reason.feature == feature), 0.0)


@dataclass(frozen=True)
class Asked:
    """What a bill gives to find its order by; not slotted, since its parts are worked out once."""

    case: Case

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The numbers quoted, as orders are looked up by."""
        keys = dict.fromkeys(key for text in quoted_texts(self.case.document) for key in order_keys(text))
        return tuple(keys)[:MOST_KEYS]

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The same with characters that are misread for each other made one."""
        return tuple(map(number_key, self.keys))

    @cached_property
    def lineage(self) -> frozenset[str]:
        """The organisation billed and those merged into it."""
        code = self.case.organisation
        return frozenset(self.case.masters.lineage(code, self.case.received_on)) if code else frozenset()

    @cached_property
    def goods(self) -> list[BillLine]:
        """The lines of the bill that charge for something ordered."""
        return [line for line in self._lines if line.net and not line.is_carriage]

    @cached_property
    def nets(self) -> tuple[Decimal, ...]:
        """What the bill comes to net, with and (where its lines prove that) without carriage; none where none shows."""
        stated = abs(self.case.document.net.value) if self.case.document.net else None
        everything, goods = (sum((line.net for line in each if line.net), ZERO) for each in (self._lines, self.goods))
        proven = goods and stated in {None, everything}
        return tuple(sorted({*((stated,) if stated is not None else ()), *((goods,) if proven else ())}))

    @cached_property
    def _lines(self) -> list[BillLine]:
        return [bill_line(index, line) for index, line in enumerate(self.case.document.lines)]

    def positions(self, order: Order) -> list[Standing]:
        """How the order's lines stand."""
        case = self.case
        return standings([order], masters=case.masters, history=case.history, counts=case.counts)


def find_orders(case: Case) -> list[Ranked]:
    """The orders that may be meant, the likeliest first; of no use where who is billed is not certain."""
    asked = Asked(case)
    weighed = [(order, _reasons(QUICK, asked, order)) for order in dict.fromkeys(_candidates(asked))]
    best = sorted(weighed, key=lambda pair: (-total(pair[1]), pair[0].organisation, pair[0].po_number))[:LOOKED_INTO]
    whole = [(order, (*reasons, *_reasons(SLOW, asked, order))) for order, reasons in best]
    chances = probabilities([total(reasons) for _, reasons in whole])
    ranked = [Ranked(order, chance, reasons) for (order, reasons), chance in zip(whole, chances, strict=True)]
    return sorted(ranked, key=lambda one: (-one.probability, one.order.organisation, one.order.po_number))


def bears_out(case: Case, order: Order) -> bool:
    """Whether amount and lines speak for the order rather than against it; nothing to compare is no doubt."""
    return total(_reasons(BOUGHT, Asked(case), order)) >= 0


def _candidates(asked: Asked) -> Iterator[Order]:
    """By number in all books; by the end of a number, or by amount, in the books of those who may have sent it.

    Two slips in a number are only believed where the amount is the order's, so they need no search of their own.
    """
    index, case = asked.case.masters.orders.index, asked.case
    near = [order for key in asked.keys for order in index.near(key)]
    yield from (order for order in near if _worth_weighing(asked, order))
    for code in sorted(asked.lineage):
        for supplier_id in case.likely_suppliers:
            for key in asked.keys if not near else ():
                yield from index.ending(code, supplier_id, key)
            for net in asked.nets:
                yield from index.of_amount(code, supplier_id, net)


def _worth_weighing(asked: Asked, order: Order) -> bool:
    """Of other organisations only the order that is quoted to the letter, or that was placed with who bills."""
    if order.organisation in asked.lineage or order_key(order.po_number) in asked.keys:
        return True
    return any((order.organisation, supplier) in asked.case.identity.supplier.elsewhere for supplier in order.suppliers)


def _reasons(features: Sequence[Callable[[Asked, Order], Finding]], asked: Asked, order: Order) -> tuple[Reason, ...]:
    found = ((feature.__name__, feature(asked, order)) for feature in features)
    return tuple(Reason(feature=name, detail=said[1], weight=said[0]) for name, said in found if said)


def number_quoted(asked: Asked, order: Order) -> Finding:
    """The number quoted is, or nearly is, the order's."""
    number = order_key(order.po_number)
    if not asked.keys:
        return NOT_QUOTED, "No order number is quoted"
    if number in asked.keys:
        return 6.0, f"{order.po_number} is quoted"
    if any(lacks_prefix(key, number) for key in asked.keys):
        return 0.0, f"{order.po_number} ends in the number quoted"
    slips = [found for key in asked.folded for form in forms(order.po_number) if (found := slips_between(key, form))]
    if slips:
        weight, count = max((_slipped(*found), sum(found)) for found in slips)
        return weight, f"{order.po_number} is the number quoted but for {TOLD[count]}"
    return NOT_LIKE_IT, f"{order.po_number} is unlike the number quoted"


def _slipped(misread: int, wrong: int) -> float:
    return LIKE_IT + misread * MISREAD + wrong * WRONG + (AND_ANOTHER if misread + wrong > 1 else 0.0)


def organisation_billed(asked: Asked, order: Order) -> Finding:
    """The order is one of the organisation billed, or of another."""
    if order.organisation in asked.lineage:
        return 5.0, f"The order is one of {order.organisation}, which is billed"
    return -2.0, f"The order is one of {order.organisation}, which is not billed"


def supplier_bills(asked: Asked, order: Order) -> Finding:
    """The order was placed with who bills, or with someone else."""
    case, placed_with = asked.case, order.suppliers
    if order.organisation not in asked.lineage:
        there = {supplier for code, supplier in case.identity.supplier.elsewhere if code == order.organisation}
        if not placed_with.isdisjoint(there):
            return 7.5, "The order was placed with the supplier who bills, as that organisation knows it"
        return (-7.0, "The order was placed with another supplier") if there else None
    if not case.likely_suppliers:
        return None
    if placed_with.isdisjoint(case.likely_suppliers):
        return -7.0, "The order was placed with another supplier"
    sure = case.supplier_id is not None
    return (
        7.5 if sure else 5.5
    ), f"The order was placed with the supplier who {'bills' if sure else 'may have billed'}"


def still_open(_: Asked, order: Order) -> Finding:
    """The order is open."""
    return None if order.status is OrderStatus.OPEN else (-6.0, f"The order is {order.status}")


def amount_left(asked: Asked, order: Order) -> Finding:
    """The amount is what the order has left, or fits into it, or is more."""
    if not asked.nets:
        return None
    left = sum((p.line.net_amount - p.billed_net for p in asked.positions(order)), ZERO)
    if left in asked.nets:
        return 4.0, f"The bill comes to what the order has left, {left} net"
    net = asked.nets[0]
    if net <= left:
        return -0.5, f"The bill's {net} net is within what the order has left, {left}"
    if net <= left * A_LITTLE_MORE:
        return -1.5, f"The bill's {net} net is a little more than the order has left, {left}"
    return FAR_MORE, f"The bill's {net} net is more than the order has left, {left}"


def ordered_before(asked: Asked, order: Order) -> Finding:
    """The order was placed shortly before the bill, or long before it, or only after it."""
    issued = asked.case.document.issue_date
    if issued is None:
        return None
    days = (issued.value - order.ordered_on).days
    if days < 0:
        return -4.0, f"The order was placed on {order.ordered_on}, after the bill"
    return (1.0 if days <= SOON else -2.0), f"The order was placed {days} days before the bill"


def lines_agree(asked: Asked, order: Order) -> Finding:
    """The bill's lines are, or are not, lines of the order by price and description."""
    if not asked.goods:
        return None
    lines = [(line, described(line.description)) for line in order.lines]
    weights = [max(_pair_weight(bill, line, text) for line, text in lines) for bill in asked.goods]
    agreeing = sum(weight > 0 for weight in weights)
    lowest, highest = LINES_SAY
    said = f"{agreeing} of the bill's {len(weights)} lines agree with lines of the order"
    return max(lowest, min(highest, sum(weights))), said


def _pair_weight(bill: BillLine, line: OrderLine, text: str) -> float:
    """A price in round pounds says little, and so does a description that is only nearly the order's."""
    price = unit_price(line)
    priced = 0.0
    if bill.price is not None and price is not None:
        equal = 2.0 if price == price.to_integral_value() else 5.0
        priced = equal if bill.price == price else -2.0
    if not bill.text:
        return priced
    alike = fuzz.token_sort_ratio(bill.text, text)
    return priced + next((bits for least, bits in BY_LIKENESS if alike >= least), -3.0)


QUICK = (number_quoted, organisation_billed, supplier_bills, still_open)
SLOW = (amount_left, lines_agree, ordered_before)
BOUGHT = (amount_left, lines_agree)
