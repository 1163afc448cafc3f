"""What bills come to in an organisation's books, worked out from the bills: for ledgers whose own sums are not seen."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from connectors.ledgers.base import Balances
from counterfoil.model.postings import Posting
from counterfoil.money import to_penny


def balances_of(organisation: str, postings: Iterable[Posting]) -> Balances:
    """In pounds; each amount of another currency is turned into pounds and rounded by itself, as a journal is."""
    suppliers: dict[str, Decimal] = defaultdict(Decimal)
    expenses: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    recoverable = Decimal(0)
    for posting in postings:
        rate = posting.exchange_rate or Decimal(1)
        for part in posting.distributions:
            cost = part.net if part.vat_recovery is not None else part.net + part.vat
            pounds, vat = to_penny(cost * rate), to_penny((part.net + part.vat - cost) * rate)
            expenses[part.cost_centre, part.subjective] += pounds
            recoverable += vat
            suppliers[posting.supplier_id] += pounds + vat
    return Balances(
        organisation=organisation,
        payables=sum(suppliers.values(), Decimal(0)),
        vat_recoverable=recoverable,
        expenses=dict(expenses),
        suppliers=dict(suppliers),
    )
