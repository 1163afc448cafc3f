"""The bills that we and the ledger know, against which a supplier's statement or reminder is held."""

from collections.abc import Iterator

from bots.matching import Identity, number_key
from counterfoil.model.basis import StandingBill
from counterfoil.model.documents import Document
from counterfoil.model.masters import LedgerStatus
from counterfoil.model.matches import Certainty, KnownBill
from counterfoil.store import Transaction
from flows.workbench import Workbench


def standing_bills(
    bench: Workbench, tx: Transaction, document: Document, identity: Identity
) -> tuple[StandingBill, ...] | None:
    """The bills that a statement's lines or a reminder may mean; None where it is not certain whose they would be."""
    supplier, organisation = identity.supplier, identity.organisation.organisation
    if supplier.certainty is not Certainty.MATCHED or organisation is None or supplier.supplier_id is None:
        return None
    records = {(organisation, supplier.supplier_id), *supplier.elsewhere}
    named = [line.reference for line in document.statement_lines] + [*document.speaks_of]
    keys = [number_key(number) for number in named]
    known = [*ours(tx, keys), *bench.masters.bills.standing(keys)]
    return tuple(StandingBill(bill=bill, status=status) for bill, status in known if of_supplier(bill, records))


def standing_item(tx: Transaction, document: Document, item: str) -> tuple[StandingBill, ...]:
    """Where the bill stands that a document names and that is an item of ours, whoever the document is from."""
    known = ours(tx, [number_key(number) for number in document.speaks_of])
    return tuple(StandingBill(bill=bill, status=status) for bill, status in known if bill.item == item)


def ours(tx: Transaction, keys: list[str]) -> Iterator[tuple[KnownBill, LedgerStatus | None]]:
    """Our own bills of these numbers: approved once they are meant for the ledger, held until then."""
    bills = tx.known_bills(keys, [])
    meant = tx.meant_for_the_ledger([bill.item for bill in bills if bill.item])
    for bill in bills:
        yield bill, LedgerStatus.APPROVED if bill.item in meant else None


def of_supplier(bill: KnownBill, records: set[tuple[str, str]]) -> bool:
    """Whether a bill is one of this supplier's, at any organisation that knows it; a bill of nobody's record may be."""
    return bill.supplier_id is None or (bill.organisation, bill.supplier_id) in records
