"""A table of key cells under the address, ruled lines, sums as rows of the grid, terms at the foot."""

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
    title="Sales Invoice",
    credit_title="Sales Credit Note",
    number="Inv #",
    credit_number="Credit #",
    date="Inv date",
    order="Cust. PO",
    original="Inv # credited",
    due="Pay by",
    net="Net amount",
    vat="VAT",
    gross="Total inc VAT",
    credit_gross="Total credit inc VAT",
)
COLUMNS = (
    Column("code", "Stock code", 64),
    Column("description", "Product"),
    Column("order", "PO", 64),
    Column("uom", "Pack", 38),
    Column("quantity", "Qty", 34, "right"),
    Column("list", "List price", 50, "right"),
    Column("discount", "Disc", 34, "right"),
    Column("price", "Each", 50, "right"),
    Column("vat", "VAT%", 34, "right"),
    Column("net", "Line total", 62, "right"),
)
GRID = Grid(COLUMNS, 42, 553, ruling="grid", bottom=680)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.footer = lambda: _footer(sheet, bill)
    sheet.text(553, 52, bill.seller.name, size=16, bold=True, align="right")
    sheet.stack(553, 66, [*seller_lines(bill), bill.seller.phone], size=8.5, lead=11, align="right")
    sheet.text(42, 60, WORDS.heading(bill), size=18)
    sheet.stack(42, 128, buyer_lines(bill))
    _cells(sheet, WORDS.meta(bill, pen))
    table = Table(sheet, GRID, [pen.row(line) for line in bill.lines])
    y = room_for(sheet, table.draw(268), 70, bottom=740)
    y = table.totals(y, WORDS.sums(bill, pen, rates=True))
    notes(sheet, bill, 42, y + 24, width=330)
    sheet.end_page()


def _cells(sheet: Sheet, rows: list[tuple[str, str]]) -> None:
    width = 511 / len(rows)
    for place, (label, value) in enumerate(rows):
        x = 42 + place * width
        sheet.box(x, 214, x + width, 230, fill=PALE)
        sheet.box(x, 230, x + width, 247)
        sheet.text(x + width / 2, 225, label, size=8, bold=True, align="centre")
        sheet.text(x + width / 2, 242, value, align="centre")


def _footer(sheet: Sheet, bill: Bill) -> None:
    sheet.text(42, 776, "Goods remain our property until paid for in full. E. & O. E.", size=7.5)
    sheet.text(42, 788, joined(bank_text(bill, words=("Sort code", "Account")), f"Page {sheet.page}"), size=8)
    sheet.text(42, 800, joined(vat_text(bill, label="VAT number"), company_text(bill, label="Company number")), size=8)


LAYOUT = Layout("key_cells", draw, COLUMNS)
