"""Sums at the lower left with the bank details beside them; lines in zebra; facts under the title at the right."""

from sample_month.bills import Bill
from sample_month.layouts.parts import (
    Layout,
    Words,
    bank_text,
    buyer_lines,
    company_text,
    notes,
    room_for,
    seller_lines,
    vat_text,
)
from sample_month.printing import Pen
from sample_month.sheet import Column, Grid, Sheet, Table

SAND = (0.97, 0.95, 0.9)
WORDS = Words(
    number="Invoice ref",
    credit_number="Credit ref",
    date="Dated",
    order="Order ref",
    original="Credit against",
    due="Settlement by",
    net="Net value",
    vat="Total VAT",
    gross="Gross total",
    credit_gross="Gross credit",
)
COLUMNS = (
    Column("quantity", "Qty", 36, "right"),
    Column("uom", "", 38),
    Column("description", "Description"),
    Column("code", "Our code", 64),
    Column("order", "Order", 66),
    Column("list", "List", 46, "right"),
    Column("discount", "Disc", 34, "right"),
    Column("price", "Price", 52, "right"),
    Column("net", "Net", 60, "right"),
    Column("vat", "VAT", 34, "right"),
)
GRID = Grid(COLUMNS, 40, 555, ruling="header", zebra=SAND, bottom=670)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.box(40, 36, 300, 92, fill=SAND, stroke=False)
    sheet.text(50, 56, bill.seller.name, size=13, bold=True)
    sheet.stack(50, 70, seller_lines(bill), size=8, lead=10)
    sheet.text(380, 56, WORDS.heading(bill), size=16, bold=True)
    sheet.pairs(380, 78, WORDS.meta(bill, pen), gap=84, bold=False)
    sheet.text(40, 136, "Customer", size=8.5, bold=True)
    sheet.stack(40, 150, buyer_lines(bill))
    if bill.buyer.deliver_to:
        sheet.stack(380, 168, ["Delivered to", bill.buyer.deliver_to], first_bold=True)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(236)
    y = notes(sheet, bill, 40, y + 20, width=500)
    y = room_for(sheet, y + 8, 90, bottom=790)
    bank = (bank_text(bill, words=("Sort code", "Account number")) or "").split("   ")
    legal = [vat_text(bill, label="VAT Registration Number"), company_text(bill, label="Company registration")]
    sheet.stack(330, y, ["Payment details", *bank, *legal], size=8.5, first_bold=True)
    for label, amount in WORDS.sums(bill, pen):
        sheet.text(40, y, label, bold=True)
        sheet.text(220, y, amount, align="right")
        sheet.rule(y + 4, 40, 222, weight=0.3)
        y += 17
    sheet.end_page()


LAYOUT = Layout("sums_left", draw, COLUMNS)
