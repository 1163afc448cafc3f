"""A transaction of the store: every move of an item, and what must be asked before it."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from sqlalchemy import insert, update

from counterfoil.store.accounts import Accounts
from counterfoil.store.alerting import Alerting
from counterfoil.store.claiming import Claiming
from counterfoil.store.deciding import Deciding
from counterfoil.store.delegating import Delegating
from counterfoil.store.engine import explained
from counterfoil.store.errors import StoreError
from counterfoil.store.registering import Registering
from counterfoil.store.remembering import Remembering
from counterfoil.store.retaining import Retaining
from counterfoil.store.seeing import Seeing
from counterfoil.store.systems import Systems
from counterfoil.store.tables import RUN
from counterfoil.store.working import Working


class Transaction(
    Registering, Claiming, Seeing, Deciding, Working, Remembering, Retaining, Systems, Alerting, Accounts, Delegating
):
    """All that may be done to items; nothing of it holds unless the whole transaction does."""

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Take back what the block wrote, and its audit events, when it ends with an error; the rest goes on.

        Raises:
            StoreError: it is the database that failed, so that the rest cannot go on either.
        """
        noted = len(self._events)
        try:
            with explained(self._connection.engine), self._connection.begin_nested():
                yield
        except BaseException:
            del self._events[noted:]
            raise

    def start_run(self, *, as_at: date, mail: str, masterdata_digest: str) -> int:
        """Note that a run over the post begins; returns its number."""
        number: int = self._connection.execute(
            insert(RUN)
            .values(as_at=as_at, mail=mail, masterdata_digest=masterdata_digest, started_at=self._clock(), summary="{}")
            .returning(RUN.c.id)
        ).scalar_one()
        self._note(None, "run started", str(number), {"as_at": as_at.isoformat(), "masterdata": masterdata_digest})
        return number

    def note_rules(self, number: int, basis: str) -> None:
        """Note by which rules a run has looked at everything that is held; it stands there if the run is cut off."""
        self._connection.execute(update(RUN).where(RUN.c.id == number).values(summary=json.dumps({"rules": basis})))

    def finish_run(self, number: int, summary: Mapping[str, str]) -> None:
        """Note that a run is over, with its counts by name."""
        finished = self._connection.execute(
            update(RUN)
            .where(RUN.c.id == number, RUN.c.finished_at.is_(None))
            .values(finished_at=self._clock(), summary=json.dumps(dict(summary), sort_keys=True))
        )
        if finished.rowcount != 1:
            raise StoreError(f"run {number} was never started, or is finished already")
        self._note(None, "run finished", str(number), summary)
