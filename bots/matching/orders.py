"""Decides which orders a bill is for, or why none of those that it quotes will do."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bots.matching.case import Case
from bots.matching.identification import mentioned_at, quoted_anywhere, quoted_at, quoted_texts
from bots.matching.lines import match_lines
from bots.matching.numbers import order_key, order_keys
from bots.matching.order import Order
from bots.matching.order_finding import FAR_MORE, LIKE_IT, NOT_LIKE_IT, Ranked, bears_out, find_orders
from bots.matching.standing import ZERO, Standing, standings
from counterfoil.model.carriage import is_carriage, names_carriage
from counterfoil.model.masters import OrderLine, OrderStatus
from counterfoil.model.matches import Candidate, LineMatch, LineState, OrderMatch, OrderState, Reason
from counterfoil.model.postings import normalise_number

SHOWN = 5
SHORTEST_PREFIX = 2
SURE = 0.98  # from this probability, against all rivals and "none of these", an order is said to be meant
LIKELIER = 0.5
WORTH_SHOWING = 0.02
STATES = {
    OrderStatus.OPEN: OrderState.MATCHED,
    OrderStatus.CLOSED: OrderState.CLOSED,
    OrderStatus.CANCELLED: OrderState.CANCELLED,
}


def match_orders(case: Case) -> tuple[OrderMatch, list[Standing]]:
    """The orders of a bill with its lines, and the positions of the order lines it was compared with.

    Where no order of the organisation is found, `po_numbers` are the numbers as they were printed.
    """
    organisation, printed = case.organisation, quoted_texts(case.document)
    quoted = _found(case, organisation) if organisation else []
    if quoted:
        matched, positions = _against(quoted, case)
        if astray := _astray(matched, quoted, case):
            return astray, positions
        if not _in_doubt(matched, quoted, case):
            return matched, positions
        if better := _better(quoted, case):
            return _unmatched(better, case), []
        return matched, positions
    match = _without_order(case, organisation) if organisation else OrderMatch(state=_unresolved(printed))
    return _unmatched(match, case), []


def _found(case: Case, organisation: str) -> list[Order]:
    """The orders that the bill quotes; if none that exists, those of its supplier that stand on it unlabelled."""
    quoted = quoted_at(case.document, organisation, masters=case.masters, on=case.received_on)
    return quoted or mentioned_at(
        case.document, organisation, case.supplier_id, masters=case.masters, on=case.received_on
    )


def _unresolved(printed: Sequence[str]) -> OrderState:
    return OrderState.NOT_FOUND if printed else OrderState.NOT_QUOTED


def _unmatched(match: OrderMatch, case: Case) -> OrderMatch:
    """The match of a bill that no order was found for: its numbers as printed, and its lines on none."""
    return replace(match, po_numbers=quoted_texts(case.document), lines=_lines(case, ()))


def _in_doubt(matched: OrderMatch, quoted: Sequence[Order], case: Case) -> bool:
    """Whether an order that is quoted to the letter may be another by a slip: another's, or with nothing in common."""
    if matched.state is OrderState.OTHER_SUPPLIER:
        return True
    return len(quoted) == 1 and not bears_out(case, quoted[0])


def _astray(matched: OrderMatch, quoted: Sequence[Order], case: Case) -> OrderMatch | None:
    """What the lines on no order are for, where the bill also quotes a number that is no order of the organisation.

    Only another organisation's order, or one that is surely meant: a delivery note's number is quoted as well.
    """
    known = {order_key(order.po_number) for order in quoted}
    strays = [text for text in quoted_texts(case.document) if known.isdisjoint(order_keys(text))]
    on_none = [each.line for each in matched.lines if each.state is LineState.UNMATCHED and each.net > 0]
    loose = tuple(line for place, line in enumerate(case.document.lines) if place in on_none and not is_carriage(line))
    loose = tuple(line for line in loose if line.po_number is None or line.po_number.value in strays)
    if matched.state is not OrderState.MATCHED or not (strays and loose):
        return None
    references = tuple(field for field in case.document.order_references if field.value in strays)
    rest = replace(case.document, order_references=references, lines=loose, net=None)
    found = _without_order(replace(case, document=rest), case.organisation or "")
    if found.state not in {OrderState.SUGGESTED, OrderState.OTHER_ORGANISATION}:
        return None
    return replace(found, po_numbers=tuple(strays), lines=matched.lines)


def _against(orders: Sequence[Order], case: Case) -> tuple[OrderMatch, list[Standing]]:
    """The bill against orders that it quotes exactly; those that none of its lines is for are left out."""
    positions = standings(orders, masters=case.masters, history=case.history, counts=case.counts)
    lines = _lines(case, positions)
    billed = {line.po_number for line in lines if line.state is not LineState.UNMATCHED}
    ours = [order for order in orders if _is_suppliers(order, case)]
    used = [order for order in orders if order.po_number in billed] or ours or list(orders)
    if not billed:
        lines = tuple(_charged_to(line, used[0].lines[0]) for line in lines)
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
        carriage_left=sum((_left_for_carriage(p) for p in positions if p not in hit), ZERO),
        supplier_id=_order_supplier(used, case),
        currency=used[0].lines[0].currency,
        requester=used[0].lines[0].requester,
        buyer=used[0].lines[0].buyer,
    )
    return match, positions


