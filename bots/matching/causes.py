"""What a held bill waits on, what is known of that on a day, and what has changed since in words for the audit log."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from bots.matching.history import BilledSoFar
from bots.matching.masters import Masters
from bots.matching.numbers import look_up_keys, order_key, order_keys
from bots.matching.registers import hash_of
from counterfoil.model.causes import Cause, CauseKind
from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Document
from counterfoil.model.matches import Match

Billings = Mapping[tuple[str, str], BilledSoFar]
Known = dict[str, str]

ORDERED = {CauseKind.ORDER}
SOUGHT = {CauseKind.ORDER, CauseKind.SUPPLIERS_ORDERS, CauseKind.APPROVERS}
WAITS_ON: Mapping[HoldCode, Collection[CauseKind]] = {
    HoldCode.QTY_REC: ORDERED,
    HoldCode.QTY_ORD: ORDERED,
    HoldCode.PRICE: ORDERED,
    HoldCode.UOM: {CauseKind.ORDER, CauseKind.PACKS},
    HoldCode.PO_CLOSED: ORDERED,
    HoldCode.PO_FUNDS: {CauseKind.ORDER, CauseKind.APPROVERS},
    HoldCode.SUP_PO_MISMATCH: {CauseKind.ORDER, CauseKind.SUPPLIER},
    HoldCode.PO_SUGGEST: SOUGHT,
    HoldCode.WRONG_ENTITY_PO: SOUGHT,
    HoldCode.REQ_SOURCING: SOUGHT,
    HoldCode.FRD_UNSOLICITED: SOUGHT,
    HoldCode.ENTITY: {CauseKind.BODIES, CauseKind.ORDER},
    HoldCode.SUP_NEW: {CauseKind.SUPPLIERS, CauseKind.ORDER},
    HoldCode.SUP_AMBIG: {CauseKind.SUPPLIERS, CauseKind.ORDER},
    HoldCode.BANK_DIFF: {CauseKind.SUPPLIER},
    HoldCode.BANK_VERIFY: {CauseKind.SUPPLIER},
    HoldCode.VAT_NO: {CauseKind.SUPPLIER},
    HoldCode.DUP_SUSPECT: {CauseKind.BILLS, CauseKind.ORDER},
    HoldCode.CN_DUPNO: {CauseKind.BILLS},
    HoldCode.CN_UNMATCHED: {CauseKind.SUPPLIERS_BILLS, CauseKind.ORDER},
    HoldCode.LPI_CHECK: {CauseKind.SUPPLIERS_BILLS},
    HoldCode.NO_RATE: {CauseKind.RATES},
    HoldCode.APR_LIMIT: {CauseKind.APPROVERS},
    HoldCode.APR_TIMEOUT: {CauseKind.APPROVERS},
    **dict.fromkeys((code for code in HoldCode if code.name.startswith("AGY_")), frozenset({CauseKind.SHIFTS})),
}
"""What may release a hold. One that is not listed waits on the document, the rules or a person, not on a register."""


def causes_of(document: Document, match: Match, codes: Iterable[HoldCode]) -> tuple[Cause, ...]:
    """What a bill with these holds waits on."""
    kinds = {kind for code in codes for kind in WAITS_ON.get(code, ())}
    return tuple(dict.fromkeys(cause for kind in sorted(kinds) for cause in _causes(kind, document, match)))


def _causes(kind: CauseKind, document: Document, match: Match) -> Iterator[Cause]:
    organisation, supplier = match.organisation.organisation or "", match.supplier.supplier_id or ""
    match kind:
        case CauseKind.ORDER:
            named = [*match.order.po_numbers, *(candidate.id for candidate in match.order.candidates)]
            yield from (Cause(kind, key=key) for number in named for key in order_keys(number))
        case CauseKind.PACKS:
            ours = (line.item_code.value for line in document.lines if line.item_code)
            yield from (Cause(kind, key=code) for code in ours)
            lines = [line for line in match.order.lines if line.po_number and line.po_line]
            yield from (Cause(kind, key=f"{line.po_number}\x1f{line.po_line}") for line in lines)
        case CauseKind.BILLS:
            known = match.duplicate.of
            numbers = [known.invoice_number] if known else []
            numbers += [document.invoice_number.value] if document.invoice_number else []
            yield from (Cause(kind, key=key) for number in numbers for key in look_up_keys(number))
        case CauseKind.RATES:
            yield Cause(kind, key=document.currency.value if document.currency else "")
        case CauseKind.SUPPLIERS | CauseKind.APPROVERS:
            yield Cause(kind, organisation)
        case CauseKind.BODIES | CauseKind.SHIFTS:
            yield Cause(kind)
        case CauseKind.SUPPLIER | CauseKind.SUPPLIERS_ORDERS | CauseKind.SUPPLIERS_BILLS:
            yield Cause(kind, organisation, supplier)


def known_of(cause: Cause, masters: Masters, billings: Billings) -> Known:
    """What the registers say of it as of their day; `billings` is what we billed ourselves, by order and line."""
    if cause.kind is CauseKind.ORDER:
        return dict(_of_order(cause.key, masters, billings))
    if cause.kind in REGISTERS:
        return REGISTERS[cause.kind](cause, masters)
    return dict(LOOKED_UP[cause.kind](cause, masters))


def what_changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Each fact that is new, gone or another, as a sentence without a stop."""
    told = [f"{name} {said}" if _plain(said) else f"{name} is new" for name, said in now.items() if name not in before]
    told += [f"{name} is gone" for name in before if name not in now]
    for name in before.keys() & now.keys():
        if before[name] != now[name]:
            plain = _plain(now[name])
            told.append(f"{name} {now[name]}; before, it {before[name]}" if plain else f"{name} has changed")
    return sorted(told)


