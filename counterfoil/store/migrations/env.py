"""How Alembic reaches the store: on the connection that `migrate` gives, or, for whoever writes a step, by address."""

from alembic import context
from sqlalchemy import Connection

from counterfoil.audit import tables as audit_tables
from counterfoil.settings import Settings
from counterfoil.store import tables
from counterfoil.store.engine import WRITES, engine_for


def run(connection: Connection) -> None:
    """Run the steps; the transaction is the caller's."""
    context.configure(connection=connection, target_metadata=[tables.METADATA, audit_tables.METADATA])
    context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with engine_for(Settings.load().database_url).execution_options(**WRITES).begin() as own:
        run(own)
