"""One run over several ledgers: a real Tryton keeps some organisations' books, the embedded ledger the others'."""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from connectors.ledgers.choosing import open_ledgers
from connectors.masterdata import load_masterdata
from counterfoil.insights import balance
from counterfoil.model.decisions import Outcome
from counterfoil.model.masters import ChartCode, Masterdata
from counterfoil.settings import Settings
from counterfoil.store import State, Store
from flows import payables
from tests.support import tryton
from tests.support.clock import Watch
from tests.support.command_line import Runner
from tests.support.tryton import Tryton

THREE_HOURS = 3 * 3600
PLANTED = "planted-password-5512"


@dataclass(frozen=True, kw_only=True)
class Town:
    """Post for some organisations; the first `body` has its books in Tryton."""

    post: Path
    settings: Settings
    body: str
    bills: dict[str, str]

    def books(self, server_url: str) -> None:
        self.settings.home.mkdir(exist_ok=True)
        self.settings.ledgers.write_text(
            f"trust-books:\n  system: tryton\n  organisations: [{self.body}]\n  url: {server_url}\n  user: robot\n"
            f"  password: env:TRUST_BOOKS_PASSWORD\n  vat_account: {tryton.VAT_ACCOUNT}\n"
        )


@pytest.fixture
def town(ubl_bills: Path, tmp_path: Path) -> Town:
    """Eight clean bills, with the organisation that has the most of them in Tryton."""
    expected = [json.loads(line) for line in (ubl_bills / "expected.jsonl").read_text().splitlines()]
    bills = {one["fields"]["invoice_number"]: one["organisation"] for one in expected}
    body = max(set(bills.values()), key=list(bills.values()).count)
    settings = replace(Settings.load(home=tmp_path / "home", environment={}), workers=1)
    return Town(post=ubl_bills, settings=settings, body=body, bills=bills)


def of_body(town: Town) -> tuple[Masterdata, list[ChartCode]]:
    """What of the extracts belongs into Tryton: the orders billed, their suppliers and receipts, and their codes."""
    data = load_masterdata(town.post / "masterdata")
    billed = {
        json.loads(line)["fields"]["po_numbers"][0] for line in (town.post / "expected.jsonl").read_text().splitlines()
    }
    lines = tuple(one for one in data.purchase_orders if one.organisation == town.body and one.po_number in billed)
    sellers, numbers = {one.supplier_id for one in lines}, {one.po_number for one in lines}
    codes = {(one.cost_centre, one.subjective) for one in lines}
    chart = [one for one in data.chart if one.organisation == town.body and (one.cost_centre, one.subjective) in codes]
    masters = Masterdata(
        digest="Tryton's",
        organisations=tuple(one for one in data.organisations if one.organisation == town.body),
        suppliers=tuple(one for one in data.suppliers if one.organisation == town.body and one.supplier_id in sellers),
        purchase_orders=lines,
        receipts=tuple(one for one in data.receipts if one.po_number in numbers and one.quantity),
    )
    return masters, chart


@pytest.fixture
def server(town: Town, tmp_path: Path) -> Iterator[Tryton]:
    folder = tmp_path / "tryton"
    folder.mkdir()
    masters, chart = of_body(town)
    tryton.refill(folder / "cf.sqlite", world=tryton.world_json(masters, chart=chart))
    with tryton.serving(folder) as running:
        yield running


