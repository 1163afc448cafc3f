"""When payment for an item falls due, and the order in which bills go to their ledgers: by priority, then by that."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("item", sa.Column("due_on", sa.Date(), nullable=True))
    op.drop_index("ix_item_queue", table_name="item")
    op.create_index("ix_item_queue", "item", ["step", "received_on", "file", "part"])
    op.create_index("ix_item_posting", "item", ["step", "priority", "due_on", "received_on", "file", "part"])
