"""What is noted of a held item's causes is enough: nothing that would be decided otherwise is passed over."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterfoil.model.decisions import Outcome
from counterfoil.settings import Settings
from flows import payables
from flows.judging import would_change
from flows.releasing import release, touched
from flows.report import silent
from flows.workbench import Workbench, open_workbench

END_OF_MONTH = date(2026, 10, 31)
# Of each of these, one row in so many is not there yet when the post is first decided.
LATE = {
    "receipts": 3,
    "suppliers": 6,
    "purchase_orders": 7,
    "conversions": 1,
    "exchange_rates": 2,
    "ledger_invoices": 3,
}


@pytest.fixture
def e_invoices(sample_month: Path, tmp_path: Path) -> Path:
    """The e-invoices of the sample month, which are quick to read, with all its master data."""
    post = tmp_path / "post"
    shutil.copytree(sample_month / "masterdata", post / "masterdata")
    for path in sorted((sample_month / "mail").glob("*/*.xml")):
        target = post / path.relative_to(sample_month)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return post


def without_what_comes_late(masterdata: Path) -> dict[Path, str]:
    """Take the late rows out of the extracts; gives the texts to put back."""
    whole = {path: path.read_text(encoding="utf-8") for path in masterdata.glob("*.csv") if path.stem in LATE}
    for path, text in whole.items():
        header, *rows = text.splitlines(keepends=True)
        early = [row for place, row in enumerate(rows) if place % LATE[path.stem]]
        path.write_text(header + "".join(early), encoding="utf-8")
    return whole


def test_a_run_that_was_cut_off_after_it_had_looked_at_all_leaves_the_next_nothing_to_look_at_again(
    a_few_bills: Path, tmp_path: Path
) -> None:
    here = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    folders = {"mail": a_few_bills / "mail", "masterdata": a_few_bills / "masterdata"}

    def cut_off(bench: Workbench) -> None:
        raise RuntimeError(bench.run)

    def run(*steps: Callable[[Workbench], object]) -> None:
        with open_workbench(here, **folders, as_of=END_OF_MONTH, progress=silent) as bench:
            assert bench.news
            for step in steps:
                step(bench)

    for steps in ([cut_off], [release, cut_off]):
        with pytest.raises(RuntimeError):
            run(*steps)
    with open_workbench(here, **folders, as_of=END_OF_MONTH, progress=silent) as bench:
        assert not bench.news
    with open_workbench(here, **folders, as_of=date(2026, 11, 1), progress=silent) as bench:
        assert bench.news


def test_what_has_not_been_touched_would_be_decided_as_before(e_invoices: Path, tmp_path: Path) -> None:
    here = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    folders = {"mail": e_invoices / "mail", "masterdata": e_invoices / "masterdata"}
    late = without_what_comes_late(folders["masterdata"])
    payables.run(here, **folders, as_of=END_OF_MONTH)
    for path, text in late.items():
        path.write_text(text, encoding="utf-8")
    with open_workbench(here, **folders, as_of=END_OF_MONTH, progress=silent) as bench:
        assert not bench.rules_changed
        held = list(bench.store.items(outcome=Outcome.HELD))
        with bench.store.transaction() as tx:
            watched = bench.store.watched([item.id for item in held])
            why = touched(bench, tx, held, watched, {})
            changed = {item.id for item in held if would_change(bench, tx, item)}
        passed_over = {item: [hold.code.value for hold in bench.store.holds(item)] for item in changed - why.keys()}
    assert passed_over == {}
    assert len(changed) > len(held) // 4
