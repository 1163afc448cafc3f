"""Master data: what the ledgers and registers know. One class a file of FORMATS, one attribute a column.

Facts carry the date from which they hold; whoever asks as of a day sees only what was known on that day.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from counterfoil.model.workforce import AgencyBooking, AgencyOverride, FrameworkAgency, Position, StaffMember
from counterfoil.money import POUNDS


def held_on(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Whether a fact with this validity (both ends included, either open) holds on `day`."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


class SupplierStatus(StrEnum):
    """Whether a supplier record may be used."""

    ACTIVE = "active"
    INACTIVE = "inactive"


class OrderStatus(StrEnum):
    """Where an order stands."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class OrderKind(StrEnum):
    """Goods and services are matched by quantity, blanket orders and services without quantity by amount."""

    GOODS = "goods"
    SERVICE = "service"
    BLANKET = "blanket"


class BillKind(StrEnum):
    """The two kinds of bill that a ledger takes."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"


class LedgerStatus(StrEnum):
    """Where a bill stands in the ledger."""

    HELD = "held"
    APPROVED = "approved"
    PAID = "paid"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body that we work for; `organisation` is its ODS code."""

    organisation: str
    name: str
    short_names: tuple[str, ...] = ()
    payables_code: str | None = None
    po_prefix: str | None = None
    gln: str | None = None
    vat_number: str | None = None
    address: str | None = None
    postcode: str | None = None
    ledger: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplier:
    """A supplier record of one organisation; the same firm has other records at other organisations."""

    organisation: str
    supplier_id: str
    name: str
    aliases: tuple[str, ...] = ()
    vat_number: str | None = None
    company_number: str | None = None
    gln: str | None = None
    sort_code: str | None = None
    account_number: str | None = None
    iban: str | None = None
    address: str | None = None
    postcode: str | None = None
    email_domain: str | None = None
    terms_days: int | None = None
    status: SupplierStatus = SupplierStatus.ACTIVE
    factor_of: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of a purchase order. `net_amount` is in `currency`; a line without a quantity is ordered by amount."""

    organisation: str
    po_number: str
    line_number: str
    supplier_id: str
    ordered_on: date
    status: OrderStatus
    kind: OrderKind
    description: str
    net_amount: Decimal
    item_code: str | None = None
    gtin: str | None = None
    quantity: Decimal | None = None
    uom: str | None = None
    unit_price: Decimal | None = None
    currency: str = POUNDS
    vat_rate: Decimal | None = None
    cost_centre: str | None = None
    subjective: str | None = None
    requester: str | None = None
    buyer: str | None = None
    contract: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was received against an order line: a quantity, or for services a net amount, or both."""

    organisation: str
    receipt_number: str
    po_number: str
    line_number: str
    received_on: date
    quantity: Decimal | None = None
    net_amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """One `from_uom` of this item is `factor` of `to_uom`."""

    item_code: str
    from_uom: str
    to_uom: str
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerInvoice:
    """A bill that the ledger already holds; a credit note's amounts are negative or positive as the ledger has them."""

    organisation: str
    supplier_id: str
    invoice_number: str
    kind: BillKind
    invoice_date: date
    gross: Decimal
    status: LedgerStatus
    currency: str = POUNDS
    net: Decimal | None = None
    vat: Decimal | None = None
    po_number: str | None = None
    paid_on: date | None = None
    ledger_reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """One unit of `currency` was worth `rate_to_gbp` pounds on this day."""

    currency: str
    on: date
    rate_to_gbp: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Approver:
    """Who may approve what a cost centre spends, up to `limit` in pounds gross of VAT."""

    organisation: str
    cost_centre: str
    person: str
    limit: Decimal
    email: str | None = None
    band: str | None = None
    deputy: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A supplier that may bill without an order, and how its bills are coded."""

    organisation: str
    supplier_id: str
    category: str
    cost_centre: str
    subjective: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartCode:
    """A combination that the organisation's chart of accounts allows."""

    organisation: str
    cost_centre: str
    subjective: str
    description: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask, at an organisation or a supplier."""

    role: str
    organisation: str | None = None
    supplier_id: str | None = None
    name: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChange:
    """A change of a supplier's account that somebody proposed and that is not settled; `number` is its judgement's."""

    organisation: str
    supplier_id: str
    number: int
    proposed_by: str
    proposed_on: date


NO_EXTRACT = "is in no extract"
"""Marks what a run adds to the extracts from its own store; no file of that name is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masterdata:
    """All extracts of a masterdata folder, whole and undated; `digest` (SHA-256, hex) tells one folder from another."""

    digest: str
    organisations: tuple[Organisation, ...] = ()
    suppliers: tuple[Supplier, ...] = ()
    purchase_orders: tuple[OrderLine, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    ledger_invoices: tuple[LedgerInvoice, ...] = ()
    exchange_rates: tuple[ExchangeRate, ...] = ()
    approvers: tuple[Approver, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    chart: tuple[ChartCode, ...] = ()
    agency_bookings: tuple[AgencyBooking, ...] = ()
    agency_overrides: tuple[AgencyOverride, ...] = ()
    framework_agencies: tuple[FrameworkAgency, ...] = ()
    positions: tuple[Position, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    contacts: tuple[Contact, ...] = ()
    account_changes: tuple[AccountChange, ...] = field(default=(), metadata={NO_EXTRACT: True})
    warnings: tuple[str, ...] = field(default=(), compare=False)
