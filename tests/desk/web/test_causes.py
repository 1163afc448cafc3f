"""Causes: what waits is grouped by what it waits for, and one question or release does for all of it."""

from datetime import timedelta

import pytest

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.roots import Root
from counterfoil.store import RootCause, Scope, Waits
from desk.web.permissions import scope_of
from tests.desk.web.conftest import Visit, Worked
from tests.desk.web.test_looks import faults_of


def cause_of(worked: Worked, code: HoldCode | None, name: str = "supervisor") -> RootCause:
    """The first cause with this hold that the person sees."""
    found = worked.desk.office.store.account_with_password(name)
    assert found is not None
    return next(cause for cause in worked.desk.office.store.causes(scope_of(found[0])).causes if cause.code is code)


def waits_of(worked: Worked, cause: RootCause) -> list[Waits]:
    everything = Scope(organisations=None, shut=True, patient=True)
    return worked.desk.office.store.waits(cause, everything, limit=100)


def form(worked: Worked, cause: RootCause, **said: str) -> dict[str, object]:
    chosen = [f"{one.work.item}:{one.work.version}" for one in waits_of(worked, cause)]
    return {"cause": cause.id, "chosen": chosen, **said}


def test_a_missing_receipt_is_put_down_to_its_order_and_a_price_to_its_sender(worked: Worked) -> None:
    match = worked.desk.office.store.match(worked.item("QTY_REC"))
    assert match is not None
    receipt, price, approver = (cause_of(worked, code) for code in (HoldCode.QTY_REC, HoldCode.PRICE, None))
    assert receipt.root is Root.ORDER
    assert receipt.place.key in {number.replace("-", "").casefold() for number in match.order.po_numbers}
    assert price.root is Root.SENDER
    assert worked.item("PRICE") in {one.work.item for one in waits_of(worked, price)}
    assert approver.root is Root.APPROVER
    assert worked.item("awaiting_approval") in {one.work.item for one in waits_of(worked, approver)}


def test_one_release_lets_all_go_that_a_cause_holds_up(worked: Worked) -> None:
    cause = cause_of(worked, HoldCode.PRICE)
    waits = waits_of(worked, cause)
    answer = worked.desk.client("supervisor").post(
        "/causes/one", data=form(worked, cause, action="release", reason="The new price list was agreed")
    )
    assert answer.status_code == 303
    assert len(waits) == cause.items
    assert waits_of(worked, cause) == []
    worked.run()
    for one in waits:
        store = worked.desk.office.store
        (judgement,) = store.judgements(one.work.item)
        assert (judgement.person, judgement.body["seen"]) == ("supervisor", one.detail)
        assert HoldCode.PRICE not in {hold.code for hold in store.dossier(store.item(one.work.item)).holds}
    assert worked.outcome(worked.item("PRICE")) is Outcome.POSTED


def test_a_cause_is_not_released_by_a_role_that_its_rule_does_not_name(worked: Worked) -> None:
    cause = cause_of(worked, HoldCode.PRICE, "clerk")
    answer = worked.desk.client("clerk").post(
        "/causes/one", data=form(worked, cause, action="release", reason="Surely")
    )
    assert answer.status_code == 422
    assert "not for you to release" in answer.text
    receipt = form(worked, cause_of(worked, HoldCode.QTY_REC), action="release", reason="Surely")
    assert worked.desk.client("supervisor").post("/causes/one", data=receipt).status_code == 422
    approval = form(worked, cause_of(worked, None), action="release", reason="Surely")
    assert worked.desk.client("supervisor").post("/causes/one", data=approval).status_code == 422
    assert worked.desk.office.store.judgements(worked.item("PRICE")) == []


@pytest.mark.parametrize(("code", "name"), [("DOC_TAMPER", "supervisor"), ("IG_PCD", "information_governance")])
def test_what_has_to_be_looked_at_is_not_released_for_a_whole_list(worked: Worked, code: str, name: str) -> None:
    cause, client = cause_of(worked, HoldCode(code), name), worked.desk.client(name)
    page = client.get("/causes/one", params={"cause": cause.id}).text
    assert 'value="release"' not in page
    assert "each item by itself" in page
    answer = client.post("/causes/one", data=form(worked, cause, action="release", reason="All of them"))
    assert answer.status_code == 422
    assert "one by one" in answer.text
    assert worked.desk.office.store.judgements(worked.item(code)) == []


def test_one_question_puts_all_aside_that_a_cause_holds_up(worked: Worked) -> None:
    cause = cause_of(worked, HoldCode.QTY_REC)
    until = worked.desk.office.today + timedelta(days=7)
    said = {"action": "ask", "whom": "Ward 7", "reason": "Have these goods come?", "until": until.isoformat()}
    assert worked.desk.client("clerk").post("/causes/one", data=form(worked, cause, **said)).status_code == 303
    for one in waits_of(worked, cause):
        work = worked.desk.office.store.work_item(one.work.item)
        assert work is not None
        assert (work.asked, work.asked_until) == ("Ward 7", until)


@pytest.mark.parametrize("missing", ["whom", "reason", "until"])
def test_a_question_that_lacks_something_asks_nobody(worked: Worked, missing: str) -> None:
    cause = cause_of(worked, HoldCode.QTY_REC)
    until = worked.desk.office.today + timedelta(days=7)
    said = {"action": "ask", "whom": "Ward 7", "reason": "Have they come?", "until": until.isoformat(), missing: ""}
    assert worked.desk.client("clerk").post("/causes/one", data=form(worked, cause, **said)).status_code == 422
    assert worked.desk.office.store.judgements(worked.item("QTY_REC")) == []


def test_what_changed_since_it_was_shown_is_left_alone(worked: Worked) -> None:
    cause = cause_of(worked, HoldCode.PRICE)
    stale = {**form(worked, cause, action="release", reason="Agreed"), "chosen": [f"{worked.item('PRICE')}:999"]}
    answer = worked.desk.client("supervisor").post("/causes/one", data=stale)
    assert "0+of+1+released" in answer.headers["location"]
    assert worked.desk.office.store.judgements(worked.item("PRICE")) == []


def test_nobody_sees_causes_of_other_organisations_or_of_patients_post(worked: Worked) -> None:
    cause = cause_of(worked, HoldCode.PRICE)
    stranger = worked.desk.client("stranger")
    assert "Nothing waits" in stranger.get("/causes").text
    assert stranger.get("/causes/one", params={"cause": cause.id}).status_code == 404
    assert "IG_PCD" not in worked.desk.client("supervisor").get("/causes").text
    assert "IG_PCD" in worked.desk.client("information_governance").get("/causes").text


def test_the_pages_of_causes_are_accessible(worked: Worked, visit: Visit) -> None:
    supervisor = visit(worked.desk, "supervisor")
    supervisor.go("/causes")
    assert faults_of(supervisor.page) == []
    supervisor.page.get_by_role("link", name="Sender").first.click()
    supervisor.page.wait_for_url("**/causes/one**")
    assert faults_of(supervisor.page) == []
    supervisor.page.get_by_role("button", name="Ask").click()
    supervisor.page.get_by_role("alert").wait_for()
    assert faults_of(supervisor.page) == []
