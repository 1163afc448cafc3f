"""One run at a time in a home."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
    with (home / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise RunInProgressError(
                f"another run is at work in {home}; wait until it ends, or use another --home"
            ) from error
        yield
