"""How a bill stands in Tryton: an invoice with a line and a tax line for each part; and the bill made from it again.

A part's lines bear its place in the bill as their sequence. Where quantity times a price of four decimals misses the
part's net amount by pennies, a line without an order line makes up for them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from connectors.ledgers.tryton_json import Row
from counterfoil.model.masters import BillKind
from counterfoil.model.postings import Distribution, Posting
from counterfoil.money import PENNY, to_penny

Exchange = tuple[str, str, date]
"""A currency, the one in which the books are kept, and the day of the rate between them."""

PRICE, SHARE, RATE = Decimal("0.0001"), Decimal("0.000001"), Decimal("0.000001")
"""The steps of a unit price in Tryton, of the share of an order line that an amount buys, and of an exchange rate."""

BY_AMOUNT = "by amount"
"""The note on a line whose part of the bill has no quantity of its own."""

_KINDS = {BillKind.INVOICE: "Counterfoil invoice", BillKind.CREDIT_NOTE: "Counterfoil credit note"}
_BY_WORDS = {words: kind for kind, words in _KINDS.items()}
OURS = "Counterfoil %"
_DESCRIPTION = re.compile(r"(?P<kind>.+) (?P<key>[0-9a-f]+)")
_ORDER = "order "
_VAT, _HEADING = "VAT", "VAT, heading "

FIELDS = (
    *("number", "state", "reference", "description", "invoice_date", "payment_term_date", "currency.code"),
    *("company.party.code", "company.currency.code", "party.code"),
    *("lines.sequence", "lines.account.code", "lines.quantity", "lines.amount", "lines.note", "lines.description"),
    *("lines.origin", "taxes.sequence", "taxes.amount", "taxes.description"),
)
"""What is read of an invoice to make the bill from it."""

KIND_FIELDS = ("number", "state", "reference", "description", "total_amount", "party.code")
"""What is read of a bill that somebody else may have entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLineInTryton:
    """An order line: Tryton's id, its place on the order (from 1, as text), what one unit costs, and the unit's id."""

    id: int
    po_number: str
    po_line: str
    organisation: str
    state: str
    unit_price: Decimal | None
    unit: int | None
    description: str | None


OrderLines = Mapping[int, OrderLineInTryton]
"""Order lines by Tryton's ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one bill goes: Tryton's ids of what it refers to; `accounts` by code, `orders` by number and line."""

    company: int
    currency: int
    journal: int
    party: int
    address: int
    payable: int
    vat_account: int
    accounts: Mapping[str, int]
    orders: Mapping[tuple[str, str | None], OrderLineInTryton]


def description(kind: BillKind, key: str) -> str:
    """What stands as the description of a bill of ours, and finds it again."""
    return f"{_KINDS[kind]} {key}"


def descriptions(key: str) -> list[str]:
    """What the description of the bill with this key may be."""
    return [description(kind, key) for kind in BillKind]


def kind_of(invoice: Row) -> BillKind:
    """The kind of any supplier invoice: as we wrote it, or by the sign of its total."""
    marked = _DESCRIPTION.fullmatch(invoice["description"] or "")
    by_sign = BillKind.CREDIT_NOTE if invoice["total_amount"] < 0 else BillKind.INVOICE
    return _BY_WORDS.get(marked["kind"], by_sign) if marked else by_sign


def key_of(invoice: Row) -> str:
    """The posting key in the description of a bill of ours."""
    return str(invoice["description"]).rpartition(" ")[2]


def invoice_of(posting: Posting, place: Place) -> Row:
    """The bill as Tryton creates it."""
    lines, taxes = [], []
    for sequence, part in enumerate(posting.distributions, start=1):
        lines += list(_lines(sequence, part, place))
        taxes += list(_taxes(sequence, part, place))
    return {
        "type": "in",
        "company": place.company,
        "party": place.party,
        "invoice_address": place.address,
        "account": place.payable,
        "journal": place.journal,
        "currency": place.currency,
        "reference": posting.invoice_number,
        "description": description(posting.kind, posting.key),
        "invoice_date": posting.invoice_date,
        "payment_term_date": posting.due_date,
        "lines": [("create", lines)],
        "taxes": [("create", taxes)],
    }


