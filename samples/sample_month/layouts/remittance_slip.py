"""Letterhead right, plain lines, and a tear-off slip at the foot that repeats the number and the amount."""

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
from sample_month.sheet import Column, Grid, Sheet, Table

WORDS = Words(
    title="Invoice",
    credit_title="Credit Note",
    number="Invoice no",
    credit_number="Credit note no",
    date="Invoice date",
    order="Purchase order",
    original="Original invoice no",
    due="Due date",
    net="Total (ex. VAT)",
    vat="VAT",
    gross="Total (inc. VAT)",
    credit_gross="Total credit (inc. VAT)",
)
COLUMNS = (
    Column("code", "Item no", 64),
    Column("description", "Description"),
    Column("order", "Order", 66),
    Column("quantity", "Quantity", 46, "right"),
    Column("uom", "Unit", 40),
    Column("price", "Unit cost", 52, "right"),
    Column("list", "Was", 46, "right"),
    Column("discount", "Disc", 34, "right"),
    Column("vat", "VAT %", 38, "right"),
    Column("net", "Total", 60, "right"),
)
GRID = Grid(COLUMNS, 40, 555, size=9, lead=11, pad=4, ruling="header", bottom=610)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.text(555, 54, bill.seller.name, size=15, bold=True, align="right")
    sheet.stack(555, 68, [*seller_lines(bill), bill.seller.phone], size=8.5, lead=10.5, align="right")
    legal = joined(vat_text(bill, label="VAT reg no:"), company_text(bill, label="Company no:"), by="  ")
    sheet.text(555, 112, legal, size=8.5, align="right")
    sheet.text(40, 70, WORDS.heading(bill), size=26)
    sheet.stack(40, 130, buyer_lines(bill, payables_first=False), size=9.5)
    sheet.pairs(370, 136, WORDS.meta(bill, pen), gap=100)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(220)
    y = room_for(sheet, y + 20, 60, bottom=670)
    notes(sheet, bill, 40, y, width=300)
    for label, amount in WORDS.sums(bill, pen, rates=True):
        sheet.text(360, y, label)
        sheet.text(551, y, amount, align="right", bold=True)
        y += 15
    _slip(sheet, bill, pen)
    sheet.end_page()


def _slip(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    sheet.canvas.setDash(3, 3)
    sheet.rule(716, 30, 565)
    sheet.canvas.setDash()
    sheet.text(40, 734, "Remittance slip", size=10, bold=True)
    sheet.text(40, 750, joined("Please quote", bill.number, by=" "))
    sheet.text(40, 764, joined("We bank with", bank_text(bill, words=("Sort code", "Account no")), by=": "))
    sheet.text(551, 750, f"Amount {pen.money(bill.gross)}", align="right")


LAYOUT = Layout("remittance_slip", draw, COLUMNS)
