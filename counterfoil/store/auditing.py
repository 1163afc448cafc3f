"""Searching the audit log for people: only what is theirs to see."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from counterfoil.audit.tables import EVENT
from counterfoil.store.desk_tables import WORK
from counterfoil.store.queries import Queries
from counterfoil.store.records import AuditEntry
from counterfoil.store.rows import entry_of
from counterfoil.store.sight import PLAIN, Scope


class Auditing(Queries):
    """What an auditor asks."""

    def audit_search(
        self, scope: Scope, marks: Mapping[str, str], *, day: date | None = None, last: int
    ) -> list[AuditEntry]:
        """The latest events within the scope with these marks (subject, actor, kind; empty ones are not asked for).

        Somebody of certain organisations sees their streams; what is restricted is left out as it is of the work list.
        """
        query = (
            select(EVENT)
            .outerjoin(WORK, WORK.c.item == EVENT.c.subject)
            .where(func.coalesce(WORK.c.restricted, PLAIN).in_(scope.restrictions))
            .order_by(EVENT.c.at.desc(), EVENT.c.stream.desc(), EVENT.c.sequence.desc())
            .limit(last)
        )
        for name, wanted in marks.items():
            query = query.where(EVENT.c[name] == wanted) if wanted else query
        if scope.organisations is not None:
            query = query.where(EVENT.c.stream.in_(scope.organisations))
        if day is not None:
            query = query.where(EVENT.c.at.startswith(day.isoformat()))
        return [entry_of(row) for row in self._all(query)]
