"""The audit log can be searched by those who check the work, each within what is theirs to see."""

import pytest

from tests.desk.web.conftest import Visit, Worked
from tests.desk.web.test_looks import faults_of


def test_what_somebody_judged_is_found_by_item_by_person_by_kind_and_by_day(worked: Worked) -> None:
    item = worked.item("PRICE")
    worked.settle("supervisor", item, "release", release="PRICE", reason="Agreed")
    auditor, today = worked.desk.client("auditor"), worked.desk.office.today.isoformat()
    asked = {"subject": item, "actor": "supervisor", "kind": "judged", "day": today}
    for mark, value in asked.items():
        found = auditor.get("/audit", params={mark: value}).text
        assert item in found, mark
    assert "Nothing in the log fits" in auditor.get("/audit", params={**asked, "actor": "clerk"}).text
    assert "Nothing in the log fits" in auditor.get("/audit", params={**asked, "day": "2020-01-01"}).text
    assert auditor.get("/audit", params={"day": "yesterday"}).status_code == 200


def test_an_event_about_an_account_says_whose_it_is(worked: Worked) -> None:
    number = next(each.id for each in worked.desk.office.store.accounts() if each.name == "colleague")
    found = worked.desk.client("auditor").get("/audit", params={"subject": str(number)}).text
    assert '<span class="desk-quiet">Colleague</span>' in found


def test_somebody_of_another_organisation_finds_nothing_and_patients_post_is_not_named(worked: Worked) -> None:
    assert "Nothing in the log fits" in worked.desk.client("stranger").get("/audit").text
    patient = worked.item("IG_PCD")
    assert patient not in worked.desk.client("auditor").get("/audit").text


@pytest.mark.parametrize("name", ["clerk", "approver", "administrator"])
def test_those_who_do_the_work_do_not_search_the_log(worked: Worked, name: str) -> None:
    assert worked.desk.client(name).get("/audit").status_code == 403


def test_the_page_is_accessible(worked: Worked, visit: Visit) -> None:
    auditor = visit(worked.desk, "auditor")
    auditor.go("/audit?kind=decided")
    assert auditor.page.locator("tbody tr").count() > 0
    assert faults_of(auditor.page) == []
