"""How a bill stands on SQL-Ledger's screens: a row for each coding, and a note with what the screens have no field for.

The ledger keeps amounts, accounts, projects (cost centres), dates and numbers. Which part of a bill was billed on which
order line, and its VAT, stand in the note, a JSON object a line. When a bill is read back, the rows that follow from
the note are compared with those that the ledger shows: an entry that was changed by hand on either side is found.
"""

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from connectors.ledgers.base import Balances, LedgerError
from counterfoil.model.masters import BillKind
from counterfoil.model.postings import Distribution, Posting
from counterfoil.money import PENNY, POUNDS, to_penny

KEY = "CF-"
"""What the Order Number of a bill of ours begins with; the posting key follows."""

OPENING = "Written by Counterfoil, which reads it again; please leave it as it is."
MONEY = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})*\.[0-9]{2}")
Record = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The accounts of every dataset that are not expense: the payables control account and that of recoverable VAT."""

    payables: str
    vat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the bill as it is entered: positive on an invoice and on a credit note."""

    amount: Decimal
    account: str
    project: str
    memo: str


def rows(posting: Posting, accounts: Accounts) -> list[Row]:
    """A row for each account, project and heading of VAT, in the order in which the bill first has them.

    VAT that is not recovered is part of the cost. A row that comes to nought is left out, as the ledger does.
    """
    sums: dict[tuple[str, str, str], Decimal] = {}
    for part in posting.distributions:
        cost = part.net if part.vat_recovery is not None else part.net + part.vat
        entries = [((part.subjective, part.cost_centre, ""), cost)]
        if part.vat_recovery is not None:
            entries.append(((accounts.vat, "", f"VAT heading {on_screen(part.vat_recovery)}"), part.vat))
        for coding, amount in entries:
            sums[coding] = sums.get(coding, Decimal(0)) + amount
    sign = -1 if posting.kind is BillKind.CREDIT_NOTE else 1
    return [
        Row(amount=sign * amount, account=account, project=project, memo=memo)
        for (account, project, memo), amount in sums.items()
        if amount
    ]


def note(posting: Posting) -> str:
    """What stands in Notes; spaces in values and signs of HTML are escaped, since the screens do not keep them."""
    head = {"number": posting.invoice_number, "kind": posting.kind, "rate": _text(posting.exchange_rate)}
    parts = [{name: _text(getattr(part, name)) for name in _PARTS} for part in posting.distributions]
    return "\n".join(
        (OPENING, _line(head), *(_line({k: v for k, v in part.items() if v is not None}) for part in parts))
    )


def orders(posting: Posting) -> str:
    """What stands in PO Number: the orders, for people."""
    return on_screen(", ".join(sorted({part.po_number for part in posting.distributions if part.po_number})))


def on_screen(text: str) -> str:
    """The text as the screens can show it: in one line, without what would be taken for HTML."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    plain = plain.replace("<", "?").replace(">", "?")
    return plain if html.unescape(plain) == plain else plain.replace("&", "?")


def money(text: str) -> Decimal:
    """An amount as the screens show it, 1,234.50; nothing is nought.

    Raises:
        LedgerError: it is written in another way.
    """
    if not text:
        return Decimal(0)
    if not MONEY.fullmatch(text):
        raise LedgerError(f"SQL-Ledger shows the amount {text!r}; set the robot's login to numbers as 1,000.00")
    return Decimal(text.replace(",", ""))


def bill(records: Sequence[Record], *, organisation: str, accounts: Accounts) -> Posting:
    """The bill that the rows of one entry in the list of AP transactions show.

    Raises:
        LedgerError: the entry does not agree with its own note, so somebody has changed it by hand.
    """
    first = records[0]
    where = f"entry {first['ID']} of {organisation} in SQL-Ledger"
    try:
        posting = _from_note(first, organisation)
    except (ValueError, KeyError, TypeError, InvalidOperation) as error:
        raise LedgerError(f"{where}: its note cannot be read any more ({error}); look who changed it") from error
    if changed := list(_changes(posting, records, accounts)):
        raise LedgerError(f"{where} was changed by hand: {'; '.join(changed)}")
    return posting


def balances(records: Sequence[Record], *, organisation: str, accounts: Accounts) -> Balances:
    """What the rows of our entries come to in the organisation's books."""
    suppliers: dict[str, Decimal] = {}
    expenses: dict[tuple[str, str], Decimal] = {}
    vat = Decimal(0)
    for record in records:
        amount = money(record["Debit"]) - money(record["Credit"])
        if record["Account"] == accounts.payables:
            suppliers[record["Vendor Number"]] = suppliers.get(record["Vendor Number"], Decimal(0)) - amount
        elif record["Account"] == accounts.vat:
            vat += amount
        else:
            coding = (record["Project"], record["Account"])
            expenses[coding] = expenses.get(coding, Decimal(0)) + amount
    return Balances(
        organisation=organisation,
        payables=sum(suppliers.values(), Decimal(0)),
        vat_recoverable=vat,
        expenses=expenses,
        suppliers=suppliers,
    )


