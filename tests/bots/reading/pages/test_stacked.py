"""Labels in several lines of a narrow cell, and days told by the terms between them."""

from datetime import date

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document
from tests.bots.reading.drawn_pages import Bill, Text, draw, stacked

ISSUED, DUE = date(2026, 10, 5), date(2026, 11, 4)


def read(*more: Text) -> Document:
    return read_pdf(draw(Bill(date="", order="", more=more).page())).documents[0]


def days(document: Document) -> tuple[date | None, date | None]:
    issued, due = document.issue_date, document.due_date
    return issued and issued.value, due and due.value


def test_a_value_stands_beside_the_first_of_the_lines_of_its_label() -> None:
    found = read(
        *stacked(350, 130, "Invoice", "date", lead=10),
        Text(420, 130, ": 05-OCT-2026"),
        *stacked(350, 165, "Payment", "due", "date", lead=10),
        Text(420, 165, ": 04-NOV-2026"),
    )
    assert days(found) == (ISSUED, DUE)


def test_a_day_in_two_lines_stands_beside_a_label_in_two_lines() -> None:
    found = read(
        *stacked(350, 130, "Billed", "on", lead=10),
        *stacked(400, 130, "Mon 5 Oct", "2026", lead=10),
        *stacked(350, 165, "Payable", "on", lead=10),
        *stacked(400, 165, "Wed 4 Nov", "2026", lead=10),
    )
    assert days(found) == (ISSUED, DUE)


def test_two_labels_in_a_list_with_a_value_each_are_not_one_label() -> None:
    found = read(
        *stacked(350, 130, "Invoice", "Date", lead=10), Text(420, 130, "INV-1001"), Text(420, 140, "05/10/2026")
    )
    assert days(found)[0] == ISSUED
    assert found.invoice_number is not None
    assert found.invoice_number.value == "INV-1001"


@pytest.mark.parametrize("goes_on", ["despatched", "inspected"])
def test_a_date_that_goes_on_in_the_next_line_is_of_something_else(goes_on: str) -> None:
    found = read(
        *stacked(350, 130, "Date", goes_on, lead=10),
        Text(420, 134, "01/10/2026"),
        Text(350, 165, "Document dated 05/10/2026"),
    )
    assert days(found)[0] == ISSUED


def test_the_heading_of_the_next_column_is_no_beginning_of_a_day() -> None:
    found = read(
        Text(350, 130, "Date"), Text(450, 130, "Zahltag"), Text(350, 144, "5 Oct 2026"), Text(450, 144, "4 Nov 2026")
    )
    assert days(found)[0] == ISSUED


def test_the_terms_tell_which_unlabelled_days_are_meant() -> None:
    found = read(
        Text(350, 130, "Drafted: 05/10/2026"), Text(350, 145, "Wanted: 04/11/2026"), Text(350, 160, "Terms: 30 days")
    )
    assert days(found) == (ISSUED, DUE)
    assert found.due_date is not None
    assert found.due_date.confidence < 0.75
