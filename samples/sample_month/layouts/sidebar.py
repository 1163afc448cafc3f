"""A dark bar down the left with the sender in it; everything else to its right."""

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
from sample_month.sheet import WHITE, Column, Grid, Sheet, Table

SLATE = (0.2, 0.27, 0.3)
WORDS = Words(
    number="Invoice ID",
    credit_number="Credit ID",
    date="Issue date",
    order="Customer PO",
    original="Invoice ID credited",
    due="Payment date",
    net="Net amount",
    vat="VAT amount",
    gross="Balance due",
    credit_gross="Credit balance",
)
COLUMNS = (
    Column("description", "Description"),
    Column("code", "Code", 58),
    Column("order", "PO", 62),
    Column("quantity", "Qty", 30, "right"),
    Column("uom", "UoM", 34),
    Column("list", "List", 42, "right"),
    Column("discount", "Disc", 30, "right"),
    Column("price", "Price", 46, "right"),
    Column("vat", "VAT", 30, "right"),
    Column("net", "Total", 56, "right"),
)
GRID = Grid(COLUMNS, 160, 570, size=8, lead=10, ruling="header", bottom=690, top=60)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.footer = lambda: _bar(sheet, bill)
    sheet.text(160, 62, WORDS.heading(bill), size=20, bold=True)
    sheet.stack(160, 90, buyer_lines(bill), size=9)
    sheet.pairs(380, 90, WORDS.meta(bill, pen), gap=96, size=8.5)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(190)
    y = room_for(sheet, y + 20, 60, bottom=770)
    notes(sheet, bill, 160, y, width=220, size=8)
    for label, amount in WORDS.sums(bill, pen):
        sheet.text(480, y, label, bold=True, align="right")
        sheet.text(566, y, amount, align="right")
        y += 15
    sheet.end_page()


def _bar(sheet: Sheet, bill: Bill) -> None:
    sheet.box(0, 0, 145, sheet.height, fill=SLATE, stroke=False)
    y = sheet.stack(14, 60, sheet.wrap(bill.seller.name, 100, 12), size=12, lead=15, colour=WHITE)
    y = sheet.stack(14, y + 6, [*seller_lines(bill), bill.seller.phone], size=8, colour=WHITE)
    bank = (bank_text(bill, words=("Sort code", "Account")) or "").split("   ")
    legal = [vat_text(bill, label="VAT"), company_text(bill, label="Company")]
    for line in [*legal, *bank]:
        y = sheet.stack(14, y + 4, sheet.wrap(line or "", 120, 8), size=8, lead=10, colour=WHITE)


LAYOUT = Layout("sidebar", draw, COLUMNS)
