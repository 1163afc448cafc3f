"""The second half of matching: orders and lines, duplicates and credits, with what our own store knows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bots.matching.case import Case
from bots.matching.credits import match_credit
from bots.matching.duplicates import find_duplicate
from bots.matching.history import History
from bots.matching.identification import Identity
from bots.matching.masters import Masters
from bots.matching.number_series import number_followed
from bots.matching.orders import match_orders
from bots.matching.shifts import with_billed
from counterfoil.model.documents import Document, Kind
from counterfoil.model.fields import Field
from counterfoil.model.masters import BillKind, LedgerInvoice
from counterfoil.model.matches import Match, OrderState
from counterfoil.model.postings import normalise_number, posting_key


def match(document: Document, identity: Identity, *, masters: Masters, history: History, received_on: date) -> Match:
    """All that matching has to say about one bill, given who is billed and by whom.

    Pure: the same document, masters and history give the same match.
    """
    kind = BillKind.CREDIT_NOTE if document.kind is Kind.CREDIT_NOTE else BillKind.INVOICE
    number = normalise_number(document.invoice_number.value) if document.invoice_number else ""

    def came_before(bill: LedgerInvoice) -> bool:
        """What we have billed ourselves counts once, and the bill at hand is not billed before itself."""
        key = posting_key(
            organisation=bill.organisation,
            supplier_id=bill.supplier_id,
            invoice_number=bill.invoice_number,
            kind=bill.kind,
        )
        if key in history.keys:
            return False
        return not (number and normalise_number(bill.invoice_number) == number and bill.kind is kind)

    case = Case(
        document=document,
        identity=identity,
        masters=masters,
        history=history,
        received_on=received_on,
        counts=came_before,
    )
    order, positions = match_orders(case)
    credit = match_credit(case, order, positions) if document.kind is Kind.CREDIT_NOTE else None
    if credit and credit.original and order.state is OrderState.NOT_QUOTED:
        order, positions = match_orders(_quoting(case, credit.original.po_numbers))
    return Match(
        organisation=identity.organisation,
        supplier=identity.supplier,
        order=order,
        duplicate=find_duplicate(case, order, positions),
        credit=credit,
        agency=with_billed(identity.agency, history.billed) if identity.agency else None,
        number_follows=number_followed(case),
    )


def _quoting(case: Case, po_numbers: Sequence[str]) -> Case:
    """The case of a credit note that quotes no order as if it quoted those of the invoice that it credits."""
    quoted = (Field(value=number, raw="", confidence=1.0, source="invoice credited") for number in po_numbers)
    return replace(case, document=replace(case.document, order_references=tuple(quoted)))
