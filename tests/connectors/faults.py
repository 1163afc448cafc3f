"""Ledgers that fail as real ones do: before the send, after it, for a while, and by the death of the whole process."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from typing import NoReturn

from bots.posting.post import post_once
from connectors.ledgers.base import Balances, Ledger, LedgerInDoubt, LedgerUnavailable
from counterfoil.model.masters import Masterdata
from counterfoil.model.postings import Posted, Posting

Opener = Callable[[], Ledger]


def nothing() -> None:
    """No fault."""


class Faulty(Ledger):
    """A ledger with a fault before or after each post is handed on, and before each question."""

    system = "faulty"
    posts_are_safe_to_repeat = False

    def __init__(
        self,
        ledger: Ledger,
        *,
        before: Callable[[], None] = nothing,
        after: Callable[[], None] = nothing,
        asked: Callable[[], None] = nothing,
    ) -> None:
        self.ledger = ledger
        self.sent = 0
        self._before, self._after, self._asked = before, after, asked

    def find_posted(self, key: str) -> Posted | None:
        self._asked()
        return self.ledger.find_posted(key)

    def find_bill(self, posting: Posting) -> Posted | None:
        self._asked()
        return self.ledger.find_bill(posting)

    def find_bills(self, postings: Sequence[Posting]) -> dict[str, Posted]:
        self._asked()
        return self.ledger.find_bills(postings)

    def post(self, posting: Posting) -> str:
        self._before()
        self.sent += 1
        reference = self.ledger.post(posting)
        self._after()
        return reference

    def read_back(self, reference: str) -> Posted:
        self._asked()
        return self.ledger.read_back(reference)

    def postings(self, organisation: str | None = None) -> Iterator[Posted]:
        return self.ledger.postings(organisation)

    def masterdata(self) -> Masterdata:
        return self.ledger.masterdata()

    def balances(self, organisation: str) -> Balances:
        return self.ledger.balances(organisation)

    def close(self) -> None:
        self.ledger.close()


class Times:
    """A fault that happens so many times, and then no more."""

    def __init__(self, times: int, error: type[LedgerUnavailable | LedgerInDoubt]) -> None:
        self.left = times
        self._error = error

    def __call__(self) -> None:
        if self.left:
            self.left -= 1
            raise self._error("the connection was lost")


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("a killed process goes on")


def post_and_die(opener: Opener, posting: Posting, when: str) -> None:
    """What the process does that is killed `before` the send or `after` it, ere the answer is known."""
    post_once(Faulty(opener(), **{when: die}), posting)


def post_each(opener: Opener, postings: list[Posting]) -> list[str]:
    """What each of several processes does with the same bills."""
    with opener() as ledger:
        return [post_once(ledger, posting).reference for posting in postings]
