"""Under which orders an e-invoice bills: every order number that it states or mentions, wherever that stands."""

import re
from collections.abc import Iterator

from bots.reading.einvoices.fields import INFERRED, MENTIONED, STATED, part_field
from bots.reading.einvoices.terms import Group, Term
from counterfoil.model.fields import Field

_NO_ORDER = {"NA", "N/A", "NONE", "NIL", "XX", "TBC", "-", "0"}
# UNCL1153's codes for a buyer's order, as the scheme of an invoiced object (BT-18, BT-128).
_ORDER_SCHEMES = {"ON", "CO", "BO"}
_ORDER_SHAPE = re.compile(r"(?=(?:.*\d){4})[A-Z0-9][A-Z0-9/_.-]{4,}", re.IGNORECASE)
_ORDER_WORD = re.compile(r"\b(?:purchase\s+order|P\.?O\.?|order)\b", re.IGNORECASE)
_ORDER_IN_TEXT = re.compile(
    r"\b(?:purchase\s+order|P\.?O\.?|order)\s*(?:no\.?|number|ref(?:erence)?\.?)?\s*[:#]?\s*"
    r"((?=[A-Z0-9/-]*\d{4})[A-Z0-9][A-Z0-9/-]{4,})",
    re.IGNORECASE,
)


def order_references(invoice: Group) -> tuple[Field[str], ...]:
    """Every order number, the best first and each once.

    Stated: BT-13, those of the lines. Else: objects and documents that are said to be orders, the buyer's reference
    where it has the shape of one, and those that notes, terms and line texts mention.
    """
    found: dict[str, Field[str]] = {}
    for field in _orders(invoice):
        found.setdefault(field.value.upper(), field)
    return tuple(found.values())


def _orders(invoice: Group) -> Iterator[Field[str]]:
    lines = invoice.each("BG-25")
    for term in (*invoice.all("BT-13"), *(term for line in lines for term in line.all("BT-13"))):
        yield from _listed(term, STATED)
    objects = (*_objects(invoice, "BT-18"), *(term for line in lines for term in _objects(line, "BT-128")))
    for term in (*objects, *_documents(invoice)):
        yield from _listed(term, INFERRED)
    for term in invoice.all("BT-10"):
        if _ORDER_SHAPE.fullmatch(term.text):
            yield part_field(term, term.text, confidence=INFERRED)
    for term in (*invoice.all("BT-10", "BT-22", "BT-20"), *(term for line in lines for term in line.all("BT-127"))):
        for match in _ORDER_IN_TEXT.finditer(term.text):
            yield Field(value=match[1], raw=match[0], confidence=MENTIONED, source=term.source)


def _listed(term: Term, confidence: float) -> Iterator[Field[str]]:
    """The numbers that one term holds, without the words for none."""
    for part in re.split(r"[;,|]", term.text):
        number = part.strip()
        if number and number.upper() not in _NO_ORDER:
            yield part_field(term, number, confidence=confidence)


def _objects(group: Group, code: str) -> Iterator[Term]:
    """References to invoiced objects whose scheme says that they are orders."""
    objects, schemes = group.all(code), group.all(f"{code}-1")
    if len(objects) == len(schemes):
        yield from (term for term, scheme in zip(objects, schemes, strict=True) if scheme.text in _ORDER_SCHEMES)


def _documents(invoice: Group) -> Iterator[Term]:
    """References of supporting documents (BG-24) that are described as the order."""
    for document in invoice.each("BG-24"):
        reference = document.first("BT-122")
        if reference and _ORDER_SHAPE.fullmatch(reference.text) and _ORDER_WORD.search(document.text("BT-123")):
            yield reference
