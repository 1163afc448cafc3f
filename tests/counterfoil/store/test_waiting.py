"""Causes: what waits for one thing stands together, and what has nothing in common does not; kept as work moves."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select, text

from counterfoil.model.causes import Cause, CauseKind, Watched
from counterfoil.model.decisions import Approval, Decision, HoldCode, Outcome
from counterfoil.model.judged import JudgementKind
from counterfoil.model.roots import Root
from counterfoil.store import Scope, Store
from counterfoil.store.desk_tables import WAIT
from counterfoil.store.migrating import migrate
from tests.counterfoil.store.test_work import ALL, a_clerk, brief, decide_again, hold_one
from tests.support.items import DAY, held, read_one

RETURNED = Decision(outcome=Outcome.RETURNED, as_at=DAY)
TO_APPROVE = Decision(
    outcome=Outcome.AWAITING_APPROVAL,
    as_at=DAY,
    approval=Approval(person="Dominic", limit=Decimal(500), cost_centre="1", reason=""),
)


def wait_for(
    store: Store, number: int, *codes: HoldCode, sender: str = "", order: str = "", body: str | None = "ZN1"
) -> str:
    """A held item of this sender that waits on this order."""
    read, watched = read_one(store, number), Watched(Cause(CauseKind.ORDER, "ZN1", order), {})
    with store.transaction() as tx:
        about = replace(brief(number), sender=sender)
        tx.decide(read, held(*codes), organisation=body, brief=about, watched=[watched] if order else [])
    return read.item.id


def named(store: Store, scope: Scope = ALL) -> list[tuple[HoldCode | None, Root, str, int]]:
    return [(each.code, each.root, each.name, each.items) for each in store.causes(scope).causes]


def test_what_waits_for_one_thing_stands_together_with_its_figures(store: Store) -> None:
    first = wait_for(store, 1, HoldCode.PRICE, sender="Acme Ltd", order="PO7")
    second = wait_for(store, 2, HoldCode.PRICE, HoldCode.QTY_REC, sender="ACME LTD", order="PO7", body="ZN2")
    wait_for(store, 3, HoldCode.QTY_REC, sender="Another", order="PO8")
    assert sorted(named(store), key=str) == [
        (HoldCode.PRICE, Root.SENDER, "Acme Ltd", 2),
        (HoldCode.QTY_REC, Root.ORDER, "PO7", 1),
        (HoldCode.QTY_REC, Root.ORDER, "PO8", 1),
    ]
    found = store.causes(ALL, limit=1)
    (price,) = found.causes
    assert (found.count, found.waits) == (3, 4)
    assert (price.pounds, price.organisations, price.since) == (Decimal(300), ("ZN1", "ZN2"), DAY)
    assert price.due_on == DAY + timedelta(days=1)
    assert store.cause(price.id, ALL) == price
    assert [one.work.item for one in store.waits(price, ALL, limit=9)] == [first, second]
    assert store.items_by_cause(ALL)[price.id] == [first, second]
    assert [each.name for each in store.causes(ALL, organisation="ZN2").causes] == ["Acme Ltd", "PO7"]
    assert named(store, Scope(organisations=("ZN2",)))[0] == (HoldCode.PRICE, Root.SENDER, "ACME LTD", 1)
    assert store.cause(price.id, Scope(organisations=("ZN3",))) is None


def test_files_that_nobody_is_known_to_have_sent_wait_for_the_post_room_together(store: Store) -> None:
    for number in (1, 2):
        wait_for(store, number, HoldCode.RESCAN)
    wait_for(store, 3, HoldCode.RESCAN, sender="Acme Ltd")
    assert named(store) == [(HoldCode.RESCAN, Root.UNREAD, "", 2), (HoldCode.RESCAN, Root.SENDER, "Acme Ltd", 1)]


def test_an_item_of_which_nothing_else_is_known_is_a_cause_of_its_own(store: Store) -> None:
    items = [wait_for(store, number, HoldCode.PO_CLOSED) for number in (1, 2)]
    assert [(each.root, each.place.key) for each in store.causes(ALL).causes] == [
        (Root.ITEM, items[1]),
        (Root.ITEM, items[0]),
    ]


def test_what_is_settled_waits_no_more_until_it_is_taken_back(store: Store) -> None:
    mine, item = a_clerk(store), hold_one(store)
    before = store.causes(ALL)
    with store.transaction() as tx:
        release = [(JudgementKind.RELEASE, {"code": "PRICE"})]
        tx.settle(item, version=1, person="clerk", account=mine, judgements=release)
    assert store.causes(ALL).causes == ()
    assert store.held_since(ALL) == {}
    with store.transaction() as tx:
        tx.take_back(item, person="clerk", account=mine)
    assert store.causes(ALL) == before
    assert store.held_since(ALL, organisation="ZN1") == {(HoldCode.PRICE, DAY): 1}
    decide_again(store, item, RETURNED)
    assert store.causes(ALL).causes == ()


def test_an_approval_waits_for_its_approver_and_what_they_sent_back_for_those_who_prepare(store: Store) -> None:
    item = hold_one(store)
    decide_again(store, item, TO_APPROVE)
    assert named(store) == [(None, Root.APPROVER, "Dominic", 1)]
    with store.transaction() as tx:
        tx.send_back(item, version=2, person="Dominic", reason="Which ward?")
    assert named(store) == [(None, Root.ITEM, "INV-1", 1)]
    with store.transaction() as tx:
        tx.resubmit(item, version=3)
    assert named(store) == [(None, Root.APPROVER, "Dominic", 1)]


def test_a_database_of_an_earlier_version_gets_the_same_causes(store: Store) -> None:
    wait_for(store, 1, HoldCode.PRICE, HoldCode.QTY_REC, sender="Acme Ltd", order="PO7")
    wait_for(store, 2, HoldCode.NO_RATE, HoldCode.APR_LIMIT, sender="Acme Ltd")
    wait_for(store, 3, HoldCode.RESCAN, HoldCode.UOM, body=None)
    decide_one(store, 4, TO_APPROVE)
    every = select(WAIT).order_by(WAIT.c.item, WAIT.c.code)
    with store._writer.begin() as connection:
        before = connection.execute(every).all()
        connection.execute(text("DROP TABLE wait"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0016'"))
    migrate(store._engine)
    with store._engine.connect() as connection:
        assert connection.execute(every).all() == before
    assert len(before) == 7


def decide_one(store: Store, number: int, decision: Decision) -> None:
    read = read_one(store, number)
    with store.transaction() as tx:
        tx.decide(read, decision, organisation="ZN1", brief=brief(number))