def _record(cause: Cause, masters: Masters) -> Iterator[tuple[str, str]]:
    if record := masters.record(cause.organisation, cause.key):
        yield f"supplier record {cause.key}", f"{record.supplier} {record.unusable}"
    if change := masters.account_change(cause.organisation, cause.key):
        yield f"change {change.number} of the account of supplier {cause.key}", "is not settled"


def _bills(cause: Cause, masters: Masters) -> Iterator[tuple[str, str]]:
    for bill, status in masters.bills.standing([cause.key]):
        yield f"ledger bill {bill.invoice_number} at {bill.organisation}", f"is {status}"


def _packs(cause: Cause, masters: Masters) -> Iterator[tuple[str, str]]:
    """By the item code printed on the bill, or by that of an order line."""
    number, _, place = cause.key.partition("\x1f")
    lines = [line for order in masters.orders.anywhere(order_key(number)) for line in order.lines] if place else []
    code = next((line.item_code or "" for line in lines if line.line_number == place), cause.key)
    yield from ((f"pack size of {code}", f"is known: {note}") for note in masters.conversions.notes(code))


def _rates(cause: Cause, masters: Masters) -> Iterator[tuple[str, str]]:
    if rate := masters.rate(cause.key, masters.as_of):
        yield f"rate of {cause.key}", f"is {rate.rate_to_gbp} on {rate.on}"


LOOKED_UP: Mapping[CauseKind, Callable[[Cause, Masters], Iterator[tuple[str, str]]]] = {
    CauseKind.SUPPLIER: _record,
    CauseKind.BILLS: _bills,
    CauseKind.PACKS: _packs,
    CauseKind.RATES: _rates,
}
REGISTERS: Mapping[CauseKind, Callable[[Cause, Masters], Known]] = {
    CauseKind.SUPPLIERS_ORDERS: lambda cause, masters: {
        "the list of orders with the supplier": hash_of(
            f"{order.po_number} {order.status}"
            for order in masters.orders.index.of_supplier(cause.organisation, cause.key)
        )
    },
    CauseKind.SUPPLIERS: lambda cause, masters: {"the supplier list": masters.registers.suppliers(cause.organisation)},
    CauseKind.BODIES: lambda _, masters: {"the list of organisations": hash_of(masters.organisations.values())},
    CauseKind.SUPPLIERS_BILLS: lambda cause, masters: {
        "the supplier's bills in the ledger": hash_of(
            f"{bill.invoice_number} {bill.gross}" for bill in masters.bills.of_supplier(cause.organisation, cause.key)
        )
    },
    CauseKind.APPROVERS: lambda cause, masters: {
        "the list of approvers, exemptions and codes": masters.registers.approvers(cause.organisation)
    },
    CauseKind.SHIFTS: lambda _, masters: {"the register of agency shifts": masters.registers.shifts()},
}


def _of_order(key: str, masters: Masters, billings: Billings) -> Iterator[tuple[str, str]]:
    for order in masters.orders.anywhere(key):
        for line in order.lines:
            name = f"line {line.line_number} of order {line.po_number}"
            quantity = (
                f"{_figure(line.quantity)} {line.uom or ''} at {_figure(line.unit_price)}, " if line.quantity else ""
            )
            ordered = f"{line.status}, {quantity}{line.currency} {line.net_amount} net from {line.supplier_id}"
            yield name, f"is {ordered} ({line.description}, {line.item_code or 'no code'}, {line.cost_centre})"
            for receipt in masters.orders.receipts(line):
                amount = _figure(receipt.quantity) if receipt.quantity is not None else f"{receipt.net_amount} net"
                yield f"receipt {receipt.receipt_number} of {receipt.received_on}", f"covers {amount} of {name}"
            if billed := billings.get((line.po_number, line.line_number)):
                yield f"what we billed on {name}", f"is {_figure(billed.quantity)} and {billed.net} net"
        for bill in masters.bills.on_order(order.organisation, order.po_number):
            yield f"ledger bill {bill.invoice_number}", f"is {bill.gross} on order {order.po_number}, {bill.status}"


def _figure(value: Decimal | None) -> str:
    return "?" if value is None else f"{value.normalize():f}"


def _plain(said: str) -> bool:
    """Whether a fact is kept in words; of a whole register only a digest is, and of a supplier nothing is told."""
    return said.startswith(("is ", "covers "))
