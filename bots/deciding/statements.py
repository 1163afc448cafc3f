"""A supplier's statement against what we hold: every line told apart as paid, held, missing, or not ours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bots.deciding.docket import Docket
from counterfoil.model.basis import StandingBill
from counterfoil.model.decisions import StatementVerdict, TraceStep
from counterfoil.model.documents import Document, StatementLine
from counterfoil.model.masters import LedgerStatus
from counterfoil.model.matches import KnownBill
from counterfoil.model.postings import normalise_number
from counterfoil.rulebook import Policy

SETTLEMENT = re.compile(
    r"\b(payments?|paid|receipts?|bacs|cheques?|remittance|cash|transfer|balance|b/?f|brought\s+forward)\b",
    re.IGNORECASE,
)
UNKNOWN = "unknown"


class LineClass(StrEnum):
    """How a statement's line stands to our books."""

    PAID = "paid"
    APPROVED = "approved"
    HELD = "held"
    NOT_RECEIVED = "not_received"
    CREDIT_NOT_TAKEN = "credit_not_taken"
    NOT_OURS = "not_ours"
    AMOUNT_DIFFERS = "amount_differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifiedLine:
    """One line of a statement with its class, the bill that it means, and the rule that said so."""

    line: StatementLine
    stands: LineClass
    bill: KnownBill | None
    step: TraceStep

    @property
    def verdict(self) -> StatementVerdict:
        """The line as a decision keeps it."""
        meant = (self.bill.item or self.bill.ledger_reference) if self.bill else None
        return StatementVerdict(
            reference=self.line.reference,
            on=self.line.on,
            amount=self.line.amount,
            stands=self.stands.value,
            bill=meant,
        )


def classify_statement(
    document: Document,
    *,
    organisation: str | None,
    bills: Sequence[StandingBill],
    policy: Policy,
    as_at: date,
) -> tuple[ClassifiedLine, ...]:
    """Every line of the statement, told apart. `bills` are the supplier's at all organisations that we work for.

    `organisation` is the one that the statement was sent to. Lines are found by normalised number; among several
    bills of one number the organisation's own comes first, then the one of the same amount.
    """
    by_number: dict[str, list[StandingBill]] = {}
    for known in bills:
        by_number.setdefault(normalise_number(known.bill.invoice_number), []).append(known)
    docket = Docket(policy, as_at)
    return tuple(_classified(line, by_number, docket, organisation) for line in document.statement_lines)


def _classified(
    line: StatementLine, by_number: dict[str, list[StandingBill]], docket: Docket, organisation: str | None
) -> ClassifiedLine:
    found = by_number.get(normalise_number(line.reference), [])
    known = min(
        found,
        key=lambda each: (each.bill.organisation != organisation, _gap(line, each.bill) or Decimal(0)),
        default=None,
    )
    then = docket.look_up(
        "statement_line",
        {
            "statement.settlement": known is None and SETTLEMENT.search(line.reference) is not None,
            "statement.credit": line.amount < 0,
            "statement.known": known is not None,
            "statement.ours": known is not None and organisation in {None, known.bill.organisation},
            "statement.gap": _gap(line, known.bill) if known else None,
            "statement.status": _status(known),
        },
        subject=line.reference,
    )
    return ClassifiedLine(
        line=line,
        stands=LineClass(then["class"]),
        bill=known.bill if known else None,
        step=docket.trace[-1],
    )


def _gap(line: StatementLine, bill: KnownBill) -> Decimal | None:
    """By how much the line and the bill differ, whatever their signs; a part payment is a difference too."""
    return None if bill.gross is None else abs(abs(line.amount) - abs(bill.gross))


def _status(known: StandingBill | None) -> str:
    if known is None:
        return UNKNOWN
    if known.bill.cancelled:
        return LedgerStatus.CANCELLED.value
    return known.status.value if known.status else LedgerStatus.HELD.value