def run(cli: Runner, town: Town, password: str) -> str:
    done = cli(
        *("run", "--mail", town.post / "mail", "--masterdata", town.post / "masterdata"),
        *("--as-of", "2026-10-31", "--home", town.settings.home, "--workers", "1"),
        environment={"TRUST_BOOKS_PASSWORD": password},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_one_run_posts_to_tryton_and_to_the_embedded_ledger_and_all_of_it_balances(
    cli: Runner, town: Town, server: Tryton, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.books(server.url)
    run(cli, town, tryton.PASSWORD)
    monkeypatch.setenv("TRUST_BOOKS_PASSWORD", tryton.PASSWORD)
    with open_ledgers(town.settings) as ledgers, Store.open(town.settings) as store:
        assert {item.outcome for item in store.items()} == {Outcome.POSTED}
        systems = {posted.posting.invoice_number: posted.system for posted in ledgers.postings()}
        checked = balance(store, ledger=ledgers.postings(), books=lambda body: ledgers.balances(body).foots)
    assert systems == {number: "tryton" if body == town.body else "embedded" for number, body in town.bills.items()}
    assert set(systems.values()) == {"tryton", "embedded"}
    assert checked.faults == ()
    again = cli("reconcile", "--home", town.settings.home, environment={"TRUST_BOOKS_PASSWORD": tryton.PASSWORD})
    assert again.returncode == 0, again.stdout


def test_a_ledger_that_is_down_delays_its_own_items_and_its_password_is_written_nowhere(
    cli: Runner, town: Town
) -> None:
    town.books(f"http://127.0.0.1:{tryton.free_port()}/cf")
    said = run(cli, town, PLANTED)
    with Store.open(town.settings) as store:
        states = {item.organisation: item.state for item in store.items()}
    assert states.pop(town.body) is State.WAITING
    assert set(states.values()) == {State.DONE}
    assert "gave no master data" in said
    assert PLANTED not in said
    kept = [path for path in town.settings.home.rglob("*") if path.is_file()]
    assert [path for path in kept if PLANTED.encode() in path.read_bytes()] == []


@pytest.mark.soak
def test_a_tryton_that_is_stopped_for_three_hours_of_the_night_is_waited_for_and_has_every_bill_once(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hours are simulated; the server is really stopped when the first bills are to go to it, and started again."""
    folder, port = tmp_path / "tryton", tryton.free_port()
    folder.mkdir()
    masters, chart = of_body(town)
    tryton.refill(folder / "cf.sqlite", world=tryton.world_json(masters, chart=chart))
    monkeypatch.setenv("TRUST_BOOKS_PASSWORD", tryton.PASSWORD)
    with ExitStack() as night:
        running = ExitStack()
        night.callback(running.close)
        server = running.enter_context(tryton.serving(folder, port=port))
        town.books(server.url)
        stopped: list[float] = []

        class Night(Watch):
            """As the run sleeps, the hours pass, and at the end of the third the server is there again."""

            def sleep(self, seconds: float) -> None:
                super().sleep(seconds)
                if len(stopped) == 1 and self.slept >= stopped[0] + THREE_HOURS:
                    stopped.append(self.slept)
                    running.enter_context(tryton.serving(folder, port=port))

        watch, post_all = Night(), payables.post_all

        def post_to_nobody(*arguments: Any) -> Any:
            if not stopped:
                stopped.append(watch.slept)
                running.close()
            return post_all(*arguments)

        monkeypatch.setattr(payables, "time", watch)
        monkeypatch.setattr(payables, "post_all", post_to_nobody)
        monkeypatch.setitem(Store.open.__func__.__kwdefaults__, "clock", watch)  # type: ignore[attr-defined]
        settings = replace(town.settings, patience=300)
        mail, masterdata = town.post / "mail", town.post / "masterdata"
        payables.run(settings, mail=mail, masterdata=masterdata, as_of=date(2026, 10, 31))
        assert len(stopped) == 2
        assert THREE_HOURS <= watch.slept < 300 * 60
        with open_ledgers(settings) as ledgers, Store.open(settings) as store:
            assert {item.outcome for item in store.items()} == {Outcome.POSTED}
            keys = [posted.posting.key for posted in ledgers.postings()]
            checked = balance(store, ledger=ledgers.postings(), books=lambda body: ledgers.balances(body).foots)
        assert len(keys) == len(set(keys)) == len(town.bills)
        assert checked.faults == ()
