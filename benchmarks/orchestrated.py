"""Prefect's share of the time: the same post by plain functions and as a flow run on a Prefect server, in turns.

Both are measured from the first line of the run to its end, in processes of their own, by the clock and by the
processor time of all that work for them, the server too while it has the run. Run it on an otherwise idle machine.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.post import generate
from tests.support.prefect_server import running_prefect

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
import json, resource, sys, time
def spent():
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
began, before = time.perf_counter(), spent()
work(sys.argv[1], sys.argv[2])
print(json.dumps([time.perf_counter() - began, spent() - before]))
"""


@dataclass
class Spent:
    """Seconds by the clock, and of all processors."""

    clock: float = 0
    cores: float = 0

    def add(self, clock: float, cores: float) -> None:
        """One more run."""
        self.clock += clock
        self.cores += cores


def measured(program: str, post: Path, home: Path, environment: dict[str, str]) -> tuple[float, float]:
    """What one run took, in a process that has imported all it needs."""
    command = [sys.executable, "-c", program + MEASURED, str(post), str(home)]
    done = subprocess.run(
        command, env={**os.environ, **environment}, cwd=ROOT, check=True, capture_output=True, text=True
    )
    clock, cores = json.loads(done.stdout.splitlines()[-1])
    return clock, cores


@contextmanager
def of_server(group: int) -> Iterator[list[float]]:
    """The processor seconds that a server's processes spend in the block, once it has ended."""
    spent: list[float] = []
    before = _ticks(group)
    yield spent
    spent.append((_ticks(group) - before) / TICKS)


def _ticks(group: int) -> int:
    stats = (path.read_text().rpartition(")")[2].split() for path in Path("/proc").glob("[0-9]*/stat"))
    return sum(int(stat[11]) + int(stat[12]) for stat in stats if int(stat[2]) == group)


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
            plain.add(*measured(PLAIN, post, folder / f"plain-{turn}", {}))
            with of_server(server.group) as served:
                clock, cores = measured(AS_A_FLOW, post, folder / f"flow-{turn}", server.environment)
                time.sleep(2)  # it is still writing down what it was told
            flow.add(clock, cores + served[0])
        files = sum(1 for each in (post / "mail").rglob("*") if each.is_file())
    print(f"{files} files, {options.turns} times each: plain {plain.clock:.1f} s, as a flow {flow.clock:.1f} s")
    print(f"    Prefect's share by the clock {1 - plain.clock / flow.clock:.1%} (wanted: at most {WANTED:.0%})")
    print(f"    of processor time {1 - plain.cores / flow.cores:.1%}: {plain.cores:.1f} s and {flow.cores:.1f} s")


if __name__ == "__main__":
    main()
