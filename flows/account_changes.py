"""Changes of suppliers' accounts that are not settled: until they are, neither the old account nor the new is paid."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bots.matching.identifiers import has_proposed_account
from counterfoil.model.changes import Change, ChangeKind
from counterfoil.model.masters import AccountChange, Masterdata
from counterfoil.store import Scope, Store

ALL_POST = Scope(organisations=None, shut=True, patient=True)


def with_account_changes(data: Masterdata, store: Store, *, before: datetime | None = None) -> Masterdata:
    """The extracts with each change that is not settled; the digest tells that they are others.

    A change is settled once it is refused, or approved and in the extracts. With `before` only the steps that were
    taken by then count: what a run which began then knows.
    """
    proposed = [each for each in store.changes(ALL_POST, before=before) if each.proposal.kind is ChangeKind.BANK]
    found = tuple(_unsettled(proposed, data)) if proposed else ()
    if not found:
        return data
    digest = hashlib.sha256(f"{data.digest}\n{found!r}".encode()).hexdigest()
    return replace(data, account_changes=found, digest=digest)


def _unsettled(proposed: list[Change], data: Masterdata) -> Iterator[AccountChange]:
    wanted = {(each.proposal.organisation, each.proposal.supplier_id) for each in proposed}
    places = ((each.organisation, each.supplier_id) for each in data.suppliers)
    held = {place: each for place, each in zip(places, data.suppliers, strict=True) if place in wanted}
    for change in proposed:
        proposal = change.proposal
        record = held.get((proposal.organisation, proposal.supplier_id))
        if change.approved and has_proposed_account(record, proposal.details):
            continue
        yield AccountChange(
            organisation=proposal.organisation,
            supplier_id=proposal.supplier_id,
            number=proposal.by.number,
            proposed_by=proposal.by.person,
            proposed_on=proposal.by.on,
        )
