"""Bills in three layouts: every field, every line, and where each stands."""

from datetime import date
from decimal import Decimal

import pytest
from reportlab.lib.pagesizes import A4

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Kind, Sums
from tests.bots.reading.drawn_pages import BUYER, WIDTH, Text, draw, grid, pairs, stacked, totals
from tests.bots.reading.fields import value

RIGHT = WIDTH - 40


def header_left_list_right() -> list[Text]:
    """Letterhead on the left, a list of labels on the right, plain table, totals on the right, bank in the foot."""
    return [
        Text(40, 50, "Brackenfield Medical Supplies Ltd", size=16, bold=True),
        *stacked(40, 66, "Unit 4 Mill Lane", "York", "YO10 3FQ", "VAT Reg No: GB 980 7806 84"),
        Text(RIGHT, 50, "INVOICE", size=22, bold=True, align="right"),
        Text(40, 150, "Invoice To:", bold=True),
        *stacked(40, 164, *BUYER),
        *pairs(
            360,
            460,
            150,
            ("Invoice No:", "INV-00123"),
            ("Invoice Date:", "01/10/2026"),
            ("Due Date:", "31/10/2026"),
            ("Your Order No:", "ZN1000123"),
            ("Account No:", "NHS001"),
        ),
        *grid(
            260,
            (
                (40, "left"),
                (110, "left"),
                (330, "right"),
                (350, "left"),
                (440, "right"),
                (480, "right"),
                (RIGHT, "right"),
            ),
            ("Code", "Description", "Qty", "UOM", "Unit Price", "VAT %", "Net"),
            ("GL-200", "Nitrile gloves medium", "10", "BX", "2.50", "20", "25.00"),
            ("SB-7", "Sharps bin 7 litre", "3", "EA", "5.00", "20", "15.00"),
        ),
        *totals(320, ("Net Total", "£40.00"), ("VAT", "£8.00"), ("Total Due", "£48.00"), edge=RIGHT),
        Text(40, 780, "Sort Code: 20-11-22   Account No: 12345678   Registered in England No. 04419915", size=8),
    ]


def header_right_cells_above() -> list[Text]:
    """Letterhead on the right, labels as the heads of cells, a table with other words and order, totals as a strip."""
    return [
        *stacked(RIGHT, 50, "Brackenfield Medical Supplies Ltd", size=15, align="right"),
        *stacked(RIGHT, 66, "Unit 4 Mill Lane, York, YO10 3FQ", "VAT Registration Number 980780684", align="right"),
        Text(40, 50, "Tax Invoice", size=18, bold=True),
        *stacked(40, 120, *BUYER),
        *grid(
            210,
            ((40, "left"), (150, "left"), (260, "left"), (370, "left"), (480, "left")),
            ("Invoice Number", "Tax Point", "PO Number", "Customer", "Payment Due"),
            ("INV-00123", "1 October 2026", "ZN1000123", "NHS001", "31 October 2026"),
        ),
        *grid(
            260,
            ((60, "right"), (80, "left"), (110, "left"), (180, "left"), (460, "right"), (RIGHT, "right")),
            ("Quantity", "Unit", "Stock Code", "Particulars", "Rate", "Amount (£)"),
            ("10", "BX", "GL-200", "Nitrile gloves medium", "2.50", "25.00"),
            ("3", "EA", "SB-7", "Sharps bin 7 litre", "5.00", "15.00"),
        ),
        *grid(
            340,
            ((200, "right"), (350, "right"), (RIGHT, "right")),
            ("Total excl. VAT", "VAT @ 20%", "Invoice Total"),
            ("40.00", "8.00", "£48.00"),
        ),
        *stacked(40, 740, "Payment by BACS", "Sort code 201122", "Account number 12345678"),
        Text(WIDTH / 2, 800, "Brackenfield Medical Supplies Ltd, company number 04419915", size=7, align="middle"),
    ]


