"""Papers that are not bills: quotes, acknowledgements, delivery notes, remittances, reminders, statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportlab.pdfgen.canvas import Canvas

from sample_month.bills import Bill
from sample_month.layouts import Painter
from sample_month.layouts.parts import buyer_lines, company_text, joined, seller_lines, vat_text
from sample_month.printing import Pen
from sample_month.sheet import PALE, Column, Grid, Sheet, Table

GOODS = Grid(
    (
        Column("code", "Code", 70),
        Column("description", "Description"),
        Column("quantity", "Quantity", 50, "right"),
        Column("uom", "Unit", 44),
        Column("price", "Unit price", 60, "right"),
        Column("net", "Net", 66, "right"),
    ),
    45,
    550,
    size=9,
    lead=11,
    ruling="rows",
    head_fill=PALE,
)
ACCOUNT = Grid(
    (
        Column("date", "Date", 80),
        Column("reference", "Reference"),
        Column("debit", "Debit", 76, "right"),
        Column("credit", "Credit", 76, "right"),
        Column("balance", "Balance", 82, "right"),
    ),
    45,
    550,
    size=9,
    lead=11,
    ruling="rows",
    head_fill=PALE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A sheet about a deal that asks for no money: heading, labelled facts, a sentence before and after the goods."""

    title: str
    facts: Sequence[tuple[str, str]]
    opening: str = ""
    closing: str = ""
    prices: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of an account; `amount` is negative for a credit, `verdict` what reconciling should make of it."""

    on: date
    reference: str
    amount: Decimal
    verdict: str


def paper_painter(paper: Paper, bill: Bill, pen: Pen) -> Painter:
    """What draws a paper; the bill lends it sender, addressee and goods."""

    def paint(canvas: Canvas) -> int:
        sheet = _letterhead(canvas, bill, paper.title)
        sheet.pairs(340, 130, list(paper.facts), gap=110)
        y = sheet.paragraph(45, 232, paper.opening, width=500, size=10) if paper.opening else 232
        rows = [pen.row(line) for line in bill.lines]
        if not paper.prices:
            rows = [{key: cell for key, cell in row.items() if key not in {"price", "net"}} for row in rows]
        y = Table(sheet, GOODS, rows).draw(y + 6) + 20
        if paper.prices:
            y = sheet.pairs(
                390,
                y,
                [("Net", pen.money(bill.net)), ("VAT", pen.money(bill.vat)), ("Total", pen.money(bill.gross))],
                gap=90,
            )
        sheet.paragraph(45, y + 14, paper.closing, width=500, size=9.5)
        sheet.end_page()
        return sheet.page - 1

    return paint


def letter_painter(bill: Bill, pen: Pen, *, title: str, on: date, text: Sequence[str]) -> Painter:
    """What draws a letter of some paragraphs."""

    def paint(canvas: Canvas) -> int:
        sheet = _letterhead(canvas, bill, "")
        sheet.text(45, 228, pen.date(on), size=10.5)
        sheet.text(45, 256, title, size=12, bold=True)
        y = 282.0
        for paragraph in text:
            y = sheet.paragraph(45, y, paragraph, width=500, size=10.5, lead=14) + 8
        sheet.end_page()
        return sheet.page - 1

    return paint


def statement_painter(bill: Bill, pen: Pen, entries: Sequence[Entry], *, on: date) -> Painter:
    """What draws a statement of account, with a running balance."""

    def paint(canvas: Canvas) -> int:
        sheet = _letterhead(canvas, bill, "STATEMENT OF ACCOUNT")
        sheet.pairs(340, 130, [("Statement date", pen.date(on)), ("Terms", "30 days")], gap=110)
        balance, rows = Decimal(0), []
        for entry in entries:
            balance += entry.amount
            column = "debit" if entry.amount >= 0 else "credit"
            rows.append(
                {
                    "date": pen.date(entry.on),
                    "reference": entry.reference,
                    column: pen.price(abs(entry.amount)),
                    "balance": pen.price(balance),
                }
            )
        y = Table(sheet, ACCOUNT, rows).draw(230) + 22
        sheet.text(360, y, "Balance on account", size=10, bold=True)
        sheet.text(546, y, pen.money(balance), size=10, bold=True, align="right")
        sheet.paragraph(45, y + 30, "Please let us know of any item that is not on your ledger.", width=480)
        sheet.end_page()
        return sheet.page - 1

    return paint


def _letterhead(canvas: Canvas, bill: Bill, title: str) -> Sheet:
    sheet = Sheet(canvas)
    sheet.text(45, 56, bill.seller.name, size=16, bold=True)
    sheet.text(45, 71, joined(*seller_lines(bill), by=", "), size=8.5)
    sheet.text(45, 83, joined(bill.seller.phone, bill.seller.email), size=8.5)
    sheet.text(550, 108, title, size=15, bold=True, align="right")
    sheet.stack(45, 130, buyer_lines(bill), lead=13)
    sheet.text(297, 800, joined(company_text(bill), vat_text(bill)), size=8, align="centre")
    return sheet
