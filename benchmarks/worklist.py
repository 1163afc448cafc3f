"""How long the desk takes over 100,000 items, beside the 200 ms that hardly anybody notices, and over their causes.

Run: python -m benchmarks.worklist [ITEMS], on SQLite and on PostgreSQL. The desk is served by its command. First one
person asks for each page: processor time of the desk (without PostgreSQL's) is told beside time by the clock, which
other work on the machine lengthens. Then thirty people work at once: each asks for some page every three seconds or so,
from a process of its own that takes its share of the machine, while somebody takes an item three times a second. They
ask for a bare file of the same server as often: what it takes is the machine's and the server's, not the list's.
"""

import http.client
import multiprocessing
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import httpx
from sqlalchemy import insert

from counterfoil.model.decisions import HoldCode
from counterfoil.model.people import EVERYWHERE, Role
from counterfoil.settings import Settings
from counterfoil.store import Store
from counterfoil.store.desk_tables import WAIT, WORK
from counterfoil.store.tables import HOLD, ITEM
from tests.support.postgres import running_server

LIMIT_MS = 200
TIMES = 15
USERS, THINKS_SECONDS, SECONDS, TAKEN_A_SECOND = 30, 3.0, 30, 3
BARE = "/static/icon.svg"
COOKIE = "counterfoil"
CODES = [code.value for code in HoldCode][:24]
PAGES = {
    "unclaimed, by due date": "/work?tab=unclaimed",
    "all open, greatest first": "/work?tab=all&order=value",
    "one hold of one body": "/work?tab=all&code=PRICE&organisation=ZN3",
    "a rare hold": "/work?tab=all&code=SUP_VERIFY",
    "overdue, over 5,000 pounds": "/work?tab=unclaimed&due=overdue&least=5000",
    "disputed": "/work?tab=unclaimed&clock=disputed",
    "a search that finds one": "/work?tab=all&search=INV-077777",
    "a search that finds none": "/work?tab=all&search=nowhere",
    "counts alone": "/work/counts?tab=unclaimed",
}
GROUPED_LIMIT_MS = 300
GROUPED = {"causes of everything": "/causes", "causes of one body": "/causes?organisation=ZN3"}


def fill(store: Store, items: int) -> None:
    """Held items of seven bodies, as decisions would have left them."""
    draw, now, day = random.Random(7), store.clock(), date(2026, 10, 1)
    for start in range(0, items, 5000):
        numbers = range(start, min(start + 5000, items))
        ids = [f"2026-10-01-{number:06d}" for number in numbers]
        bodies = [f"ZN{draw.randrange(1, 8)}" for _ in numbers]
        codes = ["SUP_VERIFY" if draw.random() < 0.0005 else draw.choice(CODES) for _ in numbers]
        nothing = ("parent", "supplier_id", "linked_to", "lease_token", "lease_until", "not_before", "error")
        base = dict.fromkeys(nothing) | {
            "name": "bill.pdf",
            "part": "",
            "pages": (),
            "page_count": 1,
            "received_on": day,
            "size": 1,
            "sha256": "0" * 64,
            "excerpt": False,
            "kind": "invoice",
            "state": "done",
            "step": "done",
            "outcome": "held",
            "flags": (),
            "attempts": 0,
            "priority": 5,
            "decided_on": day,
            "created_at": now,
            "updated_at": now,
        }
        with store._writer.begin() as connection:  # noqa: SLF001 - so many at once no move would write
            rows = [{**base, "id": i, "file": f"{i}.pdf", "organisation": b} for i, b in zip(ids, bodies, strict=True)]
            connection.execute(insert(ITEM), rows)
            holds = [{"item": i, "code": c, "detail": "why", "opened_on": day} for i, c in zip(ids, codes, strict=True)]
            connection.execute(insert(HOLD), holds)
            work = [
                {
                    "item": item,
                    "queue": "held",
                    "restricted": "",
                    "organisation": body,
                    "code": code,
                    "kind": "invoice",
                    "number": f"INV-{number:06d}",
                    "sender": f"Supplier {number % 900} Ltd",
                    "text": f"{item} inv-{number:06d} supplier {number % 900} ltd po{number}",
                    "currency": "GBP",
                    "pence": draw.randrange(100, 2_000_000),
                    "version": 1,
                    "received_on": day - timedelta(days=draw.randrange(90)),
                    "due_on": day + timedelta(days=draw.randrange(-60, 120)),
                }
                for number, item, body, code in zip(numbers, ids, bodies, codes, strict=True)
            ]
            connection.execute(insert(WORK), work)
            shared = ("item", "code", "organisation", "restricted", "pence", "due_on")
            waits = [
                {name: each[name] for name in shared}
                | {"root": "sender", "cause": each["sender"].casefold(), "name": each["sender"], "since": day}
                for each in work
            ]
            connection.execute(insert(WAIT), waits)


