"""Outside systems that failed: how often in a row, and until when they are left alone."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from counterfoil.store.moves import Moves
from counterfoil.store.records import System
from counterfoil.store.tables import SYSTEM

INSERTS: Mapping[str, Any] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


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
            values = {"failures": system.failures, "retry_at": system.retry_at, "error": system.error}
            added = INSERTS[self._connection.dialect.name](SYSTEM).values(name=system.name, **values)
            self._connection.execute(added.on_conflict_do_update(index_elements=["name"], set_=values))
        if (before.retry_at is None) != (system.retry_at is None):
            event = "system answers" if system.retry_at is None else "system stopped"
            self._note(None, event, system.name, {"failures": str(system.failures)})
