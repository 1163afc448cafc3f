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
