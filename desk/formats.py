"""The fixed JSON shapes of items, postings and readings."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from counterfoil.model.decisions import StatementVerdict
from counterfoil.model.documents import (
    Bank,
    Document,
    FormEntry,
    Line,
    Party,
    Reading,
    StatementLine,
    VatSubtotal,
)
from counterfoil.model.fields import Field
from counterfoil.model.matches import OrderState
from counterfoil.model.postings import Distribution, Posted
from counterfoil.money import to_penny
from counterfoil.store import Dossier

if TYPE_CHECKING:
    from counterfoil.insights import Summary  # to import it takes longer than most commands

Json = dict[str, Any]
QUOTED_AND_FOUND = {OrderState.MATCHED, OrderState.CLOSED, OrderState.CANCELLED, OrderState.OTHER_SUPPLIER}


def item_json(dossier: Dossier) -> Json:
    """One registered item as `counterfoil items --json` gives it."""
    item, decision = dossier.item, dossier.decision
    document = dossier.document
    shown: Json = {
        "item": item.id,
        "file": item.file,
        "parent": item.parent,
        "pages": list(item.pages),
        "received_on": item.received_on.isoformat(),
        "sha256": item.sha256,
        "kind": item.kind.value if item.kind else "unknown",
        "outcome": item.outcome.value if item.outcome else None,
        "holds": [hold.code.value for hold in dossier.holds],
        "flags": [flag.value for flag in item.flags],
        "organisation": item.organisation,
        "linked_to": item.linked_to,
        "fields": fields_json(document, dossier) if document else {},
        "ledger": ledger_json(dossier.posting.posted) if dossier.posting and dossier.posting.posted else None,
    }
    if document and document.form:
        shown["form"] = form_json(document)
    if decision and decision.statement:
        shown["statement_lines"] = [statement_line_json(line) for line in decision.statement]
    return shown


def fields_json(document: Document, dossier: Dossier | None = None) -> Json:
    """The fields of one document; with its dossier, the supplier record and the orders that were matched."""
    match = dossier.match if dossier else None
    matched = match.order.po_numbers if match and match.order.state in QUOTED_AND_FOUND else ()
    quoted = tuple(dict.fromkeys(reference.value for reference in document.order_references))
    seller = document.seller
    return {
        "supplier_id": dossier.item.supplier_id if dossier else None,
        "supplier_name": plain(seller.name),
        "invoice_number": plain(document.invoice_number),
        "issue_date": plain(document.issue_date),
        "due_date": plain(document.due_date),
        "currency": plain(document.currency),
        "net": money(document.net),
        "vat": money(document.vat),
        "gross": money(document.gross),
        "po_numbers": list(matched or quoted),
        "vat_number": plain(seller.vat_number),
        "company_number": plain(seller.company_number),
        "sort_code": plain(document.bank.sort_code),
        "account_number": plain(document.bank.account_number),
        "iban": plain(document.bank.iban),
        "lines": [line_json(line) for line in document.lines],
    }


def form_json(document: Document) -> Json:
    """The fields of a form by their printed label in snake case."""
    return {entry.key: entry.field.value for entry in document.form}


def line_json(line: Line) -> Json:
    """One line of a bill."""
    return {
        each.name: money(line.net) if each.name == "net" else plain(getattr(line, each.name))
        for each in fields(line)
        if each.name != "printed"
    }


def statement_line_json(line: StatementVerdict | StatementLine) -> Json:
    """One line of a statement; with its class once it was reconciled."""
    stands = {"class": line.stands} if isinstance(line, StatementVerdict) else {}
    day = line.on.isoformat() if line.on else None
    return {"reference": line.reference, "date": day, "amount": penny(line.amount), **stands}


def ledger_json(posted: Posted) -> Json:
    """Where the ledger has it."""
    return {"system": posted.system, "reference": posted.reference}


def posting_json(posted: Posted) -> Json:
    """One bill as the ledger itself holds it."""
    bill = posted.posting
    return {
        "organisation": bill.organisation,
        "supplier_id": bill.supplier_id,
        "invoice_number": bill.invoice_number,
        "kind": bill.kind.value,
        "invoice_date": bill.invoice_date.isoformat(),
        "due_date": bill.due_date.isoformat(),
        "currency": bill.currency,
        "net": penny(bill.net),
        "vat": penny(bill.vat),
        "gross": penny(bill.gross),
        "posting_key": bill.key,
        "reference": posted.reference,
        "distributions": [distribution_json(part) for part in bill.distributions],
    }


def distribution_json(part: Distribution) -> Json:
    """One coded part of a posting."""
    return {
        "cost_centre": part.cost_centre,
        "subjective": part.subjective,
        "net": penny(part.net),
        "vat": penny(part.vat),
        "vat_recovery": part.vat_recovery,
        "po_number": part.po_number,
        "po_line": part.po_line,
    }


def reading_json(file: str, reading: Reading) -> Iterable[Json]:
    """One line a document found in a file; a file that gave none has one line that says why."""
    if not reading.documents:
        yield {"file": file, "kind": "unknown", "trouble": reading.trouble, "detail": reading.detail}
    for document in reading.documents:
        lines = [statement_line_json(line) for line in document.statement_lines]
        yield {
            "file": file,
            "pages": list(document.pages),
            "kind": document.kind.value,
            "kind_confidence": document.kind_confidence,
            "reader": reading.reader,
            "sums": document.sums.value,
            "fields": fields_json(document),
            **({"form": form_json(document)} if document.form else {}),
            "evidence": evidence_json(document),
            "remarks": [{"finding": r.finding.value, "detail": r.detail, "page": r.page} for r in document.remarks],
            **({"statement_lines": lines} if lines else {}),
            **({"vat_breakdown": [vat_json(row) for row in document.vat_breakdown]} if document.vat_breakdown else {}),
        }


def vat_json(row: VatSubtotal) -> Json:
    """One row of a bill's VAT breakdown; an amount that it does not state is null."""
    return {
        "rate": None if row.rate is None else f"{row.rate.normalize():f}",
        "net": None if row.net is None else penny(row.net),
        "vat": None if row.vat is None else penny(row.vat),
        "category": row.category,
        "reason": row.reason,
    }


