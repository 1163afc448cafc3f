"""Asking for the figures by which an installation is watched: sums that the database makes, whatever lies in it."""

from datetime import datetime

from sqlalchemy import ColumnElement, Float, cast, func, or_, select

from counterfoil.model.decisions import Outcome
from counterfoil.store.queries import Queries
from counterfoil.store.records import Run, State
from counterfoil.store.rows import run_of
from counterfoil.store.tables import ALERT, ITEM, POSTING, RUN

SECONDS_OF_A_DAY = 86400


class Gauging(Queries):
    """What metrics, health and alerts are made from."""

    def oldest(self) -> dict[State, datetime]:
        """By state, since when the item stands there that has stood there longest; not of what is done."""
        moved = select(ITEM.c.state, func.min(ITEM.c.updated_at, type_=ITEM.c.updated_at.type))
        query = moved.where(ITEM.c.step != State.DONE.value).group_by(ITEM.c.state)
        return {State(row[0]): row[1] for row in self._all(query)}

    def pages_read(self) -> int:
        """Pages of all files that were read, each once; those of a split file's documents are the file's."""
        query = select(func.coalesce(func.sum(ITEM.c.page_count), 0)).where(~ITEM.c.excerpt)
        return int(self._all(query)[0][0])

    def posted_by_system(self) -> dict[str, tuple[int, float]]:
        """By system, how many bills were read back from it, and the seconds from their decisions until then, summed."""
        seconds = func.sum(self._seconds_between(POSTING.c.intended_at, POSTING.c.posted_at))
        query = (
            select(POSTING.c.system, func.count(), seconds)
            .where(POSTING.c.posted_at.is_not(None))
            .group_by(POSTING.c.system)
        )
        return {row[0]: (row[1], float(row[2])) for row in self._all(query)}

    def standing_still(self, *, ledgers: bool = True) -> tuple[int, datetime | None]:
        """How many items could be worked now, and since when some of them could while none moved; None if none can.

        An item that waits for a fault to pass can be worked from the time on at which it is to be tried again; without
        `ledgers` what waits so to be posted is not asked about.
        """
        instant = ITEM.c.updated_at.type
        could = func.min(func.coalesce(ITEM.c.not_before, ITEM.c.updated_at), type_=instant)
        due = or_(ITEM.c.not_before.is_(None), ITEM.c.not_before <= self.clock())
        query = select(func.count(), could).where(ITEM.c.step != State.DONE.value, due)
        if not ledgers:
            query = query.where(or_(ITEM.c.step != State.POSTING.value, ITEM.c.state != State.WAITING.value))
        count, first = self._all(query)[0]
        moved = self._all(select(func.max(ITEM.c.updated_at, type_=instant)))[0][0]
        return count, max(first, moved) if count else None

    def registered_since(self, since: datetime) -> int:
        """How many files of the post were registered from then on."""
        return int(self._all(select(func.count()).where(ITEM.c.part == "", ITEM.c.created_at >= since))[0][0])

    def ended_since(self, since: datetime) -> dict[Outcome, int]:
        """How many items came to their end from then on, by outcome."""
        done = ITEM.c.state == State.DONE.value, ITEM.c.outcome.is_not(None), ITEM.c.updated_at >= since
        query = select(ITEM.c.outcome, func.count()).where(*done).group_by(ITEM.c.outcome)
        return {Outcome(row[0]): row[1] for row in self._all(query)}

    def on_their_way(self) -> int:
        """How many items are to be read, decided or posted, without those that wait for a fault to pass."""
        moving = ITEM.c.state.not_in([State.DONE.value, State.WAITING.value])
        return int(self._all(select(func.count()).where(moving))[0][0])

    def told_marks(self) -> dict[str, tuple[str, ...]]:
        """The alerts of which somebody was told, with what they were made of, by key."""
        return {row.key: row.marks for row in self._all(select(ALERT.c.key, ALERT.c.marks))}

    def last_finished_run(self) -> Run | None:
        """The run that ended last; None where none has."""
        query = select(RUN).where(RUN.c.finished_at.is_not(None)).order_by(RUN.c.finished_at.desc()).limit(1)
        return next((run_of(row) for row in self._all(query)), None)

    def last_run(self) -> Run | None:
        """The run that began last, ended or not; None before the first."""
        return next((run_of(row) for row in self._all(select(RUN).order_by(RUN.c.id.desc()).limit(1))), None)

    def _seconds_between(self, first: ColumnElement[datetime], last: ColumnElement[datetime]) -> ColumnElement[float]:
        if self._engine.dialect.name == "postgresql":
            return cast(func.extract("epoch", last - first), Float)
        return (func.julianday(last) - func.julianday(first)) * SECONDS_OF_A_DAY
