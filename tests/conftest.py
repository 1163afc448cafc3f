"""Fixtures for every test that needs a store: each such test runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterfoil.settings import Settings
from counterfoil.store import Store
from tests.support.clock import Clock
from tests.support.postgres import Server, running_server

pytest_plugins = ["tests.support.post", "tests.support.released"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def migrated(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the store's tables, for others to be copied from."""
    name = postgres.create()
    environment = {"COUNTERFOIL_DATABASE_URL": postgres.url(name)}
    Store.open(Settings.load(home=tmp_path_factory.mktemp("migrated"), environment=environment)).close()
    return name


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def settings(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """Settings for a home of the test's own and a fresh database with its tables made."""
    if database == "sqlite":
        yield Settings.load(home=tmp_path / "home", environment={})
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create(template=request.getfixturevalue("migrated"))
    yield Settings.load(home=tmp_path / "home", environment={"COUNTERFOIL_DATABASE_URL": server.url(name)})
    server.drop(name)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(settings: Settings, clock: Clock) -> Iterator[Store]:
    with Store.open(settings, clock=clock) as opened:
        yield opened
