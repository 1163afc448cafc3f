"""A hold that people release again and again for one supplier becomes a row to be reviewed, and nothing more."""

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from bots.deciding import load_holds
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.rulebook import Rulebook, RuleFiles, check, mutate, run_tests
from counterfoil.settings import Settings
from counterfoil.store import Store
from flows.proposing import RuleProposal, proposals
from flows.replaying import by_these, compare
from tests.support.command_line import Runner
from tests.support.office import HALDEN
from tests.support.released import Released


def proposed(released: Released, **least: int) -> list[RuleProposal]:
    settings, rules = released.office.settings, released.office.settings.rules
    with Store.open(settings) as store:
        return proposals(store, RuleFiles.of_folder(rules), load_holds(rules / "holds.yaml"), **least)


def test_three_releases_by_two_people_become_a_row_within_what_they_released(released: Released) -> None:
    (found,) = proposed(released)
    assert (found.of.code, found.of.organisation, found.of.supplier_id) == (HoldCode.PRICE, "ZN1", HALDEN.company)
    assert (found.of.held_by, found.people, found.pounds) == ("PRC-060", ("ada", "bea"), Decimal("414.00"))
    assert found.row.when["line.price_over"] == "<= £18.00"
    assert found.row.when["line.price_over_percent"] == "<= 18%"
    assert found.row.when["line.net"] == "<= £118.00"
    assert found.row.when["bill.supplier"] == HALDEN.company
    assert found.row.then == {"outcome": "none", "hold": "none", "next": "go_on"}


def test_the_row_is_whole_and_no_change_of_it_goes_unnoticed(released: Released) -> None:
    (found,) = proposed(released)
    book = Rulebook.read(found.after)
    assert list(check(book)) == []
    report = run_tests(book)
    assert report.passed
    assert report.untested == ()


@pytest.mark.soak
def test_its_tests_notice_every_change_of_the_row(released: Released) -> None:
    (found,) = proposed(released)
    survivors = mutate(Rulebook.read(found.after)).survivors
    assert [each for each in survivors if found.row.id in str(each)] == []


def test_too_few_releases_or_people_propose_nothing(released: Released) -> None:
    assert proposed(released, times=4) == []
    assert proposed(released, people=3) == []


def test_the_diff_applies_and_lets_just_those_bills_go(released: Released, tmp_path: Path) -> None:
    (found,) = proposed(released)
    shutil.copytree(released.office.settings.rules, tmp_path / "rules")
    (tmp_path / "one.patch").write_text(found.diff, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "one.patch"], cwd=tmp_path, check=True)
    changed = RuleFiles.of_folder(tmp_path / "rules")
    assert changed.digest == found.after.digest
    with Store.open(released.office.settings) as store:
        since = min(item.received_on for item in store.items())
        compared = [*compare(store, since=since, choose=by_these(Rulebook.read(changed)))]
    (change,) = [each for each in compared if each]
    assert change.after is not None
    assert (change.after.outcome, change.pounds) == (Outcome.POSTED, Decimal("139.20"))
    assert change.step is not None
    assert change.step.row == found.row.id


def test_a_bill_that_was_refused_for_that_hold_takes_the_proposal_back(released: Released, tmp_path: Path) -> None:
    shutil.copytree(released.office.settings.home, tmp_path / "home")
    beside = Settings.load(home=tmp_path / "home", rules=released.office.settings.rules, environment={})
    with Store.open(beside) as store:
        held = store.item(released.waits)
        (hold,) = store.dossier(held).holds
        with store.transaction(actor="ada") as tx:
            body = {"reason": "Too dear", "seen": f"{hold.code}: {hold.detail}"}
            tx.judge(held.id, person="ada", kind="return", body=body)
        with store.transaction() as tx:
            tx.take_up(store.new_judgements())
        holds = load_holds(beside.rules / "holds.yaml")
        assert proposals(store, RuleFiles.of_folder(beside.rules), holds) == []


def test_the_command_writes_the_diff_and_says_what_it_would_change(
    released: Released, cli: Runner, tmp_path: Path
) -> None:
    rules = {"COUNTERFOIL_RULES": str(released.office.settings.rules)}
    arguments = ("rules", "propose", "--out", tmp_path / "out", "--home", released.office.settings.home)
    done = cli(*arguments, environment=rules)
    assert done.returncode == 0, done.stderr
    (found,) = proposed(released)
    assert "3 releases by ada, bea, of bills of £414.00 with VAT" in done.stdout
    assert "1 would change, £139.20 with VAT" in done.stdout
    assert "1 rows are proposed" in done.stdout
    assert (tmp_path / "out" / f"{found.name}.patch").read_text(encoding="utf-8") == found.diff
