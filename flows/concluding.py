"""The posting step for one item: what the ledger answered, written down."""

from bots.posting.post import PostingDiffersError
from connectors.ledgers.base import LedgerInDoubt, LedgerPending, LedgerRefused, LedgerUnavailable
from counterfoil.model.postings import Posted
from counterfoil.store import Claim, Transaction
from counterfoil.work import is_worn_out, postpone
from flows.briefs import brief_of, due_on
from flows.faults import FAULT, in_words
from flows.judging import Judgement, known_bill, refuse, write
from flows.workbench import Workbench

DIFFERS = "differs"
# However long these last, it is the ledger that is waited for: the bill is as it should be.
OF_THE_LEDGER = (LedgerUnavailable, LedgerInDoubt, LedgerPending)


def conclude(bench: Workbench, tx: Transaction, claim: Claim, answer: Posted | Exception) -> None:
    """Posted is what was read back; a refusal goes to a person; for a ledger that gives no answer the item waits.

    A fault of ours is retried as well, and goes to a person in the end.
    """
    match answer:
        case Posted():
            tx.confirm_posted(claim, answer)
        case LedgerRefused():
            hold(bench, tx, claim, refusal=answer.code.value, detail=str(answer))
        case PostingDiffersError():
            hold(bench, tx, claim, refusal=DIFFERS, detail=str(answer))
        case Exception() if is_worn_out(claim) and not isinstance(answer, OF_THE_LEDGER):
            hold(bench, tx, claim, refusal=FAULT, detail=in_words(claim, answer))
        case _:
            postpone(bench.store, tx, claim, answer)


def hold(bench: Workbench, tx: Transaction, claim: Claim, *, refusal: str, detail: str) -> None:
    """Take the intent back and hold the item for the reason that the rules give for this refusal."""
    dossier = bench.store.dossier(claim.item)
    assert dossier.reading is not None
    assert dossier.match is not None
    assert dossier.decision is not None
    document = dossier.reading.documents[0]
    ruling = bench.store.last_ruling(claim.item.id)
    intended = Judgement(
        decision=dossier.decision,
        basis=ruling.basis if ruling else None,
        kind=document.kind,
        brief=brief_of(document, due_on=due_on(bench, claim.item, dossier.decision)),
        match=dossier.match,
        organisation=claim.item.organisation,
        supplier_id=claim.item.supplier_id,
        bill=known_bill(claim.item, document, dossier.match),
    )
    write(bench, tx, claim, refuse(bench, intended, refusal=refusal, detail=detail))
