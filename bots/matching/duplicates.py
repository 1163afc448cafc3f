"""Decides whether a bill was had before: the same again, a near copy, a number used twice, or only a look-alike."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from bots.matching.case import Case
from bots.matching.identifiers import vat_key
from bots.matching.masters import Masters
from bots.matching.numbers import (
    in_sequence,
    look_up_keys,
    names_period,
    number_key,
    one_slip_apart,
    order_key,
    same_writing,
    slips_between,
)
from bots.matching.standing import ZERO, Standing
from bots.matching.supplier_records import Record
from counterfoil.model.documents import Kind
from counterfoil.model.masters import BillKind
from counterfoil.model.matches import DuplicateMatch, KnownBill, OrderMatch, Reason, Repeat
from counterfoil.model.postings import normalise_number

NEAR = timedelta(days=7)
USUAL = 3  # times that a sender has charged a sum, from which the same sum once more says nothing
SHORTEST_TELLING = 4  # characters of a number that, with sum and date, tells a bill from an unknown sender
STRENGTH = (Repeat.SAME_INVOICE, Repeat.NUMBER_REUSED, Repeat.SUSPECT)
Verdict = tuple[Repeat, str, str] | None


def find_duplicate(case: Case, order: OrderMatch, positions: Sequence[Standing]) -> DuplicateMatch:
    """What the bill repeats, the strongest and then the earliest first.

    Bills that were cancelled, or that a person has told apart from this one, do not count.
    """
    if case.history.same_file is not None:
        return _same_file(case, case.history.same_file)
    records = senders_records(case)
    different = case.history.different
    known_bills = [known for known in _known(case, records) if not known.cancelled and known.reference not in different]
    judged = [(known, _judge(case, known, records, order, positions)) for known in known_bills]
    repeats = [(known, verdict) for known, verdict in judged if verdict is not None]
    if not repeats:
        return DuplicateMatch(repeat=Repeat.NEW)
    known, (repeat, feature, detail) = min(
        repeats, key=lambda pair: (STRENGTH.index(pair[1][0]), pair[0].invoice_date or date.max)
    )
    return DuplicateMatch(repeat=repeat, of=known, reasons=(Reason(feature=feature, detail=detail, weight=1.0),))


def number_of(case: Case) -> str:
    """The bill's number as printed; empty when none was."""
    return case.document.invoice_number.value if case.document.invoice_number else ""


def kind_of(case: Case) -> BillKind:
    """Invoice or credit note."""
    return BillKind.CREDIT_NOTE if case.document.kind is Kind.CREDIT_NOTE else BillKind.INVOICE


def issued_on(case: Case) -> date | None:
    """The bill's date."""
    return case.document.issue_date.value if case.document.issue_date else None


def senders_records(case: Case) -> list[Record]:
    """Every record that may be the sender: those likely at the organisation, and their firm's others anywhere."""
    masters, organisation = case.masters, case.organisation
    pairs = [(organisation, supplier_id) for supplier_id in case.likely_suppliers] if organisation else []
    found = [r for code, sid in (*pairs, *case.identity.supplier.elsewhere) if (r := masters.record(code, sid))]
    firm = [other for record in found for key in record.firm_keys() for other in masters.firm(*key)]
    return list({(r.supplier.organisation, r.id): r for r in (*found, *firm)}.values())


def is_senders(case: Case, known: KnownBill, records: Iterable[Record]) -> bool:
    """Whether a known bill came from this bill's sender, under whatever record."""
    if (known.organisation, known.supplier_id) in {(r.supplier.organisation, r.id) for r in records}:
        return True
    vat = _vat_number(case)
    return vat is not None and vat == (vat_key(known.vat_number) or _held_vat(case.masters, known))


def _vat_number(case: Case) -> str | None:
    printed = case.document.seller.vat_number
    return vat_key(printed.value) if printed else None


def _held_vat(masters: Masters, known: KnownBill) -> str | None:
    record = masters.record(known.organisation, known.supplier_id)
    return record.vat if record else None


def _known(case: Case, records: Iterable[Record]) -> Iterator[KnownBill]:
    """Our like items, and the ledger's bills under a like number or of this sum from this sender."""
    yield from case.history.rivals
    number = number_of(case)
    if number:
        yield from case.masters.bills.numbered(look_up_keys(number))
    if case.identity.gross is not None:
        for record in records:
            yield from case.masters.bills.of_gross(record.supplier.organisation, record.id, case.identity.gross)


def _judge(
    case: Case, known: KnownBill, records: Iterable[Record], order: OrderMatch, positions: Sequence[Standing]
) -> Verdict:
    mine = is_senders(case, known, records)
    writing = same_writing(number_of(case), known.invoice_number) if number_of(case) else None
    if known.kind is not kind_of(case):
        reused = mine and writing == "the same number" and known.organisation == case.organisation
        detail = f"{_named(known)} has the same number and is of the other kind"
        return (Repeat.NUMBER_REUSED, "number_reused", detail) if reused else None
    if not mine:
        return _from_unknown_sender(case, known, writing)
    if writing == "the same number":
        return _same_number(case, known)
    return _near_number(case, known, writing, order) or _same_sum(case, known, order, positions)


