"""Making a decision with its basis, and making it again from that basis, in any year and by any rules."""

from datetime import date
from decimal import Decimal

from bots.deciding import approval, coding, interest
from bots.deciding.bill import NOTHING_JUDGED, Bill
from bots.deciding.consulting import Minutes, recorded
from bots.deciding.decide import decide, refused
from bots.deciding.intake import settle
from bots.deciding.statements import classify_statement
from bots.deciding.views import MastersView
from counterfoil.model.basis import Basis, BillBasis, PaperBasis
from counterfoil.model.decisions import Decision
from counterfoil.model.documents import Document, Kind
from counterfoil.model.judged import Judged
from counterfoil.model.matches import Match
from counterfoil.rulebook import Policy


def decide_on_record(
    document: Document,
    match: Match,
    *,
    masters: MastersView,
    policy: Policy,
    received_on: date,
    as_at: date,
    organisation: str | None,
    judged: Judged = NOTHING_JUDGED,
    asked_on: date | None = None,
) -> tuple[Decision, Basis]:
    """What becomes of a bill, with the basis from which `make` makes the same decision again.

    `organisation` is the one whose rules `policy` holds.
    """
    minutes = Minutes(masters)
    _ask_all(Bill(document, match, minutes.view, received_on, as_at, judged))
    decision = decide(
        document,
        match,
        masters=minutes.view,
        policy=policy,
        received_on=received_on,
        as_at=as_at,
        judged=judged,
        asked_on=asked_on,
    )
    bill = BillBasis(
        document=document, match=match, received_on=received_on, asked_on=asked_on, consulted=minutes.consulted
    )
    return decision, Basis(as_at=as_at, organisation=organisation, judged=judged, bill=bill)


def make(basis: Basis, *, policy: Policy, before: Policy | None = None) -> Decision:
    """The decision that follows from a basis by these rules; the same basis and rules always give the same.

    `before` are the rules by which a bill was to be posted that the ledger then refused, where they were others.

    Raises:
        NotConsultedError: these rules need of the master data what nobody asked when the bill was decided.
    """
    if basis.bill is not None:
        decision = _bill(basis.bill, basis, policy=before or policy)
    else:
        assert basis.paper is not None, "a basis is that of a bill or of other post"
        decision = _paper(basis.paper, basis, policy=policy)
    if basis.refusal is None:
        return decision
    refusal = basis.refusal
    return refused(decision, refusal=refusal.code, detail=refusal.detail, policy=policy, as_at=refusal.as_at)


def value_in_pounds(basis: Basis) -> Decimal | None:
    """What is at stake: the bill's total with VAT, in pounds; None for other post, and where no total was read."""
    if basis.bill is None:
        return None
    bill = Bill(
        basis.bill.document,
        basis.bill.match,
        recorded(basis.bill.consulted),
        basis.bill.received_on,
        basis.as_at,
    )
    return bill.in_pounds(bill.amounts.gross) if bill.amounts else None


def _bill(bill: BillBasis, basis: Basis, *, policy: Policy) -> Decision:
    return decide(
        bill.document,
        bill.match,
        masters=recorded(bill.consulted),
        policy=policy,
        received_on=bill.received_on,
        as_at=basis.as_at,
        judged=basis.judged,
        asked_on=bill.asked_on,
    )


def _paper(paper: PaperBasis, basis: Basis, *, policy: Policy) -> Decision:
    document = None if paper.of_file else paper.reading.documents[0]
    statement = None
    if document is not None and document.kind is Kind.STATEMENT and paper.standing is not None:
        statement = classify_statement(
            document, organisation=basis.organisation, bills=paper.standing, policy=policy, as_at=basis.as_at
        )
    return settle(
        paper.reading,
        document,
        policy=policy,
        as_at=basis.as_at,
        parts=paper.parts,
        repeats=paper.repeats,
        decoration=paper.decoration,
        linked_to=paper.linked_to,
        statement=statement,
        judged=basis.judged,
        standing=paper.standing,
        known_suppliers=paper.known_suppliers,
        post_taken=paper.post_taken,
    )


def _ask_all(bill: Bill) -> None:
    """Put every question that any rules might need answered, also where today's stop before it."""
    assert bill.supplier is None or bill.organisation is not None
    _ = bill.exemption, bill.rate, bill.counterparty, bill.contact
    for tier in approval.tiers(bill):
        bill.masters.has_left(tier.organisation, tier.person, bill.as_at)
    _ = list(interest.meant(bill)) if bill.wording == "late_interest" else []
    for part in coding.shares(bill):
        coding.in_chart(bill, part)
