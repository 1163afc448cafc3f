"""A system that fails again and again is left alone, then tried by one item, then used as ever."""

from datetime import timedelta

import pytest

from counterfoil.store import Store
from counterfoil.work import STOP_AFTER, SystemStoppedError, admit, note_answer, note_failure
from tests.support.clock import Clock


def fail(store: Store, name: str, times: int = STOP_AFTER) -> None:
    for _ in range(times):
        with store.transaction() as tx:
            note_failure(store, tx, name, ConnectionError("no answer"))


def ask(store: Store, name: str, wanted: int = 50) -> int:
    with store.transaction() as tx:
        return admit(store, tx, name, wanted)


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
