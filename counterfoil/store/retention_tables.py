"""The tables of keeping originals: legal holds and their ends, lists to dispose of, and the tombstones in them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from counterfoil.store.columns import Instant, Said
from counterfoil.store.tables import METADATA

# No row is ever changed or deleted: that a hold was lifted is a row of its own.
LEGAL_HOLD = Table(
    "legal_hold",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("laid_on", String(20), nullable=False),
    Column("value", Said, nullable=False),
    Column("reason", Said, nullable=False),
    Column("person", Said, nullable=False),
    Column("at", Instant, nullable=False),
)

LEGAL_HOLD_LIFTED = Table(
    "legal_hold_lifted",
    METADATA,
    Column("number", Integer, ForeignKey("legal_hold.number"), primary_key=True),
    Column("reason", Said, nullable=False),
    Column("person", Said, nullable=False),
    Column("at", Instant, nullable=False),
)

DISPOSAL = Table(
    "disposal",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("prepared_by", Said, nullable=False),
    Column("prepared_at", Instant, nullable=False),
    Column("ended_by", Said),
    Column("ended_at", Instant),
    Column("approved", Boolean, nullable=False),
)

# An original on a list. Once `gone_at` is set the row is its tombstone; `spared` says why it was left after all.
DISPOSAL_ENTRY = Table(
    "disposal_entry",
    METADATA,
    Column("disposal", Integer, ForeignKey("disposal.number"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("rule", Text, nullable=False),
    Column("rules", String(64), nullable=False),
    Column("gone_at", Instant),
    Column("spared", Said),
    Index("ix_disposal_entry_sha256", "sha256"),
)
