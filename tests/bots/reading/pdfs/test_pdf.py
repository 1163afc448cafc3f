"""Bills as PDF give what is printed, right or wrong, and files that hold none say why."""

import io
from dataclasses import replace
from decimal import Decimal

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
from tests.bots.reading.drawn_pages import WIDTH, Bill, Text, draw, grid, totals
from tests.bots.reading.fields import value


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
