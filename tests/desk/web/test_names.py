"""A name that a bill would teach about its supplier: answered by a second person, with a reason to decline."""

from counterfoil.insights import confirmed_names, name_proposals
from counterfoil.model.decisions import Outcome
from tests.desk.web.conftest import Visit, Worked
from tests.desk.web.test_looks import faults_of


def choose(worked: Worked, name: str) -> int:
    """Have a bill posted that somebody gave to a supplier whose record has another name; the choice's number."""
    store, item = worked.desk.office.store, worked.item("PO_SUGGEST")
    match = store.match(item)
    assert match is not None
    assert match.supplier.supplier_id is not None
    worked.enter(match.supplier.supplier_id, name="Nobody Knows It So Ltd", aliases="")
    body = {"supplier_id": match.supplier.supplier_id, "organisation": match.organisation.organisation or ""}
    with store.transaction(actor=name) as tx:
        tx.judge(item, person=name, kind="supplier", body=body)
    worked.settle("clerk", item, order=match.order.candidates[0].id)
    worked.run()
    assert worked.outcome(item) is Outcome.POSTED
    (proposal,) = name_proposals(store)
    return proposal.choice.id


def test_a_supervisor_confirms_a_name_and_can_decline_it_again_with_a_reason(worked: Worked) -> None:
    chosen = choose(worked, "clerk")
    store, supervisor = worked.desk.office.store, worked.desk.client("supervisor")
    assert confirmed_names(store) == set()
    assert (
        worked.desk.client("clerk").post("/names", data={"choice": str(chosen), "action": "confirm"}).status_code == 403
    )
    assert supervisor.post("/names", data={"choice": str(chosen), "action": "confirm"}).status_code == 303
    (name,) = confirmed_names(store)
    assert name == name_proposals(store)[0].name
    assert "say why" in supervisor.post("/names", data={"choice": str(chosen), "action": "decline"}).text
    declined = {"choice": str(chosen), "action": "decline", "reason": "It is their sister company"}
    assert supervisor.post("/names", data=declined).status_code == 303
    assert confirmed_names(store) == set()
    assert "sister company" in worked.desk.client("auditor").get("/names").text
    assert store.verify().breaks == ()


def test_nobody_answers_what_they_chose_or_may_not_see(worked: Worked) -> None:
    form = {"choice": str(choose(worked, "supervisor")), "action": "confirm"}
    assert "You chose this supplier yourself" in worked.desk.client("supervisor").post("/names", data=form).text
    assert worked.desk.client("stranger").post("/names", data=form).status_code == 404
    assert confirmed_names(worked.desk.office.store) == set()


def test_the_page_of_names_is_accessible(worked: Worked, visit: Visit) -> None:
    choose(worked, "clerk")
    supervisor = visit(worked.desk, "supervisor")
    supervisor.go("/names")
    assert faults_of(supervisor.page) == []
    supervisor.page.get_by_role("button", name="Confirm").click()
    supervisor.page.get_by_text("Confirmed by supervisor").wait_for()
    assert faults_of(supervisor.page) == []
