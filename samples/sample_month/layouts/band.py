"""A coloured band across the top, key facts in a row of cells, zebra lines, sums in a box."""

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
from sample_month.sheet import WHITE, Column, Grid, Sheet, Table

NAVY = (0.1, 0.22, 0.42)
WORDS = Words(
    title="Invoice",
    credit_title="Credit Note",
    number="Invoice Number",
    credit_number="Credit Number",
    date="Invoice Date",
    order="PO Number",
    original="Credits Invoice",
    due="Due By",
    net="Subtotal",
    vat="VAT",
    gross="Total Due",
    credit_gross="Total Credit",
)
COLUMNS = (
    Column("code", "Product", 66),
    Column("description", "Details"),
    Column("order", "PO", 64),
    Column("quantity", "Quantity", 44, "right"),
    Column("uom", "UOM", 40),
    Column("list", "List", 46, "right"),
    Column("discount", "Disc %", 36, "right"),
    Column("price", "Price", 52, "right"),
    Column("vat", "VAT %", 36, "right"),
    Column("net", "Amount", 62, "right"),
)
GRID = Grid(COLUMNS, 36, 559, ruling="none", zebra=(0.92, 0.95, 1), head_fill=NAVY, head_colour=WHITE, bottom=680)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.footer = lambda: _footer(sheet, bill)
    sheet.box(0, 0, sheet.width, 84, fill=NAVY, stroke=False)
    sheet.text(36, 40, bill.seller.name, size=18, bold=True, colour=WHITE)
    sheet.text(36, 58, joined(*seller_lines(bill), by=", "), size=8.5, colour=WHITE)
    sheet.text(559, 46, WORDS.heading(bill), size=22, bold=True, align="right", colour=WHITE)
    _cells(sheet, WORDS.meta(bill, pen))
    sheet.text(36, 168, "Bill To", size=8, bold=True)
    sheet.stack(36, 181, buyer_lines(bill, payables_first=False))
    if bill.buyer.deliver_to:
        sheet.text(330, 168, "Ship To", size=8, bold=True)
        sheet.text(330, 181, bill.buyer.deliver_to)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(262)
    y = room_for(sheet, y + 20, 76, bottom=740)
    notes(sheet, bill, 36, y + 10, width=290)
    rows = WORDS.sums(bill, pen)
    sheet.box(380, y, 559, y + 10 + 17 * len(rows))
    for label, amount in rows:
        y += 17
        sheet.text(390, y, label, bold=True)
        sheet.text(550, y, amount, align="right")
    sheet.end_page()


def _cells(sheet: Sheet, rows: list[tuple[str, str]]) -> None:
    width = 523 / len(rows)
    for place, (label, value) in enumerate(rows):
        x = 36 + place * width
        sheet.box(x, 100, x + width, 140)
        sheet.text(x + 6, 114, label, size=7.5, bold=True)
        sheet.text(x + 6, 130, value, size=9)


def _footer(sheet: Sheet, bill: Bill) -> None:
    bank = bank_text(bill, words=("Sort Code", "Account Number"))
    sheet.text(297, 790, joined(bank, bill.seller.email), size=8, align="centre")
    legal = joined(company_text(bill, label="Company No"), vat_text(bill, label="VAT No"))
    sheet.text(297, 803, legal, size=8, align="centre")


LAYOUT = Layout("band", draw, COLUMNS)
