"""The morning note says what the night did, what is stuck, and what will be late; nothing restricted is named in it."""

import re
from datetime import date
from pathlib import Path

import pytest

from counterfoil.insights import as_text, subject
from counterfoil.model.decisions import Outcome
from counterfoil.settings import Settings
from counterfoil.store import State, Store
from counterfoil.work import postpone, reserve
from flows import payables
from flows.morning import note_of_the_day
from tests.support.command_line import Runner

AS_OF = date(2026, 10, 31)


@pytest.fixture
def worked(tmp_path: Path, ubl_bills: Path) -> Settings:
    """A night with bills of which one has lost its order and so is held, and a list of patients."""
    day = next((ubl_bills / "mail").iterdir())
    bill = next(day.glob("*.xml"))
    text = bill.read_text(encoding="utf-8")
    bill.write_text(re.sub(r"(<cac:OrderReference>\s*<cbc:ID>)[^<]+", r"\1ZN1999999", text), encoding="utf-8")
    (day / "9999.csv").write_text("NHS No,Surname,Date of birth,Cost\n999 000 0018,Testpatient,01/02/1950,10.00\n")
    settings = Settings.load(home=tmp_path / "home", environment={})
    payables.run(settings, mail=ubl_bills / "mail", masterdata=ubl_bills / "masterdata", as_of=AS_OF)
    return settings


def test_a_quiet_night_needs_nobody(worked: Settings) -> None:
    note = note_of_the_day(worked)
    assert note
    assert note.is_well
    assert sum(note.done.values()) == note.registered
    assert "all is well" in subject(note)
    assert "The post balances" in as_text(note)


def test_held_bills_are_listed_by_reason_and_by_when_they_are_due(worked: Settings) -> None:
    note = note_of_the_day(worked)
    assert note
    with Store.open(worked) as store:
        held = {hold.code for item in store.items() for hold in store.holds(item.id)}
    assert {each.code for each in note.held} <= held
    assert sum(each.items for each in note.held) == 1
    assert all(each.pounds > 0 and each.owner for each in note.held)
    assert [work.due_on for work in note.late] == sorted(work.due_on for work in note.late)


def test_restricted_post_is_counted_and_not_named(worked: Settings) -> None:
    note = note_of_the_day(worked)
    assert note
    assert note.restricted == 1
    text = as_text(note)
    assert "1  restricted" in text
    assert "9999" not in text
    assert "Testpatient" not in text


def test_what_waits_for_a_fault_needs_somebody(worked: Settings) -> None:
    with Store.open(worked) as store:
        item = next(iter(store.items(outcome=Outcome.HELD)))
        with store.transaction() as tx:
            tx.reopen([item.id], reason="a test")
        with reserve(store, [State.READ], limit=1) as claims, store.transaction() as tx:
            postpone(store, tx, claims[0], TimeoutError("away"))
    note = note_of_the_day(worked)
    assert note
    assert dict(note.waiting) == {"TimeoutError": 1}
    assert not note.is_well
    assert "1 items wait for a fault to pass: TimeoutError" in as_text(note)


def test_the_command_fails_where_somebody_is_needed(worked: Settings, cli: Runner) -> None:
    assert cli("note", "--home", worked.home).returncode == 0
    next(path for path in worked.originals.rglob("*") if path.is_file()).unlink()
    sick = cli("note", "--home", worked.home)
    assert sick.returncode == 1
    assert "DOES NOT BALANCE" in sick.stdout


def test_before_the_first_run_there_is_no_note(tmp_path: Path) -> None:
    settings = Settings.load(home=tmp_path / "home", environment={})
    Store.open(settings).close()
    assert note_of_the_day(settings) is None
