"""Limits and delegations: who sees and makes them, what is approved by one, and that no decision is another later."""

from datetime import timedelta

import httpx
import pytest

from counterfoil.model.decisions import Outcome
from counterfoil.model.masters import Approver
from counterfoil.model.people import Role
from counterfoil.store import Tab
from flows.replaying import Library, again
from tests.desk.web.conftest import Running, Visit, Worked, add_person
from tests.desk.web.test_approving import looked, said_of
from tests.desk.web.test_looks import faults_of

REASON = "Annual leave"


def asked_of(worked: Worked) -> Approver:
    """The line of the scheme of delegation that is asked for the bill that waits for approval."""
    decision = worked.desk.office.store.decision(worked.item("awaiting_approval"))
    assert decision is not None
    assert decision.approval is not None
    centre, person = decision.approval.cost_centre, decision.approval.person
    return next(each for each in worked.desk.office.approvers if (each.cost_centre, each.person) == (centre, person))


def delegate(worked: Worked, by: str, to: str, **changed: str) -> httpx.Response:
    """Send the form, for a week from today."""
    today, line = worked.desk.office.today, asked_of(worked)
    number = next(each.id for each in worked.desk.office.store.accounts() if each.name == to)
    form = {"whose": f"{line.organisation}/{line.person}", "delegate": str(number), "reason": REASON}
    days = {"from": today.isoformat(), "until": (today + timedelta(days=7)).isoformat()}
    return worked.desk.client(by).post("/delegations", data=form | days | changed)


@pytest.fixture
def with_deputy(worked: Worked) -> Worked:
    """Somebody with the role of an approver whom no scheme of delegation names."""
    add_person(worked.desk.office.store, "locum", Role.APPROVER)
    return worked


def test_what_a_delegate_approves_is_posted_and_decided_the_same_after_the_delegation_has_ended(
    with_deputy: Worked,
) -> None:
    worked, item = with_deputy, with_deputy.item("awaiting_approval")
    store, locum, person = worked.desk.office.store, worked.desk.client("locum"), asked_of(worked).person
    assert "not in the scheme" in locum.get(f"/items/{item}/approve").text
    assert delegate(worked, "approver", "locum").status_code == 303
    assert item in locum.get("/work?tab=approve").text
    assert 'by <a href="/delegations#delegation-1">delegation 1</a>' in locum.get(f"/items/{item}/approve").text
    assert looked(worked, "locum", item).status_code == 303
    assert store.judgements(item)[-1].body["delegation"] == "1"
    worked.clock.forward(timedelta(seconds=1))
    assert worked.desk.client("approver").post("/delegations/1/end").status_code == 303
    assert item not in locum.get("/work?tab=approve").text
    worked.run()
    assert worked.outcome(item) is Outcome.POSTED
    assert f"on the authority of {person} by delegation 1" in said_of(worked, item)
    ruling = store.rulings(item)[-1]
    assert ruling.basis is not None
    assert ruling.basis.judged.approved is not None
    assert ruling.basis.judged.approved.delegation is not None
    assert ruling.basis.judged.approved.delegation.ended_at is None
    assert again(ruling, Library(store)) == ruling.decision
    assert store.verify().breaks == ()


def test_what_was_not_delegated_or_no_longer_is_cannot_be_approved(with_deputy: Worked) -> None:
    worked, item = with_deputy, with_deputy.item("awaiting_approval")
    tomorrow = (worked.desk.office.today + timedelta(days=1)).isoformat()
    assert delegate(worked, "approver", "locum", **{"from": tomorrow}).status_code == 303
    assert looked(worked, "locum", item).status_code == 403
    assert delegate(worked, "approver", "locum").status_code == 303
    assert worked.desk.client("approver").post("/delegations/2/end").status_code == 303
    assert looked(worked, "locum", item).status_code == 403
    assert worked.desk.client("approver").post("/delegations/2/end").status_code == 409


def test_no_approval_past_the_desk_gets_through_by_anothers_delegation(with_deputy: Worked) -> None:
    worked, item = with_deputy, with_deputy.item("awaiting_approval")
    store = worked.desk.office.store
    add_person(store, "other", Role.APPROVER)
    assert delegate(worked, "approver", "other").status_code == 303
    looked(worked, "other", item)
    (given,) = store.judgements(item)
    with store.transaction(actor="locum") as tx:
        tx.judge(item, person="locum", kind="approve", body={**given.body, "full_name": "Locum"})
    worked.run()
    assert worked.outcome(item) is Outcome.AWAITING_APPROVAL
    assert "cannot be passed on" in said_of(worked, item)


def test_a_delegate_who_prepared_the_bill_cannot_approve_it(worked: Worked) -> None:
    item, store = worked.item("awaiting_approval"), worked.desk.office.store
    add_person(store, "both", Role.CLERK, Role.APPROVER)
    assert delegate(worked, "approver", "both").status_code == 303
    with store.transaction(actor="both") as tx:
        tx.judge(item, person="both", kind="organisation", body={"organisation": asked_of(worked).organisation})
    worked.run()
    assert "You have prepared this bill" in worked.desk.client("both").get(f"/items/{item}/approve").text
    assert looked(worked, "both", item).status_code == 403


