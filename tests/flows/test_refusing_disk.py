"""A disk that takes no more in the middle of a run: the run ends and says so, and the next one finishes its work, once.

A limit on the size of files stands for it: it needs no rights, and the database meets it within a transaction.
"""

import resource
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.insights import balance
from counterfoil.model.decisions import Outcome
from counterfoil.settings import Settings
from counterfoil.store import Store
from flows import payables


def test_a_disk_that_takes_no_more_ends_the_run_in_words_and_the_next_run_finishes_its_work(
    ubl_bills: Path, tmp_path: Path
) -> None:
    here = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    mail, masterdata = ubl_bills / "mail", ubl_bills / "masterdata"
    payables.run(here, mail=mail, masterdata=masterdata, as_of=date(2026, 9, 30))
    room = max(path.stat().st_size for path in here.home.glob("*.db*")) + 16_384

    def no_more_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    command = [Path(sys.executable).with_name("counterfoil"), "run", "--mail", mail, "--masterdata", masterdata]
    full = subprocess.run(
        [*map(str, command), "--as-of", "2026-10-31", "--home", str(here.home), "--workers", "1"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=no_more_room,
    )
    assert full.returncode == 2, full.stdout + full.stderr
    assert "Traceback" not in full.stderr
    assert "counterfoil.db: the disk cannot be read or written" in full.stderr
    payables.run(here, mail=mail, masterdata=masterdata, as_of=date(2026, 10, 31))
    with Store.open(here) as store, EmbeddedLedger(here.ledger_url) as ledger:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        assert balance(store, ledger=ledger.postings()).faults == ()
        assert store.verify().breaks == ()
