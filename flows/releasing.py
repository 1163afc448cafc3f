"""Releasing: held items of which something that they wait on has changed are decided again, and the log says what."""

from collections.abc import Mapping, Sequence
from itertools import chain

from bots.matching import known_of, what_changed
from counterfoil.model.causes import Cause, CauseKind, Watched
from counterfoil.model.decisions import Outcome
from counterfoil.store import Item, Transaction, batches
from flows.judging import would_change
from flows.workbench import Workbench

RULES = "the rules have changed"
ASKED = "its approver was asked some time ago"
UNKNOWN = "what it waits on was not noted when it was held"
MOST_TOLD = 5
# What waits for something that another day, extract or rule may bring.
STOPPED = (Outcome.HELD, Outcome.AWAITING_APPROVAL)


def release(bench: Workbench) -> int:
    """Take up again the stopped items that something has changed for and that would now be decided otherwise.

    What was decided as of a later day is left alone: an earlier day knows less.
    """
    released = _release(bench) if bench.news else 0
    with bench.store.transaction(actor="payables") as tx:
        tx.note_rules(bench.run, bench.basis)
    return released


def _release(bench: Workbench) -> int:
    stopped = chain.from_iterable(bench.store.items(outcome=outcome) for outcome in STOPPED)
    held = (item for item in stopped if item.decided_on and item.decided_on <= bench.as_of)
    released = 0
    known: dict[Cause, Mapping[str, str]] = {}
    with bench.stopwatch.step("release"):
        for batch in batches(held, bench.settings.chunk):
            with bench.store.transaction(actor="payables") as tx:
                watched = bench.store.watched([item.id for item in batch])
                why = touched(bench, tx, batch, watched, known)
                changed = {item.id for item in batch if item.id in why and would_change(bench, tx, item)}
                released += len(tx.reopen(changed, reason="its cause has changed", because=why))
                stay = (why.keys() - changed) & watched.keys()
                tx.watch({item: [Watched(each.cause, known[each.cause]) for each in watched[item]] for item in stay})
    return released


def touched(
    bench: Workbench,
    tx: Transaction,
    items: Sequence[Item],
    watched: Mapping[str, Sequence[Watched]],
    known: dict[Cause, Mapping[str, str]],
) -> dict[str, str]:
    """Which of these items something has changed for, and what, in words. `known` keeps what was looked up already."""
    _look_up(bench, tx, [each.cause for watches in watched.values() for each in watches], known)
    if bench.rules_changed:
        return {item.id: RULES for item in items}
    why = {item: _told(watches, known) for item, watches in watched.items()}
    noted = {item: "; ".join(changes[:MOST_TOLD]) for item, changes in why.items() if changes}
    asked = {item.id: ASKED for item in items if item.outcome is Outcome.AWAITING_APPROVAL}
    return {**noted, **asked, **{item.id: UNKNOWN for item in items if item.id not in watched}}


def _told(watches: Sequence[Watched], known: Mapping[Cause, Mapping[str, str]]) -> list[str]:
    return [change for each in watches for change in what_changed(each.facts, known[each.cause])]


def _look_up(bench: Workbench, tx: Transaction, causes: Sequence[Cause], known: dict[Cause, Mapping[str, str]]) -> None:
    new = [cause for cause in dict.fromkeys(causes) if cause not in known]
    orders = [
        order for cause in new if cause.kind is CauseKind.ORDER for order in bench.masters.orders.anywhere(cause.key)
    ]
    billings = tx.billed_on({order.po_number for order in orders})
    known.update({cause: known_of(cause, bench.masters, billings) for cause in new})
