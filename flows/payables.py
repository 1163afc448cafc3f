"""Payables: from the post received up to a day to bills in the ledger, read back.

`journey` is the whole way of a chunk of post. Each step takes what waits at its stage in our own store and moves it on
in one transaction, so a run that was killed anywhere is finished by the next one. `flows/deployments.py` makes it a
Prefect flow.
"""

import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path

from bots.intake import post_received
from bots.posting.post import Answer, ask_all, post_all
from connectors.ledgers.base import Ledger
from connectors.mail.folder import FolderMail
from counterfoil.model.postings import Posting
from counterfoil.settings import Settings
from counterfoil.store import LeaseLostError, NewFile, State
from counterfoil.work import again_when_busy, is_deadly, reserve
from flows.admitting import admitted, note_systems, paced_bodies
from flows.concluding import conclude
from flows.copies import richest_first
from flows.faults import CutShortError
from flows.judging import judge
from flows.reading import keep, send
from flows.releasing import release
from flows.report import Progress, Report, silent
from flows.taking_up import judged_about
from flows.workbench import LOOK_AGAIN_SECONDS, Workbench, bench_beside, open_workbench, takes_in_post

LONGEST_PAUSE = 60


def journey(bench: Workbench) -> int:
    """Take one chunk of the post all the way; gives the number of moves made, nought when no work is left.

    Matching belongs to the step that decides, since both must see every bill decided before.
    """
    return read(bench) + match_and_decide(bench) + post(bench)


def register(bench: Workbench, mail: FolderMail) -> int:
    """Keep every original, and give each file an item; a file that is registered already is left alone.

    Batch by batch, in the order of receipt: a run that is killed while it takes a month in has lost a moment's work.
    """
    new = 0
    with bench.stopwatch.step("register"):
        registered = bench.store.registered()
        for found in post_received(mail, up_to=bench.as_of, registered=registered, originals=bench.store.originals):
            bench.report.warnings += tuple(each for each in found if isinstance(each, str))
            with bench.store.transaction(actor="payables") as tx:
                new += len(tx.register([each for each in found if isinstance(each, NewFile)]))
    return new


def unless_lapsed(step: Callable[[Workbench], int]) -> Callable[[Workbench], int]:
    """A step that goes on when its claims have lapsed, as they do when the clock is set forward or the machine slept.

    It wrote nothing; whoever comes first claims anew what it had, and the ledger is asked before anything is sent.
    """

    @wraps(step)
    def going_on(bench: Workbench) -> int:
        try:
            return step(bench)
        except LeaseLostError as lost:
            bench.report.warnings += (str(lost),)
            return 1

    return going_on


@unless_lapsed
def read(bench: Workbench) -> int:
    """Keep what the readers found in one chunk, while the next chunk is already with them."""
    with bench.stopwatch.step("read"):
        chunk = bench.being_read or send(bench)
        # While a suspect is at work nothing else is.
        together = chunk is not None and not any(claim.item.cuts for claim in chunk.claims)
        bench.being_read = send(bench, suspects=False) if together else None
        return keep(bench, chunk) if chunk else 0


@unless_lapsed
@again_when_busy
def match_and_decide(bench: Workbench) -> int:
    """Match and decide what has been read, in the order of receipt; an intent to post is stored with the decision."""
    with (
        bench.stopwatch.step("decide"),
        reserve(bench.store, [State.READ], limit=bench.settings.chunk, received_by=bench.as_of) as claims,
        bench.store.transaction(actor="payables") as tx,
    ):
        items = [claim.item.id for claim in claims]
        readings, judged = bench.store.readings(items), judged_about(bench.store, items)
        for claim in richest_first(claims, readings):
            judge(bench, tx, claim, readings, judged)
        return len(claims)


def post(bench: Workbench) -> int:
    """Post a chunk of what was decided; where its ledgers have had enough for now, a chunk for others."""
    with bench.stopwatch.step("post"):
        while True:
            paced = bench.paced
            moved = post_chunk(bench)
            if moved or bench.paced == paced:
                return moved


