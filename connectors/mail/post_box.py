"""Where collected post is put: the folder of its day, under a name made of its content, so that nothing comes twice."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from connectors.mail import MailError
from connectors.mail.folder import DAY

UNFINISHED = ".collecting-"
"""What the name of a file begins with while it is written; a run that is killed leaves it, and the next removes it."""

NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(slots=True, kw_only=True)
class Collected:
    """What one collection brought: files new in the folder, how many were there already, and what was left and why."""

    new: list[str] = field(default_factory=list)
    known: int = 0
    left: list[str] = field(default_factory=list)


class PostBox:
    """The post folder, into which collectors put files and never change one; `now` is the clock.

    Raises:
        MailError: the folder cannot be written to.
    """

    def __init__(self, folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now().astimezone()) -> None:
        self._folder = folder
        self._now = now
        try:
            folder.mkdir(parents=True, exist_ok=True)
            days = [each for each in folder.iterdir() if DAY.fullmatch(each.name) and each.is_dir()]
            for unfinished in (each for day in days for each in day.glob(f"{UNFINISHED}*")):
                unfinished.unlink()
            self._names = {each.name for day in days for each in day.iterdir()}
        except OSError as error:
            raise MailError(
                f"the post cannot be kept in {folder}: {error}; ask for the right to write there"
            ) from error

    def has(self, name: str) -> bool:
        """Whether a file of this name was collected on any day."""
        return name in self._names

    def keep(self, name: str, content: bytes, *, received: datetime) -> str | None:
        """Put a file into the folder of the day on which it was received, for good; None when it is there already.

        The file appears whole or not at all, and is on the disk when this returns. What a source dates in the future
        was received now.
        """
        if self.has(name):
            return None
        received = min(received, self._now())
        day = self._folder / received.date().isoformat()
        try:
            day.mkdir(exist_ok=True)
            unfinished = day / f"{UNFINISHED}{name}"
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.utime(unfinished, (received.timestamp(), received.timestamp()))
            unfinished.replace(day / name)
            _to_disk(day)
        except OSError as error:
            raise MailError(f"{day / name} cannot be written: {error.strerror}; nothing of it was kept") from error
        self._names.add(name)
        return f"{day.name}/{name}"


def file_name(stem: str, digest: str, suffix: str) -> str:
    """A name that any file system takes, and that leads out of no folder: "invoice-7-0123456789abcdef.pdf"."""
    return f"{NOT_IN_NAMES.sub('-', stem).strip('.-')[:80] or 'file'}-{digest[:16]}{NOT_IN_NAMES.sub('', suffix)[:12]}"


def _to_disk(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
