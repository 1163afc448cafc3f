"""Centred letterhead, the facts in one sentence, unruled lines, sums as the last rows of the table."""

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
    title="TAX INVOICE",
    credit_title="TAX CREDIT NOTE",
    number="Tax Invoice:",
    credit_number="Tax Credit Note:",
    date="Tax point:",
    order="Customer order:",
    original="Invoice credited:",
    due="Payable by:",
    net="Goods total",
    vat="VAT",
    gross="Total payable",
)
COLUMNS = (
    Column("quantity", "Qty", 40, "right"),
    Column("uom", "Unit", 40),
    Column("code", "Item", 70),
    Column("description", "Goods or services"),
    Column("order", "Order", 68),
    Column("list", "List", 46, "right"),
    Column("discount", "Disc", 34, "right"),
    Column("price", "Price each", 56, "right"),
    Column("vat", "VAT rate", 44, "right"),
    Column("net", "Value", 62, "right"),
)
GRID = Grid(COLUMNS, 50, 545, size=9, lead=12, ruling="header", bottom=690)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.footer = lambda: _footer(sheet, bill)
    sheet.text(297, 60, bill.seller.name, size=20, bold=True, align="centre")
    sheet.text(297, 76, joined(*seller_lines(bill), by=", "), size=9, align="centre")
    sheet.text(
        297, 88, joined(bill.seller.phone and f"Tel {bill.seller.phone}", bill.seller.email), size=9, align="centre"
    )
    sheet.rule(98, 50, 545, weight=1.2)
    sheet.text(297, 124, WORDS.heading(bill), size=15, bold=True, align="centre")
    sheet.stack(50, 150, buyer_lines(bill), size=10)
    facts = [f"{label} {value}" for label, value in WORDS.meta(bill, pen)]
    sheet.text(50, 234, "     ".join(facts[:3]), size=9.5)
    sheet.text(50, 249, "     ".join(facts[3:]), size=9.5)
    table = Table(sheet, GRID, [pen.row(line) for line in bill.lines])
    y = table.draw(262)
    y = room_for(sheet, y, 72, bottom=745)
    y = table.totals(y, WORDS.sums(bill, pen))
    notes(sheet, bill, 50, y + 22, width=480)
    sheet.end_page()


def _footer(sheet: Sheet, bill: Bill) -> None:
    sheet.rule(772, 50, 545)
    legal = joined(
        company_text(bill, label="Reg. in England:"), vat_text(bill, label="VAT Registration No.", spaced=True)
    )
    sheet.text(297, 784, legal, size=8, align="centre")
    sheet.text(297, 796, joined("Our bank", bank_text(bill), by=": "), size=8, align="centre")


LAYOUT = Layout("centred", draw, COLUMNS, font="Times")
