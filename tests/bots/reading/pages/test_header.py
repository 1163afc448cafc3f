"""The number and the dates of a bill are found under many wordings and in many places of its head."""

from dataclasses import replace
from datetime import date

import pytest

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Kind
from tests.bots.reading.drawn_pages import Bill, Text, draw, grid, stacked


def read(bill: Bill) -> Document:
    return read_pdf(draw(bill.page())).documents[0]


def without(bill: Bill, *labels: str) -> list[Text]:
    """The page of a bill without the lines of its head that begin so, label and value."""
    page = bill.page()
    gone = {text.y for text in page if text.text.startswith(labels)}
    return [text for text in page if text.y not in gone or not 340 < text.x < 500]


@pytest.mark.parametrize("title", ["Credit Note 40071-B", "CREDIT 40071-B", "Credit Memo 40071-B"])
def test_a_credit_note_has_its_number_in_its_title(title: str) -> None:
    note = Text(40, 520, "Refund in respect of our invoice 39954-B")
    page = [text for text in without(Bill(), "Invoice No") if text.text != "INVOICE"]
    found = read_pdf(draw([*page, Text(555, 50, title, size=16, bold=True, align="right"), note])).documents[0]
    assert found.kind is Kind.CREDIT_NOTE
    assert found.invoice_number is not None
    assert found.invoice_number.value == "40071-B"
    assert [reference.value for reference in found.references] == ["39954-B"]


@pytest.mark.parametrize(
    "note",
    [
        "Credited against our invoice INV-1001",
        "Our invoice INV-1001 refers",
        "To cancel part of your invoice INV-1001 of 1 September 2026",
        "Adjustment to the original invoice no. INV-1001",
        "This note reverses invoice INV-1001",
        "Credits INV-1001",
    ],
)
def test_a_credit_note_names_the_invoice_in_a_sentence(note: str) -> None:
    bill = Bill(title="CREDIT NOTE", number="CN-88", number_label="Credit Note No:", more=[Text(40, 520, note)])
    found = read(bill)
    assert found.invoice_number is not None
    assert found.invoice_number.value == "CN-88"
    assert [reference.value for reference in found.references] == ["INV-1001"]


def test_a_bare_no_in_a_row_of_labels_is_the_number_of_the_bill() -> None:
    columns = ((40, "left"), (180, "left"), (320, "left"), (460, "left"))
    cells = grid(
        200, columns, ("Customer", "Number", "Raised on", "Ship date"), ("NM-77", "88-1204", "4 Oct 2026", "2 Oct 2026")
    )
    page = [
        replace(text, y=text.y + 40) if 215 < text.y < 800 else text for text in without(Bill(), "Invoice No", "Date")
    ]
    found = read_pdf(draw([*page, *cells])).documents[0]
    assert found.invoice_number is not None
    assert found.invoice_number.value == "88-1204"
    assert found.issue_date is not None
    assert found.issue_date.value == date(2026, 10, 4)


def test_the_date_may_stand_behind_the_number() -> None:
    page = without(Bill(), "Invoice No", "Date")
    line = Text(40, 90, "Invoice 2026-3381 / 5 October 2026 / Client C1207", size=10)
    sent = Text(350, 180, "Shipped 3 October 2026 by carrier")
    found = read_pdf(draw([*page, line, sent])).documents[0]
    assert found.invoice_number is not None
    assert found.invoice_number.value == "2026-3381"
    assert found.issue_date is not None
    assert found.issue_date.value == date(2026, 10, 5)


@pytest.mark.parametrize(
    "wording",
    [
        "Payable before 4 November 2026",
        "Kindly settle by 4 November 2026.",
        "Payment is due on 04/11/2026",
        "This bill falls due for payment on 4th November 2026",
        "Latest payment date: 04.11.2026",
    ],
)
def test_the_due_date_may_stand_in_a_sentence(wording: str) -> None:
    found = read(Bill(more=[Text(40, 520, wording)]))
    assert found.due_date is not None
    assert found.due_date.value == date(2026, 11, 4)


