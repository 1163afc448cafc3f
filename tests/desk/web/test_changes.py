"""A change of bank details or of a supplier: called back at a held number, approved by a second person, handed over."""

import csv
import io

import httpx
import pytest
from playwright.sync_api import expect

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.people import Role
from counterfoil.store import Scope
from desk.reports_cli import Register, drawn_up
from tests.desk.web.conftest import Visit, Worked, add_person
from tests.desk.web.test_looks import faults_of

EVERYBODY = Scope(organisations=None)
CALLED = {"action": "call", "spoken_to": "Ada Quill", "called_at": "2026-11-01T10:00", "answer": "confirmed"}


def step(worked: Worked, name: str, item: str, path: str = "", /, **form: str) -> httpx.Response:
    """What a form of the change page sends."""
    data = {"version": str(worked.version(item)), **form}
    return worked.desk.client(name).post(f"/items/{item}/change{path}", data=data)


def held_number(worked: Worked, item: str, supplier_id: str | None = None) -> str:
    found = worked.desk.office.store.item(item)
    contacts = worked.desk.office.masters().contacts(found.organisation or "", supplier_id or found.supplier_id)
    return next(contact.phone for contact in contacts if contact.phone)


def printed_account(worked: Worked, item: str) -> dict[str, str]:
    document = worked.desk.office.store.dossier(worked.desk.office.store.item(item)).document
    assert document is not None
    bank = document.bank
    assert bank.sort_code is not None
    assert bank.account_number is not None
    return {"sort_code": bank.sort_code.value, "account_number": bank.account_number.value}


def new_account(worked: Worked, item: str) -> dict[str, str]:
    """Propose the account that the document has."""
    account = printed_account(worked, item)
    answer = step(worked, "clerk", item, action="propose", change="bank", reason="Letter with the bill", **account)
    assert answer.status_code == 303, answer.text
    return account


def codes(worked: Worked, item: str) -> set[HoldCode]:
    store = worked.desk.office.store
    return {hold.code for hold in store.dossier(store.item(item)).holds}


def test_a_new_account_is_called_back_approved_exported_and_paid_to_once_the_master_data_has_it(
    worked: Worked,
) -> None:
    add_person(worked.desk.office.store, "second", Role.SUPERVISOR)
    item = worked.item("BANK_DIFF")
    account = new_account(worked, item)
    number = account["account_number"]
    assert step(worked, "colleague", item, number=held_number(worked, item), told=number, **CALLED).status_code == 303
    assert step(worked, "colleague", item, "/approve", again=number).status_code == 403, "a clerk approves no change"
    assert "not what was proposed" in step(worked, "second", item, "/approve", again="12345678").text
    assert step(worked, "second", item, "/approve", again=number).status_code == 303
    worked.run()
    assert HoldCode.BANK_DIFF in codes(worked, item), "an approval changes no record"

    store = worked.desk.office.store
    (row,) = csv.DictReader(io.StringIO(worked.desk.client("auditor").get("/changes/approved.csv").text))
    assert [row] == [*drawn_up(Register.CHANGES, store, worked.settings)]
    assert (row["proposed_by"], row["called_back_by"], row["approved_by"]) == ("clerk", "colleague", "second")
    assert (row["account_number"], row["spoken_to"]) == (number, "Ada Quill")

    worked.enter(row["supplier_id"], sort_code=row["sort_code"].replace("-", ""), account_number=number)
    worked.run()
    assert HoldCode.BANK_DIFF not in codes(worked, item)
    assert worked.outcome(item) is Outcome.POSTED
    assert "Done" in worked.desk.client("auditor").get("/changes").text
    said = [entry.kind for entry in store.history(item)]
    assert said.count("judged") == 4, "proposed, called, approved, and the master data team asked"
    assert store.verify().breaks == ()
    history = worked.desk.client("auditor").get(f"/items/{item}/history").text
    assert "Call back" in history
    assert "Ada Quill" in history


