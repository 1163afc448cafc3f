"""A supplier asks where its bill is: one number, one answer, and nothing of other organisations."""

from desk.web.status import LONGEST
from tests.desk.web.conftest import Visit, Worked
from tests.desk.web.test_looks import faults_of


def number_of(worked: Worked, code: str) -> str:
    reading = worked.desk.office.store.reading(worked.item(code))
    assert reading is not None
    number = reading.documents[0].invoice_number
    assert number is not None
    return number.value


def test_a_held_bill_is_told_with_who_clears_it(worked: Worked) -> None:
    answer = worked.desk.client("clerk").get("/status", params={"number": number_of(worked, "QTY_REC").lower()})
    assert worked.item("QTY_REC") in answer.text
    assert "requester clears it" in answer.text


def test_a_posted_bill_is_told_with_its_place_in_the_ledger(worked: Worked) -> None:
    item = worked.item("PRICE")
    worked.settle("supervisor", item, "release", release="PRICE", reason="Agreed")
    worked.run()
    posting = worked.desk.office.store.dossier(worked.desk.office.store.item(item)).posting
    assert posting is not None
    assert posting.posted is not None
    answer = worked.desk.client("auditor").get("/status", params={"number": number_of(worked, "PRICE")})
    assert f"In the ledger as {posting.posted.reference}" in answer.text


def test_a_number_that_nobody_sent_is_said_to_be_unknown(worked: Worked) -> None:
    client = worked.desk.client("clerk")
    for number in ("NO-SUCH-77", "x" * (LONGEST + 50), "'; --"):
        assert "has come" in client.get("/status", params={"number": number}).text
    assert client.get("/status").status_code == 200


def test_bills_of_other_organisations_and_patients_post_are_not_told(worked: Worked) -> None:
    number = number_of(worked, "QTY_REC")
    assert worked.item("QTY_REC") not in worked.desk.client("stranger").get("/status", params={"number": number}).text
    patient = worked.item("IG_PCD")
    assert f"/items/{patient}/" not in worked.desk.client("clerk").get("/status", params={"number": patient}).text
    seen = worked.desk.client("information_governance").get("/status", params={"number": patient}).text
    assert f"/items/{patient}/" in seen


def test_the_page_is_accessible(worked: Worked, visit: Visit) -> None:
    clerk = visit(worked.desk, "clerk")
    clerk.go("/status")
    clerk.page.get_by_label("Invoice number").fill(number_of(worked, "QTY_REC"))
    clerk.page.get_by_role("button", name="Look it up").click()
    clerk.page.get_by_role("table").wait_for()
    assert faults_of(clerk.page) == []
