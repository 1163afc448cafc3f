"""Audit events a second: appended by the hundred beside bare rows of the same size, verified beside SHA-256.

The log is a real store's, on SQLite with its triggers, chains and full synchronisation. Appends wait for the disk, so
they are counted by the clock and in CPU seconds of one process; verification in CPU seconds.
"""

import hashlib
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from counterfoil import audit
from counterfoil.settings import Settings
from counterfoil.store import Store

EVENTS = 40_000
BATCH = 100
STREAMS = ("ZN1", "ZN2", "ZN3", "ZN4", "ZN5", "ZN6", "ZN7")
APPENDS, VERIFIED = 5_000, 50_000
BODY = {
    "outcome": "posted",
    "as_at": "2026-10-05",
    "supplier_id": "S-0412",
    "decision": "a" * 64,
    "match": "b" * 64,
    "basis": "c" * 64,
    "rules": "d" * 64,
    "rows": "|".join(f"PRC-{number:03}" for number in range(24)),
}


def batch(number: int) -> list[audit.Event]:
    """The events of one transaction, of one organisation as decisions are."""
    stream = STREAMS[number % len(STREAMS)]
    return [
        audit.Event(stream=stream, kind="decided", actor="payables", subject=f"item-{number}-{each}", body=BODY)
        for each in range(BATCH)
    ]


def append(store: Store) -> tuple[float, float]:
    """Events appended a second by the clock, and a CPU second."""
    started, worked = time.perf_counter(), time.process_time()
    for number in range(EVENTS // BATCH):
        with store._writer.begin() as connection:  # noqa: SLF001 - the store's own way to write
            audit.append(connection, batch(number), at=datetime.now(UTC))
    return EVENTS / (time.perf_counter() - started), EVENTS / (time.process_time() - worked)


def bare(path: Path) -> float:
    """Rows of the same size written a second by sqlite3 alone: no chain, no triggers, the same transactions."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE event (stream TEXT, sequence INTEGER, body TEXT, PRIMARY KEY (stream, sequence))")
    body = repr(BODY) + "x" * 150
    started = time.perf_counter()
    for number in range(EVENTS // BATCH):
        connection.execute("BEGIN IMMEDIATE")
        rows = [(STREAMS[number % len(STREAMS)], number * BATCH + each, body) for each in range(BATCH)]
        connection.executemany("INSERT INTO event VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")
    rate = EVENTS / (time.perf_counter() - started)
    connection.close()
    return rate


def verify(store: Store) -> float:
    """Events verified a CPU second, every chain and the checkpoint among them."""
    started = time.process_time()
    with store._writer.begin() as connection:  # noqa: SLF001 - the log alone, without the decisions it speaks of
        result = audit.verify(connection, keys=audit.public_keys(store.keys), copies=store.copies)
    assert result.breaks == ()
    assert result.events == EVENTS
    return EVENTS / (time.process_time() - started)


def sha256() -> float:
    """Digests a CPU second over as many bytes as an event has: what no verification can be faster than."""
    content = repr(BODY).encode() + bytes(150)
    started = time.process_time()
    for _ in range(EVENTS):
        hashlib.sha256(content).digest()
    return EVENTS / (time.process_time() - started)


def main() -> None:
    """Print the rates and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        rows = bare(Path(folder) / "bare.db")
        with Store.open(Settings.load(home=Path(folder) / "home", environment={})) as store:
            appended, worked = append(store)
            store.checkpoint()
            verified = verify(store)
    digests = sha256()
    print(f"{EVENTS:,} events of {len(repr(BODY))} bytes, {BATCH} a transaction, {len(STREAMS)} chains, on SQLite")
    print(f"    appended: {appended:,.0f} a second (target {APPENDS:,}), {worked:,.0f} a CPU second")
    print(f"    bare rows by sqlite3: {rows:,.0f} a second; appending is {appended / rows:.0%} of it")
    print(f"    verified: {verified:,.0f} a CPU second (target {VERIFIED:,})")
    print(f"    SHA-256 alone: {digests:,.0f} a CPU second; verifying is {verified / digests:.0%} of it")


if __name__ == "__main__":
    main()
