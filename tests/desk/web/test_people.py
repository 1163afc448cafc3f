"""The administrator gives people accounts and rights, and can give nobody a password or themselves more rights."""

import re

from counterfoil.model.people import Role
from tests.desk.web.conftest import Running, Visit, Worked
from tests.desk.web.test_looks import faults_of


def account(desk: Running, name: str) -> tuple[set[Role], tuple[str, ...], bool]:
    found = desk.office.store.account_with_password(name)
    assert found is not None
    return set(found[0].roles), found[0].organisations, found[0].active


def test_from_the_first_sign_in_to_a_clerk_at_work(worked: Worked, visit: Visit) -> None:
    administrator = visit(worked.desk, "administrator").page
    administrator.wait_for_url("**/people")
    administrator.get_by_label("Full name").fill("Robin Clerk")
    administrator.get_by_label("User name").fill("robin")
    administrator.get_by_label(re.compile("^Clerk: ")).check()
    administrator.get_by_label(re.compile("^ZN1 ")).check()
    assert faults_of(administrator) == []
    administrator.get_by_role("button", name="Add and make a link").click()
    link = administrator.get_by_role("status").locator("code").inner_text()
    assert faults_of(administrator) == []
    robin = visit(worked.desk).page
    robin.goto(link)
    for field in robin.locator("input[type=password]").all():
        field.fill("a long pass phrase")
    robin.keyboard.press("Enter")
    robin.wait_for_url("**/work")
    assert account(worked.desk, "robin") == ({Role.CLERK}, ("ZN1",), True)


def test_what_lacks_a_role_an_organisation_or_a_free_name_is_refused_with_the_reason(worked: Worked) -> None:
    client = worked.desk.client("administrator")
    whole = {"name": "robin", "full_name": "Robin", "roles": ["clerk"], "organisations": ["ZN1"]}
    for lacking in ("name", "full_name", "roles", "organisations"):
        refused = client.post("/people", data={**whole, lacking: []})
        assert refused.status_code == 422, lacking
        assert "needs" in refused.text
    foreign = client.post("/people", data={**whole, "organisations": ["ZX9"], "roles": ["emperor"]})
    assert foreign.status_code == 422
    assert "already" in client.post("/people", data={**whole, "name": "Clerk"}).text


def test_other_rights_sign_a_person_out_and_a_shut_account_stays_out(worked: Worked) -> None:
    client, clerk = worked.desk.client("administrator"), worked.desk.client("clerk")
    rights = {"roles": ["auditor"], "organisations": ["*", "ZN1"]}
    assert client.post("/people/clerk", data={**rights, "active": "on"}).status_code == 200
    assert account(worked.desk, "clerk") == ({Role.AUDITOR}, ("*",), True)
    assert clerk.get("/work").headers["location"].startswith("/sign-in")
    client.post("/people/clerk", data=rights)
    assert not account(worked.desk, "clerk")[2]


def test_nobody_changes_their_own_rights(worked: Worked) -> None:
    client = worked.desk.client("administrator")
    data = {"roles": ["administrator", "approver"], "organisations": ["*"], "active": "on"}
    refused = client.post("/people/administrator", data=data)
    assert refused.status_code == 422
    assert "Another administrator" in refused.text
    assert account(worked.desk, "administrator")[0] == {Role.ADMINISTRATOR}


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(worked: Worked) -> None:
    answer = worked.desk.client("administrator").post("/people/clerk/invite")
    [path] = re.findall(r"(/join/[\w-]+)", answer.text)
    owner = worked.desk.client()
    data = {"password": "another long phrase", "again": "another long phrase"}
    assert owner.post(path, data=data).headers["location"] == "/"
    assert worked.desk.client().post(path, data=data).status_code == 404


def test_an_account_that_is_not_there_is_said_to_be_none(worked: Worked) -> None:
    client = worked.desk.client("administrator")
    assert client.get("/people/nobody").status_code == 404
    assert client.post("/people/nobody/invite").status_code == 404


def test_one_account_is_accessible_and_narrow(worked: Worked, visit: Visit) -> None:
    window = visit(worked.desk, "administrator", viewport={"width": 320, "height": 800})
    window.go("/people/approver")
    assert faults_of(window.page) == []
