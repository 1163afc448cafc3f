"""How sure the number of a bill is: a label with its number and day is; a credit note's word for an invoice is not."""

import pytest

from bots.reading.calibration import GUESSED
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Kind
from counterfoil.model.fields import Field
from tests.bots.reading.drawn_pages import Bill, Text, draw, stacked

TITLED = 0.67


def number_with(*head: str, title: str = "INVOICE", number: str = "", label: str = "Invoice No:") -> Field[str]:
    """The number found on a bill that has these lines in its head."""
    bill = Bill(title=title, number=number, number_label=label, more=stacked(40, 190, *head))
    document = read_pdf(draw(bill.page())).documents[0]
    assert document.kind.is_bill
    assert document.invoice_number is not None
    return document.invoice_number


@pytest.mark.parametrize(
    "line",
    [
        "Invoice SI0004471 dated 25 Oct 2026. Please find our charges for the goods that you ordered below.",
        "Invoice SI0004471 of 25/10/2026, for the goods that you ordered of us in the month before",
        "Rechnung SI0004471 vom 25.10.2026 - wir danken Ihnen sehr herzlich auch für diesen Auftrag",
    ],
)
def test_a_sentence_that_begins_with_the_number_and_its_day_is_as_sure_as_a_line_of_their_own(line: str) -> None:
    alone, found = number_with("Invoice SI0004471"), number_with(line)
    assert found.value == alone.value == "SI0004471"
    assert found.confidence == pytest.approx(alone.confidence, abs=0.02)
    assert found.confidence >= TITLED - 0.02


@pytest.mark.parametrize(
    "line",
    [
        "Invoice SI0004471 dated 25 Oct 2026 is still outstanding, and we kindly ask you to settle it soon.",
        "Invoice SI0004471 is what this refers to, and we kindly ask you to settle it by the end of the month.",
        "We have sent you with our last parcel the invoice SI0004471 dated 25 Oct 2026.",
    ],
)
def test_a_sentence_that_says_something_else_of_a_bill_is_not(line: str) -> None:
    assert number_with(line).confidence < TITLED - 0.1


@pytest.mark.parametrize("phrase", ["Voor factuur: INV-900", "Par facture: INV-900", "Invoice INV-900"])
def test_the_invoice_that_a_credit_note_names_is_at_most_guessed_to_be_its_number(phrase: str) -> None:
    found = number_with(phrase, title="CREDIT NOTE")
    assert found.confidence <= GUESSED
    other = number_with(phrase, title="CREDIT NOTE", number="CN-88", label="Credit paper:")
    assert other.value == "CN-88"


@pytest.mark.parametrize("label", ["Invoice ref. credited:", "Invoice number:"])
def test_the_number_of_the_document_goes_before_that_of_an_invoice_on_a_credit_note(label: str) -> None:
    found = number_with(f"{label} INV-900", title="CREDIT NOTE", number="2026/4172", label="Document No:")
    assert found.value == "2026/4172"
    assert found.confidence > TITLED


def test_a_credit_note_may_have_its_number_under_the_label_that_its_template_has_for_invoices() -> None:
    found = number_with(title="CREDIT NOTE", number="CN-88", label="Invoice No:")
    assert found.value == "CN-88"
    assert found.confidence > TITLED


def test_a_german_correction_of_an_invoice_is_named_by_its_title() -> None:
    page = [text for text in Bill(number="").page() if text.text != "INVOICE"]
    title = Text(555, 50, "Rechnungskorrektur KN-898489", size=16, bold=True, align="right")
    document = read_pdf(draw([*page, title])).documents[0]
    assert document.kind is Kind.CREDIT_NOTE
    assert document.invoice_number is not None
    assert document.invoice_number.value == "KN-898489"
    assert document.invoice_number.confidence > TITLED


@pytest.mark.parametrize(("printed", "number"), [("no697329", "697329"), ("Nr.697329", "697329"), ("NO697", "NO697")])
def test_the_word_for_number_is_no_part_of_a_number_that_it_runs_into(printed: str, number: str) -> None:
    assert number_with(number=printed, label="Our invoice").value == number
