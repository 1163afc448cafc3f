"""Bills by screens while requests fail or are slow: nothing twice, nothing missing, to the penny."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from tenacity import wait_none

from bots.posting.post import post_once
from connectors.ledgers.base import LedgerInDoubt, LedgerUnavailable
from connectors.ledgers.sqlledger import Books, SqlLedger
from connectors.ledgers.sqlledger_session import Session
from counterfoil.browser import Control
from counterfoil.model.postings import Posted, Posting
from tests.connectors.world import bill, part
from tests.support.screen_proxy import Proxy, screen_proxy
from tests.support.sqlledger import Installation

BILLS = 500
FAULTS = 0.05
PASSES = 10


@pytest.fixture
def proxy(installation: Installation) -> Iterator[Proxy]:
    with screen_proxy(installation.url) as running:
        yield running


@pytest.fixture
def books(books: Books, proxy: Proxy) -> Books:
    return replace(books, url=proxy.url)


def post_despite_faults(ledger: SqlLedger, waiting: list[Posting], told: Counter[str]) -> dict[str, Posted]:
    """As flows do: what is unavailable or in doubt waits for the next pass, and the ledger is asked first."""
    posted: dict[str, Posted] = {}
    for _ in range(PASSES):
        for posting in [each for each in waiting if each.key not in posted]:
            try:
                posted[posting.key] = post_once(ledger, posting, wait=wait_none())
            except (LedgerUnavailable, LedgerInDoubt) as error:
                told[type(error).__name__] += 1
    return posted


def test_a_post_that_the_ledger_is_slow_to_answer_is_sent_once(
    proxy: Proxy, books: Books, installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The browser gives up waiting while the form is under way; it may not then be let send the form itself."""
    press_once = Session.press_once

    def pressed_in_a_hurry(session: Session, control: Control) -> None:
        assert session._page is not None
        session._page.set_default_navigation_timeout(500)
        try:
            press_once(session, control)
        finally:
            session._page.set_default_navigation_timeout(30_000)

    monkeypatch.setattr(Session, "press_once", pressed_in_a_hurry)
    proxy.fault = lambda: time.sleep(2) if proxy.pressed[-1:] == ["Post"] else None
    with SqlLedger(books) as ledger:
        with pytest.raises(LedgerInDoubt):
            ledger.post(bill("SLOW", part(order=None)))
        proxy.fault = lambda: None
        assert ledger.find_posted(bill("SLOW").key) is not None
    assert proxy.pressed.count("Post") == 1
    assert installation.query(books.logins["ZN1"], "SELECT count(*) FROM ap") == [(1,)]


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_five_hundred_bills_with_faults_are_each_there_once_and_to_the_penny(
    proxy: Proxy, books: Books, installation: Installation, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(5)
    own = [
        bill(f"K-{at:04}", part(f"{chance.randint(1, 99999)}.{at % 100:02}", "1.37"))
        for at in range(BILLS - BILLS // 5)
    ]
    other = [
        bill(
            f"K-{at:04}",
            part(f"{chance.randint(1, 999)}.07", "0.00", order=None),
            organisation="ZN2",
            supplier_id="S-9",
        )
        for at in range(BILLS // 5)
    ]
    proxy.fault = lambda: chance.choice(["before", "after"]) if chance.random() < FAULTS else None
    told: Counter[str] = Counter()
    with SqlLedger(books) as ledger:
        posted = post_despite_faults(ledger, [*own, *other], told)
        proxy.fault = lambda: None
        assert {each.posting.key for each in posted.values()} == {each.key for each in [*own, *other]}
        for organisation, bills in (("ZN1", own), ("ZN2", other)):
            held = [each.posting for each in ledger.postings(organisation)]
            assert sorted(held, key=lambda each: each.invoice_number) == bills
            balances = ledger.balances(organisation)
            assert balances.foots
            assert balances.payables == sum((each.gross for each in bills), Decimal(0))
            rows = installation.query(books.logins[organisation], "SELECT count(*), count(DISTINCT ordnumber) FROM ap")
            assert rows == [(len(bills), len(bills))]
    with capsys.disabled():
        print(f"\n{BILLS} bills by screens, {proxy.faults} faults injected, told as {dict(told)}: each there once")  # noqa: T201 - asked for
