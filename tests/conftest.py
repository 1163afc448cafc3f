"""Fixtures for every test that needs a store: each such test runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterfoil.settings import Settings
from counterfoil.store import Store
from tests.support.clock import Clock
from tests.support.postgres import Server, running_server

pytest_plugins = ["tests.support.post", "tests.support.released"]

LONGEST = (
    "connectors/test_tryton.py",
    "connectors/sqlledger/test_sqlledger.py",
    "flows/test_payables.py",
    "bots/portals/test_pretix.py",
    "connectors/sqlledger/test_changed_screens.py",
    "bots/reading/test_hostile_files.py",
    "flows/test_deployments.py",
    "flows/test_corpora.py",
    "desk/test_rules_document.py",
    "desk/test_rules_cli.py",
    "desk/web/test_keystrokes.py",
    "desk/web/test_journeys.py",
    "flows/test_kill.py",
    "flows/test_releasing.py",
    "connectors/test_embedded.py",
    "samples/unseen/test_papers.py",
)
"""The files that take longest: `make test` begins with them, so that neither worker is left with one at the end."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


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
