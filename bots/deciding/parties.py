"""Stages that ask who is billed, by whom, and whether we have had this bill before."""

from bots.deciding.bill import Bill
from bots.deciding.docket import Docket
from counterfoil.model.decisions import HoldCode
from counterfoil.model.masters import AccountChange
from counterfoil.model.matches import Candidate, KnownBill
from counterfoil.money import PENNY


def repeat(bill: Bill, docket: Docket) -> None:
    """The very file, or the very invoice, that we have already: nothing else about it needs judging."""
    docket.judge("repeat", _repeat_facts(bill), details=_repeat_details(bill))


def resemblance(bill: Bill, docket: Docket) -> None:
    """A bill that looks like one we have; asked only once we know whom it bills."""
    docket.judge("resemblance", _repeat_facts(bill), details=_repeat_details(bill))


def _repeat_facts(bill: Bill) -> dict[str, str]:
    return {"bill.kind": bill.kind.value, "duplicate.repeat": bill.match.duplicate.repeat.value}


def _repeat_details(bill: Bill) -> dict[HoldCode, str]:
    found = bill.match.duplicate
    known = _known(found.of)
    why = "; ".join(reason.detail for reason in found.reasons)
    return {
        HoldCode.DUP_FILE: f"The same file was received before, as {known}",
        HoldCode.DUP_CHANNEL: f"The same invoice was received before, as {known}" + (f": {why}" if why else ""),
        HoldCode.DUP_SUSPECT: f"Looks like {known}" + (f": {why}" if why else ""),
        HoldCode.CN_DUPNO: f"The credit note has the number of {known}",
    }


def _known(bill: KnownBill | None) -> str:
    if bill is None:
        return "a bill already held"
    gross = f" for {bill.currency} {bill.gross:,.2f}" if bill.gross is not None else ""
    dated = f" of {bill.invoice_date}" if bill.invoice_date else ""
    kind = bill.kind.value.replace("_", " ")
    return f"{kind} {bill.invoice_number}{dated}{gross} to {bill.organisation}"


def organisation(bill: Bill, docket: Docket) -> None:
    """Which body is billed; a wrong guess would post to the wrong legal entity."""
    found = bill.match.organisation
    docket.judge(
        "organisation",
        {"organisation.certainty": found.certainty.value},
        details={HoldCode.ENTITY: f"The bill does not say for certain who is billed; {_ranked(found.candidates)}"},
    )


def supplier(bill: Bill, docket: Docket) -> None:
    """Which supplier record billed, and whether the document asks for payment to another account than the one held."""
    found = bill.match.supplier
    name = bill.document.seller.name.value if bill.document.seller.name else "The sender"
    elsewhere = ", ".join(f"{organisation} has it as {record}" for organisation, record in found.elsewhere)
    docket.judge(
        "supplier",
        {
            "supplier.certainty": found.certainty.value,
            "supplier.active": bill.supplier is not None and bill.supplier.status.value == "active",
            "order.state": bill.match.order.state.value,
            "bill.wording": bill.wording,
        },
        details={
            HoldCode.SUP_NEW: f"{name} is not a supplier that {bill.organisation} can use"
            + (f"; {elsewhere}" if elsewhere else ""),
            HoldCode.SUP_AMBIG: f"{name} fits more than one supplier record: {_ranked(found.candidates)}",
            HoldCode.FRD_UNSOLICITED: f"{name} is unknown, quotes no order of ours, and bills for an entry "
            "or advertisement: the pattern of an unsolicited invoice",
        },
    )
    docket.judge(
        "bank",
        {"supplier.certainty": found.certainty.value, "supplier.bank_differs": found.bank_differs},
        details={
            HoldCode.BANK_DIFF: found.bank_detail
            or "The account on the bill is not the one held for the supplier; only the held account is ever paid"
        },
    )
    # Neither is asked of other bills, so that decisions from before there were these tables can be made again.
    if found.unsupported:
        docket.judge(
            "chosen",
            {"supplier.unsupported": True},
            details={HoldCode.BANK_DIFF: f"{_said_by(bill)}, and {found.unsupported}"},
        )
    if found.account_change:
        docket.judge(
            "account_change",
            {"supplier.account_changing": True},
            details={HoldCode.BANK_VERIFY: _changing(found.account_change)},
        )


def _said_by(bill: Bill) -> str:
    return "A person chose the supplier" if bill.judged.supplier else "Who bills was typed, not read"


def _changing(change: AccountChange) -> str:
    return (
        f"Change {change.number} of the account of supplier {change.supplier_id}, proposed by {change.proposed_by} on "
        f"{change.proposed_on}, is not settled; until it is, nothing is paid to the old account or the new one"
    )


def credit(bill: Bill, docket: Docket) -> None:
    """Which invoice a credit note credits."""
    found = bill.credit
    over = _credits_too_much(bill)
    docket.judge(
        "credit",
        {"bill.kind": bill.kind.value, "credit.certainty": found.certainty.value, "credit.over_original": bool(over)},
        details={
            HoldCode.CN_UNMATCHED: over
            or f"The credit note does not say for certain what it credits; {_ranked(found.candidates)}"
        },
    )


def _credits_too_much(bill: Bill) -> str:
    """What the credit is more than, in words; empty where it is not too much."""
    original, over = bill.credit.original, bill.credit.over
    if original is None or original.gross is None or bill.amounts is None or original.currency != bill.currency:
        return ""
    if abs(bill.amounts.gross) > abs(original.gross) + PENNY:
        return f"The credit is for more than {_known(original)}"
    if over is None:
        return ""
    return f"With the credits before it, {bill.currency} {over:,.2f} net more is credited than was billed on the order"


def _ranked(candidates: tuple[Candidate, ...]) -> str:
    if not candidates:
        return "nothing known fits"
    return "candidates: " + "; ".join(
        f"{each.id} {each.name} ({each.probability:.0%}"
        + ("".join(f", {reason.detail}" for reason in each.reasons[:2]))
        + ")"
        for each in candidates[:3]
    )
