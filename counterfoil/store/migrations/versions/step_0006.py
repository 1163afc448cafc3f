"""Indexes for a work list that is long: only of what is open, so that years of work done weigh on no page."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# What step 3 made for it, of all work ever.
BEFORE = ("ix_work_due", "ix_work_code", "ix_work_organisation", "ix_work_value", "ix_work_assignee", "ix_work_approver")
NOW = {
    "ix_work_due": ["due_on", "item"],
    "ix_work_value": ["pence", "item"],
    "ix_work_age": ["received_on", "item"],
    "ix_work_code": ["code", "due_on", "item"],
    "ix_work_organisation": ["organisation", "due_on", "item"],
    "ix_work_assignee": ["assignee", "due_on", "item"],
    "ix_work_approver": ["approver", "due_on", "item"],
    "ix_work_counts": ["restricted", "organisation", "code", "queue", "assignee", "settled_by", "asked_until", "approver"],
}
OPEN = sa.text("queue <> 'done'")


def upgrade() -> None:
    for name in BEFORE:
        op.drop_index(name, table_name="work")
    for name, columns in NOW.items():
        op.create_index(name, "work", columns, unique=False, sqlite_where=OPEN, postgresql_where=OPEN)
    # Of what step 3 listed nobody knows the amount, which is written as less than nothing.
    op.execute("UPDATE work SET pence = -1 WHERE pence = 0 AND number = '' AND sender = ''")
    op.create_index("ix_work_done", "work", ["queue", "due_on", "item"], unique=False)
