"""Post in a folder: one sub-folder for each day of receipt, holding files exactly as they arrived."""

import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from connectors.mail import MailError, MailFile, Stray

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

FRESH_SECONDS = 2.0
"""A file changed within this time may still be growing."""

SETTLE_SECONDS = 0.25
"""How long a fresh file is watched; it has arrived when its size and time stay the same."""

SETTLE_ROUNDS = 8


class FolderMail:
    """The post below `folder`. Nothing in it is ever changed, and no link is followed out of it.

    `now` (seconds since the epoch) and `wait` (seconds) are the clock, given by tests.

    Raises:
        MailError: there is no such folder.
    """

    def __init__(
        self, folder: Path, *, now: Callable[[], float] = time.time, wait: Callable[[float], None] = time.sleep
    ) -> None:
        if not folder.is_dir():
            raise MailError(f"there is no folder {folder} with post; give the one that holds a sub-folder for each day")
        self._folder = folder
        self._root = folder.resolve()
        self._now = now
        self._wait = wait

    def received(self, up_to: date) -> Iterator[MailFile]:
        """The files received up to and including that day, by day and then by name.

        A file that is still being written is left for the next time; `strays` names it.
        """
        for day, folder in self._days():
            if day <= up_to:
                found = [one for one in self._walk(folder) if isinstance(one, os.DirEntry)]
                growing = self._growing(found)
                for path in sorted((entry.path for entry in found), key=self._name):
                    seen = _size_and_time(path)
                    if seen and path not in growing:
                        yield MailFile(path=Path(path), file=self._name(path), received_on=day, size=seen[0])

    def strays(self) -> Iterator[Stray]:
        """What is not taken in as post on any day: to be reported, so that nothing is lost without a word."""
        days = {folder for _, folder in self._days()}
        for entry in _listed(self._folder):
            if entry.path in days:
                found = list(self._walk(entry.path))
                yield from (one for one in found if isinstance(one, Stray))
                growing = self._growing([one for one in found if isinstance(one, os.DirEntry)])
                yield from (self._stray(path, "it is still being written") for path in sorted(growing))
            elif entry.is_dir(follow_symlinks=False):
                yield from self._all_below(entry.path)
            else:
                yield self._stray(entry.path, self._not_a_file(entry) or "it lies outside the folders of the days")

    def _days(self) -> list[tuple[date, str]]:
        days = []
        for entry in _listed(self._folder):
            if DAY.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False):
                try:
                    days.append((date.fromisoformat(entry.name), entry.path))
                except ValueError:
                    continue  # there is no such day, so its files are strays
        return sorted(days)

    def _walk(self, folder: str) -> Iterator[os.DirEntry[str] | Stray]:
        """The files of a day, at any depth, and what is not to be taken for one."""
        for entry in _listed(folder):
            if entry.name.startswith("."):
                yield self._stray(entry.path, "it is hidden, as the working files of other programs are")
            elif entry.is_dir(follow_symlinks=False):
                yield from self._walk(entry.path)
            elif why := self._not_a_file(entry):
                yield self._stray(entry.path, why)
            else:
                yield entry

    def _not_a_file(self, entry: os.DirEntry[str]) -> str | None:
        try:
            mode = entry.stat().st_mode
        except OSError:
            return "it is a link that leads nowhere"
        if entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(self._root):
            return "it is a link that leads out of the folder"
        if not stat.S_ISREG(mode):
            return "it is not a file"
        return None if os.access(entry.path, os.R_OK) else "it may not be read; give this user the right to read it"

    def _growing(self, entries: list[os.DirEntry[str]]) -> set[str]:
        """The paths of those that do not come to rest; all fresh files are watched together, so the wait is one."""
        fresh = {entry.path: _size_and_time(entry.path) for entry in entries if self._is_fresh(entry)}
        for _ in range(SETTLE_ROUNDS):
            if not fresh:
                break
            self._wait(SETTLE_SECONDS)
            later = {path: _size_and_time(path) for path in fresh}
            fresh = {path: seen for path, seen in later.items() if seen != fresh[path]}
        return set(fresh)

    def _is_fresh(self, entry: os.DirEntry[str]) -> bool:
        return abs(self._now() - entry.stat().st_mtime) < FRESH_SECONDS

    def _all_below(self, folder: str) -> Iterator[Stray]:
        for entry in _listed(folder):
            if entry.is_dir(follow_symlinks=False):
                yield from self._all_below(entry.path)
            else:
                yield self._stray(entry.path, "its folder is not named by a day such as 2026-10-05")

    def _stray(self, path: str, why: str) -> Stray:
        return Stray(path=Path(path), file=self._name(path), why=why)

    def _name(self, path: str) -> str:
        """The name relative to the post; bytes that are not UTF-8 are escaped, so that any database keeps it."""
        return os.fsencode(Path(path).relative_to(self._folder).as_posix()).decode(errors="backslashreplace")


def _listed(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise MailError(f"the post in {folder} cannot be listed ({error.strerror}); ask for read permission") from error


def _size_and_time(path: str) -> tuple[int, int] | None:
    """None when the file has gone again."""
    try:
        seen = Path(path).stat()
    except OSError:
        return None
    return seen.st_size, seen.st_mtime_ns
