import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tenacity import wait_none

from bots.posting.post import ATTEMPTS, PostingDiffersError, post_all, post_once
from connectors.ledgers.base import Ledger, LedgerError, LedgerInDoubt, LedgerRefused, LedgerUnavailable, Refusal
from connectors.ledgers.embedded import EmbeddedLedger
from counterfoil.model.postings import Posted, Posting
from tests.connectors.faults import Faulty, Times
from tests.connectors.world import MASTERS, bill


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[EmbeddedLedger]:
    with EmbeddedLedger(f"sqlite:///{tmp_path / 'ledger.db'}") as opened:
        opened.load(MASTERS)
        yield opened


class Safe(Faulty):
    """A ledger that keeps a second post of the same key out by itself."""

    posts_are_safe_to_repeat = True


class Forgetful(Faulty):
    """A ledger that loses what is sent, and says that it is not sure."""

    def post(self, posting: Posting) -> str:
        self.sent += 1
        raise LedgerInDoubt(f"no answer about {posting.invoice_number}")


class Altering(Faulty):
    """A ledger that writes another due date than it was asked to."""

    def post(self, posting: Posting) -> str:
        return self.ledger.post(replace(posting, due_date=date(2027, 1, 1)))


def test_the_ledger_is_asked_before_anything_is_sent(ledger: EmbeddedLedger) -> None:
    before = post_once(ledger, bill())
    faulty = Faulty(ledger)
    assert post_once(faulty, bill()) == before
    assert post_all(faulty, [bill()]) == [before]
    assert faulty.sent == 0


def test_a_doubtful_send_is_not_repeated_where_the_ledger_cannot_keep_a_second_one_out(ledger: EmbeddedLedger) -> None:
    faulty = Forgetful(ledger)
    with pytest.raises(LedgerInDoubt):
        post_once(faulty, bill(), wait=wait_none())
    assert faulty.sent == 1
    assert isinstance(post_all(faulty, [bill()], wait=wait_none())[0], LedgerInDoubt)
    assert faulty.sent == 2


def test_a_doubtful_send_is_repeated_where_that_is_safe(ledger: EmbeddedLedger) -> None:
    faulty = Safe(ledger, before=Times(2, LedgerInDoubt))
    assert post_once(faulty, bill(), wait=wait_none()).posting == bill()
    assert faulty.sent == 1


def test_a_ledger_that_goes_down_after_a_doubtful_send_leaves_the_doubt(ledger: EmbeddedLedger) -> None:
    down = Times(0, LedgerUnavailable)

    def lose_everything() -> None:
        down.left = 100
        raise LedgerInDoubt("the connection was lost")

    with pytest.raises(LedgerInDoubt):
        post_once(Faulty(ledger, after=lose_everything, asked=down), bill(), wait=wait_none())
    down.left = 0
    assert post_once(Faulty(ledger, asked=down), bill()).posting == bill()


def test_a_bill_that_was_written_but_not_read_back_is_asked_for_again(ledger: EmbeddedLedger) -> None:
    asked = iter([False, True, False])

    def fail_the_second() -> None:
        if next(asked):
            raise LedgerUnavailable("the connection was lost")

    faulty = Faulty(ledger, asked=fail_the_second)
    assert post_once(faulty, bill(), wait=wait_none()).posting == bill()
    assert faulty.sent == 1


def test_a_bill_that_was_written_and_cannot_be_read_back_stays_in_doubt(ledger: EmbeddedLedger) -> None:
    asked = iter([False])

    def go_down_after_the_first() -> None:
        if next(asked, True):
            raise LedgerUnavailable("the connection was lost")

    with pytest.raises(LedgerInDoubt):
        post_once(Faulty(ledger, asked=go_down_after_the_first), bill(), wait=wait_none())
    assert len(list(ledger.postings())) == 1


def test_attempts_are_bounded_and_waited_for_longer_each_time(ledger: EmbeddedLedger) -> None:
    slept: list[float] = []
    with pytest.raises(LedgerUnavailable):
        post_once(Faulty(ledger, before=Times(100, LedgerUnavailable)), bill(), sleep=slept.append)
    assert len(slept) == ATTEMPTS - 1
    assert all(seconds <= 0.5 * 2**attempt for attempt, seconds in enumerate(slept))


def test_a_refusal_passes_through_and_is_not_retried(ledger: EmbeddedLedger) -> None:
    faulty = Faulty(ledger)
    with pytest.raises(LedgerRefused) as refused:
        post_once(faulty, bill(supplier_id="S-404"))
    assert refused.value.code is Refusal.SUPPLIER_UNKNOWN
    assert faulty.sent == 1


