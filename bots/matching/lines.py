"""Pairs the lines of a bill with the lines of its orders, and says how each stands to the order."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import numpy as np

from bots.matching.line_features import FEATURES, BillLine, Pairs, Weights, bill_line
from bots.matching.settling import UnknownUnit, settle, settle_unit
from bots.matching.standing import ZERO, Standing
from bots.matching.units import SAME_UNIT, Conversions, Factor, unit_key
from counterfoil.model.documents import Document, Line
from counterfoil.model.matches import LineMatch, LineState, Reason

NO_LINE = 2.0  # bits that a pair must have to be likelier than "no order line"
DISPLACED = 4.0  # bits by which a line must fit a taken order line better than the one it was left with
ALSO = 5.0  # bits for a further invoice line on an order line that already has one


def match_lines(
    document: Document, orders: Sequence[Standing], *, conversions: Conversions, currency: str | None
) -> tuple[LineMatch, ...]:
    """One entry an invoice line (several where it is for several order lines), in the invoice's order.

    A bill of which no lines were read is matched as one line of its net amount, if its orders have but one line; if
    it bills all that was ordered, it is matched to every line.
    """
    bills = [bill_line(index, line) for index, line in enumerate(document.lines)] or _as_one(document)
    if not orders:
        return tuple(unmatched(bill) for bill in bills)
    if not document.lines and bills and len(orders) > 1:
        return _whole_order(bills[0], orders)
    pairs = Pairs.of(bills, orders, conversions)
    matrices = [feature(pairs) for feature in FEATURES]
    chosen = _assign(sum(matrices[1:], matrices[0]))
    matches: list[LineMatch] = []
    for row, bill in enumerate(bills):
        if row not in chosen:
            matches.append(unmatched(bill))
            continue
        column = chosen[row]
        reasons = tuple(_reasons(matrices, row, column))
        unit = settle_unit(bill, orders[column], conversions)
        for order, share in _spread(bill, orders, column, taken=set(chosen.values()), unit=unit):
            matches.append(settle(bill, order, unit, share=share, reasons=reasons, currency=currency))
    return tuple(matches)


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
    """Invoice line → order line: the best pairing one to one, then further lines on order lines that have one.

    A line that lost its order line to another like it goes there all the same: several lines may bill one order line.
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - half a second, for bills with order lines only

    rows, columns = scores.shape
    padded = np.hstack([-scores, np.full((rows, rows), -NO_LINE)])
    chosen = {int(r): int(c) for r, c in zip(*linear_sum_assignment(padded), strict=True) if c < columns}
    for row in range(rows):
        best = int(scores[row].argmax())
        paired = float(scores[row, chosen[row]]) if row in chosen else ALSO - DISPLACED
        if scores[row, best] - paired >= DISPLACED:
            chosen[row] = best
    return chosen


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
