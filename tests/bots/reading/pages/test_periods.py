"""What a bill is for in time, when it is to be paid, and its other references are read from labels and sentences."""

from datetime import date

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document
from tests.bots.reading.drawn_pages import Bill, Text, draw


def read(*more: Text, bill: Bill | None = None) -> Document:
    return read_pdf(draw([*(bill or Bill()).page(), *more])).documents[0]


@pytest.mark.parametrize(
    "text",
    [
        "Billing period: 1 September 2026 to 30 September 2026",
        "For the period 01/09/2026 - 30/09/2026",
        "Charges for services supplied from 1 Sep 2026 until 30 Sep 2026",
    ],
)
def test_the_period_that_is_billed_is_read(text: str) -> None:
    found = read(Text(40, 400, text))
    assert found.period_from is not None
    assert found.period_to is not None
    assert (found.period_from.value, found.period_to.value) == (date(2026, 9, 1), date(2026, 9, 30))


def test_the_day_of_delivery_is_not_the_day_of_the_bill() -> None:
    found = read(Text(350, 150, "Despatch date:"), Text(450, 150, "02/10/2026"))
    assert found.delivered_on is not None
    assert found.issue_date is not None
    assert (found.delivered_on.value, found.issue_date.value) == (date(2026, 10, 2), date(2026, 10, 5))


@pytest.mark.parametrize(
    "text",
    [
        "Payment is due within 30 days of the date of this invoice, by 4 November 2026.",
        "Payment by 04/11/2026 please to Halden Supplies Ltd",
        "Zahlbar innerhalb 30 Tagen netto bis 04.11.2026, 3% Skonto innerhalb 10 Tagen bis 15.10.2026",
    ],
)
def test_the_day_to_pay_by_is_read_from_a_sentence(text: str) -> None:
    due = read(Text(40, 400, text)).due_date
    assert due is not None
    assert due.value == date(2026, 11, 4)


def test_the_day_of_a_discount_is_not_the_day_to_pay_by() -> None:
    assert read(Text(40, 400, "A discount of 2% is given if payment is received by 15 October 2026.")).due_date is None


def test_days_to_pay_tell_which_of_day_and_month_comes_first() -> None:
    bill = Bill(date="04/05/2026")
    found = read(Text(350, 150, "Due date:"), Text(450, 150, "05/05/2026"), Text(40, 400, "Terms: 30 days"), bill=bill)
    assert found.issue_date is not None
    assert found.due_date is not None
    assert (found.issue_date.value, found.due_date.value) == (date(2026, 4, 5), date(2026, 5, 5))


def test_two_days_that_are_called_due_are_not_trusted() -> None:
    found = read(
        Text(350, 150, "Due date:"),
        Text(450, 150, "04/11/2026"),
        Text(40, 400, "Due date:"),
        Text(140, 400, "19/11/2026"),
    )
    assert found.due_date is not None
    assert found.due_date.confidence < 0.85


def test_terms_contract_and_the_buyers_reference_are_read() -> None:
    found = read(
        Text(40, 400, "Payment terms: 30 days from date of invoice"),
        Text(40, 420, "Contract No: C-2026/114"),
        Text(40, 440, "Buyer reference: 04011000-12345-34"),
    )
    assert found.terms is not None
    assert found.terms.value == "30 days from date of invoice"
    assert [field.value for field in (found.contract, found.buyer_reference) if field] == [
        "C-2026/114",
        "04011000-12345-34",
    ]


def test_a_date_that_its_cell_breaks_is_read_whole() -> None:
    page = [text for text in Bill(date="").page() if text.text != "Date:"]
    wrapped = [Text(300, 250 - 117, "Invoice date: Saturday 5 October"), Text(300, 144, "2026")]
    found = read_pdf(draw([*page, *wrapped])).documents[0]
    assert found.issue_date is not None
    assert found.issue_date.value == date(2026, 10, 5)
