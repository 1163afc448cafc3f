"""Runs payables in a process that kills itself at a chosen moment, as a power cut would; a script.

The moments are counted: each write of the store or of the ledger has one just before it is committed and one just
after, and so has each original when its file gets its name. `kill_at` 0 never kills; the count is printed.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from counterfoil.settings import Settings
from flows import payables


class Fuse:
    """Counts moments and kills the process at the chosen one."""

    def __init__(self, kill_at: int) -> None:
        self.kill_at = kill_at
        self.count = 0

    def moment(self, *_: object) -> None:
        self.count += 1
        if self.count == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)


def round_commits(fuse: Fuse) -> None:
    """A moment before and after every commit of any database."""
    original = sa.engine.default.DefaultDialect.do_commit

    def committing(dialect: Any, connection: Any) -> None:
        fuse.moment()
        original(dialect, connection)
        fuse.moment()

    sa.engine.default.DefaultDialect.do_commit = committing  # type: ignore[method-assign]


def round_names(fuse: Fuse) -> None:
    """A moment before and after an original gets its name."""
    original = Path.replace

    def naming(path: Path, target: Path) -> Path:
        fuse.moment()
        named = original(path, target)
        fuse.moment()
        return named

    Path.replace = naming  # type: ignore[method-assign]


def run(mail: Path, masterdata: Path, home: Path, kill_at: int) -> int:
    fuse = Fuse(kill_at)
    round_commits(fuse)
    round_names(fuse)
    settings = Settings.load(home=home, workers=1)
    payables.run(settings, mail=mail, masterdata=masterdata, as_of=date(2026, 10, 31))
    return fuse.count


if __name__ == "__main__":
    folder, home, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    sys.stdout.write(f"{run(folder / 'mail', folder / 'masterdata', home, first)}\n")
