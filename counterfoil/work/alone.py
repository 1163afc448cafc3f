"""One run at a time in a home."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from counterfoil.work.locking import taken


class RunInProgressError(RuntimeError):
    """Another run works in the same home."""


class NothingToHelpError(RuntimeError):
    """There is no run that another process could help."""


@contextmanager
def alone_in(home: Path) -> Iterator[None]:
    """Keep a second run out of this home; the system gives the lock back even after a kill.

    Raises:
        RunInProgressError: another run has it.
    """
    lock = taken(home / "run.lock")
    if lock is None:
        raise RunInProgressError(f"another run is at work in {home}; wait until it ends, or use another --home")
    with lock:
        yield
