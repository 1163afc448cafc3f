"""A letter: the facts stand in a sentence, the work in a short list, the sums under it."""

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
    number="Invoice",
    credit_number="Credit note",
    date="dated",
    order="Your purchase order",
    original="invoice",
    net="Sum before VAT",
    vat="Value added tax",
    gross="Total now due",
    credit_gross="Total credited",
)
COLUMNS = (
    Column("description", "Work or goods supplied"),
    Column("code", "Reference", 70),
    Column("order", "Order", 70),
    Column("quantity", "Quantity", 50, "right"),
    Column("uom", "Unit", 42),
    Column("list", "List", 46, "right"),
    Column("discount", "Disc.", 36, "right"),
    Column("price", "Rate", 56, "right"),
    Column("net", "Amount", 66, "right"),
)
GRID = Grid(COLUMNS, 60, 535, size=9.5, lead=12.5, ruling="none", bottom=680)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.footer = lambda: _footer(sheet, bill)
    sheet.text(535, 62, bill.seller.name, size=14, bold=True, align="right")
    sheet.stack(535, 78, [*seller_lines(bill), bill.seller.phone, bill.seller.email], size=9, lead=11.5, align="right")
    sheet.stack(60, 130, buyer_lines(bill), size=10.5, lead=13)
    sheet.text(60, 218, pen.date(bill.issue_date), size=10.5)
    sheet.text(60, 242, WORDS.heading(bill), size=12, bold=True)
    y = sheet.paragraph(60, 262, _sentence(bill, pen), width=475, size=10.5, lead=13.5)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(y + 4)
    y = room_for(sheet, y + 24, 70, bottom=745)
    for label, amount in WORDS.sums(bill, pen, rates=True):
        sheet.text(330, y, label, size=10.5)
        sheet.text(531, y, amount, size=10.5, align="right")
        y += 16
    notes(sheet, bill, 60, y + 16, width=475, size=10)
    sheet.end_page()


def _sentence(bill: Bill, pen: Pen) -> str:
    number = WORDS.credit_number if bill.is_credit else WORDS.number
    parts = [
        f"{number} {bill.number} {WORDS.date} {pen.date(bill.issue_date)}."
        if bill.number
        else "Our charges are as follows."
    ]
    if len(bill.po_numbers) == 1:
        parts.append(f"{WORDS.order}: {bill.po_numbers[0]}.")
    parts.extend(f"This credits {WORDS.original} {reference}." for reference in bill.references)
    return " ".join(parts)


def _footer(sheet: Sheet, bill: Bill) -> None:
    sheet.text(297, 780, joined("Payment by transfer", bank_text(bill), by=": "), size=8.5, align="centre")
    sheet.text(297, 792, joined(company_text(bill), vat_text(bill, label="VAT registration")), size=8.5, align="centre")


LAYOUT = Layout("letter", draw, COLUMNS, font="Times")
