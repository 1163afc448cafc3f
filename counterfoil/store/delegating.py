"""Delegations: made, ended early, never removed; each step is an audit event of the organisation."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update

from counterfoil.model.delegations import Delegation, Wish
from counterfoil.model.people import Account
from counterfoil.store.desk_tables import ACCOUNT, DELEGATION
from counterfoil.store.moves import Moves
from counterfoil.store.queries import Queries
from counterfoil.store.work_records import StaleError

OPEN = DELEGATION.c.ended_at.is_(None)


class Delegating(Moves):
    """The moves; who may do them is for the model to say (`counterfoil/model/delegations.py`)."""

    def delegate(self, wish: Wish, *, delegate: Account) -> int:
        """A new delegation to this account, made by whoever acts; returns its number.

        The log has all of it but the reason, which may speak of somebody's health.
        """
        number: int = self._connection.execute(
            insert(DELEGATION)
            .values(
                organisation=wish.organisation,
                approver=wish.approver,
                delegate=delegate.id,
                from_on=wish.from_on,
                until_on=wish.until_on,
                reason=wish.reason,
                made_by=self._actor,
                made_at=self._clock(),
            )
            .returning(DELEGATION.c.number)
        ).scalar_one()
        days = {"from": wish.from_on.isoformat(), "until": wish.until_on.isoformat()}
        said = {"approver": wish.approver, "delegate": delegate.name, **days}
        self._note(wish.organisation, "delegated", f"delegation {number}", said)
        return number

    def end_delegation(self, delegation: Delegation) -> None:
        """End one early; what was approved by it before stands.

        Raises:
            StaleError: it has been ended already.
        """
        ended = self._connection.execute(
            update(DELEGATION)
            .where(DELEGATION.c.number == delegation.number, OPEN)
            .values(ended_at=self._clock(), ended_by=self._actor)
        )
        if ended.rowcount != 1:
            raise StaleError(f"Delegation {delegation.number} has been ended already.")
        self._note(delegation.organisation, "delegation ended", f"delegation {delegation.number}", {})


class Delegations(Queries):
    """What flows and the desk ask about delegations."""

    def delegations(
        self,
        *,
        numbers: Collection[int] | None = None,
        organisations: Collection[str] | None = None,
        delegate: int | None = None,
        on: date | None = None,
    ) -> list[Delegation]:
        """Those with these marks, the latest first: of these organisations, to this account, that count `on` a day."""
        query = (
            select(DELEGATION, ACCOUNT.c.name)
            .join(ACCOUNT, ACCOUNT.c.id == DELEGATION.c.delegate)
            .order_by(DELEGATION.c.number.desc())
        )
        if numbers is not None:
            query = query.where(DELEGATION.c.number.in_(numbers))
        if organisations is not None:
            query = query.where(DELEGATION.c.organisation.in_(organisations))
        if delegate is not None:
            query = query.where(DELEGATION.c.delegate == delegate)
        if on is not None:
            query = query.where(OPEN, DELEGATION.c.from_on <= on, DELEGATION.c.until_on >= on)
        return [_delegation_of(row._mapping) for row in self._all(query)]  # noqa: SLF001 - SQLAlchemy's public name


def _delegation_of(row: Mapping[str, Any]) -> Delegation:
    return Delegation(**{name: value for name, value in row.items() if name != "name"} | {"delegate": row["name"]})
