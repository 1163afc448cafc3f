"""The deciding step for one item: gather what is known, match, decide, and write the decision down."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bots.deciding import NO_CURRENCY, decide_on_record, make, refused
from bots.intake import is_decoration
from bots.matching import (
    History,
    causes_of,
    identify,
    known_of,
    known_suppliers,
    match,
    number_key,
    post_taken,
    with_chosen_order,
)
from counterfoil.model.basis import Basis, PaperBasis, Refusal
from counterfoil.model.causes import CauseKind, Watched
from counterfoil.model.decisions import Decision, Outcome
from counterfoil.model.documents import Document, Kind, Reading, Trouble
from counterfoil.model.judged import Judged
from counterfoil.model.masters import BillKind
from counterfoil.model.matches import KnownBill, Match
from counterfoil.store import Brief, Claim, Item, PostingKeyTakenError, StoreError, Transaction
from counterfoil.work import is_worn_out, postpone
from flows.briefs import brief_of, due_on
from flows.copies import REASON as GIVES_WAY
from flows.copies import poorer_copy
from flows.faults import reading_of_fault, refuse_deadly
from flows.shadowing import shadow
from flows.statements import standing_bills, standing_item
from flows.surroundings import companion, spoken_of, with_backing, with_cover
from flows.taking_up import judged_about
from flows.workbench import Workbench

DUPLICATE = "duplicate"
# What was suppressed, sent back or shut away is no earlier bill: the good copy that follows must be able to pass.
COUNTS_AS_SEEN = {Outcome.POSTED, Outcome.AWAITING_APPROVAL, Outcome.HELD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision with its basis; `bill` is how later post will find this one.

    `organisation` (billed or written to) and `supplier_id` are only set where they are certain. `basis` is None only
    for what was decided before bases were kept. `instead_of` is the held item that gives way to this richer copy.
    """

    decision: Decision
    basis: Basis | None
    kind: Kind
    brief: Brief | None = None
    organisation: str | None = None
    supplier_id: str | None = None
    match: Match | None = None
    bill: KnownBill | None = None
    instead_of: str | None = None
    watched: tuple[Watched, ...] = ()


def judge(
    bench: Workbench, tx: Transaction, claim: Claim, readings: Mapping[str, Reading], judged: Mapping[str, Judged]
) -> None:
    """Decide one claimed item; a fault of ours leaves it waiting, in the end for a person, and the others go on.

    `readings`, and what people have `judged` where they have, are by item.
    """
    about = judged.get(claim.item.id, Judged())
    try:
        with tx.all_or_nothing():
            refuse_deadly(claim)
            judgement = consider(bench, tx, claim.item, readings[claim.item.id], about)
            write(bench, tx, claim, judgement)
    except PostingKeyTakenError as taken:
        write(bench, tx, claim, not_twice(bench, judgement, str(taken)))
    except StoreError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong with one document must not stop the post
        if is_worn_out(claim):
            write(bench, tx, claim, of_file(bench, claim.item, reading_of_fault(claim, fault), about))
        else:
            postpone(bench.store, tx, claim, fault)


def not_twice(bench: Workbench, judgement: Judgement, detail: str) -> Judgement:
    """The same, held: another item is about to be posted, or is posted, as this very bill."""
    return refuse(bench, judgement, refusal=DUPLICATE, detail=detail)


def refuse(bench: Workbench, judgement: Judgement, *, refusal: str, detail: str) -> Judgement:
    """The same, held for the reason that the rules give where a bill that was to be posted is refused."""
    policy, before = bench.rulebook.policy(judgement.organisation), judgement.decision
    decision = refused(before, refusal=refusal, detail=detail, policy=policy, as_at=bench.as_of)
    reason = Refusal(code=refusal, detail=detail, as_at=bench.as_of, rules=before.rulebook)
    basis = judgement.basis and replace(judgement.basis, refusal=reason)
    return replace(judgement, decision=decision, basis=basis)


def write(bench: Workbench, tx: Transaction, claim: Claim, judgement: Judgement) -> None:
    """Write a decision down, and beside it what rules on trial say."""
    ruling = tx.decide(
        claim,
        judgement.decision,
        organisation=judgement.organisation,
        supplier_id=judgement.supplier_id,
        kind=judgement.kind,
        brief=judgement.brief,
        match=judgement.match,
        basis=judgement.basis,
        watched=judgement.watched,
        bill=judgement.bill,
        number_key=number_key(judgement.bill.invoice_number) if judgement.bill else "",
    )
    if judgement.instead_of:
        tx.reopen([judgement.instead_of], reason=GIVES_WAY, because={judgement.instead_of: claim.item.id})
    if bench.shadow and judgement.basis:
        shadow(bench.shadow, tx, ruling, basis=judgement.basis, decision=judgement.decision)


