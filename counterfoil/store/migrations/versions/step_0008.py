"""Accounts whose owners sign in at a provider of their organisation, by issuer and subject."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("account", sa.Column("issuer", sa.Text(), nullable=True))
    op.add_column("account", sa.Column("subject", sa.Text(), nullable=True))
    op.create_index("ix_account_identity", "account", ["issuer", "subject"], unique=True)
