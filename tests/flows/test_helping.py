"""Processes that help a run share its work: everything is done once, on either database, whoever is killed."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from bots.intake import post_received
from connectors.mail.folder import FolderMail
from counterfoil.model.decisions import Outcome
from counterfoil.settings import Settings
from counterfoil.store import NewFile, State, Store
from flows import payables, reading
from flows.workbench import bench_beside, open_workbench
from tests.support.command_line import Runner

AS_OF = date(2026, 10, 31)
PATIENCE_SECONDS = 120


@pytest.fixture
def begun(settings: Settings, ubl_bills: Path) -> Settings:
    """A run that registered its post and went no further."""
    mail, masterdata = ubl_bills / "mail", ubl_bills / "masterdata"
    with open_workbench(settings, mail=mail, masterdata=masterdata, as_of=AS_OF, progress=payables.silent) as bench:
        payables.register(bench, FolderMail(mail))
    return settings


def variables(settings: Settings, home: Path, **more: str) -> dict[str, str]:
    return {
        "COUNTERFOIL_HOME": str(home),
        "COUNTERFOIL_DATABASE_URL": settings.database_url.replace("+psycopg", ""),
        "COUNTERFOIL_LEDGER_URL": settings.ledger_url.replace("+psycopg", ""),
        "COUNTERFOIL_ORIGINALS": str(settings.originals),
        "COUNTERFOIL_WORKERS": "1",
        "COUNTERFOIL_CHUNK": "2",
        **more,
    }


def helper(settings: Settings, home: Path, post: Path, *words: str) -> "subprocess.Popen[bytes]":
    program = str(Path(sys.executable).with_name("counterfoil"))
    environment = {**os.environ, **variables(settings, home)}
    command = [program, "work", "--masterdata", str(post / "masterdata"), *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def is_whole(settings: Settings, cli: Runner, post: Path) -> None:
    balanced = cli("reconcile", "--mail", post / "mail", environment=variables(settings, settings.home))
    assert balanced.returncode == 0, balanced.stdout + balanced.stderr
    with Store.open(settings) as store:
        assert {state for state, _ in store.counts()} == {State.DONE}
        assert len(list(store.postings())) == len((post / "expected.jsonl").read_text().splitlines())


def test_two_helpers_do_the_work_of_a_run_once(begun: Settings, ubl_bills: Path, tmp_path: Path, cli: Runner) -> None:
    # A home of their own is another machine; one home serves both where the database is a file in it.
    homes = [begun.home] * 2 if begun.database_url.startswith("sqlite") else [tmp_path / "one", tmp_path / "two"]
    helpers = [helper(begun, home, ubl_bills) for home in homes]
    for process in helpers:
        _, said = process.communicate(timeout=PATIENCE_SECONDS)
        assert process.returncode == 0, said.decode()
    for home in homes:
        for key in (home / "keys").glob("*.pub"):
            (begun.home / "keys" / key.name).write_text(key.read_text())
    is_whole(begun, cli, ubl_bills)


def test_what_is_left_in_the_end_is_shared_out_in_smaller_portions(begun: Settings, ubl_bills: Path) -> None:
    with bench_beside(begun, masterdata=ubl_bills / "masterdata", progress=payables.silent) as bench:
        first, second, third = reading.send(bench), reading.send(bench), reading.send(bench)
        assert first is not None
        assert second is not None
        assert len(first.claims) == len(second.claims) == reading.FEWEST < begun.chunk
        assert third is None


def test_what_a_killed_helper_had_claimed_is_done_by_the_next_run(
    begun: Settings, ubl_bills: Path, cli: Runner
) -> None:
    killed = helper(begun, begun.home, ubl_bills)
    until = time.monotonic() + PATIENCE_SECONDS
    with Store.open(begun) as store:
        while all(state is State.PENDING for state, _ in store.counts()) and time.monotonic() < until:
            time.sleep(0.05)
    os.kill(killed.pid, signal.SIGKILL)
    killed.communicate()
    payables.run(begun, mail=ubl_bills / "mail", masterdata=ubl_bills / "masterdata", as_of=AS_OF)
    is_whole(begun, cli, ubl_bills)


def test_a_helper_that_came_first_waits_for_the_run_and_for_all_of_its_post(
    settings: Settings, ubl_bills: Path, cli: Runner
) -> None:
    mail, masterdata = ubl_bills / "mail", ubl_bills / "masterdata"
    early = helper(settings, settings.home, ubl_bills, "--wait", "2")
    until = time.monotonic() + PATIENCE_SECONDS
    with open_workbench(settings, mail=mail, masterdata=masterdata, as_of=AS_OF, progress=payables.silent) as bench:
        # As if the rest of the post came over a slow line: the helper has seen that nothing waits, and stays.
        with bench.store.transaction() as tx:
            (batch,) = post_received(FolderMail(mail), up_to=AS_OF, registered={}, originals=bench.store.originals)
            tx.register([each for each in batch[:3] if isinstance(each, NewFile)])
        while bench.store.counts().get((State.DONE, Outcome.POSTED)) != 3 and time.monotonic() < until:
            time.sleep(0.05)
        assert early.poll() is None
        payables.register(bench, FolderMail(mail))
        payables.release(bench)
        _, said = early.communicate(timeout=PATIENCE_SECONDS)
    assert early.returncode == 0, said.decode()
    is_whole(settings, cli, ubl_bills)


def test_there_must_be_a_run_over_the_same_masters(settings: Settings, ubl_bills: Path, cli: Runner) -> None:
    alone = cli("work", "--masterdata", ubl_bills / "masterdata", environment=variables(settings, settings.home))
    assert alone.returncode == 2
    assert "begin one with `counterfoil run`" in alone.stderr
