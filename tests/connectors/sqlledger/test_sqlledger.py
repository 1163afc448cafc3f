from dataclasses import replace
from functools import partial

import pytest

from connectors.ledgers.base import Ledger
from connectors.ledgers.sqlledger import Books, SqlLedger
from counterfoil.model.masters import OrderStatus
from tests.connectors.contract import LedgerContract
from tests.connectors.faults import Opener
from tests.connectors.world import MASTERS, bill, part
from tests.support.sqlledger import Installation


@pytest.fixture
def unreachable(books: Books) -> Opener:
    return partial(SqlLedger, replace(books, url="http://127.0.0.1:9"))


class TestSqlLedger(LedgerContract):
    """What its screens can do, it does as every ledger does."""

    race = 2

    def test_the_ledger_knows_its_organisations_suppliers_orders_and_receipts(self, ledger: Ledger) -> None:
        """Orders are only open or closed there, and nothing received has a day on the screens."""
        known = ledger.masterdata()
        assert [one.organisation for one in known.organisations] == ["ZN1", "ZN2"]
        listed = {(one.organisation, one.supplier_id, one.name, one.status) for one in MASTERS.suppliers}
        assert {(one.organisation, one.supplier_id, one.name, one.status) for one in known.suppliers} == listed
        assert set(known.purchase_orders) == {
            replace(line, status=OrderStatus.OPEN if line.status is OrderStatus.OPEN else OrderStatus.CLOSED)
            for line in MASTERS.purchase_orders
        }
        assert {code for code in known.chart if code.organisation == "ZN1"} == set(MASTERS.chart)

    def test_a_number_with_letters_of_western_europe_only_comes_back(self, ledger: Ledger) -> None:
        """Which Perl would send in another encoding than one with other letters."""
        number = "Rébé 7/ä"
        assert ledger.read_back(ledger.post(bill(number, part(order=None)))).posting.invoice_number == number


def test_what_was_set_up_after_the_last_post_is_offered_to_the_next_bill(
    opener: Opener, installation: Installation, books: Books
) -> None:
    """Though the blank screen that followed the last Post does not know of it."""
    login, francs = books.logins["ZN1"], bill("AFTER", part(order=None), currency="CHF", rate="0.88")
    with opener() as ledger:
        ledger.post(bill("BEFORE", part(order=None)))
        installation.query(login, "INSERT INTO curr (rn, curr, prec) VALUES (4, 'CHF', 2)")
        try:
            assert ledger.post_and_read_back(francs).posting == francs
        finally:
            installation.query(login, "DELETE FROM curr WHERE curr = 'CHF'")


def test_an_entry_that_a_clerk_put_on_hold_is_told(opener: Opener, installation: Installation, books: Books) -> None:
    with opener() as ledger:
        free, stopped = (ledger.post_and_read_back(bill(number, part(order=None))) for number in ("FREE", "STOPPED"))
        number = stopped.reference.partition("/")[2]
        installation.query(books.logins["ZN1"], f"UPDATE ap SET onhold = '1' WHERE id = {number}")
        assert ledger.held("ZN1") == {stopped.reference: "On Hold"}
        assert ledger.find_posted(free.posting.key) == free
