"""From when a judgement acts, and how it ended: taken up by a run, or withdrawn by its author."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("judgement", sa.Column("acts_from", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "judgement_end",
        sa.Column("judgement", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.id"]),
        sa.PrimaryKeyConstraint("judgement"),
    )
    # Nothing was ever written there: the desk of that version only signed people in.
    op.drop_table("taken_up")
