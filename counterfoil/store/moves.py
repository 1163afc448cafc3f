"""What every move of an item is made of: the fence that a lapsed claim does not pass, and one audit event."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text, update
from sqlalchemy.dialects.postgresql import ARRAY, BIGINT

from counterfoil import audit
from counterfoil.store.errors import LeaseLostError, NoSuchItemError
from counterfoil.store.records import Claim
from counterfoil.store.tables import ITEM, PAPER

POST = "post"
UNLEASED: Mapping[str, Any] = {"lease_token": None, "lease_until": None}

# Statements of the busy path are made once: to build one takes longer than the database takes to answer it.
OURS = (
    ITEM.c.id == bindparam("of_item"),
    ITEM.c.lease_token == bindparam("of_token"),
    ITEM.c.lease_until > bindparam("at", type_=ITEM.c.lease_until.type),
)
FENCE = select(ITEM.c.id).where(*OURS).with_for_update()
MOVE = update(ITEM).where(*OURS)
ADD_PAPERS = insert(PAPER)
TAKE_LOCKS = text("SELECT pg_advisory_xact_lock(number) FROM unnest(:numbers) AS number").bindparams(
    bindparam("numbers", type_=ARRAY(BIGINT))
)


class Moves:
    """One transaction: its connection, its clock, who acts in it, and the audit events that it will leave.

    `holder` (eight hex digits) names the process by its home and place, and begins the token of each of its leases.
    """

    def __init__(self, connection: Connection, *, clock: Callable[[], datetime], actor: str, holder: str) -> None:
        self._connection = connection
        self._clock = clock
        self._actor = actor
        self._holder = holder
        self._events: list[audit.Event] = []

    def fence(self, claim: Claim) -> None:
        """Make sure that the item is still ours; ask it just before a send.

        Raises:
            LeaseLostError: the lease has lapsed.
        """
        held = self._connection.execute(FENCE, self._ours(claim)).first()
        if held is None:
            raise _lost(claim)

    def append_audit_events(self) -> list[audit.Event]:
        """Append what was noted; last in the transaction, since the heads of the streams stay locked until its end."""
        noted = list(self._events)
        audit.append(self._connection, noted, at=self._clock())
        self._events.clear()
        return noted

    def _move(
        self, claim: Claim, event: str, body: Mapping[str, str | None], *, stream: str | None = None, **values: object
    ) -> None:
        """Write an item's new state and end the claim, with its event; nothing at all if the lease has lapsed."""
        change = {"cuts": 0, **values, **UNLEASED, "updated_at": self._clock()}
        moved = self._connection.execute(MOVE, {**self._ours(claim), **change})
        if moved.rowcount != 1:
            raise _lost(claim)
        self._note(stream or claim.item.organisation, event, claim.item.id, body)

    def _ours(self, claim: Claim) -> dict[str, Any]:
        return {"of_item": claim.item.id, "of_token": claim.token, "at": self._clock()}

    def _note(
        self, stream: str | None, event: str, subject: str, body: Mapping[str, str | None], *, actor: str | None = None
    ) -> None:
        said = {name: value for name, value in body.items() if value}
        self._events.append(
            audit.Event(stream=stream or POST, kind=event, actor=actor or self._actor, subject=subject, body=said)
        )

    def _add_papers(self, papers: Sequence[tuple[str, str, str | None]]) -> None:
        """Papers as (item, which paper, its JSON); where there is no JSON there is no paper."""
        rows = [{"item": item, "paper": paper, "body": body} for item, paper, body in papers if body is not None]
        if rows:
            self._connection.execute(ADD_PAPERS, rows)

    def _lock(self, names: Iterable[str]) -> None:
        """Hold what these names stand for until the transaction ends; on SQLite there is one writer anyway."""
        if self._connection.dialect.name != "postgresql":
            return
        numbers = sorted({_lock_number(name) for name in names})
        if numbers:
            self._connection.execute(TAKE_LOCKS, {"numbers": numbers})

    def _organisation_of(self, item: str) -> str | None:
        row = self._connection.execute(select(ITEM.c.organisation).where(ITEM.c.id == item)).first()
        if row is None:
            raise NoSuchItemError(f"there is no item {item}")
        organisation: str | None = row.organisation
        return organisation


def _lost(claim: Claim) -> LeaseLostError:
    return LeaseLostError(
        f"the claim on {claim.item.id} lapsed at {claim.until:%H:%M:%S}; nothing was written, another may have it"
    )


def _lock_number(name: str) -> int:
    """PostgreSQL's advisory locks are signed 64-bit numbers."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
