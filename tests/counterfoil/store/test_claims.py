"""Claims: in order, to one worker only, and worth nothing once they lapse."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Kind
from counterfoil.model.postings import Posted
from counterfoil.store import Claim, LeaseLostError, State, Store, Transaction
from counterfoil.work import is_worn_out
from tests.support.clock import Clock
from tests.support.items import (
    DAY,
    LEASE,
    claim,
    held,
    intended_one,
    invoice,
    new_file,
    posting,
    read_one,
    register,
    to_post,
)

MOVES: dict[str, Callable[[Transaction, Claim], object]] = {
    "fence": lambda tx, lapsed: tx.fence(lapsed),
    "renew": lambda tx, lapsed: tx.renew([lapsed], lease=LEASE),
    "read": lambda tx, lapsed: tx.keep_reading(lapsed, invoice("INV-9"), kind=Kind.INVOICE),
    "decide": lambda tx, lapsed: tx.decide(lapsed, held(HoldCode.PRICE), organisation="ZN1"),
    "wait": lambda tx, lapsed: tx.wait(lapsed, error=TimeoutError(), not_before=lapsed.until),
}


def test_work_is_claimed_in_the_order_of_the_post(store: Store) -> None:
    with store.transaction() as tx:
        tx.register([new_file(2), new_file(1, day=date(2026, 10, 4)), new_file(1)])
    files = [claimed.item.file for claimed in claim(store, State.PENDING, limit=3)]
    assert files == ["2026-10-04/0001.pdf", "2026-10-05/0001.pdf", "2026-10-05/0002.pdf"]


def test_what_is_decided_is_claimed_by_priority_and_then_by_when_payment_falls_due(store: Store) -> None:
    decided = []
    for number, days in ((1, 30), (2, 10), (3, 40), (4, 30)):
        read = read_one(store, number)
        intent = replace(posting(f"INV-{number}"), due_date=DAY + timedelta(days=days))
        with store.transaction() as tx:
            tx.decide(read, to_post(intent), organisation="ZN1", supplier_id="S1")
        decided.append(read.item.id)
    late, soon, urgent, alike = decided
    with store.transaction(actor="s.upervisor") as tx:
        tx.prioritise(urgent, 1)
    order = [claimed.item.id for claimed in claim(store, State.POSTING, limit=4)]
    assert order == [urgent, soon, late, alike]
    assert [store.item(item).due_on for item in order[:2]] == [DAY + timedelta(days=40), DAY + timedelta(days=10)]
    told = store.history(urgent)[-1]
    assert (told.kind, told.actor, dict(told.body)) == ("prioritised", "s.upervisor", {"priority": "1"})


def test_no_priority_has_post_read_or_decided_out_of_the_order_of_receipt(store: Store) -> None:
    register(store, 1, 2)
    (first, second) = (item.id for item in store.items())
    with store.transaction() as tx:
        tx.prioritise(second, 1)
    assert [claimed.item.id for claimed in claim(store, State.PENDING, limit=2)] == [first, second]


def test_what_is_claimed_is_not_claimed_again_until_its_lease_lapses(store: Store, clock: Clock) -> None:
    register(store, 1)
    (first,) = claim(store, State.PENDING)
    assert claim(store, State.PENDING) == []
    clock.forward(LEASE)
    (second,) = claim(store, State.PENDING)
    assert [(each.item.attempts, each.item.cuts) for each in (first, second)] == [(1, 0), (1, 1)]
    assert first.token != second.token


def test_a_released_item_is_free_and_its_attempt_given_back(store: Store) -> None:
    register(store, 1)
    claims = claim(store, State.PENDING)
    with store.transaction() as tx:
        tx.release(claims)
    (again,) = claim(store, State.PENDING)
    assert again.item.attempts == 1


def test_releasing_does_not_touch_what_moved_or_what_another_has_taken_over(store: Store, clock: Clock) -> None:
    register(store, 1, 2)
    claims = claim(store, State.PENDING, limit=2)
    with store.transaction() as tx:
        tx.keep_reading(claims[0], invoice(), kind=Kind.INVOICE)
    clock.forward(LEASE)
    (other,) = claim(store, State.PENDING)
    with store.transaction() as tx:
        tx.release(claims)
        tx.fence(other)
    assert store.item(claims[0].item.id).state is State.READ


def test_a_renewed_claim_outlives_its_first_lease(store: Store, clock: Clock) -> None:
    register(store, 1)
    claims = claim(store, State.PENDING)
    clock.forward(LEASE - timedelta(seconds=1))
    with store.transaction() as tx:
        (renewed,) = tx.renew(claims, lease=LEASE)
    clock.forward(timedelta(minutes=1))
    with store.transaction() as tx:
        tx.fence(renewed)
        tx.keep_reading(renewed, invoice(), kind=Kind.INVOICE)


@pytest.mark.parametrize("taken_over", [False, True], ids=["nobody took it", "another took it"])
@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES)
def test_a_lapsed_claim_writes_nothing(
    store: Store, clock: Clock, *, move: Callable[[Transaction, Claim], object], taken_over: bool
) -> None:
    lapsed = read_one(store)
    clock.forward(LEASE)
    if taken_over:
        claim(store, State.READ)
    before = store.item(lapsed.item.id)
    with pytest.raises(LeaseLostError, match=lapsed.item.id), store.transaction() as tx:
        move(tx, lapsed)
    assert store.item(lapsed.item.id) == before
    assert [entry.kind for entry in store.history(before.id)] == ["registered", "read"]
    assert store.reading(before.id) == invoice("INV-1")


def test_a_lapsed_claim_confirms_no_posting(store: Store, clock: Clock) -> None:
    lapsed = intended_one(store)
    clock.forward(LEASE)
    receipt = Posted(system="embedded", reference="L-1", posting=posting("INV-1"))
    with pytest.raises(LeaseLostError), store.transaction() as tx:
        tx.confirm_posted(lapsed, receipt)
    (record,) = store.postings()
    assert record.posted is None


def test_a_move_ends_the_claim(store: Store) -> None:
    register(store, 1)
    (claimed,) = claim(store, State.PENDING)
    with store.transaction() as tx:
        tx.keep_reading(claimed, invoice(), kind=Kind.INVOICE)
    with pytest.raises(LeaseLostError), store.transaction() as tx:
        tx.keep_reading(claimed, invoice(), kind=Kind.INVOICE)


def test_a_waiting_item_is_taken_up_again_where_it_stood_once_its_time_has_come(store: Store, clock: Clock) -> None:
    intended = intended_one(store)
    with store.transaction() as tx:
        tx.wait(intended, error=TimeoutError("no answer"), not_before=clock.now + timedelta(minutes=1))
    item = store.item(intended.item.id)
    assert (item.state, item.step, item.error) == (State.WAITING, State.POSTING, "TimeoutError: no answer")
    assert claim(store, State.POSTING) == []
    clock.forward(timedelta(minutes=2))
    assert claim(store, State.READ) == []
    (again,) = claim(store, State.POSTING)
    assert again.item.attempts == 2


def test_what_a_fault_says_stays_out_of_the_audit_log(store: Store, clock: Clock) -> None:
    read = read_one(store)
    with store.transaction() as tx:
        tx.wait(read, error=ValueError("Mrs Jones, NHS 943 476 5919"), not_before=clock())
    assert store.history(read.item.id)[-1].body == {"error": "ValueError", "attempts": "1", "step": "read"}


def test_eight_workers_claim_everything_and_nothing_twice(store: Store) -> None:
    register(store, *range(1, 201))

    def work(_worker: int) -> list[Claim]:
        mine: list[Claim] = []
        while claims := claim(store, State.PENDING, limit=7):
            with store.transaction() as tx:
                for claimed in claims:
                    tx.keep_reading(claimed, invoice(), kind=Kind.INVOICE)
            mine += claims
        return mine

    with ThreadPoolExecutor(8) as pool:
        claimed = [taken.item.id for batch in pool.map(work, range(8)) for taken in batch]
    assert len(claimed) == len(set(claimed)) == 200
    assert store.counts() == {(State.READ, None): 200}
    verification = store.verify()
    assert (verification.events, verification.breaks) == (400, ())


def test_what_was_at_work_when_a_process_ended_is_claimed_alone_until_it_has_moved(store: Store) -> None:
    register(store, 1, 2, 3, 4)
    in_hand = claim(store, State.PENDING, limit=2)
    with store.transaction() as tx:
        tx.take_back_leases([store.holder_at(store.place)])
        assert tx.reserve([State.PENDING], limit=9, lease=LEASE, suspects=False) == []
    (first,) = claim(store, State.PENDING, limit=9)
    assert (first.item.id, first.item.attempts, first.item.cuts) == (in_hand[0].item.id, 1, 1)
    with store.transaction() as tx:
        tx.keep_reading(first, invoice(), kind=Kind.INVOICE)
    (second,) = claim(store, State.PENDING, limit=9)
    assert (second.item.id, second.item.cuts) == (in_hand[1].item.id, 1)
    assert [each.item.cuts for each in claim(store, State.PENDING, limit=9)] == [0, 0]
    assert [each.item.cuts for each in claim(store, State.READ, limit=9)] == [0], (
        "it has moved, so it was not the cause"
    )


def test_a_fault_after_kills_counts_as_the_first_attempt(store: Store, clock: Clock) -> None:
    read_one(store)
    for _ in range(2):
        with store.transaction() as tx:
            tx.take_back_leases([store.holder_at(store.place)])
        (again,) = claim(store, State.READ)
    assert (again.item.attempts, again.item.cuts) == (1, 2)
    assert not is_worn_out(again)
    with store.transaction() as tx:
        tx.wait(again, error=ValueError("of ours"), not_before=clock())
    (after,) = claim(store, State.READ)
    assert (after.item.attempts, after.item.cuts) == (2, 0)
