"""A run that is killed at any moment is finished by the next one: once in the ledger, and nothing lost."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DRIVER = Path(__file__).with_name("killing.py")
KILLED = -signal.SIGKILL

End = dict[str, Any]


def run(post: Path, homes: Path, *moments: str) -> list[End]:
    """Run with the kills of each group, `0` for none, in a home of its own a group."""
    command = [sys.executable, str(DRIVER), str(post), str(homes), *moments]
    environment = {**os.environ, "PYTHONPATH": str(DRIVER.parents[2])}
    finished = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert finished.returncode == 0, finished.stderr
    return [json.loads(line) for line in finished.stdout.splitlines()]


@pytest.fixture(scope="module")
def undisturbed(a_few_bills: Path, tmp_path_factory: pytest.TempPathFactory) -> End:
    """A run that nothing disturbs: how many moments it has, and what it leaves behind."""
    (end,) = run(a_few_bills, tmp_path_factory.mktemp("undisturbed"), "0")
    return end


def test_an_undisturbed_run_balances_and_posts_every_bill(undisturbed: End, a_few_bills: Path) -> None:
    expected = (a_few_bills / "expected.jsonl").read_text().splitlines()
    assert len(undisturbed["posted"]) == len(expected)
    assert undisturbed["faults"] == []
    assert undisturbed["ends"][0] > 2 * len(expected)


@pytest.mark.parametrize(
    "chosen",
    [
        pytest.param(5, id="some moments"),
        pytest.param(10_000, id="every moment", marks=pytest.mark.soak),
    ],
)
@pytest.mark.timeout(3600)
def test_a_run_killed_at_any_moment_is_finished_by_the_next_once_and_whole(
    chosen: int, undisturbed: End, a_few_bills: Path, tmp_path: Path
) -> None:
    moments = undisturbed["ends"][0]
    kills = range(1, moments + 1, max(1, moments // chosen))
    for end in run(a_few_bills, tmp_path, *(f"{moment},0" for moment in kills)):
        assert end["ends"][0] == KILLED, end["moments"]
        assert end["posted"] == undisturbed["posted"], end["moments"]
        assert end["faults"] == [], end["moments"]


def test_a_run_killed_again_and_again_comes_to_the_same_end(
    undisturbed: End, a_few_bills: Path, tmp_path: Path
) -> None:
    # Now in the middle of the work and now at its beginning: what ends the program three times running is held.
    middle = undisturbed["ends"][0] // 2
    (end,) = run(a_few_bills, tmp_path, f"{middle},2,{middle // 2},3,{middle // 3},4,0")
    assert end["ends"].count(KILLED) > 3
    assert end["posted"] == undisturbed["posted"]
    assert end["faults"] == []