@pytest.mark.parametrize(
    ("head", "number"),
    [
        (("InvoiceNo:5531-7", "InvoiceDate:05/10/2026"), "5531-7"),
        (("Number: 5531-7", "Dated: 5 October 2026"), "5531-7"),
        (("Invoice number", "HS-2026-", "005531", "Date: 05/10/2026"), "HS-2026-005531"),
        (("Document Number/Date", "5531-7 / 05.10.2026"), "5531-7"),
    ],
)
def test_labels_are_run_together_bare_or_over_a_value_of_two_lines(head: tuple[str, ...], number: str) -> None:
    found = read_pdf(draw([*without(Bill(), "Invoice No", "Date"), *stacked(350, 170, *head)])).documents[0]
    assert found.invoice_number is not None
    assert found.invoice_number.value == number
    assert found.issue_date is not None
    assert found.issue_date.value == date(2026, 10, 5)


def test_the_number_of_the_invoice_credited_is_not_that_of_the_credit() -> None:
    head = stacked(350, 150, "Invoice Number: INV-1001", "Invoice Date: 01/09/2026")
    found = read(Bill(title="CREDIT NOTE", number="CN-88", number_label="Credit:", more=head))
    assert found.invoice_number is not None
    assert found.invoice_number.value == "CN-88"
    assert [reference.value for reference in found.references] == ["INV-1001"]


def test_no_date_stands_below_the_end_of_a_sentence() -> None:
    terms = (
        Text(40, 520, "Payment terms: 30 days net from invoice date"),
        Text(40, 532, "We collect on or after 4 November 2026"),
    )
    found = read(Bill(more=terms))
    assert found.issue_date is not None
    assert found.issue_date.value == date(2026, 10, 5)


@pytest.mark.parametrize("number", ["SI 2026 40117", "INV 26 004 8821", "4500 118 77012"])
def test_a_number_written_in_groups_is_read_whole(number: str) -> None:
    found = read(Bill(number=number))
    assert found.invoice_number is not None
    assert found.invoice_number.value == number


def test_a_date_in_a_note_below_the_lines_is_not_the_date_of_the_bill() -> None:
    note = Text(40, 560, "Kindly note that invoice 7001 dated 3 March 2026 is still outstanding.")
    found = read(Bill(more=[note]))
    plain = read(Bill())
    assert found.issue_date is not None
    assert plain.issue_date is not None
    assert found.issue_date.value == plain.issue_date.value
    undated = read_pdf(draw([*without(Bill(), "Date"), note])).documents[0]
    assert undated.issue_date is None or undated.issue_date.value != date(2026, 3, 3)


def plain_head() -> list[Text]:
    """The page of a bill without anything in its head that says its number, date or order."""
    return [text for text in Bill().page() if not 340 < text.x < 500 or text.y > 200]


CAPTIONS = (("Invoice number", "INV-20931"), ("Invoice date", "5 October 2026"))


def test_a_value_stands_over_its_caption() -> None:
    head = [
        piece
        for row, (caption, value) in enumerate(CAPTIONS)
        for piece in (Text(350, 100 + row * 30, value, size=11), Text(350, 109 + row * 30, caption, size=7))
    ]
    found = read_pdf(draw([*plain_head(), *head])).documents[0]
    assert found.invoice_number is not None
    assert found.issue_date is not None
    assert (found.invoice_number.value, found.issue_date.value) == ("INV-20931", date(2026, 10, 5))


def test_a_value_is_set_to_the_right_of_its_box() -> None:
    head = [
        piece
        for column, (caption, value) in enumerate(CAPTIONS)
        for piece in (
            Text(40 + column * 200, 190, caption, size=7),
            Text(220 + column * 200, 199, value, size=10, align="right"),
        )
    ]
    found = read_pdf(draw([*plain_head(), *head])).documents[0]
    assert found.invoice_number is not None
    assert found.issue_date is not None
    assert (found.invoice_number.value, found.issue_date.value) == ("INV-20931", date(2026, 10, 5))


def test_a_number_that_its_cell_breaks_is_read_whole() -> None:
    head = [Text(350, 100, "Invoice Number: INV-"), Text(350, 111, "34879")]
    found = read_pdf(draw([*plain_head(), *head])).documents[0]
    assert found.invoice_number is not None
    assert found.invoice_number.value == "INV-34879"


@pytest.mark.parametrize("number", ["067/23", "2026-0042", "Q6120/1"])
def test_numbers_that_look_like_pages_or_years_are_numbers(number: str) -> None:
    found = read(replace(Bill(), number=number))
    assert found.invoice_number is not None
    assert found.invoice_number.value == number


