"""Which alerts stand, and when somebody was told of them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

ORDERED = sa.Text().with_variant(sa.TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("key", ORDERED, nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