def posting_of(invoice: Row, orders: OrderLines, rate: Decimal | None) -> Posting:
    """The bill that an invoice of ours is; `orders` are the order lines that it refers to, by their ids.

    Raises:
        ValueError: it is no bill of ours any longer: its description was changed, or its amounts do not add up.
    """
    marked = _DESCRIPTION.fullmatch(invoice["description"] or "")
    if not marked or marked["kind"] not in _BY_WORDS:
        raise ValueError(f"its description is {invoice['description']!r}")
    parts = tuple(_parts(invoice, orders))
    net, vat = (sum(amounts, Decimal(0)) for amounts in zip(*((p.net, p.vat) for p in parts), strict=True))
    return Posting(
        key=marked["key"],
        organisation=invoice["company."]["party."]["code"],
        supplier_id=invoice["party."]["code"],
        invoice_number=invoice["reference"],
        kind=_BY_WORDS[marked["kind"]],
        invoice_date=invoice["invoice_date"],
        due_date=invoice["payment_term_date"],
        currency=invoice["currency."]["code"],
        net=net,
        vat=vat,
        gross=net + vat,
        distributions=parts,
        exchange_rate=rate,
    )


def exchange_of(invoice: Row) -> Exchange:
    """The rate by which an invoice is in the books, if it is in another currency than they are."""
    return invoice["currency."]["code"], invoice["company."]["currency."]["code"], invoice["invoice_date"]


def order_line_ids(invoices: Sequence[Row]) -> set[int]:
    """The order lines that these invoices bill."""
    origins = (line["origin"] for invoice in invoices for line in invoice["lines."])
    return {int(origin.partition(",")[2]) for origin in origins if origin}


def _lines(sequence: int, part: Distribution, place: Place) -> Iterator[Row]:
    order = place.orders.get((part.po_number, part.po_line)) if part.po_number else None
    by_amount = part.quantity is None
    quantity = _share(part, order) if part.quantity is None else part.quantity
    price = (part.net / quantity).quantize(PRICE) if quantity else Decimal(0)
    said = f"{_ORDER}{part.po_number}" if part.po_number and not order else order and order.description
    usual = {"type": "line", "sequence": sequence, "company": place.company, "currency": place.currency}
    usual |= {"account": place.accounts[account_code(part)], "invoice_type": "in"}
    yield usual | {
        "quantity": float(quantity),
        "unit": order.unit if order and not by_amount else None,
        "unit_price": price,
        "origin": f"purchase.line,{order.id}" if order else None,
        "description": said,
        "note": BY_AMOUNT if by_amount else None,
    }
    if missing := part.net - (quantity * price).quantize(PENNY, ROUND_HALF_EVEN):
        yield usual | {"quantity": 1.0, "unit_price": missing, "description": "pennies", "note": BY_AMOUNT}


def _share(part: Distribution, order: OrderLineInTryton | None) -> Decimal:
    """How much of the order line an amount buys; one, where the order does not say what a unit costs."""
    if order is None or not order.unit_price:
        return Decimal(1)
    return (part.net / order.unit_price).quantize(SHARE) or Decimal(1)


def _taxes(sequence: int, part: Distribution, place: Place) -> Iterator[Row]:
    """VAT as the supplier states it, to the account for VAT that is recovered, else to the account of the part."""
    if not part.vat and part.vat_recovery is None:
        return
    cost = place.accounts[account_code(part)]
    yield {
        "manual": True,
        "sequence": sequence,
        "account": cost if part.vat_recovery is None else place.vat_account,
        "base": part.net,
        "amount": part.vat,
        "description": _VAT if part.vat_recovery is None else f"{_HEADING}{part.vat_recovery}",
    }


def account_code(part: Distribution) -> str:
    """The code of the account that a part is coded to: Tryton has one dimension, so the two halves share it."""
    return f"{part.cost_centre}-{part.subjective}"


def _parts(invoice: Row, orders: OrderLines) -> Iterator[Distribution]:
    lines: dict[int, list[Row]] = defaultdict(list)
    for line in sorted(invoice["lines."], key=lambda line: line["id"]):
        lines[line["sequence"]].append(line)
    taxes = {tax["sequence"]: tax for tax in invoice["taxes."]}
    for sequence, (first, *pennies) in sorted(lines.items()):
        tax = taxes.get(sequence)
        cost_centre, _, subjective = first["account."]["code"].rpartition("-")
        order = orders[int(first["origin"].partition(",")[2])] if first["origin"] else None
        said = first["description"] or ""
        yield Distribution(
            cost_centre=cost_centre,
            subjective=subjective,
            net=to_penny(sum((line["amount"] for line in pennies), first["amount"])),
            vat=tax["amount"] if tax else Decimal("0.00"),
            vat_recovery=tax["description"].removeprefix(_HEADING) if tax and tax["description"] != _VAT else None,
            po_number=order.po_number if order else said.removeprefix(_ORDER) if said.startswith(_ORDER) else None,
            po_line=order.po_line if order else None,
            quantity=None if first["note"] == BY_AMOUNT else Decimal(str(first["quantity"])).normalize(),
        )
