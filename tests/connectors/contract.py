"""What every ledger connector has to do, whatever the system: each inherits these tests."""

import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from multiprocessing import get_context
from typing import ClassVar

import pytest
from tenacity import wait_none

from bots.posting.post import PostingDiffersError, post_all, post_once
from connectors.ledgers.base import Ledger, LedgerInDoubt, LedgerRefused, LedgerUnavailable, Refusal
from counterfoil.model.masters import BillKind, Masterdata
from counterfoil.model.postings import Posted, Posting
from tests.connectors.faults import Faulty, Opener, Times, post_and_die, post_each
from tests.connectors.world import MASTERS, bill, credit_note, of_the_other_organisation, part


class LedgerContract:
    """A subclass gives two fixtures, each a function to be pickled.

    `opener` opens a ledger that knows `world.MASTERS` and holds nothing from us; `unreachable` opens the same connector
    to a system that is not there. A system that is slow has fewer bills in the `race` and fewer lines in the `longest`.
    """

    race: ClassVar[int] = 25
    longest: ClassVar[int] = 200

    @pytest.fixture
    def ledger(self, opener: Opener) -> Iterator[Ledger]:
        with opener() as opened:
            yield opened

    def test_a_bill_is_read_back_as_it_was_posted(self, ledger: Ledger) -> None:
        posted = post_once(ledger, bill())
        assert posted.posting == bill()
        assert posted.system == ledger.system
        assert ledger.read_back(posted.reference) == posted
        assert ledger.find_posted(bill().key) == posted
        assert list(ledger.postings()) == [posted]

    def test_a_bill_that_was_never_posted_is_not_found(self, ledger: Ledger) -> None:
        assert ledger.find_posted(bill().key) is None
        with pytest.raises(LedgerInDoubt):
            ledger.read_back("no such reference")

    def test_a_credit_note_is_posted_as_a_negative_and_reduces_what_is_owed(self, ledger: Ledger) -> None:
        post_once(ledger, bill())
        posted = post_once(ledger, credit_note(net="-25.00", vat="-5.00"))
        assert posted.posting.gross == Decimal("-30.00")
        assert ledger.balances("ZN1").payables == Decimal("90.00")

    def test_a_credit_note_may_have_the_number_of_an_invoice(self, ledger: Ledger) -> None:
        post_once(ledger, bill("X-1"))
        post_once(ledger, credit_note("X-1"))
        assert [posted.posting.kind for posted in ledger.postings()] == [BillKind.INVOICE, BillKind.CREDIT_NOTE]

    def test_an_order_is_billed_in_parts(self, ledger: Ledger) -> None:
        for number, quantity in (("P-1", "6"), ("P-2", "3.5"), ("P-3", "0.5")):
            post_once(ledger, bill(number, part(quantity=quantity)))
        billed = [one.quantity for posted in ledger.postings() for one in posted.posting.distributions]
        assert billed == [Decimal(6), Decimal("3.5"), Decimal("0.5")]

    @pytest.mark.parametrize("number", ["INV-001", "inv 001", "INV/001"])
    def test_a_number_used_before_is_refused(self, ledger: Ledger, number: str) -> None:
        ledger.post(bill("INV-001"))
        with pytest.raises(LedgerRefused) as refused:
            ledger.post(bill(number))
        assert refused.value.code is Refusal.DUPLICATE
        assert len(list(ledger.postings())) == 1

    def test_the_same_bill_posted_again_is_the_one_posted_before(self, ledger: Ledger) -> None:
        assert post_once(ledger, bill()) == post_once(ledger, bill())
        assert len(list(ledger.postings())) == 1

    @pytest.mark.parametrize(
        ("posting", "code"),
        [
            (bill(organisation="ZN7"), Refusal.ORGANISATION_UNKNOWN),
            (bill(supplier_id="S-404"), Refusal.SUPPLIER_UNKNOWN),
            (bill(supplier_id="S-9"), Refusal.SUPPLIER_UNKNOWN),
            (bill(supplier_id="S-2"), Refusal.SUPPLIER_INACTIVE),
            (bill("--"), Refusal.NUMBER_MISSING),
            (bill(currency="CHF"), Refusal.RATE_MISSING),
            (bill("X", part(centre="000000")), Refusal.CODE_UNKNOWN),
            (bill("X", part(order=("ZN1999999", "1"))), Refusal.ORDER_UNKNOWN),
            (bill("X", part(order=("ZN1000001", "9"))), Refusal.ORDER_UNKNOWN),
            (bill("X", part(order=("ZN2000001", "1"))), Refusal.ORDER_UNKNOWN),
            (bill("X", part(order=("ZN1000003", "1"))), Refusal.ORDER_CLOSED),
            (bill("X", part(order=("ZN1000002", None))), Refusal.ORDER_CLOSED),
        ],
    )
    def test_a_bill_that_the_ledger_cannot_take_is_refused_and_leaves_nothing(
        self, ledger: Ledger, posting: Posting, code: Refusal
    ) -> None:
        with pytest.raises(LedgerRefused) as refused:
            post_once(ledger, posting)
        assert refused.value.code is code
        assert list(ledger.postings()) == []
        assert ledger.balances(posting.organisation).payables == 0

    def test_a_refusal_leaves_the_other_bills_of_the_chunk_alone(self, ledger: Ledger) -> None:
        postings = [bill("A"), bill("B", supplier_id="S-9"), bill("C"), bill("C"), bill("D", part(subjective="?"))]
        first, second, third, again, last = post_all(ledger, postings)
        assert isinstance(first, Posted)
        assert isinstance(second, LedgerRefused)
        assert third == again
        assert isinstance(last, LedgerRefused)
        assert [posted.posting.invoice_number for posted in ledger.postings()] in (["A", "C"], ["C", "A"])

    def test_a_time_out_after_the_commit_is_no_second_posting(self, ledger: Ledger) -> None:
        faulty = Faulty(ledger, after=Times(1, LedgerInDoubt))
        assert post_once(faulty, bill(), wait=wait_none()).posting == bill()
        assert faulty.sent == 1
        assert len(list(ledger.postings())) == 1

    def test_a_chunk_that_times_out_after_each_commit_is_posted_once(self, ledger: Ledger) -> None:
        postings = [bill(f"T-{number}") for number in range(4)]
        faulty = Faulty(ledger, after=Times(4, LedgerInDoubt))
        answers = post_all(faulty, postings, wait=wait_none())
        assert [answer.posting for answer in answers if isinstance(answer, Posted)] == postings
        assert faulty.sent == len(list(ledger.postings())) == 4

    def test_a_session_lost_before_the_send_is_taken_up_again(self, ledger: Ledger) -> None:
        faulty = Faulty(ledger, before=Times(2, LedgerUnavailable))
        assert post_once(faulty, bill(), wait=wait_none()).posting == bill()
        assert len(list(ledger.postings())) == 1

    def test_a_ledger_that_is_down_gets_nothing_and_the_bill_waits(self, ledger: Ledger) -> None:
        faulty = Faulty(ledger, asked=Times(1000, LedgerUnavailable))
        with pytest.raises(LedgerUnavailable):
            post_once(faulty, bill(), wait=wait_none())
        answers = post_all(faulty, [bill("A"), bill("B")])
        assert [type(answer) for answer in answers] == [LedgerUnavailable] * 2
        assert faulty.sent == 0

    def test_a_system_that_is_not_there_is_unavailable(self, unreachable: Opener) -> None:
        with pytest.raises(LedgerUnavailable), unreachable() as nowhere:
            nowhere.find_posted(bill().key)

    @pytest.mark.parametrize("when", ["before", "after"])
    def test_a_worker_killed_about_the_send_leads_to_one_posting(self, opener: Opener, when: str) -> None:
        worker = get_context("spawn").Process(target=post_and_die, args=(opener, bill(), when))
        worker.start()
        worker.join(300)  # a browser that starts on a busy machine takes its time
        assert worker.exitcode == -signal.SIGKILL
        with opener() as ledger:
            assert len(list(ledger.postings())) == (1 if when == "after" else 0)
            posted = post_once(ledger, bill())
            assert list(ledger.postings()) == [posted]
            assert ledger.balances("ZN1").payables == bill().gross

    def test_two_processes_with_the_same_bills_post_each_once(self, opener: Opener) -> None:
        postings = [bill(f"R-{number:03}") for number in range(self.race)]
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
            one, other = workers.map(post_each, [opener] * 2, [postings, postings[::-1]])
        assert one == other[::-1]
        with opener() as ledger:
            assert sorted(posted.reference for posted in ledger.postings()) == sorted(one)
            assert ledger.balances("ZN1").payables == self.race * bill().gross

    def test_four_threads_with_the_same_chunk_post_it_once(self, ledger: Ledger) -> None:
        postings = [bill(f"H-{number:03}") for number in range(min(self.race, 10))]
        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(post_all, [ledger] * 4, [postings, postings[::-1]] * 2))
        assert answers[0] == answers[1][::-1] == answers[2]
        assert len(list(ledger.postings())) == len(postings)

    def test_another_bill_under_the_same_key_is_never_repaired(self, ledger: Ledger) -> None:
        posted = post_once(ledger, bill())
        other = replace(bill(), distributions=(part(centre="946142"),))
        with pytest.raises(PostingDiffersError, match="distributions"):
            post_once(ledger, other)
        assert isinstance(post_all(ledger, [other])[0], PostingDiffersError)
        assert list(ledger.postings()) == [posted]

    def test_the_postings_of_an_organisation_are_its_own(self, ledger: Ledger) -> None:
        ours = post_once(ledger, bill())
        theirs = post_once(ledger, of_the_other_organisation("INV-001"))
        assert list(ledger.postings("ZN1")) == [ours]
        assert list(ledger.postings("ZN2")) == [theirs]
        assert list(ledger.postings("ZN7")) == []
        assert ledger.balances("ZN2").suppliers == {"S-9": bill().gross}

    def test_a_bill_that_nobody_put_on_hold_is_not_held(self, ledger: Ledger) -> None:
        post_once(ledger, bill())
        assert ledger.held("ZN1") == ledger.held("ZN7") == {}

    def test_decimals_come_back_digit_by_digit(self, ledger: Ledger) -> None:
        precise = bill(
            "D-1",
            part("0.01", "0.00", quantity="0.000125"),
            part("9999999999.99", "2000000000.00", quantity="33.333333333333"),
            part("-0.10", "-0.02", quantity=None),
        )
        assert post_once(ledger, precise).posting == precise
        assert ledger.balances("ZN1").payables == precise.gross

    @pytest.mark.parametrize("number", ["Rëchnung-№ 7/ä", "発票 A-1", "R'); DROP TABLE x;--", "😀 1", "50%_A\\1"])
    def test_any_text_comes_back_as_it_was(self, ledger: Ledger, number: str) -> None:
        assert post_once(ledger, bill(number)).posting.invoice_number == number

    @pytest.mark.parametrize("number", [" A 1 ", "a\tb\n1"])
    def test_text_that_the_system_would_change_is_refused_rather_than_changed(
        self, ledger: Ledger, number: str
    ) -> None:
        (answer,) = post_all(ledger, [bill(number)])
        if isinstance(answer, LedgerRefused):
            assert answer.code is Refusal.OTHER
            assert list(ledger.postings()) == []
        else:
            assert isinstance(answer, Posted)
            assert answer.posting.invoice_number == number

    def test_a_bill_of_two_hundred_lines_comes_back_in_order(self, ledger: Ledger) -> None:
        parts = [
            part(f"{line}.{line % 100:02}", f"{line}.00", recovery="41" if line % 3 else None)
            for line in range(self.longest)
        ]
        long = bill("LONG-200", *parts)
        assert post_once(ledger, long).posting == long
        assert ledger.balances("ZN1").foots

    def test_balances_foot_to_the_penny(self, ledger: Ledger) -> None:
        """120.00 + 59.99 (49.99 and 10.00 recovered) - 30.00, and €33.33 + €6.67 at 0.8512: £28.37 + £5.68."""
        post_once(ledger, bill("B-1"))
        post_once(ledger, bill("B-2", part("49.99", "10.00", recovery="41", subjective="52161072"), supplier_id="S-3"))
        post_once(ledger, credit_note("B-3", "-25.00", "-5.00"))
        euros = part("33.33", "6.67", recovery="41", centre="946142")
        post_once(ledger, bill("B-4", euros, currency="EUR", rate="0.8512"))
        balances = ledger.balances("ZN1")
        assert balances.foots
        assert balances.payables == Decimal("184.04")
        assert balances.vat_recoverable == Decimal("15.68")
        assert balances.suppliers == {"S-1": Decimal("124.05"), "S-3": Decimal("59.99")}
        assert balances.expenses == {
            ("946141", "52161071"): Decimal("90.00"),
            ("946141", "52161072"): Decimal("49.99"),
            ("946142", "52161071"): Decimal("28.37"),
        }

    def test_the_ledger_knows_its_organisations_suppliers_orders_and_receipts(self, ledger: Ledger) -> None:
        known = ledger.masterdata()
        assert {one.organisation for one in known.organisations} == {"ZN1", "ZN2"}
        assert _suppliers(known) == _suppliers(MASTERS)
        assert _order_lines(known) == _order_lines(MASTERS)
        assert _receipts(known) == _receipts(MASTERS)
        assert {code for code in known.chart if code.organisation == "ZN1"} == set(MASTERS.chart)

    def test_an_organisation_without_postings_has_empty_books(self, ledger: Ledger) -> None:
        balances = ledger.balances("ZN2")
        assert balances.foots
        assert (balances.payables, balances.suppliers, balances.expenses) == (0, {}, {})


def _suppliers(data: Masterdata) -> set[tuple[object, ...]]:
    return {(one.organisation, one.supplier_id, one.name, one.status) for one in data.suppliers}


def _order_lines(data: Masterdata) -> set[tuple[object, ...]]:
    return {
        (
            *(line.organisation, line.po_number, line.line_number, line.supplier_id, line.ordered_on, line.status),
            *(line.quantity, line.unit_price, line.net_amount, line.currency),
        )
        for line in data.purchase_orders
    }


def _receipts(data: Masterdata) -> set[tuple[object, ...]]:
    """Without their own numbers, which some systems give themselves."""
    return {(one.organisation, one.po_number, one.line_number, one.received_on, one.quantity) for one in data.receipts}
