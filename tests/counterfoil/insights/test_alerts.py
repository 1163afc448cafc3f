"""What somebody is told at once: bills about to be late, and a queue, a ledger or a bill that stands still."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from counterfoil.insights import Patience, alerts, doubts
from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Kind
from counterfoil.store import Alert, Brief, State, Store
from counterfoil.work import STOP_AFTER, note_answer, note_failure
from tests.support.clock import Clock
from tests.support.items import claim, held, intended_one, read_one, register

MONDAY = date(2026, 10, 5)
DOUBT = "LedgerInDoubt"


class LedgerInDoubt(Exception):  # noqa: N818 - named as the connectors' own
    """It may have it."""


def found(store: Store) -> Sequence[Alert]:
    return alerts(store, today=MONDAY, patience=Patience(), doubt=DOUBT)


def hold(store: Store, number: int, *, due_on: date, organisation: str = "ZN1") -> str:
    read = read_one(store, number)
    brief = Brief(number=f"INV-{number}", sender="A person", currency="GBP", gross=Decimal("120.00"), due_on=due_on)
    with store.transaction() as tx:
        tx.decide(read, held(HoldCode.PRICE), organisation=organisation, kind=Kind.INVOICE, brief=brief)
    return read.item.id


def test_nothing_is_told_of_an_empty_store_or_of_bills_that_have_time(store: Store) -> None:
    assert found(store) == ()
    hold(store, 1, due_on=MONDAY + timedelta(days=4))
    assert found(store) == ()


def test_bills_held_within_three_working_days_of_their_due_day_are_told_by_organisation(store: Store) -> None:
    late = hold(store, 1, due_on=MONDAY - timedelta(days=1))
    soon = hold(store, 2, due_on=MONDAY + timedelta(days=3))
    other = hold(store, 3, due_on=MONDAY, organisation="ZN2")
    first, second = found(store)
    assert (first.key, set(first.marks)) == ("due ZN1", {late, soon})
    assert (second.key, set(second.marks)) == ("due ZN2", {other})
    assert first.text.startswith("ZN1: 2 bills (GBP 240.00) fall due by 08 October or are overdue")
    assert late in first.text
    assert "A person" not in first.text


def test_a_queue_in_which_nothing_moves_is_told_until_something_does(store: Store, clock: Clock) -> None:
    register(store, 1)
    clock.forward(timedelta(minutes=89))
    assert found(store) == ()
    clock.forward(timedelta(minutes=2))
    (alert,) = found(store)
    assert alert.key == "queue"
    assert alert.text.startswith("1 items wait to be worked, and nothing has moved since 05 October, 09:00 UTC")
    hold(store, 2, due_on=MONDAY + timedelta(days=30))
    assert found(store) == ()


def test_what_waits_for_a_time_to_come_is_no_queue_that_stands_still(store: Store, clock: Clock) -> None:
    intended = intended_one(store)
    with store.transaction() as tx:
        tx.wait(intended, error=TimeoutError(), not_before=clock.now + timedelta(hours=8))
    clock.forward(timedelta(hours=7))
    assert found(store) == ()
    clock.forward(timedelta(hours=2))
    assert found(store) == ()
    clock.forward(timedelta(hours=1))
    (alert,) = found(store)
    assert "nothing has moved since 05 October, 17:00 UTC" in alert.text


def test_a_ledger_that_does_not_answer_for_an_hour_is_told_once_for_the_whole_time(store: Store, clock: Clock) -> None:
    def fail(times: int) -> None:
        for _ in range(times):
            with store.transaction() as tx:
                note_failure(store, tx, "trust-books", TimeoutError(), stop_after=STOP_AFTER)

    fail(STOP_AFTER)
    clock.forward(timedelta(minutes=59))
    assert found(store) == ()
    fail(1)
    clock.forward(timedelta(minutes=2))
    (alert,) = found(store)
    assert "trust-books has not answered since 05 October, 09:00 UTC (4 failures in a row)" in alert.text
    fail(1)
    (again,) = found(store)
    assert not again.has_more_than(alert.marks)
    with store.transaction() as tx:
        note_answer(tx, "trust-books")
    assert found(store) == ()


def test_bills_that_wait_for_a_ledger_that_is_left_alone_are_told_of_with_it_and_not_as_a_queue(
    store: Store, clock: Clock
) -> None:
    intended = intended_one(store)
    with store.transaction() as tx:
        tx.wait(intended, error=TimeoutError(), not_before=clock.now)
    for _ in range(STOP_AFTER):
        with store.transaction() as tx:
            note_failure(store, tx, "trust-books", TimeoutError(), stop_after=STOP_AFTER)
    clock.forward(timedelta(hours=10))
    assert [alert.key for alert in found(store)] == ["ledger trust-books"]
    with store.transaction() as tx:
        note_answer(tx, "trust-books")
    assert [alert.key for alert in found(store)] == ["queue"]


def test_a_bill_in_doubt_is_told_after_four_hours_counted_from_the_first_doubt(store: Store, clock: Clock) -> None:
    def doubt(error: Exception) -> None:
        (claimed,) = claim(store, State.POSTING)
        with store.transaction() as tx:
            tx.wait(claimed, error=error, not_before=clock.now)

    intended = intended_one(store)
    with store.transaction() as tx:
        tx.release([intended])
    doubt(TimeoutError())
    clock.forward(timedelta(hours=2))
    doubt(LedgerInDoubt("it may have it"))
    clock.forward(timedelta(hours=3))
    doubt(LedgerInDoubt("it may have it"))
    assert doubts(store, store.items(state=State.WAITING), fault=DOUBT) == ()
    clock.forward(timedelta(hours=1, minutes=1))
    (found_one,) = doubts(store, store.items(state=State.WAITING), fault=DOUBT)
    assert found_one.item.id == intended.item.id
    assert abs(found_one.since - clock.now + timedelta(hours=4, minutes=1)) < timedelta(seconds=1)
    (alert,) = (each for each in found(store) if each.key == "doubt")
    assert alert.marks == (intended.item.id,)
    assert "do not enter it before you are sure" in alert.text


def test_what_was_told_is_told_again_only_with_something_new_in_it(store: Store) -> None:
    first = Alert(key="due ZN1", marks=("a", "b"), text="")
    with store.transaction() as tx:
        tx.keep_told([first], kinds={"due"})
    told = store.told_marks()
    assert told == {"due ZN1": ("a", "b")}
    assert not replace(first, marks=("b",)).has_more_than(told["due ZN1"])
    assert replace(first, marks=("b", "c")).has_more_than(told["due ZN1"])
    with store.transaction() as tx:
        tx.keep_told([], kinds={"queue"})
    assert store.told_marks() == told
    with store.transaction() as tx:
        tx.keep_told([], kinds={"due", "queue"})
    assert store.told_marks() == {}
