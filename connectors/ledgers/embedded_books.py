"""How a bill stands in the embedded ledger's books: its rows, its double entry, and the bill made from rows again."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from connectors.ledgers.base import Balances, LedgerError
from connectors.ledgers.embedded_tables import bills, distributions, journal
from counterfoil.model.postings import Distribution, Posting, normalise_number
from counterfoil.money import POUNDS, to_penny
from counterfoil.store.inserting import insert_or_leave

EXPENSE, VAT, PAYABLES = "expense", "vat", "payables"


def write(connection: sa.Connection, postings: Sequence[Posting]) -> list[int | None]:
    """Write the bills, their distributions and their journal: each bill's number, None where its place is taken.

    On PostgreSQL this waits for another transaction that is just writing one of them.
    """
    if not postings:
        return []
    insert = _INSERT_BILL[connection.dialect.name]
    found = connection.execute(insert, [_bill_row(posting) for posting in postings])
    written = {row.posting_key: row.id for row in found}
    numbers = [written.pop(posting.key, None) for posting in postings]
    ours = [(number, posting) for number, posting in zip(numbers, postings, strict=True) if number is not None]
    if ours:
        connection.execute(_INSERT_DISTRIBUTIONS, [row for one in ours for row in _distribution_rows(*one)])
        connection.execute(_INSERT_JOURNAL, [row for one in ours for row in _journal_rows(*one)])
    return numbers


def read(connection: sa.Connection, question: sa.Select[Any], **about: object) -> dict[int, Posting]:
    """The bills that one of the questions below finds, by their numbers, in order.

    Raises:
        LedgerError: the rows of a bill do not add up, so somebody has changed them behind the ledger's back.
    """
    found = groupby(connection.execute(question, about), key=itemgetter(0))
    return {number: _posting(list(rows)) for number, rows in found}


def balances(connection: sa.Connection, organisation: str) -> Balances:
    """The sums of the journal of one organisation."""
    keys = (journal.c.account, journal.c.cost_centre, journal.c.subjective, journal.c.supplier_id)
    query = (
        sa.select(*keys, sa.func.sum(journal.c.pence).label("pence"))
        .where(journal.c.organisation == organisation)
        .group_by(*keys)
    )
    rows = [(row, Decimal(int(row.pence)).scaleb(-2)) for row in connection.execute(query)]
    suppliers = {row.supplier_id: -pounds for row, pounds in rows if row.account == PAYABLES}
    return Balances(
        organisation=organisation,
        payables=sum(suppliers.values(), Decimal(0)),
        vat_recoverable=sum((pounds for row, pounds in rows if row.account == VAT), Decimal(0)),
        expenses={(row.cost_centre, row.subjective): pounds for row, pounds in rows if row.account == EXPENSE},
        suppliers=suppliers,
    )


_INSERT_BILL = {
    name: insert.returning(bills.c.id, bills.c.posting_key) for name, insert in insert_or_leave(bills).items()
}
_INSERT_DISTRIBUTIONS = distributions.insert()
_INSERT_JOURNAL = journal.insert()


_OF_BILL = tuple(f.name for f in fields(Posting) if f.name not in {"key", "distributions"})
_OF_DISTRIBUTION = tuple(f.name for f in fields(Distribution))

_BILLS = sa.select(bills.c.id, bills.c.posting_key, *(bills.c[name] for name in _OF_BILL)).order_by(bills.c.id)
_THESE: sa.BindParameter[Any] = sa.bindparam("these", expanding=True)
_PAGE = _BILLS.where(bills.c.id > sa.bindparam("last")).limit(sa.bindparam("most"))


def _coded(which: sa.Select[Any]) -> sa.Select[Any]:
    """These bills with their distributions, a row for each, since a second question costs more than longer rows."""
    found = which.subquery()
    coded = (distributions.c.line, *(distributions.c[name] for name in _OF_DISTRIBUTION))
    joined = sa.select(*found.c, *coded).join_from(
        found, distributions, distributions.c.invoice_id == found.c.id, isouter=True
    )
    return joined.order_by(found.c.id, distributions.c.line)


# The questions are made once: to make one costs more than to answer it.
BY_KEY = _coded(_BILLS.where(bills.c.posting_key.in_(_THESE)))
BY_NUMBER = _coded(_BILLS.where(bills.c.id.in_(_THESE)))
PAGE_OF_ALL = _coded(_PAGE)
PAGE_OF_ONE = _coded(_PAGE.where(bills.c.organisation == sa.bindparam("organisation")))
"""Up to `most` bills whose number is above `last`; of `organisation` only."""


def _bill_row(posting: Posting) -> dict[str, Any]:
    row = {name: getattr(posting, name) for name in _OF_BILL}
    return row | {"posting_key": posting.key, "normalised_number": normalise_number(posting.invoice_number)}


def _distribution_rows(number: int, posting: Posting) -> Iterator[dict[str, Any]]:
    for line, distribution in enumerate(posting.distributions, start=1):
        row = {name: getattr(distribution, name) for name in _OF_DISTRIBUTION}
        yield row | {"invoice_id": number, "line": line}


def _journal_rows(number: int, posting: Posting) -> Iterator[dict[str, Any]]:
    """Debits are positive, credits negative, all in pence of the home currency, and they come to nought.

    VAT that is not recovered is part of the cost. The control account is credited with the sum of the debits, so that a
    bill in another currency foots although each of its parts is rounded.
    """
    rate = posting.exchange_rate if posting.exchange_rate and posting.currency != POUNDS else Decimal(1)
    entry, total = 0, 0
    for distribution in posting.distributions:
        for account, amount in _debits(distribution):
            entry, pence = entry + 1, int(to_penny(amount * rate).scaleb(2))
            total += pence
            yield {
                "invoice_id": number,
                "entry": entry,
                "organisation": posting.organisation,
                "account": account,
                "cost_centre": distribution.cost_centre,
                "subjective": distribution.subjective,
                "supplier_id": None,
                "vat_recovery": distribution.vat_recovery,
                "pence": pence,
            }
    yield {
        "invoice_id": number,
        "entry": entry + 1,
        "organisation": posting.organisation,
        "account": PAYABLES,
        "cost_centre": None,
        "subjective": None,
        "supplier_id": posting.supplier_id,
        "vat_recovery": None,
        "pence": -total,
    }


def _debits(distribution: Distribution) -> Iterator[tuple[str, Decimal]]:
    if distribution.vat_recovery is None:
        yield EXPENSE, distribution.net + distribution.vat
    else:
        yield EXPENSE, distribution.net
        yield VAT, distribution.vat


def _posting(rows: Sequence[sa.Row[Any]]) -> Posting:
    """The bill that its rows are, one for each distribution."""
    place = 2 + len(_OF_BILL)
    number, key, *told = rows[0][:place]
    coded = [dict(zip(_OF_DISTRIBUTION, row[place + 1 :], strict=True)) for row in rows if row[place] is not None]
    parts = tuple(Distribution(**part) for part in coded)
    try:
        return Posting(key=key, distributions=parts, **dict(zip(_OF_BILL, told, strict=True)))
    except ValueError as error:
        raise LedgerError(f"the embedded ledger's own rows of bill {number} do not add up: {error}") from error