def test_a_refusal_because_another_worker_was_quicker_is_no_refusal(ledger: EmbeddedLedger) -> None:
    def be_quicker() -> None:
        if ledger.find_posted(bill().key) is None:
            ledger.post(bill())

    assert post_once(Faulty(ledger, before=be_quicker), bill()).posting == bill()
    assert len(list(ledger.postings())) == 1


def test_a_ledger_that_writes_something_else_is_found_out(ledger: EmbeddedLedger) -> None:
    with pytest.raises(PostingDiffersError, match="due_date is 2027-01-01 there and 2026-10-31 here") as differs:
        post_once(Altering(ledger), bill())
    assert differs.value.differs == ("due_date",)
    assert isinstance(post_all(Altering(ledger), [bill("A")])[0], PostingDiffersError)


def test_in_a_chunk_no_second_bill_waits_for_a_ledger_that_has_gone(ledger: EmbeddedLedger) -> None:
    slept: list[float] = []
    answers = post_all(Forgetful(ledger), [bill("A"), bill("B"), bill("C")], sleep=slept.append)
    assert [type(answer) for answer in answers] == [LedgerInDoubt] * 3
    assert len(slept) == ATTEMPTS - 1


def test_a_chunk_stops_at_the_first_bill_for_which_the_ledger_is_down(ledger: EmbeddedLedger) -> None:
    calls = iter(range(100))

    def fail_from_the_second() -> None:
        if next(calls):
            raise LedgerUnavailable("down")

    faulty = Faulty(ledger, before=fail_from_the_second)
    answers = post_all(faulty, [bill("A"), bill("B"), bill("C")])
    assert [type(answer) for answer in answers] == [Posted, LedgerUnavailable, LedgerUnavailable]
    assert next(calls) == 2


def test_an_empty_chunk_has_no_answers(ledger: EmbeddedLedger) -> None:
    assert post_all(ledger, []) == []


def test_errors_survive_a_change_of_process(ledger: EmbeddedLedger) -> None:
    posted = post_once(ledger, bill())
    for error in (
        LedgerRefused(Refusal.DUPLICATE, "billed before"),
        PostingDiffersError(replace(bill(), due_date=date(2027, 1, 1)), posted),
    ):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)


FAULTS = st.lists(st.sampled_from(["before", "in doubt before", "after", "asking", "none"]), max_size=12)


@settings(deadline=None, max_examples=25)
@given(faults=FAULTS)
def test_whatever_fails_and_however_often_there_is_never_a_second_posting(
    tmp_path_factory: pytest.TempPathFactory, faults: list[str]
) -> None:
    """Run after run over a ledger that fails by the drawn script, until the script is at its end."""
    script = iter(faults)

    class Scripted(Faulty):
        def post(self, posting: Posting) -> str:
            fault = next(script, "none")
            if fault == "before":
                raise LedgerUnavailable(fault)
            if fault == "in doubt before":
                raise LedgerInDoubt(fault)
            self.sent += 1
            reference = self.ledger.post(posting)
            if fault == "after":
                raise LedgerInDoubt(fault)
            return reference

        def find_posted(self, key: str) -> Posted | None:
            if next(script, "none") == "asking":
                raise LedgerUnavailable("asking")
            return self.ledger.find_posted(key)

    with EmbeddedLedger(f"sqlite:///{tmp_path_factory.mktemp('scripted') / 'ledger.db'}") as inner:
        inner.load(MASTERS)
        ledger: Ledger = Scripted(inner)
        posted = None
        for _ in range(len(faults) + 1):
            try:
                posted = post_once(ledger, bill(), wait=wait_none())
            except (LedgerUnavailable, LedgerInDoubt):
                continue
        assert posted == inner.find_posted(bill().key)
        assert len(list(inner.postings())) == 1
        assert isinstance(ledger, Scripted)
        assert ledger.sent == 1


class Choking(Faulty):
    """A connector that fails, by a fault of ours, on any chunk with one number in it."""

    def post_many(self, postings: Sequence[Posting]) -> list[Posted | LedgerError]:
        if any(posting.invoice_number == "INV-CHOKE" for posting in postings):
            raise KeyError("cost_centre")
        return super().post_many(postings)


def test_a_bill_on_which_the_connector_fails_keeps_no_other_of_its_chunk_back(ledger: EmbeddedLedger) -> None:
    bills = [bill("INV-1"), bill("INV-CHOKE"), bill("INV-2")]
    first, fault, last = post_all(Choking(ledger), bills, wait=wait_none())
    assert isinstance(fault, KeyError)
    assert isinstance(first, Posted)
    assert isinstance(last, Posted)
    assert {posted.posting.invoice_number for posted in ledger.postings()} == {"INV-1", "INV-2"}
