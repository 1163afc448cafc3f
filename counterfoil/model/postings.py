"""What goes to a ledger and what is read back from it."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counterfoil.model.masters import BillKind

NOT_ALPHANUMERIC = re.compile(r"[^A-Z0-9]")


def normalise_number(number: str) -> str:
    """An invoice or order number as it is compared: upper case, letters and digits only ("inv-001/2" → "INV0012")."""
    return NOT_ALPHANUMERIC.sub("", number.upper())


def posting_key(*, organisation: str, supplier_id: str, invoice_number: str, kind: BillKind) -> str:
    """The same bill always gives the same key, so that a ledger can be asked whether it has it (32 hex digits)."""
    identity = "\x1f".join((organisation, supplier_id, normalise_number(invoice_number), kind.value))
    return hashlib.sha256(identity.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """One coded part of a bill. `net` and `vat` are signed as they are posted: negative on a credit note.

    `quantity` is in the order line's own unit of measure; None where the line is ordered by amount.
    `vat_recovery` names the contracted-out-services heading under which the VAT is recovered.
    """

    cost_centre: str
    subjective: str
    net: Decimal
    vat: Decimal
    vat_recovery: str | None = None
    po_number: str | None = None
    po_line: str | None = None
    quantity: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A bill ready for the ledger; the distributions sum to `net` and `vat`, and `gross` is their sum."""

    key: str
    organisation: str
    supplier_id: str
    invoice_number: str
    kind: BillKind
    invoice_date: date
    due_date: date
    currency: str
    net: Decimal
    vat: Decimal
    gross: Decimal
    distributions: tuple[Distribution, ...]
    exchange_rate: Decimal | None = None

    def __post_init__(self) -> None:
        net = sum((d.net for d in self.distributions), Decimal(0))
        vat = sum((d.vat for d in self.distributions), Decimal(0))
        if (net, vat, net + vat) != (self.net, self.vat, self.gross):
            raise ValueError(
                f"posting of {self.invoice_number}: distributions come to {net} net and {vat} VAT, "
                f"the bill to {self.net} and {self.vat}, {self.gross} gross"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A bill as it was read back from a ledger, with the ledger's own reference for it."""

    system: str
    reference: str
    posting: Posting
