"""Bills and accounts as data: an invoice and a statement as XLSX, a feed as CSV, an invoice in an e-mail's body."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape

from sample_month import mails
from sample_month.bills import Bill, Line
from sample_month.firms import HouseStyle
from sample_month.papers import Entry
from sample_month.workbooks import CellValue, workbook

FEED = (
    "Supplier Name", "Supplier VAT No", "Invoice To", "Invoice Number", "Invoice Date", "Currency", "PO Number",
    "PO Line", "Product Code", "Product Description", "Quantity", "UOM", "Unit Price", "Net Amount", "VAT Rate",
    "VAT Amount",
)  # fmt: skip
GOODS = ("Code", "Description", "Order", "Qty", "Unit", "Price", "VAT %", "Amount")


def feed(bill: Bill, _: HouseStyle) -> bytes:
    """The bill as a list that repeats its head on every line, without totals, as purchasing systems export it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(FEED)
    for line in bill.lines:
        head = [bill.seller.name, bill.seller.vat_number, bill.buyer.payables_line, bill.number]
        head += [f"{bill.issue_date:%d/%m/%Y}", bill.currency, line.po_number, line.po_line]
        vat = line.net * line.vat_rate / 100
        goods = [line.item_code, line.description, _plain(line.quantity), line.uom, line.unit_price]
        writer.writerow([*head, *goods, line.net, _plain(line.vat_rate), f"{vat:.4f}".rstrip("0").rstrip(".")])
    return text.getvalue().encode("utf-8-sig")


def invoice(bill: Bill, _: HouseStyle) -> bytes:
    """The bill as a form filled in by hand in a spreadsheet."""
    seller, buyer = bill.seller, bill.buyer
    address: list[list[CellValue]] = [
        [line] for line in (*seller.address, seller.postcode, f"VAT No {seller.vat_number}")
    ]
    facts: list[list[CellValue]] = [
        ["Bill to", None, None, None, "Invoice number", bill.number],
        [buyer.payables_line, None, None, None, "Invoice date", bill.issue_date],
        [buyer.name, None, None, None, "Your order", bill.po_numbers[0]],
        *([line] for line in buyer.address),
    ]
    goods: list[list[CellValue]] = [list(GOODS), *(_goods(line) for line in bill.lines)]
    sums: list[list[CellValue]] = [
        [None, None, None, None, None, None, label, amount]
        for label, amount in (("Net", bill.net), ("VAT", bill.vat), ("Invoice total", bill.gross))
    ]
    bank: list[list[CellValue]] = [["Sort code", seller.sort_code], ["Account number", seller.account_number]]
    title: list[CellValue] = [seller.name, None, None, None, "INVOICE"]
    return workbook({"Sheet1": [title, *address, [], *facts, [], *goods, [], *sums, [], *bank]})


def _goods(line: Line) -> list[CellValue]:
    quantity = int(line.quantity) if line.quantity is not None else None
    texts = [line.item_code, line.description, line.po_number]
    return [*texts, quantity, line.uom, line.unit_price, int(line.vat_rate), line.net]


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def statement(bill: Bill, entries: Sequence[Entry], *, on: date) -> bytes:
    """An account as a workbook; the bill lends it sender and addressee."""
    rows: list[list[CellValue]] = [
        [bill.seller.name],
        [", ".join(filter(None, (*bill.seller.address, bill.seller.postcode)))],
        ["Statement of account"],
        [],
        ["Customer", bill.buyer.payables_line],
        ["Statement date", on],
        ["VAT registration", bill.seller.vat_number],
        [],
        ["Date", "Document", "Type", "Debit", "Credit", "Balance"],
        [entries[0].on, None, "Balance brought forward", None, None, Decimal("0.00")],
    ]
    balance = Decimal(0)
    for entry in entries:
        balance += entry.amount
        credit = entry.amount < 0
        sums = [None, -entry.amount] if credit else [entry.amount, None]
        rows.append([entry.on, entry.reference, "Credit" if credit else "Invoice", *sums, balance])
    rows += [[None, None, "Total", None, None, balance], [], ["Balance on account", balance]]
    return workbook({"Account": rows, "Notes": [["Please let us know of any item that is not on your ledger."]]})


def letter(bill: Bill, _: HouseStyle) -> bytes:
    """An e-mail with the bill in its body, laid out with tables as web shops do."""
    seller, buyer = bill.seller, bill.buyer
    facts = (("Invoice number", bill.number), ("Invoice date", f"{bill.issue_date:%d %B %Y}"))
    facts += (("Your order number", bill.po_numbers[0]),)
    sums = (("Subtotal", bill.net), ("VAT", bill.vat), ("Invoice total", bill.gross))
    goods = [
        (line.item_code, line.description, _plain(line.quantity), line.uom, f"£{line.unit_price}", f"£{line.net}")
        for line in bill.lines
    ]
    addressee = "<br>".join(map(escape, (buyer.payables_line or "", buyer.name, *buyer.address)))
    html = f"""<html><body><div style="display:none;max-height:0">Your invoice from {escape(seller.name)}</div>
<table width="640"><tr><td><h2>{escape(seller.name)}</h2>{"<br>".join(escape(line) for line in seller.address)}
<br>{seller.postcode}</td><td><h1>VAT invoice</h1>{_table(facts)}</td></tr></table>
<p><b>Invoice to</b><br>{addressee}</p>
{_table((("Code", "Description", "Qty", "Unit", "Unit price", "Net amount"), *goods))}
{_table(tuple((label, f"£{amount:.2f}") for label, amount in sums))}
<p>VAT registration number {seller.vat_number}. Sort code {seller.sort_code}, account {seller.account_number}.</p>
</body></html>"""
    return mails.write(
        sender=f"{seller.name} <{seller.email}>",
        subject=f"Your invoice {bill.number}",
        body="Your invoice is in the HTML part of this message.",
        html=html,
        on=bill.issue_date,
    )


def _table(rows: Sequence[Sequence[str | None]]) -> str:
    made = ("".join(f"<td>{escape(cell or '')}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in made)}</table>"
