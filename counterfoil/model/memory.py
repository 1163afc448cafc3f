"""What is remembered of people's corrections: where, in one layout of one supplier, a field's value stands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """By what a document itself says who its supplier is; empty where it does not say.

    The numbers and the name hold letters and figures only, in capitals; `account` is sort code and account number, or
    the IBAN; `domain` is the part of the e-mail address behind the @.
    """

    name: str = ""
    vat_number: str = ""
    company_number: str = ""
    account: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A label of a layout with its top left corner, in shares of the page's width and height."""

    text: str
    x: float
    y: float


class Direction(StrEnum):
    """Where a value stands from its label, in a clerk's words."""

    BEHIND = "behind"
    RIGHT = "right of"
    BELOW = "below"
    BESIDE = "at its place from"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """How to find a value again: from a label, in a direction, past `skipped` other texts.

    `page` counts from 0, or from the end of the document with -1 for the last. `away` is how far the value's top left
    corner stands from the label's, in shares of the page's width and height; only BESIDE goes by it. `pattern` is how a
    number of this supplier is built ("A-9": letters, a dash, figures); empty for other fields.
    """

    label: Landmark
    direction: Direction
    page: int
    skipped: int = 0
    away: tuple[float, float] = (0.0, 0.0)
    pattern: str = ""

    def __str__(self) -> str:
        return f"{self.direction.value} {self.label.text!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What one correction teaches about a field, for documents with this identity and this layout.

    A field of a line is named without its number ("lines.quantity"), and its anchor is the heading of its column. There
    is an anchor, or a `constant` that holds for all documents of the layout (a currency that is not printed).
    `instead_of` is the source of the field that was read wrongly, empty where nothing was read.
    """

    field: str
    identity: Identity
    layout: tuple[Landmark, ...]
    anchor: Anchor | None = None
    constant: str = ""
    instead_of: str = ""

    def __str__(self) -> str:
        return str(self.anchor) if self.anchor else f"always {self.constant!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """A lesson that is kept, with the correction that it came from."""

    id: int
    item: str
    person: str
    at: datetime
    lesson: Lesson

    def __str__(self) -> str:
        return f"correction {self.id} of {self.person} on {self.at:%Y-%m-%d}: {self.lesson}"
