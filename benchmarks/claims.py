"""Claims: items a second that eight workers reserve on PostgreSQL, beside eight bare scripts; none is had twice.

Each worker is a process that reserves chunks until nothing is left. Nothing is worked on, so every claim looks past
all that is reserved already, which in real work is a few chunks. A bare script selects and updates the same rows by
psycopg, with SKIP LOCKED, and makes nothing of them. The processor time of all workers is told as well: it is what the
store's part costs, and does not depend on what else the machine does.
"""

import multiprocessing
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

import psycopg

from counterfoil.settings import Settings
from counterfoil.store import NewFile, State, Store, batches
from tests.support.postgres import running_server

ITEMS, CHUNK, WORKERS = 20_000, 100, 8
WANTED = 5_000
LEASE = timedelta(minutes=15)
BARE_SELECT = """SELECT * FROM item WHERE step = 'pending' AND (lease_until IS NULL OR lease_until <= now())
    ORDER BY priority, received_on, file, part LIMIT %s FOR UPDATE SKIP LOCKED"""
BARE_UPDATE = """UPDATE item SET lease_token = 'bare', lease_until = now() + '15 minutes', attempts = attempts + 1
    WHERE id = ANY(%s)"""
Claimed = tuple[list[str], float]


def by_the_store(url: str, home: str, start: Barrier) -> Claimed:
    """Everything that one worker could reserve, and its processor seconds."""
    with Store.open(Settings.load(home=Path(home), environment={"COUNTERFOIL_DATABASE_URL": url})) as store:

        def claim() -> list[str]:
            with store.transaction() as tx:
                claims = tx.reserve([State.PENDING], limit=CHUNK, lease=LEASE)
            return [each.item.id for each in claims]

        return _all_of(claim, start)


def by_hand(url: str, home: str, start: Barrier) -> Claimed:
    """The same by a bare script."""
    del home
    with psycopg.connect(url) as connection:

        def claim() -> list[str]:
            ids = [row[0] for row in connection.execute(BARE_SELECT, [CHUNK]).fetchall()]
            connection.execute(BARE_UPDATE, [ids])
            connection.commit()
            return ids

        return _all_of(claim, start)


def _all_of(claim: Callable[[], list[str]], start: Barrier) -> Claimed:
    found: list[str] = []
    start.wait()
    worked = time.process_time()
    while claimed := claim():
        found += claimed
    return found, time.process_time() - worked


def measured(by: Callable[[str, str, Barrier], Claimed], url: str, home: str) -> tuple[float, float]:
    """Items a second by the clock, and processor seconds of all workers; each item is claimed once."""
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(WORKERS) as pool:
        start: Any = manager.Barrier(WORKERS + 1)
        working = pool.starmap_async(by, [(url, home, start)] * WORKERS)
        start.wait()
        started = time.perf_counter()
        workers = working.get()
        seconds = time.perf_counter() - started
    had = [item for items, _ in workers for item in items]
    assert len(had) == len(set(had)) == ITEMS, f"{len(had)} claims of {len(set(had))} items"
    return ITEMS / seconds, sum(worked for _, worked in workers)


def main() -> None:
    """Print both rates and their ratio."""
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        postgres = stack.enter_context(running_server())
        url = postgres.url(postgres.create())
        store = stack.enter_context(
            Store.open(Settings.load(home=Path(home), environment={"COUNTERFOIL_DATABASE_URL": url}))
        )
        day = date(2026, 10, 5)
        files = (NewFile(file=f"{n:06d}.pdf", received_on=day, sha256=f"{n:064x}", size=1) for n in range(ITEMS))
        for batch in batches(files, 1000):
            with store.transaction() as tx:
                tx.register(batch)
        rate, worked = measured(by_the_store, url, home)
        with psycopg.connect(url) as connection:
            connection.execute("UPDATE item SET lease_token = NULL, lease_until = NULL")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE item")
        bare, bare_worked = measured(by_hand, url, home)
    print(f"{ITEMS:,} items claimed once each by {WORKERS} workers on PostgreSQL, {CHUNK} at a time")
    print(f"    by the store: {rate:,.0f} a second (wanted: {WANTED:,}); {worked:.2f} s of the workers' processor time")
    print(
        f"    by bare scripts: {bare:,.0f} a second, {bare_worked:.2f} s; the store reaches {rate / bare:.0%} of that"
    )


if __name__ == "__main__":
    main()
