"""Numbers and days at captions that are on no list are offered as guesses, so that a person looks at the bill."""

from collections.abc import Sequence
from datetime import date

import pytest

from bots.reading.calibration import GUESSED
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Kind
from tests.bots.reading.drawn_pages import Bill, Text, draw, pairs, stacked


def read(*more: Text, number: str = "", title: str = "INVOICE", day: str = "05/10/2026", order: str = "") -> Document:
    bill = Bill(number=number, title=title, date=day, order=order, more=more)
    return read_pdf(draw(bill.page())).documents[0]


def beside(*labelled: tuple[str, str]) -> Sequence[Text]:
    return pairs(350, 450, 149, *labelled)


@pytest.mark.parametrize(
    "more",
    [
        beside(("Bill identity", "HS/20417")),
        beside(("Docket:", "HS/20417")),
        beside(("Reference:", "HS/20417")),
        stacked(350, 175, "Reference: HS/20417"),
        stacked(350, 175, "We call this bill", "HS/20417"),
        stacked(350, 175, "HS/20417"),
        stacked(40, 90, "This bill is kept with us as HS/20417"),
    ],
)
def test_a_number_at_an_unlisted_caption_or_none_is_a_guess(more: Sequence[Text]) -> None:
    number = read(*more).invoice_number
    assert number is not None
    assert number.value == "HS/20417"
    assert number.confidence <= GUESSED
    assert number.box is not None


def test_the_guess_says_which_words_it_is_by() -> None:
    number = read(*beside(("Bill identity", "HS/20417"))).invoice_number
    assert number is not None
    assert number.source == "by the words 'Bill identity'"


def test_of_two_numbers_the_one_whose_caption_says_bill_is_taken() -> None:
    found = read(*beside(("Bill identity", "HS/20417"), ("Consignment slip", "77120")))
    assert found.invoice_number is not None
    assert found.invoice_number.value == "HS/20417"


@pytest.mark.parametrize(
    "more",
    [
        (),
        stacked(40, 80, "01632 960028"),
        stacked(40, 80, "Call us: +44 (0)1632 960 028"),
        stacked(40, 780, "Registered in England No 98221732 | VAT Reg No GB 999 0028 80"),
        beside(("Delivery note", "739789")),
        beside(("Customer No:", "NHS2846")),
        stacked(350, 175, "250ml"),
        stacked(40, 400, "Sort Code: 12-34-56 Account number: 12345678"),
        stacked(40, 780, "Page 1 of 2"),
    ],
)
def test_what_has_another_meaning_is_no_number_of_the_bill(more: Sequence[Text]) -> None:
    assert read(*more, order="ZN1000123").invoice_number is None


def test_a_listed_label_goes_before_every_guess() -> None:
    number = read(*beside(("Bill identity", "HS/20417")), number="INV-1001").invoice_number
    assert number is not None
    assert number.value == "INV-1001"
    assert number.confidence > GUESSED


def test_a_credit_note_does_not_take_the_number_of_the_invoice_that_it_credits() -> None:
    note = read(
        *beside(("Invoice No:", "INV-1001"), ("Credit identity", "CN-88")), title="CREDIT NOTE", order="ZN1000123"
    )
    assert note.kind is Kind.CREDIT_NOTE
    assert note.invoice_number is not None
    assert note.invoice_number.value == "CN-88"


def test_an_order_at_an_unlisted_caption_is_a_guess() -> None:
    (order,) = read(*beside(("You ordered under", "ZN1000123")), number="INV-1001").order_references
    assert order.value == "ZN1000123"
    assert order.confidence <= GUESSED


@pytest.mark.parametrize("line", ["PO Box 4107", "P.O. Box 4107"])
def test_a_box_at_the_post_office_is_no_order(line: str) -> None:
    assert read(*stacked(350, 175, line, "Tarnford"), number="INV-1001").order_references == ()


def test_days_at_unlisted_captions_are_guesses() -> None:
    found = read(*beside(("Made out upon", "05/10/2026"), ("Settle this by", "04/11/2026")), number="INV-1001", day="")
    assert found.issue_date is not None
    assert found.due_date is not None
    assert (found.issue_date.value, found.due_date.value) == (date(2026, 10, 5), date(2026, 11, 4))
    assert max(found.issue_date.confidence, found.due_date.confidence) <= GUESSED


def test_a_day_of_a_discount_is_no_due_date() -> None:
    assert read(*stacked(40, 400, "2 % discount if we have it by 12/10/2026"), number="INV-1001").due_date is None
