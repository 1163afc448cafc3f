"""Decisions: the outcome of an item with its holds, its coding and the trace of rules that led there."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from counterfoil.model.postings import Posting
from counterfoil.model.shifts import PricedShift


class Outcome(StrEnum):
    """What became of an item; every registered item ends in exactly one."""

    POSTED = "posted"
    AWAITING_APPROVAL = "awaiting_approval"
    HELD = "held"
    RETURNED = "returned"
    DUPLICATE = "duplicate"
    RECONCILED = "reconciled"
    FILED = "filed"
    QUARANTINED = "quarantined"
    SPLIT = "split"
    JOINED = "joined"
    APPLIED = "applied"


class HoldCode(StrEnum):
    """The hold codes and flags; `rules/holds.yaml` has their owners, service levels and plain English."""

    QTY_REC = "QTY_REC"
    QTY_ORD = "QTY_ORD"
    PRICE = "PRICE"
    UOM = "UOM"
    PO_SUGGEST = "PO_SUGGEST"
    PO_CLOSED = "PO_CLOSED"
    PO_FUNDS = "PO_FUNDS"
    WRONG_ENTITY_PO = "WRONG_ENTITY_PO"
    SUP_PO_MISMATCH = "SUP_PO_MISMATCH"
    INV_NO = "INV_NO"
    ENTITY = "ENTITY"
    RESCAN = "RESCAN"
    FORMAT = "FORMAT"
    NOT_INVOICE = "NOT_INVOICE"
    DUP_FILE = "DUP_FILE"
    DUP_CHANNEL = "DUP_CHANNEL"
    DUP_SUSPECT = "DUP_SUSPECT"
    SUP_NEW = "SUP_NEW"
    SUP_AMBIG = "SUP_AMBIG"
    SUP_DUP = "SUP_DUP"
    SUP_VERIFY = "SUP_VERIFY"
    BANK_DIFF = "BANK_DIFF"
    BANK_VERIFY = "BANK_VERIFY"
    FRD_MANDATE = "FRD_MANDATE"
    FRD_UNSOLICITED = "FRD_UNSOLICITED"
    DOC_TAMPER = "DOC_TAMPER"
    IG_PCD = "IG_PCD"
    APR_LIMIT = "APR_LIMIT"
    APR_TIMEOUT = "APR_TIMEOUT"
    TAX_VAR = "TAX_VAR"
    VAT_NO = "VAT_NO"
    TAX_LOCUM = "TAX_LOCUM"
    NO_RATE = "NO_RATE"
    CN_UNMATCHED = "CN_UNMATCHED"
    CN_DUPNO = "CN_DUPNO"
    LPI_CHECK = "LPI_CHECK"
    AGY_CAP = "AGY_CAP"
    AGY_ESC = "AGY_ESC"
    AGY_HOURS = "AGY_HOURS"
    AGY_BACKING = "AGY_BACKING"
    AGY_OFFFW = "AGY_OFFFW"
    AGY_OVERLAP = "AGY_OVERLAP"
    REQ_SPLIT = "REQ_SPLIT"
    REQ_SOURCING = "REQ_SOURCING"
    HR_DATA = "HR_DATA"
    HR_CONFLICT = "HR_CONFLICT"
    RETRO_PO = "RETRO_PO"
    HR_OVERPAY = "HR_OVERPAY"
    EXP_CHECK = "EXP_CHECK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Why an item waits for a person; `detail` is written for the clerk, with the figures that caused it."""

    code: HoldCode
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """An earlier row that did not fire, with its first failing cell ("supplier.certainty is matched, not none")."""

    row: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One table's answer: the row that fired, where it stands, what it said, and why earlier rows did not.

    `subject` names what was judged where a table is asked several times ("line 2"). `parameters` are those used.
    """

    table: str
    row: str
    name: str
    source: str
    subject: str = ""
    then: tuple[tuple[str, str], ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RulebookStamp:
    """Which rules decided: content hash of the organisation's effective rules, and the commit they were taken from.

    `files` is the SHA-256 of the rule files, by which the store keeps them for ever.
    """

    content_hash: str
    commit: str
    layers: tuple[str, ...]
    files: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who has to approve, up to which limit (pounds, gross), and the day on which somebody was first asked.

    `instead_of` is the approver whose deputy the person is.
    """

    person: str
    limit: Decimal | None
    cost_centre: str
    reason: str
    asked_on: date | None = None
    instead_of: str | None = None


class LetterKind(StrEnum):
    """What a drafted letter is for."""

    RETURN = "return"
    REISSUE = "reissue"
    SHORT_PAY = "short_pay"
    ONBOARDING = "onboarding"
    CALL_BACK = "call_back"
    REFERRAL = "referral"
    ACKNOWLEDGEMENT = "acknowledgement"
    COPY_REQUEST = "copy_request"
    STATUS_REPLY = "status_reply"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A draft that goes with a decision; nothing is sent by itself. `to` says in words whom it is for.

    Whoever sends it takes the address from the register, and never from the document.
    """

    kind: LetterKind
    to: str
    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementVerdict:
    """One line of a supplier's statement and how it stands; `bill` is the item or the ledger reference meant."""

    reference: str
    on: date | None
    amount: Decimal
    stands: str
    bill: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The outcome of one item as of a day, and everything needed to defend it.

    `counterparty` is the health body of ours that billed another, and `self_accounted_vat` what the customer accounts
    for as output and input VAT under the reverse charge.
    """

    outcome: Outcome
    as_at: date
    holds: tuple[Hold, ...] = ()
    flags: tuple[HoldCode, ...] = ()
    linked_to: str | None = None
    posting: Posting | None = None
    approval: Approval | None = None
    missing: tuple[str, ...] = ()
    trace: tuple[TraceStep, ...] = ()
    rulebook: RulebookStamp | None = None
    statement: tuple[StatementVerdict, ...] = ()
    shifts: tuple[PricedShift, ...] = ()
    letters: tuple[Letter, ...] = ()
    counterparty: str | None = None
    self_accounted_vat: Decimal | None = None
    note: str = ""
