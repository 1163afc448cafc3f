"""Proof: which words of a scan are right beyond what the engines think of them, by arithmetic and check digits."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from stdnum import iban
from stdnum.gb import vat

from bots.reading.pdfs.words import Page, Word
from counterfoil.model.documents import Document, Kind, Line, Sums
from counterfoil.model.fields import Field

PENNY = Decimal("0.011")
# How far a word may stand out of the box that it is part of, in points: boxes are rounded to a tenth.
_MARGIN = 0.2


def complete(document: Document) -> bool:
    """Whether nothing is missing for want of reading: a bill has to close, and to have its number and date."""
    if not document.kind.is_bill:
        return document.kind is not Kind.UNKNOWN
    return document.sums is Sums.CLOSED and bool(document.invoice_number and document.issue_date)


def soundness(documents: Iterable[Document]) -> int:
    """How much of what a reading gives hangs together; of two readings the one with more is likelier to be right."""
    return sum(_soundness(document) for document in documents)


def _soundness(document: Document) -> int:
    if not document.kind.is_bill:
        return 0
    found = (document.invoice_number, document.issue_date, document.gross, document.net)
    closes = {Sums.CLOSED: 6, Sums.UNPROVEN: 1, Sums.OPEN: 0}[document.sums]
    return closes + sum(1 for field in found if field) + 2 * sum(1 for _ in _checked(document))


def proven_fields(document: Document) -> Iterator[Field[Any]]:
    """The fields whose letters are proven: sums that close, lines that multiply, numbers with a right check digit."""
    yield from _checked(document)
    if document.kind.is_bill and document.sums is Sums.CLOSED:
        yield from (field for field in (document.net, document.vat, document.gross) if field)
        for line in document.lines:
            yield from _multiplied(line)


def is_in(page: Page, word: Word, fields: Iterable[Field[Any]]) -> bool:
    """Whether a word of a page is part of any of these fields."""
    box = page.shown(word.x0, word.top, word.x1, word.bottom)
    return any(
        field.page == page.number
        and field.box is not None
        and field.box.x0 - _MARGIN <= box.x0
        and box.x1 <= field.box.x1 + _MARGIN
        and field.box.top - _MARGIN <= box.top
        and box.bottom <= field.box.bottom + _MARGIN
        for field in fields
    )


def _checked(document: Document) -> Iterator[Field[str]]:
    """The identifiers of a document that bear a check digit, and a right one."""
    for party in (document.seller, document.buyer):
        if party.vat_number and vat.is_valid(party.vat_number.value):
            yield party.vat_number
    if document.bank.iban and iban.is_valid(document.bank.iban.value):
        yield document.bank.iban


def _multiplied(line: Line) -> Iterator[Field[Any]]:
    """The amounts of a line of a bill whose lines come to its net."""
    if line.net is None:
        return
    yield line.net
    if line.quantity and line.unit_price and abs(line.quantity.value * line.unit_price.value - line.net.value) <= PENNY:
        yield line.quantity
        yield line.unit_price
