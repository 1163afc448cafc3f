"""An old system's line printer: one fixed pitch, dotted labels, dashes for rules, sums at the left."""

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

WORDS = Words(
    number="INVOICE NUMBER",
    credit_number="CREDIT NUMBER",
    date="TAX POINT",
    order="YOUR ORDER REF",
    original="ORIG INVOICE",
    due="DUE DATE",
    net="GOODS",
    vat="V.A.T.",
    gross="INVOICE TOTAL",
    credit_gross="CREDIT TOTAL",
)
COLUMNS = (
    Column("code", "CODE", 66),
    Column("description", "DESCRIPTION"),
    Column("order", "ORDER", 68),
    Column("quantity", "QTY", 36, "right"),
    Column("uom", "UNIT", 40),
    Column("list", "LIST", 50, "right"),
    Column("discount", "DISC", 36, "right"),
    Column("price", "PRICE", 54, "right"),
    Column("vat", "VAT", 34, "right"),
    Column("net", "VALUE", 62, "right"),
)
GRID = Grid(COLUMNS, 36, 559, size=8, lead=10, pad=2, ruling="none", bottom=690)
DASHES = "-" * 108


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.text(36, 50, bill.seller.name.upper(), size=11, bold=True)
    sheet.stack(36, 63, [line and line.upper() for line in seller_lines(bill)], size=8.5, lead=10.5)
    sheet.stack(
        36, 98, [vat_text(bill, label="VAT REG NO"), company_text(bill, label="CO REG NO")], size=8.5, lead=10.5
    )
    sheet.text(400, 50, WORDS.heading(bill), size=12, bold=True)
    facts = [f"{label:.<18} {value}" for label, value in WORDS.meta(bill, pen)]
    sheet.stack(330, 76, facts, size=8.5, lead=12)
    sheet.stack(
        60, 152, ["INVOICE ADDRESS:", *(line and line.upper() for line in buyer_lines(bill))], size=9, lead=11.5
    )
    sheet.text(36, 234, DASHES, size=8)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(238)
    y = room_for(sheet, y + 10, 110, bottom=770)
    sheet.text(36, y, DASHES, size=8)
    y += 16
    for label, amount in WORDS.sums(bill, pen, rates=True):
        sheet.text(36, y, f"{label:.<22}", size=9)
        sheet.text(250, y, amount, size=9, align="right")
        y += 13
    y = notes(sheet, bill, 36, y + 8, width=500, size=8.5)
    sheet.text(36, y + 8, f"PAY TO  {(bank_text(bill) or 'OUR USUAL BANK').upper()}", size=8.5)
    sheet.end_page()


LAYOUT = Layout("lineprinter", draw, COLUMNS, font="Courier")
