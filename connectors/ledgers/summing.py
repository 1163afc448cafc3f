"""What bills come to in an organisation's books, worked out from the bills: to hold a ledger's own sums against."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from connectors.ledgers.base import Balances
from counterfoil.model.postings import Posting
from counterfoil.money import PENNY, to_penny

NOTHING = Decimal(0)


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


def agree(shown: Balances, postings: Sequence[Posting]) -> bool:
    """Whether a ledger's books foot, and owe each supplier what these bills, all that we posted there, come to.

    In pounds to the penny; a part in another currency may differ by one, since ledgers round parts or wholes.
    """
    worked_out = balances_of(shown.organisation, postings)
    leeway: dict[str, Decimal] = defaultdict(Decimal)
    for posting in postings:
        if posting.exchange_rate is not None:
            leeway[posting.supplier_id] += PENNY * len(posting.distributions)
    suppliers = {*shown.suppliers, *worked_out.suppliers}
    return shown.foots and all(
        abs(shown.suppliers.get(one, NOTHING) - worked_out.suppliers.get(one, NOTHING)) <= leeway[one]
        for one in suppliers
    )
