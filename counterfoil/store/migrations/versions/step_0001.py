"""Items, their papers, holds and judgements, intents to post, and the audit log that nobody can change."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ORDERED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")

REFUSED = "the audit log can not be changed"

# SQLite's INSERT OR REPLACE deletes the row in its way without asking the triggers on deletion, so an insert is refused
# wherever a row is in its way.
SQLITE = (
    """CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table}
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
    """CREATE TRIGGER {table}_undeleted BEFORE DELETE ON {table}
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
)
SQLITE_CHAINS = (
    """CREATE TRIGGER audit_event_follows BEFORE INSERT ON audit_event
       WHEN EXISTS (SELECT 1 FROM audit_event WHERE stream = NEW.stream AND sequence >= NEW.sequence)
         OR CASE WHEN NEW.sequence = 1 THEN NEW.previous <> zeroblob(32)
            ELSE NOT EXISTS (SELECT 1 FROM audit_event
                             WHERE stream = NEW.stream AND sequence = NEW.sequence - 1 AND hash = NEW.previous) END
       BEGIN SELECT RAISE(ABORT, 'an audit event must follow the last of its stream'); END""",
    """CREATE TRIGGER audit_checkpoint_follows BEFORE INSERT ON audit_checkpoint
       WHEN EXISTS (SELECT 1 FROM audit_checkpoint WHERE number >= NEW.number)
       BEGIN SELECT RAISE(ABORT, 'an audit checkpoint must follow the last'); END""",
    """CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head
       WHEN NEW.sequence <= OLD.sequence OR NEW.stream <> OLD.stream
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
    """CREATE TRIGGER audit_head_once BEFORE INSERT ON audit_head
       WHEN EXISTS (SELECT 1 FROM audit_head WHERE stream = NEW.stream)
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
    """CREATE TRIGGER audit_head_undeleted BEFORE DELETE ON audit_head
       BEGIN SELECT RAISE(ABORT, '{refused}'); END""",
)
POSTGRESQL = (
    """CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table}
       FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER {table}_untruncated BEFORE TRUNCATE ON {table}
       FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)
POSTGRESQL_CHAINS = (
    """CREATE FUNCTION audit_event_follows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF EXISTS (SELECT 1 FROM audit_event WHERE stream = NEW.stream AND sequence >= NEW.sequence)
            OR NOT (CASE WHEN NEW.sequence = 1 THEN NEW.previous = decode(repeat('00', 32), 'hex')
               ELSE EXISTS (SELECT 1 FROM audit_event
                            WHERE stream = NEW.stream AND sequence = NEW.sequence - 1 AND hash = NEW.previous) END)
         THEN RAISE EXCEPTION 'an audit event must follow the last of its stream' USING ERRCODE = '23514'; END IF;
         RETURN NEW; END $$""",
    """CREATE TRIGGER audit_event_follows BEFORE INSERT ON audit_event
       FOR EACH ROW EXECUTE FUNCTION audit_event_follows()""",
    """CREATE FUNCTION audit_head_forward() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF NEW.sequence <= OLD.sequence OR NEW.stream <> OLD.stream
         THEN RAISE EXCEPTION '{refused}' USING ERRCODE = '42501'; END IF;
         RETURN NEW; END $$""",
    """CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head
       FOR EACH ROW EXECUTE FUNCTION audit_head_forward()""",
    """CREATE TRIGGER audit_head_undeleted BEFORE DELETE ON audit_head
       FOR EACH ROW EXECUTE FUNCTION audit_refuse()""",
    """CREATE TRIGGER audit_head_untruncated BEFORE TRUNCATE ON audit_head
       FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()""",
)
POSTGRESQL_REFUSAL = """CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION '{refused}' USING ERRCODE = '42501'; END $$"""


def upgrade() -> None:
    create_tables()
    protect_the_audit_log()


def protect_the_audit_log() -> None:
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    if on_postgresql:
        op.execute(POSTGRESQL_REFUSAL.format(refused=REFUSED))
    for table in ("audit_event", "audit_checkpoint"):
        for statement in POSTGRESQL if on_postgresql else SQLITE:
            op.execute(statement.format(table=table, refused=REFUSED))
    for statement in POSTGRESQL_CHAINS if on_postgresql else SQLITE_CHAINS:
        op.execute(statement.format(refused=REFUSED))


def create_tables() -> None:
    op.create_table(
        "item",
        sa.Column("id", ORDERED, nullable=False),
        sa.Column("file", ORDERED, nullable=False),
        sa.Column("part", ORDERED, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent", ORDERED, nullable=True),
        sa.Column("pages", sa.Text(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("excerpt", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("step", sa.String(length=10), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("organisation", ORDERED, nullable=True),
        sa.Column("supplier_id", sa.Text(), nullable=True),
        sa.Column("linked_to", ORDERED, nullable=True),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_token", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_item_lease_token"), "item", ["lease_token"], unique=False)
    op.create_index(op.f("ix_item_linked_to"), "item", ["linked_to"], unique=False)
    op.create_index("ix_item_order", "item", ["received_on", "file", "part"], unique=False)
    op.create_index(op.f("ix_item_parent"), "item", ["parent"], unique=False)
    op.create_index("ix_item_place", "item", ["file", "part"], unique=True)
    op.create_index("ix_item_queue", "item", ["step", "priority", "received_on", "file", "part"], unique=False)
    op.create_index("ix_item_sha256", "item", ["sha256", "received_on", "file", "part"], unique=False)
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("as_at", sa.Date(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("masterdata_digest", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "bill",
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("number_key", ORDERED, nullable=False),
        sa.Column("gross_key", ORDERED, nullable=False),
        sa.Column("organisation", ORDERED, nullable=False),
        sa.Column("supplier_id", sa.Text(), nullable=True),
        sa.Column("invoice_number", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("invoice_date", sa.Date(), nullable=True),
        sa.Column("gross", sa.String(length=60), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("ledger_reference", sa.Text(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("po_numbers", sa.Text(), nullable=False),
        sa.Column("vat_number", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("item"),
    )
    op.create_index(op.f("ix_bill_gross_key"), "bill", ["gross_key"], unique=False)
    op.create_index(op.f("ix_bill_number_key"), "bill", ["number_key"], unique=False)
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_hold_item"), "hold", ["item"], unique=False)
    op.create_index("ix_hold_open", "hold", ["released_on", "code"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_judgement_item"), "judgement", ["item"], unique=False)
    op.create_table(
        "order_billing",
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("organisation", ORDERED, nullable=False),
        sa.Column("po_number", ORDERED, nullable=False),
        sa.Column("po_line", ORDERED, nullable=False),
        sa.Column("quantity", sa.String(length=60), nullable=False),
        sa.Column("net", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["item"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("item", "organisation", "po_number", "po_line"),
    )
    op.create_index("ix_order_billing_order", "order_billing", ["organisation", "po_number"], unique=False)
    op.create_table(
        "paper",
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("paper", sa.String(length=10), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("item", "paper"),
    )
    op.create_table(
        "posting",
        sa.Column("key", ORDERED, nullable=False),
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("organisation", ORDERED, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("intended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("system", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("read_back", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item"],
            ["item.id"],
        ),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("item"),
    )
    op.create_table(
        "audit_checkpoint",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.String(length=32), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit_event",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("stream", "sequence"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_audit_event_subject"), "audit_event", ["subject"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("stream"),
    )
