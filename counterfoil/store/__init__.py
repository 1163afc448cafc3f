"""The store: items and their papers, originals, holds, intents to post, and what is known of earlier post."""

from counterfoil.store.errors import (
    LeaseLostError,
    NoSuchItemError,
    PostingKeyTakenError,
    StoreBusyError,
    StoreError,
)
from counterfoil.store.originals import Originals
from counterfoil.store.records import (
    AuditEntry,
    Billed,
    Claim,
    Dossier,
    Item,
    ItemHold,
    Judgement,
    MemoryRecord,
    NewFile,
    NewPart,
    PostingRecord,
    Run,
    Session,
    State,
)
from counterfoil.store.remembering import CORRECTION
from counterfoil.store.sight import Scope
from counterfoil.store.store import Store, utc_now
from counterfoil.store.transaction import Transaction

__all__ = [
    "CORRECTION",
    "AuditEntry",
    "Billed",
    "Claim",
    "Dossier",
    "Item",
    "ItemHold",
    "Judgement",
    "LeaseLostError",
    "MemoryRecord",
    "NewFile",
    "NewPart",
    "NoSuchItemError",
    "Originals",
    "PostingKeyTakenError",
    "PostingRecord",
    "Run",
    "Scope",
    "Session",
    "State",
    "Store",
    "StoreBusyError",
    "StoreError",
    "Transaction",
    "utc_now",
]
