import signal
import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NoReturn

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.ledgers import embedded, embedded_books, embedded_tables
from connectors.ledgers.base import LedgerError, LedgerInDoubt, LedgerRefused, LedgerUnavailable, Refusal
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.model.masters import BillKind, Masterdata
from counterfoil.model.postings import Distribution, Posted, Posting
from counterfoil.store import engine
from tests.connectors.contract import LedgerContract
from tests.connectors.faults import Opener, die
from tests.connectors.soak import LedgerSoak
from tests.connectors.world import MASTERS, bill, credit_note, part, unbalanced
from tests.support.postgres import Server


@pytest.fixture
def url(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if database == "sqlite":
        yield f"sqlite:///{tmp_path / 'ledger.db'}"
        return
    server: Server = request.getfixturevalue("postgres")
    name = server.create()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def opener(url: str) -> Opener:
    with EmbeddedLedger(url) as ledger:
        ledger.load(MASTERS)
    return partial(EmbeddedLedger, url)


@pytest.fixture
def unreachable(database: str, tmp_path: Path) -> Opener:
    nowhere = tmp_path / "nowhere"
    urls = {"sqlite": f"sqlite:///{nowhere}/ledger.db", "postgres": f"postgresql://postgres@/gone?host={nowhere}"}
    return partial(EmbeddedLedger, urls[database])


@pytest.fixture
def ledger(opener: Opener) -> Iterator[EmbeddedLedger]:
    with opener() as opened:
        assert isinstance(opened, EmbeddedLedger)
        yield opened


def behind_its_back(url: str, statement: sa.Update) -> None:
    stranger = sa.create_engine(url)
    with stranger.begin() as connection:
        connection.execute(statement)
    stranger.dispose()


class TestEmbeddedLedger(LedgerContract, LedgerSoak):
    """The embedded ledger does all that a ledger has to."""

    bills = 10_000


def test_a_number_that_an_extract_holds_is_refused_unless_that_bill_was_cancelled(ledger: EmbeddedLedger) -> None:
    with pytest.raises(LedgerRefused, match="a bill from before, paid") as refused:
        ledger.post(bill("old 0001"))
    assert refused.value.code is Refusal.DUPLICATE
    assert ledger.post(bill("OLD/0002"))


@pytest.mark.parametrize(
    ("posting", "code"),
    [
        (unbalanced(), Refusal.UNBALANCED),
        (bill("X", part("0.005", "0.00")), Refusal.NOT_TO_THE_PENNY),
        (bill("X", part("-1.00", "0.00")), Refusal.WRONG_SIGN),
        (credit_note(net="1.00", vat="0.20"), Refusal.WRONG_SIGN),
        (bill(currency="EUR", rate="0"), Refusal.RATE_MISSING),
        (bill("X\ud800"), Refusal.OTHER),
        (bill("X", part(recovery="\ud800")), Refusal.OTHER),
        (bill("X", part("1e25", "0.00")), Refusal.OTHER),
    ],
)
def test_a_bill_that_no_sender_should_have_sent_is_refused(
    ledger: EmbeddedLedger, posting: Posting, code: Refusal
) -> None:
    before, refused, after = ledger.post_many([bill("BEFORE"), posting, bill("AFTER")])
    assert isinstance(refused, LedgerRefused)
    assert refused.code is code
    assert isinstance(before, Posted)
    assert isinstance(after, Posted)
    assert {before.reference, after.reference} == {posted.reference for posted in ledger.postings()}
    assert ledger.balances("ZN1").payables == Decimal("240.00")


def test_a_bill_without_parts_is_refused(ledger: EmbeddedLedger) -> None:
    posting = bill()
    for name in ("net", "vat", "gross"):
        object.__setattr__(posting, name, posting.net * 0)
    object.__setattr__(posting, "distributions", ())
    with pytest.raises(LedgerRefused) as refused:
        ledger.post(posting)
    assert refused.value.code is Refusal.NO_DISTRIBUTIONS


def test_a_closed_order_takes_a_credit_note(ledger: EmbeddedLedger) -> None:
    given_back = bill("CN-9", part("-1.00", "0.00", order=("ZN1000003", "1")), kind=BillKind.CREDIT_NOTE)
    assert ledger.read_back(ledger.post(given_back)).posting == given_back


def test_an_order_of_a_body_that_was_merged_is_billed_to_its_successor(ledger: EmbeddedLedger) -> None:
    merged = replace(MASTERS.organisations[1], valid_to=date(2026, 6, 30), successor="ZN1")
    ledger.load(replace(MASTERS, digest="merged", organisations=(MASTERS.organisations[0], merged)))
    assert ledger.post(bill("M-1", part(order=("ZN2000001", "1"))))
    with pytest.raises(LedgerRefused):
        ledger.post(bill("M-2", part(order=("ZN2000009", "1"))))


def test_a_duplicate_is_named_by_what_the_ledger_holds(ledger: EmbeddedLedger) -> None:
    ledger.post(bill())
    with pytest.raises(LedgerRefused, match=r"has billed under this number already \(bill 1 of this ledger\)"):
        ledger.post(bill())


def test_of_two_bills_of_one_number_in_a_chunk_the_ledger_takes_one(ledger: EmbeddedLedger) -> None:
    first, again, other = ledger.post_many([bill("A-1"), bill("a/1", part("9.00", "0.00")), bill("B-1")])
    assert isinstance(first, Posted)
    assert isinstance(other, Posted)
    assert isinstance(again, LedgerRefused)
    assert again.code is Refusal.DUPLICATE
    assert f"(bill {int(first.reference.removeprefix('AP-'))} of this ledger)" in str(again)
    assert {posted.reference for posted in ledger.postings()} == {first.reference, other.reference}


def test_an_organisation_without_a_chart_is_coded_freely(ledger: EmbeddedLedger) -> None:
    assert ledger.post(bill("F-1", part(centre="anything", order=None), organisation="ZN2", supplier_id="S-9"))


def test_the_extracts_come_back_as_they_were_loaded(ledger: EmbeddedLedger) -> None:
    assert ledger.masterdata() == MASTERS


def test_extracts_that_are_the_same_are_not_loaded_again(ledger: EmbeddedLedger) -> None:
    assert not ledger.load(MASTERS)


def test_new_extracts_take_the_place_of_the_old_and_leave_postings_alone(ledger: EmbeddedLedger) -> None:
    posted = ledger.read_back(ledger.post(bill()))
    fewer = Masterdata(digest="fewer", organisations=MASTERS.organisations)
    assert ledger.load(fewer)
    assert ledger.masterdata() == fewer
    assert list(ledger.postings()) == [posted]
    with pytest.raises(LedgerRefused):
        ledger.post(bill("INV-002"))


def test_a_ledger_without_extracts_refuses_everybody(url: str) -> None:
    with EmbeddedLedger(url) as ledger:
        assert ledger.masterdata() == Masterdata(digest="")
        with pytest.raises(LedgerRefused):
            ledger.post(bill())


def test_postings_are_streamed_over_many_pages(ledger: EmbeddedLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "PAGE", 3)
    posted = ledger.post_many([bill(f"S-{number}") for number in range(10)])
    assert {one.reference for one in posted if isinstance(one, Posted)} == {one.reference for one in ledger.postings()}
    assert len(list(ledger.postings())) == 10


def write_and_be_killed(opener: Opener, postings: list[Posting]) -> None:
    """Killed inside the transaction, with the bills written and not committed."""
    write = embedded_books.write

    def write_and_die(connection: sa.Connection, chunk: Sequence[Posting]) -> NoReturn:
        write(connection, chunk)
        die()

    embedded_books.write = write_and_die
    opener().post_many(postings)


def test_a_worker_killed_inside_the_transaction_leaves_nothing_half_written(opener: Opener) -> None:
    worker = get_context("spawn").Process(target=write_and_be_killed, args=(opener, [bill("A"), bill("B")]))
    worker.start()
    worker.join(60)
    assert worker.exitcode == -signal.SIGKILL
    with opener() as ledger:
        assert list(ledger.postings()) == []
        assert all(isinstance(answer, Posted) for answer in ledger.post_many([bill("A"), bill("B")]))
        assert ledger.balances("ZN1").foots


def test_a_commit_that_is_not_confirmed_is_a_doubt(ledger: EmbeddedLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: sa.Connection) -> None:
        raise sa.exc.OperationalError("COMMIT", {}, Exception("server closed the connection"))

    monkeypatch.setattr(sa.Connection, "commit", fail)
    with pytest.raises(LedgerInDoubt, match="server closed the connection"):
        ledger.post(bill())
    assert [type(answer) for answer in ledger.post_many([bill("A"), bill("B")])] == [LedgerInDoubt] * 2


def test_rows_changed_behind_the_ledgers_back_are_an_error_and_not_a_posting(ledger: EmbeddedLedger, url: str) -> None:
    ledger.post(bill())
    behind_its_back(url, embedded_tables.distributions.update().values(net=99))
    with pytest.raises(LedgerError, match="do not add up"):
        ledger.find_posted(bill().key)


def test_tables_of_a_newer_program_are_left_alone(ledger: EmbeddedLedger, url: str) -> None:
    ledger.close()
    behind_its_back(url, embedded_tables.version.update().values(version=99))
    with pytest.raises(LedgerError, match="newer Counterfoil"):
        EmbeddedLedger(url)


@pytest.mark.postgres
def test_a_session_that_the_server_ends_is_replaced(postgres: Server) -> None:
    name = postgres.create()
    with EmbeddedLedger(postgres.url(name)) as ledger:
        ledger.load(MASTERS)
        postgres.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        assert ledger.post(bill())
    postgres.drop(name)


@pytest.mark.postgres
def test_a_database_that_is_gone_is_unavailable(postgres: Server) -> None:
    name = postgres.create()
    ledger = EmbeddedLedger(postgres.url(name))
    postgres.drop(name)
    with pytest.raises(LedgerUnavailable, match="try again later"):
        ledger.find_posted("key")
    assert [type(answer) for answer in ledger.post_many([bill()])] == [LedgerUnavailable]
    ledger.close()


def test_a_sqlite_ledger_that_another_program_keeps_locked_is_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE_SECONDS", 0)
    path = tmp_path / "ledger.db"
    with EmbeddedLedger(f"sqlite:///{path}") as ledger:
        ledger.load(MASTERS)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerUnavailable, match="locked"):
            ledger.post(bill())
        assert ledger.find_posted(bill().key) is None
        other.execute("ROLLBACK")
        other.close()
        assert ledger.post(bill())


