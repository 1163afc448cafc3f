"""Claiming work: items are reserved by lease, in the order of the post, and by nobody twice."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Any

from sqlalchemy import Column, case, false, or_, select, update

from counterfoil.store.errors import LeaseLostError
from counterfoil.store.moves import MOVE, UNLEASED, Moves
from counterfoil.store.records import SKEW, Claim, Item, State
from counterfoil.store.rows import ITEM_COLUMNS, item_of
from counterfoil.store.tables import ITEM

AS_RECEIVED = (ITEM.c.received_on, ITEM.c.file, ITEM.c.part)
MOST_URGENT = (ITEM.c.priority, ITEM.c.due_on)
# What a claim adds: an attempt, or, where a lease has lapsed, that the attempt before was cut short.
_FREE = ITEM.c.lease_token.is_(None)
NEXT_TRY = {
    "attempts": case((_FREE, ITEM.c.attempts + 1), else_=ITEM.c.attempts),
    "cuts": case((_FREE, ITEM.c.cuts), else_=ITEM.c.cuts + 1),
}


class Claiming(Moves):
    """Taking, keeping and giving back items; a lease moves no item, so it leaves no audit event."""

    def reserve(
        self,
        steps: Collection[State],
        *,
        limit: int,
        lease: timedelta,
        received_by: date = date.max,
        not_of: Collection[str] = (),
        suspects: bool = True,
    ) -> list[Claim]:
        """Claim up to `limit` items at these steps received up to a day, waiting ones whose time has come among them.

        Those of the organisations `not_of` are left. The order is that of the post, since decisions depend on those
        before them: date received, file, part. What is decided is posted by priority and by when payment falls due.
        Leases that have lapsed are taken over, and those that no clock but one that was ahead can have given; what such
        a clock put off is due. On PostgreSQL items that another worker is just claiming are passed
        over, on SQLite there is one writer at a time.

        An item that was at work when a process ended without a word is claimed alone, so that it shows whether it was
        the cause; without `suspects` the claim ends before the first of them.
        """
        now = self._clock()
        token, until = self._holder + uuid.uuid4().hex[:24], now + lease
        order = (*(MOST_URGENT if set(steps) == {State.POSTING} else ()), *AS_RECEIVED)
        # A table expression, which PostgreSQL runs once: of a subquery it might lock more than are wanted.
        due = (
            select(ITEM.c.id)
            .where(
                ITEM.c.step.in_([step.value for step in steps]),
                # Asked where it matters only: SQLite would take the index for it, and sort.
                *([ITEM.c.received_on <= received_by] if received_by < date.max else []),
                or_(ITEM.c.lease_until.is_(None), ITEM.c.lease_until <= now, ITEM.c.lease_until > now + lease + SKEW),
                or_(ITEM.c.not_before.is_(None), ITEM.c.not_before <= now, ITEM.c.updated_at > now + SKEW),
                *([ITEM.c.organisation.not_in(not_of)] if not_of else []),
            )
            .order_by(*order)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")
        )
        taken = self._connection.execute(
            update(ITEM)
            .where(ITEM.c.id.in_(select(due.c.id)))
            .values(lease_token=token, lease_until=until, **NEXT_TRY)
            .returning(*ITEM_COLUMNS)
        )
        items = sorted((item_of(row) for row in taken), key=lambda item: _place(item, order))
        claims = [Claim(item=item, token=token, until=until) for item in items]
        together = _together(claims, suspects=suspects)
        if rest := claims[len(together) :]:
            self.release(rest)
        return together

    def renew(self, claims: Sequence[Claim], *, lease: timedelta) -> list[Claim]:
        """The same claims with a lease from now.

        Raises:
            LeaseLostError: one of them has lapsed; none is renewed if the transaction ends with this error.
        """
        return [self._renewed(claim, self._clock() + lease) for claim in claims]

    def release(self, claims: Sequence[Claim]) -> None:
        """Give back what has not moved, its attempt too; what has moved, or is no longer ours, is left alone."""
        self._connection.execute(
            update(ITEM)
            .where(
                ITEM.c.id.in_([claim.item.id for claim in claims]),
                ITEM.c.lease_token.in_({claim.token for claim in claims}),
            )
            .values(**UNLEASED, attempts=ITEM.c.attempts - 1)
        )

    def prioritise(self, item: str, priority: int) -> None:
        """Have an item posted sooner than others, with a lower number, or later.

        Raises:
            NoSuchItemError: there is none.
        """
        organisation = self._organisation_of(item)
        self._connection.execute(update(ITEM).where(ITEM.c.id == item).values(priority=priority))
        self._note(organisation, "prioritised", item, {"priority": str(priority)})

    def take_back_leases(self, holders: Iterable[str]) -> None:
        """Let go of the leases of holders of which it is known that they are no longer at work.

        What a killed process held need not wait until its leases lapse; its attempt counts as cut short.
        """
        theirs = [ITEM.c.lease_token.startswith(holder, autoescape=True) for holder in holders]
        cut = {"attempts": ITEM.c.attempts - 1, "cuts": ITEM.c.cuts + 1}
        self._connection.execute(update(ITEM).where(or_(false(), *theirs)).values(**UNLEASED, **cut))

    def wait(self, claim: Claim, *, error: Exception, not_before: datetime, tried: bool = True) -> None:
        """Let an item wait for a fault to pass; it is then taken up again where it stands now.

        Where nothing was `tried` with it the claim counts as no attempt. The log is told the kind of fault only, since
        the message may hold words of the document.
        """
        self._move(
            claim,
            "waiting",
            {"error": type(error).__name__, "attempts": str(claim.item.attempts), "step": claim.item.step.value},
            state=State.WAITING.value,
            attempts=claim.item.attempts - (not tried),
            not_before=not_before,
            error=f"{type(error).__name__}: {error}",
        )

    def _renewed(self, claim: Claim, until: datetime) -> Claim:
        renewed = self._connection.execute(MOVE, {**self._ours(claim), "lease_until": until})
        if renewed.rowcount != 1:
            raise LeaseLostError(
                f"the claim on {claim.item.id} has lapsed and can not be renewed; leave the item to who has it now"
            )
        return replace(claim, until=until)


def _place(item: Item, order: Sequence[Column[Any]]) -> list[tuple[bool, Any]]:
    """Where an item stands in the order of these columns, after those that have none of it."""
    values = (getattr(item, column.name) for column in order)
    return [(value is None, value) for value in values]


def _together(claims: Sequence[Claim], *, suspects: bool) -> list[Claim]:
    """Those that may be at work at once: a suspect alone, or all before the first of them."""
    if suspects and claims and claims[0].item.cuts:
        return [claims[0]]
    return [*takewhile(lambda claim: not claim.item.cuts, claims)]
