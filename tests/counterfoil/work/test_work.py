"""Reserving work and waiting for faults to pass."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.model.documents import Kind
from counterfoil.store import LeaseLostError, State, Store
from counterfoil.work import backoff, postpone, reserve
from tests.support.clock import Clock
from tests.support.items import LEASE, claim, invoice, register


def test_leaving_the_block_gives_back_what_was_not_finished(store: Store) -> None:
    register(store, 1, 2)
    with reserve(store, [State.PENDING], limit=5) as claims, store.transaction() as tx:
        tx.keep_reading(claims[0], invoice(), kind=Kind.INVOICE)
    assert store.item(claims[0].item.id).state is State.READ
    (again,) = claim(store, State.PENDING)
    assert (again.item.id, again.item.attempts) == (claims[1].item.id, 1)


def test_a_fault_in_the_block_gives_everything_back(store: Store) -> None:
    register(store, 1, 2)

    def stop() -> None:
        with reserve(store, [State.PENDING], limit=5):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert len(claim(store, State.PENDING, limit=5)) == 2


def test_nothing_to_do_is_no_error(store: Store) -> None:
    with reserve(store, [State.PENDING], limit=5) as claims:
        assert claims == []


def test_what_another_took_over_is_not_given_back_from_under_it(store: Store, clock: Clock) -> None:
    register(store, 1)
    with reserve(store, [State.PENDING], limit=1, lease=LEASE) as claims:
        clock.forward(LEASE)
        (other,) = claim(store, State.PENDING)
        with pytest.raises(LeaseLostError), store.transaction() as tx:
            tx.keep_reading(claims[0], invoice(), kind=Kind.INVOICE)
    with store.transaction() as tx:
        tx.fence(other)


def test_a_fault_lets_the_item_wait_longer_each_time(store: Store, clock: Clock) -> None:
    register(store, 1)
    waits = []
    for _ in range(3):
        with reserve(store, [State.PENDING], limit=1) as (claimed,), store.transaction() as tx:
            postpone(store, tx, claimed, TimeoutError("the ledger does not answer"))
        item = store.item(claimed.item.id)
        assert item.not_before is not None
        waits.append(round((item.not_before - clock.now).total_seconds()))
        clock.forward(timedelta(hours=1))
    assert waits == [30, 60, 120]
    assert item.error == "TimeoutError: the ledger does not answer"


def test_the_wait_doubles_from_half_a_minute_to_an_hour() -> None:
    assert [backoff(attempts).total_seconds() for attempts in (0, 1, 2, 7, 8, 9)] == [30, 30, 60, 1920, 3600, 3600]


@given(st.integers(0, 10**6))
def test_the_wait_never_shrinks_and_never_exceeds_an_hour(attempts: int) -> None:
    assert backoff(attempts) <= backoff(attempts + 1) <= timedelta(hours=1)
