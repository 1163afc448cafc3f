"""A clock that is set forward or back in the midst of a run: the run goes on, and nothing waits for a wrong time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from connectors.ledgers.base import LedgerUnavailable
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.insights import balance
from counterfoil.model.decisions import Outcome
from counterfoil.settings import Settings
from counterfoil.store import State, Store
from counterfoil.work import admit, note_failure
from counterfoil.work.limits import Limits
from flows import judging, payables, reading
from tests.support.clock import Clock
from tests.support.items import claim, read_one

AS_OF = date(2026, 10, 31)
A_YEAR = timedelta(days=365)


@pytest.fixture
def set_clock(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of every store that is opened."""
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "clock", clock)  # type: ignore[attr-defined]
    return clock


def jumping(patch: pytest.MonkeyPatch, where: Any, name: str, jump: Callable[[], None]) -> None:
    """Set the clock the second time that this is called."""
    whole, calls = getattr(where, name), [0]

    def at_it(*arguments: Any, **named: Any) -> Any:
        calls[0] += 1
        if calls[0] == 2:
            jump()
        return whole(*arguments, **named)

    patch.setattr(where, name, at_it)


@pytest.mark.parametrize("by", [A_YEAR, pytest.param(-A_YEAR, marks=pytest.mark.soak)], ids=["forward", "back"])
@pytest.mark.parametrize(
    "where",
    [
        pytest.param((reading, "opened_up"), id="reading"),
        pytest.param((judging, "consider"), id="deciding", marks=pytest.mark.soak),
        pytest.param((payables, "post_all"), id="posting", marks=pytest.mark.soak),
    ],
)
def test_a_run_goes_on_when_the_clock_jumps(
    where: tuple[Any, str], by: timedelta, set_clock: Clock, ubl_bills: Path, tmp_path: Path
) -> None:
    here = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1, chunk=4)
    with pytest.MonkeyPatch.context() as patch:
        jumping(patch, *where, lambda: set_clock.forward(by))
        payables.run(here, mail=ubl_bills / "mail", masterdata=ubl_bills / "masterdata", as_of=AS_OF)
    with Store.open(here) as store, EmbeddedLedger(here.ledger_url) as ledger:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        assert balance(store, ledger=ledger.postings()).faults == ()
        assert store.verify().breaks == ()


def test_what_was_put_off_or_claimed_by_a_clock_that_was_ahead_is_not_left_until_then(
    store: Store, clock: Clock
) -> None:
    clock.forward(A_YEAR)
    read = read_one(store)
    with store.transaction() as tx:
        tx.wait(read, error=TimeoutError("of ours"), not_before=clock() + timedelta(hours=1))
    clock.forward(-A_YEAR)
    due = store.next_attempt(received_by=AS_OF)
    assert due is not None
    assert due <= clock()
    (again,) = claim(store, State.READ)
    clock.forward(-A_YEAR)
    (taken_over,) = claim(store, State.READ)
    assert taken_over.item.id == again.item.id


def test_a_ledger_that_a_clock_ahead_had_stopped_is_tried_when_the_clock_is_right_again(
    store: Store, clock: Clock
) -> None:
    clock.forward(A_YEAR)
    for _ in range(3):
        with store.transaction() as tx:
            note_failure(store, tx, "books", LedgerUnavailable("it is down"), stop_after=3)
    clock.forward(-A_YEAR)
    with store.transaction() as tx:
        assert admit(store, tx, "books", 5, Limits()).bills == 1
