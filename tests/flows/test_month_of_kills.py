"""A month with every situation of the sample month, whose run is killed again and again: it balances in the end.

`COUNTERFOIL_SOAK_BILLS` and `COUNTERFOIL_SOAK_KILLS` make it smaller than the month of a shared service.
"""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.settings import Settings
from counterfoil.store import Item, State, Store
from desk.formats import item_json
from flows.reconciling import reconciled
from tests.support.post import generate

# With the hundred and more situations of the sample month, 33,000 files.
BILLS = int(os.environ.get("COUNTERFOIL_SOAK_BILLS", "32700"))
KILLS = int(os.environ.get("COUNTERFOIL_SOAK_KILLS", "20"))
FROM_KILL_TO_WORK = 60
# Often enough to see a run move, and seldom enough to leave both cores to it.
LOOK_EVERY = 0.5
SHOWN = 10


@dataclass
class Diary:
    """What the soak met: the kills, by what was under way then, and the seconds from each restart to the next move.

    `megabytes` is the most memory that each run had, in their order.
    """

    kills: Counter[str] = field(default_factory=Counter)
    restarts: list[float] = field(default_factory=list)
    megabytes: list[int] = field(default_factory=list)
    seconds: float = 0

    def look_at(self, process: int) -> None:
        """Note how much memory the run under way has had at most."""
        with suppress(FileNotFoundError):
            status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
            if most := re.search(r"VmHWM:\s+(\d+) kB", status):
                self.megabytes[-1] = int(most[1]) // 1024


class Month:
    """A home over a month of post, and its runs."""

    def __init__(self, post: Path, home: Path) -> None:
        self.post = post
        self.settings = Settings.load(home=home, environment={})
        self.files = sum(1 for path in (post / "mail").rglob("*") if path.is_file())
        self._store: Store | None = None

    def begin(self) -> "subprocess.Popen[bytes]":
        """A run in a session of its own, so that a kill takes its readers with it, as a power cut does."""
        command = [Path(sys.executable).with_name("counterfoil"), "run", "--home", self.settings.home]
        folders = ["--mail", self.post / "mail", "--masterdata", self.post / "masterdata"]
        return subprocess.Popen(
            [*command, *folders, "--as-of", "2026-10-31"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def moves(self) -> Counter[str]:
        """How many items are how far; empty before there is a store."""
        if self._store is None:
            if not (self.settings.home / "counterfoil.db").is_file():
                return Counter()
            self._store = Store.open(self.settings)
        found = Counter[str]()
        for (state, _), count in self._store.counts().items():
            found[state.value] += count
        return found

    def close(self) -> None:
        if self._store:
            self._store.close()


def until_killed(month: Month, chance: random.Random, wanted: int, diary: Diary) -> bool:
    """A run that is killed once so many items are done and a moment has passed; False where it ended before."""
    before, began = month.moves(), time.monotonic()
    diary.megabytes.append(0)
    process, moved = month.begin(), False
    while process.poll() is None:
        now = month.moves()
        if not moved and now != before:
            moved = True
            diary.restarts.append(time.monotonic() - began)
        diary.look_at(process.pid)
        if now[State.DONE.value] >= wanted:
            time.sleep(chance.random())
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            left = {state: count for state, count in month.moves().items() if state != State.DONE.value}
            diary.kills[max(left, key=left.__getitem__) if left else "nothing"] += 1
            return True
        time.sleep(LOOK_EVERY)
    _, said = process.communicate()
    assert process.returncode == 0, said.decode()
    return False


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    folder = tmp_path_factory.mktemp("month")
    made = Month(generate(folder / "post", "--bills", str(BILLS)), folder / "home")
    yield made
    made.close()


@pytest.mark.soak
@pytest.mark.timeout(6 * 3600)
def test_a_month_with_many_kills_balances(month: Month, capsys: pytest.CaptureFixture[str]) -> None:
    chance, diary, began = random.Random(20), Diary(), time.monotonic()
    for kill in range(KILLS):
        until_killed(month, chance, month.files * (kill + 1) // (KILLS + 1), diary)
    assert not until_killed(month, chance, 10 * month.files, diary)
    diary.seconds = time.monotonic() - began
    result, _ = reconciled(month.settings)
    with Store.open(month.settings) as store, EmbeddedLedger(month.settings.ledger_url) as ledger:
        items = list(store.items())
        bills = Counter(posted.posting.key for posted in ledger.postings())
        otherwise, wanted = not_as_expected(month, store)
    worn = [item.id for item in items if item.cuts or item.state is not State.DONE]
    outcomes = Counter(item.outcome.value for item in items if item.outcome)
    twice = sum(count > 1 for count in bills.values())
    rate = f"{result.files / diary.seconds:.1f} files a second"
    told = (
        f"{result.files} files, {result.items} items, {result.pages} pages in {diary.seconds:.0f} s with kills: {rate}",
        f"killed {sum(diary.kills.values())} times: "
        + ", ".join(f"{n} with {what} left" for what, n in diary.kills.items()),
        f"from a start to its first move: {', '.join(f'{each:.0f}' for each in diary.restarts)} s",
        f"memory of each run at most: {', '.join(map(str, diary.megabytes))} MB",
        "ended: " + ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common()),
        f"as expected: {wanted - len(otherwise)} of {wanted}; in the ledger {len(bills)} bills, {twice} of them twice",
        *otherwise[:SHOWN],
        f"faults: {result.faults}" if result.faults else "balances",
    )
    with capsys.disabled():
        print("\n" + "\n  ".join(told))  # noqa: T201 - a soak says what it met
    assert sum(diary.kills.values()) == KILLS
    assert result.faults == ()
    assert worn == []
    assert max(bills.values()) == 1
    assert max(diary.restarts) <= FROM_KILL_TO_WORK


def not_as_expected(month: Month, store: Store) -> tuple[list[str], int]:
    """The files that did not end as the sample says that they should, and of how many it says so."""
    lines = (month.post / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = {one["file"]: one["outcome"] for one in map(json.loads, lines) if one["part"] is None}
    whole: list[Item] = [item for item in store.items() if item.parent is None]
    ended = {shown["file"]: shown for shown in map(item_json, store.dossiers(whole))}
    others = [(file, outcome, ended[file]) for file, outcome in wanted.items() if ended[file]["outcome"] != outcome]
    told = [f"{file} should be {outcome} and is {has['outcome']}: {has['holds']}" for file, outcome, has in others]
    return told, len(wanted)
