"""Outside systems: how often they failed in a row, until when they are left alone, and what was given to them."""

from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from counterfoil.store.inserting import INSERTS
from counterfoil.store.moves import Moves
from counterfoil.store.records import System
from counterfoil.store.tables import ADMITTED, SYSTEM


class Systems(Moves):
    """What is remembered of a system from its first failure until it answers again."""

    def system(self, name: str) -> System:
        """How it stands with a system, locked until the transaction ends."""
        row = self._connection.execute(select(SYSTEM).where(SYSTEM.c.name == name).with_for_update()).first()
        return System(**row._mapping) if row else System(name=name)  # noqa: SLF001 - SQLAlchemy's public name for it

    def keep_system(self, system: System) -> None:
        """Remember how it stands with a system now; the log is told when it is stopped, and when it answers again."""
        before = self.system(system.name)
        if system.failures == 0:
            self._connection.execute(delete(SYSTEM).where(SYSTEM.c.name == system.name))
        else:
            values = {
                "failures": system.failures,
                "retry_at": system.retry_at,
                "stopped_at": system.stopped_at,
                "error": system.error,
            }
            added = INSERTS[self._connection.dialect.name](SYSTEM).values(name=system.name, **values)
            self._connection.execute(added.on_conflict_do_update(index_elements=["name"], set_=values))
        if (before.retry_at is None) != (system.retry_at is None):
            event = "system answers" if system.retry_at is None else "system stopped"
            self._note(None, event, system.name, {"failures": str(system.failures)})

    def admitted_since(self, name: str, since: datetime) -> tuple[int, datetime | None]:
        """How many bills went to a system after this, and when the first of them did.

        Until the transaction ends no other asks the same, so that what it then admits is counted.
        """
        self._lock([f"system {name}"])
        lately = ADMITTED.c.system == name, ADMITTED.c.at > since
        row = self._connection.execute(select(func.sum(ADMITTED.c.bills), func.min(ADMITTED.c.at)).where(*lately)).one()
        return row[0] or 0, row[1]

    def note_admitted(self, name: str, bills: int, *, forget_before: datetime) -> int:
        """Count bills that go to a system now, under a number; what went before an instant is forgotten."""
        old = ADMITTED.c.system == name, ADMITTED.c.at <= forget_before
        self._connection.execute(delete(ADMITTED).where(*old))
        counted = insert(ADMITTED).values(system=name, at=self._clock(), bills=bills).returning(ADMITTED.c.id)
        number: int = self._connection.execute(counted).scalar_one()
        return number

    def note_gone(self, number: int) -> None:
        """Count the bills of this number as gone now; nothing where they are forgotten already."""
        self._connection.execute(update(ADMITTED).where(ADMITTED.c.id == number).values(at=self._clock()))
