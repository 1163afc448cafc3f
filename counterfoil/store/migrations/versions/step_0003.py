"""The desk: accounts, sessions, saved views, the work list, and which judgements a run has taken up."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ORDERED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")
INDEXES = {
    "ix_work_due": ["queue", "due_on", "item"],
    "ix_work_code": ["queue", "code", "due_on", "item"],
    "ix_work_organisation": ["queue", "organisation", "due_on", "item"],
    "ix_work_value": ["queue", "pence", "item"],
    "ix_work_assignee": ["assignee", "queue", "due_on", "item"],
    "ix_work_approver": ["approver", "queue", "due_on", "item"],
    "ix_work_settled_by": ["settled_by", "settled_at"],
}


def upgrade() -> None:
    make_accounts()
    make_work()
    list_what_waits_already()


def make_accounts() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=True),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("organisations", sa.Text(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("letter_keys", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "session",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("csrf", sa.String(length=64), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f("ix_session_account"), "session", ["account"], unique=False)
    op.create_table(
        "joining",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f("ix_joining_account"), "joining", ["account"], unique=False)
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_saved_view_name", "saved_view", ["account", "name"], unique=True)


def make_work() -> None:
    op.create_table(
        "work",
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("queue", sa.String(length=10), nullable=False),
        sa.Column("restricted", sa.String(length=10), nullable=False),
        sa.Column("organisation", ORDERED, nullable=True),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("pence", sa.BigInteger(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=True),
        sa.Column("assignee", sa.Integer(), nullable=True),
        sa.Column("asked", sa.Text(), nullable=True),
        sa.Column("asked_until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["item"], ["item.id"]),
        sa.ForeignKeyConstraint(["assignee"], ["account.id"]),
        sa.ForeignKeyConstraint(["settled_by"], ["account.id"]),
        sa.PrimaryKeyConstraint("item"),
    )
    for name, columns in INDEXES.items():
        op.create_index(name, "work", columns, unique=False)
    op.create_table(
        "taken_up",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.id"]),
        sa.PrimaryKeyConstraint("judgement"),
    )


def list_what_waits_already() -> None:
    """Items that earlier runs left for a person, with what the tables tell of them; the next decision says more."""
    item = sa.table(
        "item",
        *(sa.column(name) for name in ("id", "name", "organisation", "kind", "outcome")),
        sa.column("received_on", sa.Date()),
    )
    hold = sa.table("hold", *(sa.column(name) for name in ("item", "code", "released_on", "id")))
    code = (
        sa.select(hold.c.code)
        .where(hold.c.item == item.c.id, hold.c.released_on.is_(None))
        .order_by(hold.c.code != "IG_PCD", hold.c.id)
        .limit(1)
        .scalar_subquery()
    )
    waiting = sa.select(item, code.label("code")).where(
        item.c.outcome.in_(["held", "awaiting_approval", "quarantined"])
    )
    rows = [
        {
            "item": row.id,
            "queue": "approval" if row.outcome == "awaiting_approval" else "held",
            "restricted": ("patient" if row.code == "IG_PCD" else "shut") if row.outcome == "quarantined" else "",
            "organisation": row.organisation,
            "code": row.code or "",
            "kind": row.kind,
            "number": "",
            "sender": "",
            "text": row.id,
            "currency": "GBP",
            "pence": 0,
            "received_on": row.received_on,
            "due_on": row.received_on + timedelta(days=30),
            "version": 1,
        }
        for row in op.get_bind().execute(waiting)
    ]
    if rows:
        op.bulk_insert(
            sa.table(
                "work",
                *(sa.column(name) for name in rows[0] if not name.endswith("_on")),
                sa.column("received_on", sa.Date()),
                sa.column("due_on", sa.Date()),
            ),
            rows,
        )
