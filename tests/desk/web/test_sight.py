"""Who sees what: organisations, patients' data, and what is shut away, at every route that shows an item."""

import re

import pytest

from counterfoil.model.people import Role
from desk.web.permissions import GRANTS, ROUTES, Permission
from tests.desk.web.conftest import Worked

OF_ITEMS = [line for line in ROUTES if "{item}" in line]


def tried(worked: Worked, name: str, line: str, item: str) -> int:
    method, path = line.split()
    path = re.sub(r"\{number\}", "1", path.replace("{item}", item))
    return (
        worked.desk.client(name).request(method, path, data={"version": "0"} if method == "POST" else None).status_code
    )


def test_an_item_of_another_organisation_does_not_exist_at_any_route(worked: Worked) -> None:
    item = worked.item("PRICE")
    assert {line: tried(worked, "stranger", line, item) for line in OF_ITEMS} == dict.fromkeys(OF_ITEMS, 404)


@pytest.mark.parametrize("role", list(Role))
def test_patients_data_is_seen_by_information_governance_and_by_nobody_else(worked: Worked, role: Role) -> None:
    item = worked.item("IG_PCD")
    for line in OF_ITEMS:
        status = tried(worked, role.value, line, item)
        if role not in GRANTS[ROUTES[line]]:
            assert status == 403, line
        elif role is Role.INFORMATION_GOVERNANCE:
            assert status not in {403, 500}, line
        else:
            assert status == 404, line
    assert (item in worked.desk.client(role.value).get("/work?tab=all").text) == (role is Role.INFORMATION_GOVERNANCE)


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.CLERK, 404), (Role.APPROVER, 404), (Role.SUPERVISOR, 200), (Role.AUDITOR, 200)],
)
def test_what_is_quarantined_is_seen_by_few(worked: Worked, role: Role, sees: int) -> None:
    item = worked.item("DOC_TAMPER")
    assert worked.desk.client(role.value).get(f"/items/{item}").status_code == sees


def test_information_governance_sees_no_other_work(worked: Worked) -> None:
    client = worked.desk.client("information_governance")
    assert client.get(f"/items/{worked.item('PRICE')}").status_code == 404
    assert worked.item("PRICE") not in client.get("/work?tab=all").text


def test_post_that_nobody_is_known_to_be_billed_is_seen_by_those_who_work_for_all(worked: Worked) -> None:
    item = worked.item("ENTITY")
    assert worked.desk.client("clerk").get(f"/items/{item}").status_code == 200
    assert worked.desk.client("stranger").get(f"/items/{item}").status_code == 404


def test_an_auditor_sees_all_and_changes_nothing(worked: Worked) -> None:
    item = worked.item("PRICE")
    changes = [line for line in OF_ITEMS if line.startswith("POST") and ROUTES[line] is not Permission.SEE_WORK]
    assert {tried(worked, "auditor", line, item) for line in changes} == {403}
    page = worked.desk.client("auditor").get(f"/items/{item}").text
    assert 'value="settle"' not in page
    assert worked.desk.client("auditor").get(f"/items/{item}/history").status_code == 200


def test_several_at_once_leave_alone_what_is_not_in_sight(worked: Worked) -> None:
    item = worked.item("IG_PCD")
    form = {"chosen": f"{item}:{worked.version(item)}"}
    assert "0+of+1" in worked.desk.client("clerk").post("/work/take", data=form).headers["location"]
    assert worked.desk.office.store.work_item(item).assignee is None  # type: ignore[union-attr]


def test_the_pictures_of_an_item_are_those_of_its_own_pages(worked: Worked) -> None:
    client, item = worked.desk.client("clerk"), worked.item("PRICE")
    picture = client.get(f"/items/{item}/pages/1/picture")
    assert picture.content.startswith(b"\x89PNG")
    assert picture.headers["cache-control"] == "private, max-age=900"
    assert client.get(f"/items/{item}/pages/99/picture").status_code == 404
    assert client.get(f"/items/{item}/pages/1/words").text.count("<rect") > 20


def test_the_picture_that_is_fetched_ahead_is_the_one_that_the_next_review_begins_with(worked: Worked) -> None:
    clerk, here = worked.desk.client("clerk"), f"/items/{worked.item('PRICE')}/next"
    following = {"code": "QTY_REC", "tab": "all"}
    onward = clerk.get(here, params=following).headers["location"]
    assert onward.startswith(f"/items/{worked.item('QTY_REC')}?")
    ahead = clerk.get(f"{here}/picture", params=following).headers["location"]
    assert f'<img src="{ahead}"' in clerk.get(onward).text


def test_where_nothing_follows_the_list_does_and_no_picture(worked: Worked) -> None:
    clerk, here = worked.desk.client("clerk"), f"/items/{worked.item('PRICE')}/next"
    nothing = {"search": "nowhere", "tab": "all"}
    assert clerk.get(here, params=nothing).headers["location"].startswith("/work?")
    assert clerk.get(f"{here}/picture", params=nothing).status_code == 204
