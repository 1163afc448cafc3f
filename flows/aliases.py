"""Names that people have confirmed: the supplier chosen for a posted bill goes by that bill's name from then on."""

import hashlib
from collections import defaultdict
from dataclasses import replace
from datetime import datetime

from counterfoil.model.masters import Masterdata, Supplier
from counterfoil.store import Store

Place = tuple[str, str]
"""An organisation, and the id of a record in its ledger."""


def with_confirmed_names(data: Masterdata, store: Store, *, before: datetime | None = None) -> Masterdata:
    """The extracts with each confirmed name among the aliases of its record; the digest tells that they are others.

    A name that was confirmed for two records is an alias of both, so that it decides between them no more. With
    `before` only bills posted by then confirm names: those that a run which began then knows.
    """
    confirmed = confirmed_names(store, before=before)
    if not confirmed:
        return data
    told = repr(sorted((place, sorted(names)) for place, names in confirmed.items()))
    return replace(
        data,
        suppliers=tuple(_with_names(supplier, confirmed) for supplier in data.suppliers),
        digest=hashlib.sha256(f"{data.digest}\n{told}".encode()).hexdigest(),
    )


def confirmed_names(store: Store, *, before: datetime | None = None) -> dict[Place, set[str]]:
    """By supplier record, the names under which bills that a person gave to it, and that were posted, were printed."""
    choices = store.suppliers_chosen(before=before)
    readings = store.readings({choice.item for choice, _ in choices})
    found: dict[Place, set[str]] = defaultdict(set)
    for choice, organisation in choices:
        reading = readings.get(choice.item)
        name = reading.documents[0].seller.name if reading and reading.documents else None
        if organisation and name:
            found[organisation, choice.body["supplier_id"]].add(name.value)
    return dict(found)


def _with_names(supplier: Supplier, confirmed: dict[Place, set[str]]) -> Supplier:
    names = confirmed.get((supplier.organisation, supplier.supplier_id), set()) - {supplier.name, *supplier.aliases}
    return replace(supplier, aliases=(*supplier.aliases, *sorted(names))) if names else supplier
