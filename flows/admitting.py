"""Which bills may go to their ledgers now, and what the answers say of the ledgers themselves."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bots.posting.post import Answer, PostingDiffersError
from connectors.ledgers.base import LedgerPending, LedgerRefused, LedgerUnavailable
from counterfoil.model.postings import Posted, Posting
from counterfoil.store import Claim, State, Transaction
from counterfoil.work import (
    Admission,
    SystemPacedError,
    SystemStoppedError,
    admit,
    note_answer,
    note_failure,
    note_gone,
)
from flows.workbench import Workbench

ANSWERS = (Posted, LedgerRefused, LedgerPending, PostingDiffersError)


def admitted(
    bench: Workbench, tx: Transaction, claims: Sequence[Claim], intents: Mapping[str, Posting]
) -> tuple[list[Claim], dict[str, Admission], int]:
    """Those whose ledger may be asked now, how each ledger let them, and how many others wait until theirs does.

    Where a ledger is only tried, or takes only so many, the rest is neither: it is given back with the claims.
    """
    going: list[Claim] = []
    admissions: dict[str, Admission] = {}
    waiting = 0
    by_system: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_system[bench.ledger.name_of(intents[claim.item.id].organisation)].append(claim)
    for name, its in sorted(by_system.items()):
        try:
            admissions[name] = admit(bench.store, tx, name, len(its), bench.ledger.limits_of(name))
            going += its[: admissions[name].bills]
        except SystemPacedError as paced:
            bench.paced = {**bench.paced, name: paced.until}
        except SystemStoppedError as stopped:
            for claim in its:
                tx.wait(claim, error=stopped, not_before=stopped.until, tried=False)
            waiting += len(its)
    return going, admissions, waiting


def paced_bodies(bench: Workbench) -> set[str]:
    """The organisations whose ledgers have had all the bills that they take within a minute."""
    now = bench.store.clock()
    bench.paced = {name: until for name, until in bench.paced.items() if until > now}
    if not bench.paced:
        return set()
    return {body for body in bench.store.bodies_at(State.POSTING) if bench.ledger.name_of(body) in bench.paced}


def note_systems(
    bench: Workbench,
    tx: Transaction,
    postings: Sequence[Posting],
    answers: Sequence[Answer],
    admissions: Mapping[str, Admission],
) -> None:
    """Note for each ledger of a chunk whether it answered; a chunk that got no answer from it is one failure.

    A doubt and a fault of ours are about one bill and say nothing of the ledger.
    """
    by_system: dict[str, list[Answer]] = defaultdict(list)
    for posting, answer in zip(postings, answers, strict=True):
        by_system[bench.ledger.name_of(posting.organisation)].append(answer)
    for name, its in sorted(by_system.items()):
        note_gone(tx, admissions[name])
        if any(isinstance(answer, ANSWERS) for answer in its):
            note_answer(tx, name)
        elif down := next((answer for answer in its if isinstance(answer, LedgerUnavailable)), None):
            note_failure(bench.store, tx, name, down, stop_after=bench.ledger.limits_of(name).stop_after)
