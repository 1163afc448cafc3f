"""How Alembic reaches the store: on the connection, and in the transaction, that `migrate` gives it."""

from alembic import context

from counterfoil.audit import tables as audit_tables
from counterfoil.store import tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[tables.METADATA, audit_tables.METADATA],
)
context.run_migrations()
