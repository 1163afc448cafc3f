"""Faults on the way: what fails waits or is held, the rest goes on, and a gone cause releases what it held."""

import csv
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bots.deciding import decide_on_record
from connectors.ledgers import choosing
from connectors.ledgers.base import LedgerRefused, LedgerUnavailable, Refusal
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.postings import Posted, Posting
from counterfoil.rulebook import RuleError
from counterfoil.settings import Settings
from counterfoil.store import Item, State, Store
from flows import judging, payables, reading, releasing, workbench
from tests.support.clock import Clock

END_OF_MONTH = date(2026, 10, 31)


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    return replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)


@pytest.fixture
def post(a_few_bills: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(a_few_bills, tmp_path / "post"))


def run(settings: Settings, post: Path, as_of: date = END_OF_MONTH) -> None:
    payables.run(settings, mail=post / "mail", masterdata=post / "masterdata", as_of=as_of)


def items(settings: Settings) -> list[Item]:
    with Store.open(settings) as store:
        return list(store.items())


def holds(settings: Settings, item: str) -> list[HoldCode]:
    with Store.open(settings) as store:
        return [hold.code for hold in store.holds(item) if hold.released_on is None]


@pytest.fixture
def an_hour_later(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Turns the store's clock forward, so that what waits is due."""

    def turn() -> None:
        original = Store.open.__func__  # type: ignore[attr-defined]

        def later(cls: type[Store], settings: Settings, **_: object) -> Any:
            return original(cls, settings, clock=lambda: datetime.now(UTC) + timedelta(hours=2))

        monkeypatch.setattr(Store, "open", classmethod(later))

    return turn


class AnsweringLedger(EmbeddedLedger):
    """A ledger whose answers a test has prepared, by invoice number."""

    answers: dict[str, Exception] = {}  # noqa: RUF012 - set by each test

    def post_many(self, postings: Any) -> list[Posted | Any]:
        return [
            self.answers.get(one.invoice_number) or super(AnsweringLedger, self).post_many([one])[0] for one in postings
        ]

    def post(self, posting: Posting) -> str:
        if posting.invoice_number in self.answers:
            raise self.answers[posting.invoice_number]
        return super().post(posting)


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Exception]]:
    monkeypatch.setattr(choosing, "EmbeddedLedger", AnsweringLedger)
    AnsweringLedger.answers = {}
    yield AnsweringLedger.answers
    AnsweringLedger.answers = {}


def numbers(settings: Settings) -> dict[str, str]:
    """Items by their invoice number."""
    with Store.open(settings) as store:
        found = {}
        for item in store.items():
            read = store.reading(item.id)
            assert read is not None
            number = read.documents[0].invoice_number
            assert number is not None
            found[number.value] = item.id
        return found


def test_a_ledger_that_is_down_leaves_its_bills_waiting_and_the_next_run_posts_them(
    here: Settings,
    post: Path,
    answering: dict[str, Exception],
    monkeypatch: pytest.MonkeyPatch,
    an_hour_later: Callable[[], None],
) -> None:
    down = LedgerUnavailable("the ledger is down for maintenance")
    monkeypatch.setattr(AnsweringLedger, "find_all", lambda *_: (_ for _ in ()).throw(down))
    run(here, post)
    assert {item.state for item in items(here)} == {State.WAITING}
    assert all("maintenance" in (item.error or "") for item in items(here))
    monkeypatch.undo()
    an_hour_later()
    run(here, post)
    assert {item.outcome for item in items(here)} == {Outcome.POSTED}
    assert answering == {}


def test_a_refused_bill_is_held_for_the_ledgers_reason_and_the_others_are_posted(
    here: Settings, post: Path, answering: dict[str, Exception]
) -> None:
    run(here, post, as_of=date(2026, 9, 30))
    number = first_number(post)
    answering[number] = LedgerRefused(Refusal.ORDER_CLOSED, "the order was closed this morning")
    run(here, post)
    refused = numbers(here)[number]
    outcomes = {item.id: item.outcome for item in items(here)}
    assert outcomes.pop(refused) is Outcome.HELD
    assert set(outcomes.values()) == {Outcome.POSTED}
    assert holds(here, refused) == [HoldCode.PO_CLOSED]


def first_number(post: Path) -> str:
    import json  # noqa: PLC0415 - only here

    return str(json.loads((post / "expected.jsonl").read_text().splitlines()[0])["fields"]["invoice_number"])