def would_change(bench: Workbench, tx: Transaction, item: Item) -> bool:
    """Whether an item would be decided otherwise now than it was; the words of a hold count, its day does not."""
    before, reading = bench.store.decision(item.id), bench.store.reading(item.id)
    assert reading is not None, f"{item.id} is held and was not read"
    try:
        judged = judged_about(bench.store, [item.id]).get(item.id, Judged())
        now = consider(bench, tx, item, reading, judged).decision
    except StoreError:
        raise
    except Exception:  # noqa: BLE001 - it stays as it is; the fault shows when the item is next decided
        return False
    return before is None or (before.outcome, before.holds) != (now.outcome, now.holds)


def consider(bench: Workbench, tx: Transaction, item: Item, reading: Reading, judged: Judged) -> Judgement:
    """Decide about an item as of the run's day and by what people have judged, writing nothing."""
    document = reading.document
    if document is None:
        return of_file(bench, item, reading, judged)
    if document.kind.is_bill:
        whole = with_backing(bench, item, with_cover(bench, item, document))
        return of_bill(bench, tx, item, with_chosen_order(whole, judged), judged)
    return of_other(bench, tx, item, reading, judged)


def of_bill(bench: Workbench, tx: Transaction, item: Item, document: Document, judged: Judged) -> Judgement:
    """Match and decide an invoice or a credit note against everything known of orders and earlier bills."""
    identity = identify(document, masters=bench.masters, received_on=item.received_on, judged=judged)
    organisation = identity.organisation.organisation
    grosses = [identity.gross] if identity.gross is not None else []
    rivals = tx.known_bills(identity.number_keys, grosses, apart_from=item.id)
    billed = tx.billed(organisation, identity.bought, apart_from=item.id) if organisation else {}
    history = History(
        rivals=rivals,
        billed=billed,
        keys=tx.keys_of(organisation, identity.bought) if organisation else frozenset(),
        same_file=earlier_copy(tx, item),
        different=judged.different,
    )
    matched = match(document, identity, masters=bench.masters, history=history, received_on=item.received_on)
    poorer = poorer_copy(bench, document, matched)
    if poorer:
        history = replace(history, rivals=[rival for rival in rivals if rival.item != poorer])
        matched = match(document, identity, masters=bench.masters, history=history, received_on=item.received_on)
    before = bench.store.decision(item.id) if item.decided_on else None
    decision, basis = decide_on_record(
        document,
        matched,
        masters=bench.masters,
        policy=bench.rulebook.policy(organisation),
        received_on=item.received_on,
        as_at=bench.as_of,
        organisation=organisation,
        judged=judged,
        asked_on=before.approval.asked_on if before and before.approval else None,
    )
    bill = known_bill(item, document, matched) if decision.outcome in COUNTS_AS_SEEN else None
    return Judgement(
        decision=decision,
        basis=basis,
        kind=document.kind,
        brief=brief_of(document, due_on=due_on(bench, item, decision)),
        organisation=organisation,
        supplier_id=matched.supplier.supplier_id,
        match=matched,
        bill=bill,
        instead_of=poorer if bill else None,
        watched=watch(bench, tx, document, matched, decision),
    )


def watch(
    bench: Workbench, tx: Transaction, document: Document, matched: Match, decision: Decision
) -> tuple[Watched, ...]:
    """What a held bill waits on, with what is known of it today; nothing for one that is not held."""
    if decision.outcome is not Outcome.HELD:
        return ()
    causes = causes_of(document, matched, [hold.code for hold in decision.holds])
    keys = {cause.key for cause in causes if cause.kind is CauseKind.ORDER}
    billings = tx.billed_on({order.po_number for key in keys for order in bench.masters.orders.anywhere(key)})
    return tuple(Watched(cause, known_of(cause, bench.masters, billings)) for cause in causes)


