"""Decides which orders a bill is for, or why none of those that it quotes will do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bots.matching.evidence import PLAUSIBLE, total
from bots.matching.history import History
from bots.matching.identification import Identity, mentioned_at, quoted_anywhere, quoted_at, quoted_texts
from bots.matching.lines import match_lines
from bots.matching.masters import Masters
from bots.matching.numbers import lacks_prefix, one_slip_apart, order_key, order_keys
from bots.matching.order_book import Order
from bots.matching.standing import ZERO, Counts, Standing, standings
from counterfoil.model.documents import Document
from counterfoil.model.masters import OrderStatus
from counterfoil.model.matches import Candidate, LineMatch, LineState, OrderMatch, OrderState, Reason
from counterfoil.model.postings import normalise_number

SHOWN = 5
SHORTEST_PREFIX = 2
CLEARLY_BETTER = 1.0  # bits between the best order with a slip in its number and the next
STATES = {
    OrderStatus.OPEN: OrderState.MATCHED,
    OrderStatus.CLOSED: OrderState.CLOSED,
    OrderStatus.CANCELLED: OrderState.CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One bill with all that is known about it; `counts` tells which ledger bills came before it."""

    document: Document
    identity: Identity
    masters: Masters
    history: History
    received_on: date
    counts: Counts

    @property
    def organisation(self) -> str | None:
        """The organisation billed, if it is certain."""
        return self.identity.organisation.organisation

    @property
    def supplier_id(self) -> str | None:
        """The supplier record, if it is certain."""
        return self.identity.supplier.supplier_id

    @property
    def likely_suppliers(self) -> tuple[str, ...]:
        """The supplier record, or those that it may be."""
        if self.supplier_id:
            return (self.supplier_id,)
        return tuple(c.id for c in self.identity.supplier.candidates if c.probability >= PLAUSIBLE)

    @property
    def currency(self) -> str | None:
        """The currency that the document states."""
        return self.document.currency.value if self.document.currency else None


def match_orders(case: Case) -> tuple[OrderMatch, list[Standing]]:
    """The orders of a bill with its lines, and the positions of the order lines it was compared with.

    Where no order of the organisation is found, `po_numbers` are the numbers as they were printed.
    """
    organisation, printed = case.organisation, quoted_texts(case.document)
    if organisation and (found := _found(case, organisation)):
        return _against(found, case)
    match = _without_order(case, organisation) if organisation and printed else OrderMatch(state=_unresolved(printed))
    return replace(match, po_numbers=printed, lines=_lines(case, ())), []


def _found(case: Case, organisation: str) -> list[Order]:
    """The orders that the bill quotes; if none that exists, those of its supplier that stand on it unlabelled."""
    quoted = quoted_at(case.document, organisation, masters=case.masters, on=case.received_on)
    return quoted or mentioned_at(
        case.document, organisation, case.supplier_id, masters=case.masters, on=case.received_on
    )


def _unresolved(printed: Sequence[str]) -> OrderState:
    return OrderState.NOT_FOUND if printed else OrderState.NOT_QUOTED


def _against(orders: Sequence[Order], case: Case) -> tuple[OrderMatch, list[Standing]]:
    """The bill against orders that it quotes exactly; those that none of its lines is for are left out."""
    positions = standings(orders, masters=case.masters, history=case.history, counts=case.counts)
    lines = _lines(case, positions)
    billed = {line.po_number for line in lines if line.state is not LineState.UNMATCHED}
    ours = [order for order in orders if _is_suppliers(order, case)]
    used = [order for order in orders if order.po_number in billed] or ours or list(orders)
    touched = {(line.po_number, line.po_line) for line in lines}
    hit = [p for p in positions if (p.line.po_number, p.line.line_number) in touched]
    receipts = [p.last_received_on for p in hit if p.last_received_on]
    left = [p for p in positions if p.line.po_number in {o.po_number for o in used if o.is_blanket}]
    match = OrderMatch(
        state=_state(used, hit, case),
        po_numbers=tuple(order.po_number for order in used),
        lines=lines,
        ordered_on=max(order.ordered_on for order in used),
        last_received_on=max(receipts, default=None),
        blanket=bool(left),
        blanket_left=sum((p.line.net_amount - p.billed_net for p in left), ZERO) if left else None,
        supplier_id=_order_supplier(used, case),
        currency=used[0].lines[0].currency,
    )
    return match, positions


def _lines(case: Case, positions: Sequence[Standing]) -> tuple[LineMatch, ...]:
    return match_lines(case.document, positions, conversions=case.masters.conversions, currency=case.currency)


def _state(used: Sequence[Order], hit: Sequence[Standing], case: Case) -> OrderState:
    if not all(_is_suppliers(order, case) for order in used):
        return OrderState.OTHER_SUPPLIER
    statuses = {order.status for order in used}
    if statuses == {OrderStatus.OPEN} and hit and all(p.line.status is not OrderStatus.OPEN for p in hit):
        statuses = {p.line.status for p in hit}
    worst = [status for status in (OrderStatus.CLOSED, OrderStatus.CANCELLED) if status in statuses]
    return STATES[worst[0]] if worst else OrderState.MATCHED


def _is_suppliers(order: Order, case: Case) -> bool:
    return not order.suppliers.isdisjoint(case.likely_suppliers)


def _order_supplier(used: Sequence[Order], case: Case) -> str:
    suppliers = sorted({supplier for order in used for supplier in order.suppliers})
    return next((supplier for supplier in suppliers if supplier == case.supplier_id), suppliers[0])


