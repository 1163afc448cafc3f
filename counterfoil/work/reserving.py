"""Reserving work: whoever takes items gives back, however it ends, what was not finished."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta

from counterfoil.store import Claim, State, Store, Transaction
from counterfoil.work.backoff import backoff

# Longer than the slowest item, so that nobody takes over what is still being worked on.
LEASE = timedelta(minutes=15)


@contextmanager
def reserve(store: Store, steps: Collection[State], *, limit: int, lease: timedelta = LEASE) -> Iterator[list[Claim]]:
    """Claim up to `limit` items at these steps; leaving the block releases those that have not moved."""
    with store.transaction() as transaction:
        claims = transaction.reserve(steps, limit=limit, lease=lease)
    try:
        yield claims
    finally:
        if claims:
            with store.transaction() as transaction:
                transaction.release(claims)


def postpone(store: Store, transaction: Transaction, claim: Claim, error: Exception) -> None:
    """Let the item wait for a fault to pass, longer with each attempt."""
    transaction.wait(claim, error=error, not_before=store.clock() + backoff(claim.item.attempts))
