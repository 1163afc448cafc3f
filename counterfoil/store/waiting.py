"""Asking for what waits for a person by its cause, for those who clear causes, not cases: the database groups it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from counterfoil.model.decisions import HoldCode
from counterfoil.store.batching import batches
from counterfoil.store.desk_tables import ACCOUNT, WAIT, WORK
from counterfoil.store.queries import Queries
from counterfoil.store.sight import Scope
from counterfoil.store.tables import HOLD
from counterfoil.store.work_records import Place, RootCause, RootCauses, Waits
from counterfoil.store.worklist import COLUMNS, work_item_of

OF_CAUSE = (WAIT.c.code, WAIT.c.root, WAIT.c.cause)
OF_WAIT = (WAIT.c.code.label("hold"), WAIT.c.since.label("since"), HOLD.c.detail.label("detail"))
FIGURES = (
    func.max(WAIT.c.name).label("name"),
    func.count().label("items"),
    func.sum(WAIT.c.pence).label("pence"),
    func.min(WAIT.c.since, type_=WAIT.c.since.type).label("since"),
    func.min(WAIT.c.due_on, type_=WAIT.c.due_on.type).label("due_on"),
)
PLACES_AT_ONCE = 100


class Waiting(Queries):
    """What is asked about the work as a whole; every question takes the scope of whoever asks."""

    def causes(self, scope: Scope, *, organisation: str = "", limit: int | None = None) -> RootCauses:
        """Everything that waits, by cause: that which holds up most first; with an organisation, what holds up its."""
        waits, pence = func.count().label("waits"), func.sum(WAIT.c.pence).label("pence")
        grouped = select(*OF_CAUSE, waits, pence).where(scope.of_waits()).group_by(*OF_CAUSE)
        if organisation:
            grouped = grouped.having(func.max(case((WAIT.c.organisation == organisation, 1), else_=0)) == 1)
        # Grouped once for both questions: the list and its totals.
        each = grouped.cte("each").prefix_with("MATERIALIZED")
        totals = (select(total).select_from(each).scalar_subquery() for total in (func.count(), func.sum(each.c.waits)))
        ordered = select(each, *totals).order_by(each.c.waits.desc(), each.c.pence.desc(), *list(each.c)[:3])
        rows = self._all(ordered.limit(limit))
        places = [Place(*row[:3]) for row in rows]
        count, together = rows[0][-2:] if rows else (0, 0)
        found = {cause.place: cause for batch in batches(places, PLACES_AT_ONCE) for cause in self._at(batch, scope)}
        return RootCauses(causes=tuple(found[place] for place in places), count=count, waits=int(together))

    def cause(self, wanted: str, scope: Scope) -> RootCause | None:
        """The cause with this id, as far as it is within the scope; None where nothing waits for it."""
        code, _, below = wanted.partition("~")
        root, _, key = below.partition("~")
        return next(iter(self._at([Place(code, root, key)], scope)), None)

    def waits(self, cause: RootCause, scope: Scope, *, limit: int) -> list[Waits]:
        """What waits for a cause, the oldest first."""
        held = and_(HOLD.c.item == WAIT.c.item, HOLD.c.code == WAIT.c.code, HOLD.c.released_on.is_(None))
        query = (
            select(*COLUMNS, *OF_WAIT)
            .select_from(WAIT)
            .join(WORK, WORK.c.item == WAIT.c.item)
            .outerjoin(ACCOUNT, ACCOUNT.c.id == WORK.c.assignee)
            .outerjoin(HOLD, held)
            .where(_is_at(cause.place), scope.of_waits())
            .order_by(WORK.c.received_on, WORK.c.item)
        )
        return [_waits(row._mapping) for row in self._all(query.limit(limit))]  # noqa: SLF001 - its public name

    def items_by_cause(self, scope: Scope) -> dict[str, list[str]]:
        """What waits for each cause, by the cause's id, the oldest first."""
        found: dict[str, list[str]] = defaultdict(list)
        query = select(*OF_CAUSE, WAIT.c.item).where(scope.of_waits()).order_by(WAIT.c.item)
        for *place, item in self._streamed(query):
            found["~".join(place)].append(item)
        return found

    def held_since(self, scope: Scope, *, organisation: str = "") -> dict[tuple[HoldCode, date], int]:
        """How many wait for each kind of hold, by the day on which it was opened."""
        query = select(WAIT.c.code, WAIT.c.since, func.count()).where(scope.of_waits(), WAIT.c.code != "")
        if organisation:
            query = query.where(WAIT.c.organisation == organisation)
        rows = self._all(query.group_by(WAIT.c.code, WAIT.c.since))
        return {(HoldCode(code), since): count for code, since, count in rows}

    def _at(self, places: Collection[Place], scope: Scope) -> list[RootCause]:
        """The causes at these places, with their figures."""
        query = select(*OF_CAUSE, WAIT.c.organisation, *FIGURES).where(scope.of_waits(), or_(*map(_is_at, places)))
        found: dict[Place, list[Any]] = defaultdict(list)
        for row in self._all(query.group_by(*OF_CAUSE, WAIT.c.organisation)):
            found[Place(*row[:3])].append(row)
        return [_cause(place, rows) for place, rows in found.items()]


def _is_at(place: Place) -> ColumnElement[bool]:
    """Each of its own, since SQLite looks none of a list of triples up in an index."""
    return and_(*(column == value for column, value in zip(OF_CAUSE, place, strict=True)))


def _cause(place: Place, rows: Collection[Any]) -> RootCause:
    """One cause from a row for each organisation whose bills it holds up."""
    return RootCause(
        place=place,
        name=max(row.name for row in rows),
        items=sum(row.items for row in rows),
        pounds=Decimal(sum(int(row.pence) for row in rows)) / 100,
        since=min(row.since for row in rows),
        due_on=min(row.due_on for row in rows),
        organisations=tuple(sorted(row.organisation for row in rows if row.organisation)),
    )


def _waits(row: Mapping[str, Any]) -> Waits:
    values = dict(row)
    code, since, detail = (values.pop(column.name) for column in OF_WAIT)
    return Waits(work=work_item_of(values), code=HoldCode(code) if code else None, detail=detail or "", since=since)