def test_no_bill_of_the_supplier_is_paid_to_either_account_until_the_change_is_settled(worked: Worked) -> None:
    store, form, bill = worked.desk.office.store, worked.item("BANK_VERIFY"), worked.item("awaiting_approval")
    found = store.item(bill)
    account = {"sort_code": "107999", "account_number": "88837491", "change": "bank", "reason": "Their form"}
    record = {"organisation": found.organisation or "", "supplier_id": found.supplier_id or ""}

    def propose() -> None:
        assert step(worked, "clerk", form, action="propose", **account, **record).status_code == 303
        worked.run()
        assert worked.outcome(bill) is Outcome.HELD
        assert codes(worked, bill) == {HoldCode.BANK_VERIFY}

    propose()
    assert worked.desk.client("approver").get(f"/items/{bill}/approve").status_code == 409
    assert worked.desk.client("clerk").get(f"/items/{bill}/change").status_code == 409, "the form is what asks for it"
    assert worked.settle("supervisor", bill, "release", release="BANK_VERIFY", reason="It is fine").status_code == 422
    assert step(worked, "clerk", form, action="refuse", why_not="They did not write it").status_code == 303
    worked.run()
    assert worked.outcome(bill) is Outcome.AWAITING_APPROVAL
    propose()
    number = held_number(worked, bill)
    assert step(worked, "clerk", form, number=number, told="88837491", **CALLED).status_code == 303
    assert step(worked, "supervisor", form, "/approve", again="88837491").status_code == 303
    worked.run()
    assert codes(worked, bill) == {HoldCode.BANK_VERIFY}, "approved, and not in the master data yet"
    worked.enter(record["supplier_id"], sort_code="107999", account_number="88837491")
    worked.run()
    assert HoldCode.BANK_VERIFY not in codes(worked, bill)
    assert any("change" in str(entry.body.get("because")) for entry in store.history(bill))
    assert store.verify().breaks == ()


def test_what_was_read_of_the_printed_account_is_not_corrected_to_the_one_held(worked: Worked) -> None:
    item = worked.item("BANK_DIFF")
    office = worked.desk.office
    found = office.store.item(item)
    held = office.masters().record(found.organisation or "", found.supplier_id)
    assert held is not None
    assert held.account is not None
    sort_code, _, number = held.account.partition("/")
    printed = printed_account(worked, item) | {"iban": ""}
    wanted = {"sort_code": f"{sort_code[:2]}-{sort_code[2:4]}-{sort_code[4:]}", "account_number": number}
    wanted |= {"iban": "GB33BUKB20201555555555"}
    assert printed != wanted
    for field, value in wanted.items():
        if value == printed[field]:
            continue
        answer = worked.settle("clerk", item, **{f"field.{field}": value})
        assert answer.status_code == 422, field
        assert "only compared with the account held" in answer.text
    page = worked.desk.client("clerk").get(f"/items/{item}").text
    assert 'name="field.gross"' in page
    assert 'name="field.account_number"' not in page
    assert "compared with the account held, never corrected" in page
    assert office.store.judgements(item) == []


def test_a_number_that_stands_only_in_the_document_is_no_call_back(worked: Worked) -> None:
    store, masters = worked.desk.office.store, worked.desk.office.masters()
    form = worked.item("BANK_VERIFY")
    document = store.dossier(store.item(form)).document
    assert document is not None
    printed = {entry.key: entry.field.value for entry in document.form}
    # Any other supplier's record: it is not the printed number that is held for it.
    bill = store.item(worked.item("BANK_DIFF"))
    assert bill.organisation is not None
    proposal = {"organisation": bill.organisation, "supplier_id": bill.supplier_id or "", "reason": "Their form"}
    account = {"sort_code": printed["new_sort_code"], "account_number": printed["new_account_number"]}
    assert step(worked, "clerk", form, action="propose", change="bank", **proposal, **account).status_code == 303
    held = {contact.phone for contact in masters.contacts(bill.organisation, bill.supplier_id)}
    assert printed["contact_telephone"] not in held
    call = CALLED | {"number": printed["contact_telephone"], "told": printed["new_account_number"]}
    refused = step(worked, "clerk", form, **call)
    assert refused.status_code == 422
    assert "stands in the document itself" in refused.text
    assert step(worked, "clerk", form, **call | {"number": held.pop() or ""}).status_code == 303
    assert step(worked, "supervisor", form, "/approve", again=printed["new_account_number"]).status_code == 303
    worked.run()
    assert worked.outcome(form) is Outcome.APPLIED


