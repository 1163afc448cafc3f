"""The stage that holds a bill against its order: which order it is, and whether it may be billed against it."""

from decimal import Decimal

from bots.deciding.bill import Bill
from bots.deciding.docket import Docket
from bots.deciding.sums import NIL
from counterfoil.model.decisions import HoldCode
from counterfoil.model.matches import Candidate

LIKELY = 0.5  # among all orders that come near, and none of them


def order(bill: Bill, docket: Docket) -> None:
    """Which order the bill is for, and whether it may be billed against it."""
    found = bill.match.order
    quoted = ", ".join(found.po_numbers) or "no order number"
    net = bill.amounts.net if bill.amounts else NIL
    docket.judge(
        "order",
        {
            "bill.kind": bill.kind.value,
            "bill.net": net,
            "bill.wording": bill.wording,
            "credit.certainty": bill.credit.certainty.value,
            "order.state": found.state.value,
            "order.booked": bill.is_booked,
            "order.exempt": bill.exemption is not None,
            "order.same_currency": found.currency in {None, bill.currency},
            "order.blanket": found.blanket and found.blanket_left is not None,
            "order.blanket_left": found.blanket_left,
        },
        details={
            HoldCode.PO_SUGGEST: f"The bill quotes {quoted}; {_likely(found.candidates)}",
            HoldCode.WRONG_ENTITY_PO: f"Order {quoted} is not one of {bill.organisation}, which is billed",
            HoldCode.PO_CLOSED: f"Order {quoted} is {found.state.value}; nothing more may be billed against it",
            HoldCode.SUP_PO_MISMATCH: f"Order {quoted} was placed with {found.supplier_id or 'another supplier'}, "
            f"the bill is from {bill.match.supplier.supplier_id}",
            HoldCode.PO_FUNDS: f"Blanket order {quoted} has {_money(bill, found.blanket_left)} left, "
            f"the bill is for {_money(bill, net)} net",
            HoldCode.PRICE: f"Order {quoted} is in {found.currency}, the bill in {bill.currency}",
            HoldCode.REQ_SOURCING: "The bill quotes no order, and the supplier is on no exemption list: "
            + (_likely(found.candidates) if found.candidates else "procurement finds the order or contract for it"),
            HoldCode.FRD_UNSOLICITED: "The bill is for an entry or advertisement that nobody is known to have ordered",
        },
    )
    if not docket.stopped:
        docket.flag(
            "order_date",
            {"bill.kind": bill.kind.value, "bill.date": bill.date, "order.date": found.ordered_on},
        )


def _likely(candidates: tuple[Candidate, ...]) -> str:
    if not candidates:
        return "no order with that number is known, and none is likely"
    best = candidates[0]
    if best.probability < LIKELY:
        return f"it may be for {' or '.join(candidate.id for candidate in candidates)}, none of which is likely enough"
    why = "; ".join(reason.detail for reason in best.reasons if reason.weight > 0)
    return f"order {best.id} is likely meant" + (f" ({why})" if why else "")


def _money(bill: Bill, amount: Decimal | None) -> str:
    return f"{bill.currency} {amount:,.2f}" if amount is not None else "an unknown amount"
