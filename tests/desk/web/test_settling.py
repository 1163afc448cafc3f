"""What a person settles becomes a judgement, and the next run acts on it: from the form to the ledger."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.store import Queue
from tests.desk.web.conftest import Worked


def test_a_supplier_that_a_clerk_chooses_is_the_bills_from_the_next_run_on(worked: Worked) -> None:
    item = worked.item("SUP_AMBIG")
    match = worked.desk.office.store.match(item)
    assert match is not None
    chosen = match.supplier.candidates[0].id
    answer = worked.settle("clerk", item, supplier=chosen)
    assert answer.status_code == 303
    assert f"settled={item}" in answer.headers["location"]
    assert worked.outcome(item) is Outcome.HELD, "the desk itself decides nothing"
    worked.run()
    store = worked.desk.office.store
    assert store.item(item).supplier_id == chosen
    assert HoldCode.SUP_AMBIG not in {hold.code for hold in store.dossier(store.item(item)).holds}
    (judgement,) = store.judgements(item)
    assert (judgement.person, judgement.kind, judgement.body["supplier_id"]) == ("clerk", "supplier", chosen)
    assert judgement.body["was"] == ""
    assert judgement.body["seen"].startswith("SUP_AMBIG: ")
    assert {"judged", "taken up", "reopened", "decided"} <= {entry.kind for entry in store.history(item)}
    assert store.verify().breaks == ()


def test_an_order_that_a_clerk_chooses_lets_the_bill_be_posted(worked: Worked) -> None:
    item = worked.item("PO_SUGGEST")
    match = worked.desk.office.store.match(item)
    assert match is not None
    worked.settle("clerk", item, order=match.order.candidates[0].id)
    worked.run()
    assert worked.outcome(item) is Outcome.POSTED
    posted = worked.desk.office.store.dossier(worked.desk.office.store.item(item)).posting
    assert posted is not None
    assert {part.po_number for part in posted.posting.distributions} == {match.order.candidates[0].id}
    work = worked.desk.office.store.work_item(item)
    assert work is not None
    assert work.queue is Queue.DONE


def test_a_likeness_that_a_clerk_tells_apart_is_posted_and_one_that_is_the_same_is_linked(worked: Worked) -> None:
    item = worked.item("DUP_SUSPECT")
    match = worked.desk.office.store.match(item)
    assert match is not None
    assert match.duplicate.of is not None
    worked.settle("clerk", item, "not_duplicate", reason="The letter at the end is a second delivery")
    worked.run()
    holds = {hold.code for hold in worked.desk.office.store.dossier(worked.desk.office.store.item(item)).holds}
    assert HoldCode.DUP_SUSPECT not in holds
    if worked.outcome(item) is not Outcome.POSTED:
        worked.settle("clerk", item, "duplicate")
        worked.run()
        assert worked.outcome(item) is Outcome.DUPLICATE
        assert worked.desk.office.store.item(item).linked_to == match.duplicate.of.reference


def test_a_duplicate_is_linked_to_the_bill_that_it_repeats(worked: Worked) -> None:
    item = worked.item("DUP_SUSPECT")
    match = worked.desk.office.store.match(item)
    assert match is not None
    assert match.duplicate.of is not None
    worked.settle("clerk", item, "duplicate")
    worked.run()
    assert worked.outcome(item) is Outcome.DUPLICATE
    assert worked.desk.office.store.item(item).linked_to == match.duplicate.of.reference


def test_a_hold_is_released_by_the_role_that_its_rule_names_with_a_reason_and_by_no_other(worked: Worked) -> None:
    item = worked.item("PRICE")
    assert worked.settle("clerk", item, "release", release="PRICE", reason="Agreed").status_code == 422
    assert worked.settle("supervisor", item, "release", release="PRICE").status_code == 422
    assert worked.settle("supervisor", item, "release", release="QTY_REC", reason="Agreed").status_code == 422
    assert worked.desk.office.store.judgements(item) == []
    assert worked.settle("supervisor", item, "release", release="PRICE", reason="Buyer agreed").status_code == 303
    worked.run()
    assert worked.outcome(item) is Outcome.POSTED
    decision = worked.desk.office.store.decision(item)
    assert decision is not None
    said = [step.name for step in decision.trace if step.table == "judgement"]
    assert said == ["PRICE released: Buyer agreed"]


def test_goods_that_were_not_received_are_not_released_by_anybody(worked: Worked) -> None:
    item = worked.item("QTY_REC")
    refused = worked.settle("supervisor", item, "release", release="QTY_REC", reason="Surely")
    assert refused.status_code == 422
    assert "not for you to release" in refused.text


@pytest.mark.parametrize(
    ("action", "outcome"), [("return", Outcome.RETURNED), ("reject", Outcome.RETURNED), ("file", Outcome.FILED)]
)
def test_an_item_can_be_ended_with_a_reason(worked: Worked, action: str, outcome: Outcome) -> None:
    item = worked.item("SUP_NEW")
    assert worked.settle("clerk", item, action).status_code == 422
    worked.settle("clerk", item, action, reason="We have no contract with this firm")
    worked.run()
    assert worked.outcome(item) is outcome
    decision = worked.desk.office.store.decision(item)
    assert decision is not None
    assert "no contract" in decision.note
    assert decision.holds == ()


def test_a_field_is_corrected_and_the_place_that_was_pointed_at_is_kept(worked: Worked) -> None:
    item = worked.item("QTY_REC")
    form = {"field.invoice_number": "CORRECTED-1", "box.invoice_number": "1:100,100,150,110"}
    wrong = worked.settle("clerk", item, **{**form, "field.net": "a lot"})
    assert wrong.status_code == 422
    assert "write an amount as 1234.50" in wrong.text
    assert "CORRECTED-1" in wrong.text, "what was typed is not lost"
    worked.settle("clerk", item, **form)
    (judgement,) = worked.desk.office.store.judgements(item)
    assert (judgement.kind, judgement.body["value"]) == ("correction", "CORRECTED-1")
    assert (judgement.body["page"], judgement.body["box"]) == ("1", "100,100,150,110")
    worked.run()
    reading = worked.desk.office.store.reading(item)
    assert reading is not None
    assert reading.documents[0].invoice_number is not None
    assert reading.documents[0].invoice_number.value == "CORRECTED-1"


def test_a_field_that_is_confirmed_as_it_was_read_is_sure(worked: Worked) -> None:
    item = worked.item("QTY_REC")
    reading = worked.desk.office.store.reading(item)
    assert reading is not None
    number = reading.documents[0].invoice_number
    assert number is not None
    worked.settle("clerk", item, **{"field.invoice_number": number.value, "confirmed": "invoice_number"})
    (judgement,) = worked.desk.office.store.judgements(item)
    assert judgement.body["value"] == judgement.body["was"] == number.value


def test_an_organisation_can_be_chosen_by_those_who_work_for_it(worked: Worked) -> None:
    item = worked.item("ENTITY")
    assert worked.settle("clerk", item, organisation="ZZ9").status_code == 422
    worked.settle("clerk", item, organisation="ZN1")
    worked.run()
    assert worked.desk.office.store.item(item).organisation == "ZN1"


def test_nothing_judged_is_nothing_settled(worked: Worked) -> None:
    item = worked.item("PRICE")
    empty = worked.settle("clerk", item)
    assert empty.status_code == 422
    assert "Nothing was corrected, confirmed or chosen" in empty.text
    assert worked.settle("clerk", item, "approve").status_code == 422
    assert worked.desk.office.store.judgements(item) == []


def test_a_question_puts_an_item_aside_until_a_day(worked: Worked) -> None:
    item = worked.item("PRICE")
    day = (worked.desk.office.today + timedelta(days=3)).isoformat()
    asked = {"whom": "Kezia Dacosta", "until": day, "reason": "Is this the new price?"}
    assert worked.settle("clerk", item, "ask", **{**asked, "until": "2026-01-01"}).status_code == 422
    assert worked.settle("clerk", item, "ask", **{**asked, "whom": ""}).status_code == 422
    assert worked.settle("clerk", item, "ask", **asked).status_code == 303
    assert "asked Kezia Dacosta" in worked.desk.client("clerk").get("/work?tab=waiting").text
    worked.run()
    assert worked.outcome(item) is Outcome.HELD


def test_what_was_settled_can_be_taken_back_until_a_run_takes_it_up(worked: Worked) -> None:
    item = worked.item("SUP_NEW")
    worked.settle("clerk", item, "return", reason="Unknown")
    assert worked.desk.client("colleague").post(f"/items/{item}/take-back").status_code == 409
    assert worked.desk.client("clerk").post(f"/items/{item}/take-back").status_code == 303
    worked.run()
    assert worked.outcome(item) is Outcome.HELD
    worked.settle("clerk", item, "return", reason="Unknown")
    worked.run()
    assert worked.outcome(item) is Outcome.RETURNED
    assert worked.desk.client("clerk").post(f"/items/{item}/take-back").status_code == 409


def test_a_correction_that_was_taken_back_is_not_put_in_with_a_later_one(worked: Worked) -> None:
    item = worked.item("PRICE")
    worked.settle("clerk", item, **{"field.due_date": "2027-01-31"})
    assert worked.desk.client("clerk").post(f"/items/{item}/take-back").status_code == 303
    worked.settle("clerk", item, **{"field.invoice_number": "AB-1"})
    worked.run()
    reading = worked.desk.office.store.reading(item)
    assert reading is not None
    [document] = reading.documents
    assert document.invoice_number is not None
    assert document.invoice_number.value == "AB-1"
    assert document.due_date is None or document.due_date.value != date(2027, 1, 31)


def test_a_run_acts_on_nothing_that_may_still_be_taken_back(worked: Worked) -> None:
    item = worked.item("SUP_NEW")
    worked.settle("clerk", item, "return", reason="Unknown")
    worked.clock.forward(timedelta(seconds=-11))
    worked.run()
    assert worked.outcome(item) is Outcome.HELD


def test_an_older_page_changes_nothing_and_says_so(worked: Worked) -> None:
    item = worked.item("PRICE")
    seen = worked.version(item)
    worked.desk.client("colleague").post(f"/items/{item}/take", data={"version": str(seen)})
    late = worked.desk.client("clerk").post(
        f"/items/{item}/settle", data={"version": str(seen), "action": "return", "reason": "Late"}
    )
    assert late.status_code == 409
    assert "has changed since the page was shown" in late.text
    assert worked.desk.office.store.judgements(item) == []


def test_of_two_who_take_one_item_one_has_it_and_the_other_is_told(worked: Worked) -> None:
    item = worked.item("PRICE")
    form = {"version": str(worked.version(item))}
    answers = [worked.desk.client(name).post(f"/items/{item}/take", data=form) for name in ("clerk", "colleague")]
    assert [answer.status_code for answer in answers] == [303, 409]


def test_what_somebody_else_has_is_shown_and_not_settled(worked: Worked) -> None:
    item = worked.item("PRICE")
    worked.desk.client("colleague").post(f"/items/{item}/take", data={"version": str(worked.version(item))})
    page = worked.desk.client("clerk").get(f"/items/{item}").text
    assert "With Colleague" in page
    assert 'value="settle"' not in page
    assert worked.settle("clerk", item, "return", reason="Mine").status_code == 409


def test_a_supervisor_gives_work_to_somebody_and_takes_it_away(worked: Worked) -> None:
    item = worked.item("PRICE")
    colleague = next(each for each in worked.desk.office.store.accounts() if each.name == "colleague")
    form = {"chosen": f"{item}:{worked.version(item)}", "to": str(colleague.id)}
    told = worked.desk.client("supervisor").post("/work/assign", data=form)
    assert "1+of+1+assigned" in told.headers["location"]
    assert worked.desk.client("colleague").get("/work?tab=mine").text.count("data-row") == 1
    back = {"version": str(worked.version(item)), "to": ""}
    worked.desk.client("supervisor").post(f"/items/{item}/assign", data=back)
    assert worked.desk.client("colleague").get("/work?tab=mine").text.count("data-row") == 0


def test_several_are_taken_at_once_as_far_as_they_are_free(worked: Worked) -> None:
    free, taken = worked.item("PRICE"), worked.item("QTY_REC")
    chosen = [f"{item}:{worked.version(item)}" for item in (free, taken)]
    worked.desk.client("colleague").post(f"/items/{taken}/take", data={"version": str(worked.version(taken))})
    told = worked.desk.client("clerk").post("/work/take", data={"chosen": chosen})
    assert "1+of+2+claimed%3B+the+others+had+changed" in told.headers["location"]


def test_what_could_not_be_opened_is_read_again_when_somebody_wants_it_tried_again(
    worked: Worked, tmp_path: Path
) -> None:
    broken = tmp_path / "mail" / "2026-10-30" / "broken.pdf"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"%PDF-1.7 and no more")
    worked = replace(worked, month=replace(worked.month, mail=tmp_path / "mail"))
    worked.run()
    item = worked.desk.office.store.item("2026-10-30/broken.pdf").id
    assert worked.outcome(item) is Outcome.HELD
    assert "Try again" in worked.desk.client("clerk").get(f"/items/{item}").text
    assert worked.settle("clerk", item, "try_again").status_code == 303
    worked.run()
    store = worked.desk.office.store
    (reopened,) = (entry for entry in store.history(item) if entry.kind == "reopened")
    assert reopened.body["step"] == "pending"
    assert worked.outcome(item) is Outcome.HELD, "it is still as broken as it was"
