"""What was learnt from people's corrections, who had it forgotten, and which readings used it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ORDERED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "memory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Text(), nullable=True),
        sa.Column("lesson", sa.Text(), nullable=True),
        sa.Column("why_not", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("judgement"),
    )
    op.create_table(
        "memory_forgotten",
        sa.Column("memory", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["memory"], ["memory.id"]),
        sa.PrimaryKeyConstraint("memory"),
    )
    op.create_table(
        "memory_use",
        sa.Column("memory", sa.Integer(), nullable=False),
        sa.Column("item", ORDERED, nullable=False),
        sa.Column("recall", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["memory"], ["memory.id"]),
        sa.ForeignKeyConstraint(["item"], ["item.id"]),
        sa.PrimaryKeyConstraint("memory", "item"),
    )