def open_and_close(url: str) -> str:
    with EmbeddedLedger(url) as ledger:
        return ledger.masterdata().digest


def test_many_workers_may_open_a_new_ledger_at_once(url: str) -> None:
    with ThreadPoolExecutor(8) as workers:
        assert list(workers.map(open_and_close, [url] * 16)) == [""] * 16


AMOUNTS = st.decimals(min_value=0, max_value=10**7, places=2)
PARTS = st.builds(
    part,
    AMOUNTS.map(str),
    AMOUNTS.map(str),
    centre=st.sampled_from(["946141", "946142"]),
    recovery=st.sampled_from([None, "41"]),
    order=st.none(),
)


@settings(deadline=None, max_examples=25)
@given(bills=st.lists(st.lists(PARTS, min_size=1, max_size=5), min_size=1, max_size=8))
def test_the_books_of_any_bills_foot(tmp_path_factory: pytest.TempPathFactory, bills: list[list[Distribution]]) -> None:
    postings = [bill(f"H-{number}", *parts) for number, parts in enumerate(bills)]
    with EmbeddedLedger(f"sqlite:///{tmp_path_factory.mktemp('books') / 'ledger.db'}") as ledger:
        ledger.load(MASTERS)
        assert [answer.posting for answer in ledger.post_many(postings) if isinstance(answer, Posted)] == postings
        balances = ledger.balances("ZN1")
    assert balances.foots
    assert balances.payables == sum(posting.gross for posting in postings)
    assert balances.vat_recoverable == sum(p.vat for parts in bills for p in parts if p.vat_recovery)
