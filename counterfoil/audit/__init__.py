"""The audit log: append-only chains of events, one an organisation, with signed checkpoints kept outside."""

from counterfoil.audit.breaks import Break
from counterfoil.audit.chain import Event, Head
from counterfoil.audit.checkpoints import Checkpoint, SigningKey, append_copy, public_keys
from counterfoil.audit.log import append, append_checkpoint
from counterfoil.audit.tables import METADATA
from counterfoil.audit.verification import Verification, verify

__all__ = [
    "METADATA",
    "Break",
    "Checkpoint",
    "Event",
    "Head",
    "SigningKey",
    "Verification",
    "append",
    "append_checkpoint",
    "append_copy",
    "public_keys",
    "verify",
]
