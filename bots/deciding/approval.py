"""The last stage: a bill that nothing holds is posted, or goes to the person who may approve it."""

from collections.abc import Sequence

from bots.deciding.bill import Bill
from bots.deciding.docket import Docket
from bots.deciding.sums import NIL
from counterfoil.model.decisions import Approval, HoldCode
from counterfoil.model.masters import Approver, BillKind
from counterfoil.model.matches import OrderState


def approval(bill: Bill, docket: Docket) -> Approval | None:
    """Who has to approve; None where the order already did, or where nobody can.

    Limits are in pounds gross; the least limit that covers the bill names the person.
    """
    ordered = bill.match.order.state is OrderState.MATCHED
    needed = bill.exemption is not None and bill.kind is BillKind.INVOICE and not ordered and not bill.is_booked
    centre = bill.exemption.cost_centre if bill.exemption else ""
    able_to = tiers(bill) if needed else []
    value = bill.in_pounds(bill.amounts.gross) if bill.amounts else NIL
    asked = f"£{value:,.2f} on cost centre {centre}"
    first = able_to[0] if able_to else None
    docket.judge(
        "approval",
        {
            "case.holds": len(docket.holds),
            "approval.needed": needed,
            "approval.value": value,
            "approval.first_limit": first.limit if first else None,
            "approval.highest_limit": able_to[-1].limit if able_to else None,
        },
        details={
            HoldCode.APR_LIMIT: f"{asked} is above the limit of {first.person}, £{first.limit:,.2f}"
            if first
            else asked,
            HoldCode.APR_TIMEOUT: f"Nobody is in post to approve {asked}; the non-PO time-out manager names a deputy",
        },
    )
    able = next((tier for tier in able_to if value <= tier.limit), None)
    if docket.outcome is None or docket.outcome.value != "awaiting_approval" or able is None:
        return None
    return Approval(person=able.person, limit=able.limit, cost_centre=centre, reason=docket.trace[-1].name)


def tiers(bill: Bill) -> Sequence[Approver]:
    """Who may approve what an exemption lets in, the least limit first; nobody where there is no exemption."""
    if bill.exemption is None or bill.organisation is None:
        return ()
    approvers = bill.masters.approvers(bill.organisation, bill.exemption.cost_centre, bill.as_at)
    return sorted(approvers, key=lambda each: (each.limit, each.person))
