"""The installation's state: its rules, its home, its database, and the work that lies in it."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from bots.deciding.holds import load_holds
from connectors.ledgers.base import LedgerError
from connectors.ledgers.choosing import open_ledgers
from counterfoil.rulebook import Rulebook, RuleError, check
from counterfoil.settings import Settings
from counterfoil.store import State, Store, StoreError, standing_of, utc_now
from counterfoil.work import RunInProgressError, alone_in
from counterfoil.work.windows import ZONE, closed_until
from desk.doctor.findings import Finding, failed, warning, well

GIGABYTE = 1 << 30
LEAST_FREE, LITTLE_FREE = GIGABYTE, 5 * GIGABYTE
OTHERS = 0o077
ORIGINALS_LOOKED_AT = 100
LONGEST_SKEW = timedelta(seconds=5)
MANY_ATTEMPTS = 5


def rules(settings: Settings) -> Iterator[Finding]:
    """Whether the rules load and are whole."""
    try:
        book = Rulebook.load(settings.rules)
        load_holds(settings.rules / "holds.yaml")
        faults = check(book)
    except (RuleError, ValueError, OSError) as error:
        yield failed("rules", str(error), "put the rules right; `counterfoil rules check` finds the place")
        return
    if faults:
        yield failed("rules", f"{len(faults)} faults, the first: {faults[0]}", "see `counterfoil rules check`")
    else:
        yield well("rules", f"{settings.rules} are whole")


def home(settings: Settings) -> Iterator[Finding]:
    """The folder of this installation: who may look into it, and how much room its disk has."""
    where = settings.home
    if not where.is_dir():
        yield well("home", f"{where} is not there yet; the first run makes it")
        return
    if where.stat().st_mode & OTHERS:
        yield warning("home", f"{where} may be read by others", f"chmod 700 {where}")
    free = shutil.disk_usage(where).free
    room = f"{free / GIGABYTE:.1f} GB are free"
    if free < LEAST_FREE:
        yield failed("home", room, "make room: a run stops, losing nothing, when the disk is full")
    elif free < LITTLE_FREE:
        yield warning("home", room, "make room soon")
    else:
        yield well("home", f"{where}: {room}")


def store(settings: Settings) -> Iterator[Finding]:
    """The database and what lies in it; it is not opened while its tables are of another version."""
    try:
        standing = standing_of(settings)
    except StoreError as error:
        yield failed("store", str(error), "put it right and look again")
        return
    if standing.tables is None:
        yield well("store", "the database has no tables yet; the first run makes them")
        return
    if standing.tables != standing.wanted:
        step = f"its tables are at step {standing.tables}, this version works with {standing.wanted}"
        yield warning("store", step, "the next run brings older tables up; newer ones need the newer Counterfoil")
        return
    yield well("store", f"{standing.server}, tables at step {standing.tables}")
    if abs(standing.skew) > LONGEST_SKEW:
        yield warning("store", f"its clock is {standing.skew} off this one", "set both clocks by one time server")
    with Store.open(settings) as opened:
        yield from runs(opened, settings)
        yield from work(opened)
        yield from originals(opened)
        yield from audit_log(opened)
    yield from ledger(settings)


def runs(opened: Store, settings: Settings) -> Iterator[Finding]:
    """The last run, and whether its folder of post can be reached."""
    last = opened.last_run()
    if last is None:
        yield well("runs", "nothing has run yet")
        return
    if last.finished_at:
        yield well("runs", f"the last, as of {last.as_at}, ended {last.finished_at:%Y-%m-%d %H:%M} UTC")
    else:
        try:
            with alone_in(settings.home):
                yield warning("runs", f"run {last.id} was cut off", "run again: it takes up what was left, once")
        except RunInProgressError:
            yield well("runs", f"run {last.id} is at work since {last.started_at:%Y-%m-%d %H:%M} UTC")
    if not Path(last.mail).is_dir():
        yield warning("runs", f"the post's folder {last.mail} is not there", "mount it, or name it: --mail")


def work(opened: Store) -> Iterator[Finding]:
    """What waits for a fault to pass, and how often it has been tried."""
    waiting = list(opened.items(state=State.WAITING))
    if not waiting:
        yield well("work", "no item waits for a fault to pass")
        return
    stuck = [item for item in waiting if item.attempts >= MANY_ATTEMPTS]
    example = (stuck or waiting)[0]
    found = f"{len(waiting)} items wait for a fault to pass, {len(stuck)} of them tried {MANY_ATTEMPTS} times or more"
    yield warning("work", found, f"see why: counterfoil explain {example.id}")


def originals(opened: Store) -> Iterator[Finding]:
    """The latest originals, byte by byte; `counterfoil reconcile` looks at all."""
    latest = [item for item in opened.latest(ORIGINALS_LOOKED_AT) if not item.excerpt]
    lost = [item for item in latest if not (opened.originals.verify(item.sha256) or opened.tombstone(item))]
    if lost:
        found = f"{len(lost)} of the latest {len(latest)} are missing or changed, {lost[0].file} first"
        yield failed("originals", found, "restore them from the backup; see `counterfoil reconcile`")
    else:
        yield well("originals", f"the latest {len(latest)} are as they arrived, or were disposed of by rule")


def audit_log(opened: Store) -> Iterator[Finding]:
    """The whole chain against itself and its signed checkpoints."""
    checked = opened.verify()
    if checked.breaks:
        advice = "keep the home as it is, and call whoever answers for the audit log"
        yield failed("audit", f"{len(checked.breaks)} breaks, the first: {checked.breaks[0]}", advice)
    else:
        yield well("audit", f"{checked.events} events and {checked.checkpoints} checkpoints fit together")


def ledger(settings: Settings) -> Iterator[Finding]:
    """Whether each ledger answers that is not under maintenance."""
    with open_ledgers(settings) as ledgers:
        for name, books in ledgers.named.items():
            if until := closed_until(ledgers.limits_of(name).windows, utc_now()):
                yield well("ledger", f"{name} is under maintenance until {until.astimezone(ZONE):%d %B, %H:%M}")
                continue
            try:
                next(books.postings(), None)
            except LedgerError as error:
                yield failed("ledger", f"{name}: {error}", "bills wait until it answers again; nothing is lost")
            else:
                yield well("ledger", f"{name} answers")
