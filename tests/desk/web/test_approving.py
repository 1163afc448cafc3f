"""Approving: within the limit, by somebody who neither prepared nor asked, after looking; and what undoes it."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import httpx
import pytest
from sqlalchemy import create_engine, update

from counterfoil.model.decisions import Outcome
from counterfoil.model.fields import Field
from counterfoil.model.people import Role
from counterfoil.store import Queue, Store
from counterfoil.store.papers import READING, dumped
from counterfoil.store.tables import PAPER
from tests.desk.web.conftest import Worked, add_person


def looked(worked: Worked, name: str, item: str, **form: str) -> httpx.Response:
    """Open the page, look for a while, copy the total, and press the button."""
    client = worked.desk.client(name)
    page = client.get(f"/items/{item}/approve").text
    worked.clock.forward(timedelta(seconds=5))
    stamp = page.partition('name="stamp" value="')[2].partition('"')[0]
    data = {**filled(worked, item), "stamp": stamp}
    return client.post(f"/items/{item}/approve", data={**data, **form})


def filled(worked: Worked, item: str) -> dict[str, str]:
    return {
        "version": str(worked.version(item)),
        "total": str(total(worked, item)),
        "action": "approve",
        "asked_by_other": "yes",
    }


def total(worked: Worked, item: str) -> Decimal:
    reading = worked.desk.office.store.reading(item)
    assert reading is not None
    assert reading.documents[0].gross is not None
    return reading.documents[0].gross.value


def test_what_an_approver_approves_is_posted_by_the_next_run(worked: Worked) -> None:
    item = worked.item("awaiting_approval")
    answer = looked(worked, "approver", item)
    assert answer.headers["location"].startswith("/work?"), "no other bill follows by itself"
    assert worked.outcome(item) is Outcome.AWAITING_APPROVAL
    worked.run()
    assert worked.outcome(item) is Outcome.POSTED
    decision = worked.desk.office.store.decision(item)
    assert decision is not None
    assert "APP-025" in {step.row for step in decision.trace}
    (judgement,) = worked.desk.office.store.judgements(item)
    assert Decimal(judgement.body["gross"]) == total(worked, item)


def test_who_has_not_looked_cannot_approve(worked: Worked) -> None:
    item = worked.item("awaiting_approval")
    assert "not the one that was read" in looked(worked, "approver", item, total="1.00").text
    assert "Copy the total" in looked(worked, "approver", item, total="").text
    assert "Load the page again" in looked(worked, "approver", item, stamp="1.abc").text
    assert "you did not ask" in looked(worked, "approver", item, asked_by_other="").text
    assert "Load the page again" in looked(worked, "approver", item, stamp="1.é").text
    endless = "9" * 5000
    assert looked(worked, "approver", item, version=endless).status_code == 422
    client = worked.desk.client("approver")
    assert client.get(f"/items/{item}/approve?page={endless}").status_code == 200
    assert client.get(f"/work?order=value&after={'9' * 30}~x").status_code == 200
    page = client.get(f"/items/{item}/approve").text
    stamp = page.partition('name="stamp" value="')[2].partition('"')[0]
    data = {**filled(worked, item), "stamp": stamp}
    assert "That was quick" in client.post(f"/items/{item}/approve", data=data).text
    assert worked.desk.office.store.judgements(item) == []


def test_who_prepared_a_bill_cannot_approve_it(worked: Worked) -> None:
    item = worked.item("awaiting_approval")
    store = worked.desk.office.store
    person = next(account for account in store.accounts() if account.name == "approver")
    with store.transaction(actor="test") as tx:
        tx.change_account(
            person.id, roles=[Role.APPROVER, Role.CLERK], organisations=["*"], approver=person.approver, active=True
        )
    number = store.work_item(item).number  # type: ignore[union-attr]
    worked.settle("approver", item, **{"field.invoice_number": number, "confirmed": "invoice_number"})
    worked.run()
    assert worked.outcome(item) is Outcome.AWAITING_APPROVAL
    page = worked.desk.client("approver").get(f"/items/{item}/approve").text
    assert "You have prepared this bill" in page
    assert 'value="approve"' not in page
    assert looked(worked, "approver", item).status_code in {403, 422}


def test_nobody_approves_above_the_limit_or_for_another_cost_centre_and_a_deputy_does(worked: Worked) -> None:
    item = worked.item("awaiting_approval")
    store, office = worked.desk.office.store, worked.desk.office
    decision = store.decision(item)
    assert decision is not None
    assert decision.approval is not None
    proposed = next(each for each in office.approvers if each.person == decision.approval.person)
    here = {each.person for each in office.approvers if each.cost_centre == proposed.cost_centre}
    elsewhere = next(each for each in office.approvers if each.person not in here)
    assert proposed.deputy is not None
    add_person(store, "foreign", Role.APPROVER, approver=elsewhere.person)
    add_person(store, "unlisted", Role.APPROVER)
    add_person(store, "deputy", Role.APPROVER, approver=proposed.deputy)
    assert "may not approve for this cost centre" in worked.desk.client("foreign").get(f"/items/{item}/approve").text
    assert "not in the scheme of delegation" in worked.desk.client("unlisted").get(f"/items/{item}/approve").text
    assert looked(worked, "foreign", item).status_code == 403
    assert looked(worked, "deputy", item).status_code == 303
    worked.run()
    assert worked.outcome(item) is Outcome.POSTED


def deputy_of(worked: Worked, item: str) -> tuple[str, str]:
    """Who is asked to approve the item, and their deputy, whose account is `deputy`."""
    decision = worked.desk.office.store.decision(item)
    assert decision is not None
    assert decision.approval is not None
    asked = decision.approval.person
    deputy = next(each.deputy for each in worked.desk.office.approvers if each.person == asked)
    assert deputy is not None
    add_person(worked.desk.office.store, "deputy", Role.APPROVER, approver=deputy)
    return asked, deputy


def name_requester(worked: Worked, item: str, name: str) -> None:
    """Have the bill say who asked for what it bills (BT-10), be prepared by the clerk, and be decided anew."""
    store = worked.desk.office.store
    reading = store.reading(item)
    assert reading is not None
    (document,) = reading.documents
    asked = Field(value=name, raw=name, confidence=1.0, source="test", page=1)
    body = dumped(READING, replace(reading, documents=(replace(document, buyer_reference=asked),)))
    engine = create_engine(worked.settings.database_url)
    with engine.begin() as connection:
        connection.execute(update(PAPER).where(PAPER.c.item == item, PAPER.c.paper == "reading").values(body=body))
    engine.dispose()
    with store.transaction(actor="clerk") as tx:
        tx.judge(item, person="clerk", kind="correction", body={"field": "gross", "value": f"{total(worked, item)}"})
    worked.run()


def test_a_deputy_who_asked_for_the_goods_cannot_approve_them(worked: Worked) -> None:
    item = worked.item("awaiting_approval")
    asked, deputy = deputy_of(worked, item)
    given, _, family = deputy.partition(" ")
    name_requester(worked, item, f"{family}, {given[0]}.")
    assert "You asked for what is billed" in worked.desk.client("deputy").get(f"/items/{item}/approve").text
    assert looked(worked, "deputy", item).status_code == 403
    body = {"approver": asked, **as_seen(worked, item), "known_as": deputy, "asked_by_other": "yes"}
    force(worked, item, "deputy", body)
    assert "You asked for what is billed" in said_of(worked, item)
    assert worked.outcome(item) is Outcome.AWAITING_APPROVAL


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"known_as": ""}, "You are neither"),
        ({"known_as": "Somebody Else"}, "You are neither"),
        ({"asked_by_other": ""}, "It is not said that somebody else asked"),
        ({"full_name": "Clerk"}, "You have prepared this bill"),
    ],
)
def test_an_approval_that_reached_the_store_past_the_desk_is_objected_to_all_the_same(
    worked: Worked, changed: dict[str, str], why: str
) -> None:
    item = worked.item("awaiting_approval")
    asked, deputy = deputy_of(worked, item)
    name_requester(worked, item, "Ward 7")
    body = {"approver": asked, **as_seen(worked, item), "known_as": deputy, "asked_by_other": "yes"}
    force(worked, item, "deputy", body | changed)
    assert why in said_of(worked, item)
    assert worked.outcome(item) is Outcome.AWAITING_APPROVAL
    force(worked, item, "deputy", body)
    assert worked.outcome(item) is Outcome.POSTED


def as_seen(worked: Worked, item: str) -> dict[str, str]:
    store = worked.desk.office.store
    match, document = store.match(item), store.reading(item)
    assert match is not None
    assert match.supplier.supplier_id is not None
    assert document is not None
    number = document.documents[0].invoice_number
    assert number is not None
    return {
        "supplier_id": match.supplier.supplier_id,
        "number": number.value,
        "currency": "GBP",
        "gross": f"{total(worked, item)}",
    }


def force(worked: Worked, item: str, person: str, body: dict[str, str]) -> None:
    """Record an approval as only the store would, and let the next run take it up."""
    with worked.desk.office.store.transaction(actor=person) as tx:
        tx.judge(item, person=person, kind="approve", body=body)
    worked.run()


def said_of(worked: Worked, item: str) -> str:
    decision = worked.desk.office.store.decision(item)
    assert decision is not None
    return " ".join(step.name for step in decision.trace)


def test_an_approval_of_what_changes_afterwards_does_not_count(worked: Worked) -> None:
    item = worked.item("awaiting_approval")
    looked(worked, "approver", item)
    with Store.open(worked.settings) as store, store.transaction(actor="clerk") as tx:
        body = {"field": "gross", "value": "9999.00"}
        tx.judge(item, person="clerk", kind="correction", body=body)
    worked.run()
    assert worked.outcome(item) is not Outcome.POSTED


def test_what_is_sent_back_goes_to_those_who_prepare_and_comes_again(worked: Worked) -> None:
    item = worked.item("awaiting_approval")
    client = worked.desk.client("approver")
    form = {"version": str(worked.version(item)), "action": "send_back", "reason": "Which clinic was this for?"}
    assert client.post(f"/items/{item}/approve", data={**form, "reason": ""}).status_code == 422
    assert client.post(f"/items/{item}/approve", data=form).status_code == 303
    work = worked.desk.office.store.work_item(item)
    assert work is not None
    assert work.queue is Queue.HELD
    assert client.get(f"/items/{item}/approve").status_code == 409
    assert worked.settle("clerk", item).status_code == 303
    assert client.get(f"/items/{item}/approve").status_code == 200


def test_a_clerk_has_no_page_to_approve_on(worked: Worked) -> None:
    item = worked.item("awaiting_approval")
    assert worked.desk.client("clerk").get(f"/items/{item}/approve").status_code == 403
    assert worked.desk.client("supervisor").post(f"/items/{item}/approve").status_code == 403
