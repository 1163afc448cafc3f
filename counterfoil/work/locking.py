"""A lock on a file that nobody waits for; the system gives it back even after a kill."""

import fcntl
from pathlib import Path
from typing import TextIO


def taken(path: Path) -> TextIO | None:
    """The lock, held until it is closed; None where somebody else has it."""
    lock = path.open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        return None
    return lock
