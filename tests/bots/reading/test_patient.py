"""Patients' identifiers empty the document of everything but that finding, and other ten digits do not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from bots.reading.patient import nhs_numbers, screened
from bots.reading.read import read_file
from counterfoil.model.documents import Channel, Document, Finding, Kind, Reading, Trouble
from counterfoil.model.fields import Field
from tests.bots.reading.made_files import office
from tests.bots.reading.made_invoices import Invoice, Item, changed, invoice_page, lines_of_text, pdf, ubl


def nhs_number(seed: int) -> str:
    """A number of the test range 999 with its right check digit, worked out by the NHS's own rule."""
    source = random.Random(seed)
    while True:
        nine = "999" + "".join(str(source.randrange(10)) for _ in range(6))
        check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11
        if check != 10:
            return nine + str(check % 11)


NUMBER = nhs_number(1)
SPACED = f"{NUMBER[:3]} {NUMBER[3:6]} {NUMBER[6:]}"
DASHED = SPACED.replace(" ", "-")
WRONG = NUMBER[:9] + str((int(NUMBER[9]) + 1) % 10)


@pytest.mark.parametrize(
    "text",
    [
        f"NHS No: {SPACED}",
        f"NHS number {NUMBER}",
        f"NHS No.\n{SPACED}",
        f"NHS Number (if known): {DASHED}",
        f"Patient: J. Smith  {SPACED}",
        f"Patient name   Treatment\nJ. Smith {NUMBER} physiotherapy",
        f"J. Smith, DOB 01/02/1950, {SPACED}",
        f"Service user name: J. Smith\nref\n{SPACED}",
        f"J. Smith  date of birth 1 Feb 1950  {NUMBER}",
        f"NHS No   Surname   Cost\n{NUMBER}   Smith   100.00",
        f"patient's name Smith {SPACED.replace(' ', chr(160))}",
        f"Patient J. Smith, NHS No {SPACED[:7]}  Net £ 392.16\n{SPACED[8:]}  VAT £ 0.00",
        f"NHS number {NUMBER[:5]}\n{NUMBER[5:]} 24 units",
        f"NHS No. {SPACED[:3]}\n{SPACED[4:]}, physiotherapy",
    ],
)
def test_a_patients_number_counts(text: str) -> None:
    assert nhs_numbers(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"Order {NUMBER}",
        f"Bare {NUMBER} and {SPACED} on an order of patient gowns",
        f"NHS No PO No Pay policy applies. Order {NUMBER}",
        f"NHS Number: {WRONG}",
        f"NHS Number: {WRONG[:6]}\n{WRONG[6:]}",
        f"NHS Number: {NUMBER[:6]}\n{NUMBER[6:]}1",
        f"Patient: J. Smith {WRONG}",
        f"Patient transport, Telephone: {NUMBER}",
        f"Patient name: Smith\nPO Number: {NUMBER}",
        f"Patient name: Smith\nInvoice no {NUMBER}",
        f"Patient name: Smith  GTIN 0{NUMBER}123",
        f"Patient name: Smith  £{NUMBER}.00",
        f"Patient name: Smith  {NUMBER}/1",
        "NHS Number: 000 000 0000",
        "NHS Number: not known",
        "",
    ],
)
def test_other_ten_digits_do_not_count(text: str) -> None:
    assert nhs_numbers(text) == 0


def test_each_number_of_a_list_counts() -> None:
    rows = "\n".join(f"{nhs_number(seed)}  Smith  01/02/1950" for seed in range(2, 7))
    assert nhs_numbers(f"NHS No  Name  Date of birth\n{rows}") == 5


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text: str) -> None:
    assert nhs_numbers(text) >= 0


def bill(*pages: int) -> Document:
    number = Field(value="INV-1", raw="INV-1", confidence=1.0, source="test")
    return Document(kind=Kind.INVOICE, channel=Channel.TEXT, pages=pages, invoice_number=number)


def test_only_the_document_of_that_page_is_emptied() -> None:
    reading = Reading(reader="test", page_count=3, documents=(bill(1), bill(2, 3)))
    first, second = screened(reading, [(1, "nothing"), (2, ""), (3, f"NHS No {NUMBER}")]).documents
    assert first == bill(1)
    assert second.invoice_number is None
    assert (second.kind, second.pages) == (Kind.INVOICE, (2, 3))
    (remark,) = second.remarks
    assert (remark.finding, remark.page) == (Finding.PATIENT_DATA, 3)
    assert remark.detail == "one NHS number of patients on page 3"


def test_a_patient_on_a_backing_sheet_empties_the_bill_that_it_supports() -> None:
    sheet = Document(kind=Kind.BACKING, channel=Channel.TEXT, pages=(2,))
    reading = Reading(reader="test", page_count=3, documents=(bill(1), sheet, bill(3)))
    first, second, third = screened(reading, [(2, f"NHS No {NUMBER}")]).documents
    assert [each.remarks[0].page for each in (first, second)] == [2, 2]
    assert first.invoice_number is None
    assert third == bill(3)


def test_a_file_that_gave_no_document_is_quarantined_rather_than_refused() -> None:
    refused = Reading(reader="test", trouble=Trouble.NOT_ACCEPTED, detail="no")
    (document,) = screened(refused, [(None, f"NHS No {NUMBER}")]).documents
    assert document.kind is Kind.UNKNOWN
    assert document.remarks[0].finding is Finding.PATIENT_DATA


def filled_field(canvas: Canvas) -> None:
    canvas.acroForm.textfield(name="nhs", tooltip="NHS number", value=SPACED, x=72, y=500)


MAIL = f"From: a@b.example\nTo: c@d.example\nSubject: Query\n\nPatient: J. Smith\nNHS No: {SPACED}\n".encode()


@pytest.mark.parametrize(
    "content",
    [
        pdf(invoice_page(Invoice()), lines_of_text("Backing sheet", f"Patient: J. Smith  NHS No {SPACED}")),
        pdf(invoice_page(Invoice()), filled_field),
        ubl(changed(items=(Item(name=f"Physiotherapy, patient name J. Smith, {SPACED}", net="40.00", quantity="16"),))),
        MAIL,
        f"NHS No,Name\n{NUMBER},Smith\n".encode(),
        f"<html><body><table><tr><td>NHS No</td><td>{SPACED}</td></tr></table></body></html>".encode(),
        office(xl__sharedStrings="<si><t>NHS No</t></si><si><t>Smith</t></si>", xl__sheet1=f"<c><v>{NUMBER}</v></c>"),
        f"<other><patient>Patient name: Smith {SPACED}</patient></other>".encode(),
    ],
)
def test_no_reading_repeats_what_it_found(content: bytes) -> None:
    reading = read_file("0001", content)
    findings = {remark.finding for document in reading.documents for remark in document.remarks}
    assert Finding.PATIENT_DATA in findings
    told = repr(reading)
    assert not any(secret in told for secret in (NUMBER, SPACED, "Smith"))
