"""The store: items and their papers, originals, holds, intents to post, and what is known of earlier post."""

from counterfoil.store.batching import batches
from counterfoil.store.columns import keepable
from counterfoil.store.errors import (
    LeaseLostError,
    NoSuchItemError,
    PostingKeyTakenError,
    StoreBusyError,
    StoreError,
)
from counterfoil.store.originals import Originals
from counterfoil.store.records import (
    Alert,
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
    System,
    Trial,
)
from counterfoil.store.releasing import Settled
from counterfoil.store.remembering import CORRECTION
from counterfoil.store.sight import EVERY_BODY, Scope
from counterfoil.store.standing import Standing, standing_of
from counterfoil.store.store import Store, utc_now
from counterfoil.store.transaction import Transaction
from counterfoil.store.work_records import (
    BillEnd,
    Brief,
    Order,
    Queue,
    RootCause,
    RootCauses,
    StaleError,
    Tab,
    Waits,
    Wanted,
    WorkItem,
)

__all__ = [
    "CORRECTION",
    "EVERY_BODY",
    "Alert",
    "AuditEntry",
    "BillEnd",
    "Billed",
    "Brief",
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
    "Order",
    "Originals",
    "PostingKeyTakenError",
    "PostingRecord",
    "Queue",
    "RootCause",
    "RootCauses",
    "RulingRecord",
    "Run",
    "Scope",
    "Session",
    "Settled",
    "ShadowRecord",
    "StaleError",
    "Standing",
    "State",
    "Store",
    "StoreBusyError",
    "StoreError",
    "System",
    "Tab",
    "Transaction",
    "Trial",
    "Waits",
    "Wanted",
    "WorkItem",
    "batches",
    "keepable",
    "standing_of",
    "utc_now",
]
