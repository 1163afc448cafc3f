"""One worker and two, measured: how much sooner a month is worked through when a second process helps the run.

Each worker has a core to itself, and the database no others than its workers have. From the start of the run to the end
of the last of them counts. Beside it two runs that have nothing to do with each other, one a core: more than what two
cores then do of the work of one no sharing of work can reach. What the machine's second core is worth by itself is told
by two processes that only count. Run it on an otherwise idle machine: `make bench`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from counterfoil.settings import Settings
from counterfoil.store import State, Store
from tests.support.post import generate
from tests.support.postgres import KillableServer, running_server

COUNTERFOIL = Path(sys.executable).with_name("counterfoil")
WANTED = 1.8
COUNT = """
import os, sys, time
os.sched_setaffinity(0, [int(sys.argv[1])])
began, n = time.perf_counter(), 0
while time.perf_counter() - began < 5:
    n += sum(range(1000)) > 0
print(n / 5)
"""
CORES = (0, 1)


@dataclass(frozen=True, kw_only=True)
class Office:
    """A month of post, a database for it, and a folder for the homes of its workers."""

    post: Path
    folder: Path
    url: str
    server: KillableServer | None

    @classmethod
    def new(cls, post: Path, folder: Path, server: KillableServer | None) -> "Office":
        """With an empty database, which is a file in the one home where no server is given."""
        folder.mkdir()
        return cls(post=post, folder=folder, url=server.url(server.create()) if server else "", server=server)

    def settings(self, core: int = CORES[0]) -> Settings:
        """Those of the worker on that core: on PostgreSQL each has a home of its own, as on another machine."""
        return Settings.load(environment=self.environment(core))

    def environment(self, core: int) -> dict[str, str]:
        """The same as the worker is told it."""
        home = self.folder / (f"home-{core}" if self.server else "home")
        told = {"HOME": str(home), "ORIGINALS": str(self.folder / "originals"), "DATABASE_URL": self.url}
        return {f"COUNTERFOIL_{name}": value for name, value in {**told, "WORKERS": "1"}.items() if value}

    def begin(self, core: int, *words: str) -> "subprocess.Popen[str]":
        """A worker on that core."""
        command = ["taskset", "--cpu-list", str(core), COUNTERFOIL, *words, "--masterdata", self.post / "masterdata"]
        environment = {**os.environ, **self.environment(core)}
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def run(self, core: int = CORES[0]) -> "subprocess.Popen[str]":
        """The run."""
        return self.begin(core, "run", "--mail", str(self.post / "mail"), "--as-of", "2026-10-31")

    def postings(self) -> int:
        """How many bills are posted; everything has to be done."""
        with Store.open(self.settings()) as store:
            assert {state for state, _ in store.counts()} == {State.DONE}
            return len(list(store.postings()))


def one(office: Office) -> float:
    """Seconds of a run alone."""
    with confined(office.server, CORES[:1]) as seconds:
        finished([office.run()])
    return seconds()


def two(office: Office) -> float:
    """Seconds of a run and of a helper that are begun together, as at night by their schedules."""
    with confined(office.server, CORES) as seconds:
        finished([office.run(), office.begin(CORES[1], "work", "--wait", "1")])
    return seconds()


def apart(offices: Sequence[Office]) -> float:
    """Seconds of runs that know nothing of each other."""
    with confined(offices[0].server, CORES) as seconds:
        finished([office.run(core) for core, office in zip(CORES, offices, strict=True)])
    return seconds()


@contextmanager
def confined(server: KillableServer | None, cores: Sequence[int]) -> Iterator[Callable[[], float]]:
    """Keep what the database does for its new clients to these cores; gives what tells the seconds since."""
    if server:
        postmaster = int((server.folder / "data/postmaster.pid").read_text().split()[0])
        os.sched_setaffinity(postmaster, cores)
    began = time.perf_counter()
    yield lambda: time.perf_counter() - began


def finished(workers: Sequence["subprocess.Popen[str]"]) -> None:
    """Wait for all."""
    for worker in workers:
        _, said = worker.communicate()
        if worker.returncode:
            raise SystemExit(said)


def counted(cores: Sequence[int]) -> float:
    """How far so many processes count a second, one a core, together."""
    command = [sys.executable, "-c", COUNT]
    counting = [subprocess.Popen([*command, str(core)], stdout=subprocess.PIPE, text=True) for core in cores]
    return sum(float(each.communicate()[0]) for each in counting)


def measure(name: str, post: Path, folder: Path, server: KillableServer | None) -> None:
    """One database."""
    folder.mkdir()
    alone, helped = (Office.new(post, folder / each, server) for each in ("alone", "helped"))
    by_one, by_two = one(alone), two(helped)
    strangers = apart([Office.new(post, folder / f"stranger-{core}", server) for core in CORES])
    posted = alone.postings()
    assert helped.postings() == posted, f"{helped.postings()} bills are posted by two and {posted} by one"
    print(f"{name}: one worker {by_one:.1f} s, two {by_two:.1f} s, two runs apart {strangers:.1f} s")
    print(f"    two workers are {by_one / by_two:.2f} times as fast as one (wanted: {WANTED})")
    print(f"    two runs apart do {2 * by_one / strangers:.2f} times the work of one in its time", flush=True)


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bills", type=int, default=1500, help="clean ones; situations come on top")
    parser.add_argument("--database", nargs="*", default=["SQLite", "PostgreSQL"])
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        post = generate(folder / "post", "--bills", str(options.bills))
        print(f"{sum(1 for each in (post / 'mail').rglob('*') if each.is_file())} files", flush=True)
        print(f"two processes that only count do {counted(CORES) / counted(CORES[:1]):.2f} times the work of one")
        if "SQLite" in options.database:
            measure("SQLite", post, folder / "sqlite", None)
        if "PostgreSQL" in options.database:
            measure("PostgreSQL", post, folder / "postgresql", stack.enter_context(running_server()))


if __name__ == "__main__":
    main()
