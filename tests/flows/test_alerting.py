"""Alerts reach a real mail server once, again when there is more to tell, and later when the server was down."""

from dataclasses import replace
from datetime import date, timedelta
from email.message import Message
from pathlib import Path

import pytest

from connectors.ledgers.base import LedgerInDoubt
from connectors.mail import MailUnavailable, outgoing
from counterfoil.insights import Patience, as_text, subject
from counterfoil.settings import Settings
from counterfoil.store import Alert, State, Store
from counterfoil.work import reserve
from flows import payables
from flows.alerting import standing, tell
from flows.morning import note_of_the_day
from tests.counterfoil.insights.test_alerts import MONDAY, hold
from tests.support.command_line import Runner
from tests.support.smtp import free_port, receiving

TO = ["payables@centre.example"]


def mail(settings: Settings, server: str, *, today: date = MONDAY) -> tuple[Alert, ...]:
    with Store.open(settings) as store:
        found = standing(store, today=today, patience=Patience())
        return tell(store, found, server=server, sender="robot@centre.example", to=TO)


def words(message: Message) -> str:
    return str(message.get_content())  # type: ignore[attr-defined]


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return Settings.load(home=tmp_path / "home", environment={})


def test_an_alert_is_mailed_once_and_again_when_another_bill_is_about_to_be_late(here: Settings) -> None:
    with Store.open(here) as store, receiving() as (office, server):
        hold(store, 1, due_on=MONDAY)
        assert len(mail(here, server)) == 1
        assert mail(here, server) == ()
        hold(store, 2, due_on=MONDAY, organisation="ZN2")
        second = hold(store, 3, due_on=MONDAY)
        mail(here, server)
        mail(here, server)
    first, more = office.kept
    assert first["Subject"] == "Counterfoil: bills fall due"
    assert first["To"] == TO[0]
    assert "ZN1: 1 bills" in words(first)
    assert "ZN2: 1 bills" in words(more)
    assert second in words(more)


def test_what_is_over_and_comes_back_is_mailed_again(here: Settings) -> None:
    with Store.open(here) as store, receiving() as (office, server):
        hold(store, 1, due_on=MONDAY + timedelta(days=20))
        assert mail(here, server, today=MONDAY) == ()
        assert len(mail(here, server, today=MONDAY + timedelta(days=20))) == 1
        assert mail(here, server, today=MONDAY) == ()
        assert len(mail(here, server, today=MONDAY + timedelta(days=20))) == 1
    assert len(office.kept) == 2


def test_what_could_not_be_sent_is_sent_the_next_time(here: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing._hand_over.retry, "sleep", lambda _seconds: None)  # type: ignore[attr-defined]
    with Store.open(here) as store:
        hold(store, 1, due_on=MONDAY)
    with pytest.raises(MailUnavailable):
        mail(here, f"smtp://127.0.0.1:{free_port()}")
    with receiving() as (office, server):
        assert len(mail(here, server)) == 1
    assert len(office.kept) == 1


def test_the_command_shows_what_stands_and_mails_what_is_new(here: Settings, cli: Runner) -> None:
    with Store.open(here) as store:
        hold(store, 1, due_on=MONDAY)
    with receiving() as (office, server):
        options = ("--smtp", server, "--from", "robot@centre.example", "--to", TO[0])
        assert len(mail(here, server)) == 1
        with Store.open(here) as store:
            hold(store, 2, due_on=MONDAY, organisation="ZN2")
        shown = cli("alerts", "--home", here.home, *options)
    assert shown.returncode == 1
    assert "1 of 2 alerts are new and were sent" in shown.stdout
    assert "ZN1: 1 bills" in shown.stdout
    assert "ZN2: 1 bills" in shown.stdout
    assert len(office.kept) == 2


def test_a_bill_in_doubt_stands_in_the_morning_note_too(
    here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payables, "post", lambda _bench: 0)
    payables.run(
        replace(here, workers=1),
        mail=ubl_bills / "mail",
        masterdata=ubl_bills / "masterdata",
        as_of=date(2026, 10, 31),
    )
    with Store.open(here) as store:
        with reserve(store, [State.POSTING], limit=1) as (claim,), store.transaction() as tx:
            tx.wait(claim, error=LedgerInDoubt("sent"), not_before=store.clock())
        doubted, later = claim.item.id, store.clock() + timedelta(hours=5)
    monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "clock", lambda: later)  # type: ignore[attr-defined]
    note = note_of_the_day(here)
    assert note is not None
    assert "something needs you" in subject(note)
    assert "NOBODY KNOWS WHETHER THE LEDGER HAS THEM: 1 bills" in as_text(note)
    assert f"{doubted} (" in as_text(note)


def test_no_office_is_told_anything_when_there_is_nothing(here: Settings) -> None:
    Store.open(here).close()
    with receiving() as (office, server):
        assert mail(here, server) == ()
    assert office.kept == []
