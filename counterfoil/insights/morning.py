"""The morning note: what the night did, whether it balances, what is stuck, and which bills will soon be late."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import takewhile

from counterfoil.insights.balance import Balance
from counterfoil.insights.doubts import Doubt, doubts, in_words
from counterfoil.insights.pauses import is_paused
from counterfoil.model.decisions import HoldCode
from counterfoil.store import EVERY_BODY, Run, Scope, State, Store, System, Tab, Wanted, WorkItem

SOON = timedelta(days=7)
MOST_NAMED = 10
RESTRICTED = Scope(organisations=None, plain=False, shut=True, patient=True)
"""What is restricted is counted in the note and never named."""

Owner = Callable[[HoldCode], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFor:
    """What is held for one reason first of all: items, pounds where they are known, since when, and who clears it."""

    code: HoldCode
    owner: str
    items: int
    pounds: Decimal
    oldest: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """The note of one day.

    `done` counts the items that the day's runs finished, by outcome; `waiting` those that wait, by the fault they wait
    for; `restricted` those held that only some may see; `late` are the first of so many `late_bills` that are open and
    due by a week after `as_at`; `stopped` are the ledgers that are left alone for now, since they do not answer; what
    waits for a window of a ledger is counted in the `balance` only. `doubted` are the bills of which it has been open
    for too long whether their ledger has them.
    """

    as_at: date
    runs: tuple[Run, ...]
    registered: int
    done: Mapping[str, int]
    held: tuple[HeldFor, ...]
    restricted: int
    waiting: Mapping[str, int]
    unfinished: int
    late: tuple[WorkItem, ...]
    late_bills: int
    stopped: tuple[System, ...]
    doubted: tuple[Doubt, ...]
    balance: Balance

    @property
    def is_cut_off(self) -> bool:
        """Whether the last run has not ended; the next one takes up what it left."""
        return self.runs[0].finished_at is None

    @property
    def is_well(self) -> bool:
        """Whether nobody need look at more than the exception queue."""
        return not (self.balance.faults or self.waiting or self.stopped or self.unfinished or self.is_cut_off)


def morning(store: Store, *, balanced: Balance, owner: Owner, doubt: str) -> Morning | None:
    """The note of the latest day that was worked, None before the first.

    `owner` says who clears holds of a code; `doubt` is the name of the fault that leaves open whether a ledger has a
    bill.
    """
    runs = _runs_of_the_last_day(store)
    if not runs:
        return None
    as_at, since = runs[0].as_at, runs[-1].started_at
    waiting = tuple(item for item in store.items(state=State.WAITING) if not is_paused(item))
    ended = Counter({outcome.value: items for outcome, items in store.ended_since(since).items()})
    everything = Wanted(tab=Tab.ALL, mine=0)
    late = replace(everything, bills_only=True, due_by=as_at + SOON)
    return Morning(
        as_at=as_at,
        runs=runs,
        registered=store.registered_since(since),
        done=dict(ended.most_common()),
        held=tuple(_held(store, owner)),
        restricted=store.listed(everything, RESTRICTED),
        waiting=dict(Counter((item.error or "").partition(":")[0] for item in waiting).most_common()),
        unfinished=len(waiting) + store.on_their_way(),
        late=tuple(store.work(late, EVERY_BODY, limit=MOST_NAMED)),
        late_bills=store.listed(late, EVERY_BODY),
        stopped=tuple(store.stopped_systems()),
        doubted=doubts(store, waiting, fault=doubt),
        balance=balanced,
    )


def _runs_of_the_last_day(store: Store) -> tuple[Run, ...]:
    last = store.last_run()
    return tuple(takewhile(lambda run: last is not None and run.as_at == last.as_at, store.runs()))


def _held(store: Store, owner: Owner) -> Iterator[HeldFor]:
    for code, items, pounds, oldest in store.held_first(EVERY_BODY):
        yield HeldFor(code=code, owner=owner(code), items=items, pounds=pounds, oldest=oldest)


def as_text(note: Morning) -> str:
    """The note as plain text, the worst first."""
    return "\n".join(_lines(note)) + "\n"


def subject(note: Morning) -> str:
    """One line that says whether anybody has to act before the office opens."""
    verdict = "all is well" if note.is_well else "something needs you"
    return f"Counterfoil, post of {note.as_at:%d %B %Y}: {verdict}"


def _lines(note: Morning) -> Iterator[str]:
    counted = note.balance
    if counted.faults:
        yield f"THE POST DOES NOT BALANCE: {len(counted.faults)} faults. `counterfoil reconcile` lists them; the first:"
        yield from (f"  {fault}" for fault in counted.faults[:MOST_NAMED])
    else:
        yield (
            f"The post balances: {counted.files} files, {counted.pages} pages, {counted.postings} postings in the "
            f"ledger, {counted.audit_events} audit events."
        )
    if note.is_cut_off:
        yield "The last run was cut off or is still at work; the next takes up what is left, and posts nothing twice."
    for system in note.stopped:
        yield (
            f"THE LEDGER {system.name} DOES NOT ANSWER: {system.failures} failures in a row. From "
            f"{system.retry_at:%d %B, %H:%M} UTC on one bill tries it again, and the rest follows; other ledgers are "
            "posted to meanwhile."
        )
    yield from counted.waiting
    if note.doubted:
        yield f"NOBODY KNOWS WHETHER THE LEDGER HAS THEM: {len(note.doubted)} bills."
        yield from (f"  {in_words(doubt)}" for doubt in note.doubted[:MOST_NAMED])
    for fault, items in note.waiting.items():
        yield f"{items} items wait for a fault to pass: {fault}. They are tried again by themselves."
    if others := note.unfinished - sum(note.waiting.values()):
        yield f"{others} items are still on their way."
    ended = ", ".join(f"{count} {outcome.replace('_', ' ')}" for outcome, count in note.done.items())
    yield f"{len(note.runs)} runs, {note.registered} new files" + (f": {ended}." if ended else ".")
    yield from _late(note)
    yield from _open(note)


def _late(note: Morning) -> Iterator[str]:
    if not note.late:
        return
    yield ""
    yield f"Due by {note.as_at + SOON:%d %B} and not in the ledger: {note.late_bills} bills."
    for work in note.late:
        worth = f"{work.currency} {work.amount:,.2f}" if work.amount is not None else "amount not known"
        waits = work.code.value if work.code else f"approval by {work.approver}"
        yield f"  {work.due_on:%d %b}  {worth:>16}  {waits:<16}  {work.sender or 'sender not known'}  ({work.item})"
    if note.late_bills > len(note.late):
        yield f"  and {note.late_bills - len(note.late)} more"


def _open(note: Morning) -> Iterator[str]:
    if note.held or note.restricted:
        yield ""
        yield "Held, and who clears it:"
    for held in note.held:
        worth = f"GBP {held.pounds:>12,.2f}"
        yield f"  {held.items:>5}  {held.code.value:<16}  {worth}  oldest {held.oldest:%d %b}  {held.owner}"
    if note.restricted:
        yield f"  {note.restricted:>5}  restricted, for those who may see them"