def _without_order(case: Case, organisation: str) -> OrderMatch:
    """What the numbers quoted are, if no order of the organisation: another's order, or one with a slip in it."""
    abroad = quoted_anywhere(case.document, case.masters)
    elsewhere = [order for order in abroad if _sent_by(order, case)]
    slipped = _one_slip_away(case, organisation)
    if (best := _best_supported(slipped)) and not elsewhere:
        order, reasons = best
        return OrderMatch(
            state=OrderState.SUGGESTED,
            candidates=(_candidate(order, 1.0, reasons),),
            ordered_on=order.ordered_on,
            supplier_id=_order_supplier([order], case),
        )
    others = tuple(_candidate(order, 1 / len(abroad), (_at_other(order),)) for order in abroad)
    if others or (others := _prefix_of_another(case, organisation)):
        return OrderMatch(state=OrderState.OTHER_ORGANISATION, candidates=others[:SHOWN])
    ranked = tuple(_candidate(order, 1 / (len(slipped) + 1), reasons) for order, reasons in slipped[:SHOWN])
    return OrderMatch(state=OrderState.NOT_FOUND, candidates=ranked)


def _sent_by(order: Order, case: Case) -> bool:
    """Whether the sender is known at the order's organisation as the order's supplier."""
    return any((order.organisation, supplier) in case.identity.supplier.elsewhere for supplier in order.suppliers)


def _at_other(order: Order) -> Reason:
    return Reason(
        feature="order_at_other_organisation", detail=f"The order quoted is one of {order.organisation}", weight=0.0
    )


def _prefix_of_another(case: Case, organisation: str) -> tuple[Candidate, ...]:
    """The other organisation whose order numbers begin like the one quoted, while ours begin otherwise."""
    ours = set(case.masters.lineage(organisation, case.received_on))
    own = [normalise_number(case.masters.organisations[code].po_prefix or "") for code in ours]
    keys = [key for text in quoted_texts(case.document) for key in order_keys(text)]
    for code, body in sorted(case.masters.organisations.items()):
        prefix = normalise_number(body.po_prefix or "")
        if code in ours or len(prefix) < SHORTEST_PREFIX or prefix in own:
            continue
        quoted = next((key for key in keys if key.startswith(prefix)), None)
        if quoted and not any(own_prefix and quoted.startswith(own_prefix) for own_prefix in own):
            reason = Reason(
                feature="prefix_of_other_organisation",
                detail=f"{quoted} begins with {prefix}, as the orders of {body.name} do",
                weight=0.0,
            )
            return (Candidate(id=code, name=body.name, probability=1.0, reasons=(reason,)),)
    return ()


def _one_slip_away(case: Case, organisation: str) -> list[tuple[Order, tuple[Reason, ...]]]:
    """The supplier's orders whose number is one slip away from one quoted, those that fit the bill best first."""
    keys = {key for text in quoted_texts(case.document) for key in order_keys(text)}
    candidates = [
        order
        for code in case.masters.lineage(organisation, case.received_on)
        for supplier_id in case.likely_suppliers
        for order in case.masters.orders.of_supplier(code, supplier_id)
        if any(_nearly(key, order_key(order.po_number)) for key in keys)
    ]
    weighed = [(order, _fit(order, case)) for order in dict.fromkeys(candidates)]
    return sorted(weighed, key=lambda pair: (-total(pair[1]), pair[0].po_number))


def _nearly(quoted: str, whole: str) -> bool:
    return one_slip_apart(quoted, whole) or lacks_prefix(quoted, whole)


def _fit(order: Order, case: Case) -> tuple[Reason, ...]:
    """What speaks for an order whose number was not quoted exactly: its supplier, its state, its lines and amounts."""
    positions = standings([order], masters=case.masters, history=case.history, counts=case.counts)
    left = sum((p.line.net_amount - p.billed_net for p in positions), ZERO)
    lines = [line for line in _lines(case, positions) if line.state is LineState.MATCHED]
    net = abs(case.document.net.value) if case.document.net else None
    found = [("number_one_slip_away", f"{order.po_number} is the number quoted but for one slip", 2.0)]
    found.append(("order_of_supplier", "The order was placed with the supplier who bills", 2.0))
    if order.status is not OrderStatus.OPEN:
        found.append(("order_not_open", f"The order is {order.status}", -6.0))
    if net is not None:
        found.append(_amount_reason(net, left))
    if lines:
        found.append(("lines_agree", f"{len(lines)} of the bill's lines are lines of the order", 2.0))
    return tuple(Reason(feature=name, detail=detail, weight=weight) for name, detail, weight in found)


def _amount_reason(net: Decimal, left: Decimal) -> tuple[str, str, float]:
    if net == left:
        return "amount_equals_order", f"The bill comes to what the order has left, {left} net", 3.0
    if net < left:
        return "amount_within_order", f"The bill's {net} net is within what the order has left, {left}", 1.0
    return "amount_over_order", f"The bill's {net} net is more than the order has left, {left}", -3.0


def _best_supported(slipped: Sequence[tuple[Order, tuple[Reason, ...]]]) -> tuple[Order, tuple[Reason, ...]] | None:
    """The one order that supplier and amount speak for, if no other fits as well."""
    supported = [pair for pair in slipped if _supports(pair[1])]
    if len(supported) > 1 and total(supported[0][1]) - total(supported[1][1]) < CLEARLY_BETTER:
        return None
    return supported[0] if supported else None


def _supports(reasons: Sequence[Reason]) -> bool:
    """Whether supplier and amount both speak for the order, and something of what was bought does too."""
    features = {reason.feature for reason in reasons}
    return bool(
        features & {"amount_equals_order", "amount_within_order"}
        and features & {"amount_equals_order", "lines_agree"}
        and "order_not_open" not in features
    )


def _candidate(order: Order, probability: float, reasons: tuple[Reason, ...]) -> Candidate:
    return Candidate(id=order.po_number, name=order.organisation, probability=probability, reasons=reasons)
