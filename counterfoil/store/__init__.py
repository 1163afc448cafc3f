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
    KeptRules,
    MemoryRecord,
    NewFile,
    NewPart,
    PostingRecord,
    RulingRecord,
    Run,
    Session,
    ShadowRecord,
    State,
    Trial,
)
from counterfoil.store.remembering import CORRECTION
from counterfoil.store.sight import Scope
from counterfoil.store.standing import Standing, standing_of
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
    "KeptRules",
    "LeaseLostError",
    "MemoryRecord",
    "NewFile",
    "NewPart",
    "NoSuchItemError",
    "Originals",
    "PostingKeyTakenError",
    "PostingRecord",
    "RulingRecord",
    "Run",
    "Scope",
    "Session",
    "ShadowRecord",
    "Standing",
    "State",
    "Store",
    "StoreBusyError",
    "StoreError",
    "Transaction",
    "Trial",
    "standing_of",
    "utc_now",
]
