"""From the database's rows to the words of the trade."""

import json
from typing import Any

from sqlalchemy import Row

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.documents import Kind
from counterfoil.model.masters import BillKind
from counterfoil.model.matches import KnownBill
from counterfoil.store.papers import POSTED, POSTING
from counterfoil.store.records import AuditEntry, Item, ItemHold, Judgement, PostingRecord, Run, State
from counterfoil.store.tables import BILL, ITEM

ITEM_COLUMNS = tuple(column for column in ITEM.c if column.name not in {"lease_token", "lease_until"})
BILL_COLUMNS = tuple(column for column in BILL.c if column.name not in {"number_key", "gross_key"})


def item_of(row: Row[Any]) -> Item:
    """An item from a row of `ITEM_COLUMNS`."""
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    values["kind"] = None if row.kind is None else Kind(row.kind)
    values["outcome"] = None if row.outcome is None else Outcome(row.outcome)
    values["state"], values["step"] = State(row.state), State(row.step)
    values["flags"] = tuple(HoldCode(flag) for flag in row.flags)
    return Item(**values)


def bill_of(row: Row[Any]) -> KnownBill:
    """A known bill from a row of `BILL_COLUMNS`."""
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    return KnownBill(**{**values, "kind": BillKind(row.kind)})


def hold_of(row: Row[Any]) -> ItemHold:
    """A hold."""
    return ItemHold(
        item=row.item,
        code=HoldCode(row.code),
        detail=row.detail,
        opened_on=row.opened_on,
        released_on=row.released_on,
    )


def judgement_of(row: Row[Any]) -> Judgement:
    """A person's judgement."""
    return Judgement(id=row.id, item=row.item, at=row.at, person=row.person, kind=row.kind, body=json.loads(row.body))


def posting_of(row: Row[Any]) -> PostingRecord:
    """An intent with its receipt."""
    return PostingRecord(
        item=row.item,
        posting=POSTING.validate_json(row.body),
        intended_at=row.intended_at,
        posted_at=row.posted_at,
        posted=None if row.read_back is None else POSTED.validate_json(row.read_back),
    )


def run_of(row: Row[Any]) -> Run:
    """A run."""
    return Run(**{**row._mapping, "summary": json.loads(row.summary)})  # noqa: SLF001 - SQLAlchemy's public name for it


def entry_of(row: Row[Any]) -> AuditEntry:
    """An audit event."""
    return AuditEntry(
        stream=row.stream,
        sequence=row.sequence,
        at=row.at,
        kind=row.kind,
        actor=row.actor,
        subject=row.subject,
        body=json.loads(row.body),
    )
