"""Why a bill is refused, whatever the ledger: the house's own controls, which trust nothing checked before."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Protocol

from connectors.ledgers.base import LedgerRefused, Refusal
from counterfoil.model.masters import BillKind, OrderStatus, SupplierStatus
from counterfoil.model.postings import Posting, normalise_number
from counterfoil.money import POUNDS, to_penny


class Register(Protocol):
    """What a ledger knows about the parties, orders and codes of a bill."""

    def has_organisation(self, organisation: str) -> bool:
        """Whether it keeps books for the organisation."""

    def supplier_status(self, organisation: str, supplier_id: str) -> SupplierStatus | None:
        """The status of the supplier record; None when there is no such record."""

    def order(self, organisation: str, po_number: str) -> Mapping[str, OrderStatus]:
        """The status of each line of the order, by line number; empty when there is no such order."""

    def allows_code(self, organisation: str, cost_centre: str, subjective: str) -> bool:
        """Whether the chart has the combination."""

    def holds(self, posting: Posting) -> str | None:
        """The bill of this number that the ledger holds already, in words; None when there is none."""


def refusal(posting: Posting, register: Register) -> LedgerRefused | None:
    """The first reason why the ledger will not take the bill, or None when it will."""
    found = next(_refusals(posting, register), None)
    if found is None:
        return None
    code, reason = found
    what = "credit note" if posting.kind is BillKind.CREDIT_NOTE else "invoice"
    return LedgerRefused(
        code, f"the ledger of {posting.organisation} refuses {what} {posting.invoice_number!r}: {reason}"
    )


def _refusals(posting: Posting, register: Register) -> Iterator[tuple[Refusal, str]]:
    yield from _of_parties(posting, register)
    yield from _of_number(posting, register)
    yield from _of_amounts(posting)
    yield from _of_coding(posting, register)


def _of_parties(posting: Posting, register: Register) -> Iterator[tuple[Refusal, str]]:
    if not register.has_organisation(posting.organisation):
        yield Refusal.ORGANISATION_UNKNOWN, "it keeps no books for this organisation; check who is billed"
    match register.supplier_status(posting.organisation, posting.supplier_id):
        case None:
            yield Refusal.SUPPLIER_UNKNOWN, f"there is no supplier {posting.supplier_id}; ask the supplier team"
        case SupplierStatus.INACTIVE:
            yield Refusal.SUPPLIER_INACTIVE, f"supplier {posting.supplier_id} is inactive; ask the supplier team"


def _of_number(posting: Posting, register: Register) -> Iterator[tuple[Refusal, str]]:
    if not normalise_number(posting.invoice_number):
        yield Refusal.NUMBER_MISSING, "it has no number made of letters or digits; ask the supplier for one"
    if held := register.holds(posting):
        yield (
            Refusal.DUPLICATE,
            f"supplier {posting.supplier_id} has billed under this number already ({held}); compare the two",
        )


def _of_amounts(posting: Posting) -> Iterator[tuple[Refusal, str]]:
    parts = posting.distributions
    if not parts:
        yield Refusal.NO_DISTRIBUTIONS, "no part of it is coded; code it to a cost centre and a subjective"
        return
    net, vat = (sum(amounts, Decimal(0)) for amounts in zip(*((part.net, part.vat) for part in parts), strict=True))
    if (net, vat, net + vat) != (posting.net, posting.vat, posting.gross):
        yield Refusal.UNBALANCED, f"its parts come to {net} net and {vat} VAT, which is not what it bills"
    if any(amount != to_penny(amount) for part in parts for amount in (part.net, part.vat)):
        yield Refusal.NOT_TO_THE_PENNY, "a part of it is coded to a fraction of a penny; round the parts"
    if posting.gross < 0 if posting.kind is BillKind.INVOICE else posting.gross > 0:
        yield Refusal.WRONG_SIGN, f"{posting.gross} has the wrong sign; an invoice is positive, a credit note negative"
    if posting.currency != POUNDS and (posting.exchange_rate is None or posting.exchange_rate <= 0):
        yield Refusal.RATE_MISSING, f"there is no exchange rate for {posting.currency}; ask treasury to load one"


def _of_coding(posting: Posting, register: Register) -> Iterator[tuple[Refusal, str]]:
    for part in posting.distributions:
        if not register.allows_code(posting.organisation, part.cost_centre, part.subjective):
            yield Refusal.CODE_UNKNOWN, f"the chart has no {part.cost_centre}/{part.subjective}; correct the coding"
        if part.po_number is not None:
            yield from _of_order(posting, register.order(posting.organisation, part.po_number), part.po_line)


def _of_order(posting: Posting, lines: Mapping[str, OrderStatus], line: str | None) -> Iterator[tuple[Refusal, str]]:
    """A closed order takes credit notes still: what was billed on it may have to be given back."""
    if not lines or (line is not None and line not in lines):
        yield Refusal.ORDER_UNKNOWN, "an order line that it bills does not exist; match it again"
        return
    billed = lines.values() if line is None else [lines[line]]
    if posting.kind is BillKind.INVOICE and OrderStatus.OPEN not in billed:
        yield Refusal.ORDER_CLOSED, "an order line that it bills is closed or cancelled; ask the buyer"
