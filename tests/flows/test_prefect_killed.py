"""A run under Prefect and the Prefect server itself, on PostgreSQL, are killed: the work goes on, once and whole."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from counterfoil.settings import Settings
from counterfoil.store import State, Store
from flows.reconciling import reconciled
from tests.flows.test_deployments import ROOT, Say, served
from tests.support.debian import require
from tests.support.post import generate
from tests.support.postgres import running_server
from tests.support.prefect_server import PrefectServer

PATIENCE_SECONDS = 180
# Prefect searches by pg_trgm.
WITH_EXTENSIONS = Path("/usr/lib/postgresql/15/bin")
NIGHTLY = ("deployment", "run", "payables/nightly")
pytestmark = [pytest.mark.soak, pytest.mark.prefect, pytest.mark.postgres, pytest.mark.timeout(1800)]


def test_a_run_that_is_killed_is_begun_again_by_itself(tmp_path: Path) -> None:
    with at_work(tmp_path) as (settings, server, _prefect):
        killed = flow_runs(server)
        assert killed
        for process in killed:
            os.kill(process, signal.SIGKILL)
        wait_until(lambda: is_finished(settings))
    assert_whole(settings, tmp_path)


def test_a_run_outlives_the_prefect_server_and_leaves_its_place_to_the_next(tmp_path: Path) -> None:
    with at_work(tmp_path) as (settings, server, prefect):
        server.kill()
        server.start()
        wait_until(lambda: is_finished(settings))
        wait_until(lambda: prefect("flow-run", "ls", "--state", "Completed", "--output", "json").strip() != "[]")
        assert "Completed" in prefect(*NIGHTLY, "--watch")
    assert_whole(settings, tmp_path)


@contextmanager
def at_work(folder: Path) -> Iterator[tuple[Settings, PrefectServer, Say]]:
    """The nightly run, deployed as it is but for its places, when some of its post is posted."""
    settings = Settings.load(home=folder / "home", environment={})
    generate(folder, "--bills", "300", "--only", "ubl")
    require("postgresql-15")
    with ExitStack() as stack:
        postgres = stack.enter_context(running_server(WITH_EXTENSIONS))
        database = postgres.url(postgres.create()).replace("postgresql:", "postgresql+asyncpg:")
        server, prefect = stack.enter_context(
            served(folder, {"COUNTERFOIL_WORKERS": "1"}, PREFECT_API_DATABASE_CONNECTION_URL=database)
        )
        here = folder / "prefect.yaml"
        here.write_text((ROOT / "prefect.yaml").read_text().replace("/srv/counterfoil", str(folder)))
        prefect("deploy", "--all", "--prefect-file", str(here))
        prefect(*NIGHTLY)
        wait_until(lambda: done(settings) > 0)
        yield settings, server, prefect


def done(settings: Settings) -> int:
    if not (settings.home / "counterfoil.db").is_file():
        return 0
    with Store.open(settings) as store:
        return sum(count for (state, _), count in store.counts().items() if state is State.DONE)


def is_finished(settings: Settings) -> bool:
    with Store.open(settings) as store:
        return done(settings) == 300 and (last := store.last_run()) is not None and last.finished_at is not None


def flow_runs(server: PrefectServer) -> list[int]:
    """The processes in which flow runs of this server are at work, their readers too."""
    marks = {f"PREFECT_API_URL={server.environment['PREFECT_API_URL']}".encode(), b"PREFECT__FLOW_RUN_ID"}
    found = []
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            variables = path.read_bytes().split(b"\0")
            if marks <= {*variables, *(each.partition(b"=")[0] for each in variables)}:
                found.append(int(path.parent.name))
    return found


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.2)


def assert_whole(settings: Settings, post: Path) -> None:
    balanced, _ = reconciled(settings, post / "mail")
    assert balanced.faults == ()
    with Store.open(settings) as store:
        assert {state for state, _ in store.counts()} == {State.DONE}
        assert len(list(store.postings())) == 300
