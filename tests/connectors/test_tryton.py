"""Tryton 8.0, really installed and really running: the whole contract, and what can go wrong on the way to it."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from tenacity import wait_none

from bots.posting.post import post_all, post_once
from connectors.ledgers.base import Ledger, LedgerRefused, LedgerUnavailable, Refusal
from connectors.ledgers.tryton import TrytonLedger
from connectors.ledgers.tryton_json import Row
from connectors.ledgers.tryton_posting import INVOICE
from connectors.ledgers.tryton_wire import RpcWire, Wire
from counterfoil.model.masters import BillKind
from counterfoil.model.postings import Posted
from tests.connectors.contract import LedgerContract
from tests.connectors.faults import Opener
from tests.connectors.soak import LedgerSoak
from tests.connectors.world import bill, credit_note, part
from tests.support import tryton
from tests.support.cut_wire import cut_wire
from tests.support.postgres import Server
from tests.support.tryton import PASSWORD, USER, Tryton, by_key, by_session, free_port

Opens = Callable[[str], TrytonLedger]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tryton")


@pytest.fixture(scope="session")
def running(home: Path) -> Iterator[Tryton]:
    tryton.refill(home / "cf.sqlite")
    with tryton.serving(home) as server:
        yield server


@pytest.fixture
def server(running: Tryton, home: Path) -> Tryton:
    tryton.refill(home / "cf.sqlite")
    return running


@pytest.fixture
def wire(server: Tryton) -> Iterator[Wire]:
    """A clerk's own connection."""
    opened = RpcWire(server.url, user=USER, password=PASSWORD)
    yield opened
    opened.close()


@pytest.fixture
def ledger(server: Tryton) -> Iterator[TrytonLedger]:
    with by_session(server.url) as opened:
        yield opened


@pytest.fixture(params=[by_key, by_session], ids=["rest", "json-rpc"])
def either(request: pytest.FixtureRequest, server: Tryton) -> Iterator[TrytonLedger]:
    opens: Opens = request.param
    with opens(server.url) as opened:
        yield opened


def invoices(wire: Wire) -> list[Row]:
    return wire.search_read(INVOICE, [["type", "=", "in"]], ["state", "reference", "description", "lines"])


def refuse_the_number_of_an_invoice(ledger: Ledger) -> None:
    post_once(ledger, bill("X-1"))
    with pytest.raises(LedgerRefused, match="by hand") as refused:
        post_once(ledger, credit_note("X-1"))
    assert refused.value.code is Refusal.OTHER
    assert [posted.posting.kind for posted in ledger.postings()] == [BillKind.INVOICE]


def test_a_key_cannot_post_a_credit_note_with_the_number_of_its_invoice(server: Tryton, wire: Wire) -> None:
    with by_key(server.url) as ledger:
        refuse_the_number_of_an_invoice(ledger)
    assert len(invoices(wire)) == 1


class TestTryton(LedgerContract, LedgerSoak):
    """Tryton on SQLite, by JSON-RPC."""

    race = 6
    bills = 500

    @pytest.fixture
    def opener(self, server: Tryton) -> Opener:
        return partial(by_session, server.url)

    @pytest.fixture
    def unreachable(self) -> Opener:
        return partial(by_session, f"http://127.0.0.1:{free_port()}/cf")


@pytest.mark.soak
class TestTrytonByRest(LedgerContract):
    """Tryton on SQLite, by REST with an application key, which cannot answer Tryton's warnings."""

    race = 4

    def test_a_credit_note_may_have_the_number_of_an_invoice(self, ledger: Ledger) -> None:
        refuse_the_number_of_an_invoice(ledger)

    @pytest.fixture
    def opener(self, server: Tryton) -> Opener:
        return partial(by_key, server.url)

    @pytest.fixture
    def unreachable(self) -> Opener:
        return partial(by_key, f"http://127.0.0.1:{free_port()}/cf")


