"""What is asked of Tryton before bills are written to it: where each goes, and which of them it would not take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from connectors.ledgers.base import LedgerRefused, LedgerUnavailable, Refusal
from connectors.ledgers.tryton_bills import Exchange, OrderLineInTryton, Place, account_code
from connectors.ledgers.tryton_register import Company, Party, Register, status_of
from counterfoil.model.masters import BillKind, OrderStatus
from counterfoil.model.postings import Distribution, Posting, normalise_number
from counterfoil.money import to_penny

STRIPPED = "\t\n\r\x0b\x0c"
"""What Tryton refuses in a line of text; it also takes blanks off both ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What Tryton knows of all that the bills of one company refer to; `held` are its bills of the same number."""

    company: Company
    parties: dict[str, Party]
    accounts: dict[str, int]
    orders: dict[str, list[OrderLineInTryton]]
    rates: dict[Exchange, Decimal | None]
    held: dict[tuple[str, str, BillKind], str]


def look_up(register: Register, company: Company, postings: Sequence[Posting]) -> Known:
    """Ask Tryton once a kind of record for the whole chunk."""
    parts = [part for posting in postings for part in posting.distributions]
    lines = register.order_lines(company, {part.po_number for part in parts if part.po_number})
    parties = register.parties(company.id, {posting.supplier_id for posting in postings})
    orders: dict[str, list[OrderLineInTryton]] = {}
    for line in lines:
        orders.setdefault(line.po_number, []).append(line)
    return Known(
        company=company,
        parties=parties,
        accounts=register.accounts(company.id, {account_code(part) for part in parts}),
        orders=orders,
        rates=register.rates((p.currency, company.currency, p.invoice_date) for p in postings),
        held=register.bills_of_number(company, {(p.supplier_id, normalise_number(p.invoice_number)) for p in postings}),
    )


def place_of(register: Register, posting: Posting, known: Known, *, vat_account: str) -> Place:
    """Where the bill goes.

    Raises:
        LedgerRefused: Tryton would not take it.
        LedgerUnavailable: the company lacks what every bill needs; its books must be set up first.
    """
    if found := next(_refusals(posting, known), None):
        code, reason = found
        raise LedgerRefused(
            code, f"Tryton will not take {posting.invoice_number!r} of {posting.organisation}: {reason}"
        )
    company, party = known.company, known.parties[posting.supplier_id]
    currency = register.id_of("currency.currency", [["code", "=", posting.currency]])
    journal = register.id_of("account.journal", [["type", "=", "expense"]])
    vat = register.id_of("account.account", [["code", "=", vat_account], ["company", "=", company.id]])
    if currency is None or journal is None or vat is None or party.payable is None or party.address is None:
        raise LedgerUnavailable(
            f"the books of {posting.organisation} in Tryton lack the currency {posting.currency}, an expense journal, "
            f"the account {vat_account} or an address of {posting.supplier_id}; set them up"
        )
    return Place(
        company=company.id,
        currency=currency,
        journal=journal,
        party=party.id,
        address=party.address,
        payable=party.payable,
        vat_account=vat,
        accounts=known.accounts,
        orders={(line.po_number, line.po_line): line for lines in known.orders.values() for line in lines},
    )


def _refusals(posting: Posting, known: Known) -> Iterator[tuple[Refusal, str]]:
    yield from _of_supplier(posting, known)
    yield from _of_number(posting, known)
    yield from _of_amounts(posting, known)
    for part in posting.distributions:
        yield from _of_part(posting, part, known)


def _of_supplier(posting: Posting, known: Known) -> Iterator[tuple[Refusal, str]]:
    party = known.parties.get(posting.supplier_id)
    if party is None or party.payable is None:
        yield (
            Refusal.SUPPLIER_UNKNOWN,
            f"{posting.supplier_id} is no party with an account payable in this company; ask the supplier team",
        )
    elif not party.active:
        yield Refusal.SUPPLIER_INACTIVE, f"supplier {posting.supplier_id} is inactive; ask the supplier team"


def _of_number(posting: Posting, known: Known) -> Iterator[tuple[Refusal, str]]:
    number = posting.invoice_number
    if not normalise_number(number):
        yield Refusal.NUMBER_MISSING, "it has no number made of letters or digits; ask the supplier for one"
    if number != number.strip() or any(character in STRIPPED for character in number):
        yield Refusal.OTHER, "its number has blanks at an end or control characters, which Tryton does not keep"
    if held := known.held.get((posting.supplier_id, normalise_number(number), posting.kind)):
        yield Refusal.DUPLICATE, f"the supplier has billed under this number already ({held}); compare the two"


def _of_amounts(posting: Posting, known: Known) -> Iterator[tuple[Refusal, str]]:
    if not posting.distributions:
        yield Refusal.NO_DISTRIBUTIONS, "no part of it is coded; code it to a cost centre and a subjective"
    if any(amount != to_penny(amount) for part in posting.distributions for amount in (part.net, part.vat)):
        yield Refusal.NOT_TO_THE_PENNY, "a part of it is coded to a fraction of a penny; round the parts"
    if posting.gross < 0 if posting.kind is BillKind.INVOICE else posting.gross > 0:
        yield Refusal.WRONG_SIGN, f"{posting.gross} has the wrong sign; an invoice is positive, a credit note negative"
    if posting.currency != known.company.currency:
        theirs = known.rates[posting.currency, known.company.currency, posting.invoice_date]
        if theirs is None or theirs != posting.exchange_rate:
            yield (
                Refusal.RATE_MISSING,
                (
                    f"Tryton's rate for {posting.currency} is {theirs or 'not entered'} and the bill's "
                    f"{posting.exchange_rate or 'not known'}; ask treasury which is right"
                ),
            )


def _of_part(posting: Posting, part: Distribution, known: Known) -> Iterator[tuple[Refusal, str]]:
    if account_code(part) not in known.accounts:
        yield Refusal.CODE_UNKNOWN, f"there is no open account {account_code(part)}; correct the coding"
    if part.quantity is not None and Decimal(str(float(part.quantity))) != part.quantity:
        yield Refusal.OTHER, f"Tryton cannot keep the quantity {part.quantity} digit by digit; round it"
    if part.po_number is None:
        return
    lines = [line for line in known.orders.get(part.po_number, []) if status_of(line)]
    billed = [line for line in lines if part.po_line in {None, line.po_line}]
    if not billed:
        yield Refusal.ORDER_UNKNOWN, f"this company has no order {part.po_number} with such a line; match it again"
    elif posting.kind is BillKind.INVOICE and OrderStatus.OPEN not in {status_of(line) for line in billed}:
        yield Refusal.ORDER_CLOSED, f"order {part.po_number} is closed or cancelled; ask the buyer"