def test_nobody_lets_a_change_through_that_they_proposed_or_rang_about(worked: Worked) -> None:
    item = worked.item("BANK_DIFF")
    account = printed_account(worked, item)
    number = account["account_number"]
    step(worked, "supervisor", item, action="propose", change="bank", reason="A letter", **account)
    assert "Nobody has called back" in step(worked, "supervisor", item, "/approve", again=number).text
    step(worked, "clerk", item, number=held_number(worked, item), told=number, **CALLED)
    assert "You proposed this change" in step(worked, "supervisor", item, "/approve", again=number).text
    step(worked, "clerk", item, action="propose", change="bank", reason="A letter", **account)
    step(worked, "supervisor", item, number=held_number(worked, item), told=number, **CALLED)
    assert "You made the call" in step(worked, "supervisor", item, "/approve", again=number).text
    assert worked.desk.office.store.changes(EVERYBODY, final=True)[0].approved is None


def test_one_supervisor_alone_releases_no_difference_of_accounts(worked: Worked) -> None:
    item = worked.item("BANK_DIFF")
    answer = worked.settle("supervisor", item, "release", release="BANK_DIFF", reason="It will be right")
    assert answer.status_code == 422


def test_an_account_that_stays_lets_the_bill_go_after_the_call_and_the_second_person(worked: Worked) -> None:
    item = worked.item("BANK_DIFF")
    assert step(worked, "clerk", item, action="propose", change="keep", reason="An old letterhead").status_code == 303
    change = worked.desk.office.store.changes(EVERYBODY)[0]
    held = change.proposal.telling
    step(worked, "clerk", item, number=held_number(worked, item), told=held, **CALLED)
    answer = step(worked, "supervisor", item, "/approve", again=held)
    assert "told=changed" in answer.headers["location"]
    assert worked.desk.office.store.changes(EVERYBODY, final=True)[0].approved is None, "it can be taken back still"
    worked.run()
    assert HoldCode.BANK_DIFF not in codes(worked, item)
    assert worked.outcome(item) is Outcome.POSTED
    assert worked.desk.client("auditor").get("/changes/approved.csv").text.count("\n") == 1, "nothing is to be entered"


def test_what_the_supplier_denies_is_not_approved_and_can_be_refused(worked: Worked) -> None:
    item = worked.item("BANK_DIFF")
    number = new_account(worked, item)["account_number"]
    denied = CALLED | {"answer": "denied"}
    assert step(worked, "clerk", item, number=held_number(worked, item), **denied).status_code == 303
    assert "counter-fraud" in worked.desk.client("clerk").get(f"/items/{item}/change").text
    assert "Nobody has called back" in step(worked, "supervisor", item, "/approve", again=number).text
    assert step(worked, "supervisor", item, action="refuse").status_code == 422
    assert step(worked, "supervisor", item, action="refuse", why_not="Mandate fraud").status_code == 303
    assert worked.desk.office.store.changes(EVERYBODY) == []


