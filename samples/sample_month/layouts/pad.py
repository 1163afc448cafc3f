"""A small firm's invoice pad: no unit column, the sums ruled off at the right, no bank details."""

from sample_month.bills import Bill
from sample_month.layouts.parts import (
    Layout,
    Words,
    buyer_lines,
    company_text,
    joined,
    notes,
    room_for,
    seller_lines,
    vat_text,
)
from sample_month.printing import Pen
from sample_month.sheet import Column, Grid, Sheet, Table

WORDS = Words(
    title="Invoice",
    credit_title="Credit Note",
    number="No.",
    credit_number="No.",
    date="Date",
    order="Your Order",
    original="Ref. invoice",
    net="Net",
    vat="VAT",
    gross="Total",
    credit_gross="Total credit",
)
COLUMNS = (
    Column("quantity", "Qty", 40, "centre"),
    Column("code", "Item", 64),
    Column("description", "Particulars"),
    Column("order", "Order", 70),
    Column("list", "List", 48, "right"),
    Column("discount", "Disc", 36, "right"),
    Column("price", "@", 54, "right"),
    Column("vat", "VAT", 36, "right"),
    Column("net", "Amount", 70, "right"),
)
GRID = Grid(COLUMNS, 60, 535, size=10, lead=13, pad=4, ruling="grid", bottom=660)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.text(60, 70, WORDS.heading(bill), size=22, bold=True)
    for x, (label, value) in zip((60, 160, 260, 390), WORDS.meta(bill, pen), strict=False):
        sheet.text(x, 96, f"{label} {value}", size=10)
    sheet.rule(104, 60, 535, weight=1.5)
    sheet.text(60, 126, "From:", size=9)
    sheet.stack(
        100, 126, [bill.seller.name, *seller_lines(bill), bill.seller.phone], size=10, first_bold=True, lead=12.5
    )
    sheet.text(310, 126, "To:", size=9)
    sheet.stack(334, 126, buyer_lines(bill), size=9, lead=12.5)
    table = Table(sheet, GRID, [pen.row(line) for line in bill.lines])
    y = room_for(sheet, table.draw(216), 80, bottom=740)
    y = table.totals(y, WORDS.sums(bill, pen))
    y = notes(sheet, bill, 60, y + 24, width=470, size=9.5)
    sheet.text(60, max(y + 10, 770), joined(vat_text(bill, label="VAT no"), company_text(bill, label="Co. no")), size=9)
    sheet.end_page()


LAYOUT = Layout("pad", draw, COLUMNS, bank=False)
