"""What a reader should find on a bill, as the `fields` of FORMATS, and how it should stand in the ledger."""

from collections.abc import Collection
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sample_month.bills import Bill, Line

ALL_CELLS = frozenset({"code", "quantity", "uom", "price", "vat"})
CELLS = {"item_code": "code", "quantity": "quantity", "uom": "uom", "unit_price": "price", "vat_rate": "vat"}


def fields(
    bill: Bill, *, supplier_id: str | None, prints: Collection[str] = ALL_CELLS, bank: bool = True
) -> dict[str, Any]:
    """The fields of a bill; `prints` are the columns that its layout shows and `bank` whether it shows where to pay.

    Amounts are signed as they are printed. What the document does not show is None.
    """
    seller = bill.seller
    return {
        "supplier_id": supplier_id,
        "supplier_name": seller.name,
        "invoice_number": bill.number,
        "issue_date": bill.issue_date.isoformat(),
        "currency": bill.currency,
        "net": money(bill.net * bill.sign),
        "vat": money(bill.vat * bill.sign),
        "gross": money(bill.gross * bill.sign),
        "po_numbers": list(bill.po_numbers),
        "vat_number": seller.vat_number,
        "sort_code": seller.sort_code if bank else None,
        "account_number": seller.account_number if bank else None,
        "lines": [line_fields(bill, line, prints) for line in bill.lines],
    }


def line_fields(bill: Bill, line: Line, prints: Collection[str]) -> dict[str, Any]:
    """One line's fields, but for those that the layout has no column for."""
    several = len(bill.po_numbers) > 1
    found = {
        "description": line.description,
        "item_code": line.item_code,
        "quantity": plain(line.quantity),
        "uom": line.uom,
        "unit_price": plain(line.unit_price),
        "net": money(line.net * bill.sign),
        "vat_rate": plain(line.vat_rate),
        "po_number": line.po_number if several else None,
    }
    return {key: value for key, value in found.items() if CELLS.get(key) is None or CELLS[key] in prints}


def posting(bill: Bill, *, supplier_id: str, received: date, delivered: date | None) -> dict[str, Any]:
    """How a posted bill stands in the ledger: signed, an invoice due 30 days after the later of receipt and goods."""
    sign = -1 if bill.is_credit else 1
    due = None if bill.is_credit else max(received, delivered or received) + timedelta(days=30)
    return {
        "supplier_id": supplier_id,
        "invoice_number": bill.number,
        "net": money(bill.net * sign),
        "vat": money(bill.vat * sign),
        "gross": money(bill.gross * sign),
        "due_date": due and due.isoformat(),
    }


def money(amount: Decimal) -> str:
    """An amount as FORMATS writes it."""
    return f"{amount:.2f}"


def plain(number: Decimal | None) -> str | None:
    """A number without needless zeros."""
    return None if number is None else f"{number.normalize():f}"
