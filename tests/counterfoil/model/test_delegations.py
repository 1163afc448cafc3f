"""Who may name a deputy, for whom, and for how long."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from counterfoil.model.delegations import Delegation, Wish, against_making
from counterfoil.model.judged import Judged
from counterfoil.model.people import EVERYWHERE, Account, Role
from counterfoil.store import Judgement

TODAY = date(2026, 11, 2)
WISH = Wish(organisation="ZN1", approver="Priscilla Wetherby", from_on=TODAY, until_on=TODAY, reason="Annual leave")
APPROVED = {
    "approver": "Priscilla Wetherby",
    "supplier_id": "S-1",
    "number": "INV-1",
    "currency": "GBP",
    "gross": "120.00",
    "delegation": "4",
}


def account(
    number: int, name: str, *roles: Role, approver: str | None = None, bodies: tuple[str, ...] = ("ZN1",)
) -> Account:
    return Account(
        id=number, name=name, full_name=name.title(), roles=frozenset(roles), organisations=bodies, approver=approver
    )


OWN = account(1, "priscilla", Role.APPROVER, approver="Priscilla Wetherby")
SUPERVISOR = account(2, "supervisor", Role.SUPERVISOR, Role.APPROVER)
DEPUTY = account(3, "deputy", Role.APPROVER, approver="Omar Haddad")


def against(by: Account = OWN, delegate: Account = DEPUTY, **changes: Any) -> str:
    return against_making(replace(WISH, **changes), by=by, delegate=delegate, today=TODAY)


@pytest.mark.parametrize("by", [OWN, SUPERVISOR], ids=lambda each: each.name)
def test_an_approver_or_a_supervisor_names_somebody_who_approves_there(by: Account) -> None:
    assert against(by) == ""
    assert against(by, replace(DEPUTY, organisations=(EVERYWHERE,))) == ""
    assert against(by, until_on=TODAY + timedelta(days=92)) == ""


@pytest.mark.parametrize(
    "by",
    [
        account(4, "other", Role.APPROVER, approver="Somebody Else"),
        account(5, "clerk", Role.CLERK, approver="Priscilla Wetherby"),
        replace(SUPERVISOR, organisations=("ZN2",)),
        DEPUTY,
    ],
    ids=lambda each: each.name,
)
def test_nobody_else_does_and_no_delegate_passes_it_on(by: Account) -> None:
    assert "Only Priscilla Wetherby or a supervisor" in against(by, replace(DEPUTY, id=9))


def test_no_supervisor_gives_authority_to_themselves_and_no_approver_their_own_to_their_own() -> None:
    assert "themselves" in against(SUPERVISOR, SUPERVISOR)
    assert "whose own authority" in against(SUPERVISOR, OWN)


@pytest.mark.parametrize(
    "changed",
    [{"active": False}, {"roles": frozenset({Role.CLERK})}, {"organisations": ("ZN2",)}],
    ids=str,
)
def test_who_cannot_approve_there_is_not_named(changed: dict[str, Any]) -> None:
    assert "does not approve for ZN1" in against(OWN, replace(DEPUTY, **changed))


@pytest.mark.parametrize(("first", "last"), [(-1, 0), (1, 0), (0, 93)])
def test_it_begins_no_earlier_than_today_and_ends_within_a_quarter(first: int, last: int) -> None:
    days = {"from_on": TODAY + timedelta(days=first), "until_on": TODAY + timedelta(days=last)}
    assert "lasts at most 92 days" in against(**days)


def test_it_says_why() -> None:
    assert "Say why" in against(reason="")


def test_an_approval_has_the_delegation_that_it_names_as_it_stood_when_it_was_given() -> None:
    at = datetime(2026, 11, 3, 12, tzinfo=UTC)
    made = Delegation(
        number=4,
        organisation="ZN1",
        approver="Priscilla Wetherby",
        delegate="deputy",
        from_on=TODAY,
        until_on=TODAY,
        reason="Annual leave",
        made_by="priscilla",
        made_at=at,
    )
    given = Judgement(id=7, item="i", at=at, person="deputy", kind="approve", body=APPROVED)

    def judged(ended_at: datetime | None) -> Delegation | None:
        approved = Judged.of([given], {4: replace(made, ended_at=ended_at, ended_by=ended_at and "priscilla")}).approved
        assert approved is not None
        return approved.delegation

    assert judged(None) == judged(at + timedelta(seconds=1)) == made
    assert (before := judged(at)) is not None
    assert before.ended_at == at
    assert (unknown := Judged.of([given]).approved) is not None
    assert unknown.delegation is None
