"""Taking up what people have judged: from here on it counts, and their items are decided again."""

from collections.abc import Collection
from itertools import groupby
from operator import attrgetter

from counterfoil.model.decisions import Outcome
from counterfoil.model.judged import Judged, JudgementKind, delegation_of
from counterfoil.store import Judgement, State, Store
from counterfoil.work import again_when_busy

REASON = "judged"


def take_up(store: Store) -> int:
    """Take up every judgement that no run has taken up and that its author can no longer take back; their number.

    Corrections are not among them: learning takes those up.
    """
    new = store.new_judgements()
    for item, judgements in groupby(sorted(new, key=attrgetter("item", "id")), key=attrgetter("item")):
        _take_up(store, item, list(judgements))
    return len(new)


@again_when_busy
def _take_up(store: Store, item: str, judgements: Collection[Judgement]) -> None:
    """A posted item stays as it was posted: only a race of two runs leads here with one."""
    with store.transaction(actor="payables") as tx:
        taken = tx.take_up(judgements)
        if taken and store.item(item).outcome is not Outcome.POSTED:
            tx.reopen([item], reason=REASON, step=_step_of(store, item, judgements))


def _step_of(store: Store, item: str, judgements: Collection[Judgement]) -> State:
    """Where it is taken up: what gave no document is read again if somebody wants it tried again, else decided."""
    tried = any(each.kind == JudgementKind.TRY_AGAIN for each in judgements)
    reading = store.reading(item) if tried else None
    return State.PENDING if reading and reading.trouble and not store.item(item).excerpt else State.READ


def judged_about(store: Store, items: Collection[str]) -> dict[str, Judged]:
    """What people have judged about each of these items, as far as a run has taken it up; by item."""
    found = store.judgements_in_force(items)
    used = {number for each in found.values() for one in each if (number := delegation_of(one)) is not None}
    delegations = {each.number: each for each in store.delegations(numbers=used)} if used else {}
    return {item: Judged.of(judgements, delegations) for item, judgements in found.items()}
