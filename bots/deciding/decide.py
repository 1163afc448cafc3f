"""Deciding about an invoice or a credit note: the stages in their order, and the decision they come to."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Context, localcontext

from bots.deciding import agency, coding, letters, orders, parties, validity
from bots.deciding.approval import approval
from bots.deciding.bill import NOTHING_JUDGED, Bill
from bots.deciding.docket import Docket, ended
from bots.deciding.intake import remarks
from bots.deciding.lines import lines
from bots.deciding.views import MastersView
from counterfoil.model.decisions import Approval, Decision, HoldCode, Outcome
from counterfoil.model.documents import Document
from counterfoil.model.judged import Judged
from counterfoil.model.matches import Match, Repeat
from counterfoil.model.postings import Posting
from counterfoil.rulebook import Policy

# A context of our own: what a caller has set for its thread must not change a decision, and a misread figure of
# thirty digits must not stop one.
EXACT = Context(prec=100)

TABLES = frozenset(
    {
        *(
            "account_change",
            "agency",
            "approval",
            "bank",
            "bill_price",
            "chosen",
            "claim",
            "coding",
            "credit",
            "currency",
        ),
        *(
            "form",
            "kind",
            "line_price",
            "line_quantity",
            "order",
            "order_date",
            "organisation",
            "refusal",
            "remark",
            "repeat",
        ),
        *("resemblance", "shift_hours", "shift_rate", "statement_line", "supplier", "terms", "trouble", "validity"),
        *("vat_number", "vat_recovery", "vat_sum"),
    }
)
"""Every table that deciding asks. A rulebook that lacks one cannot be used."""

# What waits for approval is coded as it will be posted: it takes its part of the order from now on.
COMES_TO_THE_LEDGER = {Outcome.POSTED, Outcome.AWAITING_APPROVAL}

Stage = Callable[[Bill, Docket], None]

# The order of precedence. A stage's table answers `next: stop` where nothing after it can be judged: who is billed
# comes before who bills, who bills before the order, the order before its lines. What goes on adds its hold.
STAGES: tuple[Stage, ...] = (
    lambda bill, docket: remarks(bill.document, docket),
    parties.repeat,
    validity.validity,
    parties.organisation,
    parties.resemblance,
    parties.supplier,
    validity.nature,
    validity.tax,
    validity.currency,
    parties.credit,
    agency.agency,
    orders.order,
    lines,
    agency.shifts,
    coding.coding,
)


def decide(
    document: Document,
    match: Match,
    *,
    masters: MastersView,
    policy: Policy,
    received_on: date,
    as_at: date,
    judged: Judged = NOTHING_JUDGED,
    asked_on: date | None = None,
) -> Decision:
    """What becomes of a bill as of a day; the same arguments always give the same decision.

    `asked_on` is when an approver was first asked for it.

    `judged` is what people have said about it: holds that they released, an approval, or how they ended it.

    Raises:
        ValueError: the document is not an invoice or credit note; `settle` decides about those.
    """
    if not document.kind.is_bill:
        raise ValueError(f"a {document.kind.value} is no bill to decide about; it is for settle()")
    with localcontext(EXACT):
        bill = Bill(document, match, masters, received_on, as_at, judged, asked_on)
        docket = Docket(policy, as_at, releases=judged.releases, about=_whose(bill))
        return ended(_through_the_stages(bill, docket), judged)


def _whose(bill: Bill) -> dict[str, str]:
    """Who is billed and by whom, as far as it is certain: rows for one supplier ask it."""
    known = {"bill.organisation": bill.organisation, "bill.supplier": bill.supplier and bill.supplier.supplier_id}
    return {name: value for name, value in known.items() if value}


def _through_the_stages(bill: Bill, docket: Docket) -> Decision:
    for stage in STAGES:
        if docket.stopped:
            break
        stage(bill, docket)
    approver: Approval | None = None
    posting: Posting | None = None
    if not docket.stopped:
        approver = approval(bill, docket)
    if docket.outcome in COMES_TO_THE_LEDGER:
        posting = coding.compose(bill, docket)
    return _decision(bill, docket, approver=approver, posting=posting)


def _decision(bill: Bill, docket: Docket, *, approver: Approval | None, posting: Posting | None) -> Decision:
    assert docket.outcome is not None, "the last table gives an outcome where no other did"
    assert docket.outcome is not Outcome.POSTED or posting is not None, "what is posted has been coded"
    missing = validity.missing_fields(bill) if docket.outcome is Outcome.RETURNED else ()
    return Decision(
        outcome=docket.outcome,
        as_at=docket.as_at,
        holds=tuple(docket.holds),
        flags=tuple(docket.flags),
        linked_to=_linked(bill),
        posting=posting,
        approval=approver,
        shifts=agency.priced_shifts(bill, docket),
        letters=letters.about_bill(bill, docket.holds, outcome=docket.outcome, missing=missing),
        counterparty=bill.counterparty,
        self_accounted_vat=coding.self_accounted(bill, docket),
        missing=missing,
        trace=tuple(docket.trace),
        rulebook=docket.policy.stamp,
    )


def _linked(bill: Bill) -> str | None:
    """The item, or else the ledger's reference, that this bill repeats or credits."""
    repeats = bill.match.duplicate
    of = repeats.of if repeats.repeat is not Repeat.NEW else bill.credit.original
    return (of.item or of.ledger_reference) if of else None


def refused(decision: Decision, *, refusal: str, detail: str, policy: Policy, as_at: date) -> Decision:
    """The decision after the ledger would not take the posting: held, with the hold that the rules give for its reason.

    `refusal` is the connector's name for the reason, or "differs" where the ledger's bill is not the one decided;
    `detail` is the ledger's own message.
    """
    docket = Docket(policy, as_at, holds=list(decision.holds), trace=list(decision.trace))
    docket.judge("refusal", {"ledger.refusal": refusal}, details=dict.fromkeys(HoldCode, detail))
    assert docket.outcome is not None, "every refusal has an outcome"
    return replace(
        decision,
        outcome=docket.outcome,
        as_at=as_at,
        holds=tuple(docket.holds),
        posting=None,
        approval=None,
        trace=tuple(docket.trace),
        rulebook=policy.stamp,
    )
