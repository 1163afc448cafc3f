"""Prefect's share of the time: the same post by plain functions and as a flow run on a Prefect server, in turns.

Both are measured in processes of their own from the first line of the run to its end: by the clock, and by the
processor time of all that work for it, its readers and the server too. Run it on an otherwise idle machine.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.support.post import generate
from tests.support.prefect_server import PrefectServer, running_prefect

ROOT = Path(__file__).parents[1]
WANTED = 0.05
TICKS = os.sysconf("SC_CLK_TCK")
PLAIN = """
from datetime import date
from pathlib import Path
from counterfoil.settings import Settings
from flows import payables
def work(post, home):
    folders = {"mail": Path(post, "mail"), "masterdata": Path(post, "masterdata")}
    payables.run(Settings.load(home=Path(home)), as_of=date(2026, 10, 31), **folders)
"""
AS_A_FLOW = """
from flows import deployments
def work(post, home):
    deployments.payables(f"{post}/mail", f"{post}/masterdata", home, "2026-10-31")
"""
MEASURED = """
import sys, time
print("begun", flush=True)
began = time.perf_counter()
work(sys.argv[1], sys.argv[2])
print(time.perf_counter() - began)
"""


@dataclass
class Spent:
    """Seconds by the clock, and of all processors."""

    clock: float = 0
    cores: float = 0


def measure(program: str, post: Path, home: Path, spent: Spent, server: PrefectServer | None = None) -> None:
    """Add one run, in a process that has imported all it needs, with what its readers and the server do for it."""
    command = [sys.executable, "-c", program + MEASURED, str(post), str(home)]
    environment = {**os.environ, **(server.environment if server else {}), "PREFECT_LOGGING_LEVEL": "WARNING"}
    run = subprocess.Popen(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    sessions = [run.pid, *([server.group] if server else [])]
    assert run.stdout is not None
    run.stdout.readline()
    ticks = ticks_of(sessions)
    before = sum(ticks.values())
    while run.poll() is None:
        ticks |= ticks_of(sessions)
        time.sleep(0.1)
    spent.clock += float(run.stdout.read().splitlines()[-1])
    spent.cores += (sum(ticks.values()) - before) / TICKS


def ticks_of(sessions: Sequence[int]) -> dict[int, int]:
    """By process of these sessions, the processor time that it has had; of one that has ended it is not known."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            stat = path.read_text(encoding="utf-8").rpartition(")")[2].split()
            if int(stat[3]) in sessions:
                found[int(path.parent.name)] = int(stat[11]) + int(stat[12])
    return found


def main() -> None:
    """Print both, and Prefect's share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bills", type=int, default=600, help="clean ones; situations come on top")
    parser.add_argument("--turns", type=int, default=2)
    options = parser.parse_args()
    plain, flow = Spent(), Spent()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        post = generate(folder / "post", "--bills", str(options.bills))
        server = stack.enter_context(running_prefect(folder / "prefect"))
        for turn in range(options.turns):
            measure(PLAIN, post, folder / f"plain-{turn}", plain)
            measure(AS_A_FLOW, post, folder / f"flow-{turn}", flow, server)
        files = sum(1 for each in (post / "mail").rglob("*") if each.is_file())
    print(f"{files} files, {options.turns} times each: plain {plain.clock:.1f} s, as a flow {flow.clock:.1f} s")
    print(f"    Prefect's share by the clock {1 - plain.clock / flow.clock:.1%} (wanted: at most {WANTED:.0%})")
    print(f"    of processor time {1 - plain.cores / flow.cores:.1%}: {plain.cores:.1f} s and {flow.cores:.1f} s")


if __name__ == "__main__":
    main()
