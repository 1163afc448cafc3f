"""Places in a home: every process that claims work sits at one, and the system frees it however the process ends."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from counterfoil.work.locking import taken

FOLDER = "places"
MOST = 256


class NoPlaceError(RuntimeError):
    """More processes are at work in one home than it has places."""


@contextmanager
def place_in(home: Path) -> Iterator[int]:
    """The first free place, kept until the block ends.

    Raises:
        NoPlaceError: there is none.
    """
    for number in range(1, MOST + 1):
        if lock := taken(_path(home, number)):
            with lock:
                yield number
            return
    raise NoPlaceError(f"{MOST} processes are at work in {home}; end some, or give the next ones a home of their own")


@contextmanager
def deserted_places(home: Path) -> Iterator[list[int]]:
    """The places that were sat at once and are not now; nobody takes one of them while the block lasts."""
    with ExitStack() as stack:
        deserted = []
        for path in sorted((home / FOLDER).glob("*.lock")):
            if lock := taken(path):
                stack.enter_context(lock)
                deserted.append(int(path.stem))
        yield deserted


def _path(home: Path, number: int) -> Path:
    folder = home / FOLDER
    folder.mkdir(exist_ok=True)
    return folder / f"{number}.lock"