def _from_note(first: Record, organisation: str) -> Posting:
    text = first["Notes"]
    head, *parts = _values(text[text.index("{") :])
    distributions = tuple(_distribution(part) for part in parts)
    net = sum((part.net for part in distributions), Decimal(0))
    vat = sum((part.vat for part in distributions), Decimal(0))
    return Posting(
        key=first["Order"].removeprefix(KEY),
        organisation=organisation,
        supplier_id=first["Vendor Number"],
        invoice_number=head["number"],
        kind=BillKind(head["kind"]),
        invoice_date=date.fromisoformat(first["Date"]),
        due_date=date.fromisoformat(first["Due Date"]),
        currency=first["Curr"],
        net=net,
        vat=vat,
        gross=net + vat,
        distributions=distributions,
        exchange_rate=None if head["rate"] is None else Decimal(head["rate"]),
    )


def _changes(posting: Posting, records: Sequence[Record], accounts: Accounts) -> list[str]:
    """Where what the ledger shows is not what follows from the note; amounts in pounds, another currency to a penny."""
    found = []
    if (shown := records[0]["Invoice"]) != on_screen(posting.invoice_number):
        found.append(f"its number is {shown!r} and was {posting.invoice_number!r}")
    if (shown := records[0]["PO Number"]) != orders(posting):
        found.append(f"its order is {shown!r} and was {orders(posting)!r}")
    foreign = posting.currency != POUNDS and posting.exchange_rate
    rate, latitude = (foreign, PENNY) if foreign else (Decimal(1), Decimal(0))
    sign = -1 if posting.kind is BillKind.CREDIT_NOTE else 1
    expected = {
        (row.account, row.project, row.memo): sign * to_penny(row.amount * rate) for row in rows(posting, accounts)
    }
    held: dict[tuple[str, str, str], Decimal] = {}
    for record in records:
        coding = (record["Account"], record["Project"], record["Line Item"])
        held[coding] = held.get(coding, Decimal(0)) + money(record["Debit"]) - money(record["Credit"])
    owed = -held.pop((accounts.payables, "", ""), Decimal(0))
    for coding in expected.keys() | held.keys():
        if abs(held.get(coding, Decimal(0)) - expected.get(coding, Decimal(0))) > latitude:
            where = "/".join(filter(None, coding))
            found.append(f"{where} holds {held.get(coding, 0)} and was to hold {expected.get(coding, 0)}")
    if owed != sum(held.values()) or owed != money(records[0]["Total"]):
        found.append(f"it owes {owed}, its rows come to {sum(held.values())} and its total to {records[0]['Total']}")
    return found


_PARTS = tuple(f.name for f in fields(Distribution))


def _text(value: Decimal | str | None) -> str | None:
    return None if value is None else str(value)


def _distribution(part: Mapping[str, str]) -> Distribution:
    return Distribution(
        cost_centre=part["cost_centre"],
        subjective=part["subjective"],
        net=Decimal(part["net"]),
        vat=Decimal(part["vat"]),
        vat_recovery=part.get("vat_recovery"),
        po_number=part.get("po_number"),
        po_line=part.get("po_line"),
        quantity=Decimal(part["quantity"]) if "quantity" in part else None,
    )


def _line(values: Mapping[str, str | None]) -> str:
    text = json.dumps(values, separators=(",", ":"))
    for sign in " <>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _values(text: str) -> list[dict[str, Any]]:
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(text):
        value, end = decoder.raw_decode(text, at)
        found.append(value)
        at = len(text) - len(text[end:].lstrip())
    return found