def of_other(bench: Workbench, tx: Transaction, item: Item, reading: Reading, judged: Judged) -> Judgement:
    """Decide about a document that is no bill, linked to what it came with or speaks of."""
    document = reading.documents[0]
    if document.kind is Kind.UNKNOWN and not document.remarks and decorates(bench, item):
        return of_file(bench, item, reading, judged)
    identity = identify(document, masters=bench.masters, received_on=item.received_on, judged=judged)
    organisation = identity.organisation.organisation
    brought = bench.store.children(item.id)
    copied = earlier_copy(tx, item)
    linked_to = (
        copied or (brought[0].id if brought else None) or companion(bench, item, document) or spoken_of(tx, document)
    )
    asks_after = document.kind in {Kind.STATEMENT, Kind.REMINDER}
    standing = standing_bills(bench, tx, document, identity) if asks_after else None
    if standing is None and linked_to and document.kind is Kind.REMINDER:
        standing = standing_item(tx, document, linked_to)
    if linked_to is None and document.kind is Kind.REMINDER and standing and len(standing) == 1:
        linked_to = standing[0].bill.item or standing[0].bill.ledger_reference
    paper = PaperBasis(
        reading=reading,
        parts=len(brought),
        repeats=copied is not None,
        linked_to=linked_to,
        standing=standing,
        known_suppliers=known_suppliers(document, bench.masters),
        post_taken=post_taken(document, bench.masters),
    )
    judgement = settled(bench, paper, judged, kind=document.kind, organisation=organisation)
    return replace(
        judgement,
        brief=brief_of(document, due_on=due_on(bench, item, judgement.decision)),
        supplier_id=identity.supplier.supplier_id,
    )


def of_file(bench: Workbench, item: Item, reading: Reading, judged: Judged) -> Judgement:
    """Decide about a file that is not one document: it is split, or nothing of it could be read."""
    says_nothing = reading.document is not None or reading.trouble in {Trouble.PICTURE_ONLY, Trouble.NOT_ACCEPTED}
    decoration = says_nothing and decorates(bench, item)
    paper = PaperBasis(
        reading=replace(reading, trouble=None) if decoration else reading,
        of_file=True,
        parts=len(bench.store.children(item.id)),
        decoration=decoration,
        linked_to=item.parent if decoration else None,
    )
    judgement = settled(bench, paper, judged, kind=item.kind or Kind.UNKNOWN)
    brief = Brief(number=item.name, sender=sender_of(bench, item), due_on=due_on(bench, item, judgement.decision))
    return replace(judgement, brief=brief)


def sender_of(bench: Workbench, item: Item) -> str:
    """Who sent a file that says nothing of it: whoever wrote the letter that it came with; empty if it came alone."""
    letter = bench.store.reading(item.parent) if item.parent else None
    if letter is None or letter.document is None:
        return ""
    known = letter.document.seller.name or letter.document.seller.email
    return known.value if known else ""


def decorates(bench: Workbench, item: Item) -> bool:
    """Whether what came with a letter only belongs to its look: a logo, be there words on it, or a visiting card."""
    return item.parent is not None and is_decoration(bench.store.originals.bytes(item.sha256))


def settled(
    bench: Workbench, paper: PaperBasis, judged: Judged, *, kind: Kind, organisation: str | None = None
) -> Judgement:
    """The judgement about post that is no bill."""
    basis = Basis(as_at=bench.as_of, organisation=organisation, judged=judged, paper=paper)
    decision = make(basis, policy=bench.rulebook.policy(organisation))
    return Judgement(decision=decision, basis=basis, kind=kind, organisation=organisation)


def known_bill(item: Item, document: Document, matched: Match) -> KnownBill | None:
    """How later post will find this bill; one without organisation or number cannot be found again."""
    organisation = matched.organisation.organisation
    if organisation is None or document.invoice_number is None:
        return None
    return KnownBill(
        organisation=organisation,
        supplier_id=matched.supplier.supplier_id,
        invoice_number=document.invoice_number.value,
        kind=BillKind(document.kind.value),
        invoice_date=document.issue_date.value if document.issue_date else None,
        gross=document.gross.value if document.gross else None,
        currency=document.currency.value if document.currency else matched.order.currency or NO_CURRENCY,
        item=item.id,
        po_numbers=matched.order.po_numbers,
        vat_number=document.seller.vat_number.value if document.seller.vat_number else None,
    )


def earlier_copy(tx: Transaction, item: Item) -> str | None:
    """The earliest item with the very same bytes, unless it is this one or a file with nothing in it."""
    if item.excerpt or item.size == 0:
        return None
    first = tx.first_with_sha(item.sha256)
    return first if first != item.id else None
