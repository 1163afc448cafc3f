"""The office is told whom to remind of what: one message for a cause, once, and again when the next reminder is due."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Kind
from counterfoil.settings import Settings
from counterfoil.store import Alert, Brief, Store
from flows.alerting import tell
from flows.chasing import REMINDER, reminders
from tests.counterfoil.insights.test_alerts import MONDAY, hold
from tests.flows.test_alerting import TO, mail, words
from tests.support.items import DAY, held, read_one
from tests.support.smtp import receiving

SENDER = "Griselda Quill Ltd"


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return Settings.load(home=tmp_path / "home", environment={})


def hold_of(store: Store, number: int, sender: str, code: HoldCode = HoldCode.PRICE) -> str:
    """A bill of this sender that is held from the day on which `held` is."""
    read = read_one(store, number)
    brief = Brief(number=f"INV-{number}", sender=sender, currency="GBP", due_on=MONDAY + timedelta(days=40))
    with store.transaction() as tx:
        tx.decide(read, held(code), organisation="ZN1", kind=Kind.INVOICE, brief=brief)
    return read.item.id


def remind(settings: Settings, server: str, on: date) -> tuple[Alert, ...]:
    with Store.open(settings) as store:
        found = reminders(store, settings, as_at=on)
        return tell(store, found, server=server, sender="robot@centre.example", to=TO, kinds=[REMINDER])


def test_bills_that_wait_for_one_cause_are_one_reminder_until_the_next_is_due(here: Settings) -> None:
    with Store.open(here) as store, receiving() as (office, server):
        one, two = hold_of(store, 1, SENDER), hold_of(store, 2, SENDER)
        hold_of(store, 3, "Another Ltd")
        assert len(remind(here, server, DAY)) == 2
        assert remind(here, server, DAY + timedelta(days=2)) == ()
        assert len(remind(here, server, DAY + timedelta(days=3))) == 2
    first, _again = office.kept
    assert first["Subject"] == "Counterfoil: whom to remind"
    text = words(first)
    assert text.count("To remind: ") == 2
    assert "To remind: buyer" in text
    assert f"PRICE, sender {SENDER}: 2 items" in text
    assert one in text
    assert two in text


def test_reminders_and_alerts_do_not_forget_one_another(here: Settings) -> None:
    with Store.open(here) as store, receiving() as (office, server):
        hold(store, 1, due_on=MONDAY)
        assert len(remind(here, server, MONDAY)) == 1
        assert len(mail(here, server)) == 1
        assert remind(here, server, MONDAY) == ()
        assert mail(here, server) == ()
    assert len(office.kept) == 2


def test_the_audit_log_does_not_name_whom_a_reminder_is_about(here: Settings) -> None:
    with Store.open(here) as store, receiving() as (_office, server):
        hold_of(store, 1, SENDER)
        remind(here, server, MONDAY)
        (sent,) = store.audit_log(kind="alert sent", last=9)
    assert sent.subject.startswith(REMINDER)
    assert "quill" not in sent.subject.casefold()
