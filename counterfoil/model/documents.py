"""What a reader found in a document: kinds, parties, lines, sums; the names follow EN 16931's business terms."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from counterfoil.model.fields import Field


class Kind(StrEnum):
    """The kinds of document that the post brings."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    STATEMENT = "statement"
    REMINDER = "reminder"
    QUOTE = "quote"
    PRO_FORMA = "pro_forma"
    ORDER_ACKNOWLEDGEMENT = "order_acknowledgement"
    DELIVERY_NOTE = "delivery_note"
    REMITTANCE_ADVICE = "remittance_advice"
    TIMESHEET = "timesheet"
    SUPPLIER_FORM = "supplier_form"
    BANK_CHANGE_FORM = "bank_change_form"
    REQUISITION_FORM = "requisition_form"
    STARTER_FORM = "starter_form"
    LEAVER_FORM = "leaver_form"
    CHANGE_FORM = "change_form"
    EXPENSES_FORM = "expenses_form"
    BACKING = "backing"
    EMAIL = "email"
    UNKNOWN = "unknown"

    @property
    def is_bill(self) -> bool:
        """An invoice or a credit note: what may reach a ledger."""
        return self in {Kind.INVOICE, Kind.CREDIT_NOTE}

    @property
    def is_of_staff(self) -> bool:
        """A form that our own people fill in: no supplier sent it, whatever stands in its head."""
        return self in {
            Kind.REQUISITION_FORM,
            Kind.STARTER_FORM,
            Kind.LEAVER_FORM,
            Kind.CHANGE_FORM,
            Kind.EXPENSES_FORM,
        }


class Channel(StrEnum):
    """How a document carries its facts; an e-invoice's are stated, a page's are found, a scan's are recognised."""

    E_INVOICE = "e_invoice"
    TEXT = "text"
    SCAN = "scan"
    MAIL = "mail"
    TABLE = "table"


class Sums(StrEnum):
    """Whether the document's own arithmetic closes: lines to net, net and rate to VAT, net and VAT to gross."""

    CLOSED = "closed"
    OPEN = "open"
    UNPROVEN = "unproven"


