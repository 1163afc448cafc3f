"""What the work list shows of a document at a glance, and when payment for it falls due."""

from datetime import date, timedelta

from counterfoil.model.decisions import Decision
from counterfoil.model.documents import Document
from counterfoil.store import Brief, Item
from flows.workbench import Workbench


def brief_of(document: Document, *, due_on: date) -> Brief:
    """The document at a glance."""
    sender = None if document.kind.is_of_staff else document.seller.name
    amount = document.gross or document.amount_due or document.net
    return Brief(
        number=document.invoice_number.value if document.invoice_number else "",
        sender=sender.value if sender else "",
        currency=document.currency.value if document.currency else "",
        gross=amount.value if amount else None,
        orders=tuple(field.value for field in document.order_references),
        due_on=due_on,
    )


def due_on(bench: Workbench, item: Item, decision: Decision) -> date:
    """When payment falls due: as it will be posted, else by the standard terms from the day of receipt."""
    if decision.posting is not None:
        return decision.posting.due_date
    days = bench.rulebook.policy(item.organisation).parameter("payment_days", bench.as_of)
    assert isinstance(days, int), "payment_days is declared as an integer"
    return item.received_on + timedelta(days=days)
