"""What a correction teaches, and when it rightly teaches nothing."""

import re
from dataclasses import replace

import pytest

from bots.reading.learning.from_file import learn
from bots.reading.learning.teaching import NothingLearntError, lesson_of
from bots.reading.pdfs.pdf import read_pdf
from bots.reading.read import read_file
from counterfoil.model.documents import Finding, Remark
from counterfoil.model.fields import Box
from counterfoil.model.memory import Lesson
from tests.bots.reading.drawn_pages import Text, draw, pairs
from tests.bots.reading.learning.taught import Sheet, correction, lesson, seen
from tests.bots.reading.made_invoices import Invoice, ubl

OUR_VAT = frozenset({"980780684"})


def test_the_label_right_before_the_value_is_learnt() -> None:
    assert str(lesson(Sheet(), "invoice_number", "HS/20417")) == "right of 'Docket'"


def test_a_label_in_the_same_text_is_learnt_without_what_stands_behind_it() -> None:
    sheet = Sheet(label="", number="", more=[Text(350, 190, "Docket HS/20417 of today")])
    assert str(lesson(sheet, "invoice_number", "HS/20417")) == "behind 'Docket'"


def test_the_box_that_was_shown_decides_between_two_places() -> None:
    sheet = Sheet(more=pairs(350, 450, 190, ("Carrier slip:", "HS/20417")))
    shown = lesson(sheet, "invoice_number", "HS/20417", page=1, box=Box(440, 178, 560, 195))
    assert str(shown) == "right of 'Carrier slip'"


def test_what_was_read_instead_is_kept_so_that_the_same_mistake_is_known_again() -> None:
    sheet = Sheet(more=pairs(350, 450, 190, ("Invoice Number:", "INV-9")))
    learnt = lesson(sheet, "invoice_number", "HS/20417")
    document, _ = seen(sheet.page())
    assert document.invoice_number
    assert learnt.instead_of == document.invoice_number.source


def test_a_value_that_was_read_rightly_is_confirmed_and_no_mistake() -> None:
    assert lesson(Sheet(), "po_number", "ZN1000123").instead_of == ""


def test_sums_hang_on_their_own_labels_and_never_on_a_line_of_the_table() -> None:
    labels = {field: str(lesson(Sheet(vat="0.00", gross="100.00"), field, "100.00")) for field in ("net", "gross")}
    assert labels == {"net": "right of 'Net Total'", "gross": "right of 'Total'"}


def test_a_label_of_another_field_is_not_taken_where_there_is_a_better_one() -> None:
    sheet = Sheet(more=pairs(350, 450, 175, ("Settle on", "05/10/2026")))
    assert str(lesson(sheet, "due_date", "2026-10-05")) == "right of 'Settle on'"


def test_a_corrected_vat_number_is_no_mark_to_know_the_supplier_by() -> None:
    assert lesson(Sheet(), "vat_number", "GB999005185").identity.vat_number == ""


@pytest.mark.parametrize(
    ("sheet", "field", "value", "why"),
    [
        (Sheet(), "invoice_number", "XX-1", "not found on the page"),
        (Sheet(), "lines.1.net", "90.00", "not found on the page"),
        (Sheet(vat_number="", company="", account="", email=""), "invoice_number", "HS/20417", "cannot be known again"),
    ],
)
def test_nothing_is_learnt_where_it_could_not_be_found_again(sheet: Sheet, field: str, value: str, why: str) -> None:
    document, pages = seen(sheet.page())
    with pytest.raises(NothingLearntError, match=re.escape(why)):
        lesson_of(correction(field, value), document, pages)


def test_a_page_with_hardly_a_label_is_no_layout() -> None:
    document, pages = seen([*Sheet().page()[:1], Text(40, 90, "VAT No GB 980 7806 84"), Text(40, 300, "AB-1234")])
    with pytest.raises(NothingLearntError, match="too few labels"):
        lesson_of(correction("invoice_number", "AB-1234"), document, pages)


def test_a_vat_number_of_ours_that_was_taken_for_the_suppliers_is_not_learnt_by() -> None:
    document, pages = seen(Sheet().page())
    learnt = lesson_of(correction("invoice_number", "HS/20417"), document, pages, not_suppliers=OUR_VAT)
    assert learnt.identity.vat_number == ""
    document, pages = seen(replace(Sheet(), company="", name="", email="").page())
    with pytest.raises(NothingLearntError, match="cannot be known again"):
        lesson_of(correction("invoice_number", "HS/20417"), document, pages, not_suppliers=OUR_VAT)


def test_a_file_is_learnt_from_by_reading_it_once_more() -> None:
    content = draw(Sheet().page())
    (document,) = read_pdf(content).documents
    learnt = learn("0001.pdf", content, document, correction("invoice_number", "HS/20417"), frozenset())
    assert isinstance(learnt, Lesson)
    assert learnt == lesson(Sheet(), "invoice_number", "HS/20417")


@pytest.mark.parametrize("finding", [Finding.PATIENT_DATA, Finding.HIDDEN_TEXT])
def test_nothing_is_learnt_from_what_is_shut_away(finding: Finding) -> None:
    content = draw(Sheet().page())
    (document,) = read_pdf(content).documents
    suspect = replace(document, remarks=(Remark(finding=finding, detail="seen"),))
    learnt = learn("0001.pdf", content, suspect, correction("invoice_number", "HS/20417"), frozenset())
    assert learnt == "nothing is learnt from a document that is shut away"


def test_nothing_is_learnt_from_an_e_invoice() -> None:
    content = ubl(Invoice())
    (document,) = read_file("0001.xml", content).documents
    learnt = learn("0001.xml", content, document, correction("invoice_number", "X-1"), frozenset())
    assert isinstance(learnt, str)
    assert "states its fields itself" in learnt
