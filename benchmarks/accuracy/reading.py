"""The program's own reading of a file, by the same door as everyone's, in the plain form of the scorer."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from benchmarks.accuracy.facts import Found, LineFacts
from bots.reading.read import read_file
from counterfoil.model.documents import Document, Line, Sums
from counterfoil.model.fields import Field


def read_ours(name: str, content: bytes) -> list[Found]:
    """Every document that the program finds in the file and in the files inside it; an e-mail counts when alone."""
    return list(_found(name, content))


def _found(name: str, content: bytes) -> Iterator[Found]:
    reading = read_file(name, content)
    inside = [found for part in reading.parts for found in _found(part.name, part.content)]
    yield from inside or (_plain(document) for document in reading.documents)


def _plain(document: Document) -> Found:
    fields = {name: field for name, field in _fields(document).items() if field}
    return Found(
        kind=document.kind.value,
        pages=document.pages,
        fields={name: tuple(_text(one.value) for one in several) for name, several in fields.items()},
        confidence={name: min(one.confidence for one in several) for name, several in fields.items()},
        lines=tuple(_line(line) for line in document.lines),
        closed=document.sums is Sums.CLOSED,
        kind_confidence=document.kind_confidence,
    )


def _fields(document: Document) -> dict[str, tuple[Field[Any], ...]]:
    seller, buyer, bank = document.seller, document.buyer, document.bank
    single = {
        "invoice_number": document.invoice_number,
        "issue_date": document.issue_date,
        "due_date": document.due_date,
        "tax_point": document.tax_point,
        "currency": document.currency,
        "net": document.net,
        "vat": document.vat,
        "gross": document.gross,
        "amount_due": document.amount_due,
        "allowances": document.allowances,
        "charges": document.charges,
        "prepaid": document.prepaid,
        "seller_name": seller.name,
        "vat_number": seller.vat_number,
        "company_number": seller.company_number,
        "seller_postcode": seller.postcode,
        "buyer_name": buyer.name,
        "payables_code": document.payables_code,
        "sort_code": bank.sort_code,
        "account_number": bank.account_number,
        "iban": bank.iban,
        "bic": bank.bic,
    }
    return {**{name: (field,) for name, field in single.items() if field}, "po_numbers": document.order_references}


def _line(line: Line) -> LineFacts:
    return LineFacts(
        description=line.description.value if line.description else "",
        quantity=_text(line.quantity.value) if line.quantity else "",
        unit_price=_text(line.unit_price.value) if line.unit_price else "",
        net=_text(line.net.value) if line.net else "",
    )


def _text(value: object) -> str:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
