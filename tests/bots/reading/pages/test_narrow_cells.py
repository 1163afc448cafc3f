"""Values of narrow columns under their own headings, labels of sums in several lines, and pounds apart from pence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pypdfium2 import PdfDocument

from bots.reading.pages.segments import Layout
from bots.reading.pdfs.pdf import read_pdf
from bots.reading.pdfs.words import read_page
from counterfoil.model.documents import Document
from tests.bots.reading.drawn_pages import Bill, Text, draw, stacked


def read(bill: Bill, *more: Text) -> Document:
    return read_pdf(draw([*bill.page(), *more])).documents[0]


def words_of(texts: list[Text]) -> list[str]:
    """The words of a drawn page, line by line."""
    page = read_page(PdfDocument(draw(texts))[0], 1)
    return [word.text for segment in Layout(page).segments for word in segment.words]


def in_cells(x: float, y: float, text: str, cell: float = 9.14) -> list[Text]:
    return [Text(x + n * cell, y, letter, align="middle") for n, letter in enumerate(text) if letter != " "]


def test_values_that_nearly_touch_stand_under_the_headings_of_their_columns() -> None:
    found = read(
        Bill(number_label="", number="", date="", order=""),
        *(Text(x, 150, text) for x, text in ((350, "Invoice No"), (410, "Inv. date"), (457, "Due date"))),
        Text(350, 162, "SIN58288030"),
        Text(410, 162, "18/09/2026"),
        Text(457, 162, "18/10/2026"),
    )
    assert found.invoice_number is not None
    assert found.issue_date is not None
    assert found.due_date is not None
    assert found.invoice_number.value == "SIN58288030"
    assert found.issue_date.value == date(2026, 9, 18)
    assert found.due_date.value == date(2026, 10, 18)


def test_the_last_lines_of_a_label_do_not_announce_what_the_whole_does() -> None:
    found = read(
        Bill(order=""),
        *stacked(350, 165, "External", "Document", "No.", lead=10),
        Text(350, 196, "ZN67795030"),
    )
    assert found.invoice_number is not None
    assert found.invoice_number.value == "INV-1001"
    assert [one.value for one in found.order_references] == ["ZN67795030"]


def test_sums_stand_beside_labels_of_several_lines() -> None:
    found = read(
        Bill(net="", vat="", gross=""),
        *stacked(400, 420, "Total", "Net", "Amount", lead=10),
        Text(540, 420, "100.00", align="right"),
        *stacked(400, 456, "VAT Amt", "@ 20%", lead=10),
        Text(540, 456, "20.00", align="right"),
        *stacked(400, 482, "Invoice", "amount", "(gross)", lead=10),
        Text(540, 482, "120.00", align="right"),
    )
    assert [one and one.value for one in (found.net, found.vat, found.gross)] == [100, 20, 120]


@pytest.mark.parametrize(
    ("before", "behind"),
    [("£", ""), ("", "£"), ("£ ", ""), ("***£", ""), ("GBP£", ""), ("-£", ""), ("£", "-"), ("(***£", ")"), ("", " CR")],
)
def test_pounds_and_pence_in_columns_of_their_own_are_one_sum(before: str, behind: str) -> None:
    rows = [("SUBTOTAL", "1,073", "86"), ("VAT @ 20%", "214", "77"), ("Total payable", "1,288", "63")]
    texts = [
        text
        for y, (label, pounds, pence) in zip((440, 454, 468), rows, strict=True)
        for text in (
            Text(400, y, label),
            Text(520, y, f"{before}{pounds}", align="right"),
            Text(530, y, f"{pence}{behind}"),
        )
    ]
    found = read(Bill(net="", vat="", gross=""), *texts)
    sign = -1 if before[0:1] in ("-", "(") or behind in ("-", " CR") else 1
    assert [one and one.value for one in (found.net, found.vat, found.gross)] == [
        sign * Decimal("1073.86"),
        sign * Decimal("214.77"),
        sign * Decimal("1288.63"),
    ]


def test_whole_pounds_beside_a_quantity_are_no_sum_with_pence() -> None:
    rows = [("1,073", "86"), ("214", "77")]
    texts = [
        text
        for y, (code, quantity) in zip((440, 454), rows, strict=True)
        for text in (Text(520, y, code, align="right"), Text(530, y, quantity))
    ]
    assert words_of(texts) == ["1,073", "86", "214", "77"]


def test_a_value_with_a_cell_for_each_character_is_one_word() -> None:
    found = read(
        Bill(number="", number_label="", date="", order=""),
        Text(350, 150, "Invoice No", size=7),
        *in_cells(355, 160, "EH360598"),
        Text(350, 175, "Invoice date", size=7),
        *in_cells(355, 185, "27 Mar 2026"),
        Text(350, 200, "Your order no", size=7),
        *in_cells(355, 210, "PO6147241"),
    )
    assert found.invoice_number is not None
    assert found.issue_date is not None
    assert found.invoice_number.value == "EH360598"
    assert found.issue_date.value == date(2026, 3, 27)
    assert [one.value for one in found.order_references] == ["PO6147241"]


def test_an_empty_cell_is_a_space_between_words_of_one_value() -> None:
    assert words_of(in_cells(305, 400, "Jan 24 2026")) == ["Jan", "24", "2026"]
    found = read(
        Bill(date=""),
        Text(303, 180, "Date of bill", size=7),
        *(replace(text, size=13) for text in in_cells(309, 194, "Jan 24 2026", cell=13)),
    )
    assert found.issue_date is not None
    assert found.issue_date.value == date(2026, 1, 24)


def test_single_figures_far_apart_are_words_of_their_own() -> None:
    assert words_of(in_cells(100, 400, "123456", cell=30)) == list("123456")


def test_a_number_stands_under_a_heading_that_no_wording_knows() -> None:
    found = read(
        Bill(title="", number_label="", number=""),
        Text(224, 90, "Invoice to customer", size=16),
        Text(224, 108, "CI 5946368", size=16),
    )
    assert found.invoice_number is not None
    assert found.invoice_number.value == "CI 5946368"


def test_the_number_and_the_date_share_a_label() -> None:
    found = read(
        Bill(number_label="", number="", date=""),
        Text(350, 150, "Billing doc./Billing date"),
        Text(460, 150, "SIN8215957 / 24/03/2026"),
    )
    assert found.invoice_number is not None
    assert found.issue_date is not None
    assert (found.invoice_number.value, found.issue_date.value) == ("SIN8215957", date(2026, 3, 24))


def test_the_seller_is_who_the_words_for_an_office_name() -> None:
    page = [text for text in Bill().page() if not text.text.startswith(("Halden", "1 Mill"))]
    foot = "Registered office: Jessop Hospice Care, Suite 12 North Parade, Castlemere, RK3 1UU, Company No: 98755781"
    found = read_pdf(draw([*page, Text(40, 790, foot, size=7)])).documents[0]
    assert found.seller.name is not None
    assert found.seller.name.value == "Jessop Hospice Care"
