"""Delegations on both databases: found by what they are asked for, ended once, never gone, and every step logged."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from counterfoil.model.delegations import Wish
from counterfoil.model.people import Account, Role
from counterfoil.store import StaleError, Store
from tests.support.clock import Clock

DAY = date(2026, 10, 5)
LAST = DAY + timedelta(days=7)


def an_approver(store: Store, name: str) -> Account:
    with store.transaction(actor="test") as tx:
        tx.add_account(name=name, full_name=name.title(), roles=[Role.APPROVER], organisations=["ZN1"])
    return next(each for each in store.accounts() if each.name == name)


def delegate(store: Store, to: Account, organisation: str = "ZN1") -> int:
    wish = Wish(organisation=organisation, approver="Priscilla", from_on=DAY, until_on=LAST, reason="Leave")
    with store.transaction(actor="priscilla") as tx:
        return tx.delegate(wish, delegate=to)


def test_a_delegation_is_found_by_account_organisation_number_and_day(store: Store) -> None:
    omar, kim = an_approver(store, "omar"), an_approver(store, "kim")
    first, second = delegate(store, omar), delegate(store, kim, "ZN2")
    found = store.delegations()
    assert [(each.number, each.delegate, each.organisation) for each in found] == [
        (second, "kim", "ZN2"),
        (first, "omar", "ZN1"),
    ]
    assert (found[1].made_by, found[1].reason, found[1].ended_at) == ("priscilla", "Leave", None)
    assert store.delegations(organisations=["ZN1"]) == store.delegations(delegate=omar.id) == [found[1]]
    assert store.delegations(numbers={first, 99}) == [found[1]]
    days = (DAY - timedelta(days=1), DAY, LAST, LAST + timedelta(days=1))
    assert [len(store.delegations(on=day)) for day in days] == [0, 2, 2, 0]


def test_one_that_is_ended_stays_and_is_ended_once(store: Store, clock: Clock) -> None:
    delegate(store, an_approver(store, "omar"))
    (made,) = store.delegations()
    clock.forward(timedelta(hours=1))
    with store.transaction(actor="supervisor") as tx:
        tx.end_delegation(made)
    (ended,) = store.delegations()
    assert ended.ended_at is not None
    assert timedelta(hours=1) <= ended.ended_at - made.made_at < timedelta(hours=1, seconds=1)
    assert ended.ended_by == "supervisor"
    assert store.delegations(on=DAY) == []
    with pytest.raises(StaleError, match="ended already"), store.transaction(actor="priscilla") as tx:
        tx.end_delegation(made)
    assert store.delegations() == [ended]
    logged = store.audit_log(stream="ZN1", last=9)
    assert [(each.kind, each.actor, each.subject) for each in logged] == [
        ("delegated", "priscilla", f"delegation {made.number}"),
        ("delegation ended", "supervisor", f"delegation {made.number}"),
    ]
    assert logged[0].body == {"approver": "Priscilla", "delegate": "omar", "from": "2026-10-05", "until": "2026-10-12"}


REPLACED = """INSERT OR REPLACE INTO delegation SELECT number, organisation, approver, delegate, from_on, until_on,
    'No reason', made_by, made_at, ended_at, ended_by FROM delegation"""
REMOVING = {
    "sqlite": ["DELETE FROM delegation", REPLACED],
    "postgres": ["DELETE FROM delegation", "TRUNCATE delegation"],
}


def test_the_database_refuses_to_remove_one(store: Store, database: str) -> None:
    delegate(store, an_approver(store, "omar"))
    made = store.delegations()
    for statement in REMOVING[database]:
        with pytest.raises(DBAPIError, match="can be ended and not removed"), store._writer.begin() as connection:
            connection.execute(text(statement))
    assert store.delegations() == made
