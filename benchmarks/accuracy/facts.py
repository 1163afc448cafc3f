"""The plain form in which truth and readings are compared: text by field name, independent of the program's model."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

AMOUNTS = frozenset(
    {"net", "vat", "gross", "amount_due", "allowances", "charges", "prepaid"},
)
DATES = frozenset({"issue_date", "due_date", "tax_point"})
NAMES = frozenset({"seller_name", "buyer_name"})
IDENTIFIERS = frozenset(
    {
        "invoice_number",
        "vat_number",
        "company_number",
        "sort_code",
        "account_number",
        "iban",
        "bic",
        "po_numbers",
        "payables_code",
        "seller_postcode",
        "currency",
    }
)
FIELDS = (
    "invoice_number",
    "issue_date",
    "due_date",
    "currency",
    "net",
    "vat",
    "gross",
    "seller_name",
    "vat_number",
    "po_numbers",
    "sort_code",
    "account_number",
    "iban",
    "buyer_name",
    "company_number",
    "bic",
    "payables_code",
    "seller_postcode",
    "tax_point",
    "amount_due",
    "allowances",
    "charges",
    "prepaid",
)
# The header of FORMATS: what "all header fields right" asks of a document.
HEADER = FIELDS[:13]
# What is posted: an error in one of these costs money or a duplicate.
KEY = ("invoice_number", "issue_date", "currency", "net", "vat", "gross")


class Channel(StrEnum):
    """How a document came; the program's own names."""

    E_INVOICE = "e_invoice"
    TEXT = "text"
    SCAN = "scan"
    TABLE = "table"
    MAIL = "mail"


class Role(StrEnum):
    """What a document is for: to tune readers on, to measure what their confidence is worth, or to test both."""

    DEVELOPMENT = "development"
    CALIBRATION = "calibration"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """One line; an empty text is not known, or not shown, and not judged."""

    description: str = ""
    quantity: str = ""
    unit_price: str = ""
    net: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What one document says.

    `fields` holds the accepted values of each field, any of which is right ("trading name" or "registered name");
    of `po_numbers` all together are the one right answer. Where `complete` is true, a field that is not named stands
    nowhere in the document, and a value read for it is made up; else it is simply not judged. `lines` is None where
    lines are not judged. `also_kind` is a second kind that is right too.
    """

    kind: str | None
    also_kind: str | None = None
    pages: tuple[int, ...] = ()
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    lines: tuple[LineFacts, ...] | None = None
    complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One file with the truth about its documents; only those for development are ever shown."""

    name: str
    group: str
    channel: Channel
    path: Path
    truths: tuple[Truth, ...]
    content: bytes | None = None
    role: Role = Role.DEVELOPMENT
    layout: str = ""

    def read(self) -> bytes:
        """The file's bytes, as changed for the test where they were."""
        return self.content if self.content is not None else self.path.read_bytes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader made of one document; `confidence` by field, where the reader states one."""

    kind: str | None
    pages: tuple[int, ...] = ()
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    lines: tuple[LineFacts, ...] = ()
    closed: bool = False
    kind_confidence: float = 1.0