def timed(desk: int, act: Callable[[], object]) -> tuple[float, float]:
    """The mean of the desk's processor time and the 95th percentile of time by the clock, in milliseconds."""
    processor, passed = processor_seconds(desk), []
    for _ in range(TIMES):
        clock = time.perf_counter()
        act()
        passed.append((time.perf_counter() - clock) * 1000)
    return (processor_seconds(desk) - processor) / TIMES * 1000, sorted(passed)[int(TIMES * 0.95)]


def processor_seconds(process: int) -> float:
    """What a process has used of the processors."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def one_person(client: httpx.Client, desk: int, where: str, pages: dict[str, str], limit: int) -> None:
    """Ask for each page again and again, print its times beside the limit in milliseconds."""
    for name, path in pages.items():
        client.get(path).raise_for_status()
        spent, passed = timed(desk, partial(client.get, path))
        print(
            f"{where}, {name}: {spent:.0f} ms of processor, p95 {passed:.0f} ms by clock,"
            f" {passed / limit:.2f} of the {limit} ms limit"
        )


def many_people(port: int, cookie: str, taking: Callable[[], None], where: str) -> None:
    """Have thirty work for a while; print what they waited."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        working = pool.apply_async(waited, (port, cookie))
        while not working.ready():
            taking()
            working.wait(1 / TAKEN_A_SECOND)
        lists, bare = (sorted(times) for times in working.get())
    p95, p95_bare = (times[int(len(times) * 0.95)] for times in (lists, bare))
    print(
        f"{where}, {USERS} people at once, {len(lists)} pages in {SECONDS} s: median {statistics.median(lists):.0f} ms,"
        f" p95 {p95:.0f} ms, {p95 / LIMIT_MS:.2f} of the {LIMIT_MS} ms limit; a bare file of the same server: median"
        f" {statistics.median(bare):.0f} ms, p95 {p95_bare:.0f} ms; the list's is {p95 / p95_bare:.1f} times that"
    )


def waited(port: int, cookie: str) -> tuple[list[float], list[float]]:
    """Milliseconds that each page of the list took, and each bare file, as thirty people saw it."""
    lists: list[float] = []
    bare: list[float] = []
    until = time.monotonic() + SECONDS

    def work(user: int) -> None:
        draw = random.Random(user)
        while time.monotonic() < until:
            time.sleep(draw.expovariate(1 / THINKS_SECONDS))
            connection = http.client.HTTPConnection("127.0.0.1", port)  # the server has closed an idle one
            connection.connect()
            for path, times in ((draw.choice([*PAGES.values()]), lists), (BARE, bare)):
                started = time.perf_counter()
                connection.request("GET", path, headers={"Cookie": cookie})
                answer = connection.getresponse()
                answer.read()
                if answer.status != http.HTTPStatus.OK:
                    raise SystemExit(f"{path}: {answer.status}")
                times.append((time.perf_counter() - started) * 1000)
            connection.close()

    with ThreadPoolExecutor(USERS) as users:
        list(users.map(work, range(USERS)))
    return lists, bare


@contextmanager
def serving(settings: Settings, url: str) -> Iterator[tuple[int, int]]:
    """The desk of a home, as its command serves it: its process and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(Path(sys.executable).with_name("counterfoil")),
        "desk",
        "--home",
        str(settings.home),
        "--port",
        str(port),
    ]
    with subprocess.Popen(
        command, env={**os.environ, "COUNTERFOIL_DATABASE_URL": url}, stdout=subprocess.DEVNULL
    ) as desk:
        try:
            while desk.poll() is None:
                with suppress(httpx.TransportError):
                    httpx.get(f"http://127.0.0.1:{port}{BARE}").raise_for_status()
                    break
                time.sleep(0.1)
            yield desk.pid, port
        finally:
            desk.terminate()


def measure(home: Path, items: int, where: str, *, url: str = "") -> None:
    """Fill a home, serve its desk, and ask."""
    settings = Settings.load(home=home, environment={"COUNTERFOIL_DATABASE_URL": url} if url else {})
    numbers = iter(range(items))
    with Store.open(settings) as store:
        fill(store, items)
        with store.transaction() as tx:
            clerk = tx.add_account(name="clerk", full_name="Clerk", roles=[Role.CLERK], organisations=[EVERYWHERE])
            secret = tx.begin_session(clerk)

        def take_one() -> None:
            with store.transaction(actor="clerk") as tx:
                tx.take(f"2026-10-01-{next(numbers):06d}", version=1, account=clerk)

        with serving(settings, url) as (desk, port):
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", cookies={COOKIE: secret}) as client:
                one_person(client, desk, where, PAGES, LIMIT_MS)
                one_person(client, desk, where, GROUPED, GROUPED_LIMIT_MS)
            many_people(port, f"{COOKIE}={secret}", take_one, where)


def main(items: int) -> None:
    """On both databases."""
    with tempfile.TemporaryDirectory() as folder, running_server() as postgres:
        measure(Path(folder) / "embedded", items, f"{items:,} on SQLite")
        measure(Path(folder) / "other", items, f"{items:,} on PostgreSQL", url=postgres.url(postgres.create()))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
