"""What matching found: which organisation, which supplier, which order lines, seen before; each with its reasons."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from counterfoil.model.masters import AccountChange, BillKind
from counterfoil.model.shifts import AgencyMatch
from counterfoil.money import POUNDS


class Certainty(StrEnum):
    """How an identity question ended."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence for or against, in words; `weight` is positive for and negative against."""

    feature: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible answer; `probability` is among all candidates and "none of these"."""

    id: str
    name: str
    probability: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationMatch:
    """Which organisation is billed."""

    certainty: Certainty
    organisation: str | None = None
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplierMatch:
    """Which supplier record of the organisation billed. `bank_differs` compares the document's account with the record.

    `account_change` is one of the record's account that is not settled. `unsupported` says why a record that a person
    chose, or typed the name of, may stand on its account alone. `elsewhere` lists (organisation, supplier_id)
    where another organisation knows the sender.
    """

    certainty: Certainty
    supplier_id: str | None = None
    candidates: tuple[Candidate, ...] = ()
    bank_differs: bool = False
    bank_detail: str = ""
    account_change: AccountChange | None = None
    elsewhere: tuple[tuple[str, str], ...] = ()
    unsupported: str = ""


class OrderState(StrEnum):
    """How the question "which order" ended."""

    MATCHED = "matched"
    NOT_QUOTED = "not_quoted"
    NOT_FOUND = "not_found"
    SUGGESTED = "suggested"
    OTHER_ORGANISATION = "other_organisation"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    OTHER_SUPPLIER = "other_supplier"


class LineState(StrEnum):
    """How one invoice line stands to the orders."""

    MATCHED = "matched"
    UNIT_UNKNOWN = "unit_unknown"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMatch:
    """One invoice line against an order line.

    Quantities and prices are in the order line's unit, after `conversion` (one invoice unit = that many order units).
    `billed_before` and `received` are what the order line had on the day, by quantity, or by net amount where
    `by_amount`; `net` is the invoice line's. `price_over` is what the line costs above the order price, in money
    (negative when below), and `price_over_percent` the same in percent of the order price.
    """

    line: int
    state: LineState
    po_number: str | None = None
    po_line: str | None = None
    by_amount: bool = False
    quantity: Decimal | None = None
    net: Decimal = Decimal(0)
    ordered: Decimal | None = None
    received: Decimal | None = None
    billed_before: Decimal | None = None
    price_over: Decimal | None = None
    price_over_percent: Decimal | None = None
    conversion: Decimal | None = None
    conversion_note: str = ""
    pack_ratio: Decimal | None = None
    cost_centre: str | None = None
    subjective: str | None = None
    vat_rate: Decimal | None = None
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMatch:
    """Which orders the bill is for, and how its lines stand to them.

    `ordered_on` is the latest date of the orders matched; `blanket_left` what a blanket order has left, net, and
    `carriage_left` what they have left for carriage that no line of the bill is for.
    `last_received_on` is the latest receipt against the lines billed; `requester` and `buyer` are the first order's.
    """

    state: OrderState
    po_numbers: tuple[str, ...] = ()
    lines: tuple[LineMatch, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    ordered_on: date | None = None
    last_received_on: date | None = None
    blanket: bool = False
    blanket_left: Decimal | None = None
    carriage_left: Decimal = Decimal(0)
    supplier_id: str | None = None
    currency: str | None = None
    requester: str | None = None
    buyer: str | None = None


class Repeat(StrEnum):
    """Whether we have had this bill before."""

    NEW = "new"
    SAME_FILE = "same_file"
    SAME_INVOICE = "same_invoice"
    SUSPECT = "suspect"
    NUMBER_REUSED = "number_reused"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBill:
    """A bill that was seen before: an item of ours (`item`) or one that the ledger holds (`ledger_reference`)."""

    organisation: str
    supplier_id: str | None
    invoice_number: str
    kind: BillKind
    invoice_date: date | None
    gross: Decimal | None
    currency: str = POUNDS
    item: str | None = None
    ledger_reference: str | None = None
    cancelled: bool = False
    po_numbers: tuple[str, ...] = ()
    vat_number: str | None = None

    @property
    def reference(self) -> str:
        """What it is called where one bill is to be told from another: our item, or how the ledger knows it."""
        return self.item or self.ledger_reference or f"{self.organisation} {self.supplier_id} {self.invoice_number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateMatch:
    """What this bill repeats, if anything."""

    repeat: Repeat
    of: KnownBill | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditMatch:
    """Which invoice a credit note credits.

    `over` is by how much more it credits, net, than credits before it have left of what the order was billed.
    """

    certainty: Certainty
    original: KnownBill | None = None
    candidates: tuple[Candidate, ...] = ()
    over: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """All that matching has to say about one bill.

    `number_follows` is a number of an earlier bill of the sender's whose series the bill's number carries on; it is
    only looked for where the number was read with some doubt.
    """

    organisation: OrganisationMatch
    supplier: SupplierMatch
    order: OrderMatch
    duplicate: DuplicateMatch
    credit: CreditMatch | None = None
    agency: AgencyMatch | None = None
    number_follows: str | None = None
