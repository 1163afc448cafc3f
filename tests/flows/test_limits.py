"""Ledgers with limits: nothing goes to one in its window, none is given more than its rate, and the rest goes on."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from connectors.ledgers import choosing
from connectors.ledgers.base import LedgerError, LedgerUnavailable
from connectors.ledgers.embedded import EmbeddedLedger
from connectors.ledgers.given import Given
from connectors.masterdata import load_masterdata
from counterfoil.insights import as_text, balance
from counterfoil.model.decisions import Outcome
from counterfoil.model.postings import Posted, Posting
from counterfoil.settings import Settings
from counterfoil.store import State, Store
from flows import payables
from flows.morning import note_of_the_day
from flows.paused import paused
from flows.reconciling import reconciled
from tests.flows.test_patience import Watch
from tests.support.command_line import Runner

FRIDAY = date(2026, 10, 31)
OTHER = "other"


class Ledger(EmbeddedLedger):
    """The embedded ledger, which also notes what it is sent, when, by the run's clock."""

    watch: Watch
    sent: list[tuple[datetime, int]] = []  # noqa: RUF012 - set by the fixture
    down = 0

    def post_many(self, postings: Sequence[Posting]) -> list[Posted | LedgerError]:
        if postings:
            self.sent.append((self.watch.now, len(postings)))
        return super().post_many(postings)

    def find_all(self, keys: Sequence[str]) -> dict[str, Posted]:
        if self.down:
            type(self).down -= 1
            raise LedgerUnavailable("it is down")
        return super().find_all(keys)


class Other(Ledger):
    extracts: Path
    sent: list[tuple[datetime, int]] = []  # noqa: RUF012 - as above


def connect(given: Given) -> Ledger:
    """A second ledger of the house's own, as `ledgers.yaml` names it by this module."""
    given.folder.mkdir(parents=True, exist_ok=True)
    ledger = Other(f"sqlite:///{given.folder}/other.db")
    ledger.load(load_masterdata(Other.extracts))
    return ledger


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(payables, "time", watch)
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "clock", watch)  # type: ignore[attr-defined]
    monkeypatch.setattr(choosing, "EmbeddedLedger", Ledger)
    monkeypatch.setattr(Ledger, "watch", watch, raising=False)
    monkeypatch.setattr(Ledger, "sent", [])
    monkeypatch.setattr(Other, "sent", [])
    monkeypatch.setattr(Ledger, "down", 0)
    return watch


@pytest.fixture
def here(tmp_path: Path, watch: Watch) -> Settings:
    del watch
    settings = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1, chunk=3)
    settings.home.mkdir()
    return settings


def run(settings: Settings, post: Path) -> None:
    payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=FRIDAY)


def all_is_posted_once(settings: Settings) -> None:
    with Store.open(settings) as store, choosing.open_ledgers(settings) as ledgers:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        assert balance(store, ledger=ledgers.postings()).faults == ()


def test_in_its_window_a_ledger_is_left_alone_the_reason_is_told_and_afterwards_all_is_posted(
    here: Settings, ubl_bills: Path, watch: Watch, cli: Runner
) -> None:
    here.ledgers.write_text("embedded:\n  windows: [Monday 09:30-11:00]\n")  # the clock shows Monday, 10:00
    run(here, ubl_bills)
    assert Ledger.sent == []
    with Store.open(here) as store:
        waiting = list(store.items(state=State.WAITING))
        said = paused(here, store)
    assert len(waiting) == 8
    assert {item.attempts for item in waiting} == {0}
    assert said == ("8 bills wait: embedded is under maintenance until 05 October, 11:00.",)
    note = note_of_the_day(here)
    assert note is not None
    assert said[0] in as_text(note)
    assert "wait for a fault to pass" not in as_text(note)
    assert "The post balances" in as_text(note)
    assert note.is_well
    told = cli("summary", "--home", here.home)
    assert said[0] in told.stdout, told.stderr
    balanced = cli("reconcile", "--home", here.home)
    assert balanced.returncode == 0, balanced.stdout
    assert said[0] in balanced.stdout
    watch.forward(timedelta(hours=1))
    run(here, ubl_bills)
    all_is_posted_once(here)


def test_what_a_ledger_keeps_from_being_paid_is_told_and_is_no_fault(
    here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(here, ubl_bills)
    monkeypatch.setattr(EmbeddedLedger, "held", lambda _, organisation: {"AP-1": f"QTY REC of {organisation}"})
    result, _ = reconciled(here)
    assert result.faults == ()
    assert result.waiting
    assert all("on hold in its ledger: 1 (AP-1: QTY REC of " in words for words in result.waiting)


def test_a_run_gives_a_ledger_no_more_than_its_rate_and_goes_on_until_all_is_posted(
    here: Settings, ubl_bills: Path, watch: Watch
) -> None:
    here.ledgers.write_text("embedded:\n  rate: 4\n")
    said, faults = [], []

    def sleep(seconds: float) -> None:
        with Store.open(here) as store:
            said.extend(paused(here, store))
        faults.extend(reconciled(here)[0].faults)
        Watch.sleep(watch, seconds)

    watch.sleep = sleep  # type: ignore[method-assign]
    run(here, ubl_bills)
    assert said[0] == "4 bills wait their turn: embedded takes at most 4 a minute."
    assert faults == []
    all_is_posted_once(here)
    assert [count for _, count in Ledger.sent] == [3, 1, 3, 1]
    begun = Ledger.sent[0][0]
    assert [round((at - begun).total_seconds()) for at, _ in Ledger.sent] == [0, 0, 60, 60]
    assert watch.slept < 65


def test_while_one_ledger_has_had_enough_or_is_closed_the_bills_of_others_are_posted(
    here: Settings, ubl_bills: Path, watch: Watch
) -> None:
    body = body_with_most_bills(ubl_bills)
    Other.extracts = ubl_bills / "masterdata"
    limits = "  rate: 1\n"
    here.ledgers.write_text(f"{OTHER}:\n  system: tests.flows.test_limits\n  organisations: [{body}]\n{limits}")
    run(here, ubl_bills)
    all_is_posted_once(here)
    assert len(Other.sent) > 1
    assert {count for _, count in Other.sent} == {1}
    assert Ledger.sent[-1][0] < Other.sent[1][0], "the others did not wait"
    assert watch.slept < 60 * len(Other.sent)


@pytest.mark.parametrize(("said", "asked"), [("  stop_after: 1\n", 1), ("  stop_after: 2\n", 2)])
def test_how_many_failures_stop_a_ledger_is_its_own_setting(
    said: str, asked: int, here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.ledgers.write_text(f"embedded:\n{said}")
    monkeypatch.setattr(Ledger, "down", 100)
    run(here, ubl_bills)
    assert 100 - Ledger.down == asked
    with Store.open(here) as store:
        assert [system.failures for system in store.stopped_systems()] == [asked]


def body_with_most_bills(post: Path) -> str:
    expected = [json.loads(line) for line in (post / "expected.jsonl").read_text().splitlines()]
    bodies: list[str] = [one["organisation"] for one in expected]
    return max(bodies, key=bodies.count)
