"""Originals of October 2026, decided and filed, and the way to their disposal."""

from datetime import UTC, datetime

from counterfoil.model.decisions import Decision, Outcome
from counterfoil.model.documents import Kind
from counterfoil.rulebook import Rulebook
from counterfoil.store import NewFile, State, Store
from flows import disposing
from tests.support.items import DAY, claim, invoice

# The first day on which the originals of the day of `tests.support.items` are due.
AFTER = datetime(2033, 4, 1, 9, tzinfo=UTC)
FILED = Decision(outcome=Outcome.FILED, as_at=DAY)


def put_in(store: Store, name: str, content: bytes, *, decision: Decision = FILED, supplier: str = "S1") -> str:
    """A file that was received, read and decided in October 2026."""
    sha256 = store.originals.keep(content)
    with store.transaction() as tx:
        (item,) = tx.register([NewFile(file=f"{DAY}/{name}", received_on=DAY, sha256=sha256, size=len(content))])
    (pending,) = claim(store, State.PENDING)
    with store.transaction() as tx:
        tx.keep_reading(pending, invoice(name), kind=Kind.INVOICE)
    decide(store, decision, supplier=supplier)
    return item


def decide(store: Store, decision: Decision, *, supplier: str = "S1") -> None:
    (read,) = claim(store, State.READ)
    with store.transaction() as tx:
        tx.decide(read, decision, organisation="ZN1", supplier_id=supplier)


def due(store: Store, book: Rulebook) -> list[str]:
    return [item for each in disposing.listed(store, book).due for item in each.items]


def approved(store: Store, book: Rulebook) -> int:
    """A list of all that is due, made by one person and approved by another."""
    with store.transaction(actor="ann") as tx:
        number = tx.prepare_disposal(disposing.listed(store, book).due, person="ann")
    with store.transaction(actor="ben") as tx:
        tx.end_disposal(number, person="ben", approve=True)
    return number


def is_kept(store: Store, item: str) -> bool:
    return store.originals.path(store.item(item).sha256).is_file()
