"""The program's own reading of a file, by the same door as everyone's, in the plain form of the scorer."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from benchmarks.accuracy.facts import Found, LineFacts
from bots.reading.read import read_as_found, read_file, read_scan, read_scan_as_found
from counterfoil.model.documents import Document, Line, Reading, Sums, Trouble
from counterfoil.model.fields import Field

ReadFile = Callable[[str, bytes], Reading]
# What reads the pages of which a reader only says that they are pictures.
SCANNED: dict[ReadFile, ReadFile] = {read_file: read_scan, read_as_found: read_scan_as_found}
# Where a field of the scorer stands in a document; the others stand under their own name.
PATHS = {
    "seller_name": "seller.name",
    "vat_number": "seller.vat_number",
    "company_number": "seller.company_number",
    "seller_postcode": "seller.postcode",
    "buyer_name": "buyer.name",
    "sort_code": "bank.sort_code",
    "account_number": "bank.account_number",
    "iban": "bank.iban",
    "bic": "bank.bic",
    "po_numbers": "order_references",
}
OWN = (
    "invoice_number",
    "issue_date",
    "due_date",
    "tax_point",
    "currency",
    "net",
    "vat",
    "gross",
    "amount_due",
    "allowances",
    "charges",
    "prepaid",
    "payables_code",
)


def read_ours(name: str, content: bytes) -> list[Found]:
    """Every document that the program finds in the file and in the files inside it; an e-mail counts when alone."""
    return [_plain(document) for document in documents_of(name, content, read_file)]


def documents_of(name: str, content: bytes, reader: ReadFile) -> Iterator[Document]:
    """The documents of a file, or of the files that a letter brings; what an e-invoice holds is only a view of it."""
    reading = reader(name, content)
    if reading.trouble is Trouble.PICTURE_ONLY and reading.page_count:
        reading = SCANNED[reader](name, content)
    if any(document.kind.is_bill for document in reading.documents):
        yield from reading.documents
        return
    inside = [document for part in reading.parts for document in documents_of(part.name, part.content, reader)]
    yield from inside or reading.documents


def _plain(document: Document) -> Found:
    found = {name: several for name, (_, several) in named_fields(document).items()}
    return Found(
        kind=document.kind.value,
        pages=document.pages,
        fields={name: tuple(text_of_value(one.value) for one in several) for name, several in found.items()},
        confidence={name: min(one.confidence for one in several) for name, several in found.items()},
        lines=tuple(plain_line(line) for line in document.lines),
        closed=document.sums is Sums.CLOSED,
        kind_confidence=document.kind_confidence,
    )


def named_fields(document: Document) -> dict[str, tuple[str, tuple[Field[Any], ...]]]:
    """The fields that were found, by the scorer's names, each with its place in the document."""
    found = {}
    for name, path in {**PATHS, **{name: name for name in OWN}}.items():
        value: Any = document
        for part in path.split("."):
            value = getattr(value, part)
        several = value if isinstance(value, tuple) else (value,) if value is not None else ()
        if several:
            found[name] = (path, several)
    return found


def plain_line(line: Line) -> LineFacts:
    """A line in the scorer's form."""
    return LineFacts(
        description=line.description.value if line.description else "",
        quantity=text_of_value(line.quantity.value) if line.quantity else "",
        unit_price=text_of_value(line.unit_price.value) if line.unit_price else "",
        net=text_of_value(line.net.value) if line.net else "",
    )


def text_of_value(value: object) -> str:
    """A value as plain text: days in ISO form, figures without an exponent."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)