def test_a_new_supplier_is_confirmed_by_the_organisation_and_its_form_is_then_applied(worked: Worked) -> None:
    item = worked.item("SUP_VERIFY")
    page = worked.desk.client("clerk").get(f"/items/{item}/change").text
    assert "Ravensgill" in page
    organisation = next(iter(worked.desk.office.masters().organisations))
    told = "98004417"
    form = {"change": "supplier", "organisation": organisation, "name": "A New Firm Ltd", "company_number": told}
    assert step(worked, "clerk", item, action="propose", reason="Their form", **form).status_code == 303
    number = worked.desk.office.masters().contacts(organisation, None)[0].phone or ""
    assert step(worked, "clerk", item, number=number, told=told, **CALLED).status_code == 303
    assert step(worked, "supervisor", item, "/approve", again=told).status_code == 303
    worked.run()
    assert worked.outcome(item) is Outcome.APPLIED
    (row,) = csv.DictReader(io.StringIO(worked.desk.client("auditor").get("/changes/approved.csv").text))
    assert (row["kind"], row["name"], row["supplier_id"]) == ("supplier", "A New Firm Ltd", "")


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"change": "bank"}, "Give the new sort code"),
        ({"change": "bank", "sort_code": "10-79", "account_number": "88837491"}, "six digits"),
        ({"change": "bank", "iban": "GB00BARC20000055779911"}, "no IBAN"),
        ({"change": "bank", "account_name": "=cmd"}, "may begin with"),
        ({"change": "supplier"}, "Choose what is to become"),
        ({"change": "keep", "supplier_id": "nobody"}, "no supplier record"),
        ({"change": "keep", "organisation": "ZZ9"}, "ODS code"),
        ({"change": "keep", "reason": ""}, "Say why"),
    ],
)
def test_a_proposal_that_does_not_say_enough_is_told_what_is_missing(
    worked: Worked, form: dict[str, str], said: str
) -> None:
    item = worked.item("BANK_DIFF")
    answer = step(worked, "clerk", item, action="propose", **{"reason": "A letter", **form})
    assert answer.status_code == 422
    assert said in answer.text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"told": "00000000"}, "What they read out"),
        ({"spoken_to": ""}, "person spoken to"),
        ({"called_at": "yesterday"}, "day and time"),
        ({"called_at": "2031-01-01T09:00"}, "before now"),
        ({"answer": ""}, "what came of the call"),
    ],
)
def test_a_call_without_its_evidence_is_not_recorded(worked: Worked, changed: dict[str, str], said: str) -> None:
    item = worked.item("BANK_DIFF")
    account = new_account(worked, item)
    form = {**CALLED, "told": account["account_number"], "number": held_number(worked, item), **changed}
    answer = step(worked, "clerk", item, **form)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_step_from_a_page_that_is_older_than_the_item_changes_nothing(worked: Worked) -> None:
    item = worked.item("BANK_DIFF")
    before = str(worked.version(item))
    new_account(worked, item)
    answer = step(worked, "clerk", item, action="refuse", why_not="No", version=before)
    assert answer.status_code == 409
    assert len(worked.desk.office.store.changes(EVERYBODY)) == 1


def test_what_asks_for_no_change_has_no_change_page(worked: Worked) -> None:
    assert worked.desk.client("clerk").get(f"/items/{worked.item('PRICE')}/change").status_code == 409


def test_two_people_change_an_account_at_the_desk(worked: Worked, visit: Visit) -> None:
    item = worked.item("BANK_DIFF")
    number = printed_account(worked, item)["account_number"]
    clerk = visit(worked.desk, "clerk")
    page = clerk.page
    clerk.go(f"/items/{item}")
    page.get_by_role("link", name="the change of master data").click()
    page.wait_for_url("**/change?**")
    assert faults_of(page) == []
    page.get_by_label("The supplier has a new account").check()
    page.get_by_label("Why, and what the request came with").fill("A letter came with the bill")
    page.get_by_role("button", name="Propose").click()
    page.get_by_label("Number that was rung").fill("01632 960999")
    page.get_by_label("Person spoken to").fill("Ada Quill")
    page.get_by_label("Day and time of the call").fill("2026-11-01T10:00")
    page.get_by_label("They confirmed it").check()
    page.get_by_label("that they read out").fill(number)
    page.get_by_role("button", name="Record the call").click()
    expect(page.get_by_role("alert")).to_contain_text("does not hold this number")
    assert faults_of(page) == []
    page.get_by_label("Number that was rung").fill(held_number(worked, item))
    page.get_by_role("button", name="Record the call").click()
    expect(page.locator(".desk-tag").first).to_have_text("To approve")
    supervisor = visit(worked.desk, "supervisor")
    supervisor.go("/changes")
    assert faults_of(supervisor.page) == []
    supervisor.page.locator("td a").first.click()
    supervisor.page.get_by_label("keyed once more by you").fill(number)
    assert faults_of(supervisor.page) == []
    supervisor.page.get_by_role("button", name="Approve the change").click()
    expect(supervisor.page.locator(".desk-tag").first).to_have_text("Approved, not in the master data yet")
    assert faults_of(supervisor.page) == []
