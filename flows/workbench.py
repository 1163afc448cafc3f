"""A run's workbench: the store, the ledger, the masters, the rules and the readers, opened once for all documents."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from bots.deciding import TABLES
from bots.matching import Masters
from bots.reading.pool import ReaderPool
from connectors.ledgers.choosing import open_ledgers
from connectors.ledgers.several import Ledgers
from connectors.masterdata import load_masterdata
from counterfoil.logs import SECONDS, of_run
from counterfoil.model.documents import Reading
from counterfoil.model.masters import Masterdata
from counterfoil.rulebook import Rulebook, RuleError
from counterfoil.settings import Settings
from counterfoil.store import Claim, Run, State, Store
from counterfoil.work import NothingToHelpError, alone_in, deserted_places, place_in
from flows.account_changes import with_account_changes
from flows.aliases import with_confirmed_names
from flows.learning import learn
from flows.metering import write_metrics
from flows.report import Progress, Report
from flows.rule_sources import rules_in_force
from flows.shadowing import on_trial
from flows.shelf import open_register
from flows.stopwatch import Stopwatch
from flows.taking_up import take_up
from flows.tracing import tracing

SECONDS_UNSIGNED = 300
# How often a helper asks whether there is work by now.
LOOK_AGAIN_SECONDS = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class BeingRead:
    """A chunk that is with the readers: its claims, and the readings as they come, in the same order."""

    claims: Sequence[Claim]
    readings: Iterator[Reading]


@dataclass(slots=True, kw_only=True)
class Workbench:
    """What the journey works with.

    `being_read` is the chunk that is with the readers; `run` is the number of the run and `basis` the hash of its
    rules; `news` tells whether the day, the masters or the rules are others than those by which held items were last
    looked at, and `rules_changed` whether the rules are, by themselves or because of the day; `shadow` has the rules
    that are on trial; `paced` says of ledgers that have had all the bills they take within a minute, by name, when
    they take more.
    """

    settings: Settings
    store: Store
    ledger: Ledgers
    masters: Masters
    rulebook: Rulebook
    readers: ReaderPool
    as_of: date
    progress: Progress
    run: int = 0
    basis: str = ""
    news: bool = False
    rules_changed: bool = False
    shadow: Rulebook | None = None
    report: Report = field(default_factory=Report)
    stopwatch: Stopwatch = field(default_factory=Stopwatch)
    being_read: BeingRead | None = None
    paced: dict[str, datetime] = field(default_factory=dict)
    signed_at: float = field(default_factory=time.monotonic)

    def sign_when_due(self) -> None:
        """Sign where the audit log stands, every five minutes of a long run: what is cut off unsigned is not missed.

        The metrics are written as often.
        """
        if time.monotonic() - self.signed_at >= SECONDS_UNSIGNED:
            self.store.checkpoint()
            self.write_metrics()
            self.signed_at = time.monotonic()

    def write_metrics(self) -> None:
        """Write the metrics where the settings say; a warning where that is not possible."""
        if (why_not := write_metrics(self.settings, self.store)) and why_not not in self.report.warnings:
            self.report.warnings += (why_not,)

    def tell_progress(self) -> None:
        """Say how far the post has come."""
        counts = self.store.counts()
        self.progress(sum(n for (state, _), n in counts.items() if state is State.DONE), sum(counts.values()))


@contextmanager
def open_workbench(
    settings: Settings, *, mail: Path, masterdata: Path, as_of: date, progress: Progress
) -> Iterator[Workbench]:
    """Open everything a run needs and note the run; close it all again, with a signed checkpoint of the audit log.

    Everything that can be wrong with an input is found before anything is written.

    Raises:
        RunInProgressError: another run works in this home.
        SettingsError: the file of ledgers cannot be used.
        MasterdataError, RuleError, StoreError: an input cannot be used; the message names the file and the place.
    """
    rulebook, extracts = rules_for_all_tables(settings), load_masterdata(masterdata)
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(settings))
        stack.enter_context(alone_in(settings.home))
        store.place = stack.enter_context(place_in(settings.home))
        ledger = stack.enter_context(open_ledgers(settings))
        data = with_account_changes(with_confirmed_names(ledger.load(extracts), store), store)
        learn(settings, store, organisations=data.organisations)
        take_up(store)
        last = last_looked_at(store)
        bench = laid_out(
            stack,
            settings,
            store=store,
            ledger=ledger,
            rulebook=rulebook,
            data=data,
            as_of=as_of,
            progress=progress,
        )
        bench.basis = basis_of(rulebook)
        bench.news = (as_of, data.digest, bench.basis) != last
        bench.rules_changed = last is None or bench.basis != last[2] or turned(rulebook, last[0], as_of)
        with deserted_places(settings.home) as deserted, store.transaction(actor="payables") as tx:
            # Who sat at our place before us is gone too.
            tx.take_back_leases(store.holder_at(place) for place in [store.place, *deserted])
            tx.keep_rules(digest=rulebook.files.digest, name=rulebook.files.name, texts=rulebook.files.texts)
            bench.run = tx.start_run(as_at=as_of, mail=str(mail.absolute()), masterdata_digest=data.digest)
        with of_run(bench.run), bench.stopwatch.whole("run", bench.run):
            yield bench
            bench.report.seconds = dict(bench.stopwatch.seconds)
            with store.transaction(actor="payables") as tx:
                tx.finish_run(bench.run, summary_of(bench.report, bench.basis))
        store.checkpoint()
        bench.write_metrics()


@contextmanager
def bench_beside(
    settings: Settings, *, masterdata: Path, until: float = 0.0, progress: Progress
) -> Iterator[Workbench]:
    """Open everything that one more process needs to help the last run: its day is that run's, and so are its masters.

    Where none is under way, one is waited for `until` then (monotonic).

    Raises:
        NothingToHelpError: nothing has run on this database, or other masters were given than the run has.
        MasterdataError, RuleError, StoreError: an input cannot be used; the message names the file and the place.
    """
    rulebook, extracts = rules_for_all_tables(settings), load_masterdata(masterdata)
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(settings))
        store.place = stack.enter_context(place_in(settings.home))
        ledger = stack.enter_context(open_ledgers(settings))
        last = run_to_help(store, until)
        began = last.started_at if last else None
        data = with_confirmed_names(ledger.load(extracts), store, before=began)
        data = with_account_changes(data, store, before=began)
        if last is None or last.masterdata_digest != data.digest:
            raise NothingToHelpError(
                "there is no run over these masters to help: begin one with `counterfoil run`, and help it with the "
                "master data that it was given"
            )
        bench = laid_out(
            stack,
            settings,
            store=store,
            ledger=ledger,
            rulebook=rulebook,
            data=data,
            as_of=last.as_at,
            progress=progress,
        )
        with store.transaction(actor="payables") as tx:
            tx.take_back_leases([store.holder_at(store.place)])
            tx.keep_rules(digest=rulebook.files.digest, name=rulebook.files.name, texts=rulebook.files.texts)
        with of_run(last.id), bench.stopwatch.whole("help", last.id):
            yield bench
        bench.report.seconds = dict(bench.stopwatch.seconds)
        store.checkpoint()
        bench.write_metrics()


def run_to_help(store: Store, until: float) -> Run | None:
    """The last run, as soon as one is under way or has come and gone, `until` then (monotonic); None where none is."""
    came = store.clock()
    while True:
        last = store.last_run()
        under_way = last is not None and (last.finished_at is None or last.started_at >= came)
        if under_way or time.monotonic() >= until:
            return last
        time.sleep(LOOK_AGAIN_SECONDS)


def takes_in_post(store: Store) -> bool:
    """Whether the last run still takes in its post, or looks at what is held, so that there will be more to do."""
    last = store.last_run()
    return last is not None and last.finished_at is None and "rules" not in last.summary


def laid_out(
    stack: ExitStack,
    settings: Settings,
    *,
    store: Store,
    ledger: Ledgers,
    rulebook: Rulebook,
    data: Masterdata,
    as_of: date,
    progress: Progress,
) -> Workbench:
    """The workbench over what was opened, with the readers and the indexes of the masters; `stack` closes the readers.

    The readers know everything that people's corrections have taught until now.
    """
    readers = ReaderPool(
        workers=settings.workers,
        seconds=settings.read_seconds,
        megabytes=settings.read_megabytes,
        memories=store.memories_in_force(),
    )
    span, untraced = stack.enter_context(tracing())
    register = open_register(data.suppliers, settings.home / "suppliers", as_of=as_of)
    shadow, warnings = on_trial(store)
    return Workbench(
        settings=settings,
        store=store,
        ledger=ledger,
        masters=Masters.build(data, as_of=as_of, register=register),
        rulebook=rulebook,
        readers=stack.enter_context(readers),
        as_of=as_of,
        progress=progress,
        shadow=shadow,
        report=Report(warnings=(*data.warnings, *warnings, *untraced)),
        stopwatch=Stopwatch(span),
    )


def rules_for_all_tables(settings: Settings) -> Rulebook:
    """The rules in force.

    Raises:
        RuleError: they cannot be used, or lack a table that decisions ask.
    """
    rulebook = Rulebook.read(rules_in_force(settings.rules))
    if lacking := TABLES - set(rulebook.policy(None).tables):
        raise RuleError(
            f"{settings.rules}: the rules lack the tables {', '.join(sorted(lacking))}; put their pack back"
        )
    return rulebook


def summary_of(report: Report, basis: str) -> dict[str, str]:
    """What is kept of a run: by which rules it looked at everything, what it did, and where its time went."""
    spent = {f"{step}{SECONDS}": f"{seconds:.3f}" for step, seconds in report.seconds.items()}
    return {"rules": basis, "registered": str(report.registered), "moved": str(report.moved), **spent}


def basis_of(rulebook: Rulebook) -> str:
    """One hash over the effective rules of every organisation."""
    stamps = "\n".join(policy.stamp.content_hash for policy in rulebook.policies)
    return hashlib.sha256(stamps.encode()).hexdigest()


def turned(rulebook: Rulebook, last: date, today: date) -> bool:
    """Whether a dated rule or value has come into force, or gone out of it, since the day of the last run."""
    return any(policy.turns(min(last, today), max(last, today)) for policy in rulebook.policies)


def last_looked_at(store: Store) -> tuple[date, str, str] | None:
    """The day, the masters and the rules by which every held item was last looked at; None before the first run.

    A run that was cut off counts from when it had looked at all: what it decided since was decided by the same.
    """
    looked = next((run for run in store.runs() if "rules" in run.summary), None)
    return (looked.as_at, looked.masterdata_digest, looked.summary["rules"]) if looked else None
