"""A disk that takes no more in the middle of a run: the run ends and says so, and the next one finishes its work, once.

A limit on the size of files stands for it: it needs no rights, and the database meets it within a transaction.
`make soak` fills a real file system.
"""

import resource
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

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


# A real file system, with room for what an earlier day left and hardly more, in a namespace that nobody else sees.
ON_A_SMALL_DISK = """
set -e
mount -t tmpfs -o size={room}k tmpfs {disk}
cp -r {home} {disk}/home
head -c $(( $(df --output=avail -k {disk} | tail -1) * 1024 - {left} )) /dev/zero > {disk}/filler
set +e
{run} > {told} 2>&1
echo $? > {told}.code
set -e
rm {disk}/filler
{run} >> {told}.again 2>&1
{check} >> {told}.again 2>&1
"""
CAN_MOUNT = subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not CAN_MOUNT, reason="nobody may mount a file system here")
@pytest.mark.soak
@pytest.mark.parametrize("left", [4, 16, 48, 96, 160, 320])
def test_a_run_on_a_full_disk_ends_in_words_and_the_next_one_with_room_finishes_its_work(
    left: int, ubl_bills: Path, tmp_path: Path
) -> None:
    here = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    mail, masterdata, disk = ubl_bills / "mail", ubl_bills / "masterdata", tmp_path / "disk"
    payables.run(here, mail=mail, masterdata=masterdata, as_of=date(2026, 9, 30))
    disk.mkdir()
    command = f"{Path(sys.executable).with_name('counterfoil')} "
    script = ON_A_SMALL_DISK.format(
        room=32_768,
        left=left * 1024,
        disk=disk,
        home=here.home,
        told=tmp_path / "told",
        run=f"{command} run --mail {mail} --masterdata {masterdata} --as-of 2026-10-31 --home {disk}/home --workers 1",
        check=f"{command} reconcile --mail {mail} --home {disk}/home",
    )
    whole = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, check=False)
    told, again = tmp_path / "told", tmp_path / "told.again"
    assert whole.returncode == 0, whole.stderr + told.read_text() + again.read_text()
    assert (tmp_path / "told.code").read_text().strip() == "2", told.read_text()
    assert "Traceback" not in told.read_text()
    assert "make room" in told.read_text() or "use a local disk" in told.read_text()
    assert "balances: " in again.read_text()
