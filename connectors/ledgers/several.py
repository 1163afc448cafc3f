"""Several ledgers as one: what is about an organisation goes to the ledger that keeps its books."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import fields, replace
from itertools import chain
from types import MappingProxyType
from typing import Any, ClassVar

from connectors.ledgers.base import Balances, Ledger, LedgerError
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.model.masters import Masterdata
from counterfoil.model.postings import Posted, Posting
from counterfoil.work import Limits

EMBEDDED = "embedded"

KEYS = {
    "organisations": ("organisation",),
    "suppliers": ("organisation", "supplier_id"),
    "purchase_orders": ("organisation", "po_number", "line_number"),
}
"""What tells that a row of a ledger and one of an extract are of the same thing; the extract fills what is open."""


class Ledgers(Ledger):
    """All ledgers of an installation; `embedded` keeps the books of every organisation that `kept` does not name.

    The embedded ledger also remembers all master data as it was last known, whichever ledger it came from.
    """

    system: ClassVar[str] = "several"
    posts_are_safe_to_repeat: ClassVar[bool] = False

    def __init__(
        self,
        embedded: EmbeddedLedger,
        kept: Mapping[str, Ledger],
        *,
        named: Mapping[str, Ledger],
        limits: Mapping[str, Limits] = MappingProxyType({}),
    ) -> None:
        self.embedded = embedded
        self.named: Mapping[str, Ledger] = {EMBEDDED: embedded, **named}
        self._kept = kept
        self._limits = limits

    def books_of(self, organisation: str) -> Ledger:
        """The ledger that keeps this organisation's books."""
        return self._kept.get(organisation, self.embedded)

    def name_of(self, organisation: str) -> str:
        """The name, as in `ledgers.yaml`, of the ledger that keeps this organisation's books."""
        books = self.books_of(organisation)
        return next(name for name, ledger in self.named.items() if ledger is books)

    def limits_of(self, name: str) -> Limits:
        """What the ledger of this name may be asked to bear."""
        return self._limits.get(name, Limits())

    def find_posted(self, key: str) -> Posted | None:
        """The bill, in whichever ledger; ask `books_of` for the one, where the organisation is known."""
        found = (ledger.find_posted(key) for ledger in self.named.values())
        return next((posted for posted in found if posted), None)

    def post(self, posting: Posting) -> str:
        """Post to the organisation's own ledger."""
        return self.books_of(posting.organisation).post(posting)

    def read_back(self, reference: str) -> Posted:
        """References are each ledger's own.

        Raises:
            LedgerError: always; ask `books_of`.
        """
        raise LedgerError(f"ask the ledger that keeps the books for {reference}: each has references of its own")

    def postings(self, organisation: str | None = None) -> Iterator[Posted]:
        """The bills of one organisation, or of all ledgers one after the other."""
        if organisation is not None:
            return self.books_of(organisation).postings(organisation)
        return chain.from_iterable(ledger.postings() for ledger in self.named.values())

    def masterdata(self) -> Masterdata:
        """What was last known of all organisations."""
        return self.embedded.masterdata()

    def balances(self, organisation: str) -> Balances:
        """Those of the organisation's own ledger."""
        return self.books_of(organisation).balances(organisation)

    def held(self, organisation: str) -> Mapping[str, str]:
        """Those of the organisation's own ledger."""
        return self.books_of(organisation).held(organisation)

    def close(self) -> None:
        """Close every ledger."""
        with ExitStack() as closing:
            for ledger in self.named.values():
                closing.callback(ledger.close)

    def load(self, extracts: Masterdata) -> Masterdata:
        """Take the extracts, put what live ledgers know in their place, and remember and give back the whole.

        For a ledger that does not answer what was known last is used, at first the extracts, and a warning says so.
        """
        known = extracts
        for name, ledger in self.named.items():
            if not ledger.masters:
                continue
            bodies = {body for body, keeper in self._kept.items() if keeper is ledger}
            try:
                theirs = ledger.masterdata()
            except LedgerError as error:
                theirs = self.embedded.masterdata()
                warning = f"ledger {name} gave no master data, what was known last is used: {error}"
                known = replace(known, warnings=(*known.warnings, warning))
                if not theirs.digest:
                    continue
            known = _with(known, theirs, tables=ledger.masters, bodies=bodies)
        self.embedded.load(known)
        return known


def _with(known: Masterdata, theirs: Masterdata, *, tables: frozenset[str], bodies: set[str]) -> Masterdata:
    changed: dict[str, tuple[Any, ...]] = {}
    for table in tables:
        kept = [row for row in getattr(known, table) if row.organisation not in bodies]
        ours = [row for row in getattr(known, table) if row.organisation in bodies]
        before = {_key(table, row): row for row in ours} if table in KEYS else {}
        new = [
            _filled(row, before.get(_key(table, row))) for row in getattr(theirs, table) if row.organisation in bodies
        ]
        changed[table] = (*kept, *new)
    digest = hashlib.sha256(f"{known.digest} {theirs.digest}".encode()).hexdigest()
    return replace(known, **changed, digest=digest)


def _key(table: str, row: Any) -> tuple[str, ...]:  # noqa: ANN401 - a row of any table
    return tuple(getattr(row, name) for name in KEYS.get(table, ("organisation",)))


def _filled(row: Any, extract: Any) -> Any:  # noqa: ANN401 - as above
    """The ledger's row, with what it leaves open taken from the extract's row of the same thing."""
    if extract is None:
        return row
    empty = {f.name for f in fields(row) if getattr(row, f.name) in (None, ())}
    return replace(row, **{name: getattr(extract, name) for name in empty})
