"""Since when a system is left alone, and what went lately to systems that take only so much a minute."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ORDERED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("system", sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "admitted",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("system", ORDERED, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("bills", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_admitted_system", "admitted", ["system"])
