"""The desk's tables: accounts and their sessions, saved views, the work list, and which judgements a run took up."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    literal_column,
)

from counterfoil.store.columns import Instant, Listing, Ordered, Said
from counterfoil.store.porting import STAYS
from counterfoil.store.tables import METADATA

ACCOUNT = Table(
    "account",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Said, nullable=False, unique=True),
    Column("full_name", Said, nullable=False),
    Column("password", Text),
    Column("roles", Listing, nullable=False),
    Column("organisations", Listing, nullable=False),
    Column("approver", Said),
    Column("active", Boolean, nullable=False),
    Column("letter_keys", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    # Who signs in with it elsewhere (OpenID Connect Core 1.0, 5.7: only the two together are never given to another).
    Column("issuer", Said),
    Column("subject", Said),
    Index("ix_account_identity", "issuer", "subject", unique=True),
)

# Of what opens a door only the hash is kept: who reads the database cannot sign in with what stands there.
SESSION = Table(
    "session",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("account", Integer, ForeignKey("account.id"), nullable=False, index=True),
    Column("csrf", String(64), nullable=False),
    Column("began_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    info={STAYS: True},
)

JOINING = Table(
    "joining",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("account", Integer, ForeignKey("account.id"), nullable=False, index=True),
    Column("until", Instant, nullable=False),
    info={STAYS: True},
)

SAVED_VIEW = Table(
    "saved_view",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("account", Integer, ForeignKey("account.id"), nullable=False),
    Column("name", Said, nullable=False),
    Column("query", Said, nullable=False),
    Index("ix_saved_view_name", "account", "name", unique=True),
)

# One row for each item that has ever waited for a person. `pence` is the gross in pounds without its sign, `due_on`
# the day on which payment falls due, `restricted` who alone may see it, `text` what a search looks through
# (the database indexes its letters by itself: migration step 10).
WORK = Table(
    "work",
    METADATA,
    Column("item", Ordered, ForeignKey("item.id"), primary_key=True),
    Column("queue", String(10), nullable=False),
    Column("restricted", String(10), nullable=False),
    Column("organisation", Ordered),
    Column("code", String(20), nullable=False),
    Column("kind", String(40)),
    Column("number", Said, nullable=False),
    Column("sender", Said, nullable=False),
    Column("text", Said, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("pence", BigInteger, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("approver", Said),
    Column("assignee", Integer, ForeignKey("account.id")),
    Column("asked", Said),
    Column("asked_until", Date),
    Column("version", Integer, nullable=False),
    Column("settled_by", Integer, ForeignKey("account.id")),
    Column("settled_at", Instant),
    Index("ix_work_settled_by", "settled_by", "settled_at"),
)

# Pages of the list are read from indexes of what is open alone, so that years of work done weigh on none of them. The
# database takes such an index only for the very same words in a query.
IS_OPEN = WORK.c.queue != literal_column("'done'")
for _name, _columns in {
    "ix_work_due": ("due_on", "item"),
    "ix_work_value": ("pence", "item"),
    "ix_work_age": ("received_on", "item"),
    "ix_work_code": ("code", "due_on", "item"),
    "ix_work_organisation": ("organisation", "due_on", "item"),
    "ix_work_assignee": ("assignee", "due_on", "item"),
    "ix_work_approver": ("approver", "due_on", "item"),
    "ix_work_counts": (
        *("restricted", "organisation", "code", "queue"),
        *("assignee", "settled_by", "asked_until", "approver"),
    ),
}.items():
    Index(_name, *(WORK.c[column] for column in _columns), sqlite_where=IS_OPEN, postgresql_where=IS_OPEN)
Index("ix_work_done", WORK.c.queue, WORK.c.due_on, WORK.c.item)

# What holds up whom, a row for each open hold of what nobody has settled yet and for each wait for approval (no code):
# made from `work` and `hold` by whatever changes those (`grouping.py`), so that causes are grouped from one index.
# `cause` is the name without regard to capitals, `pence` the gross where it is in pounds.
WAIT = Table(
    "wait",
    METADATA,
    Column("item", Ordered, ForeignKey("item.id"), primary_key=True),
    Column("code", String(20), primary_key=True),
    Column("root", String(10), nullable=False),
    Column("cause", Ordered, nullable=False),
    Column("name", Said, nullable=False),
    Column("restricted", String(10), nullable=False),
    Column("organisation", Ordered),
    Column("pence", BigInteger, nullable=False),
    Column("since", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Index("ix_wait_cause", "code", "root", "cause", "restricted", "organisation", "pence", "since", "due_on", "name"),
)

# Who acts for an approver while they are away. A row is ended early by its last two columns; none is ever removed.
DELEGATION = Table(
    "delegation",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("organisation", Ordered, nullable=False),
    Column("approver", Said, nullable=False),
    Column("delegate", Integer, ForeignKey("account.id"), nullable=False, index=True),
    Column("from_on", Date, nullable=False),
    Column("until_on", Date, nullable=False),
    Column("reason", Said, nullable=False),
    Column("made_by", Said, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("ended_by", Said),
)

# A judgement acts from the run that took it up; until then its author may withdraw it. One row says which of the two
# came first, so that not both can happen.
JUDGEMENT_END = Table(
    "judgement_end",
    METADATA,
    Column("judgement", Integer, ForeignKey("judgement.id"), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
)
