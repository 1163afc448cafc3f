"""Forms are told from letters about the same matter, and a form that names a patient is shut away."""

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from bots.reading.pdfs.hybrid import PdfReader
from counterfoil.model.documents import Document, Finding, Kind
from tests.bots.reading.forms.made_kinds import FORMS

TITLES = {
    Kind.SUPPLIER_FORM: ("New Supplier Set-up Request", "Supplier Registration Form", "Vendor Set Up Form"),
    Kind.BANK_CHANGE_FORM: ("Supplier Bank Detail Amendment", "Change of Bank Details", "Bank Change Request"),
    Kind.REQUISITION_FORM: ("Non-Catalogue Requisition", "Purchase Requisition", "Request to Purchase"),
    Kind.STARTER_FORM: ("New Starter Notification", "Appointment Form", "ESR1", "New Employee Form"),
    Kind.LEAVER_FORM: ("Termination / Leaver Notification", "Leaver Form", "Notification of Termination"),
    Kind.CHANGE_FORM: ("Assignment Change", "Change of Hours", "Staff Changes Form", "Contract Variation"),
    Kind.EXPENSES_FORM: ("Travel and Subsistence Claim", "Mileage Claim", "Staff Expenses Claim"),
}
LETTER = (
    "Dear Sir or Madam",
    "Change of bank details",
    "Please note that our bank account has changed. Kindly pay all open invoices to the account below.",
    "Account name: Harbour Medical Supplies Ltd",
    "Sort code: 08-99-99",
    "Account number: 66374958",
    "Yours faithfully",
    "Finance Director",
)


def page(lines: Sequence[str], *, boxes: bool = False) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    for place, line in enumerate(lines):
        first = boxes and not place
        canvas.setFont("Helvetica-Bold" if first else "Helvetica", 16 if first else 10)
        y = 790 - 30 * place
        label, _, value = line.partition(": ")
        if boxes and place:
            canvas.drawString(50, y, label)
            canvas.rect(220, y - 5, 260, 18)
            canvas.drawString(225, y, value)
        else:
            canvas.drawString(50, y, line)
    canvas.save()
    return file.getvalue()


def read(content: bytes) -> Document:
    (document,) = PdfReader().read(content).documents
    return document


@pytest.mark.parametrize(("kind", "title"), [(kind, title) for kind, titles in TITLES.items() for title in titles])
def test_a_form_is_known_by_its_title_and_questions(kind: Kind, title: str) -> None:
    labels = [ask.label for section in FORMS[kind][1] for ask in section.asks][:8]
    assert read(page([title, *(f"{label}: x" for label in labels)], boxes=True)).kind is kind


def test_a_letter_that_asks_for_another_bank_account_is_no_form() -> None:
    document = read(page(LETTER))
    assert document.kind is not Kind.BANK_CHANGE_FORM
    assert Finding.BANK_CHANGE_ASKED in {remark.finding for remark in document.remarks}
    assert not document.form


def test_the_form_for_another_bank_account_is_no_letter() -> None:
    lines = ["Change of Bank Details Form", *LETTER[3:6], "Reason for change: We have changed our bank account"]
    document = read(page([*lines, "Effective date: 01/12/2026"], boxes=True))
    assert document.kind is Kind.BANK_CHANGE_FORM
    assert not document.remarks
    assert {entry.key for entry in document.form} >= {"account_name", "sort_code", "account_number", "effective_date"}


def test_national_insurance_numbers_are_no_patients() -> None:
    document = read(
        page(["New Starter Form", "Surname: Kaba", "Date of birth: 01/02/1990", "NI number: QQ123456C"], boxes=True)
    )
    assert not document.remarks
    assert document.form


def test_a_form_with_an_nhs_number_keeps_nothing_but_that_finding() -> None:
    lines = ["New Starter Form", "Surname: Kaba", "Date of birth: 01/02/1990", "NHS number: 999 000 0018"]
    document = read(page(lines, boxes=True))
    assert [remark.finding for remark in document.remarks] == [Finding.PATIENT_DATA]
    assert not document.form