def _same_number(case: Case, known: KnownBill) -> Verdict:
    same_record = (known.organisation, known.supplier_id) == (case.organisation, case.supplier_id)
    gross, dates = _same_gross(case, known), _dates_agree(case, known)
    if same_record and gross and dates:
        return Repeat.SAME_INVOICE, "same_invoice", f"{_named(known)} has the same number, date and gross"
    if not dates and (not gross or _is_usual(case, known)) and _numbers_little(case, known):
        return None
    if same_record:
        differ = "date" if gross else "gross"
        return Repeat.SUSPECT, "same_number", f"{_named(known)} has the same number, but another {differ}"
    if not gross:
        return None
    where = "under another supplier record" if known.organisation == case.organisation else "to another organisation"
    return Repeat.SUSPECT, "same_bill_elsewhere", f"{_named(known)} has the same number and gross, {where}"


def _numbers_little(case: Case, known: KnownBill) -> bool:
    """Whether the sender puts one number on many bills: "OCT 2026", its account, a contract."""
    if names_period(known.invoice_number):
        return True
    supplier_id = known.supplier_id
    return supplier_id is not None and case.masters.bills.reuses_numbers(known.organisation, supplier_id)


def _is_usual(case: Case, known: KnownBill) -> bool:
    """Whether the sender charges this sum again and again: a rent, a fee, an instalment."""
    if known.supplier_id is None or known.gross is None:
        return False
    return len(list(case.masters.bills.of_gross(known.organisation, known.supplier_id, known.gross))) >= USUAL


def _near_number(case: Case, known: KnownBill, writing: str | None, order: OrderMatch) -> Verdict:
    """One number written twice, or with one slip on the same day; what is for other orders is another bill."""
    if not _same_gross(case, known):
        return None
    if writing is not None:
        return Repeat.SUSPECT, "near_number", f"{_named(known)} has {writing}, and the same gross"
    one, two = normalise_number(number_of(case)), normalise_number(known.invoice_number)
    same_day = issued_on(case) is not None and issued_on(case) == known.invoice_date
    if not (same_day and one_slip_apart(one, two)) or in_sequence(number_of(case), known.invoice_number):
        return None
    other_digit = (
        len(one) == len(two)
        and sorted(one) != sorted(two)
        and slips_between(number_key(one), number_key(two)) == (0, 1)
    )
    if other_digit and _is_usual(case, known):
        return None
    if order.po_numbers and known.po_numbers and not shares_order(known, order):
        return None
    return Repeat.SUSPECT, "number_one_slip_away", f"{_named(known)} is one slip away, of the same date and gross"


def _same_sum(case: Case, known: KnownBill, order: OrderMatch, positions: Sequence[Standing]) -> Verdict:
    """The same sum on the same order within days, when the order has no room for both (a rental's has)."""
    issued = issued_on(case)
    if not (_same_gross(case, known) and issued and known.invoice_date and abs(issued - known.invoice_date) <= NEAR):
        return None
    if not shares_order(known, order) or _has_room(order, positions):
        return None
    detail = f"{_named(known)}, {NEAR.days} days away at most, has the same gross, and the order has no room for both"
    return Repeat.SUSPECT, "same_sum_on_order", detail


def shares_order(known: KnownBill, order: OrderMatch) -> bool:
    """Whether a known bill quotes one of the orders."""
    return not {order_key(number) for number in order.po_numbers}.isdisjoint(map(order_key, known.po_numbers))


def _has_room(order: OrderMatch, positions: Sequence[Standing]) -> bool:
    """Whether what the orders have left unbilled covers this bill; of an order that was not found nobody can tell."""
    if not positions:
        return True
    orders = set(order.po_numbers)
    left = sum((p.line.net_amount - p.billed_net for p in positions if p.line.po_number in orders), ZERO)
    return left >= sum((abs(line.net) for line in order.lines), ZERO)


def _from_unknown_sender(case: Case, known: KnownBill, writing: str | None) -> Verdict:
    """Where either sender is not known, the same number, sum and date at one organisation are too much for chance."""
    if known.supplier_id is not None and case.supplier_id is not None:
        return None
    telling = len(normalise_number(number_of(case))) >= SHORTEST_TELLING and issued_on(case) == known.invoice_date
    same = writing == "the same number" and telling and known.organisation == case.organisation
    if not (same and _same_gross(case, known)):
        return None
    return (
        Repeat.SUSPECT,
        "same_bill",
        f"{_named(known)} has the same number, date and gross; who sent them is not certain",
    )


def _same_gross(case: Case, known: KnownBill) -> bool:
    gross: Decimal | None = case.identity.gross
    stated = case.currency in {None, known.currency}
    return stated and gross is not None and known.gross is not None and gross == abs(known.gross)


def _dates_agree(case: Case, known: KnownBill) -> bool:
    issued = issued_on(case)
    return issued is None or known.invoice_date is None or issued == known.invoice_date


def _same_file(case: Case, item: str) -> DuplicateMatch:
    rival = next((known for known in case.history.rivals if known.item == item), None)
    of = rival or KnownBill(
        organisation=case.organisation or "",
        supplier_id=case.supplier_id,
        invoice_number=number_of(case),
        kind=kind_of(case),
        invoice_date=issued_on(case),
        gross=case.identity.gross,
        item=item,
    )
    reason = Reason(feature="same_file", detail=f"The file of item {item} has the same bytes", weight=1.0)
    return DuplicateMatch(repeat=Repeat.SAME_FILE, of=of, reasons=(reason,))


def _named(known: KnownBill) -> str:
    """How a clerk knows the earlier bill."""
    where = f"item {known.item}" if known.item else f"ledger {known.ledger_reference or 'entry'}"
    return f"{known.kind.value.replace('_', ' ').capitalize()} {known.invoice_number} at {known.organisation} ({where})"
