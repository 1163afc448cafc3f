"""One bill as it is matched: the document, who is billed and by whom, the masters and our own history."""

from dataclasses import dataclass
from datetime import date

from bots.matching.evidence import PLAUSIBLE
from bots.matching.history import History
from bots.matching.identification import Identity
from bots.matching.masters import Masters
from bots.matching.standing import Counts
from counterfoil.model.documents import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One bill with all that is known about it; `counts` tells which ledger bills came before it."""

    document: Document
    identity: Identity
    masters: Masters
    history: History
    received_on: date
    counts: Counts

    @property
    def organisation(self) -> str | None:
        """The organisation billed, if it is certain."""
        return self.identity.organisation.organisation

    @property
    def supplier_id(self) -> str | None:
        """The supplier record, if it is certain."""
        return self.identity.supplier.supplier_id

    @property
    def likely_suppliers(self) -> tuple[str, ...]:
        """The supplier record, or those that it may be."""
        if self.supplier_id:
            return (self.supplier_id,)
        return tuple(c.id for c in self.identity.supplier.candidates if c.probability >= PLAUSIBLE)

    @property
    def currency(self) -> str | None:
        """The currency that the document states."""
        return self.document.currency.value if self.document.currency else None
