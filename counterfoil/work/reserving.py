"""Reserving work: whoever takes items gives back, however it ends, what was not finished."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from counterfoil.store import Claim, State, Store, Transaction
from counterfoil.work.backoff import backoff

# Long enough for a chunk to be decided and posted; reading, which may take longer, renews it.
LEASE = timedelta(minutes=15)
# Of an item on which our own program fails. A ledger that is down is waited for as long as it takes.
MOST_ATTEMPTS = 3


@contextmanager
def reserve(
    store: Store,
    steps: Collection[State],
    *,
    limit: int,
    lease: timedelta = LEASE,
    received_by: date = date.max,
    not_of: Collection[str] = (),
) -> Iterator[list[Claim]]:
    """Claim up to `limit` items at these steps, received up to a day, but those of the organisations `not_of`.

    Leaving the block releases what has not moved.
    """
    with store.transaction() as transaction:
        claims = transaction.reserve(steps, limit=limit, lease=lease, received_by=received_by, not_of=not_of)
    try:
        yield claims
    finally:
        if claims:
            with store.transaction() as transaction:
                transaction.release(claims)


def is_worn_out(claim: Claim) -> bool:
    """Whether an item was attempted so often without moving that another attempt on its own would be one too many."""
    return claim.item.attempts >= MOST_ATTEMPTS or is_deadly(claim)


def is_deadly(claim: Claim) -> bool:
    """Whether the process ended without a word each time that it had this item, so that it is not to be tried again.

    After the first time an item is claimed alone: what was only in the company of the cause goes on, and a machine that
    is switched off again and again does not often meet the same one.
    """
    return claim.item.cuts >= MOST_ATTEMPTS


def postpone(store: Store, transaction: Transaction, claim: Claim, error: Exception) -> None:
    """Let the item wait for a fault to pass, longer with each attempt."""
    transaction.wait(claim, error=error, not_before=store.clock() + backoff(claim.item.attempts))
