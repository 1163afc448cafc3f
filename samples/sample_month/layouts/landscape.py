"""A sheet on its side with room for wide columns; facts in a strip above the lines."""

from sample_month.bills import Bill
from sample_month.layouts.parts import (
    Layout,
    Words,
    bank_text,
    buyer_lines,
    company_text,
    joined,
    notes,
    room_for,
    seller_lines,
    vat_text,
)
from sample_month.printing import Pen
from sample_month.sheet import A4, PALE, Column, Grid, Sheet, Table

WORDS = Words(
    number="Invoice",
    credit_number="Credit note",
    date="Date",
    order="Order",
    original="Credits",
    due="Due",
    net="Total before VAT",
    vat="VAT",
    gross="Total to pay",
    credit_gross="Total credit",
)
COLUMNS = (
    Column("code", "Catalogue no.", 84),
    Column("description", "Description"),
    Column("order", "Order", 80),
    Column("quantity", "Quantity", 56, "right"),
    Column("uom", "Unit of issue", 70),
    Column("list", "List price", 62, "right"),
    Column("discount", "Discount", 52, "right"),
    Column("price", "Net price", 62, "right"),
    Column("vat", "VAT rate", 50, "right"),
    Column("net", "Net amount", 76, "right"),
)
GRID = Grid(COLUMNS, 40, 802, size=9, lead=11, ruling="rows", head_fill=PALE, bottom=470)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.footer = lambda: _footer(sheet, bill)
    sheet.text(40, 48, bill.seller.name, size=15, bold=True)
    sheet.stack(40, 62, seller_lines(bill), size=8.5, lead=10.5)
    sheet.text(802, 48, WORDS.heading(bill), size=18, bold=True, align="right")
    sheet.stack(802, 66, buyer_lines(bill, payables_first=False), align="right", lead=11)
    x = 40.0
    for label, value in WORDS.meta(bill, pen):
        sheet.text(x, 144, label, bold=True)
        x += 6 + sheet.canvas.stringWidth(label, sheet.bold, 9)
        sheet.text(x, 144, value)
        x += 26 + sheet.canvas.stringWidth(value, sheet.regular, 9)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(156)
    y = room_for(sheet, y + 20, 60, bottom=540)
    notes(sheet, bill, 40, y, width=480)
    for label, amount in WORDS.sums(bill, pen, rates=True):
        sheet.text(640, y, label, bold=True)
        sheet.text(798, y, amount, align="right")
        y += 15
    sheet.end_page()


def _footer(sheet: Sheet, bill: Bill) -> None:
    legal = joined(vat_text(bill, label="VAT reg."), company_text(bill, label="Company reg."), bank_text(bill))
    sheet.text(421, 572, legal, size=8, align="centre")


LAYOUT = Layout("landscape", draw, COLUMNS, size=(A4[1], A4[0]))
