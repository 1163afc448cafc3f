"""Many bills through a ledger in a storm: faults before and after the write, questions unanswered, workers killed.

A ledger's tests inherit `LedgerSoak`; `make soak` runs it and prints the numbers. Two workers are at the same bills at
once. Each bill meets a fault with the probability `FAULTS`, each chunk a kill with `KILLS`.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from multiprocessing import get_context
from typing import ClassVar

import pytest
from tenacity import wait_none

from bots.posting.post import post_all
from connectors.ledgers.base import Ledger, LedgerError, LedgerInDoubt, LedgerUnavailable
from counterfoil.model.masters import BillKind
from counterfoil.model.postings import Posted, Posting
from tests.connectors.faults import Faulty, Opener
from tests.connectors.world import bill, part

CHUNK = 25
FAULTS = 0.05
KILLS = 0.04


class Stormy(Faulty):
    """A ledger whose bills meet faults; each is written down in the diary, which outlives a worker that is killed."""

    def __init__(self, ledger: Ledger, *, chance: random.Random, diary: str) -> None:
        super().__init__(ledger)
        self._chance, self._diary = chance, diary

    def find_all(self, keys: Sequence[str]) -> dict[str, Posted]:
        if self._chance.random() < FAULTS:
            self._meet("question not answered")
            raise LedgerUnavailable("the ledger does not answer")
        return self.ledger.find_all(keys)

    def post_many(self, postings: Sequence[Posting]) -> list[Posted | LedgerError]:
        if not postings:
            return []
        if self._chance.random() < KILLS:
            self._die("killed before the write")
        spared = [posting for posting in postings if self._chance.random() >= FAULTS / 2]
        sent = dict(zip((one.key for one in spared), self.ledger.post_many(spared), strict=True))
        if self._chance.random() < KILLS:
            self._die("killed after the write")
        return [self._answer(posting, sent.get(posting.key)) for posting in postings]

    def _answer(self, posting: Posting, answer: Posted | LedgerError | None) -> Posted | LedgerError:
        if answer is None:
            self._meet("connection lost before the write")
            return LedgerUnavailable(f"the connection was lost before {posting.invoice_number}")
        if self._chance.random() < FAULTS / 2:
            self._meet("answer lost after the write")
            return LedgerInDoubt(f"no answer about {posting.invoice_number}")
        return answer

    def _meet(self, fault: str) -> None:
        with open(self._diary, "a") as diary:  # noqa: PTH123 - a worker that may be killed writes plainly
            diary.write(f"{fault}\n")

    def _die(self, fault: str) -> None:
        self._meet(fault)
        os.kill(os.getpid(), signal.SIGKILL)


def work(opener: Opener, postings: Sequence[Posting], seed: str, diary: str) -> None:
    """What one worker does: again and again whatever is not yet posted."""
    chance = random.Random(seed)
    with opener() as ledger:
        stormy, left = Stormy(ledger, chance=chance, diary=diary), list(postings)
        while left:
            chunk, left = left[:CHUNK], left[CHUNK:]
            answers = post_all(stormy, chunk, wait=wait_none())
            left += [one for one, answer in zip(chunk, answers, strict=True) if not isinstance(answer, Posted)]


def many(count: int) -> list[Posting]:
    """Bills of two organisations and three suppliers, some of several parts, one in twelve a credit note."""
    chance = random.Random(count)
    return list(_many(count, chance))


def _many(count: int, chance: random.Random) -> Iterator[Posting]:
    for number in range(count):
        kind = BillKind.CREDIT_NOTE if number % 12 == 11 else BillKind.INVOICE
        sign = -1 if kind is BillKind.CREDIT_NOTE else 1
        body, supplier = chance.choice([("ZN1", "S-1"), ("ZN1", "S-3"), ("ZN2", "S-9")])
        order = ("ZN1000001", chance.choice("12")) if (body, supplier) == ("ZN1", "S-1") else None
        parts = [
            part(
                str(sign * Decimal(chance.randint(1, 500000)).scaleb(-2)),
                str(sign * Decimal(chance.randint(0, 90000)).scaleb(-2)),
                centre=chance.choice(["946141", "946142"]),
                recovery=chance.choice([None, "41"]),
                order=order,
                quantity=chance.choice(["1", "2", "7"]) if order else None,
            )
            for _ in range(chance.choice([1, 1, 1, 2, 3]))
        ]
        yield bill(f"SOAK-{number:06}", *parts, organisation=body, supplier_id=supplier, kind=kind)


class LedgerSoak:
    """A subclass gives the fixture `opener` of `LedgerContract`, and says how many bills."""

    bills: ClassVar[int]

    @pytest.mark.soak
    @pytest.mark.timeout(3000)
    def test_nothing_is_posted_twice_and_nothing_is_missing(
        self, opener: Opener, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
    ) -> None:
        postings, diary = many(self.bills), str(tmp_path_factory.mktemp("soak") / "diary")
        began = time.monotonic()
        _run_two_workers(opener, postings, diary)
        took = time.monotonic() - began
        with opener() as ledger:
            held = list(ledger.postings())
            balances = {body: ledger.balances(body) for body in ("ZN1", "ZN2")}
            system = ledger.system
        times = Counter(posted.posting.key for posted in held)
        twice = [key for key, count in times.items() if count > 1]
        missing = {posting.key for posting in postings} - set(times)
        with open(diary) as written:  # noqa: PTH123 - as above
            met = Counter(line.strip() for line in written)
        owed = {body: sum((one.gross for one in postings if one.organisation == body), Decimal(0)) for body in balances}
        with capsys.disabled():
            print(f"\n{system}, {type(self).__name__}: {len(postings)} bills by two workers in {took:.0f} s")  # noqa: T201 - a soak says what it met
            print("  met: " + ", ".join(f"{count} times {fault}" for fault, count in sorted(met.items())))  # noqa: T201 - a soak says what it met
            print(f"  twice: {len(twice)}, missing: {len(missing)}, in the ledger: {len(held)}")  # noqa: T201 - a soak says what it met
            print("  owed: " + ", ".join(f"{body} {balances[body].payables} of {owed[body]}" for body in owed))  # noqa: T201 - a soak says what it met
        assert (twice, missing) == ([], set())
        assert {posted.posting.key: posted.posting for posted in held} == {one.key: one for one in postings}
        assert {body: one.payables for body, one in balances.items()} == owed
        assert all(one.foots for one in balances.values())
        assert sum(met.values()) > self.bills * FAULTS / 2


def _run_two_workers(opener: Opener, postings: list[Posting], diary: str) -> None:
    """Until both have posted everything; one that is killed is begun again, with other luck."""
    spawn = get_context("spawn")
    running = {}
    for lane, order in enumerate((postings, postings[::-1])):
        running[lane] = (0, order, spawn.Process(target=work, args=(opener, order, f"{lane} 0", diary)))
        running[lane][2].start()
    while running:
        for lane, (tries, order, process) in list(running.items()):
            process.join(0.2)
            if process.exitcode == -signal.SIGKILL:
                again = spawn.Process(target=work, args=(opener, order, f"{lane} {tries + 1}", diary))
                again.start()
                running[lane] = (tries + 1, order, again)
            elif process.exitcode is not None:
                assert process.exitcode == 0
                del running[lane]
