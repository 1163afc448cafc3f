"""The morning note: what the night did, whether it balances, what is stuck, and which bills will soon be late."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from counterfoil.insights.balance import Balance
from counterfoil.insights.doubts import Doubt, in_words
from counterfoil.insights.pauses import is_paused
from counterfoil.model.decisions import HoldCode
from counterfoil.money import POUNDS
from counterfoil.store import Run, Scope, State, Store, System, Tab, Wanted, WorkItem

SOON = timedelta(days=7)
MOST_NAMED = 10
EVERY_BODY = Scope(organisations=None)
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
    for; `restricted` those held that only some may see; `late` are open bills due by a week after `as_at`; `stopped`
    are the ledgers that are left alone for now, since they do not answer; `paused` says of what waits for a ledger by
    that ledger's limits how many wait and why; what waits for a window is counted there only. `doubted` are the bills
    of which it has been open for too long whether their ledger has them.
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
    stopped: tuple[System, ...]
    paused: tuple[str, ...]
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


def morning(
    store: Store, *, balanced: Balance, owner: Owner, paused: Sequence[str], doubted: Sequence[Doubt]
) -> Morning | None:
    """The note of the latest day that was worked, None before the first.

    `owner` says who clears holds of a code; `paused` is what `pauses` says, `doubted` what `doubts` finds.
    """
    runs = store.runs()
    if not runs:
        return None
    day = tuple(run for run in runs if run.as_at == runs[0].as_at)
    since = day[-1].started_at
    done: Counter[str] = Counter()
    waiting: Counter[str] = Counter()
    registered = unfinished = 0
    for item in store.items():
        registered += item.part == "" and item.created_at >= since
        if is_paused(item):
            continue
        unfinished += item.state is not State.DONE
        if item.state is State.WAITING:
            waiting[(item.error or "").partition(":")[0]] += 1
        elif item.state is State.DONE and item.outcome and item.updated_at >= since:
            done[item.outcome.value] += 1
    everything, most = Wanted(tab=Tab.ALL, mine=0), sum(store.counts().values())
    listed = store.work(everything, EVERY_BODY, limit=most)
    return Morning(
        as_at=day[0].as_at,
        runs=day,
        registered=registered,
        done=dict(done.most_common()),
        held=tuple(sorted(_held(listed, owner), key=lambda each: -each.items)),
        restricted=len(store.work(everything, RESTRICTED, limit=most)),
        waiting=dict(waiting.most_common()),
        unfinished=unfinished,
        late=tuple(work for work in listed if work.kind and work.kind.is_bill and work.due_on <= day[0].as_at + SOON),
        stopped=tuple(store.stopped_systems()),
        paused=tuple(paused),
        doubted=tuple(doubted),
        balance=balanced,
    )


def _held(listed: Sequence[WorkItem], owner: Owner) -> Iterator[HeldFor]:
    by_code: dict[HoldCode, list[WorkItem]] = defaultdict(list)
    for work in listed:
        if work.code:
            by_code[work.code].append(work)
    for code, items in by_code.items():
        yield HeldFor(
            code=code,
            owner=owner(code),
            items=len(items),
            pounds=sum((each.amount for each in items if each.amount and each.currency == POUNDS), Decimal(0)),
            oldest=min(each.received_on for each in items),
        )


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
    yield from note.paused
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
    yield f"Due by {note.as_at + SOON:%d %B} and not in the ledger: {len(note.late)} bills."
    for work in note.late[:MOST_NAMED]:
        worth = f"{work.currency} {work.amount:,.2f}" if work.amount is not None else "amount not known"
        waits = work.code.value if work.code else f"approval by {work.approver}"
        yield f"  {work.due_on:%d %b}  {worth:>16}  {waits:<16}  {work.sender or 'sender not known'}  ({work.item})"
    if len(note.late) > MOST_NAMED:
        yield f"  and {len(note.late) - MOST_NAMED} more"


def _open(note: Morning) -> Iterator[str]:
    if note.held or note.restricted:
        yield ""
        yield "Held, and who clears it:"
    for held in note.held:
        worth = f"GBP {held.pounds:>12,.2f}"
        yield f"  {held.items:>5}  {held.code.value:<16}  {worth}  oldest {held.oldest:%d %b}  {held.owner}"
    if note.restricted:
        yield f"  {note.restricted:>5}  restricted, for those who may see them"
