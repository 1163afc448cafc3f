"""A panel down the right-hand side that holds the facts above and the sums below."""

from sample_month.bills import Bill
from sample_month.layouts.parts import (
    Layout,
    Words,
    bank_text,
    buyer_lines,
    company_text,
    notes,
    seller_lines,
    vat_text,
)
from sample_month.printing import Pen
from sample_month.sheet import PALE, Column, Grid, Sheet, Table

WORDS = Words(
    title="Invoice",
    credit_title="Credit",
    number="Document ref",
    credit_number="Document ref",
    date="Issued",
    order="Purchase Order No",
    original="Relates to invoice",
    due="Please pay by",
    net="Total excl. VAT",
    vat="VAT amount",
    gross="Amount due",
    credit_gross="Amount credited",
)
COLUMNS = (
    Column("code", "Ref", 50),
    Column("description", "Item"),
    Column("order", "Order", 54),
    Column("quantity", "Units", 28, "right"),
    Column("uom", "Per", 32),
    Column("list", "List", 40, "right"),
    Column("discount", "Less", 28, "right"),
    Column("price", "Rate", 42, "right"),
    Column("vat", "VAT", 28, "right"),
    Column("net", "Net", 50, "right"),
)
GRID = Grid(COLUMNS, 30, 440, size=8, lead=10, ruling="rows", bottom=730, top=60)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.box(448, 0, sheet.width, sheet.height, fill=PALE, stroke=False)
    sheet.text(30, 60, bill.seller.name, size=15, bold=True)
    sheet.stack(30, 74, seller_lines(bill), size=8.5, lead=11)
    sheet.text(456, 60, WORDS.heading(bill), size=17, bold=True)
    y = 92.0
    for label, value in WORDS.meta(bill, pen):
        y = sheet.stack(456, y, [label, value], size=9, lead=12, first_bold=True) + 8
    sheet.text(30, 132, "To", size=8, bold=True)
    sheet.stack(30, 145, buyer_lines(bill))
    page = sheet.page
    end = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(240)
    notes(sheet, bill, 30, end + 20, width=390)
    _sums(sheet, WORDS.sums(bill, pen), top=330 if sheet.page == page else 90)
    bank = bank_text(bill, words=("Sort", "Acc"))
    sheet.stack(
        456, 700, [*(bank or "").split("   "), vat_text(bill, label="VAT"), company_text(bill, label="Co. No.")], size=8
    )
    sheet.end_page()


def _sums(sheet: Sheet, rows: list[tuple[str, str]], *, top: float) -> None:
    for place, (label, amount) in enumerate(rows):
        last = place == len(rows) - 1
        y = top + place * 32
        sheet.text(456, y, label, size=8.5, bold=True)
        sheet.text(584, y + 14, amount, size=13 if last else 10, bold=last, align="right")


LAYOUT = Layout("right_panel", draw, COLUMNS)
