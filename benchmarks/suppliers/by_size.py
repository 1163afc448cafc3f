"""A million suppliers: how long the index takes to build, and how fast and how small the process is that maps it."""

import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.suppliers.families import ORGANISATION, Bill
from benchmarks.suppliers.worlds import AS_OF, scoring_world
from bots.matching import Masters
from bots.matching.suppliers import find_supplier, sender_of
from counterfoil.model.masters import Masterdata, Supplier
from flows.shelf import open_register, read_register

WARM = 200
STATUS = Path("/proc/self/status")


def measure(size: int, bills: int) -> None:
    """Build, change a few records, and ask in a process of its own."""
    world = scoring_world(size, bills)
    with tempfile.TemporaryDirectory() as name:
        shelf = Path(name)
        built = _open(world.suppliers, shelf)
        print(f"{size:,} suppliers: indexed and written in {built:.0f} s of CPU (at most 120)")
        changed = [
            replace(s, name=f"{s.name} X") if n % (size // 100) == 0 else s for n, s in enumerate(world.suppliers)
        ]
        print(f"    with 100 of them changed: {_open(changed, shelf):.1f} s of CPU")
        print(f"    the first ones again: {_open(world.suppliers, shelf):.3f} s of CPU")
        state, asked = max(shelf.glob("*/*.json"), key=lambda path: path.stat().st_mtime), shelf / "bills"
        asked.write_bytes(pickle.dumps(world.bills))
        command = [sys.executable, "-m", "benchmarks.suppliers.by_size", str(state), str(asked)]
        subprocess.run(command, check=True)


def _open(suppliers: Sequence[Supplier], shelf: Path) -> float:
    began = time.process_time()
    open_register(suppliers, shelf, as_of=AS_OF)
    return time.process_time() - began


def ask(state: Path, asked: Path) -> None:
    """In a process that has nothing but the mapped register: decide every bill."""
    register = read_register(state, as_of=AS_OF)
    masters = Masters.build(Masterdata(digest=""), as_of=AS_OF, register=register)
    bills: list[Bill] = pickle.loads(asked.read_bytes())  # noqa: S301 - written above by this very program
    senders = [sender_of(bill.document) for bill in bills]
    for sender in senders[:WARM]:
        find_supplier(sender, organisation=ORGANISATION, masters=masters)
    began = time.process_time()
    for bill in bills[WARM:]:
        find_supplier(sender_of(bill.document), organisation=ORGANISATION, masters=masters)
    rate = (len(bills) - WARM) / (time.process_time() - began)
    status = dict(line.split(":", 1) for line in STATUS.read_text(encoding="utf-8").splitlines())
    resident, own = (int(status[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))
    print(
        f"    {rate:,.0f} bills a second of a core (at least 1,000); {resident:,.0f} MB resident (at most 500),"
        f" of which {own:,.0f} MB are the process's own and the rest is mapped, shared by all"
    )


if __name__ == "__main__":
    ask(Path(sys.argv[1]), Path(sys.argv[2]))
