"""Runs payables in processes that kill themselves at chosen moments, as a power cut would; a script.

The moments are counted: each write of the store or of the ledger has one just before it is committed and one just
after, and so has each original when its file gets its name. The script's arguments are a folder of post, a folder for
homes, and the moments; 0 never kills. For each it runs once to be killed, once more to the end, and prints a JSON line.
"""

import json
import os
import signal
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from connectors.ledgers.embedded import EmbeddedLedger
from connectors.mail.folder import FolderMail
from counterfoil.insights import balance
from counterfoil.settings import Settings
from counterfoil.store import Store
from flows import payables

LAST_DAY = date(2026, 10, 31)


class Fuse:
    """Counts moments and kills the process at the chosen one."""

    def __init__(self, kill_at: int) -> None:
        self.kill_at = kill_at
        self.count = 0
        self._one_at_a_time = threading.Lock()

    def moment(self) -> None:
        with self._one_at_a_time:
            self.count += 1
            if self.count == self.kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    def lay(self) -> None:
        """Put a moment before and after every commit of any database, and every naming of a file."""
        commit, name = sa.engine.default.DefaultDialect.do_commit, Path.replace

        def committing(dialect: Any, connection: Any) -> None:
            self.moment()
            commit(dialect, connection)
            self.moment()

        def naming(path: Path, target: Path) -> Path:
            self.moment()
            named = name(path, target)
            self.moment()
            return named

        sa.engine.default.DefaultDialect.do_commit = committing  # type: ignore[method-assign]
        Path.replace = naming  # type: ignore[method-assign]


def run(post: Path, home: Path, kill_at: int) -> int:
    """Run in a forked process; gives the moments passed, or minus the signal that ended it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        fuse = Fuse(kill_at)
        fuse.lay()
        settings = Settings.load(home=home, workers=1, environment={})
        payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=LAST_DAY)
        os.write(writing, str(fuse.count).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else int(said)


def left_behind(post: Path, home: Path) -> dict[str, Any]:
    """What is in the ledger, and what does not balance."""
    settings = Settings.load(home=home, environment={})
    ledger = EmbeddedLedger(settings.ledger_url)
    posted = [(each.posting.key, each.posting.invoice_number, str(each.posting.gross)) for each in ledger.postings()]
    received = {file.file: file.size for file in FolderMail(post / "mail").received(LAST_DAY)}
    with Store.open(settings) as store:
        result = balance(store, ledger=ledger.postings(), mail=received)
    ledger.close()
    return {"posted": sorted(posted), "faults": result.faults}


def main() -> None:
    post, homes = Path(sys.argv[1]), Path(sys.argv[2])
    for moments in sys.argv[3:]:
        home = homes / f"home-{moments}"
        ends = [run(post, home, int(moment)) for moment in moments.split(",")]
        sys.stdout.write(json.dumps({"moments": moments, "ends": ends, **left_behind(post, home)}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
