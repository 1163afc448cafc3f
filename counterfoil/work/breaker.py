"""When an outside system may be used: not in its maintenance windows, no faster than it bears, not while it fails.

A system that fails again and again is left alone, then tried by one item (the circuit breaker; the half-open state of
the pattern, M. Nygard, Release It!, ch. 5, is `PROBE`: for so long only one item is at it).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from counterfoil.store import Store, System, Transaction
from counterfoil.work.backoff import LONGEST, backoff
from counterfoil.work.limits import Limits
from counterfoil.work.windows import ZONE, closed_until

PROBE = timedelta(minutes=2)
MINUTE = timedelta(minutes=1)


class SystemStoppedError(Exception):
    """An outside system is left alone for now; the message says which, why, and `until` when."""

    def __init__(self, message: str, *, until: datetime) -> None:
        super().__init__(message)
        self.until = until


class SystemClosedError(SystemStoppedError):
    """The system is in a maintenance window."""


class SystemPacedError(SystemStoppedError):
    """The system has had all that it takes within a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """So many bills may go to a system now; `number` is how they were counted, where the system has a rate."""

    bills: int
    number: int | None = None


def admit(store: Store, transaction: Transaction, name: str, wanted: int, limits: Limits) -> Admission:
    """How many of these items may go to a system now: all, as many as its rate leaves, or one to see if it answers.

    Items that may go count towards the rate at once, over all processes on one database, and for a minute from when
    `note_gone` says that they are through.

    Raises:
        SystemStoppedError: none may.
    """
    now = store.clock()
    if until := closed_until(limits.windows, now):
        raise SystemClosedError(f"{name} is under maintenance until {until.astimezone(ZONE):%d %B, %H:%M}", until=until)
    left = wanted if limits.rate is None else _left_of(limits.rate, transaction, name, now=now)
    system = transaction.system(name)
    if system.retry_at is not None:
        # A time further off than we ever wait was set by a clock that was ahead.
        if now < system.retry_at <= now + max(LONGEST, PROBE):
            raise SystemStoppedError(
                f"{name} failed {system.failures} times in a row and is left alone until "
                f"{system.retry_at:%H:%M:%S} UTC",
                until=system.retry_at,
            )
        transaction.keep_system(replace(system, retry_at=now + PROBE))
        left = 1
    going = min(wanted, left)
    if limits.rate is None:
        return Admission(bills=going)
    return Admission(bills=going, number=transaction.note_admitted(name, going, forget_before=now - MINUTE))


def note_gone(transaction: Transaction, admission: Admission) -> None:
    """All of these bills were sent by now, so that their minute begins."""
    if admission.number is not None:
        transaction.note_gone(admission.number)


def _left_of(rate: int, transaction: Transaction, name: str, *, now: datetime) -> int:
    """How many more may go within the minute that ends now."""
    gone, first = transaction.admitted_since(name, now - MINUTE)
    if gone < rate or first is None:
        return rate - gone
    raise SystemPacedError(f"{name} takes at most {rate} bills a minute", until=first + MINUTE)


def note_answer(transaction: Transaction, name: str) -> None:
    """The system answers: it is used as ever."""
    if transaction.system(name).failures:
        transaction.keep_system(System(name=name))


def note_failure(store: Store, transaction: Transaction, name: str, error: Exception, *, stop_after: int) -> None:
    """The system failed; from the `stop_after`-th time in a row on it is left alone, longer with each time."""
    before = transaction.system(name)
    failures = before.failures + 1
    now = store.clock()
    stopped = now + backoff(failures - stop_after + 1) if failures >= stop_after else None
    since = (before.stopped_at or now) if stopped else None
    transaction.keep_system(System(name=name, failures=failures, retry_at=stopped, stopped_at=since, error=str(error)))