def test_a_fault_with_one_document_leaves_it_waiting_and_the_others_go_on(
    here: Settings, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = first_number(post)

    def failing(document: Any, *arguments: Any, **named: Any) -> Any:
        if document.invoice_number.value == number:
            raise ZeroDivisionError("a fault of ours")
        return decide_on_record(document, *arguments, **named)

    monkeypatch.setattr(judging, "decide_on_record", failing)
    run(here, post)
    states = {item.id: item for item in items(here)}
    poisonous = states.pop(numbers(here)[number])
    assert (poisonous.state, poisonous.error) == (State.WAITING, "ZeroDivisionError: a fault of ours")
    assert {item.outcome for item in states.values()} == {Outcome.POSTED}


def test_a_bill_held_for_goods_not_receipted_is_posted_when_the_receipt_comes(here: Settings, post: Path) -> None:
    receipts = post / "masterdata" / "receipts.csv"
    all_of_them = receipts.read_text()
    with receipts.open(newline="") as file:
        header = next(csv.reader(file))
    receipts.write_text(",".join(header) + "\n")
    run(here, post)
    waiting = items(here)
    assert {item.outcome for item in waiting} == {Outcome.HELD}
    assert {tuple(holds(here, item.id)) for item in waiting} == {(HoldCode.QTY_REC,)}
    receipts.write_text(all_of_them)
    run(here, post)
    assert {item.outcome for item in items(here)} == {Outcome.POSTED}
    with Store.open(here) as store:
        said = [entry for entry in store.history(waiting[0].id) if entry.kind == "reopened"]
    assert [entry.body["reason"] for entry in said] == ["its cause has changed"]
    assert re.match(r"receipt \S+ of 2026-\d\d-\d\d covers \d+ of line \d+ of order \S+", said[0].body["because"])


def test_only_what_waits_on_something_that_has_changed_is_looked_at_again(
    here: Settings, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipts = post / "masterdata" / "receipts.csv"
    header, *rows = receipts.read_text().splitlines()
    receipts.write_text(header + "\n")
    run(here, post)
    looked_at: list[str] = []

    def noting(bench: workbench.Workbench, tx: Any, item: Item) -> bool:
        looked_at.append(item.id)
        return judging.would_change(bench, tx, item)

    monkeypatch.setattr(releasing, "would_change", noting)
    ordered = {item.id: judging_order(here, item.id) for item in items(here)}
    first = next(iter(ordered))
    mine = [row for row in rows if f",{ordered[first]}," in row]
    receipts.write_text("\n".join([header, *mine]) + "\n")
    run(here, post, as_of=date(2026, 11, 2))
    assert sorted(looked_at) == sorted(item for item, order in ordered.items() if order == ordered[first])
    looked_at.clear()
    run(here, post, as_of=date(2026, 11, 3))
    assert looked_at == []


def judging_order(settings: Settings, item: str) -> str:
    """The order that a bill was matched with."""
    with Store.open(settings) as store:
        match = store.match(item)
    assert match is not None
    return match.order.po_numbers[0]


def test_a_run_as_of_an_earlier_day_leaves_later_post_and_later_decisions_alone(here: Settings, post: Path) -> None:
    (post / "masterdata" / "receipts.csv").write_text(
        (post / "masterdata" / "receipts.csv").read_text().splitlines()[0] + "\n"
    )
    run(here, post)
    with Store.open(here) as store:
        before = [(item, len(store.history(item.id))) for item in store.items()]
    run(here, post, as_of=date(2026, 10, 2))
    with Store.open(here) as store:
        assert [(item, len(store.history(item.id))) for item in store.items()] == before


def test_the_next_chunk_stays_ours_while_slow_files_are_read(
    here: Settings, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    open_store, opened_up = Store.open.__func__, reading.opened_up  # type: ignore[attr-defined]

    def slowly(*arguments: Any) -> Any:
        clock.forward(timedelta(minutes=6))
        return opened_up(*arguments)

    monkeypatch.setattr(Store, "open", classmethod(lambda cls, settings: open_store(cls, settings, clock=clock)))
    monkeypatch.setattr(reading, "opened_up", slowly)
    run(replace(here, chunk=4), post)
    assert {item.outcome for item in items(here)} == {Outcome.POSTED}


def test_a_missing_pack_stops_the_run_before_anything_is_done(here: Settings, post: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(here.rules, rules)
    (rules / "national" / "statement.yaml").unlink()
    with pytest.raises(RuleError, match="lack the tables statement_line"):
        run(replace(here, rules=rules), post)
    assert not here.home.exists()


def test_nothing_is_taken_up_again_when_nothing_has_changed(here: Settings, post: Path) -> None:
    (post / "masterdata" / "receipts.csv").write_text(
        (post / "masterdata" / "receipts.csv").read_text().splitlines()[0] + "\n"
    )
    run(here, post)
    with Store.open(here) as store:
        before = [len(store.history(item.id)) for item in store.items()]
    run(here, post)
    run(here, post, as_of=date(2026, 11, 2))
    with Store.open(here) as store:
        assert [len(store.history(item.id)) for item in store.items()] == before


def test_a_long_run_signs_its_log_on_the_way(here: Settings, post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(here, post, as_of=date(2026, 10, 5))
    with Store.open(here) as store:
        assert store.verify().checkpoints == 1
    monkeypatch.setattr(workbench, "SECONDS_UNSIGNED", 0)
    run(here, post)
    with Store.open(here) as store:
        assert store.verify().checkpoints > 2
        assert store.verify().breaks == ()
