"""Decides which invoice a credit note credits."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bots.matching.case import Case
from bots.matching.duplicates import is_senders, issued_on, senders_records, shares_order
from bots.matching.evidence import probabilities, total
from bots.matching.numbers import look_up_keys, number_key
from bots.matching.standing import ZERO, Standing
from counterfoil.model.masters import BillKind
from counterfoil.model.matches import Candidate, Certainty, CreditMatch, KnownBill, OrderMatch, Reason
from counterfoil.model.postings import normalise_number, posting_key
from counterfoil.money import PENNY

SHOWN = 5


def match_credit(case: Case, order: OrderMatch, positions: Sequence[Standing]) -> CreditMatch:
    """The invoice that the credit note names; without a name, the only one on its order; else ranked candidates."""
    bills = _senders_invoices(case)
    named = [field.value for field in case.document.references]
    for same in (normalise_number, number_key):
        wanted = {same(number) for number in named}
        found = [bill for bill in bills if same(bill.invoice_number) in wanted]
        if len(found) == 1 and _covers(found[0], case):
            why = Reason(feature="invoice_named", detail="The credit note names this invoice", weight=10.0)
            return replace(_matched(found[0], why), over=_over_what_is_left(found[0], case, order, positions))
        if found:
            return _ranked(found, case, order)
    if not named and (only := _only_one_billed(bills, case, order, positions)):
        why = Reason(feature="only_invoice_on_order", detail="No other invoice was billed on the order", weight=8.0)
        return _matched(only, why)
    return _ranked(bills, case, order)


def _senders_invoices(case: Case) -> list[KnownBill]:
    """The sender's invoices to this organisation that are known and not cancelled, each once."""
    records = senders_records(case)
    held = [
        bill
        for record in records
        if record.supplier.organisation == case.organisation
        for bill in case.masters.bills.of_supplier(record.supplier.organisation, record.id)
    ]
    keys = {key for field in case.document.references for key in look_up_keys(field.value)}
    known = [*case.history.rivals, *held, *case.masters.bills.numbered(sorted(keys))]
    ours = [
        bill
        for bill in known
        if bill.kind is BillKind.INVOICE
        and not bill.cancelled
        and bill.organisation == case.organisation
        and is_senders(case, bill, records)
    ]
    return list({normalise_number(bill.invoice_number): bill for bill in reversed(ours)}.values())[::-1]


def _covers(bill: KnownBill, case: Case) -> bool:
    """Whether the invoice is not less than what is credited."""
    gross = case.identity.gross
    return gross is None or bill.gross is None or gross <= abs(bill.gross) + PENNY


def _over_what_is_left(
    original: KnownBill, case: Case, order: OrderMatch, positions: Sequence[Standing]
) -> Decimal | None:
    """By how much its lines credit more than credits before have left of what was billed on the order, net.

    None where they do not, and where the invoice does not count on the order: it is held, or is for others too.
    """
    billed = original.ledger_reference is not None or _posting_key(original) in case.history.keys
    if not (billed and shares_order(original, order)) or case.currency not in {None, order.currency}:
        return None
    orders = set(order.po_numbers)
    left = sum((p.billed_net for p in positions if p.line.po_number in orders), ZERO)
    credited = sum((abs(line.net) for line in order.lines if line.po_line), ZERO)
    return credited - left if credited > left + PENNY else None


def _posting_key(bill: KnownBill) -> str:
    return posting_key(
        organisation=bill.organisation,
        supplier_id=bill.supplier_id or "",
        invoice_number=bill.invoice_number,
        kind=bill.kind,
    )


def _only_one_billed(
    bills: Sequence[KnownBill], case: Case, order: OrderMatch, positions: Sequence[Standing]
) -> KnownBill | None:
    """The one invoice on the order whose lines are credited, if what was billed there is not more than that invoice."""
    on_order = [bill for bill in bills if shares_order(bill, order)]
    if len(on_order) != 1 or not _covers(on_order[0], case):
        return None
    credited = {(line.po_number, line.po_line) for line in order.lines if line.po_line}
    if not credited:
        return None
    orders = set(order.po_numbers)
    billed = sum((p.billed_net for p in positions if p.line.po_number in orders), ZERO)
    gross = on_order[0].gross
    return on_order[0] if gross is not None and billed <= abs(gross) else None


def _ranked(bills: Sequence[KnownBill], case: Case, order: OrderMatch) -> CreditMatch:
    likely = [(bill, _reasons(bill, case, order)) for bill in bills if _covers(bill, case)]
    ranked = sorted(likely, key=lambda pair: (-total(pair[1]), pair[0].invoice_number))[:SHOWN]
    chances = probabilities([total(reasons) for _, reasons in ranked])
    candidates = tuple(
        Candidate(id=_reference(bill), name=bill.invoice_number, probability=chance, reasons=reasons)
        for (bill, reasons), chance in zip(ranked, chances, strict=True)
    )
    return CreditMatch(
        certainty=Certainty.AMBIGUOUS if candidates else Certainty.NONE,
        candidates=candidates,
    )


def _reasons(bill: KnownBill, case: Case, order: OrderMatch) -> tuple[Reason, ...]:
    found = []
    if shares_order(bill, order):
        found.append(Reason(feature="same_order", detail="Both quote the same order", weight=4.0))
    if bill.gross is not None and case.identity.gross == abs(bill.gross):
        found.append(Reason(feature="same_gross", detail="The credit is the whole invoice", weight=3.0))
    issued = issued_on(case)
    if issued and bill.invoice_date and bill.invoice_date > issued:
        found.append(Reason(feature="later_invoice", detail="The invoice is dated after the credit", weight=-4.0))
    return tuple(found)


def _matched(bill: KnownBill, why: Reason) -> CreditMatch:
    candidate = Candidate(id=_reference(bill), name=bill.invoice_number, probability=1.0, reasons=(why,))
    return CreditMatch(certainty=Certainty.MATCHED, original=bill, candidates=(candidate,))


def _reference(bill: KnownBill) -> str:
    return bill.item or bill.ledger_reference or bill.invoice_number
