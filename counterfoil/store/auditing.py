"""Reading the audit log: all of it for whoever keeps the installation, for people only what is theirs to see."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from counterfoil.audit.tables import EVENT
from counterfoil.store.desk_tables import WORK
from counterfoil.store.queries import Queries
from counterfoil.store.records import AuditEntry
from counterfoil.store.rows import entry_of
from counterfoil.store.sight import PLAIN, Scope


class Auditing(Queries):
    """What an auditor asks."""

    def audit_log(
        self, *, subject: str | None = None, stream: str | None = None, kind: str | None = None, last: int
    ) -> list[AuditEntry]:
        """The latest events with these marks, in the order of time."""
        query = _latest({"subject": subject, "stream": stream, "kind": kind}, last=last)
        return [entry_of(row) for row in reversed(self._all(query))]

    def audit_search(
        self, scope: Scope, marks: Mapping[str, str], *, day: date | None = None, last: int
    ) -> list[AuditEntry]:
        """The latest events within the scope with these marks (subject, actor, kind; empty ones are not asked for).

        The latest come first. Somebody of certain organisations sees their streams; what is restricted is left out as
        it is of the work list.
        """
        query = (
            _latest({name: wanted or None for name, wanted in marks.items()}, last=last)
            .outerjoin(WORK, WORK.c.item == EVENT.c.subject)
            .where(func.coalesce(WORK.c.restricted, PLAIN).in_(scope.restrictions))
        )
        if scope.organisations is not None:
            query = query.where(EVENT.c.stream.in_(scope.organisations))
        if day is not None:
            query = query.where(EVENT.c.at.startswith(day.isoformat()))
        return [entry_of(row) for row in self._all(query)]


def _latest(marks: Mapping[str, str | None], *, last: int) -> Select[Any]:
    """The latest events with these marks; one that is None is not asked for."""
    query = select(EVENT).order_by(EVENT.c.at.desc(), EVENT.c.stream.desc(), EVENT.c.sequence.desc()).limit(last)
    for name, wanted in marks.items():
        query = query if wanted is None else query.where(EVENT.c[name] == wanted)
    return query
