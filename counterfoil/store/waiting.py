"""Asking for what waits for a person by its cause, for those who clear causes, not cases: the database groups it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, tuple_

from counterfoil.model.decisions import HoldCode
from counterfoil.model.roots import Root
from counterfoil.store.batching import batches
from counterfoil.store.desk_tables import ACCOUNT, WAIT, WORK
from counterfoil.store.queries import Queries
from counterfoil.store.sight import Scope
from counterfoil.store.tables import HOLD
from counterfoil.store.work_records import RootCause, RootCauses, Waits
from counterfoil.store.worklist import COLUMNS, work_item_of

OF_CAUSE = (WAIT.c.code, WAIT.c.root, WAIT.c.cause)
OF_WAIT = (WAIT.c.code.label("hold"), WAIT.c.since.label("since"), HOLD.c.detail.label("detail"))
ROWS_AT_ONCE = 500


class Waiting(Queries):
    """What is asked about the work as a whole; every question takes the scope of whoever asks."""

    def causes(self, scope: Scope, *, organisation: str = "", limit: int | None = None) -> RootCauses:
        """Everything that waits, by cause: that which holds up most first; with an organisation, what holds up its."""
        query = _grouped(scope).add_columns(
            func.count().over().label("causes"), func.sum(func.count()).over().label("waits")
        )
        if organisation:
            query = query.having(func.max(case((WAIT.c.organisation == organisation, 1), else_=0)) == 1)
        most = (func.count().desc(), func.sum(WAIT.c.pence).desc(), *OF_CAUSE)
        rows = self._all(query.order_by(*most).limit(limit))
        bodies = self._organisations_of([tuple(row[:3]) for row in rows], scope)
        return RootCauses(
            causes=tuple(_cause(row, bodies) for row in rows),
            count=int(rows[0].causes) if rows else 0,
            waits=int(rows[0].waits) if rows else 0,
        )

    def cause(self, wanted: str, scope: Scope) -> RootCause | None:
        """The cause with this id, as far as it is within the scope; None where nothing waits for it."""
        code, _, below = wanted.partition("~")
        root, _, key = below.partition("~")
        rows = self._all(_grouped(scope).where(WAIT.c.code == code, WAIT.c.root == root, WAIT.c.cause == key))
        return _cause(rows[0], self._organisations_of([tuple(rows[0][:3])], scope)) if rows else None

    def waits(self, cause: RootCause, scope: Scope, *, limit: int) -> list[Waits]:
        """What waits for a cause, the oldest first."""
        held = and_(HOLD.c.item == WAIT.c.item, HOLD.c.code == WAIT.c.code, HOLD.c.released_on.is_(None))
        query = (
            select(*COLUMNS, *OF_WAIT)
            .select_from(WAIT)
            .join(WORK, WORK.c.item == WAIT.c.item)
            .outerjoin(ACCOUNT, ACCOUNT.c.id == WORK.c.assignee)
            .outerjoin(HOLD, held)
            .where(tuple_(*OF_CAUSE) == tuple_(cause.code or "", cause.root.value, cause.key), _within(scope))
            .order_by(WORK.c.received_on, WORK.c.item)
        )
        return [_waits(row._mapping) for row in self._all(query.limit(limit))]  # noqa: SLF001 - its public name

    def items_by_cause(self, scope: Scope) -> dict[str, list[str]]:
        """What waits for each cause, by the cause's id, the oldest first."""
        found: dict[str, list[str]] = defaultdict(list)
        query = select(*OF_CAUSE, WAIT.c.item).where(_within(scope)).order_by(WAIT.c.item)
        for code, root, key, item in self._streamed(query):
            found[f"{code}~{root}~{key}"].append(item)
        return found

    def held_since(self, scope: Scope, *, organisation: str = "") -> dict[tuple[HoldCode, date], int]:
        """How many wait for each kind of hold, by the day on which it was opened."""
        query = select(WAIT.c.code, WAIT.c.since, func.count()).where(_within(scope), WAIT.c.code != "")
        if organisation:
            query = query.where(WAIT.c.organisation == organisation)
        rows = self._all(query.group_by(WAIT.c.code, WAIT.c.since))
        return {(HoldCode(code), since): count for code, since, count in rows}

    def _organisations_of(self, keys: Collection[tuple[Any, ...]], scope: Scope) -> dict[tuple[Any, ...], list[str]]:
        found: dict[tuple[Any, ...], list[str]] = defaultdict(list)
        for batch in batches(keys, ROWS_AT_ONCE):
            query = select(*OF_CAUSE, WAIT.c.organisation).where(tuple_(*OF_CAUSE).in_(batch), _within(scope))
            for row in self._all(query.where(WAIT.c.organisation.is_not(None)).distinct()):
                found[tuple(row[:3])].append(row.organisation)
        return found


def _within(scope: Scope) -> ColumnElement[bool]:
    within = [WAIT.c.restricted.in_(scope.restrictions)]
    if scope.organisations is not None:
        within.append(WAIT.c.organisation.in_(scope.organisations))
    return and_(*within)


def _grouped(scope: Scope) -> Select[Any]:
    figures = (
        func.max(WAIT.c.name).label("name"),
        func.count().label("items"),
        func.sum(WAIT.c.pence).label("pence"),
        func.min(WAIT.c.since, type_=WAIT.c.since.type).label("since"),
        func.min(WAIT.c.due_on, type_=WAIT.c.due_on.type).label("due_on"),
    )
    return select(*OF_CAUSE, *figures).where(_within(scope)).group_by(*OF_CAUSE)


def _cause(row: Any, organisations: Mapping[tuple[Any, ...], list[str]]) -> RootCause:  # noqa: ANN401 - a row
    return RootCause(
        code=HoldCode(row.code) if row.code else None,
        root=Root(row.root),
        key=row.cause,
        name=row.name,
        items=row.items,
        pounds=Decimal(int(row.pence)) / 100,
        since=row.since,
        due_on=row.due_on,
        organisations=tuple(sorted(organisations.get(tuple(row[:3]), ()))),
    )


def _waits(row: Mapping[str, Any]) -> Waits:
    values = dict(row)
    code, since, detail = (values.pop(column.name) for column in OF_WAIT)
    return Waits(work=work_item_of(values), code=HoldCode(code) if code else None, detail=detail or "", since=since)
