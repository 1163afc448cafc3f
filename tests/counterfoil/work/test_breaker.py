"""A system that fails again and again is left alone, then tried by one item, then used as ever."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from counterfoil.settings import Settings
from counterfoil.store import Store
from counterfoil.work import (
    STOP_AFTER,
    Limits,
    SystemClosedError,
    SystemPacedError,
    SystemStoppedError,
    admit,
    note_answer,
    note_failure,
    note_gone,
)
from tests.support.clock import Clock


def fail(store: Store, name: str, times: int = STOP_AFTER, *, stop_after: int = STOP_AFTER) -> None:
    for _ in range(times):
        with store.transaction() as tx:
            note_failure(store, tx, name, ConnectionError("no answer"), stop_after=stop_after)


def ask(store: Store, name: str, wanted: int = 50, limits: Limits = Limits()) -> int:  # noqa: B008 - is frozen
    with store.transaction() as tx:
        return admit(store, tx, name, wanted, limits).bills


def test_a_system_is_used_until_it_failed_three_times_in_a_row(store: Store) -> None:
    fail(store, "books", STOP_AFTER - 1)
    assert ask(store, "books") == 50
    with store.transaction() as tx:
        note_answer(tx, "books")
    fail(store, "books", STOP_AFTER - 1)
    assert ask(store, "books") == 50
    assert store.stopped_systems() == []


def test_a_stopped_system_is_left_alone_then_tried_by_one_item_and_others_are_used_meanwhile(
    store: Store, clock: Clock
) -> None:
    fail(store, "books")
    with pytest.raises(SystemStoppedError, match="books failed 3 times in a row"):
        ask(store, "books")
    assert ask(store, "other") == 50
    clock.forward(timedelta(seconds=31))
    assert ask(store, "books") == 1
    with pytest.raises(SystemStoppedError):
        ask(store, "books")
    with store.transaction() as tx:
        note_answer(tx, "books")
    assert ask(store, "books") == 50
    told = [entry.kind for entry in store.history("books")]
    assert told == ["system stopped", "system answers"]
    assert store.verify().breaks == ()


def test_whoever_tried_it_and_was_killed_keeps_nobody_from_trying_again(store: Store, clock: Clock) -> None:
    fail(store, "books")
    clock.forward(timedelta(seconds=31))
    assert ask(store, "books") == 1
    clock.forward(timedelta(minutes=3))
    assert ask(store, "books") == 1


def test_each_further_failure_leaves_it_alone_for_longer(store: Store) -> None:
    pauses = []
    fail(store, "books", STOP_AFTER - 1)
    for _ in range(12):
        fail(store, "books", 1)
        (system,) = store.stopped_systems()
        assert system.retry_at is not None
        pauses.append(round((system.retry_at - store.clock()).total_seconds()))
    assert pauses[:3] == [30, 60, 120]
    assert pauses[-1] == 3600


def test_how_many_failures_stop_a_system_is_its_own(store: Store) -> None:
    fail(store, "books", 4, stop_after=5)
    assert store.stopped_systems() == []
    fail(store, "books", 1, stop_after=5)
    fail(store, "other", 1, stop_after=1)
    assert [(each.name, each.failures) for each in store.stopped_systems()] == [("books", 5), ("other", 1)]


def test_since_when_a_system_is_stopped_stands_until_it_answers(store: Store, clock: Clock) -> None:
    before = clock.now
    fail(store, "books")
    clock.forward(timedelta(minutes=1))
    assert ask(store, "books") == 1
    fail(store, "books", 1)
    (system,) = store.stopped_systems()
    assert system.stopped_at is not None
    assert before < system.stopped_at < before + timedelta(seconds=1)
    with store.transaction() as tx:
        note_answer(tx, "books")
        assert tx.system("books").stopped_at is None


def test_a_system_is_given_no_more_within_a_minute_than_its_rate_by_all_processes_together(
    store: Store, settings: Settings, clock: Clock
) -> None:
    limits = Limits(rate=60)
    with Store.open(settings, clock=clock) as another:
        assert ask(store, "books", 50, limits) == 50
        clock.forward(timedelta(seconds=20))
        assert ask(another, "books", 50, limits) == 10
        with pytest.raises(SystemPacedError, match="books takes at most 60 bills a minute") as paced:
            ask(store, "books", 50, limits)
        assert ask(store, "other", 50, limits) == 50
        assert timedelta(seconds=39) < paced.value.until - clock.now < timedelta(seconds=40)
        clock.forward(timedelta(seconds=40))
        assert ask(store, "books", 50, limits) == 50
        with pytest.raises(SystemPacedError):
            ask(another, "books", 50, limits)


def test_the_minute_of_bills_begins_when_they_are_through(store: Store, clock: Clock) -> None:
    limits = Limits(rate=10)
    with store.transaction() as tx:
        admission = admit(store, tx, "books", 10, limits)
    clock.forward(timedelta(seconds=50))
    with store.transaction() as tx:
        note_gone(tx, admission)
    clock.forward(timedelta(seconds=50))
    with pytest.raises(SystemPacedError):
        ask(store, "books", 1, limits)
    clock.forward(timedelta(seconds=10))
    assert ask(store, "books", 10, limits) == 10


def test_of_many_that_ask_at_once_no_more_are_let_go_than_the_rate(store: Store) -> None:
    def some(_number: int) -> int:
        try:
            return ask(store, "books", 10, Limits(rate=25))
        except SystemPacedError:
            return 0

    with ThreadPoolExecutor(6) as threads:
        assert sorted(threads.map(some, range(6))) == [0, 0, 0, 5, 10, 10]


def test_a_system_with_a_rate_is_tried_by_one_bill_only_when_its_rate_allows_it(store: Store, clock: Clock) -> None:
    limits = Limits(rate=1)
    assert ask(store, "books", 1, limits) == 1
    fail(store, "books")
    clock.forward(timedelta(seconds=31))
    with pytest.raises(SystemPacedError):
        ask(store, "books", 1, limits)
    clock.forward(timedelta(seconds=30))
    assert ask(store, "books", 50, limits) == 1


def test_nothing_goes_to_a_system_in_its_maintenance_window_and_its_end_is_said_by_the_offices_clock(
    store: Store, clock: Clock
) -> None:
    limits = Limits.read({"windows": ["Monday 10:00-10:30"]})  # it is Monday, ten o'clock in British Summer Time
    with pytest.raises(SystemClosedError, match="books is under maintenance until 05 October, 10:30"):
        ask(store, "books", 50, limits)
    clock.forward(timedelta(minutes=30))
    assert ask(store, "books", 50, limits) == 50
