"""Names that a second person has confirmed: from then on a supplier's record goes by them as by its listed aliases."""

import hashlib
from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from counterfoil.insights import confirmed_names
from counterfoil.model.masters import Masterdata, Supplier
from counterfoil.store import Store

Place = tuple[str, str]
"""An organisation, and the id of a record in its ledger."""


def with_confirmed_names(data: Masterdata, store: Store, *, before: datetime | None = None) -> Masterdata:
    """The extracts with each confirmed name among the aliases of its record; the digest tells that they are others.

    A name that was confirmed for two records is an alias of both, so that it decides between them no more. With
    `before` only what was confirmed by then counts: what a run which began then knows.
    """
    confirmed: dict[Place, set[str]] = defaultdict(set)
    for each in confirmed_names(store, before=before):
        confirmed[each.organisation, each.supplier_id].add(each.name)
    if not confirmed:
        return data
    told = repr(sorted((place, sorted(names)) for place, names in confirmed.items()))
    return replace(
        data,
        suppliers=tuple(_with_names(supplier, confirmed) for supplier in data.suppliers),
        digest=hashlib.sha256(f"{data.digest}\n{told}".encode()).hexdigest(),
    )


def _with_names(supplier: Supplier, confirmed: dict[Place, set[str]]) -> Supplier:
    names = confirmed.get((supplier.organisation, supplier.supplier_id), set()) - {supplier.name, *supplier.aliases}
    return replace(supplier, aliases=(*supplier.aliases, *sorted(names))) if names else supplier