def test_a_postcode_beside_a_label_is_no_number() -> None:
    head = [Text(300, 100, "Invoice Number"), Text(300, 112, "INV-95085"), Text(420, 100, "BS1 4ST")]
    found = read_pdf(draw([*plain_head(), *head])).documents[0]
    assert found.invoice_number is not None
    assert found.invoice_number.value == "INV-95085"


def test_a_german_title_holds_number_and_date() -> None:
    found = read_pdf(
        draw([*plain_head(), Text(350, 100, "Handelsrechnung (380) Nr. 471102 vom 05.03.2018")])
    ).documents[0]
    assert found.invoice_number is not None
    assert found.issue_date is not None
    assert (found.invoice_number.value, found.issue_date.value) == ("471102", date(2018, 3, 5))


def test_a_bare_reference_beside_the_date_is_guessed_to_be_the_number_where_the_order_has_its_own_label() -> None:
    row = grid(
        190,
        ((40, "left"), (180, "left"), (300, "left"), (430, "left")),
        ("Ref", "Issued", "Payable by", "Purchase order"),
        ("JH-26-0417", "7 October 2026", "6 November 2026", "ZN1012204"),
    )
    page = without(Bill(order=""), "Invoice No", "Date", "Invoice Date")
    found = read_pdf(draw([*page, *row])).documents[0]
    assert found.invoice_number is not None
    assert found.invoice_number.value == "JH-26-0417"
    assert found.invoice_number.confidence < 0.6


def test_a_number_that_its_narrow_cell_cuts_behind_the_hyphen_keeps_its_prefix() -> None:
    cells = grid(
        180,
        ((40, "left"), (120, "left"), (250, "left"), (400, "left")),
        ("Invoice no", "Invoice date", "Your order", "Payment due by"),
        ("INV-", "5 October 2026", "ZN1000123", "4 November 2026"),
        ("631247", "", "", ""),
        lead=12,
    )
    found = read_pdf(draw([*Bill(number="", date="", order="").page(), *cells])).documents[0]
    assert found.invoice_number is not None
    assert found.invoice_number.value == "INV-631247"


def test_a_number_and_date_in_one_label_right_under_the_title_are_the_bills() -> None:
    head = stacked(
        400,
        60,
        "INVOICE",
        "Number/Date",
        "9150220417 / 21.10.2026",
        "Purchase order no./Date",
        "ZN1000123 / 12.10.2026",
    )
    page = [text for text in without(Bill(order=""), "Invoice No", "Date", "Invoice Date") if text.text != "INVOICE"]
    found = read_pdf(draw([*page, *head])).documents[0]
    assert found.invoice_number is not None
    assert found.invoice_number.value == "9150220417"


def test_a_label_that_takes_two_lines_of_its_column_has_its_value_beside_the_second() -> None:
    page = [text for text in Bill(order="").page() if text.text not in {"Invoice No:", "INV-1001"}]
    head = [
        *stacked(350, 150, "Our invoice", "no.", lead=11),
        Text(450, 161, "SI/4471"),
        *stacked(350, 180, "Customer order", "no.", lead=11),
        Text(450, 191, "ZN1004455"),
    ]
    found = read_pdf(draw([*page, *head])).documents[0]
    assert found.invoice_number
    assert found.invoice_number.value == "SI/4471"
    assert [order.value for order in found.order_references] == ["ZN1004455"]


def test_a_number_and_its_label_that_a_narrow_cell_breaks_are_read_whole() -> None:
    cell = stacked(350, 172, "INVOICE", "NO.", "INV-", "358933", lead=11)
    found = read_pdf(draw([*without(Bill(), "Invoice No"), *cell])).documents[0]
    assert found.invoice_number is not None
    assert found.invoice_number.value == "INV-358933"


def test_a_short_number_counts_where_it_is_all_that_a_label_has() -> None:
    alone = read(Bill(number="", more=[Text(350, 149, "Invoice"), Text(450, 149, "042")])).invoice_number
    assert alone is not None
    assert alone.value == "042"
    assert alone.confidence < 0.75
    assert read(Bill(number="", more=[Text(40, 90, "Invoice 042 of these rules")])).invoice_number is None


def test_a_number_may_take_three_lines_beside_a_label_in_two() -> None:
    more = [*stacked(350, 149, "Bill", "number", lead=10), *stacked(420, 149, "INV-", "7612692-", "01", lead=10)]
    number = read(Bill(number="", more=more)).invoice_number
    assert number is not None
    assert number.value == "INV-7612692-01"
