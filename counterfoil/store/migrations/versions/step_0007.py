"""Which outside systems failed, how often in a row, and when they are tried again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ORDERED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "system",
        sa.Column("name", ORDERED, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
