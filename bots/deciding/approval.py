"""The last stage: a bill that nothing holds is posted, or goes to the person who may approve it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from bots.deciding.bill import Bill
from bots.deciding.docket import Docket, judged_step
from bots.deciding.sums import NIL
from counterfoil.model.decisions import Approval, HoldCode, Outcome
from counterfoil.model.delegations import Delegation
from counterfoil.model.judged import Approved
from counterfoil.model.masters import Approver, BillKind
from counterfoil.model.matches import OrderState
from counterfoil.model.person_names import may_be_one_person


def approval(bill: Bill, docket: Docket) -> Approval | None:
    """Who has to approve; None where the order already did, or where nobody can.

    Limits are in pounds gross; the least limit that covers the bill names the person.
    """
    ordered = bill.match.order.state is OrderState.MATCHED
    needed = bill.exemption is not None and bill.kind is BillKind.INVOICE and not ordered and not bill.is_booked
    centre = bill.exemption.cost_centre if bill.exemption else ""
    able_to = tiers(bill) if needed else []
    approved = bill.judged.approved
    objected = objection(bill, approved) if approved and needed else ""
    value = bill.in_pounds(bill.amounts.gross) if bill.amounts else NIL
    asked = f"£{value:,.2f} on cost centre {centre}"
    first = able_to[0] if able_to else None
    able = next((tier for tier in able_to if value <= tier.limit), None)
    left = able is not None and bill.masters.has_left(able.organisation, able.person, bill.as_at)
    asked_on = bill.asked_on or bill.as_at
    docket.judge(
        "approval",
        {
            "case.holds": len(docket.holds),
            "approval.needed": needed,
            "approval.given": approved is not None and needed and not objected,
            "approval.value": value,
            "approval.asked_left": left,
            "approval.days_waiting": (bill.as_at - asked_on).days,
            "approval.first_limit": first.limit if first else None,
            "approval.highest_limit": able_to[-1].limit if able_to else None,
        },
        details={
            HoldCode.APR_LIMIT: f"{asked} is above the limit of {first.person}, £{first.limit:,.2f}"
            if first
            else asked,
            HoldCode.APR_TIMEOUT: _timed_out(asked, able, asked_on, left=left),
        },
    )
    why = docket.trace[-1].name
    if approved and needed:
        lent = f" by delegation {approved.delegation.number}" if approved.delegation else ""
        said = f"approved on the authority of {approved.approver}{lent}"
        docket.trace.append(judged_step(f"{said}, which does not count: {objected}" if objected else said, approved.by))
    timed_out = any(hold.code is HoldCode.APR_TIMEOUT for hold in docket.holds)
    if able is None or not (docket.outcome is Outcome.AWAITING_APPROVAL or timed_out):
        return None
    return Approval(
        person=(timed_out and able.deputy) or able.person,
        limit=able.limit,
        cost_centre=centre,
        reason=why,
        asked_on=asked_on,
        instead_of=able.person if timed_out and able.deputy else None,
    )


def _timed_out(asked: str, able: Approver | None, asked_on: date, *, left: bool) -> str:
    if able is None:
        return f"Nobody is in post to approve {asked}; the non-PO time-out manager names a deputy"
    why = "has left" if left else f"was asked on {asked_on} and has not acted"
    deputy = f"it goes to the deputy, {able.deputy}" if able.deputy else "the non-PO time-out manager names a deputy"
    return f"{able.person}, who should approve {asked}, {why}; {deputy}. The 30 days run on"


def objection(bill: Bill, approved: Approved) -> str:
    """Why this approval does not count, in words for who gave it; empty where it does.

    Neither who prepared a bill nor who asked for what it bills may approve it, on whosever authority, and nobody above
    the limit of whose authority it is (scheme of delegation). An approval is of what was seen, and of no other bill.
    """
    return _too_near(bill, approved) or _beyond(bill, approved)


def _too_near(bill: Bill, approved: Approved) -> str:
    """Why this person should not check this bill.

    What a document says of who asked only ever speaks against somebody, since its sender wrote it; so where nobody is
    named, or somebody else, there still has to be the word of who approves.
    """
    if any(approved.is_by(person) for person in bill.judged.preparers):
        return "You have prepared this bill, so somebody else has to approve it"
    for person in requesters(bill):
        if approved.is_by(person):
            return f"You asked for what is billed ({person}), so somebody else has to approve it"
        if may_be_one_person(person, approved.approver):
            return f"{approved.approver} asked for what is billed, so it is approved on another's authority"
    if not approved.asked_by_other:
        return "It is not said that somebody else asked for what is billed; whoever approves has to say so"
    return ""


def _beyond(bill: Bill, approved: Approved) -> str:
    """Why the authority used does not reach to this bill."""
    seen = (approved.supplier_id, approved.number, approved.currency, approved.gross)
    if bill.amounts is None or seen != _identity(bill, bill.amounts.gross):
        return "The bill is no longer the one that was approved"
    of_theirs = [tier for tier in tiers(bill) if tier.person == approved.approver]
    if not of_theirs:
        return f"{approved.approver} may not approve for this cost centre"
    if approved.delegation:
        if fault := _not_lent(bill, approved, approved.delegation):
            return fault
    elif not any(approved.known_as in {tier.person, tier.deputy} for tier in of_theirs):
        return f"You are neither {approved.approver} nor their deputy"
    limit, value = max(tier.limit for tier in of_theirs), bill.in_pounds(bill.amounts.gross)
    return f"£{value:,.2f} is above the limit of {approved.approver}, £{limit:,.2f}" if value > limit else ""


def _not_lent(bill: Bill, approved: Approved, lent: Delegation) -> str:
    """Why the delegation lends this person no authority over this bill.

    It lends the approver's own, and none that was lent to them; and who asked or prepared does not choose who checks.
    """
    which = f"Delegation {lent.number}"
    if (lent.organisation, lent.approver, lent.delegate) != (bill.organisation, approved.approver, approved.by.person):
        return f"{which} is from {lent.approver} at {lent.organisation} to {lent.delegate}, and cannot be passed on"
    if lent.ended_at:
        return f"{which} had been ended"
    if not lent.counts_on(approved.by.on):
        return f"{which} is from {lent.from_on} until {lent.until_on}"
    if bill.masters.has_left(lent.organisation, lent.approver, bill.as_at):
        return f"{lent.approver} has left, so the scheme of delegation has to name another"
    if any(may_be_one_person(name, lent.made_by) for name in (*bill.judged.preparers, *requesters(bill))):
        return f"{which} was made by {lent.made_by}, who asked for what is billed or prepared the bill"
    return ""


def requesters(bill: Bill) -> tuple[str, ...]:
    """Who is named as having asked for what is billed: by the bill (BT-10), and by the orders it refers to."""
    printed = bill.document.buyer_reference
    named = (printed.value if printed else None, bill.match.order.requester)
    return tuple(dict.fromkeys(name.strip() for name in named if name and name.strip()))


def _identity(bill: Bill, gross: Decimal) -> tuple[str | None, str | None, str, Decimal]:
    """What makes it this bill and no other."""
    return bill.match.supplier.supplier_id, bill.number, bill.currency, gross


def tiers(bill: Bill) -> Sequence[Approver]:
    """Who may approve what an exemption lets in, the least limit first; nobody where there is no exemption."""
    if bill.exemption is None or bill.organisation is None:
        return ()
    approvers = bill.masters.approvers(bill.organisation, bill.exemption.cost_centre, bill.as_at)
    return sorted(approvers, key=lambda each: (each.limit, each.person))
