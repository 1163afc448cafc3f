"""A VAT analysis by rate at the lower left, boxed sums at the right."""

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
    title="VAT INVOICE",
    credit_title="VAT CREDIT NOTE",
    number="Invoice no.",
    credit_number="Credit no.",
    date="Date / tax point",
    order="Purchase order no.",
    original="Original invoice no.",
    due="Due",
    net="Total net",
    vat="Total VAT",
    gross="TOTAL",
    credit_gross="TOTAL CREDIT",
)
COLUMNS = (
    Column("code", "Part no.", 64),
    Column("description", "Description"),
    Column("order", "P.O.", 64),
    Column("quantity", "Qty", 34, "right"),
    Column("uom", "U/M", 36),
    Column("list", "List", 46, "right"),
    Column("discount", "Disc.", 36, "right"),
    Column("price", "Price", 54, "right"),
    Column("net", "Goods", 60, "right"),
    Column("vat", "VAT", 34, "right"),
)
GRID = Grid(COLUMNS, 40, 555, ruling="grid", head_fill=PALE, bottom=660)
ANALYSIS = Grid(
    (Column("rate", "VAT rate", 50), Column("goods", "Goods", 70, "right"), Column("tax", "VAT", 60, "right")),
    40,
    220,
    ruling="grid",
)


def draw(sheet: Sheet, bill: Bill, pen: Pen) -> None:
    """Draw the bill."""
    sheet.footer = lambda: _footer(sheet, bill)
    sheet.text(40, 54, bill.seller.name, size=14, bold=True)
    sheet.text(40, 68, joined(*seller_lines(bill), by=", "), size=8.5)
    sheet.text(40, 80, joined(bill.seller.phone, bill.seller.email), size=8.5)
    sheet.box(330, 96, 555, 122, fill=PALE)
    sheet.text(442, 114, WORDS.heading(bill), size=14, bold=True, align="centre")
    sheet.box(330, 122, 555, 200)
    sheet.pairs(338, 136, WORDS.meta(bill, pen), gap=112, lead=14)
    sheet.box(40, 96, 300, 200)
    sheet.stack(48, 112, ["Sold to", *buyer_lines(bill)], first_bold=True, lead=13)
    y = Table(sheet, GRID, [pen.row(line) for line in bill.lines]).draw(222)
    y = room_for(sheet, y + 18, 90, bottom=740)
    rows = [
        {"rate": f"{rate.normalize():f}%", "goods": pen.plain(net), "tax": pen.plain(vat)}
        for rate, net, vat in bill.breakdown
    ]
    end = Table(sheet, ANALYSIS, rows).draw(y)
    notes(sheet, bill, 40, end + 20, width=300)
    for label, amount in WORDS.sums(bill, pen):
        sheet.box(380, y, 470, y + 18, fill=PALE)
        sheet.box(470, y, 555, y + 18)
        sheet.text(386, y + 13, label, bold=True)
        sheet.text(550, y + 13, amount, align="right")
        y += 18
    sheet.end_page()


def _footer(sheet: Sheet, bill: Bill) -> None:
    sheet.text(
        40,
        782,
        joined(vat_text(bill, label="VAT No.", spaced=True), company_text(bill, label="Registered number")),
        size=8,
    )
    sheet.text(40, 794, joined("Bank", bank_text(bill, words=("sort code", "account")), by=": "), size=8)
    sheet.text(555, 794, f"Sheet {sheet.page}", size=8, align="right")


LAYOUT = Layout("vat_analysis", draw, COLUMNS)
