"""A run that is killed at any moment is finished by the next one: once in the ledger, and nothing lost."""

import os
import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from connectors.ledgers.embedded import EmbeddedLedger
from connectors.mail.folder import FolderMail
from counterfoil.insights import balance
from counterfoil.model.postings import Posted
from counterfoil.settings import Settings
from counterfoil.store import Store

DRIVER = Path(__file__).with_name("killing.py")
LAST_DAY = date(2026, 10, 31)


def run(post: Path, home: Path, *, kill_at: int = 0) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(DRIVER), str(post), str(home), str(kill_at)]
    environment = {**os.environ, "PYTHONPATH": str(DRIVER.parents[2])}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def in_the_ledger(home: Path) -> dict[str, tuple[str, Decimal]]:
    ledger = EmbeddedLedger(Settings.load(home=home, environment={}).ledger_url)
    posted: list[Posted] = list(ledger.postings())
    ledger.close()
    found = {each.posting.key: (each.posting.invoice_number, each.posting.gross) for each in posted}
    assert len(found) == len(posted), "a bill is in the ledger twice"
    return found


def faults(home: Path, post: Path) -> tuple[str, ...]:
    settings = Settings.load(home=home, environment={})
    ledger = EmbeddedLedger(settings.ledger_url)
    received = {file.file: file.size for file in FolderMail(post / "mail").received(LAST_DAY)}
    with Store.open(settings) as store:
        result = balance(store, ledger=ledger.postings(), mail=received)
    ledger.close()
    return result.faults


@pytest.fixture(scope="module")
def undisturbed(
    a_few_bills: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, dict[str, tuple[str, Decimal]]]:
    """How many moments an undisturbed run has, and what it leaves in the ledger."""
    home = tmp_path_factory.mktemp("undisturbed") / "home"
    finished = run(a_few_bills, home)
    assert finished.returncode == 0, finished.stderr
    return int(finished.stdout), in_the_ledger(home)


def test_an_undisturbed_run_balances_and_posts_every_bill(
    undisturbed: tuple[int, dict[str, tuple[str, Decimal]]], a_few_bills: Path
) -> None:
    moments, posted = undisturbed
    expected = (a_few_bills / "expected.jsonl").read_text().splitlines()
    assert len(posted) == len(expected)
    assert moments > 2 * len(expected)


@pytest.mark.timeout(900)
def test_a_run_killed_at_any_moment_is_finished_by_the_next_once_and_whole(
    undisturbed: tuple[int, dict[str, tuple[str, Decimal]]], a_few_bills: Path, tmp_path: Path
) -> None:
    moments, posted = undisturbed
    soak = bool(os.environ.get("COUNTERFOIL_SOAK"))
    chosen = range(1, moments + 1) if soak else range(1, moments + 1, max(1, moments // 24))
    for moment in chosen:
        home = tmp_path / f"home-{moment}"
        killed = run(a_few_bills, home, kill_at=moment)
        assert killed.returncode == -signal.SIGKILL, (moment, killed.stderr)
        again = run(a_few_bills, home)
        assert again.returncode == 0, (moment, again.stderr)
        assert in_the_ledger(home) == posted, f"killed at moment {moment}"
        assert faults(home, a_few_bills) == (), f"killed at moment {moment}"


def test_a_run_killed_again_and_again_comes_to_the_same_end(
    undisturbed: tuple[int, dict[str, tuple[str, Decimal]]], a_few_bills: Path, tmp_path: Path
) -> None:
    _, posted = undisturbed
    home = tmp_path / "home"
    kills = 0
    for moment in (9, 14, 19, 12, 16, 21):
        kills += run(a_few_bills, home, kill_at=moment).returncode == -signal.SIGKILL
    assert run(a_few_bills, home).returncode == 0
    assert kills > 2
    assert in_the_ledger(home) == posted
    assert faults(home, a_few_bills) == ()
