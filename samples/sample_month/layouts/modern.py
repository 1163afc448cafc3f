"""A large title, From and To side by side, light rules and the amount due set large."""

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
from sample_month.sheet import GREY, Column, Grid, Sheet, Table

WORDS = Words(
    title="Invoice",
    credit_title="Credit note",
    number="Invoice number",
    credit_number="Credit note number",
    date="Date of issue",
    order="Purchase order",
    original="For invoice",
    due="Date due",
    net="Subtotal",
    vat="VAT",
    gross="Amount due",
    credit_gross="Amount credited",
)
COLUMNS = (
    Column("description", "Description"),
    Column("code", "SKU", 62),
    Column("order", "PO", 66),
    Column("quantity", "Qty", 34, "right"),
    Column("uom", "Unit", 40),
    Column("list", "List", 46, "right"),
    Column("discount", "Discount", 46, "right"),
    Column("price", "Unit price", 56, "right"),
    Column("vat", "Tax", 32, "right"),
    Column("net", "Amount", 60, "right"),
)
GRID = Grid(COLUMNS, 45, 550, size=8, lead=11, pad=4, ruling="rows", bottom=690)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.footer = lambda: _footer(sheet, bill)
    sheet.text(45, 66, WORDS.heading(bill), size=24, bold=True)
    sheet.pairs(45, 92, WORDS.meta(bill, pen), gap=120, size=8.5, lead=13)
    sheet.stack(45, 172, ["From", bill.seller.name, *seller_lines(bill), bill.seller.email], size=8.5, first_bold=True)
    sheet.stack(310, 172, ["Bill to", *buyer_lines(bill, payables_first=False)], size=8.5, first_bold=True)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(262)
    y = room_for(sheet, y + 24, 96, bottom=750)
    notes(sheet, bill, 45, y, width=270, size=8)
    *rows, (label, amount) = WORDS.sums(bill, pen)
    for name, value in rows:
        sheet.text(340, y, name, size=8.5)
        sheet.text(546, y, value, size=8.5, align="right")
        sheet.rule(y + 5, 340, 550, weight=0.3, colour=GREY)
        y += 18
    sheet.text(340, y + 6, label, size=12, bold=True)
    sheet.text(546, y + 6, amount, size=12, bold=True, align="right")
    sheet.end_page()


def _footer(sheet: Sheet, bill: Bill) -> None:
    sheet.text(
        45,
        786,
        joined(bill.seller.name, company_text(bill, label="company"), vat_text(bill, label="VAT ID"), by=" · "),
        size=7.5,
    )
    sheet.text(45, 798, joined("Pay to", bank_text(bill), by=" "), size=7.5)


LAYOUT = Layout("modern", draw, COLUMNS, font="Vera")