def _left_for_carriage(position: Standing) -> Decimal:
    """What an order line has left to be billed for bringing the goods; nothing where it is for goods."""
    line = position.line
    return max(ZERO, line.net_amount - position.billed_net) if names_carriage(line.description) else ZERO


def _charged_to(line: LineMatch, first: OrderLine) -> LineMatch:
    """A line of a bill none of whose lines was ordered (a price put right, carriage), coded as the order's first is."""
    return replace(line, po_number=first.po_number, cost_centre=first.cost_centre, subjective=first.subjective)


def _lines(case: Case, positions: Sequence[Standing]) -> tuple[LineMatch, ...]:
    return match_lines(case.document, positions, conversions=case.masters.conversions, currency=case.currency)


def _state(used: Sequence[Order], hit: Sequence[Standing], case: Case) -> OrderState:
    if not all(_is_suppliers(order, case) for order in used):
        return OrderState.OTHER_SUPPLIER
    statuses = {*(order.status for order in used), *(position.line.status for position in hit)}
    worst = [status for status in (OrderStatus.CLOSED, OrderStatus.CANCELLED) if status in statuses]
    return STATES[worst[0]] if worst else OrderState.MATCHED


def _is_suppliers(order: Order, case: Case) -> bool:
    """Whether the order was placed with who bills; of an unknown sender nobody can say that it was not."""
    return not case.likely_suppliers or not order.suppliers.isdisjoint(case.likely_suppliers)


def _order_supplier(used: Sequence[Order], case: Case) -> str:
    suppliers = sorted({supplier for order in used for supplier in order.suppliers})
    return next((supplier for supplier in suppliers if supplier == case.supplier_id), suppliers[0])


def _better(quoted: Sequence[Order], case: Case) -> OrderMatch | None:
    """What the bill is for where another order than the one quoted is likelier by all that is known."""
    ranked = find_orders(case)
    if not ranked or ranked[0].order in quoted or ranked[0].probability < LIKELIER:
        return None
    if ranked[0].weight("number_quoted") <= NOT_LIKE_IT or _bought(ranked[0]) <= 0:
        return None
    meant = _meant(ranked, case)
    return _suggested(meant, case) if meant else OrderMatch(state=OrderState.NOT_FOUND, candidates=_shown(ranked))


def _without_order(case: Case, organisation: str) -> OrderMatch:
    """What the numbers quoted are, if no order of the organisation: another's order, or one with a slip in it."""
    printed, ranked = quoted_texts(case.document), find_orders(case)
    meant = _meant(ranked, case)
    if meant and printed:
        return _suggested(meant, case)
    if printed and (others := _at_others(ranked, case) or _prefix_of_another(case, organisation)):
        return OrderMatch(state=OrderState.OTHER_ORGANISATION, candidates=others)
    return OrderMatch(state=_unresolved(printed), candidates=_shown(ranked))


def _meant(ranked: Sequence[Ranked], case: Case) -> Ranked | None:
    """The organisation's one order that is surely meant, for which supplier and what was bought both speak."""
    best = ranked[0] if ranked else None
    if best is None or best.probability < SURE:
        return None
    if best.order.organisation not in case.masters.lineage(case.organisation or "", case.received_on):
        return None
    return best if _supported(best) else None


def _supported(found: Ranked) -> bool:
    """Whether the order is open and nothing but its number speaks for it: who bills, and the amount or the lines."""
    if found.weight("still_open") < 0 or found.weight("supplier_bills") < 0 or found.weight("amount_left") <= FAR_MORE:
        return False
    return _bought(found) > 0 or found.weight("number_quoted") >= LIKE_IT


def _bought(found: Ranked) -> float:
    """What speaks, in bits, for the bill being for what was ordered."""
    return max(found.weight("amount_left"), found.weight("lines_agree"))


def _suggested(meant: Ranked, case: Case) -> OrderMatch:
    return OrderMatch(
        state=OrderState.SUGGESTED,
        candidates=_shown([meant]),
        ordered_on=meant.order.ordered_on,
        supplier_id=_order_supplier([meant.order], case),
    )


def _shown(ranked: Sequence[Ranked]) -> tuple[Candidate, ...]:
    likely = [found for found in ranked if found.probability >= WORTH_SHOWING][:SHOWN]
    return tuple(
        Candidate(id=f.order.po_number, name=f.order.organisation, probability=f.probability, reasons=f.reasons)
        for f in likely
    )


def _at_others(ranked: Sequence[Ranked], case: Case) -> tuple[Candidate, ...]:
    """The orders of other organisations that are quoted to the letter."""
    quoted = set(quoted_anywhere(case.document, case.masters))
    return _shown([replace(found, probability=1 / len(quoted)) for found in ranked if found.order in quoted])


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
