"""Brings a database to the tables that this version works with; asks for nothing where they are already there."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from counterfoil.store.engine import WRITES, explained, write_ahead
from counterfoil.store.errors import StoreError

NEWEST = "0017"
SCRIPTS = Path(__file__).parent / "migrations"
# Any number will do, so long as every version of the program takes the same one.
MIGRATION_LOCK = 0x636F756E746572


def migrate(engine: Engine) -> None:
    """Make or upgrade the tables; of several processes that start at once, one does and the others wait for it.

    Raises:
        StoreError: the database was made by a newer version of the program.
    """
    with explained(engine):
        write_ahead(engine)
        with engine.connect() as connection:
            if version_of(connection) == NEWEST:
                return
        with engine.execution_options(**WRITES).begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
            if version_of(connection) != NEWEST:
                _upgrade(connection)


def version_of(connection: Connection) -> str | None:
    """The step that the tables are at; None where there are none yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    # Alembic costs a tenth of a second to import, which a start that has nothing to migrate need not pay.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    try:
        command.upgrade(config, NEWEST)
    except CommandError as error:
        raise StoreError(
            f"{connection.engine.url.render_as_string()} was made by a newer version of Counterfoil "
            f"(it is at {version_of(connection)}, this one knows up to {NEWEST}); install that version, or a newer one"
        ) from error
