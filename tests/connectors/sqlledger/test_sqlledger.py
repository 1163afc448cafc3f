from dataclasses import replace
from functools import partial

import pytest

from connectors.ledgers.sqlledger import Books, SqlLedger
from tests.connectors.contract import LedgerContract
from tests.connectors.faults import Opener


@pytest.fixture
def unreachable(books: Books) -> Opener:
    return partial(SqlLedger, replace(books, url="http://127.0.0.1:9"))


class TestSqlLedger(LedgerContract):
    """What its screens can do, it does as every ledger does."""

    race = 3
