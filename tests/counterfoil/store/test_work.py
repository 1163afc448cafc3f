"""The work list on both databases: what decisions put on it, how people move it, and who sees which part."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from counterfoil.model.decisions import Approval, Decision, HoldCode, Outcome
from counterfoil.model.judged import JudgementKind
from counterfoil.model.people import Role
from counterfoil.store import Brief, Order, Queue, Scope, StaleError, State, Store, Tab, Wanted
from tests.support.clock import Clock
from tests.support.items import DAY, claim, held, read_one

ALL = Scope(organisations=None)


def brief(number: int) -> Brief:
    return Brief(
        number=f"INV-{number}",
        sender="Ångström & Co",
        currency="GBP",
        gross=Decimal(100 * number),
        orders=(f"PO{number}",),
        due_on=DAY + timedelta(days=number),
    )


def hold_one(store: Store, number: int = 1, *codes: HoldCode, organisation: str | None = "ZN1") -> str:
    read = read_one(store, number)
    with store.transaction() as tx:
        tx.decide(read, held(*(codes or (HoldCode.PRICE,))), organisation=organisation, brief=brief(number))
    return read.item.id


def decide_again(store: Store, item: str, decision: Decision) -> None:
    with store.transaction() as tx:
        tx.reopen([item], reason="test")
    (again,) = claim(store, State.READ)
    with store.transaction() as tx:
        tx.decide(again, decision, organisation="ZN1", brief=brief(1))


def a_clerk(store: Store, name: str = "clerk") -> int:
    with store.transaction() as tx:
        return tx.add_account(name=name, full_name=name.title(), roles=[Role.CLERK], organisations=["*"])


def numbers(store: Store, scope: Scope = ALL, **wanted: object) -> list[str]:
    asked = Wanted(**{"tab": Tab.ALL, "mine": 0, **wanted})  # type: ignore[arg-type]
    return [row.number for row in store.work(asked, scope)]


def test_what_is_held_is_listed_with_what_a_person_needs_at_a_glance(store: Store) -> None:
    item = hold_one(store, 3, HoldCode.QTY_REC, HoldCode.PRICE)
    row = store.work_item(item)
    assert row is not None
    assert (row.queue, row.code, row.organisation) == (Queue.HELD, HoldCode.QTY_REC, "ZN1")
    assert (row.number, row.sender, row.amount, row.due_on) == ("INV-3", "Ångström & Co", 300, DAY + timedelta(days=3))


def test_items_are_found_by_any_of_several_holds_and_by_approval_where_it_is_asked_for(store: Store) -> None:
    priced = hold_one(store, 1, HoldCode.PRICE)
    hold_one(store, 2, HoldCode.QTY_REC, HoldCode.SUP_AMBIG)
    of = frozenset({HoldCode.PRICE, HoldCode.SUP_AMBIG})
    assert numbers(store, held_by=of) == ["INV-1", "INV-2"]
    assert numbers(store, held_by=of, code=HoldCode.QTY_REC) == ["INV-2"]
    approval = Approval(person="Dominic", limit=Decimal(500), cost_centre="1", reason="")
    decide_again(store, priced, Decision(outcome=Outcome.AWAITING_APPROVAL, as_at=DAY, approval=approval))
    assert numbers(store, held_by=of) == ["INV-2"], "a hold that is released holds no more"
    assert numbers(store, held_by=of, or_approval=True) == ["INV-1", "INV-2"]


def test_a_list_is_read_a_page_at_a_time_and_none_is_twice_or_left_out(store: Store) -> None:
    for number in range(1, 8):
        hold_one(store, number)
    for order, value in ((Order.DUE, "due_on"), (Order.VALUE, "amount"), (Order.AGE, "received_on")):
        wanted = Wanted(tab=Tab.ALL, mine=0, order=order)
        whole, seen, after = store.work(wanted, ALL), [], None
        while page := store.work(wanted, ALL, after=after, limit=3):
            seen += page
            last = getattr(page[-1], value)
            after = (int(last * 100) if isinstance(last, Decimal) else last, page[-1].item)
        assert [row.item for row in seen] == [row.item for row in whole]
        assert len(seen) == 7


def test_a_list_is_filtered_by_everything_that_it_shows(store: Store) -> None:
    hold_one(store, 1, HoldCode.PRICE)
    hold_one(store, 2, HoldCode.QTY_REC, HoldCode.TAX_VAR, organisation="ZN2")
    hold_one(store, 3, HoldCode.ENTITY, organisation=None)
    assert numbers(store, code=HoldCode.TAX_VAR) == ["INV-2"]
    assert numbers(store, organisation="ZN1") == ["INV-1"]
    assert numbers(store, search="ångström po3") == ["INV-3"]
    assert numbers(store, search="100%") == []
    assert numbers(store, least=Decimal(150), most=Decimal(250)) == ["INV-2"]
    assert numbers(store, due_from=DAY + timedelta(days=2), due_by=DAY + timedelta(days=2)) == ["INV-2"]
    assert numbers(store, received_by=date(2020, 1, 1)) == []
    assert numbers(store, Scope(organisations=("ZN1",))) == ["INV-1"]
    assert numbers(store, order=Order.VALUE) == ["INV-3", "INV-2", "INV-1"]


def test_what_is_claimed_asked_and_settled_stands_in_the_part_that_it_belongs_to(store: Store, clock: Clock) -> None:
    mine, items = a_clerk(store), [hold_one(store, number) for number in (1, 2, 3, 4)]
    with store.transaction() as tx:
        tx.take(items[0], version=1, account=mine)
        until = clock().date() + timedelta(days=3)
        tx.ask(items[1], version=1, person="clerk", account=mine, whom="A buyer", until=until, question="Right?")
        ending = [(JudgementKind.RETURN, {"reason": "Unknown"})]
        tx.settle(items[2], version=1, person="clerk", account=mine, judgements=ending)
    parts = {tab: numbers(store, tab=tab, mine=mine) for tab in (Tab.MINE, Tab.WAITING, Tab.DONE, Tab.UNCLAIMED)}
    assert parts == {
        Tab.MINE: ["INV-1"],
        Tab.WAITING: ["INV-2"],
        Tab.DONE: ["INV-3"],
        Tab.UNCLAIMED: ["INV-4"],
    }
    counts = store.tally().counts(Wanted(tab=Tab.ALL, mine=mine), ALL)
    assert (counts[Tab.MINE], counts[Tab.WAITING], counts[Tab.UNCLAIMED]) == (1, 1, 1)


def test_each_move_needs_the_version_that_stands(store: Store) -> None:
    mine, other, item = a_clerk(store), a_clerk(store, "other"), hold_one(store)
    with store.transaction() as tx:
        tx.take(item, version=1, account=mine)
    ending = [(JudgementKind.RETURN, {"reason": "Unknown"})]
    for version, account in ((1, mine), (3, mine), (2, other)):
        with pytest.raises(StaleError, match="has changed"), store.transaction() as tx:
            tx.settle(item, version=version, person="x", account=account, judgements=ending)
    with pytest.raises(StaleError), store.transaction() as tx:
        tx.take(item, version=2, account=other)
    assert store.judgements(item) == []


def test_a_new_decision_makes_every_page_old_and_keeps_the_claim(store: Store) -> None:
    mine, item = a_clerk(store), hold_one(store)
    with store.transaction() as tx:
        tx.take(item, version=1, account=mine)
    decide_again(store, item, held(HoldCode.QTY_REC))
    row = store.work_item(item)
    assert row is not None
    assert (row.version, row.assignee, row.code) == (3, mine, HoldCode.QTY_REC)
    decide_again(store, item, Decision(outcome=Outcome.RETURNED, as_at=DAY))
    row = store.work_item(item)
    assert row is not None
    assert row.queue is Queue.DONE
    with pytest.raises(StaleError), store.transaction() as tx:
        tx.assign(item, version=row.version, account=None)


def test_what_awaits_approval_is_its_approvers(store: Store) -> None:
    item = hold_one(store)
    approval = Approval(person="Dominic", limit=Decimal(500), cost_centre="1", reason="")
    decide_again(store, item, Decision(outcome=Outcome.AWAITING_APPROVAL, as_at=DAY, approval=approval))
    assert numbers(store, tab=Tab.APPROVE, acts_for=("Dominic",)) == ["INV-1"]
    assert numbers(store, tab=Tab.APPROVE, acts_for=("Esther",)) == []
    assert numbers(store, tab=Tab.APPROVE, acts_for=("Esther",), lent=(("ZN1", "Dominic"),)) == ["INV-1"]
    assert numbers(store, tab=Tab.APPROVE, acts_for=("Esther",), lent=(("ZN2", "Dominic"),)) == []
    with store.transaction() as tx:
        tx.send_back(item, version=2, person="approver", reason="Which ward?")
    assert numbers(store, tab=Tab.UNCLAIMED) == ["INV-1"]
    with store.transaction() as tx:
        tx.resubmit(item, version=3)
    assert numbers(store, tab=Tab.APPROVE, acts_for=("Dominic",)) == ["INV-1"]


def test_a_judgement_is_either_taken_up_or_withdrawn(store: Store, clock: Clock) -> None:
    mine, item = a_clerk(store), hold_one(store)
    ending = [(JudgementKind.RETURN, {"reason": "Unknown"})]

    def settle(version: int) -> None:
        with store.transaction() as tx:
            tx.settle(item, version=version, person="clerk", account=mine, judgements=ending)

    settle(1)
    assert store.new_judgements() == [], "its author may still take it back"
    with store.transaction() as tx:
        tx.take_back(item, person="clerk", account=mine)
    clock.forward(timedelta(seconds=11))
    assert store.new_judgements() == []
    settle(3)
    clock.forward(timedelta(seconds=11))
    (judgement,) = store.new_judgements()
    with store.transaction() as tx:
        assert tx.take_up([judgement]) == [judgement.id]
    with store.transaction() as tx:
        assert tx.take_up([judgement]) == []
    with pytest.raises(StaleError, match="taken that up"), store.transaction() as tx:
        tx.take_back(item, person="clerk", account=mine)
    assert [each.id for each in store.judgements_in_force([item])[item]] == [judgement.id]
    assert len(store.withdrawn(item)) == 1


def test_patients_data_and_quarantine_are_out_of_sight_with_all_that_they_are_inside_of(store: Store) -> None:
    item = hold_one(store)
    assert store.is_within(item, ALL)
    quarantine = Decision(outcome=Outcome.QUARANTINED, as_at=DAY, holds=held(HoldCode.DOC_TAMPER).holds)
    decide_again(store, item, quarantine)
    assert not store.is_within(item, ALL)
    assert store.is_within(item, Scope(organisations=None, shut=True))
    patient = Decision(outcome=Outcome.QUARANTINED, as_at=DAY, holds=held(HoldCode.IG_PCD).holds)
    decide_again(store, item, patient)
    assert not store.is_within(item, Scope(organisations=None, shut=True))
    governance = Scope(organisations=None, plain=False, patient=True)
    assert store.is_within(item, governance)
    decide_again(store, item, Decision(outcome=Outcome.RETURNED, as_at=DAY))
    assert not store.is_within(item, ALL), "what was sent back still shows a patient's data"


def test_sessions_and_accounts_are_kept_alike_by_both_databases(store: Store, clock: Clock) -> None:
    number = a_clerk(store)
    with store.transaction() as tx:
        secret = tx.begin_session(number)
        tx.save_view(number, name="Late", query="due=overdue")
        tx.save_view(number, name="Late", query="due=soon")
    session = store.session(secret)
    assert session is not None
    assert session.account.roles == {Role.CLERK}
    assert session.began_at.tzinfo is UTC
    assert abs(session.began_at - clock()) < timedelta(seconds=1)
    assert store.saved_views(number) == {"Late": "due=soon"}
    with store.transaction() as tx:
        tx.clear_sessions(seen_before=datetime.max.replace(tzinfo=UTC), began_before=datetime.min.replace(tzinfo=UTC))
    assert store.session(secret) is None
