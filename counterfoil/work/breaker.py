"""The circuit breaker of outside systems: one that fails again and again is left alone, then tried by one item.

The half-open state of the pattern (M. Nygard, Release It!, ch. 5) is `PROBE`: for so long only one item is at it.
"""

from dataclasses import replace
from datetime import timedelta

from counterfoil.store import Store, System, Transaction
from counterfoil.work.backoff import backoff

STOP_AFTER = 3
PROBE = timedelta(minutes=2)


class SystemStoppedError(Exception):
    """An outside system is left alone for now; the message says which, and until when."""


def admit(store: Store, transaction: Transaction, name: str, wanted: int) -> int:
    """How many of these items may go to a system now: all, or one to see whether it answers again.

    Raises:
        SystemStoppedError: none may; `transaction.system` says until when.
    """
    system, now = transaction.system(name), store.clock()
    if system.retry_at is None:
        return wanted
    if system.retry_at > now:
        raise SystemStoppedError(
            f"{name} failed {system.failures} times in a row and is left alone until {system.retry_at:%H:%M:%S} UTC"
        )
    transaction.keep_system(replace(system, retry_at=now + PROBE))
    return 1


def note_answer(transaction: Transaction, name: str) -> None:
    """The system answers: it is used as ever."""
    if transaction.system(name).failures:
        transaction.keep_system(System(name=name))


def note_failure(store: Store, transaction: Transaction, name: str, error: Exception) -> None:
    """The system failed; from the third time in a row on it is left alone, longer with each time."""
    failures = transaction.system(name).failures + 1
    stopped = store.clock() + backoff(failures - STOP_AFTER + 1) if failures >= STOP_AFTER else None
    transaction.keep_system(System(name=name, failures=failures, retry_at=stopped, error=str(error)))
