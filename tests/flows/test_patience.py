"""A ledger that is down for a while: a patient run waits for it, an impatient one leaves its bills to the next."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from connectors.ledgers import choosing
from connectors.ledgers.base import LedgerUnavailable
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.insights import balance
from counterfoil.model.decisions import Outcome
from counterfoil.model.postings import Posted
from counterfoil.settings import Settings
from counterfoil.store import State, Store
from flows import payables
from tests.support.clock import Watch

ROOT = Path(__file__).parents[2]
DOWN_SECONDS = 3 * 3600


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(payables, "time", watch)
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "clock", watch)  # type: ignore[attr-defined]
    return watch


@pytest.fixture
def down(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger is down for the first three hours that the run sleeps."""

    class DownLedger(EmbeddedLedger):
        def find_all(self, keys: Sequence[str]) -> dict[str, Posted]:
            if watch.slept < DOWN_SECONDS:
                raise LedgerUnavailable("it is down")
            return super().find_all(keys)

    monkeypatch.setattr(choosing, "EmbeddedLedger", DownLedger)


def run(folder: Path, post: Path, *, patience: int) -> Settings:
    settings = replace(Settings.load(home=folder / "home", environment={}, patience=patience), workers=1)
    payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=date(2026, 10, 31))
    return settings


@pytest.mark.usefixtures("down")
def test_the_nightly_run_waits_for_a_ledger_that_is_down_for_three_hours_and_posts_each_bill_once(
    ubl_bills: Path, watch: Watch, tmp_path: Path
) -> None:
    deployed = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    (nightly,) = (each["parameters"] for each in deployed if each["name"] == "nightly")
    settings = run(tmp_path, ubl_bills, patience=nightly["patience"])
    assert DOWN_SECONDS <= watch.slept < 60 * nightly["patience"]
    with Store.open(settings) as store, EmbeddedLedger(settings.ledger_url) as ledger:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        assert balance(store, ledger=ledger.postings()).faults == ()


@pytest.mark.usefixtures("down")
@pytest.mark.parametrize(("patience", "longest"), [(0, 0), (5, 300)])
def test_a_run_whose_patience_is_over_leaves_the_bills_to_the_next(
    patience: int, longest: int, ubl_bills: Path, watch: Watch, tmp_path: Path
) -> None:
    settings = run(tmp_path, ubl_bills, patience=patience)
    assert watch.slept <= longest
    with Store.open(settings) as store:
        assert {item.state for item in store.items()} == {State.WAITING}
    watch.sleep(DOWN_SECONDS)
    run(tmp_path, ubl_bills, patience=0)
    with Store.open(settings) as store:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
