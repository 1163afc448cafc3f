"""A delegation: who acts for an approver while they are away; here alone stands who may make one and when it counts.

It lends the approver's own authority, whole and for some days, and cannot be passed on. A lasting deputy is named in
the scheme of delegation itself.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Self

from counterfoil.model.people import Account, Role

# A longer absence is for the board's scheme of delegation (SFI 9.3), and not for one person to arrange.
LONGEST = timedelta(days=92)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """One of them; both days are included. `delegate`, `made_by` and `ended_by` are names of accounts.

    `approver` is the name in the scheme of delegation of `organisation`. What was ended early stays, with by whom.
    """

    number: int
    organisation: str
    approver: str
    delegate: str
    from_on: date
    until_on: date
    reason: str
    made_by: str
    made_at: datetime
    ended_at: datetime | None = None
    ended_by: str | None = None

    def counts_on(self, day: date) -> bool:
        """Whether it lends authority on this day."""
        return self.ended_at is None and self.from_on <= day <= self.until_on

    def as_it_was(self, at: datetime) -> Self:
        """The same without an ending that came later: an approval that was given before it stands."""
        return replace(self, ended_at=None, ended_by=None) if self.ended_at and self.ended_at > at else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A delegation as somebody wants to make it."""

    organisation: str
    approver: str
    from_on: date
    until_on: date
    reason: str


def against_making(wish: Wish, *, by: Account, delegate: Account, today: date) -> str:
    """What stands against this delegation to `delegate`, made by `by`; empty where nothing does."""
    if not may_arrange(by, organisation=wish.organisation, approver=wish.approver):
        return f"Only {wish.approver} or a supervisor may name who acts for {wish.approver}"
    if delegate.id == by.id:
        return "Nobody gives authority to themselves; name somebody else, or have another supervisor do it"
    if delegate.approver == wish.approver:
        return f"{delegate.full_name} is {wish.approver}, whose own authority this is"
    if not (delegate.active and Role.APPROVER in delegate.roles and delegate.works_for(wish.organisation)):
        return f"{delegate.full_name} does not approve for {wish.organisation}; an administrator can change that"
    if not today <= wish.from_on <= wish.until_on <= wish.from_on + LONGEST:
        return f"It begins today or later, ends no earlier than it begins, and lasts at most {LONGEST.days} days"
    return "" if wish.reason else "Say why, such as annual leave: an auditor will read it"


def may_arrange(person: Account, *, organisation: str, approver: str) -> bool:
    """Whether somebody may make and end delegations of this approver: for themselves, or as a supervisor for others."""
    theirs = person.approver == approver and Role.APPROVER in person.roles
    return person.works_for(organisation) and (theirs or Role.SUPERVISOR in person.roles)
