"""Reserving work: whoever takes items gives back, however it ends, what was not finished."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from counterfoil.store import Claim, State, Store, Transaction
from counterfoil.work.backoff import backoff

# Long enough for a chunk to be decided and posted; reading, which may take longer, renews it.
LEASE = timedelta(minutes=15)


@contextmanager
def reserve(
    store: Store, steps: Collection[State], *, limit: int, lease: timedelta = LEASE, received_by: date = date.max
) -> Iterator[list[Claim]]:
    """Claim up to `limit` items at these steps, received up to a day; leaving the block releases what has not moved."""
    with store.transaction() as transaction:
        claims = transaction.reserve(steps, limit=limit, lease=lease, received_by=received_by)
    try:
        yield claims
    finally:
        if claims:
            with store.transaction() as transaction:
                transaction.release(claims)


def postpone(store: Store, transaction: Transaction, claim: Claim, error: Exception) -> None:
    """Let the item wait for a fault to pass, longer with each attempt."""
    transaction.wait(claim, error=error, not_before=store.clock() + backoff(claim.item.attempts))