def header_centre_ruled_two_columns() -> list[Text]:
    """Letterhead in the middle, labels above values, wrapped descriptions, VAT analysis beside the totals."""
    return [
        Text(WIDTH / 2, 50, "Brackenfield Medical Supplies Ltd", size=18, bold=True, align="middle"),
        Text(WIDTH / 2, 64, "Unit 4 Mill Lane, York, YO10 3FQ", align="middle"),
        Text(WIDTH / 2, 92, "VAT INVOICE", size=14, bold=True, align="middle"),
        *stacked(40, 130, "Accounts Payable", *BUYER),
        *stacked(340, 130, "Document No", "INV-00123", "", "Order Ref", "ZN1000123"),
        *stacked(460, 130, "Date of Issue", "01-Oct-2026", "", "Date Due", "31-Oct-2026"),
        *grid(
            240,
            (
                (40, "left"),
                (100, "left"),
                (320, "right"),
                (340, "left"),
                (430, "right"),
                (470, "right"),
                (RIGHT, "right"),
            ),
            ("Item Code", "Item Description", "Qty", "UoM", "Price £", "VAT", "Line Total"),
            ("GL-200", "Nitrile gloves", "10", "BX", "2.50", "20%", "25.00"),
            ("", "medium", "", "", "", "", ""),
            ("SB-7", "Sharps bin 7", "3", "EA", "5.00", "20%", "15.00"),
            ("", "litre", "", "", "", "", ""),
            lead=11,
        ),
        *grid(
            330,
            ((40, "left"), (150, "right"), (220, "right")),
            ("VAT Rate", "Net", "VAT"),
            ("20.00%", "40.00", "8.00"),
        ),
        *totals(332, ("Goods total", "40.00"), ("Total VAT", "8.00"), ("Amount payable", "£48.00"), edge=RIGHT),
        *stacked(
            40,
            760,
            "Account name: Brackenfield Medical Supplies Ltd  Sort code 20 11 22  Account no. 12345678",
            "Registered in England and Wales No. 04419915   VAT No. 980 7806 84",
            size=7,
        ),
    ]


LAYOUTS = [header_left_list_right, header_right_cells_above, header_centre_ruled_two_columns]


@pytest.fixture(params=LAYOUTS, ids=lambda layout: layout.__name__)
def document(request: pytest.FixtureRequest) -> Document:
    (read,) = read_pdf(draw(request.param(), grey=[(36, 248, WIDTH - 72, 16)])).documents
    return read


def test_every_layout_gives_number_and_dates(document: Document) -> None:
    assert document.kind is Kind.INVOICE
    assert value(document.invoice_number) == "INV-00123"
    assert (value(document.issue_date), value(document.due_date)) == (date(2026, 10, 1), date(2026, 10, 31))
    assert [order.value for order in document.order_references] == ["ZN1000123"]


def test_every_layout_gives_the_parties(document: Document) -> None:
    assert value(document.seller.name) == "Brackenfield Medical Supplies Ltd"
    assert value(document.seller.postcode) == "YO10 3FQ"
    assert (value(document.seller.vat_number) or "").removeprefix("GB") == "980780684"
    assert value(document.seller.company_number) == "04419915"
    assert value(document.buyer.name) == "Northmoor Hospitals NHS Foundation Trust"
    assert value(document.buyer.postcode) == "LS11 1HP"
    assert (value(document.buyer_code), value(document.payables_code)) == ("ZN1", "K101")


def test_every_layout_gives_the_bank(document: Document) -> None:
    assert (value(document.bank.sort_code), value(document.bank.account_number)) == ("20-11-22", "12345678")


def test_every_layout_gives_the_lines(document: Document) -> None:
    lines = [
        (value(line.item_code), value(line.description), value(line.quantity), value(line.uom), value(line.unit_price))
        for line in document.lines
    ]
    assert lines == [
        ("GL-200", "Nitrile gloves medium", Decimal(10), "BX", Decimal("2.50")),
        ("SB-7", "Sharps bin 7 litre", Decimal(3), "EA", Decimal("5.00")),
    ]
    assert [value(line.net) for line in document.lines] == [Decimal("25.00"), Decimal("15.00")]
    assert [value(line.vat_rate) for line in document.lines] == [Decimal(20), Decimal(20)]


def test_every_layout_gives_totals_that_close(document: Document) -> None:
    assert (value(document.net), value(document.vat), value(document.gross)) == (Decimal(40), Decimal(8), Decimal(48))
    assert value(document.currency) == "GBP"
    assert document.sums is Sums.CLOSED
    assert document.gross is not None
    assert document.gross.confidence > 0.9


def test_every_field_has_its_box_on_the_page(document: Document) -> None:
    for field in (
        document.invoice_number,
        document.issue_date,
        document.gross,
        document.seller.name,
        document.buyer.name,
    ):
        assert field is not None
        assert field.box is not None
        assert field.page == 1
        assert 0 <= field.box.x0 < field.box.x1 <= A4[0]
        assert 0 <= field.box.top < field.box.bottom <= A4[1]
