"""Reading the store: items in the order of the post, one at a time however many there are."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Select, and_, bindparam, case, exists, func, literal, or_, select

from counterfoil.audit.tables import EVENT
from counterfoil.model.causes import Watched
from counterfoil.model.decisions import Decision, HoldCode, Outcome
from counterfoil.model.documents import Reading
from counterfoil.model.matches import Match
from counterfoil.model.postings import Posting
from counterfoil.store import papers
from counterfoil.store.columns import Instant
from counterfoil.store.engine import explained
from counterfoil.store.errors import NoSuchItemError
from counterfoil.store.papers import DECISION, MATCH, READING, WATCHED
from counterfoil.store.records import (
    SKEW,
    AuditEntry,
    Dossier,
    Item,
    ItemHold,
    Judgement,
    PostingRecord,
    Run,
    State,
    System,
)
from counterfoil.store.rows import ITEM_COLUMNS, entry_of, hold_of, item_of, judgement_of, posting_of, run_of
from counterfoil.store.tables import HOLD, ITEM, JUDGEMENT, PAPER, POSTING, RUN, SYSTEM

ROWS_AT_ONCE = 200


class Queries:
    """What the commands and the desk ask; each question sees the store as it was when it was asked."""

    _engine: Engine
    _asking: Engine
    clock: Callable[[], datetime]

    def item(self, asked: str) -> Item:
        """The item with this id, or this file, or the one whose id begins so.

        Raises:
            NoSuchItemError: there is none, or several begin so.
        """
        for row in self._all(NAMED, asked=asked):
            return item_of(row)
        begins = and_(ITEM.c.id >= asked, ITEM.c.id < asked + "~")
        rows = self._all(_items().where(begins).limit(5)) if asked else []
        if len(rows) == 1:
            return item_of(rows[0])
        if rows:
            raise NoSuchItemError(f"several items begin with {asked!r}: {', '.join(row.id for row in rows)} …")
        raise NoSuchItemError(f"no item has the id or the file {asked!r}; `counterfoil items` lists them")

    def items(
        self,
        *,
        state: State | None = None,
        outcome: Outcome | None = None,
        hold: HoldCode | None = None,
        organisation: str | None = None,
    ) -> Iterator[Item]:
        """Items with these marks, in the order of the post; `hold` is one that is open."""
        query = _items()
        if state is not None:
            query = query.where(ITEM.c.state == state.value)
        if outcome is not None:
            query = query.where(ITEM.c.outcome == outcome.value)
        if organisation is not None:
            query = query.where(ITEM.c.organisation == organisation)
        if hold is not None:
            held = HOLD.c.item == ITEM.c.id, HOLD.c.released_on.is_(None), HOLD.c.code == hold.value
            query = query.where(exists().where(*held))
        for row in self._streamed(query):
            yield item_of(row)

    def next_attempt(self, *, received_by: date) -> datetime | None:
        """When the first item that waits for a fault to pass is due, and nobody has it; None where there is none."""
        # A clock that was ahead may have put it off: `Claiming.reserve` takes such a one at once.
        ahead = ITEM.c.updated_at > self.clock() + SKEW
        due = case((ahead, literal(self.clock(), Instant)), else_=ITEM.c.not_before)
        first = select(func.min(due)).where(
            ITEM.c.state == State.WAITING.value,
            ITEM.c.received_on <= received_by,
            or_(ITEM.c.lease_until.is_(None), ITEM.c.lease_until <= self.clock()),
        )
        found: datetime | None = self._all(first)[0][0]
        return found

    def unclaimed(self, step: State, *, most: int) -> int:
        """How many items stand at this step and nobody has them; counting ends at `most`."""
        some = select(ITEM.c.id).where(ITEM.c.step == step.value, ITEM.c.lease_token.is_(None)).limit(most)
        found: int = self._all(select(func.count()).select_from(some.subquery()))[0][0]
        return found

    def bodies_at(self, step: State) -> list[str]:
        """The organisations of which an item stands at this step, if only waiting there."""
        query = (
            select(ITEM.c.organisation).where(ITEM.c.step == step.value, ITEM.c.organisation.is_not(None)).distinct()
        )
        return [row[0] for row in self._all(query)]

    def ready(self, state: State) -> dict[str, int]:
        """How many items of each organisation are in this state."""
        query = (
            select(ITEM.c.organisation, func.count())
            .where(ITEM.c.step == state.value, ITEM.c.state == state.value, ITEM.c.organisation.is_not(None))
            .group_by(ITEM.c.organisation)
        )
        return {row[0]: row[1] for row in self._all(query)}

    def stopped_systems(self) -> list[System]:
        """The outside systems that are left alone for now, since they failed several times in a row."""
        query = select(SYSTEM).where(SYSTEM.c.retry_at.is_not(None)).order_by(SYSTEM.c.name)
        return [System(**row._mapping) for row in self._all(query)]  # noqa: SLF001 - SQLAlchemy's public name for it

    def latest(self, count: int) -> list[Item]:
        """The items registered last, the latest first."""
        query = select(*ITEM_COLUMNS).order_by(ITEM.c.received_on.desc(), ITEM.c.file.desc(), ITEM.c.part.desc())
        return [item_of(row) for row in self._all(query.limit(count))]

    def dossiers(self, items: Iterable[Item]) -> Iterator[Dossier]:
        """Everything about each of these items, in their order; a few hundred are held in memory at a time."""
        batch: list[Item] = []
        for item in items:
            batch.append(item)
            if len(batch) == ROWS_AT_ONCE:
                yield from self._dossiers(batch)
                batch = []
        yield from self._dossiers(batch)

    def dossier(self, item: Item) -> Dossier:
        """Everything about one item."""
        return self._dossiers([item])[0]

    def reading(self, item: str) -> Reading | None:
        """What was read of the item, as people have corrected it, without the bytes of its parts."""
        return self.readings([item]).get(item)

    def readings(self, items: Collection[str]) -> dict[str, Reading]:
        """What was read of each of these items, as people have corrected it, by item."""
        query = (
            select(PAPER.c.item, PAPER.c.body)
            .where(PAPER.c.item.in_(items), PAPER.c.paper.in_(["reading", "corrected"]))
            .order_by(PAPER.c.paper.desc())
        )
        # A corrected reading comes after the one it corrects, and takes its place.
        bodies = {row.item: row.body for row in self._all(query)}
        return {item: READING.validate_json(body) for item, body in bodies.items()}

    def reading_as_read(self, item: str) -> Reading | None:
        """What the reader itself found in the item, whatever people have corrected since."""
        body = self._paper(item, "reading")
        return None if body is None else READING.validate_json(body)

    def match(self, item: str) -> Match | None:
        """What matching found at its last decision."""
        body = self._paper(item, "match")
        return None if body is None else MATCH.validate_json(body)

    def decision(self, item: str) -> Decision | None:
        """Its last decision."""
        body = self._paper(item, "decision")
        return None if body is None else DECISION.validate_json(body)

    def watched(self, items: Collection[str]) -> dict[str, tuple[Watched, ...]]:
        """What each of these items waits on, as it stood when it was held; not in it what was decided before."""
        query = select(PAPER.c.item, PAPER.c.body).where(PAPER.c.item.in_(items), PAPER.c.paper == "causes")
        return {row.item: WATCHED.validate_json(row.body) for row in self._all(query)}

    def children(self, item: str) -> list[Item]:
        """The parts of an item."""
        return [item_of(row) for row in self._all(_items().where(ITEM.c.parent == item))]

    def holds(self, item: str) -> list[ItemHold]:
        """The item's holds as they were opened; a released one has the day of its release."""
        return [hold_of(row) for row in self._all(select(HOLD).where(HOLD.c.item == item).order_by(HOLD.c.id))]

    def judgements(self, item: str) -> list[Judgement]:
        """What people decided about the item, the earliest first."""
        query = select(JUDGEMENT).where(JUDGEMENT.c.item == item).order_by(JUDGEMENT.c.id)
        return [judgement_of(row) for row in self._all(query)]

    def postings(self) -> Iterator[PostingRecord]:
        """All intents and postings in the order in which they were meant."""
        for row in self._streamed(select(POSTING).order_by(POSTING.c.intended_at, POSTING.c.key)):
            yield posting_of(row)

    def intents(self, items: Collection[str]) -> dict[str, Posting]:
        """What is meant to be posted for each of these items, by item."""
        query = select(POSTING.c.item, POSTING.c.body).where(POSTING.c.item.in_(items))
        return {row.item: papers.POSTING.validate_json(row.body) for row in self._all(query)}

    def history(self, item: str) -> list[AuditEntry]:
        """What the audit log says of the item, in the order of time."""
        query = select(EVENT).where(EVENT.c.subject == item).order_by(EVENT.c.at, EVENT.c.stream, EVENT.c.sequence)
        return [entry_of(row) for row in self._all(query)]

    def runs(self) -> Iterator[Run]:
        """All runs, the latest first, read as they are asked for."""
        return (run_of(row) for row in self._streamed(select(RUN).order_by(RUN.c.id.desc())))

    def registered(self) -> dict[str, tuple[int, str]]:
        """Every file of the post that is registered, with its size and SHA-256."""
        query = select(ITEM.c.file, ITEM.c.size, ITEM.c.sha256).where(ITEM.c.part == "")
        return {row.file: (row.size, row.sha256) for row in self._all(query)}

    def counts(self) -> dict[tuple[State, Outcome | None], int]:
        """How many items stand where, with which outcome."""
        query = select(ITEM.c.state, ITEM.c.outcome, func.count()).group_by(ITEM.c.state, ITEM.c.outcome)
        return {(State(row[0]), Outcome(row[1]) if row[1] else None): row[2] for row in self._all(query)}

    def hold_counts(self) -> dict[HoldCode, int]:
        """How many holds of each code are open."""
        query = select(HOLD.c.code, func.count()).where(HOLD.c.released_on.is_(None)).group_by(HOLD.c.code)
        return {HoldCode(row[0]): row[1] for row in self._all(query)}

    def _dossiers(self, items: list[Item]) -> list[Dossier]:
        ids = [item.id for item in items]
        papers = {(row.item, row.paper): row.body for row in self._all(select(PAPER).where(PAPER.c.item.in_(ids)))}
        postings = {row.item: posting_of(row) for row in self._all(select(POSTING).where(POSTING.c.item.in_(ids)))}
        holds: dict[str, list[ItemHold]] = {}
        opened = select(HOLD).where(HOLD.c.item.in_(ids), HOLD.c.released_on.is_(None)).order_by(HOLD.c.id)
        for row in self._all(opened):
            holds.setdefault(row.item, []).append(hold_of(row))
        return [
            Dossier(
                item=item,
                holds=tuple(holds.get(item.id, ())),
                reading=_reading_in(papers, item.id),
                match=MATCH.validate_json(papers[item.id, "match"]) if (item.id, "match") in papers else None,
                decision=DECISION.validate_json(papers[item.id, "decision"])
                if (item.id, "decision") in papers
                else None,
                posting=postings.get(item.id),
            )
            for item in items
        ]

    def _paper(self, item: str, paper: str) -> str | None:
        query = select(PAPER.c.body).where(PAPER.c.item == item, PAPER.c.paper == paper)
        return next((row.body for row in self._all(query)), None)

    def _all(self, query: Select[Any], **values: object) -> list[Any]:
        """The rows of one question, which needs no transaction around it; `values` are for its bound parameters."""
        with explained(self._engine), self._asking.connect() as connection:
            return list(connection.execute(query, values))

    def _streamed(self, query: Select[Any]) -> Iterator[Any]:
        # The rows are closed by themselves: who asks may stop before the last, and no connection closes a cursor.
        streaming = {"yield_per": ROWS_AT_ONCE}
        with self._connected() as connection, connection.execute(query, execution_options=streaming) as rows:
            yield from rows

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with explained(self._engine), self._engine.connect() as connection:
            yield connection


def _reading_in(papers: dict[tuple[str, str], str], item: str) -> Reading | None:
    """The reading as corrected, or as it was read."""
    body = papers.get((item, "corrected")) or papers.get((item, "reading"))
    return None if body is None else READING.validate_json(body)


def _items() -> Select[Any]:
    return select(*ITEM_COLUMNS).order_by(ITEM.c.received_on, ITEM.c.file, ITEM.c.part)


# Made once: the desk asks it several times a page, and to make it takes longer than to answer it.
NAMED = (
    _items()
    .where(or_(ITEM.c.id == bindparam("asked"), and_(ITEM.c.file == bindparam("asked"), ITEM.c.part == "")))
    .limit(1)
)
