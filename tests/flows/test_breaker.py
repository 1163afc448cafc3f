"""A ledger that does not answer is not asked for every chunk of bills, and the note of the morning names it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from connectors.ledgers import choosing
from connectors.ledgers.base import LedgerUnavailable
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.insights import as_text, balance
from counterfoil.model.decisions import Outcome
from counterfoil.model.postings import Posted
from counterfoil.settings import Settings
from counterfoil.store import State, Store
from counterfoil.work import STOP_AFTER
from flows import payables
from flows.morning import note_of_the_day
from tests.support.clock import Clock


class Ledger(EmbeddedLedger):
    """One that is down until it is told otherwise, and counts how many bills it is asked for each time."""

    down = True
    asked: list[int] = []  # noqa: RUF012 - set by the test

    def find_all(self, keys: Sequence[str]) -> dict[str, Posted]:
        self.asked.append(len(keys))
        if self.down:
            raise LedgerUnavailable("it is down")
        return super().find_all(keys)


def test_a_ledger_that_is_down_is_asked_three_times_then_tried_by_one_bill_and_the_rest_follows(
    ubl_bills: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "clock", clock)  # type: ignore[attr-defined]
    monkeypatch.setattr(choosing, "EmbeddedLedger", Ledger)
    monkeypatch.setattr(Ledger, "asked", [])
    here = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1, chunk=2)

    def run() -> None:
        payables.run(here, mail=ubl_bills / "mail", masterdata=ubl_bills / "masterdata", as_of=date(2026, 10, 31))

    run()
    assert Ledger.asked == [2] * STOP_AFTER
    with Store.open(here) as store:
        assert {item.state for item in store.items()} == {State.WAITING}
        (system,) = store.stopped_systems()
    assert system.name == "embedded"
    note = note_of_the_day(here)
    assert note is not None
    assert not note.is_well
    assert "THE LEDGER embedded DOES NOT ANSWER: 3 failures in a row" in as_text(note)

    monkeypatch.setattr(Ledger, "down", False)
    Ledger.asked.clear()
    clock.forward(timedelta(minutes=5))
    run()
    assert Ledger.asked == [1, 2, 2, 2, 1]
    with Store.open(here) as store, EmbeddedLedger(here.ledger_url) as ledger:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        assert balance(store, ledger=ledger.postings()).faults == ()
        assert store.stopped_systems() == []
    after = note_of_the_day(here)
    assert after is not None
    assert "DOES NOT ANSWER" not in as_text(after)
