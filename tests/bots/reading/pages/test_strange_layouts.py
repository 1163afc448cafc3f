"""What no layout of the samples has to teach: places and wordings that any stranger's bill may have."""

from decimal import Decimal

from bots.reading.calibration import GUESSED
from bots.reading.pdfs.pdf import read_pdf
from counterfoil.model.documents import Document
from tests.bots.reading.drawn_pages import BUYER, Bill, Text, draw, grid, pairs, stacked, totals

HEAD = (
    Text(40, 50, "Ferrier & Lowe Ltd", size=14, bold=True),
    Text(555, 50, "INVOICE", size=18, align="right"),
    *stacked(40, 90, *BUYER),
)
FOOT = totals(420, ("Net", "162.00"), ("VAT 20%", "32.40"), ("Total", "£194.40"), x=300, edge=400)
LINES = [(Decimal(12), Decimal("8.50"), Decimal("102.00")), (Decimal(4), Decimal("15.00"), Decimal("60.00"))]


def read(*texts: Text) -> Document:
    return read_pdf(draw(list(texts))).documents[0]


def figures(document: Document) -> list[tuple[object, ...]]:
    return [
        tuple(field.value if field else None for field in (line.quantity, line.unit_price, line.net))
        for line in document.lines
    ]


def test_a_list_right_of_the_lines_is_no_column_of_theirs() -> None:
    found = read(
        *HEAD,
        *grid(
            220,
            ((40, "left"), (250, "right"), (320, "right"), (390, "right")),
            ("Description", "Qty", "Unit price", "Net"),
            ("Paper towels", "12", "8.50", "102.00"),
            ("Soap pump", "4", "15.00", "60.00"),
        ),
        *stacked(460, 220, "Invoice no.", "F-2209"),
        *stacked(460, 255, "Invoice date", "05/10/2026", lead=9),
        *FOOT,
    )
    assert figures(found) == LINES
    assert found.invoice_number is not None
    assert found.issue_date is not None
    assert (found.invoice_number.value, found.issue_date.value.isoformat()) == ("F-2209", "2026-10-05")


def test_a_discount_in_percent_needs_no_heading() -> None:
    found = read(
        *HEAD,
        *pairs(350, 450, 90, ("Invoice No:", "F-2209"), ("Date:", "05/10/2026")),
        *grid(
            220,
            ((40, "left"), (250, "right"), (330, "right"), (350, "left"), (540, "right")),
            ("Description", "Qty", "Unit price", "", "Net"),
            ("Paper towels", "12", "10.00", "15%", "102.00"),
            ("Soap pump", "4", "15.00", "", "60.00"),
        ),
        *FOOT,
    )
    assert [line.net.value for line in found.lines if line.net] == [Decimal("102.00"), Decimal("60.00")]
    assert all(line.net and line.net.confidence > 0.9 for line in found.lines)


def test_a_size_in_figures_is_not_the_quantity_that_multiplies() -> None:
    found = read(
        *HEAD,
        *pairs(350, 450, 90, ("Invoice No:", "F-2209"), ("Date:", "05/10/2026")),
        *grid(
            220,
            ((40, "left"), (200, "right"), (270, "right"), (350, "right"), (540, "right")),
            ("Description", "Size", "No", "Unit price", "Net"),
            ("Paper towels", "28", "12", "8.50", "102.00"),
            ("Soap pump", "56", "4", "15.00", "60.00"),
        ),
        *FOOT,
    )
    assert figures(found) == LINES


def test_the_label_of_a_sum_goes_on_in_the_next_line() -> None:
    page = [text for text in Bill().page() if text.text not in {"Net Total", "VAT @ 20%"} or text.y < 300]
    found = read(*page, *stacked(400, 290, "Total charges excluding", "VAT", lead=10), Text(400, 314, "Plus VAT"))
    assert found.net is not None
    assert found.vat is not None
    assert (found.net.value, found.vat.value) == (Decimal("100.00"), Decimal("20.00"))


def test_a_total_at_the_head_is_no_header_of_lines() -> None:
    found = read(*Bill(more=[Text(350, 80, "Total charges"), Text(350, 95, "£120.00", size=14)]).page())
    assert found.invoice_number is not None
    assert found.invoice_number.value == "INV-1001"


def test_our_reference_is_guessed_to_be_the_number_of_a_bill_that_has_no_other() -> None:
    found = read(
        Text(40, 30, "Sales invoice"), *Bill(title="", number_label="Our Reference:", number="995173").page()
    ).invoice_number
    assert found is not None
    assert (found.value, found.confidence) == ("995173", GUESSED)


def test_a_number_to_call_beside_a_label_is_not_its_value() -> None:
    page = Bill(order="").page()
    found = read(*page, Text(350, 170, "P.O. No"), Text(470, 170, "01632 960032"), Text(350, 182, "RQ/2026/64820"))
    assert [order.value for order in found.order_references] == ["RQ/2026/64820"]


def test_the_sellers_own_order_is_not_the_customers() -> None:
    page = Bill(order="").page()
    lines = ("Internal order: SO2241423", "Client PO: RQ/2026/77333")
    assert [order.value for order in read(*page, *stacked(350, 170, *lines)).order_references] == ["RQ/2026/77333"]
