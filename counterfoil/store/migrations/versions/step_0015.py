"""How often an item was at work when its process ended without a word, counted apart from attempts that failed."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("item", sa.Column("cuts", sa.Integer(), nullable=False, server_default="0"))
