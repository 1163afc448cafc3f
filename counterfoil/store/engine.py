"""The connection to either database, and its errors in words that say what to do."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from counterfoil.store.errors import StoreBusyError, StoreError

PATIENCE_SECONDS = 30
LOOK_AGAIN_SECONDS = 0.002
# Connections that stay open once they were needed. The desk works for so many people at once, and to open one takes
# longer than most of what they ask; a worker needs one or two.
KEPT = 20
WRITES = {"counterfoil_writes": True}
ASKS = {"counterfoil_asks": True}

# https://www.postgresql.org/docs/current/errcodes-appendix.html
POSTGRESQL_BUSY = {"40001", "40P01", "55P03"}
# The server is being shut down, crashed, or is just starting; and what a broken connection is reported as.
POSTGRESQL_GONE = {"57P01", "57P02", "57P03", "08000", "08001", "08003", "08004", "08006"}
ADVICE = {
    "28P01": "the user or password is wrong; correct COUNTERFOIL_DATABASE_URL",
    "28000": "the server does not let this user in; ask its administrator, or correct COUNTERFOIL_DATABASE_URL",
    "3D000": "there is no such database; create it, or correct COUNTERFOIL_DATABASE_URL",
    "42501": "this user may not do that; ask the database's administrator for the rights of the owner",
    "53200": "the server has no memory or no lock left; raise its max_locks_per_transaction",
    "53100": "the server's disk is full; make room and run again, nothing is lost",
    "53300": "the server has no connection left; use fewer workers or raise its max_connections",
}
SQLITE_ADVICE = {
    "unable to open database file": "the file cannot be opened; check that the folder exists and may be written",
    "readonly database": "the file may only be read; run as its owner, or choose another --home",
    "disk is full": "the disk is full; make room and run again, nothing is lost",
    "disk i/o error": "the disk cannot be read or written; check it, and use a local disk rather than a network share",
    "not a database": "the file is not a database; move it away, or choose another --home",
    "no such module": "this Python's SQLite lacks FTS5, by which the work list is searched; use a Python that has it",
    "malformed": "the file is damaged; restore the home from its backup",
}


def engine_for(url: str) -> Engine:
    """An engine on SQLite or PostgreSQL.

    Raises:
        StoreError: the address is not one of these.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            return sqlite_engine(address)
        if address.get_backend_name() == "postgresql":
            return _postgresql(address)
    except (ArgumentError, NoSuchModuleError, ValueError, ImportError) as error:
        raise StoreError(
            "COUNTERFOIL_DATABASE_URL is not a database address; write postgresql://user:password@host/database, "
            "or leave it unset for the embedded database"
        ) from error
    raise StoreError(
        f"{address.render_as_string()} is neither SQLite nor PostgreSQL; "
        "write postgresql://user:password@host/database in COUNTERFOIL_DATABASE_URL, or leave it unset"
    )


def asking(engine: Engine) -> Engine:
    """The same for one question by itself, whose answer is of one moment without a transaction begun and ended."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="AUTOCOMMIT")
    return engine.execution_options(**ASKS)


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Turn the database's errors into ours; what is a fault of the program itself stays as it is."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:  # the driver's own come from a connection that is being made
        explanation = _explanation(error, engine.url.render_as_string())
        if explanation is None:
            raise
        raise explanation from error


def _explanation(error: DBAPIError | sqlite3.Error, where: str) -> StoreError | None:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _sqlite_explanation(str(cause).lower(), where)
    state = getattr(cause, "sqlstate", None)
    if state in POSTGRESQL_BUSY:
        return StoreBusyError(f"{where} is in use by another transaction; the same step may be tried again")
    if state in ADVICE:
        return StoreError(f"{where}: {ADVICE[state]}")
    without_a_word = state is None and isinstance(cause, psycopg.OperationalError | psycopg.ProgrammingError)
    if without_a_word or state in POSTGRESQL_GONE:
        return StoreError(f"{where} does not answer ({cause}); start the server, or correct COUNTERFOIL_DATABASE_URL")
    return None


def _sqlite_explanation(message: str, where: str) -> StoreError | None:
    if "locked" in message or "busy" in message:
        return StoreBusyError(
            f"{where} was held by another process for {PATIENCE_SECONDS} seconds; "
            "wait until it has finished, or end it, and run again"
        )
    return next((StoreError(f"{where}: {advice}") for words, advice in SQLITE_ADVICE.items() if words in message), None)


def sqlite_engine(url: URL) -> Engine:
    """An engine on a file that several processes share: everything is on the disk when a transaction ends."""
    engine = create_engine(url, hide_parameters=True, pool_size=KEPT, connect_args={"timeout": PATIENCE_SECONDS})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver shall begin nothing by itself
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # A transaction that writes takes the one writer's place at once: to ask for it later may fail without waiting.
        options = connection.get_execution_options()
        if options.get("counterfoil_writes"):
            _when_free(connection.connection.dbapi_connection, "BEGIN IMMEDIATE")
        elif "counterfoil_asks" not in options:
            connection.exec_driver_sql("BEGIN")

    return engine


def write_ahead(engine: Engine) -> None:
    """Let readers and the writer of an SQLite file not wait for each other, which is kept in the file."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        _when_free(connection.dbapi_connection, "PRAGMA journal_mode=WAL")
    finally:
        connection.close()


def _when_free(connection: Any, statement: str) -> None:  # noqa: ANN401 - the driver's own connection
    """Run what one process at a time may, as soon as the file is free and for as long as our patience lasts.

    SQLite itself looks again after up to a tenth of a second, in which a process that works without a pause has come
    and gone many times; and for the switch to write-ahead it does not wait at all.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    connection.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                connection.execute(statement)
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(LOOK_AGAIN_SECONDS)
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout={PATIENCE_SECONDS * 1000}")


def _postgresql(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        pool_size=KEPT,
        pool_use_lifo=True,
        connect_args={"connect_timeout": 10},
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{PATIENCE_SECONDS}s'")
        connection.commit()

    return engine
