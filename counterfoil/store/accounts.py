"""Accounts, sessions and saved views: the moves that change them. Each change of an account is an audit event."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from counterfoil.model.people import Role
from counterfoil.store.desk_tables import ACCOUNT, JOINING, SAVED_VIEW, SESSION
from counterfoil.store.errors import StoreError
from counterfoil.store.moves import Moves

STREAM = "desk"
TOKEN_BYTES = 32


class Accounts(Moves):
    """What administrators do to accounts, and what people do to their own."""

    def add_account(
        self,
        *,
        name: str,
        full_name: str,
        roles: Collection[Role],
        organisations: Collection[str],
        approver: str | None = None,
    ) -> int:
        """A new account, which has no password until its owner gives it one; returns its number.

        Raises:
            StoreError: there is an account of this name, or of this approver; or it would have no name, role or
                organisation.
        """
        wanted = name.strip().casefold()
        if not (wanted and full_name.strip() and roles and organisations):
            raise StoreError("an account needs a user name, a full name, a role and an organisation")
        if self._connection.execute(select(ACCOUNT.c.id).where(ACCOUNT.c.name == wanted)).first():
            raise StoreError(f"there is an account {wanted} already; choose another user name")
        self._refuse_second(approver)
        number: int = self._connection.execute(
            insert(ACCOUNT)
            .values(
                name=wanted,
                full_name=full_name.strip(),
                roles=tuple(sorted(roles)),
                organisations=tuple(sorted(organisations)),
                approver=approver or None,
                active=True,
                letter_keys=True,
                created_at=self._clock(),
            )
            .returning(ACCOUNT.c.id)
        ).scalar_one()
        self._note(STREAM, "account added", str(number), _rights(roles, organisations, approver))
        return number

    def change_account(
        self,
        account: int,
        *,
        roles: Collection[Role],
        organisations: Collection[str],
        approver: str | None,
        active: bool,
    ) -> None:
        """Other rights for an account; whoever is signed in with it is signed out.

        Raises:
            StoreError: it would have no role or organisation, there is another account of this approver, or no active
                administrator would be left.
        """
        if not (roles and organisations):
            raise StoreError("an account needs a role and an organisation; make it inactive to shut it")
        if active:
            self._refuse_second(approver, beside=account)
        self._connection.execute(
            update(ACCOUNT)
            .where(ACCOUNT.c.id == account)
            .values(
                roles=tuple(sorted(roles)),
                organisations=tuple(sorted(organisations)),
                approver=approver or None,
                active=active,
            )
        )
        left = self._connection.execute(select(ACCOUNT.c.roles).where(ACCOUNT.c.active)).scalars()
        if not any(Role.ADMINISTRATOR in held for held in left):
            raise StoreError("the last active administrator has to stay one; make another administrator first")
        self.end_sessions(account)
        said = {**_rights(roles, organisations, approver), "active": "yes" if active else "no"}
        self._note(STREAM, "account changed", str(account), said)

    def _refuse_second(self, approver: str | None, *, beside: int | None = None) -> None:
        """One person with two accounts could prepare with one what they approve with the other."""
        taken = select(ACCOUNT.c.name).where(
            ACCOUNT.c.approver == approver, ACCOUNT.c.active, ACCOUNT.c.id != (beside or 0)
        )
        if approver and (other := self._connection.execute(taken).scalar()):
            raise StoreError(f"{approver} has the account {other} already; nobody approves with two")

    def set_password(self, account: int, hashed: str) -> None:
        """Keep the hash of a new password; links to choose one are void, and every session of the account ends."""
        self._connection.execute(update(ACCOUNT).where(ACCOUNT.c.id == account).values(password=hashed))
        self._connection.execute(delete(JOINING).where(JOINING.c.account == account))
        self.end_sessions(account)
        self._note(STREAM, "password set", str(account), {})

    def link_identity(self, account: int, *, issuer: str, subject: str) -> None:
        """Have the owner of an account sign in at a provider from now on; links to choose a password are void.

        Raises:
            StoreError: this identity has another account.
        """
        same = (ACCOUNT.c.issuer == issuer, ACCOUNT.c.subject == subject, ACCOUNT.c.id != account)
        if self._connection.execute(select(ACCOUNT.c.id).where(*same)).first():
            raise StoreError("you have another account already; an administrator can shut it")
        self._connection.execute(update(ACCOUNT).where(ACCOUNT.c.id == account).values(issuer=issuer, subject=subject))
        self._connection.execute(delete(JOINING).where(JOINING.c.account == account))
        self.end_sessions(account)
        self._note(STREAM, "identity linked", str(account), {"issuer": issuer, "subject": subject})

    def rehash_password(self, account: int, hashed: str) -> None:
        """Keep the same password under a stronger hash."""
        self._connection.execute(update(ACCOUNT).where(ACCOUNT.c.id == account).values(password=hashed))

    def set_letter_keys(self, account: int, *, on: bool) -> None:
        """Whether single letters act as keys for this person."""
        self._connection.execute(update(ACCOUNT).where(ACCOUNT.c.id == account).values(letter_keys=on))

    def invite(self, account: int, *, lasting: timedelta) -> str:
        """The secret of a link with which the owner of an account chooses a password, once; earlier links are void."""
        secret = secrets.token_urlsafe(TOKEN_BYTES)
        self._connection.execute(delete(JOINING).where(JOINING.c.account == account))
        self._connection.execute(
            insert(JOINING).values(digest=digest_of(secret), account=account, until=self._clock() + lasting)
        )
        self._note(STREAM, "invited", str(account), {})
        return secret

    def begin_session(self, account: int) -> str:
        """The secret of a new session, for its cookie."""
        secret, now = secrets.token_urlsafe(TOKEN_BYTES), self._clock()
        self._connection.execute(
            insert(SESSION).values(
                digest=digest_of(secret),
                account=account,
                csrf=secrets.token_urlsafe(TOKEN_BYTES),
                began_at=now,
                seen_at=now,
            )
        )
        self._note(STREAM, "signed in", str(account), {})
        return secret

    def touch_session(self, secret: str) -> None:
        """Note that a session is in use."""
        self._connection.execute(
            update(SESSION).where(SESSION.c.digest == digest_of(secret)).values(seen_at=self._clock())
        )

    def end_session(self, secret: str) -> None:
        """Sign out."""
        self._connection.execute(delete(SESSION).where(SESSION.c.digest == digest_of(secret)))

    def end_sessions(self, account: int) -> None:
        """End every session of an account."""
        self._connection.execute(delete(SESSION).where(SESSION.c.account == account))

    def clear_sessions(self, *, seen_before: datetime, began_before: datetime) -> None:
        """Forget the sessions that have lapsed."""
        self._connection.execute(
            delete(SESSION).where((SESSION.c.seen_at < seen_before) | (SESSION.c.began_at < began_before))
        )

    def save_view(self, account: int, *, name: str, query: str) -> None:
        """Keep a filter of the work list under a name, in place of an earlier one of that name."""
        self.drop_view(account, name=name)
        self._connection.execute(insert(SAVED_VIEW).values(account=account, name=name, query=query))

    def drop_view(self, account: int, *, name: str) -> None:
        """Forget a saved filter."""
        self._connection.execute(delete(SAVED_VIEW).where(SAVED_VIEW.c.account == account, SAVED_VIEW.c.name == name))


def digest_of(secret: str) -> str:
    """What is kept of the secret of a session or a link: it has 256 bits, so that a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _rights(roles: Collection[Role], organisations: Collection[str], approver: str | None) -> dict[str, str | None]:
    return {"roles": "|".join(sorted(roles)), "organisations": "|".join(sorted(organisations)), "approver": approver}
