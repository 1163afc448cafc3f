"""What somebody should be told at once, and not only in the morning: deadlines, a queue or a ledger that stands still.

Each alert has marks, which say what it is made of. One that was told is told again only when it has a mark that is new.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from counterfoil.insights.doubts import LONGEST, doubts, in_words
from counterfoil.money import POUNDS
from counterfoil.store import EVERY_BODY, Alert, State, Store, Tab, Wanted, WorkItem
from counterfoil.work import working_day_after

MOST_NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long things may last.

    `days` are working days before payment is due; nothing may move for `queue_minutes` while work waits, a ledger may
    not answer for `ledger_minutes`, and it may be open for `doubt_hours` whether a ledger has a bill.
    """

    days: int = 3
    queue_minutes: int = 90
    ledger_minutes: int = 60
    doubt_hours: int = LONGEST // timedelta(hours=1)


def alerts(store: Store, *, today: date, patience: Patience, doubt: str) -> tuple[Alert, ...]:
    """All that there are now; `doubt` is the name of the fault that leaves open whether a ledger has a bill."""
    return (
        *_deadlines(store, today, patience.days),
        *_queue(store, timedelta(minutes=patience.queue_minutes)),
        *_ledgers(store, timedelta(minutes=patience.ledger_minutes)),
        *_doubts(store, doubt, timedelta(hours=patience.doubt_hours)),
    )


def _deadlines(store: Store, today: date, days: int) -> Iterator[Alert]:
    """Bills that are held or wait for approval and fall due soon, an alert for each organisation."""
    until = working_day_after(today, days)
    wanted = Wanted(tab=Tab.ALL, mine=0, due_by=until, bills_only=True)
    by_body: dict[str, list[WorkItem]] = defaultdict(list)
    for work in store.work(wanted, EVERY_BODY, limit=store.listed(wanted, EVERY_BODY)):
        by_body[work.organisation or ""].append(work)
    for body, late in sorted(by_body.items()):
        pounds = sum((each.amount for each in late if each.amount and each.currency == POUNDS), Decimal(0))
        name = body or "Of no known organisation"
        lines = [
            f"{name}: {len(late)} bills (GBP {pounds:,.2f}) fall due by {until:%d %B} or are overdue, and are held:",
            *(_line(work) for work in late[:MOST_NAMED]),
        ]
        if len(late) > MOST_NAMED:
            lines.append(f"  and {len(late) - MOST_NAMED} more; see the desk's work list")
        yield Alert(key=f"due {body}", marks=tuple(sorted(work.item for work in late)), text="\n".join(lines))


def _line(work: WorkItem) -> str:
    worth = f"{work.currency} {work.amount:,.2f}" if work.amount is not None else "amount not known"
    waits = work.code.value if work.code else f"approval by {work.approver}"
    return f"  {work.due_on:%d %b}  {worth:>16}  {waits:<16}  {work.item}"


def _queue(store: Store, longest: timedelta) -> Iterator[Alert]:
    """What could be worked, while nothing has moved for so long; what waits for a time to come could not be.

    Nor could what waits for a ledger that does not answer: of that ledger there is an alert of its own.
    """
    ready, since = store.standing_still(ledgers=not store.stopped_systems())
    if since and store.clock() - since > longest:
        text = (
            f"{ready} items wait to be worked, and nothing has moved since {since:%d %B, %H:%M} UTC. "
            "See whether the scheduler and its workers are up: counterfoil doctor"
        )
        yield Alert(key="queue", marks=(since.isoformat(),), text=text)


def _ledgers(store: Store, longest: timedelta) -> Iterator[Alert]:
    for system in store.stopped_systems():
        if system.stopped_at and store.clock() - system.stopped_at > longest:
            text = (
                f"The ledger {system.name} has not answered since {system.stopped_at:%d %B, %H:%M} UTC "
                f"({system.failures} failures in a row). Its bills wait and are posted by themselves once it answers."
            )
            yield Alert(key=f"ledger {system.name}", marks=(system.stopped_at.isoformat(),), text=text)


def _doubts(store: Store, fault: str, longest: timedelta) -> Iterator[Alert]:
    found = doubts(store, store.items(state=State.WAITING), fault=fault, longer_than=longest)
    if found:
        text = "\n".join(in_words(doubt) for doubt in found)
        yield Alert(key="doubt", marks=tuple(sorted(doubt.item.id for doubt in found)), text=text)
