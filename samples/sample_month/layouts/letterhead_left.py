"""Letterhead left, labelled block right, ruled grid, sums at the right."""

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
from sample_month.sheet import PALE, Column, Grid, Sheet, Table

WORDS = Words(
    number="Invoice No:",
    credit_number="Credit Note No:",
    date="Invoice Date:",
    order="Your Order No:",
    original="Against Invoice:",
    due="Due Date:",
    net="Net total",
    vat="VAT",
    gross="Invoice total",
)
COLUMNS = (
    Column("code", "Code", 62),
    Column("description", "Description"),
    Column("order", "Order", 66),
    Column("quantity", "Qty", 34, "right"),
    Column("uom", "Unit", 36),
    Column("list", "List", 46, "right"),
    Column("discount", "Disc", 32, "right"),
    Column("price", "Unit price", 54, "right"),
    Column("vat", "VAT", 32, "right"),
    Column("net", "Net", 60, "right"),
)
GRID = Grid(COLUMNS, 40, 555, ruling="grid", head_fill=PALE, bottom=690)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.footer = lambda: _footer(sheet, bill)
    sheet.text(40, 58, bill.seller.name, size=17, bold=True)
    sheet.stack(40, 74, [*seller_lines(bill), bill.seller.phone], size=8.5, lead=11)
    sheet.text(555, 58, WORDS.heading(bill), size=20, bold=True, align="right")
    sheet.pairs(370, 150, WORDS.meta(bill, pen), gap=95)
    sheet.text(40, 138, "Invoice to", size=8, bold=True)
    below = sheet.stack(40, 151, buyer_lines(bill))
    if bill.buyer.deliver_to:
        sheet.text(40, below + 4, f"Deliver to: {bill.buyer.deliver_to}", size=8)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(250)
    y = room_for(sheet, y + 22, 60, bottom=745)
    notes(sheet, bill, 40, y, width=300)
    for label, amount in WORDS.sums(bill, pen):
        sheet.text(440, y, label, bold=True)
        sheet.text(551, y, amount, align="right", bold=label == WORDS.gross)
        y += 15
    sheet.end_page()


def _footer(sheet: Sheet, bill: Bill) -> None:
    sheet.rule(775, 40, 555)
    sheet.text(40, 788, joined("Please pay by BACS", bank_text(bill)), size=8)
    sheet.text(40, 800, joined(company_text(bill), vat_text(bill, spaced=True)), size=8)
    sheet.text(555, 800, f"Page {sheet.page}", size=8, align="right")


LAYOUT = Layout("letterhead_left", draw, COLUMNS)
