"""The store's tables: items and what was found on them, holds and judgements, intents to post and what they bill."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from counterfoil.store.columns import Exact, Instant, Listing, Ordered, Said
from counterfoil.store.porting import STAYS

METADATA = MetaData()


def _item_key() -> Column[str]:
    return Column("item", Ordered, ForeignKey("item.id"), primary_key=True)


ITEM = Table(
    "item",
    METADATA,
    Column("id", Ordered, primary_key=True),
    Column("file", Ordered, nullable=False),
    Column("part", Ordered, nullable=False),
    Column("name", Said, nullable=False),
    Column("parent", Ordered, ForeignKey("item.id"), index=True),
    Column("pages", Listing, nullable=False),
    Column("page_count", Integer, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("excerpt", Boolean, nullable=False),
    Column("kind", String(40)),
    Column("state", String(10), nullable=False),
    Column("step", String(10), nullable=False),
    Column("outcome", String(20)),
    Column("organisation", Ordered),
    Column("supplier_id", Said),
    Column("linked_to", Ordered, index=True),
    Column("flags", Listing, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("cuts", Integer, nullable=False, server_default="0"),
    Column("lease_token", String(32), index=True),
    Column("lease_until", Instant),
    Column("not_before", Instant),
    Column("priority", Integer, nullable=False),
    Column("due_on", Date),
    Column("error", Said),
    Column("decided_on", Date),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Index("ix_item_place", "file", "part", unique=True),
    Index("ix_item_order", "received_on", "file", "part"),
    Index("ix_item_queue", "step", "received_on", "file", "part"),
    Index("ix_item_posting", "step", "priority", "due_on", "received_on", "file", "part"),
    Index("ix_item_sha256", "sha256", "received_on", "file", "part"),
)

# What is large stands apart from the item, so that taking a lease does not write a whole reading again.
PAPER = Table(
    "paper",
    METADATA,
    _item_key(),
    Column("paper", String(10), primary_key=True),
    Column("body", Text, nullable=False),
)

HOLD = Table(
    "hold",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("item", Ordered, ForeignKey("item.id"), nullable=False, index=True),
    Column("code", String(20), nullable=False),
    Column("detail", Said, nullable=False),
    Column("opened_on", Date, nullable=False),
    Column("released_on", Date),
    Index("ix_hold_open", "released_on", "code"),
)

JUDGEMENT = Table(
    "judgement",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("item", Ordered, ForeignKey("item.id"), nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("person", Said, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("acts_from", Instant),
)

# What was learnt from a correction, or why nothing was: one row for each correction that a run has taken up. No row is
# ever changed, so that a reading can always be traced to the memory that it used.
MEMORY = Table(
    "memory",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("judgement", Integer, ForeignKey("judgement.id"), nullable=False, unique=True),
    Column("supplier_id", Said),
    Column("lesson", Text),
    Column("why_not", Said),
)

MEMORY_FORGOTTEN = Table(
    "memory_forgotten",
    METADATA,
    Column("memory", Integer, ForeignKey("memory.id"), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("person", Said, nullable=False),
)

MEMORY_USE = Table(
    "memory_use",
    METADATA,
    Column("memory", Integer, ForeignKey("memory.id"), primary_key=True),
    _item_key(),
    Column("recall", String(10), nullable=False),
)

# Every decision as it was made, with its basis; no row is ever changed. Both are JSON, deflated.
RULING = Table(
    "ruling",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("item", Ordered, ForeignKey("item.id"), nullable=False, index=True),
    Column("made_at", Instant, nullable=False),
    Column("as_at", Date, nullable=False, index=True),
    Column("organisation", Ordered),
    Column("decision", LargeBinary, nullable=False),
    Column("basis", LargeBinary),
)

# The files of every rulebook that ever decided, by their hash.
RULEBOOK = Table(
    "rulebook",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("texts", LargeBinary, nullable=False),
)

# Rules on trial: each is asked beside the real ones from its start until it is stopped, or another is started.
TRIAL = Table(
    "trial",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("digest", String(64), ForeignKey("rulebook.digest"), nullable=False),
    Column("commit", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("stopped_at", Instant),
)

# What rules on trial would have decided instead; it has no bearing on any item. `outcome` is empty where they failed.
SHADOW = Table(
    "shadow",
    METADATA,
    Column("ruling", Integer, ForeignKey("ruling.number"), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("differs", Boolean, nullable=False),
    Column("decision", LargeBinary),
    Column("error", Said),
)

POSTING = Table(
    "posting",
    METADATA,
    Column("key", Ordered, primary_key=True),
    Column("item", Ordered, ForeignKey("item.id"), nullable=False, unique=True),
    Column("organisation", Ordered, nullable=False),
    Column("body", Text, nullable=False),
    Column("intended_at", Instant, nullable=False),
    Column("posted_at", Instant),
    Column("system", Said),
    Column("reference", Said),
    Column("read_back", Text),
)

ORDER_BILLING = Table(
    "order_billing",
    METADATA,
    _item_key(),
    Column("organisation", Ordered, primary_key=True),
    Column("po_number", Ordered, primary_key=True),
    Column("po_line", Ordered, primary_key=True),
    Column("quantity", Exact, nullable=False),
    Column("net", Exact, nullable=False),
    Index("ix_order_billing_order", "organisation", "po_number"),
)

BILL = Table(
    "bill",
    METADATA,
    _item_key(),
    Column("number_key", Ordered, nullable=False, index=True),
    Column("gross_key", Ordered, nullable=False, index=True),
    Column("organisation", Ordered, nullable=False),
    Column("supplier_id", Said),
    Column("invoice_number", Said, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("invoice_date", Date),
    Column("gross", Exact),
    Column("currency", Said, nullable=False),
    Column("ledger_reference", Said),
    Column("cancelled", Boolean, nullable=False),
    Column("po_numbers", Listing, nullable=False),
    Column("vat_number", Said),
)

RUN = Table(
    "run",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("as_at", Date, nullable=False),
    Column("mail", Text, nullable=False),
    Column("masterdata_digest", Text, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Column("summary", Text, nullable=False),
)

# Ledgers that failed since they last answered. One that has `retry_at` is left alone until then.
SYSTEM = Table(
    "system",
    METADATA,
    Column("name", Ordered, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("retry_at", Instant),
    Column("stopped_at", Instant),
    Column("error", Said, nullable=False),
)

# Bills that went to a ledger with a rate, within the last minute or a little longer.
ADMITTED = Table(
    "admitted",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("system", Ordered, nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("bills", Integer, nullable=False),
    info={STAYS: True},
)

# Alerts of which somebody was told, while they stand.
ALERT = Table(
    "alert",
    METADATA,
    Column("key", Ordered, primary_key=True),
    Column("marks", Listing, nullable=False),
    Column("told_at", Instant, nullable=False),
    info={STAYS: True},
)
