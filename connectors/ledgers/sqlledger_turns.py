"""SQL-Ledger lets one session live for each login, so the workers of one machine take turns at it."""

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, LOCK_UN, flock
from pathlib import Path

from connectors.ledgers.base import LedgerUnavailable

ALONE_SECONDS = 120
"""How long to wait until another worker of this machine is done with the same login."""


@contextmanager
def alone_on(url: str, login: str) -> Iterator[None]:
    """Work as this login at this address while no other worker of this machine does.

    On different machines the session itself keeps them apart: who signs in ends the other's, whose next press of a
    button then does nothing.

    Raises:
        LedgerUnavailable: another worker is at it for too long.
    """
    name = hashlib.sha256(f"{url} {login}".encode()).hexdigest()[:16]
    lock = os.open(Path(tempfile.gettempdir()) / f"counterfoil-screens-{name}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _wait_for(lock, login)
        yield
    finally:
        flock(lock, LOCK_UN)
        os.close(lock)


def _wait_for(lock: int, login: str) -> None:
    until = time.monotonic() + ALONE_SECONDS
    while True:
        try:
            return flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise LedgerUnavailable(
                    f"another worker has been at the screens of {login} for long; try again"
                ) from None
            time.sleep(0.05)
