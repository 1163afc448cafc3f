"""Post that is no plain bill: statements, reminders, bundles, repeats, credits, and what cannot be read."""

from decimal import Decimal
from typing import Any

Office = Any


def test_every_line_of_a_statement_is_classified_and_copies_are_asked_for_of_the_missing_only(month: Office) -> None:
    for case in month.cases("Supplier statement"):
        classes = {line["reference"]: line["class"] for line in case.item["statement_lines"]}
        assert classes == {line["reference"]: line["class"] for line in case.expected["statement_lines"]}
        asked = case.letters["copy_request"].body
        for reference, stands in classes.items():
            assert (reference in asked) == (stands in {"not_received", "credit_not_taken"}), reference


def test_a_reminder_makes_no_liability_is_linked_and_answered(month: Office) -> None:
    for case in month.cases("Reminder/dunning letter"):
        assert month.linked(case)
        assert "is approved and will be paid" in case.letters["status_reply"].body
        assert case.posting is None


def test_many_invoices_in_one_file_are_split_with_every_page_in_one_of_them(month: Office) -> None:
    whole, *parts = month.cases("Many invoices in one PDF")
    pages = sorted(page for part in parts for page in part.item["pages"])
    assert pages == list(range(1, whole.dossier.item.page_count + 1))


def test_an_invoice_and_its_backing_in_two_files_are_one(month: Office) -> None:
    cases = month.cases("Invoice and backing in separate attachments")
    for bill, sheet in zip(cases[::2], cases[1::2], strict=True):
        assert sheet.item["linked_to"] == bill.item["item"]


def test_a_bill_without_a_number_is_returned_and_the_letter_names_what_is_missing(month: Office) -> None:
    for case in month.cases("No invoice number"):
        letter = case.letters["return"]
        assert "no invoice number" in letter.subject
        assert "have not begun" in letter.body
        assert case.decision.missing == ("invoice number",)


def test_a_scan_that_nobody_can_read_is_held_and_nothing_of_it_posted(month: Office) -> None:
    (case,) = month.held("Illegible scan", "RESCAN")
    assert case.posting is None


def test_a_file_that_cannot_be_opened_is_kept_and_acknowledged(month: Office) -> None:
    for case in month.held("Unreadable or wrong file type", "FORMAT"):
        assert case.letters["acknowledgement"].to == "the sender"
        assert (month.month / "mail" / case.item["file"]).is_file()


def test_what_is_no_invoice_is_filed_and_passed_to_who_wants_it(month: Office) -> None:
    wanted = {case.item["kind"]: case.letters["redirect"].to for case in month.cases("Not an invoice")}
    assert wanted == {
        "quote": "the buyer",
        "pro_forma": "the buyer",
        "order_acknowledgement": "the buyer",
        "delivery_note": "the receiving department",
        "remittance_advice": "the income team",
    }


def test_the_same_file_again_is_linked_to_the_first(month: Office) -> None:
    for case in month.cases("Same file again"):
        assert (list(case.holds), month.linked(case)) == (["DUP_FILE"], True)


def test_the_same_invoice_by_another_channel_is_linked_to_the_first(month: Office) -> None:
    for case in month.cases("Same invoice by two channels"):
        assert (list(case.holds), month.linked(case)) == (["DUP_CHANNEL"], True)


def test_a_near_duplicate_is_held_beside_the_bill_that_it_resembles(month: Office) -> None:
    for case in month.held("Near-duplicate", "DUP_SUSPECT"):
        assert month.linked(case)
        assert case.dossier.match.duplicate.reasons
        assert case.dossier.match.duplicate.of.invoice_number in case.holds["DUP_SUSPECT"]


def test_a_credit_note_is_posted_below_zero_and_linked_to_its_original(month: Office) -> None:
    cases = month.posted("Credit note referencing original")
    for case in cases:
        assert Decimal(case.posting["gross"]) < 0
        assert case.posting["kind"] == "credit_note"
        assert case.decision.linked_to
    printed = [Decimal(case.expected["fields"]["gross"]) > 0 for case in cases]
    assert printed.count(True) == printed.count(False)


def test_a_credit_note_without_its_original_is_held_with_ranked_candidates(month: Office) -> None:
    (case,) = month.held("Credit note without original reference", "CN_UNMATCHED")
    assert len(case.dossier.match.credit.candidates) == 2


def test_a_credit_note_with_an_invoices_number_is_held(month: Office) -> None:
    (case,) = month.held("Credit note re-using the invoice number", "CN_DUPNO")
    assert case.expected["fields"]["invoice_number"] in case.holds["CN_DUPNO"]
