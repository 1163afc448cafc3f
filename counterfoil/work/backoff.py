"""How long an item waits for a fault to pass: half a minute, doubled with each attempt, never above an hour."""

from datetime import timedelta

FIRST = timedelta(seconds=30)
LONGEST = timedelta(hours=1)


def backoff(attempts: int) -> timedelta:
    """The wait after the n-th attempt (from 1); the same for the same number, so that a run can be foretold."""
    doublings = min(max(attempts, 1) - 1, 16)
    return min(FIRST * (1 << doublings), LONGEST)
