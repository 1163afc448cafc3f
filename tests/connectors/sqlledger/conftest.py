"""A SQL-Ledger for the tests of its connector: started once, with fresh books for each test."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from connectors.ledgers.sqlledger import Books, SqlLedger
from connectors.ledgers.sqlledger_bills import Accounts
from tests.connectors.faults import Opener
from tests.connectors.world import MASTERS
from tests.support.debian import require
from tests.support.postgres import Server
from tests.support.sqlledger import PASSWORD, PAYABLES, VAT, Installation, running_sql_ledger

SOAK = (
    "test_a_bill_of_two_hundred_lines_comes_back_in_order",
    "test_a_bill_that_the_ledger_cannot_take_is_refused_and_leaves_nothing[posting11-order_closed]",
    "test_a_chunk_that_times_out_after_each_commit_is_posted_once",
    "test_a_number_used_before_is_refused[INV/001]",
    "test_a_number_used_before_is_refused[inv 001]",
    "test_a_refusal_leaves_the_other_bills_of_the_chunk_alone",
    "test_a_worker_killed_about_the_send_leads_to_one_posting[before]",
    "test_an_order_is_billed_in_parts",
    "test_another_bill_under_the_same_key_is_never_repaired",
    "test_any_text_comes_back_as_it_was[50%_A\\\\1]",
    "test_any_text_comes_back_as_it_was[R'); DROP TABLE x;--]",
    "test_any_text_comes_back_as_it_was[\\U0001f600 1]",
    "test_any_text_comes_back_as_it_was[\\u767a\\u7968 A-1]",
    "test_balances_foot_to_the_penny",
    "test_decimals_come_back_digit_by_digit",
    "test_four_threads_with_the_same_chunk_post_it_once",
    "test_text_that_the_system_would_change_is_refused_rather_than_changed[a\\tb\\n1]",
    "test_the_postings_of_an_organisation_are_its_own",
    "test_two_processes_with_the_same_bills_post_each_once",
)
"""What takes longest by screens, by which a bill takes over a second, or has a faster sister among these tests."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents and item.name in SOAK:
            item.add_marker(pytest.mark.soak)


@pytest.fixture(scope="session")
def installation(postgres: Server) -> Iterator[Installation]:
    require("chromium")
    with running_sql_ledger(postgres) as running:
        yield running


@pytest.fixture
def books(installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Books:
    """Fresh books for two organisations."""
    monkeypatch.setenv("SQLLEDGER_PASSWORD", PASSWORD)
    return Books(
        url=installation.url,
        logins={each.organisation: installation.dataset(each.organisation, MASTERS) for each in MASTERS.organisations},
        password="env:SQLLEDGER_PASSWORD",
        accounts=Accounts(payables=PAYABLES, vat=VAT),
        evidence=tmp_path / "evidence",
    )


@pytest.fixture
def opener(books: Books) -> Opener:
    return partial(SqlLedger, books)
