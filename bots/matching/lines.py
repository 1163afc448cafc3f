"""Pairs the lines of a bill with the lines of its orders, and says how each stands to the order."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from bots.matching.line_features import FEATURES, BillLine, Pairs, Weights, bill_line, price_agrees
from bots.matching.line_sums import share_out
from bots.matching.settling import UnknownUnit, settle, settle_unit
from bots.matching.standing import ZERO, Standing
from bots.matching.units import SAME_UNIT, Conversions, Factor, unit_key
from counterfoil.model.documents import Document, Line
from counterfoil.model.matches import LineMatch, LineState, Reason

NO_LINE = 2.0  # bits that a pair must have to be likelier than "no order line"
AGAIN = 3.0  # bits that each further invoice line on one order line must fit it better than any other
BY_SUM = Reason(feature="comes_to_the_sum", detail="The amounts come to one another to the penny", weight=NO_LINE)


def match_lines(
    document: Document, orders: Sequence[Standing], *, conversions: Conversions, currency: str | None
) -> tuple[LineMatch, ...]:
    """One entry an invoice line (several where it is for several order lines), in the invoice's order.

    A bill of which no lines were read is matched as one line of its net amount, if its orders have but one line; if
    it bills all that was ordered, it is matched to every line.
    """
    bills = [bill_line(index, line) for index, line in enumerate(document.lines)] or _as_one(document)
    if not (bills and orders):
        return tuple(unmatched(bill) for bill in bills)
    if not document.lines and bills and len(orders) > 1:
        return _whole_order(bills[0], orders)
    pairs = Pairs.of(bills, orders, conversions)
    matrices = [feature(pairs) for feature in FEATURES]
    chosen = _assign(sum(matrices[1:], matrices[0]))
    paired = [row for row in chosen if not _ill_fitting(bills[row], orders[chosen[row]], matrices, row, chosen[row])]
    taken = {chosen[row] for row in paired}
    odd = [bill for row, bill in enumerate(bills) if row not in paired and not bill.is_carriage]
    shared = share_out(odd, [order for place, order in enumerate(orders) if place not in taken])
    by_sum = {bill.index for bill, _, _ in shared}
    taken |= {chosen[row] for row in chosen if bills[row].index not in by_sum}
    matches = [
        settle(bill, order, SAME_UNIT, share=share, reasons=(BY_SUM,), currency=currency)
        for bill, order, share in shared
    ]
    for row, bill in enumerate(bills):
        if bill.index in by_sum:
            continue
        if row not in chosen:
            matches.append(unmatched(bill))
            continue
        column = chosen[row]
        reasons = tuple(_reasons(matrices, row, column))
        unit = settle_unit(bill, orders[column], conversions)
        for order, share in _spread(bill, orders, column, taken=taken, unit=unit):
            matches.append(settle(bill, order, unit, share=share, reasons=reasons, currency=currency))
    return tuple(sorted(matches, key=lambda match: match.line))


def _ill_fitting(bill: BillLine, order: Standing, matrices: Sequence[Weights], row: int, column: int) -> bool:
    """Whether a line was paired although its amount is far from what one order line costs: it may be for several."""
    priced = matrices[FEATURES.index(price_agrees)][row, column]
    return bool(priced < 0 and bill.net and bill.net > order.line.net_amount)


def unmatched(bill: BillLine) -> LineMatch:
    """A line that no order line is for; carriage, discounts and lines without an amount are named as such."""
    net = bill.line.net.value if bill.line.net else (bill.net or ZERO)
    reasons = []
    if bill.is_carriage:
        reasons.append(Reason(feature="carriage", detail="The line is for carriage, which was not ordered", weight=0.0))
    if net < 0:
        reasons.append(Reason(feature="discount", detail="The line takes an amount off", weight=0.0))
    if net == 0:
        reasons.append(Reason(feature="no_amount", detail="The line bills nothing", weight=0.0))
    return LineMatch(
        line=bill.index, state=LineState.UNMATCHED, net=net, quantity=bill.quantity, reasons=tuple(reasons)
    )


def _as_one(document: Document) -> list[BillLine]:
    """The bill as a single line of its net amount."""
    return [bill_line(0, Line(net=document.net))] if document.net else []


def _assign(scores: Weights) -> dict[int, int]:
    """Invoice line → order line: the best pairing of all, in which an order line may be taken again at a price.

    The columns are the order lines, then the same again for further lines on one that is taken, then nothing.
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - half a second, for bills with order lines only

    rows, columns = scores.shape
    again = [scores - AGAIN * time for time in range(1, max(2, -(-rows // columns) + 1))]
    nothing = np.full((rows, rows), NO_LINE)
    _, chosen = linear_sum_assignment(np.hstack([scores, *again, nothing]), maximize=True)
    taken = columns * (1 + len(again))
    return {row: int(place) % columns for row, place in enumerate(chosen) if place < taken}


def _reasons(matrices: Sequence[Weights], row: int, column: int) -> Iterator[Reason]:
    for feature, matrix in zip(FEATURES, matrices, strict=True):
        if weight := float(matrix[row, column]):
            explanation = (feature.__doc__ or "").partition("\n")[0].rstrip(".")
            yield Reason(feature=feature.__name__, detail=explanation, weight=weight)


def _spread(
    bill: BillLine, orders: Sequence[Standing], column: int, *, taken: set[int], unit: Factor | UnknownUnit
) -> list[tuple[Standing, Decimal]]:
    """The order lines that one invoice line is for, each with its share (0 to 1) of the line.

    More than one only where the line bills more than the order line has left, and order lines for the same thing at
    the same price that no other invoice line is for make up the rest exactly.
    """
    first = orders[column]
    if bill.quantity is None or first.by_amount or isinstance(unit, UnknownUnit):
        return [(first, Decimal(1))]
    quantity = unit.apply(bill.quantity)
    twins = [o for place, o in enumerate(orders) if place not in taken and _same_thing(o, first) and o.unbilled > 0]
    parts, rest = [(first, first.unbilled)], quantity - first.unbilled
    for twin in twins:
        if rest > 0:
            parts.append((twin, min(rest, twin.unbilled)))
            rest -= parts[-1][1]
    if rest != 0 or len(parts) == 1:
        return [(first, Decimal(1))]
    return [(order, part / quantity) for order, part in parts if part > 0]


def _same_thing(one: Standing, other: Standing) -> bool:
    first, second = one.line, other.line
    if one.by_amount or one.price != other.price or unit_key(first.uom) != unit_key(second.uom):
        return False
    if first.item_code and second.item_code:
        return first.item_code == second.item_code
    return first.description.casefold() == second.description.casefold()


def _whole_order(bill: BillLine, orders: Sequence[Standing]) -> tuple[LineMatch, ...]:
    """A bill without lines for everything that was ordered, to the penny; else nothing can be said of its lines."""
    ordered = sum((order.line.net_amount for order in orders), ZERO)
    if not ordered or bill.net != ordered:
        return (unmatched(bill),)
    reason = Reason(feature="whole_order", detail="The bill comes to the whole order", weight=NO_LINE)
    shares = ((order, order.line.net_amount / ordered) for order in orders)
    return tuple(settle(bill, order, SAME_UNIT, share=share, reasons=(reason,)) for order, share in shares)