@unless_lapsed
@again_when_busy
def post_chunk(bench: Workbench) -> int:
    """Post what was decided, once, and write down what the ledger then shows."""
    with reserve(bench.store, [State.POSTING], limit=bench.settings.chunk, not_of=paced_bodies(bench)) as claims:
        intents = bench.store.intents([claim.item.id for claim in claims])
        with bench.store.transaction(actor="payables") as tx:
            going, admissions, waiting = admitted(bench, tx, claims, intents)
            for claim in going:
                tx.fence(claim)
        postings = [intents[claim.item.id] for claim in going]
        answers = only_asked(bench.ledger, postings) if any(map(is_deadly, going)) else post_all(bench.ledger, postings)
        with bench.store.transaction(actor="payables") as tx:
            for claim, answer in zip(going, answers, strict=True):
                conclude(bench, tx, claim, answer)
            note_systems(bench, tx, postings, answers, admissions)
        return len(going) + waiting


def only_asked(ledger: Ledger, postings: Sequence[Posting]) -> list[Answer]:
    """What the ledger has of these bills, at whose posting the program was ended again and again; nothing is sent."""
    return [held or CutShortError() for held in ask_all(ledger, postings)]


def drain(bench: Workbench, a_chunk: Callable[[Workbench], int]) -> None:
    """Work until nothing moves any more, and while patience lasts take up again what waits for a fault to pass."""
    bench.tell_progress()
    work(bench, a_chunk)
    until = time.monotonic() + bench.settings.patience * 60
    while outlasted(bench, until):
        work(bench, a_chunk)


def work(bench: Workbench, a_chunk: Callable[[Workbench], int]) -> None:
    """Work chunk after chunk until nothing moves any more."""
    while moved := a_chunk(bench):
        bench.report.moved += moved
        bench.tell_progress()
        bench.sign_when_due()


def outlasted(bench: Workbench, until: float) -> bool:
    """Wait until an item is due that waits for a fault to pass; False where none is before `until` (monotonic).

    A ledger that takes only so many bills a minute is always waited for. The store's clock is looked at every minute,
    so that a clock that is set back or forward is followed.
    """
    with bench.stopwatch.step("wait"):
        while dues := [*bench.paced.values(), *filter(None, [bench.store.next_attempt(received_by=bench.as_of)])]:
            pause = (min(dues) - bench.store.clock()).total_seconds()
            if pause <= 0:
                return True
            if time.monotonic() + pause > until and not bench.paced:
                return False
            time.sleep(min(pause, LONGEST_PAUSE))
            bench.sign_when_due()
        return False


def run(
    settings: Settings,
    *,
    mail: Path,
    masterdata: Path,
    as_of: date,
    a_chunk: Callable[[Workbench], int] = journey,
    progress: Progress = silent,
) -> Report:
    """Work until nothing is left that can be done today. `a_chunk` is how one chunk is worked: a task under Prefect.

    Raises:
        MailError, MasterdataError, RuleError, StoreError, RunInProgressError: an input cannot be used, and why.
    """
    received = FolderMail(mail)
    with open_workbench(settings, mail=mail, masterdata=masterdata, as_of=as_of, progress=progress) as bench:
        bench.report.registered = register(bench, received)
        bench.report.released = release(bench)
        drain(bench, a_chunk)
        bench.report.strays = tuple(f"{stray.path} was not taken in: {stray.why}" for stray in received.strays())
        return bench.report


def help_run(
    settings: Settings,
    *,
    masterdata: Path,
    wait: int = 0,
    a_chunk: Callable[[Workbench], int] = journey,
    progress: Progress = silent,
) -> Report:
    """Work beside the last run of this database, on chunks of its post, until none is left that waits.

    It takes in no post and notes no run: any number of processes, on any machines, may help. For `wait` minutes it
    waits for a run to begin, and for one to take in its post.

    Raises:
        NothingToHelpError, MasterdataError, RuleError, StoreError: it cannot be done, and why.
    """
    until = time.monotonic() + wait * 60
    with bench_beside(settings, masterdata=masterdata, until=until, progress=progress) as bench:
        while takes_in_post(bench.store) and time.monotonic() < until:
            work(bench, a_chunk)
            time.sleep(LOOK_AGAIN_SECONDS)
        drain(bench, a_chunk)
        return bench.report
