"""How much work there is, by organisation, hold and part of the list: counted once for all who look, however many."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

from sqlalchemy import func, select

from counterfoil.audit.tables import HEAD
from counterfoil.model.decisions import HoldCode
from counterfoil.store.desk_tables import IS_OPEN, WORK
from counterfoil.store.queries import Queries
from counterfoil.store.sight import Scope
from counterfoil.store.work_records import Queue, Tab, Wanted

Counts = Mapping[Tab, int]
HEADS = select(HEAD.c.stream, HEAD.c.sequence)
# In the order of the index `ix_work_counts`, so that it is read through once and nothing is sorted.
PLACED = (
    *(WORK.c.restricted, WORK.c.organisation, WORK.c.code, WORK.c.queue),
    *(WORK.c.assignee, WORK.c.settled_by, WORK.c.asked_until, WORK.c.approver),
)
GROUPS = select(*PLACED, func.count().label("items")).where(IS_OPEN).group_by(*PLACED)


@dataclass(frozen=True, slots=True)
class Tally:
    """All open work, counted; whoever asks is told of what is within their scope.

    `codes` counts by (restriction, organisation, hold), `parts` by (restriction, organisation, part of the list,
    whose): the account that has it, the approver that it waits for, or None.
    """

    codes: Mapping[tuple[str, str | None, str], int]
    parts: Mapping[tuple[str, str | None, Tab, int | str | None], int]

    def counts(self, wanted: Wanted, scope: Scope) -> Counts:
        """How many items each part of the list has for this person, whatever is filtered for."""
        counts = dict.fromkeys((Tab.MINE, Tab.UNCLAIMED, Tab.APPROVE, Tab.WAITING), 0)
        for (restricted, organisation, tab, whose), items in self.parts.items():
            if _is_shown(tab, whose, organisation, wanted) and scope.covers(restricted, organisation):
                counts[tab] += items
        return counts

    def organisations(self, scope: Scope) -> list[str]:
        """The organisations that have something on the list."""
        seen = ((restricted, organisation) for restricted, organisation, _ in self.codes)
        return sorted({body for restricted, body in seen if body and scope.covers(restricted, body)})

    def holds(self, scope: Scope) -> Mapping[HoldCode, int]:
        """How many items are listed under each hold."""
        found: Counter[HoldCode] = Counter()
        for (restricted, organisation, code), items in self.codes.items():
            if code and scope.covers(restricted, organisation):
                found[HoldCode(code)] += items
        return found


class Tallies:
    """The last tally, and how far every chain of the audit log went when it was made."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.heads: Mapping[str, int] = {}
        self.tally: Tally | None = None


class Tallying(Queries):
    """Counts the work list again when something has happened since: nothing moves without an event in the log."""

    _tallies: Tallies

    def tally(self) -> Tally:
        """How much work there is now; while another thread is just counting, how much there was when it began."""
        kept = self._tallies
        last = kept.tally
        if not kept.lock.acquire(blocking=last is None) and last is not None:
            return last
        try:
            # Asked first: what happens meanwhile is in the count, and has it made again next time.
            heads = {row.stream: row.sequence for row in self._all(HEADS)}
            if kept.tally is None or heads != kept.heads:
                kept.tally = _tallied(self._all(GROUPS))
                kept.heads = heads
            return kept.tally
        finally:
            kept.lock.release()


def _is_shown(tab: Tab, whose: int | str | None, organisation: str | None, wanted: Wanted) -> bool:
    match tab:
        case Tab.MINE:
            return whose == wanted.mine
        case Tab.APPROVE:
            return whose in wanted.acts_for or (organisation, whose) in wanted.lent
        case _:
            return True


def _tallied(groups: Iterable[Any]) -> Tally:
    codes: Counter[tuple[str, str | None, str]] = Counter()
    parts: Counter[tuple[str, str | None, Tab, int | str | None]] = Counter()
    for group in groups:
        codes[group.restricted, group.organisation, group.code] += group.items
        for tab, whose in _parts(group):
            parts[group.restricted, group.organisation, tab, whose] += group.items
    return Tally(codes, parts)


def _parts(group: Any) -> Iterator[tuple[Tab, int | str | None]]:  # noqa: ANN401 - a row
    """The parts of the list that have these items, as the list itself is asked (`worklist.py`)."""
    if group.settled_by is not None:
        return
    if group.queue == Queue.APPROVAL.value and group.approver is not None:
        yield Tab.APPROVE, group.approver
    if group.asked_until is not None:
        yield Tab.WAITING, None
    elif group.assignee is not None:
        yield Tab.MINE, group.assignee
    elif group.queue == Queue.HELD.value:
        yield Tab.UNCLAIMED, None
