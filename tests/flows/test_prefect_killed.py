"""The Prefect server, on PostgreSQL, is killed in the midst of a run: the next one finishes it, once and whole."""

import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from counterfoil.settings import Settings
from counterfoil.store import State, Store
from flows.reconciling import reconciled
from tests.flows.test_deployments import served
from tests.support.debian import require
from tests.support.post import generate
from tests.support.postgres import running_server

PATIENCE_SECONDS = 180
# Prefect searches by pg_trgm.
WITH_EXTENSIONS = Path("/usr/lib/postgresql/15/bin")


@pytest.mark.soak
@pytest.mark.prefect
@pytest.mark.postgres
@pytest.mark.timeout(1800)
def test_what_a_killed_prefect_server_had_under_way_is_finished_by_the_next_run(tmp_path: Path) -> None:
    require("postgresql-15")
    post, home = generate(tmp_path / "post", "--bills", "300", "--only", "ubl"), tmp_path / "home"
    settings = Settings.load(home=home, environment={})
    with ExitStack() as stack:
        postgres = stack.enter_context(running_server(WITH_EXTENSIONS))
        database = postgres.url(postgres.create()).replace("postgresql:", "postgresql+asyncpg:")
        server, prefect = stack.enter_context(
            served(tmp_path, {"COUNTERFOIL_WORKERS": "1"}, PREFECT_API_DATABASE_CONNECTION_URL=database)
        )
        given = {"mail": post / "mail", "masterdata": post / "masterdata", "home": home, "patience": 0}
        nightly = ("deployment", "run", "payables/nightly", *(f"-p{name}={value}" for name, value in given.items()))
        prefect(*nightly)
        wait_for_some_posted(settings)
        server.kill()
        server.start()
        began = time.monotonic()
        while "Completed" not in prefect(*nightly, "--watch"):
            assert time.monotonic() - began < PATIENCE_SECONDS
    balanced, _ = reconciled(settings, post / "mail")
    assert balanced.faults == ()
    with Store.open(settings) as store:
        assert {state for state, _ in store.counts()} == {State.DONE}
        assert len(list(store.postings())) == 300


def wait_for_some_posted(settings: Settings) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if (settings.home / "counterfoil.db").is_file():
            with Store.open(settings) as store:
                if sum(count for (state, _), count in store.counts().items() if state is State.DONE):
                    return
        time.sleep(0.2)
    raise AssertionError("the run did not begin")
