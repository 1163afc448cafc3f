"""A document on which our own program fails: it keeps no other back, and in the end a person has it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from connectors.ledgers import choosing
from connectors.ledgers.base import LedgerUnavailable
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.insights import balance
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.judged import JudgementKind
from counterfoil.settings import Settings
from counterfoil.store import Item, State, Store
from counterfoil.work import MOST_ATTEMPTS
from flows import judging, payables, reading


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)


@pytest.fixture
def poisonous(ubl_bills: Path) -> str:
    """The number of the bill on which the program fails."""
    return str(json.loads((ubl_bills / "expected.jsonl").read_text().splitlines()[0])["fields"]["invoice_number"])


@pytest.fixture
def nights(here: Settings, ubl_bills: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Runs so many times, two hours apart."""
    hours = 0
    original = Store.open.__func__  # type: ignore[attr-defined]

    def open_later(cls: type[Store], settings: Settings, **_: object) -> Any:
        return original(cls, settings, clock=lambda: datetime.now(UTC) + timedelta(hours=hours))

    monkeypatch.setattr(Store, "open", classmethod(open_later))

    def run(times: int) -> None:
        nonlocal hours
        for _ in range(times):
            payables.run(here, mail=ubl_bills / "mail", masterdata=ubl_bills / "masterdata", as_of=date(2026, 10, 31))
            hours += 2

    return run


def break_reading(patch: pytest.MonkeyPatch, number: str) -> None:
    whole = reading.opened_up

    def failing(bench: Any, found: Any, part: Any = None) -> Any:
        if found.documents[0].invoice_number.value == number:
            raise ZeroDivisionError("a fault of ours")
        return whole(bench, found, part)

    patch.setattr(reading, "opened_up", failing)


def break_deciding(patch: pytest.MonkeyPatch, number: str) -> None:
    whole = judging.decide_on_record

    def failing(document: Any, *arguments: Any, **named: Any) -> Any:
        if document.invoice_number.value == number:
            raise ZeroDivisionError("a fault of ours")
        return whole(document, *arguments, **named)

    patch.setattr(judging, "decide_on_record", failing)


class BrokenLedger(EmbeddedLedger):
    """A connector that fails on one bill before anything of its chunk is sent."""

    fails: Callable[[], Exception] = staticmethod(lambda: ZeroDivisionError("a fault of ours"))
    number = ""

    def post_many(self, postings: Any) -> Any:
        if any(posting.invoice_number == self.number for posting in postings):
            raise self.fails()
        return super().post_many(postings)


def break_posting(patch: pytest.MonkeyPatch, number: str) -> None:
    patch.setattr(BrokenLedger, "number", number)
    patch.setattr(choosing, "EmbeddedLedger", BrokenLedger)


def items(here: Settings, number: str) -> tuple[Item, list[Item]]:
    """The poisonous one, and the others."""
    with Store.open(here) as store:
        every = list(store.items())
        holding = {item.id for item in every if f">{number}<" in store.originals.bytes(item.sha256).decode()}
    (one,) = (item for item in every if item.id in holding)
    return one, [item for item in every if item.id not in holding]


@pytest.mark.parametrize("breaks", [break_reading, break_deciding, break_posting])
def test_a_document_on_which_the_program_fails_is_tried_some_times_then_held_and_released_by_trying_it_again(
    breaks: Callable[[pytest.MonkeyPatch, str], None],
    here: Settings,
    poisonous: str,
    nights: Callable[[int], None],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        breaks(patch, poisonous)
        nights(MOST_ATTEMPTS - 1)
        one, others = items(here, poisonous)
        assert (one.state, one.error) == (State.WAITING, "ZeroDivisionError: a fault of ours")
        assert {item.outcome for item in others} == {Outcome.POSTED}
        nights(1)
    one, _ = items(here, poisonous)
    assert (one.state, one.outcome) == (State.DONE, Outcome.HELD)
    with Store.open(here) as store:
        (hold,) = store.dossier(one).holds
        assert hold.code is HoldCode.FORMAT
        assert "failed 3 times" in hold.detail
        assert "ZeroDivisionError: a fault of ours" in hold.detail
        with store.transaction(actor="J Smith") as tx:
            tx.judge(one.id, person="J Smith", kind=JudgementKind.TRY_AGAIN, body={})
        nights(1)
        assert store.item(one.id).outcome is Outcome.POSTED
        with EmbeddedLedger(here.ledger_url) as ledger:
            assert balance(store, ledger=ledger.postings()).faults == ()
        assert store.verify().breaks == ()


def test_a_bill_is_never_given_up_because_its_ledger_is_down(
    here: Settings, poisonous: str, nights: Callable[[int], None]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        break_posting(patch, poisonous)
        patch.setattr(BrokenLedger, "fails", staticmethod(lambda: LedgerUnavailable("it is down")))
        nights(MOST_ATTEMPTS + 1)
        one, _ = items(here, poisonous)
        assert one.state is State.WAITING
    nights(1)
    one, others = items(here, poisonous)
    assert {item.outcome for item in (one, *others)} == {Outcome.POSTED}
