"""Registers that are drawn up: variances, late orders, agency returns, recharges, VAT, changes of master data."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal

from counterfoil.model.changes import DETAILS, Change, ChangeKind
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.masters import BillKind
from counterfoil.money import to_penny
from counterfoil.store import Dossier

Row = dict[str, str]
NIL = Decimal(0)
CHANGE_COLUMNS = (
    *("change", "kind", "organisation", "supplier_id", *DETAILS[ChangeKind.SUPPLIER], "replaces"),
    *("proposed_by", "called_back_by", "called_back_at", "number_rung", "spoken_to", "approved_by", "approved_on"),
    *("reason", "item"),
)
REGISTERED = {Outcome.POSTED, Outcome.AWAITING_APPROVAL}


def price_variances(dossiers: Iterable[Dossier]) -> Iterator[Row]:
    """Each line that was posted at another price than ordered: the purchase price variance."""
    for dossier in dossiers:
        if dossier.item.outcome is not Outcome.POSTED or dossier.match is None:
            continue
        for line in dossier.match.order.lines:
            if line.price_over:
                yield _named(dossier) | {
                    "po_number": line.po_number or "",
                    "po_line": line.po_line or "",
                    "over": _money(line.price_over),
                    "percent": f"{line.price_over_percent or NIL:.2f}",
                }


def open_orders(dossiers: Iterable[Dossier]) -> Iterator[Row]:
    """What is left of each order line after the last bill that was posted on it, in its own unit or by value."""
    left: dict[tuple[str, str, str], Row] = {}
    for dossier in dossiers:
        if dossier.item.outcome is not Outcome.POSTED or dossier.match is None:
            continue
        for line in dossier.match.order.lines:
            billed = line.net if line.by_amount else line.quantity
            if line.ordered is None or billed is None or line.po_number is None:
                continue
            total = (line.billed_before or NIL) + billed
            row = {"ordered": _plain(line.ordered), "billed": _plain(total), "open": _plain(line.ordered - total)}
            key = dossier.item.organisation or "", line.po_number, line.po_line or ""
            left[key] = dict(zip(("organisation", "po_number", "po_line"), key, strict=True)) | row
    yield from left.values()


def late_orders(dossiers: Iterable[Dossier]) -> Iterator[Row]:
    """Orders that were raised after their invoice, for the compliance report."""
    for dossier in dossiers:
        if HoldCode.RETRO_PO in dossier.item.flags and dossier.match:
            order = dossier.match.order
            yield _named(dossier) | {"po_number": "|".join(order.po_numbers), "ordered_on": str(order.ordered_on or "")}


def agency_return(dossiers: Iterable[Dossier]) -> Iterator[Row]:
    """The weekly return: each shift above its price cap, with what it costs above it and who allowed that. No names."""
    for dossier in dossiers:
        for priced in dossier.decision.shifts if dossier.decision else ():
            if not priced.over or priced.cap is None or not priced.match.booked:
                continue
            shift, signed = priced.match.booked[0], priced.match.permission
            monday = shift.start.date() - timedelta(days=shift.start.weekday())
            yield {
                "week_from": monday.isoformat(),
                **_named(dossier),
                "staff_group": shift.staff_group,
                "band": shift.band,
                "day_type": shift.day_type.value,
                "hours": _plain(priced.match.hours or NIL),
                "rate": _money(priced.match.rate or NIL),
                "cap": _money(priced.cap),
                "over": _money(priced.over),
                "override": signed.override if signed else "",
                "approved_by": signed.approved_by if signed else "",
                "approved_role": signed.approved_role if signed else "",
                "outcome": dossier.item.outcome.value if dossier.item.outcome else "",
            }


def recharges(dossiers: Iterable[Dossier]) -> Iterator[Row]:
    """What health bodies have billed one another and what is registered of it; a pair agrees where nothing is left."""
    billed: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    registered: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for dossier in dossiers:
        document, decision = dossier.document, dossier.decision
        if decision is None or decision.counterparty is None or document is None or document.gross is None:
            continue
        pair = dossier.item.organisation or "", decision.counterparty
        gross = abs(document.gross.value) * (1 if document.kind.value == BillKind.INVOICE.value else -1)
        billed[pair] += gross
        registered[pair] += gross if dossier.item.outcome in REGISTERED else NIL
    for (payer, payee), amount in sorted(billed.items()):
        yield {
            "payable_by": payer,
            "receivable_by": payee,
            "billed": _money(amount),
            "registered": _money(registered[payer, payee]),
            "difference": _money(amount - registered[payer, payee]),
        }


def vat_accounts(dossiers: Iterable[Dossier]) -> Iterator[Row]:
    """VAT that is recovered under a heading, and VAT that we account for ourselves under the reverse charge."""
    for dossier in dossiers:
        decision = dossier.decision
        if dossier.item.outcome is not Outcome.POSTED or decision is None or decision.posting is None:
            continue
        if decision.self_accounted_vat:
            vat = _money(decision.self_accounted_vat)
            yield _named(dossier) | {"heading": "reverse charge", "input_vat": vat, "output_vat": vat}
        by_heading: dict[str, Decimal] = defaultdict(Decimal)
        for part in decision.posting.distributions:
            if part.vat_recovery:
                by_heading[part.vat_recovery] += part.vat
        for heading, amount in sorted(by_heading.items()):
            yield _named(dossier) | {"heading": heading, "input_vat": _money(amount), "output_vat": "0.00"}


def approved_changes(changes: Iterable[Change]) -> Iterator[Row]:
    """The changes of master data that two people have confirmed, for the team that keeps it."""
    for change in changes:
        proposal, call = change.proposal, change.call
        if change.approved is None or call is None or proposal.kind is ChangeKind.KEEP:
            continue
        yield {
            **dict.fromkeys(CHANGE_COLUMNS, ""),
            **proposal.details,
            "change": str(proposal.by.number),
            "kind": proposal.kind.value,
            "organisation": proposal.organisation,
            "supplier_id": proposal.supplier_id,
            "replaces": proposal.held,
            "proposed_by": proposal.by.person,
            "called_back_by": call.by.person,
            "called_back_at": call.called_at,
            "number_rung": call.number,
            "spoken_to": call.spoken_to,
            "approved_by": change.approved.person,
            "approved_on": change.approved.on.isoformat(),
            "reason": proposal.reason,
            "item": change.item,
        }


def _named(dossier: Dossier) -> Row:
    document = dossier.document
    number = document.invoice_number.value if document and document.invoice_number else ""
    return {
        "item": dossier.item.id,
        "organisation": dossier.item.organisation or "",
        "supplier_id": dossier.item.supplier_id or "",
        "invoice_number": number,
    }


def _money(amount: Decimal) -> str:
    return f"{to_penny(amount):.2f}"


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
