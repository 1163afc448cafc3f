"""Asking the store who is at the desk: accounts, sessions, links to join, saved views."""

from typing import Any

from sqlalchemy import Row, bindparam, or_, select

from counterfoil.model.people import Account, Role
from counterfoil.store.accounts import digest_of
from counterfoil.store.desk_tables import ACCOUNT, JOINING, SAVED_VIEW, SESSION
from counterfoil.store.queries import Queries
from counterfoil.store.records import Session

COLUMNS = tuple(column for column in ACCOUNT.c if column.name not in {"password", "created_at", "issuer", "subject"})
# Made once: every request asks it.
OF_SECRET = (
    select(*COLUMNS, SESSION.c.csrf, SESSION.c.began_at, SESSION.c.seen_at)
    .join(SESSION, SESSION.c.account == ACCOUNT.c.id)
    .where(SESSION.c.digest == bindparam("digest"), ACCOUNT.c.active)
)


class Admitting(Queries):
    """What the desk asks about people before it lets them in."""

    def accounts(self) -> list[Account]:
        """All accounts, by name."""
        return [account_of(row) for row in self._all(select(*COLUMNS).order_by(ACCOUNT.c.name))]

    def account(self, number: int) -> Account | None:
        """The account with this number."""
        return next((account_of(row) for row in self._all(select(*COLUMNS).where(ACCOUNT.c.id == number))), None)

    def account_with_password(self, name: str) -> tuple[Account, str | None] | None:
        """The account of this user name with the hash of its password, if it has one."""
        query = select(*COLUMNS, ACCOUNT.c.password).where(ACCOUNT.c.name == name.strip().casefold())
        return next(((account_of(row), row.password) for row in self._all(query)), None)

    def account_of(self, *, issuer: str, subject: str) -> Account | None:
        """The account whose owner the provider `issuer` knows as `subject`."""
        query = select(*COLUMNS).where(ACCOUNT.c.issuer == issuer, ACCOUNT.c.subject == subject)
        return next((account_of(row) for row in self._all(query)), None)

    def can_sign_in(self, name: str) -> bool:
        """Whether the owner of the account has chosen a password, or signs in elsewhere."""
        has_way = or_(ACCOUNT.c.password.is_not(None), ACCOUNT.c.subject.is_not(None))
        return bool(self._all(select(ACCOUNT.c.id).where(ACCOUNT.c.name == name, has_way)))

    def session(self, secret: str) -> Session | None:
        """The session of this secret, lapsed or not, if its account is active."""
        for row in self._all(OF_SECRET, digest=digest_of(secret)):
            return Session(account=account_of(row), csrf=row.csrf, began_at=row.began_at, seen_at=row.seen_at)
        return None

    def invited(self, secret: str) -> Account | None:
        """The account whose password may be chosen, or identity linked, with this link, while it holds."""
        query = (
            select(*COLUMNS)
            .join(JOINING, JOINING.c.account == ACCOUNT.c.id)
            .where(JOINING.c.digest == digest_of(secret), JOINING.c.until > self.clock(), ACCOUNT.c.active)
        )
        return next((account_of(row) for row in self._all(query)), None)

    def saved_views(self, account: int) -> dict[str, str]:
        """The person's filters of the work list, as query strings by their names."""
        query = select(SAVED_VIEW).where(SAVED_VIEW.c.account == account).order_by(SAVED_VIEW.c.name)
        return {row.name: row.query for row in self._all(query)}


def account_of(row: Row[Any]) -> Account:
    """An account from a row of `COLUMNS`, whatever else the row holds."""
    values = {column.name: getattr(row, column.name) for column in COLUMNS}
    return Account(**{**values, "roles": frozenset(Role(role) for role in row.roles)})
