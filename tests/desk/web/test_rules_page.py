"""The rules in force can be read at the desk: each row with what it needs, where it stands, and the tests it meets."""

from tests.desk.web.conftest import Visit, Worked
from tests.desk.web.test_looks import faults_of


def test_a_pack_is_shown_with_its_rows_and_its_tests_each_run_just_now(worked: Worked) -> None:
    office = worked.desk.office
    text = worked.desk.client("auditor").get("/rules?pack=supplier").text
    cases = [case for case in office.rulebook.policy(None).rules.cases if case.pack == "supplier"]
    assert f"{len(cases)} of {len(cases)} are met" in text
    for word in ("CHO-010", "national/supplier.yaml", "hold: BANK_DIFF", *(case.name for case in cases[:3])):
        assert word in text


def test_the_rules_of_an_organisation_are_its_own_and_of_another_nobody_sees_more_than_those_for_all(
    worked: Worked,
) -> None:
    own = next(body.organisation for body in worked.desk.office.masters().organisations.values())
    assert f'value="{own}" selected' in worked.desk.client("auditor").get(f"/rules?organisation={own}").text
    stranger = worked.desk.client("stranger").get(f"/rules?organisation={own}").text
    assert own not in stranger
    assert "Rules in force" in worked.desk.client("clerk").get("/rules?pack=no-such&organisation=nowhere").text


def test_the_page_is_accessible_and_reached_from_the_menu(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    clerk.page.get_by_role("link", name="Rules", exact=True).click()
    clerk.page.get_by_role("heading", name="Their tests").wait_for()
    clerk.page.get_by_label("Rules about").select_option("supplier")
    clerk.page.get_by_role("button", name="Show").click()
    clerk.page.locator("#CHO-010").wait_for()
    assert faults_of(clerk.page) == []
