"""Bills of many layouts give the same facts, and files that hold none say why."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document, Kind, Sums, Trouble
from counterfoil.model.fields import Field
from tests.bots.reading.drawn_pages import BUYER, WIDTH, Bill, Text, draw, grid, pairs, stacked, totals

RIGHT = WIDTH - 40


T = TypeVar("T")


def value(field: Field[T] | None) -> T | None:
    return field.value if field else None


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


def read(bill: Bill) -> Document:
    return read_pdf(draw(bill.page())).documents[0]


def test_a_bill_whose_vat_is_wrong_keeps_what_is_printed_and_does_not_close() -> None:
    found = read(Bill(net="100.00", vat="15.00", gross="115.00"))
    assert (value(found.net), value(found.vat), value(found.gross)) == (Decimal(100), Decimal(15), Decimal(115))
    assert found.sums is Sums.OPEN


def test_a_bill_whose_total_is_wrong_keeps_what_is_printed_and_does_not_close() -> None:
    found = read(Bill(gross="125.00"))
    assert (value(found.net), value(found.vat), value(found.gross)) == (Decimal(100), Decimal(20), Decimal(125))
    assert found.sums is Sums.OPEN


def test_a_bill_without_a_number_has_none() -> None:
    found = read(Bill(number=""))
    assert found.invoice_number is None
    assert [order.value for order in found.order_references] == ["ZN1000123"]


def test_a_credit_note_has_its_own_number_and_names_the_invoice() -> None:
    note = [Text(40, 190, "In respect of invoice INV-1001 dated 01/09/2026")]
    found = read(Bill(title="CREDIT NOTE", number="CN-88", number_label="Credit Note No:", more=note))
    assert found.kind is Kind.CREDIT_NOTE
    assert value(found.invoice_number) == "CN-88"
    assert [reference.value for reference in found.references] == ["INV-1001"]
    assert value(found.gross) == Decimal("120.00")


def test_a_bill_in_which_no_vat_is_charged_has_none() -> None:
    page = [text for text in Bill(vat="", gross="100.00").page() if not text.text.startswith(("VAT", "Net Total"))]
    found = read_pdf(draw([*page, Text(40, 500, "We are not registered for VAT.")])).documents[0]
    assert (value(found.net), value(found.vat), value(found.gross)) == (Decimal(100), Decimal(0), Decimal(100))


def test_reverse_charge_wording_is_noticed() -> None:
    note = [Text(40, 500, "Reverse charge: customer to account to HMRC for the VAT.")]
    assert read(Bill(vat="0.00", gross="100.00", more=note)).reverse_charge
    assert not read(Bill()).reverse_charge


@pytest.mark.parametrize(
    "note",
    [
        "The VAT domestic reverse charge is not applicable to these works.",
        "These works are not subject to the domestic reverse charge.",
        "You told us that you are an end user for the purposes of section 55A VAT Act 1994.",
    ],
)
def test_a_reverse_charge_that_is_denied_is_none(note: str) -> None:
    assert not read(Bill(more=[Text(40, 500, note)])).reverse_charge


@pytest.mark.parametrize(
    "note",
    [
        "Reverse charge: VAT is not applicable on this invoice.",
        "You are not an end user, so the domestic reverse charge applies.",
        "No VAT is charged: customer to pay the VAT to HMRC (section 55A VAT Act 1994).",
    ],
)
def test_a_reverse_charge_that_only_vat_is_denied_by_is_one(note: str) -> None:
    assert read(Bill(vat="0.00", gross="100.00", more=[Text(40, 500, note)])).reverse_charge


@pytest.mark.parametrize("printed", ["120.00 CR", "(120.00)", "-120.00"])
def test_the_total_of_a_credit_note_may_alone_bear_its_sign(printed: str) -> None:
    page = [text for text in Bill(title="CREDIT NOTE").page() if text.text != "£120.00"]
    [amount] = [text for text in Bill().page() if text.text == "£120.00"]
    found = read_pdf(draw([*page, replace(amount, text=printed)])).documents[0]
    assert (value(found.net), value(found.vat), value(found.gross)) == (Decimal(100), Decimal(20), Decimal(120))
    assert found.sums is Sums.CLOSED


def test_several_orders_head_their_own_lines() -> None:
    table = grid(
        220,
        ((40, "left"), (330, "right"), (420, "right"), (540, "right")),
        ("Description", "Qty", "Unit Price", "Net"),
        ("Order: ZN1000001", "", "", ""),
        ("Gloves", "10", "2.50", "25.00"),
        ("Aprons", "1", "5.00", "5.00"),
        ("Order: ZN1000002", "", "", ""),
        ("Sutures", "2", "35.00", "70.00"),
    )
    page = [text for text in Bill(order="").page() if not 215 < text.y < 240]
    found = read_pdf(
        draw([*[replace(text, y=text.y + 60 if text.y >= 300 else text.y) for text in page], *table])
    ).documents[0]
    assert [value(line.po_number) for line in found.lines] == ["ZN1000001", "ZN1000001", "ZN1000002"]
    assert [order.value for order in found.order_references] == ["ZN1000001", "ZN1000002"]


def test_a_table_goes_on_overleaf_without_a_new_header() -> None:
    columns = ((40, "left"), (330, "right"), (420, "right"), (540, "right"))
    rows = [(f"Item {number}", "2", "10.00", "20.00") for number in range(1, 61)]
    head = [text for text in Bill(foot="Page 1 of 2").page() if text.y < 215 or text.y > 800]
    first = [*head, *grid(220, columns, ("Description", "Qty", "Unit Price", "Net"), *rows[:38])]
    # The second page has no header row; its first row is drawn as plain as the others.
    second = [replace(text, bold=False) for text in grid(60, columns, *rows[38:])]
    second += [*totals(400, ("Net Total", "1,200.00"), ("VAT", "240.00"), ("Total", "£1,440.00"))]
    second += [Text(WIDTH / 2, 815, "Page 2 of 2", size=8, align="middle")]
    (found,) = read_pdf(draw(first, second)).documents
    assert len(found.lines) == 60
    assert found.sums is Sums.CLOSED
    assert found.lines[59].net is not None
    assert found.lines[59].net.page == 2


def picture_page(*, stamp: str = "") -> bytes:
    stream, picture = io.BytesIO(), io.BytesIO()
    Image.new("L", (200, 280), 230).save(picture, "PNG")
    picture.seek(0)
    canvas = Canvas(stream, pagesize=A4)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    canvas.drawString(60, 780, stamp)
    canvas.save()
    return stream.getvalue()


def locked() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(60, 780, "Invoice")
    canvas.save()
    return stream.getvalue()


WHOLE = draw(Bill().page())


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b"\0" * 400, Trouble.EMPTY),
        (draw([]), Trouble.EMPTY),
        (b"%PDF-1.7 and then nothing that belongs there", Trouble.DAMAGED),
        (b"no PDF at all", Trouble.DAMAGED),
        (WHOLE[: len(WHOLE) // 2], Trouble.DAMAGED),
        (WHOLE[:-60], Trouble.DAMAGED),
        (locked(), Trouble.ENCRYPTED),
        (picture_page(), Trouble.PICTURE_ONLY),
        (picture_page(stamp="RECEIVED 05 OCT 2026"), Trouble.PICTURE_ONLY),
    ],
)
def test_a_file_without_a_readable_document_says_why(content: bytes, trouble: Trouble) -> None:
    reading = read_pdf(content)
    assert (reading.trouble, reading.documents) == (trouble, ())
    assert reading.detail.endswith(".")


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=40))
def test_a_file_with_bytes_overwritten_never_raises(position: int, noise: bytes) -> None:
    content = WHOLE[:position] + noise + WHOLE[position + len(noise) :]
    reading = read_pdf(content)
    assert reading.trouble is not None or reading.documents
