"""The doctor finds what is not well, says what to do, and changes nothing."""

import json
import socket
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from counterfoil.settings import Settings
from counterfoil.store import NewFile, State, Store
from counterfoil.work import postpone, reserve
from counterfoil.work.windows import ZONE
from desk.doctor import Finding, Health, machine, state
from tests.support.clock import Clock
from tests.support.command_line import Runner


def worst(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.health is not Health.WELL]


@pytest.fixture
def sound(settings: Settings) -> Settings:
    """A home with one original, in order."""
    with Store.open(settings) as store:
        register(store, b"a bill")
        store.checkpoint()
    return settings


def register(store: Store, content: bytes) -> str:
    sha256 = store.originals.keep(content)
    with store.transaction() as tx:
        from_today = NewFile(file=f"2026-10-05/{sha256[:4]}.pdf", received_on=DAY, sha256=sha256, size=len(content))
        return tx.register([from_today])[0]


DAY = Clock()().date()


def test_an_installation_that_is_not_there_yet_is_well_and_stays_away(tmp_path: Path) -> None:
    settings = Settings.load(home=tmp_path / "home", environment={})
    assert worst([*state.home(settings), *state.store(settings)]) == []
    assert not settings.home.exists()


def test_a_sound_installation_is_well(sound: Settings) -> None:
    assert worst([*state.rules(sound), *state.home(sound), *state.store(sound)]) == []


def test_this_machine_has_what_the_program_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    looks = (machine.packages, machine.time_zone, machine.scan_engines, machine.prefect_server)
    assert worst([finding for look in looks for finding in look()]) == []


def test_a_lost_original_is_found(sound: Settings) -> None:
    with Store.open(sound) as store:
        lost = store.originals.path(store.latest(1)[0].sha256)
    lost.unlink()
    assert [(each.subject, each.health) for each in worst(list(state.store(sound)))] == [("originals", Health.FAILED)]


def test_a_home_that_others_may_read_is_a_warning(sound: Settings) -> None:
    sound.home.chmod(0o755)
    assert [each.advice for each in worst(list(state.home(sound)))] == [f"chmod 700 {sound.home}"]


def test_tables_of_another_version_are_left_alone(sound: Settings) -> None:
    engine = create_engine(sound.database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    [found] = worst(list(state.store(sound)))
    assert found.health is Health.WARNING
    assert "9999" in found.found


def test_a_run_that_was_cut_off_is_told_from_one_at_work(sound: Settings) -> None:
    with Store.open(sound) as store, store.transaction() as tx:
        tx.start_run(as_at=DAY, mail=str(sound.home), masterdata_digest="")
    [found] = worst(list(state.store(sound)))
    assert "cut off" in found.found
    assert "takes up what was left" in found.advice


def test_an_item_that_is_tried_again_and_again_is_named(sound: Settings) -> None:
    with Store.open(sound) as store:
        item = store.latest(1)[0].id
        with reserve(store, [State.PENDING], limit=1) as claims, store.transaction() as tx:
            postpone(store, tx, claims[0], TimeoutError("the ledger is away"))
    [found] = worst(list(state.store(sound)))
    assert found.advice == f"see why: counterfoil explain {item}"


def test_a_ledger_under_maintenance_is_not_asked(sound: Settings) -> None:
    books = "trust-books:\n  system: tryton\n  organisations: [ZN1]\n  url: http://127.0.0.1:9/trust\n  user: robot\n"
    books += "  password: env:HOME\n  vat_account: VAT\n"
    sound.ledgers.write_text(books)
    assert [finding.subject for finding in worst([*state.ledger(sound)])] == ["ledger"]
    yesterday, tomorrow = (f"{datetime.now(ZONE) + timedelta(days=days):%A}" for days in (-1, 1))
    sound.ledgers.write_text(f"{books}  windows: [{yesterday}-{tomorrow}]\n")
    embedded, closed = state.ledger(sound)
    assert (embedded.found, closed.health) == ("embedded answers", Health.WELL)
    assert closed.found.startswith("trust-books is under maintenance until ")


def test_a_changed_audit_log_is_found(settings: Settings) -> None:
    if not settings.database_url.startswith("sqlite"):
        pytest.skip("the log is changed here in SQLite's way")
    with Store.open(settings) as store:
        register(store, b"a bill")
    engine = create_engine(settings.database_url)
    with engine.begin() as connection:
        for name in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("UPDATE audit_event SET actor = 'nobody'"))
    engine.dispose()
    assert {each.subject for each in worst(list(state.store(settings)))} == {"audit"}


def test_rules_that_do_not_load_are_found(settings: Settings, tmp_path: Path) -> None:
    nowhere = Settings.load(home=settings.home, rules=tmp_path, environment={})
    assert [each.health for each in worst(list(state.rules(nowhere)))] == [Health.FAILED]


def test_a_prefect_server_that_does_not_answer_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{taken.getsockname()[1]}/api")
        [found] = list(machine.prefect_server())
    assert found.health is Health.FAILED
    assert "prefect server start" in found.advice


def test_the_command_gives_json_lines_and_fails_where_work_stops(cli: Runner, ubl_bills: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    cli("run", "--mail", ubl_bills / "mail", "--masterdata", ubl_bills / "masterdata", "--home", home)
    fine = cli("doctor", "--home", home, "--json")
    assert fine.returncode == 0, fine.stderr
    assert {json.loads(line)["subject"] for line in fine.stdout.splitlines()} >= {"packages", "runs", "ledger", "audit"}
    original = next(path for path in (home / "originals").rglob("*") if path.is_file())
    original.unlink()
    sick = cli("doctor", "--home", home)
    assert sick.returncode == 1
    assert "missing or changed" in sick.stdout
