"""Asking for everything that waits for a person, a row for each open hold, for those who clear causes, not cases."""

from sqlalchemy import and_, select

from counterfoil.model.decisions import HoldCode
from counterfoil.store.desk_tables import ACCOUNT, IS_OPEN, WORK
from counterfoil.store.queries import Queries
from counterfoil.store.sight import Scope
from counterfoil.store.tables import HOLD
from counterfoil.store.work_records import Waits
from counterfoil.store.worklist import COLUMNS, work_item_of

OF_HOLD = (HOLD.c.code.label("hold"), HOLD.c.detail.label("detail"), HOLD.c.opened_on.label("opened_on"))


class Waiting(Queries):
    """What is asked about the work as a whole; every question takes the scope of whoever asks."""

    def waits(self, scope: Scope) -> list[Waits]:
        """Each open hold of what nobody has settled yet, and each bill that waits for approval, the oldest first."""
        query = (
            select(*COLUMNS, *OF_HOLD)
            .outerjoin(ACCOUNT, ACCOUNT.c.id == WORK.c.assignee)
            .outerjoin(HOLD, and_(HOLD.c.item == WORK.c.item, HOLD.c.released_on.is_(None)))
            .where(IS_OPEN, WORK.c.settled_by.is_(None), scope.of_work())
            .order_by(WORK.c.received_on, WORK.c.item, HOLD.c.id)
        )
        found = []
        for row in self._all(query):
            values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
            code, detail, since = (values.pop(column.name) for column in OF_HOLD)
            work = work_item_of(values)
            found.append(
                Waits(
                    work=work,
                    code=HoldCode(code) if code else None,
                    detail=detail or "",
                    since=since or work.received_on,
                )
            )
        return found
