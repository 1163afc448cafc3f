"""How a database stands to this version of the program, asked without changing it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from counterfoil.settings import Settings
from counterfoil.store.engine import engine_for, explained
from counterfoil.store.migrating import NEWEST, version_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The step that its tables are at (None: it has none yet) and the one wanted; `skew` is its clock less ours."""

    server: str
    tables: str | None
    wanted: str
    skew: timedelta


def standing_of(settings: Settings) -> Standing:
    """Look at the database of an installation.

    Raises:
        StoreError: it cannot be reached, or is none.
    """
    engine = engine_for(settings.database_url)
    try:
        embedded = engine.dialect.name == "sqlite"
        if embedded and not Path(engine.url.database or "").is_file():
            return Standing(server="SQLite", tables=None, wanted=NEWEST, skew=timedelta(0))
        with explained(engine), engine.connect() as connection:
            tables = version_of(connection)
            number = ".".join(map(str, engine.dialect.server_version_info or ()))
            skew = timedelta(0)
            if not embedded:
                skew = connection.execute(text("SELECT clock_timestamp()")).scalar_one() - datetime.now(UTC)
        return Standing(
            server=f"{'SQLite' if embedded else 'PostgreSQL'} {number}", tables=tables, wanted=NEWEST, skew=skew
        )
    finally:
        engine.dispose()
