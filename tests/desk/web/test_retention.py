"""At the desk one person makes the list, another approves it, and legal holds are laid and lifted with a reason."""

from counterfoil.model.people import Role
from desk.explaining import story_of
from flows import disposing
from tests.desk.web.conftest import Running, Visit, add_person
from tests.desk.web.test_looks import faults_of
from tests.support.clock import Clock
from tests.support.keeping import AFTER, is_kept, put_in


def test_a_list_goes_from_one_person_to_another_and_then_the_document_goes(desk: Running) -> None:
    office, clock = desk.office, Clock()
    office.store.clock = clock
    item, other = put_in(office.store, "a.txt", b"a bill"), put_in(office.store, "b.txt", b"evidence", supplier="S2")
    clock.now = AFTER
    supervisor, governance = desk.client("supervisor"), desk.client("information_governance")
    hold = {"on": "supplier", "value": "S2", "reason": "a dispute about S2"}
    assert governance.post("/retention/holds", data=hold).status_code == 303
    assert supervisor.post("/retention/lists").status_code == 303
    assert "made by supervisor" in (shown := governance.get("/retention").text)
    assert "KEP-030" in shown
    own = supervisor.post("/retention/lists/1", data={"action": "approve"})
    assert "another person has to approve it" in own.text
    assert governance.post("/retention/lists/1", data={"action": "approve"}).status_code == 303
    assert governance.post("/retention/lists/1", data={"action": "withdraw"}).status_code == 409
    assert is_kept(office.store, item), "the desk removes nothing by itself"
    assert disposing.dispose(office.settings, office.store, office.rulebook).gone == 1
    assert (is_kept(office.store, item), is_kept(office.store, other)) == (False, True)
    said = "the original was disposed of on 2033-04-01 under KEP-030"
    assert said in supervisor.get(f"/items/{item}").text
    assert supervisor.get(f"/items/{item}/pages/1/picture").status_code == 404
    assert supervisor.get(f"/items/{item}/evidence.pdf").status_code == 200
    assert any(said in line for line in story_of(office.store, office.store.item(item), {}))


def test_a_hold_needs_a_reason_and_something_that_it_holds(desk: Running) -> None:
    item = put_in(desk.office.store, "a.txt", b"a bill")
    administrator = desk.client("administrator")
    for form, told in {
        ("item", "nothing"): "There is no such item",
        ("supplier", "S9"): "No item here is of the supplier S9",
        ("organisation", ""): "No item here",
        ("other", item): "Choose what",
        ("item", item): "Say why",
    }.items():
        sent = dict(zip(("on", "value"), form, strict=True))
        assert told in administrator.post("/retention/holds", data=sent).text, form
    right = {"on": "item", "value": f"{item[:9]}", "reason": "asked for under FOI"}
    assert administrator.post("/retention/holds", data=right).status_code == 303
    assert "Say why" in administrator.post("/retention/holds/1/lift").text
    assert administrator.post("/retention/holds/1/lift", data={"reason": "answered"}).status_code == 303
    assert administrator.post("/retention/holds/1/lift", data={"reason": "again"}).status_code == 409
    assert "answered" in desk.client("auditor").get("/retention").text


def test_who_works_for_some_organisations_only_does_not_decide_for_all(desk: Running) -> None:
    add_person(desk.office.store, "local", Role.SUPERVISOR, organisations=("ZN1",))
    assert desk.client("local").get("/retention").status_code == 403
    assert desk.client("local").post("/retention/lists").status_code == 403


def test_the_page_is_accessible(desk: Running, visit: Visit) -> None:
    office, clock = desk.office, Clock()
    office.store.clock = clock
    put_in(office.store, "a.txt", b"a bill")
    clock.now = AFTER
    hold = {"on": "organisation", "value": "ZN1", "reason": "an inquiry"}
    desk.client("administrator").post("/retention/holds", data=hold)
    desk.client("administrator").post("/retention/holds/1/lift", data={"reason": "over"})
    desk.client("administrator").post("/retention/holds", data={**hold, "on": "supplier", "value": "S1"})
    desk.client("administrator").post("/retention/holds/2/lift", data={"reason": "over"})
    desk.client("administrator").post("/retention/lists")
    office.store.clock = Clock()
    supervisor = visit(desk, "supervisor")
    supervisor.go("/retention")
    assert supervisor.page.get_by_role("button", name="Approve the list").is_visible()
    assert faults_of(supervisor.page) == []
