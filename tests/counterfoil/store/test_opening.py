"""Opening a store: made when it is not there, by one process of several, and refused in words that help."""

import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from counterfoil.audit import tables as audit_tables
from counterfoil.settings import Settings
from counterfoil.store import Store, StoreBusyError, StoreError, engine, tables
from counterfoil.store.migrating import NEWEST, SCRIPTS
from tests.support.items import new_file, register
from tests.support.postgres import Server

OPEN_AND_REGISTER = """
import sys
from datetime import date
from pathlib import Path
from counterfoil.settings import Settings
from counterfoil.store import NewFile, Store
home, url = sys.argv[1:]
environment = {"COUNTERFOIL_DATABASE_URL": url} if url else {}
settings = Settings.load(home=Path(home), environment=environment)
print("ready", flush=True)
sys.stdin.readline()
with Store.open(settings) as store, store.transaction() as tx:
    tx.register(NewFile(file=f"{n}.pdf", received_on=date(2026, 10, 5), sha256="0" * 64, size=1) for n in range(50))
store.checkpoint()
"""


@pytest.fixture
def fresh(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings for a database that has no tables yet."""
    if database == "sqlite":
        return Settings.load(home=tmp_path / "home", environment={})
    server: Server = request.getfixturevalue("postgres")
    url = server.url(server.create())
    return Settings.load(home=tmp_path / "home", environment={"COUNTERFOIL_DATABASE_URL": url})


def test_the_migrations_make_exactly_the_tables_that_the_program_works_with(store: Store) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = [
            difference
            for metadata in (tables.METADATA, audit_tables.METADATA)
            for difference in compare_metadata(context, metadata)
            if difference[0] not in {"remove_table", "remove_index"}
        ]
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    assert differences == []
    assert version == NEWEST


def test_the_newest_step_is_the_one_that_the_program_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_current_head() == NEWEST


def test_opening_again_is_quick_and_changes_nothing(settings: Settings) -> None:
    with Store.open(settings) as store, store.transaction() as tx:
        tx.register([new_file(1)])
    begin = time.perf_counter()
    with Store.open(settings) as store:
        assert time.perf_counter() - begin < 0.5
        assert len(list(store.items())) == 1


def test_several_processes_may_open_a_fresh_store_at_once(fresh: Settings) -> None:
    url = "" if fresh.database_url.startswith("sqlite") else fresh.database_url
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN_AND_REGISTER, str(fresh.home), url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    errors = [process.communicate(timeout=60)[1] for process in processes]
    assert errors == ["", "", ""]
    with Store.open(fresh) as store:
        assert len(list(store.items())) == 50
        verification = store.verify()
        assert (verification.events, verification.checkpoints, verification.breaks) == (50, 3, ())


def test_whoever_takes_in_post_does_so_alone(store: Store) -> None:
    with ThreadPoolExecutor(1) as pool:
        with store.transaction() as tx:
            tx.register([new_file(1)])
            other = pool.submit(register, store, 2)
            with pytest.raises(TimeoutError):
                other.result(timeout=0.5)
        assert len(other.result(timeout=30)) == 1


def test_a_home_that_can_not_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings.load(home=tmp_path / "file" / "home", environment={})
    with pytest.raises(StoreError, match=r"file/home can not be made .* choose another with --home"):
        Store.open(settings)


def test_a_database_of_a_newer_version_is_left_alone(settings: Settings) -> None:
    with Store.open(settings) as store, store._writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"newer version of Counterfoil \(it is at 9999"):
        Store.open(settings)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "counterfoil.db").write_text("Dear sirs, " * 1000)
    with pytest.raises(StoreError, match="the file is not a database; move it away"):
        Store.open(Settings.load(home=tmp_path, environment={}))


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "is not a database address"),
        ("postgresql+carrier_pigeon://x/y", "is not a database address"),
        ("mysql://user:hunter2@host/db", "is neither SQLite nor PostgreSQL"),
        ("postgresql://user:hunter2@127.0.0.1:1/db", "does not answer"),
    ],
)
def test_a_wrong_address_is_explained_without_its_password(tmp_path: Path, url: str, message: str) -> None:
    settings = Settings.load(home=tmp_path, environment={"COUNTERFOIL_DATABASE_URL": url})
    with pytest.raises(StoreError, match=message) as raised:
        Store.open(settings)
    assert "COUNTERFOIL_DATABASE_URL" in str(raised.value)
    assert "hunter2" not in str(raised.value) + repr(settings)


@pytest.mark.postgres
def test_a_database_that_does_not_exist_is_named(postgres: Server, tmp_path: Path) -> None:
    environment = {"COUNTERFOIL_DATABASE_URL": postgres.url("nowhere")}
    with pytest.raises(StoreError, match="nowhere"):
        Store.open(Settings.load(home=tmp_path, environment=environment))


def test_a_locked_database_is_explained_after_its_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings.load(home=tmp_path, environment={})
    Store.open(settings).close()
    monkeypatch.setattr(engine, "PATIENCE_SECONDS", 0)
    holder = sqlite3.connect(tmp_path / "counterfoil.db", isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        with (
            Store.open(settings) as store,
            pytest.raises(StoreBusyError, match="held by another process"),
            store.transaction() as tx,
        ):
            tx.register([new_file(1)])
    finally:
        holder.close()


def test_the_embedded_database_gives_up_no_transaction_for_speed(tmp_path: Path) -> None:
    with Store.open(Settings.load(home=tmp_path, environment={})) as store, store._engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        answers = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert answers == ["wal", 2, 1, 30_000]
