"""Delegations: who acts for an approver while they are away."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ORDERED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "delegation",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("organisation", ORDERED, nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("delegate", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT, nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["delegate"], ["account.id"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_delegation_delegate", "delegation", ["delegate"])
