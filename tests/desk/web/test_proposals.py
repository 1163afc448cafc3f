"""The page of proposed rules: the evidence and the diff, for those who may see all of it; nothing is changed there."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterfoil.model.people import Role
from counterfoil.rulebook import RuleFiles
from counterfoil.settings import Settings
from counterfoil.store import Store
from tests.desk.web.conftest import Running, Visit, add_person, serving
from tests.desk.web.test_looks import faults_of
from tests.support.office import HALDEN
from tests.support.released import Released

NAME = f"PRC-059-ZN1-{HALDEN.company}"


@pytest.fixture
def proposing(released: Released, tmp_path: Path) -> Iterator[Running]:
    """A desk over a copy of the office, with an auditor, and a supervisor of another organisation."""
    shutil.copytree(released.office.settings.home, tmp_path / "home")
    settings = Settings.load(home=tmp_path / "home", rules=released.office.settings.rules, environment={})
    with Store.open(settings) as store:
        add_person(store, "auditor", Role.AUDITOR)
        add_person(store, "stranger", Role.SUPERVISOR, organisations=("ZZ9",))
    with serving(settings) as running:
        yield running


def test_a_proposal_is_shown_with_its_evidence_and_its_diff_to_those_who_see_all_of_it(
    proposing: Running, released: Released, visit: Visit
) -> None:
    rules = RuleFiles.of_folder(proposing.office.settings.rules)
    auditor = visit(proposing, "auditor", java_script_enabled=False)
    auditor.go("/proposals")
    text = auditor.page.locator("main").inner_text()
    for word in ("PRC-059", "Released 3 times by ada, bea", "£414.00", "Their surcharge was agreed", *released.items):
        assert word in text
    patch = proposing.client("auditor").get(f"/proposals/{NAME}")
    assert patch.text.startswith("--- a/rules/national/tolerances.yaml")
    assert "+      - id: PRC-059" in patch.text
    stranger = proposing.client("stranger")
    assert "Nothing is proposed" in stranger.get("/proposals").text
    assert stranger.get(f"/proposals/{NAME}").status_code == 404
    assert RuleFiles.of_folder(proposing.office.settings.rules).digest == rules.digest


def test_the_page_is_accessible(proposing: Running, visit: Visit) -> None:
    auditor = visit(proposing, "auditor")
    auditor.go("/proposals")
    auditor.page.locator("summary").click()
    assert faults_of(auditor.page) == []
    auditor.page.screenshot(path="/tmp/shot-proposals.png", full_page=True)
