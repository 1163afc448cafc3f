"""A field: one value read from a document, with the evidence of where it stood and how sure the reader is."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner, as the page is shown."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Generic[T]):
    """One value with its evidence.

    `raw` is the text as it stood in the document; `source` says how it was found in words a clerk understands
    ("right of the label 'Invoice No'", "BT-1 cbc:ID", "the only sum that closes"). `confidence` runs from 0 to 1.
    `page` counts from 1; an e-invoice or a spreadsheet has no page and no box.
    """

    value: T
    raw: str
    confidence: float
    source: str
    page: int | None = None
    box: Box | None = None
