"""What machines ask of the desk: whether all is well, for anybody; and figures, for whoever has the token."""

import shutil
from collections import namedtuple
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from counterfoil.credentials import CredentialError
from counterfoil.settings import Settings
from counterfoil.store import Store
from counterfoil.store.migrating import NEWEST
from desk.web.office import open_office
from tests.desk.web.conftest import Running, serving
from tests.support.items import DAY, register

TOKEN = "planted-token-8841"
Usage = namedtuple("Usage", "total used free")  # noqa: PYI024 - as shutil's own


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("WATCHERS", TOKEN)
    environment = {"COUNTERFOIL_METRICS_TOKEN": "env:WATCHERS", "COUNTERFOIL_RUN_HOURS": "30"}
    with serving(Settings.load(home=tmp_path / "home", environment=environment)) as running:
        yield running


def metrics(desk: Running, said: str | None) -> httpx.Response:
    headers = {} if said is None else {"Authorization": said}
    return httpx.get(f"{desk.address}/metrics", headers=headers)


def looked_at(desk: Running) -> tuple[int, dict[str, str]]:
    answer = httpx.get(f"{desk.address}/health")
    assert set(answer.json()) == {"status", "looked_at"}
    assert (answer.json()["status"] == "well") is (answer.status_code == 200)
    return answer.status_code, answer.json()["looked_at"]


def test_the_metrics_are_for_whoever_has_the_token(watched: Running) -> None:
    register(watched.office.store, 1)
    answer = metrics(watched, f"Bearer {TOKEN}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    assert 'counterfoil_items{outcome="",state="pending"} 1.0' in answer.text
    assert 'counterfoil_breaker_open{ledger="embedded"} 0.0' in answer.text


@pytest.mark.parametrize("said", [None, "", "Bearer", "Bearer planted-token-884", f"Basic {TOKEN}"])
def test_nobody_else_reads_them(watched: Running, said: str | None) -> None:
    answer = metrics(watched, said)
    assert answer.status_code == 403
    assert "counterfoil_items" not in answer.text
    assert TOKEN not in answer.text


def test_where_no_token_is_set_nobody_reads_them_not_even_an_administrator(desk: Running) -> None:
    assert metrics(desk, "Bearer None").status_code == 403
    assert desk.client("administrator").get("/metrics").status_code == 403


def test_a_reference_that_leads_nowhere_is_told_at_the_start(tmp_path: Path) -> None:
    environment = {"COUNTERFOIL_METRICS_TOKEN": "env:NOBODY_SET_THIS"}
    settings = Settings.load(home=tmp_path / "home", environment=environment)
    with pytest.raises(CredentialError, match="NOBODY_SET_THIS"), open_office(settings):
        pass


def test_an_installation_that_is_well_says_so_without_figures(watched: Running) -> None:
    assert looked_at(watched) == (200, {"home": "well", "tables": "well", "runs": "well", "store": "well"})


def test_a_run_that_is_late_is_told(watched: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    store = watched.office.store
    with store.transaction() as tx:
        tx.finish_run(tx.start_run(as_at=DAY, mail="/post", masterdata_digest="d"), {})
        tx.start_run(as_at=DAY, mail="/post", masterdata_digest="d")
    assert looked_at(watched)[0] == 200
    now = store.clock()
    monkeypatch.setattr(store, "clock", lambda: now + timedelta(hours=29))
    assert looked_at(watched)[0] == 200
    monkeypatch.setattr(store, "clock", lambda: now + timedelta(hours=31))
    assert looked_at(watched) == (503, {"home": "well", "tables": "well", "runs": "failed", "store": "well"})


def test_a_full_disk_is_told(watched: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**12, 10**12 - 10**6, 10**6))
    status, found = looked_at(watched)
    assert (status, found["home"]) == (503, "failed")


def test_tables_of_another_version_are_told(watched: Running) -> None:
    with watched.office.store._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert looked_at(watched) == (503, {"home": "well", "tables": "failed"})
    with watched.office.store._writer.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{NEWEST}'")
    assert looked_at(watched)[0] == 200


def test_a_store_that_does_not_answer_is_told_without_its_address(watched: Running) -> None:
    home = watched.office.settings.home
    Store.open(watched.office.settings).close()
    (home / "counterfoil.db").write_bytes(b"no database at all, of which nothing can be read" * 100)
    for extra in ("counterfoil.db-wal", "counterfoil.db-shm"):
        (home / extra).unlink(missing_ok=True)
    answer = httpx.get(f"{watched.address}/health")
    assert answer.status_code == 503
    assert answer.json()["looked_at"]["store"] == "failed"
    assert str(home) not in answer.text