@pytest.mark.parametrize(
    ("by", "changed", "status", "why"),
    [
        ("supervisor", {}, 303, ""),
        ("clerk", {}, 403, ""),
        ("auditor", {}, 403, ""),
        ("administrator", {}, 403, ""),
        ("stranger", {}, 422, "Choose for whom"),
        ("approver", {"whose": "ZN1/Somebody Else"}, 422, "Choose for whom"),
        ("approver", {"delegate": "999"}, 422, "Choose who"),
        ("approver", {"until": "soon"}, 422, "first and the last day"),
        ("approver", {"until": "2020-01-01"}, 422, "lasts at most"),
        ("approver", {"reason": " "}, 422, "Say why"),
    ],
)
def test_only_the_approver_or_a_supervisor_makes_one_and_says_all_of_it(
    with_deputy: Worked, by: str, changed: dict[str, str], status: int, why: str
) -> None:
    answer = delegate(with_deputy, by, "locum", **changed)
    assert answer.status_code == status
    assert why in answer.text
    assert len(with_deputy.desk.office.store.delegations()) == (1 if status == 303 else 0)


def test_another_organisation_neither_sees_nor_ends_one(with_deputy: Worked) -> None:
    worked, line = with_deputy, asked_of(with_deputy)
    assert delegate(worked, "supervisor", "locum").status_code == 303
    stranger = worked.desk.client("stranger")
    assert line.person not in stranger.get("/delegations").text
    assert line.person not in stranger.get(f"/limits?organisation={line.organisation}").text
    assert stranger.post("/delegations/1/end").status_code == 404
    add_person(worked.desk.office.store, "peer", Role.APPROVER)
    assert worked.desk.client("peer").post("/delegations/1/end").status_code == 403
    assert worked.desk.client("auditor").post("/delegations/1/end").status_code == 403
    seen = worked.desk.client("auditor").get("/delegations").text
    assert line.person in seen
    assert "End now" not in seen
    assert worked.desk.client("approver").post("/delegations/1/end").status_code == 303
    kept = worked.desk.client("auditor").get("/delegations").text
    assert "Ended" in kept
    assert REASON in kept


def test_a_list_to_approve_has_what_was_delegated_and_nothing_of_another_organisation(with_deputy: Worked) -> None:
    worked, store = with_deputy, with_deputy.desk.office.store
    delegate(worked, "supervisor", "locum")
    (lent,) = store.delegations()
    counted = worked.desk.client("locum").get("/work/counts").text
    assert Tab.APPROVE.value in counted
    with store.transaction(actor="supervisor") as tx:
        tx.end_delegation(lent)
    assert "tab=approve" not in worked.desk.client("locum").get("/work/counts").text


def test_the_limits_in_force_are_shown_with_where_they_stand(worked: Worked) -> None:
    line = asked_of(worked)
    delegate(worked, "supervisor", "approver")
    text = worked.desk.client("auditor").get(f"/limits?organisation={line.organisation}").text
    assert line.person in text
    assert f"£{line.limit:,.2f}" in text
    assert "APP-040" in text
    assert "rules/national/approval.yaml:" in text
    assert "approval_days" in text
    seen_by_administrator = worked.desk.client("administrator").get("/limits")
    assert seen_by_administrator.status_code == 200
    assert 'href="/rules"' not in seen_by_administrator.text, "which an administrator may not open"


def test_an_office_without_a_run_has_no_limits_and_nobody_to_delegate(desk: Running) -> None:
    client = desk.client("supervisor")
    assert "No run has taken in an organisation" in client.get("/limits").text
    assert "Nobody has delegated anything" in client.get("/delegations").text


def test_the_pages_are_accessible_and_work_without_javascript(with_deputy: Worked, visit: Visit) -> None:
    worked, line = with_deputy, asked_of(with_deputy)
    supervisor = visit(worked.desk, "supervisor", java_script_enabled=False)
    supervisor.go("/delegations")
    supervisor.page.get_by_label("For whom").select_option(f"{line.organisation}/{line.person}")
    supervisor.page.get_by_label("Who acts").select_option(label="Locum")
    supervisor.page.get_by_label("Until").fill((worked.desk.office.today + timedelta(days=3)).isoformat())
    supervisor.page.get_by_role("button", name="Delegate").click()
    supervisor.page.get_by_text("Say why").wait_for()
    assert supervisor.page.get_by_label("Who acts").locator("option:checked").inner_text() == "Locum"
    supervisor.page.get_by_label("Reason").fill(REASON)
    supervisor.page.get_by_role("button", name="Delegate").click()
    supervisor.page.get_by_text("Delegation 1 is made").wait_for()
    approver = visit(worked.desk, "approver")
    for path in ("/delegations", f"/limits?organisation={line.organisation}"):
        approver.go(path)
        assert faults_of(approver.page) == []
    assert approver.page.get_by_role("link", name="Locum").first.get_attribute("href") == "/delegations#delegation-1"
    approver.go("/delegations")
    approver.page.get_by_role("button", name="End now").click()
    approver.page.get_by_text("Ended", exact=True).wait_for()
    assert faults_of(approver.page) == []
    approver.page.get_by_role("button", name="Delegate").click()
    approver.page.get_by_role("alert").wait_for()
    assert faults_of(approver.page) == []
