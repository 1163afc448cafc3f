"""A business term turned into a field: its value, the text as it stood, and where."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bots.reading.einvoices.terms import Term
from counterfoil.model.fields import Field

# How sure a value is that stands where the standard foresees it, one found elsewhere, and one that a text mentions.
STATED, INFERRED, MENTIONED = 1.0, 0.9, 0.6


def text_field(term: Term | None, *, confidence: float = STATED) -> Field[str] | None:
    """The field of a term that is text."""
    return part_field(term, term.text, confidence=confidence) if term else None


def part_field(term: Term, value: str, *, confidence: float = STATED) -> Field[str]:
    """The field of what was made of a term's text, or taken out of it."""
    return Field(value=value, raw=term.text, confidence=confidence, source=term.source)


def text_fields(terms: Iterable[Term]) -> tuple[Field[str], ...]:
    """A field for each term."""
    return tuple(part_field(term, term.text) for term in terms)


def amount_field(term: Term | None) -> Field[Decimal] | None:
    """The field of an amount, quantity or rate; None where it is no number."""
    if term is None or term.number is None:
        return None
    return Field(value=term.number, raw=term.text, confidence=STATED, source=term.source)


def day_field(term: Term | None) -> Field[date] | None:
    """The field of a date; None where it is none."""
    if term is None or term.day is None:
        return None
    return Field(value=term.day, raw=term.text, confidence=STATED, source=term.source)
