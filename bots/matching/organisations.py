"""Decides which of our organisations a document bills; what is not certain is never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bots.matching.evidence import CERTAIN, PLAUSIBLE, probabilities, total
from bots.matching.masters import Masters
from bots.matching.order import Order
from bots.matching.organisation_features import Buyer, compare
from counterfoil.model.matches import Candidate, Certainty, OrganisationMatch, Reason

# What an order adds where the printed buyer points to a body without being certain. It is less than lies between two
# bodies that are both named, so an order never decides which of them is billed.
ORDER_SUPPORTS = 3.0
# What an order of a supplier that is certain adds where nothing at all is printed of the buyer.
ORDER_ALONE = 8.0

NAMED = frozenset({"buyer_name", "buyer_name_inside"})


@dataclass(frozen=True, slots=True)
class _Weighed:
    code: str
    name: str
    reasons: tuple[Reason, ...]


def printed_buyer(buyer: Buyer, *, masters: Masters, on: date) -> OrganisationMatch:
    """The organisation that the document's own words bill."""
    return _decide(_weigh(buyer, masters=masters, on=on))


def supported_by_orders(buyer: Buyer, orders: Iterable[Order], *, masters: Masters, on: date) -> OrganisationMatch:
    """As `printed_buyer`, with the orders quoted as further evidence for bodies that the printed words point to."""
    holders = {masters.current(order.organisation, on): order.po_number for order in orders}
    weighed = [
        _with(row, "order_at_organisation", "An order quoted is this body's", holders.get(row.code), ORDER_SUPPORTS)
        for row in _weigh(buyer, masters=masters, on=on)
    ]
    return _decide(weighed)


def by_order_alone(order: Order, *, masters: Masters, on: date) -> OrganisationMatch:
    """The organisation of an order, for a document that says nothing of its buyer and whose supplier is the order's."""
    code = masters.current(order.organisation, on)
    body = masters.organisations.get(code)
    row = _Weighed(code, body.name if body else code, ())
    explanation = "No buyer is printed, but the order quoted and its supplier are this body's"
    return _decide([_with(row, "order_and_supplier_at_organisation", explanation, order.po_number, ORDER_ALONE)])


def _weigh(buyer: Buyer, *, masters: Masters, on: date) -> list[_Weighed]:
    rows = []
    for code, members in masters.lineages(on).items():
        reasons = compare(buyer, [masters.bodies[member] for member in members])
        rows.append(_Weighed(code, masters.organisations[code].name, reasons))
    return [row for row in _without_lookalikes(rows) if row.reasons]


def _without_lookalikes(rows: list[_Weighed]) -> list[_Weighed]:
    """A name that is one body's own is no evidence for another body with a similar name."""
    if not any(reason.feature in NAMED for row in rows for reason in row.reasons):
        return rows
    return [
        _Weighed(row.code, row.name, tuple(r for r in row.reasons if r.feature != "buyer_name_similar")) for row in rows
    ]


def _with(row: _Weighed, feature: str, explanation: str, seen: str | None, weight: float) -> _Weighed:
    if seen is None:
        return row
    added = Reason(feature=feature, detail=f"{explanation}: {seen}", weight=weight)
    return _Weighed(row.code, row.name, (*row.reasons, added))


def _decide(rows: list[_Weighed]) -> OrganisationMatch:
    chances = probabilities([total(row.reasons) for row in rows])
    ranked = sorted(zip(rows, chances, strict=True), key=lambda pair: (-pair[1], pair[0].code))
    candidates = tuple(
        Candidate(id=row.code, name=row.name, probability=chance, reasons=row.reasons)
        for row, chance in ranked
        if chance >= PLAUSIBLE
    )
    if ranked and ranked[0][1] >= CERTAIN:
        return OrganisationMatch(certainty=Certainty.MATCHED, organisation=ranked[0][0].code, candidates=candidates)
    return OrganisationMatch(
        certainty=Certainty.AMBIGUOUS if candidates else Certainty.NONE,
        candidates=candidates,
    )