class Finding(StrEnum):
    """Something about a document that is not a field but bears on what may be done with it."""

    HIDDEN_TEXT = "hidden_text"
    ACTIVE_CONTENT = "active_content"
    PATIENT_DATA = "patient_data"
    INVALID_E_INVOICE = "invalid_e_invoice"
    INFORMAL_E_INVOICE = "informal_e_invoice"
    EMBEDDED_E_INVOICE_DIFFERS = "embedded_e_invoice_differs"
    TEXT_DIFFERS_FROM_PICTURE = "text_differs_from_picture"
    BANK_CHANGE_ASKED = "bank_change_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A finding with what was seen, in words."""

    finding: Finding
    detail: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Seller (BG-4) or buyer (BG-7). `gln` is 13 digits; `vat_number` keeps its country prefix where printed."""

    name: Field[str] | None = None
    vat_number: Field[str] | None = None
    company_number: Field[str] | None = None
    gln: Field[str] | None = None
    address: Field[str] | None = None
    postcode: Field[str] | None = None
    email: Field[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Where the document asks to be paid (BG-17). Read only to be compared with what the ledger holds."""

    sort_code: Field[str] | None = None
    account_number: Field[str] | None = None
    iban: Field[str] | None = None
    bic: Field[str] | None = None
    account_name: Field[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One invoice line (BG-25). `net` is signed; `vat_rate` is in percent; `unit_price` is for one `uom`, net.

    `printed` is the whole row as it stands on the page, with the cells that no field is for: a day, a worker, a shift.
    """

    description: Field[str] | None = None
    item_code: Field[str] | None = None
    gtin: Field[str] | None = None
    quantity: Field[Decimal] | None = None
    uom: Field[str] | None = None
    unit_price: Field[Decimal] | None = None
    net: Field[Decimal] | None = None
    vat_rate: Field[Decimal] | None = None
    po_number: Field[str] | None = None
    po_line: Field[str] | None = None
    printed: str = ""

    @property
    def words(self) -> str:
        """All that the line says: the whole row, or what it is called where it stands on no page."""
        return self.printed or (self.description.value if self.description else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class VatSubtotal:
    """One row of the VAT breakdown (BG-23).

    `category` is the UNCL5305 code where one is given (S, Z, E, AE …), `reason` why there is no VAT (BT-120, BT-121).
    """

    rate: Decimal | None
    net: Decimal | None
    vat: Decimal | None
    category: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One line of a supplier's statement; `amount` is signed, a credit is negative."""

    reference: str
    on: date | None
    amount: Decimal


class Recall(StrEnum):
    """What came of a remembered correction: it gave the field, it said the same as the page, or it was not believed."""

    USED = "used"
    AGREED = "agreed"
    DOUBTED = "doubted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """A remembered correction that was looked up for a field; `memory` is its number, `detail` why it was doubted."""

    memory: int
    field: str
    recall: Recall
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormEntry:
    """One field of a form: its `key` is the printed `label` in snake case, and no two of a form are alike.

    The value is what was entered, with one space for any white space: "" where nothing was, "yes" or "no" for a tick
    box that stands alone, the printed words of what was chosen among several. `section` is the heading above it.
    """

    key: str
    label: str
    field: Field[str]
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One business document.

    `pages` are the pages of the file that it covers, from 1; an e-invoice has none. Amounts are in `currency` and
    are printed signs: a credit note headed CREDIT with positive amounts keeps them positive here.
    `order_references` hold every order number found anywhere, the best first; `references` are the numbers of other
    documents that this one speaks of (the invoice that a credit note or a reminder is about).
    `mentions` are other words on the pages with the shape of a number of something, which no label explains: an order
    number may be among them; of a timesheet or backing sheet also its workers and days as printed. `payables_code` is
    the code in an address line such as "RQX Payables F765", and `buyer_code` the ODS code before it. `period_from` and
    `period_to` are the days that are billed (BG-14), `delivered_on` the day of delivery (BT-72), `terms` the payment
    terms as written (BT-20), `contract` BT-12, `buyer_reference` BT-10, and `payment_reference` what the seller wants
    quoted with the payment (BT-83). `payee` is who is to be paid where that is not the seller (BG-10), such as a
    factor.
    `recalled` tells which remembered corrections took part in the reading. `backing` are the timesheets and backing
    sheets that belong to a bill.
    """

    kind: Kind
    channel: Channel
    kind_confidence: float = 1.0
    pages: tuple[int, ...] = ()
    invoice_number: Field[str] | None = None
    issue_date: Field[date] | None = None
    due_date: Field[date] | None = None
    tax_point: Field[date] | None = None
    delivered_on: Field[date] | None = None
    period_from: Field[date] | None = None
    period_to: Field[date] | None = None
    terms: Field[str] | None = None
    contract: Field[str] | None = None
    buyer_reference: Field[str] | None = None
    payment_reference: Field[str] | None = None
    currency: Field[str] | None = None
    seller: Party = Party()
    buyer: Party = Party()
    payee: Party = Party()
    buyer_code: Field[str] | None = None
    payables_code: Field[str] | None = None
    order_references: tuple[Field[str], ...] = ()
    references: tuple[Field[str], ...] = ()
    mentions: tuple[str, ...] = ()
    bank: Bank = Bank()
    lines: tuple[Line, ...] = ()
    vat_breakdown: tuple[VatSubtotal, ...] = ()
    net: Field[Decimal] | None = None
    vat: Field[Decimal] | None = None
    gross: Field[Decimal] | None = None
    allowances: Field[Decimal] | None = None
    charges: Field[Decimal] | None = None
    prepaid: Field[Decimal] | None = None
    rounding: Field[Decimal] | None = None
    amount_due: Field[Decimal] | None = None
    reverse_charge: bool = False
    sums: Sums = Sums.UNPROVEN
    statement_lines: tuple[StatementLine, ...] = ()
    form: tuple[FormEntry, ...] = ()
    remarks: tuple[Remark, ...] = ()
    recalled: tuple[Recalled, ...] = ()
    backing: tuple["Document", ...] = ()

    @property
    def speaks_of(self) -> tuple[str, ...]:
        """The numbers of the documents that this one is about; an invoice number on a reminder is its bill's."""
        own = [self.invoice_number] if self.invoice_number and self.kind is Kind.REMINDER else []
        return tuple(dict.fromkeys(field.value for field in (*self.references, *own)))


class Trouble(StrEnum):
    """Why a file gave no document; with `FAULT` it is our own program that failed on it again and again."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NOT_ACCEPTED = "not_accepted"
    PICTURE_ONLY = "picture_only"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    READER_DIED = "reader_died"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file inside a file: an e-mail's attachment. Its bytes are registered as a child item."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one file: its documents, the files inside it, or why there are none.

    Several `documents` mean that the file is to be split; together they cover every page once.
    `reader` names the reader with its version. `page_count` is 0 where the file has no pages.
    """

    reader: str
    page_count: int = 0
    documents: tuple[Document, ...] = ()
    parts: tuple[Part, ...] = ()
    trouble: Trouble | None = None
    detail: str = ""

    @property
    def document(self) -> Document | None:
        """The document that the file is, unless it is only a wrapping of others or nothing could be read of it."""
        return self.documents[0] if len(self.documents) == 1 else None