def evidence_json(document: Document | Party | Bank | Line) -> Json:
    """Where each field was found: raw text, page, box in points from the top left, confidence, and how."""
    found: Json = {}
    for each in fields(document):
        value = getattr(document, each.name)
        match value:
            case Field():
                found[each.name] = trace_json(value)
            case Party() | Bank():
                found[each.name] = evidence_json(value)
            case (Field(), *_):
                found[each.name] = [trace_json(one) for one in value]
            case (FormEntry(), *_):
                found[each.name] = {entry.key: {"label": entry.label, **trace_json(entry.field)} for entry in value}
            case (Line(), *_):
                found[each.name] = [evidence_json(one) for one in value]
    return found


def trace_json(field: Field[Any]) -> Json:
    """One field's evidence."""
    box = field.box
    return {
        "value": plain(field),
        "raw": field.raw,
        "page": field.page,
        "box": [round(side, 2) for side in (box.x0, box.top, box.x1, box.bottom)] if box else None,
        "confidence": round(field.confidence, 4),
        "source": field.source,
    }


def plain(field: Field[Any] | None) -> str | None:
    """A field's value as text: dates in ISO form, numbers without an exponent."""
    if field is None:
        return None
    match field.value:
        case date():
            return field.value.isoformat()
        case Decimal():
            return f"{field.value.normalize():f}"
        case _:
            return str(field.value)


def money(field: Field[Decimal] | None) -> str | None:
    """An amount with two places."""
    return None if field is None else penny(field.value)


def penny(amount: Decimal) -> str:
    """Two places, no thousands separator."""
    return f"{to_penny(amount):f}"


def summary_json(summary: "Summary") -> Json:
    """The totals of the post."""
    return {
        "files": summary.files,
        "items": summary.items,
        "outcomes": summary.outcomes,
        "unfinished": summary.unfinished,
        "holds": summary.holds,
        "bills": summary.bills,
        "posted": [
            {"organisation": organisation, "currency": currency, "bills": count, "gross": penny(gross.amount)}
            for (organisation, currency), (count, gross) in summary.posted.items()
        ],
    }
