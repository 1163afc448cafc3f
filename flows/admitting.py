"""Which bills may go to their ledgers now, and what the answers say of the ledgers themselves."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bots.posting.post import Answer, PostingDiffersError
from connectors.ledgers.base import LedgerPending, LedgerRefused, LedgerUnavailable
from counterfoil.model.postings import Posted, Posting
from counterfoil.store import Claim, Transaction
from counterfoil.work import SystemStoppedError, admit, note_answer, note_failure
from flows.workbench import Workbench

ANSWERS = (Posted, LedgerRefused, LedgerPending, PostingDiffersError)


def admitted(
    bench: Workbench, tx: Transaction, claims: Sequence[Claim], intents: Mapping[str, Posting]
) -> tuple[list[Claim], int]:
    """Those whose ledger may be asked now, and how many others wait until theirs is tried again.

    Where a ledger is only tried, the rest is neither: it is given back with the claims.
    """
    going: list[Claim] = []
    waiting = 0
    by_system: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_system[bench.ledger.name_of(intents[claim.item.id].organisation)].append(claim)
    for name, its in sorted(by_system.items()):
        try:
            going += its[: admit(bench.store, tx, name, len(its))]
        except SystemStoppedError as stopped:
            until = tx.system(name).retry_at
            assert until is not None
            for claim in its:
                tx.wait(claim, error=stopped, not_before=until)
            waiting += len(its)
    return going, waiting


def note_systems(bench: Workbench, tx: Transaction, postings: Sequence[Posting], answers: Sequence[Answer]) -> None:
    """Note for each ledger of a chunk whether it answered; a chunk that got no answer from it is one failure.

    A doubt and a fault of ours are about one bill and say nothing of the ledger.
    """
    by_system: dict[str, list[Answer]] = defaultdict(list)
    for posting, answer in zip(postings, answers, strict=True):
        by_system[bench.ledger.name_of(posting.organisation)].append(answer)
    for name, its in sorted(by_system.items()):
        if any(isinstance(answer, ANSWERS) for answer in its):
            note_answer(tx, name)
        elif down := next((answer for answer in its if isinstance(answer, LedgerUnavailable)), None):
            note_failure(bench.store, tx, name, down)