@pytest.fixture(scope="session")
def seeded(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    return tryton.postgres_template(postgres, tmp_path_factory.mktemp("seeding"))


@pytest.mark.soak
@pytest.mark.postgres
class TestTrytonOnPostgres(LedgerContract, LedgerSoak):
    """Tryton on PostgreSQL, by JSON-RPC; a server a test, since it learns of new databases too late."""

    race = 10
    bills = 500

    @pytest.fixture
    def opener(self, postgres: Server, seeded: str, tmp_path: Path) -> Iterator[Opener]:
        name = postgres.create(template=seeded)
        with tryton.serving(tmp_path, uri="postgresql://postgres@/", database=name, host=postgres.folder) as running:
            yield partial(by_session, running.url)
        postgres.drop(name)

    @pytest.fixture
    def unreachable(self) -> Opener:
        return partial(by_session, f"http://127.0.0.1:{free_port()}/cf")


def test_a_bill_is_posted_refused_and_credited_by_key_as_by_session(either: TrytonLedger) -> None:
    posted = post_once(either, bill("X-1", part(recovery="41")))
    assert either.read_back(posted.reference) == posted
    assert post_once(either, credit_note("X-2", "-25.00", "-5.00")).posting.kind is BillKind.CREDIT_NOTE
    with pytest.raises(LedgerRefused) as refused:
        either.post(bill("x 1"))
    assert refused.value.code is Refusal.DUPLICATE
    balances = either.balances("ZN1")
    assert balances.foots
    assert (balances.payables, balances.vat_recoverable) == (Decimal("90.00"), Decimal("20.00"))


@pytest.mark.parametrize(
    ("opens", "act"), [(by_key, "/create"), (by_key, "/post"), (by_session, ".create"), (by_session, ".post")]
)
def test_an_answer_lost_after_tryton_committed_leads_to_one_bill(
    server: Tryton, wire: Wire, opens: Opens, act: str
) -> None:
    with cut_wire(f"http://127.0.0.1:{server.port}") as cut, opens(f"http://127.0.0.1:{cut.port}/cf") as ledger:
        cut.lose_answer(f"account.invoice{act}" if act[0] == "." or act == "/create" else act)
        assert post_once(ledger, bill(), wait=wait_none()).posting == bill()
        assert cut.lost == 1
    assert [row["state"] for row in invoices(wire)] == ["posted"]


def test_a_chunk_whose_answers_are_all_lost_is_posted_once(server: Tryton, wire: Wire) -> None:
    bills = [bill(f"L-{number}") for number in range(4)]
    with cut_wire(f"http://127.0.0.1:{server.port}") as cut, by_session(f"http://127.0.0.1:{cut.port}/cf") as ledger:
        cut.lose_answer("account.invoice.create")
        cut.lose_answer("account.invoice.post")
        answers = post_all(ledger, bills, wait=wait_none())
    assert [answer.posting for answer in answers if isinstance(answer, Posted)] == bills
    assert [row["state"] for row in invoices(wire)] == ["posted"] * 4


def test_a_session_that_tryton_ends_is_begun_again(ledger: TrytonLedger, home: Path) -> None:
    post_once(ledger, bill("S-1"))
    tryton.refill(home / "cf.sqlite")  # which knows no sessions
    assert post_once(ledger, bill("S-2")).posting.invoice_number == "S-2"


def test_a_server_killed_while_it_posts_has_all_or_nothing_and_the_rest_follows(tmp_path: Path) -> None:
    tryton.refill(tmp_path / "cf.sqlite")
    bills = [bill(f"K-{number}") for number in range(8)]
    with tryton.serving(tmp_path) as first:
        ledger = by_session(first.url)
        ledger.find_posted("warm")
        killing = threading.Timer(0.6, os.kill, (first.process, signal.SIGKILL))
        killing.start()
        answers = ledger.post_many(bills)
        killing.join()
        assert not any(isinstance(answer, LedgerRefused) for answer in answers)
    with tryton.serving(tmp_path, port=first.port):
        answered = post_all(ledger, bills, wait=wait_none())
        assert [one.posting for one in answered if isinstance(one, Posted)] == bills
        assert len(list(ledger.postings())) == 8
        assert ledger.balances("ZN1").payables == 8 * bill().gross
        ledger.close()


def test_a_bill_entered_by_hand_long_ago_is_a_duplicate(ledger: TrytonLedger, wire: Wire) -> None:
    post_once(ledger, bill("HAND-1"))
    (row,) = invoices(wire)
    wire.press(INVOICE, "copy", [row["id"]], company=1)
    by_hand = invoices(wire)[-1]["id"]
    values = {"reference": "#Hand/7.", "description": None, "invoice_date": bill().invoice_date.replace(month=2)}
    wire._call("model.account.invoice.write", [by_hand], values, company=1, writes=True)  # type: ignore[attr-defined]
    wire.press(INVOICE, "post", [by_hand], company=1)
    with pytest.raises(LedgerRefused, match="posted in Tryton as") as refused:
        post_once(ledger, bill("HAND-7"))
    assert refused.value.code is Refusal.DUPLICATE
    assert [one.invoice_number for one in ledger.masterdata().ledger_invoices] == ["#Hand/7."]


def test_a_draft_of_ours_that_somebody_changed_is_left_for_a_person(server: Tryton, wire: Wire) -> None:
    with cut_wire(f"http://127.0.0.1:{server.port}") as cut, by_session(f"http://127.0.0.1:{cut.port}/cf") as ledger:
        cut.lose_answer("account.invoice.create")
        ledger.post_many([bill()])
        (row,) = invoices(wire)
        values = {"lines": [["write", row["lines"], {"quantity": 3.0}]]}
        wire._call("model.account.invoice.write", [row["id"]], values, company=1, writes=True)  # type: ignore[attr-defined]
        with pytest.raises(LedgerRefused, match="differs from it"):
            post_once(ledger, bill())
    assert [one["state"] for one in invoices(wire)] == ["draft"]


def test_a_bill_cancelled_in_tryton_is_posted_no_longer(ledger: TrytonLedger, wire: Wire) -> None:
    post_once(ledger, bill())
    wire.press(INVOICE, "cancel", [invoices(wire)[0]["id"]], company=1)
    assert ledger.find_posted(bill().key) is None
    assert list(ledger.postings()) == []


def test_what_is_billed_is_taken_off_the_order_line(ledger: TrytonLedger, wire: Wire) -> None:
    post_once(ledger, bill("Q-1", part(quantity="6")))
    post_once(ledger, bill("Q-2", part("25.00", "5.00", quantity=None)))  # half a box at 50.00
    (line,) = wire.search_read("purchase.line", [["id", "=", 1]], ["quantity_to_invoice"])
    assert line["quantity_to_invoice"] == Decimal("3.5")


def test_the_suppliers_account_in_tryton_owes_what_our_books_say(ledger: TrytonLedger, wire: Wire) -> None:
    post_all(ledger, [bill("A"), bill("B", supplier_id="S-3"), credit_note(net="-10.00", vat="-2.00")])
    rows = wire.search_read("party.party", [["code", "in", ["S-1", "S-3"]]], ["code", "payable"], company=1)
    assert {row["code"]: -row["payable"] for row in rows} == ledger.balances("ZN1").suppliers


def test_a_bill_of_a_year_that_is_not_open_is_refused_and_leaves_no_draft(ledger: TrytonLedger, wire: Wire) -> None:
    old = bill()
    object.__setattr__(old, "invoice_date", old.invoice_date.replace(year=2019))
    with pytest.raises(LedgerRefused, match=r"(?i)period|fiscal year") as refused:
        post_once(ledger, old)
    assert refused.value.code is Refusal.OTHER
    assert invoices(wire) == []


@pytest.mark.parametrize("opens", [by_key, by_session])
def test_a_wrong_credential_is_named_and_not_shown(
    server: Tryton, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tryton, "KEY", "planted-secret-1")
    monkeypatch.setattr(tryton, "PASSWORD", "planted-secret-2")
    with opens(server.url) as ledger, pytest.raises(LedgerUnavailable, match="Tryton does not") as refused:
        ledger.find_posted("key")
    assert "planted-secret" not in f"{refused.value!r} {ledger!r} {vars(ledger)}"
