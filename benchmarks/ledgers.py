"""Ledgers, measured: what the connectors cost over the systems themselves, in one run on the same bills.

Tryton: chunks through the connector beside a bare script that creates and posts the same bills over the same interface
and does nothing else. CPU seconds of server and client are counted, since they do not depend on what else the machine
does. The limits: no more than 10 % over the bare script, and no less than 90 % of the 0.12 CPU seconds a bill at which
a batch of one-line invoices was measured on Tryton 8.0.

SQL ledger: 10,000 bills posted and read back, beside bare inserts of the same rows in transactions of the same size.
Run it on an otherwise idle machine: `make bench`.
"""

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from bots.posting.post import post_all
from connectors.ledgers.base import Ledger
from connectors.ledgers.embedded import EmbeddedLedger
from connectors.ledgers.tryton_json import Row
from connectors.ledgers.tryton_wire import RpcWire
from counterfoil.model.postings import Posted, Posting

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.connectors.world import MASTERS, bill, part
from tests.support import tryton

CHUNK = 50
TICKS = os.sysconf("SC_CLK_TCK")
RESEARCHED = 0.12
"""CPU seconds of a one-line invoice in a batch on Tryton 8.0."""


def main() -> None:
    """Measure both."""
    with tempfile.TemporaryDirectory() as folder:
        of_sql(Path(folder), bills=10_000)
        of_tryton(Path(folder), bills=100)


def of_sql(folder: Path, *, bills: int) -> None:
    """The SQL ledger on SQLite."""
    postings = [bill(f"SQL-{number}", part(recovery="41")) for number in range(bills)]
    with EmbeddedLedger(f"sqlite:///{folder / 'ledger.db'}") as ledger:
        ledger.load(MASTERS)
        before = time.process_time()
        seconds = timed(lambda: posted_all(ledger, postings))
        cpu = time.process_time() - before
    bare = timed(lambda: bare_inserts(folder / "bare.db", postings))
    print(f"SQL ledger (SQLite): {bills / seconds:.0f} bills a second, posted and read back (wanted: 500)")
    print(f"  {cpu / bills * 1000:.2f} ms of CPU a bill, that is {bills / cpu:.0f} a second of a core of its own")
    print(f"  bare inserts of the same rows: {bills / bare:.0f} a second, {seconds / bare:.1f} times as many")


def bare_inserts(path: Path, postings: list[Posting]) -> None:
    """The limit: rows of the same content, checked by nobody."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE bills (key TEXT PRIMARY KEY, organisation, supplier, number, gross)")
        database.execute("CREATE TABLE parts (key, cost_centre, subjective, net, vat)")
        database.execute("CREATE TABLE journal (key, account, pence)")
        for chunk in chunks(postings):
            with database:
                for one in chunk:
                    row = (one.key, one.organisation, one.supplier_id, one.invoice_number, str(one.gross))
                    database.execute("INSERT INTO bills VALUES (?, ?, ?, ?, ?)", row)
                    for each in one.distributions:
                        coded = (one.key, each.cost_centre, each.subjective, str(each.net), str(each.vat))
                        database.execute("INSERT INTO parts VALUES (?, ?, ?, ?, ?)", coded)
                    for account in ("expense", "vat", "payables"):
                        database.execute("INSERT INTO journal VALUES (?, ?, ?)", (one.key, account, 1))


def of_tryton(folder: Path, *, bills: int) -> None:
    """Tryton on SQLite."""
    tryton.refill(folder / "cf.sqlite")
    with tryton.serving(folder) as server, tryton.by_session(server.url) as ledger:
        postings = [bill(f"T-{number}") for number in range(bills)]
        wire = RpcWire(server.url, user=tryton.USER, password=tryton.PASSWORD)
        posted_all(ledger, [bill("WARM")])
        by_hand(wire, [bill("WARM-2")])
        bare = spent(server.process, lambda: [by_hand(wire, chunk) for chunk in chunks(renamed(postings, "B"))]) / bills
        ours = spent(server.process, lambda: posted_all(ledger, postings)) / bills
        wire.close()
    print(f"Tryton 8.0 (SQLite, JSON-RPC, chunks of {CHUNK}): {ours:.3f} CPU seconds a bill through the connector")
    print(f"  a bare script: {bare:.3f}; overhead {(ours / bare - 1) * 100:.0f} % (wanted: 10 % or less)")
    print(f"  {RESEARCHED / ours * 100:.0f} % of the researched batched rate (wanted: 90 % or more)")


def by_hand(wire: RpcWire, postings: list[Posting]) -> None:
    """What a script does that knows all ids, trusts Tryton, and reads nothing back."""
    ids = wire.create("account.invoice", [by_hand_one(wire, one) for one in postings], company=1)
    wire.press("account.invoice", "post", ids, company=1)


IDS: dict[str, Row] = {}


def by_hand_one(wire: RpcWire, posting: Posting) -> Row:
    """One bill as that script writes it."""
    if not IDS:
        found = wire.search_read("party.party", [["code", "=", "S-1"]], ["account_payable", "addresses"], company=1)
        accounts = [["code", "=", "946141-52161071"], ["company", "=", 1]]
        IDS["party"], IDS["account"] = found[0], wire.search_read("account.account", accounts, ["id"])[0]
        IDS["currency"] = wire.search_read("currency.currency", [["code", "=", "GBP"]], ["id"])[0]
        IDS["journal"] = wire.search_read("account.journal", [["type", "=", "expense"]], ["id"])[0]
        IDS["line"] = wire.search_read("purchase.line", [["purchase.number", "=", "ZN1000001"]], ["unit"], limit=1)[0]
    (one,) = posting.distributions
    line = {"type": "line", "company": 1, "currency": IDS["currency"]["id"], "account": IDS["account"]["id"]}
    line |= {"quantity": 2.0, "unit_price": one.net / 2, "unit": IDS["line"]["unit"], "invoice_type": "in"}
    line |= {"origin": f"purchase.line,{IDS['line']['id']}"}
    tax = {"manual": True, "account": IDS["account"]["id"], "base": one.net, "amount": one.vat, "description": "VAT"}
    return {
        "type": "in",
        "company": 1,
        "party": IDS["party"]["id"],
        "invoice_address": IDS["party"]["addresses"][0],
        "account": IDS["party"]["account_payable"],
        "journal": IDS["journal"]["id"],
        "currency": IDS["currency"]["id"],
        "reference": posting.invoice_number,
        "invoice_date": date(2026, 10, 1),
        "payment_term_date": date(2026, 10, 31),
        "lines": [("create", [line])],
        "taxes": [("create", [tax])],
    }


def renamed(postings: list[Posting], prefix: str) -> list[Posting]:
    """The same bills under other numbers."""
    return [bill(f"{prefix}{one.invoice_number}") for one in postings]


def posted_all(ledger: Ledger, postings: list[Posting]) -> None:
    """Through the connector, each bill asked for first and read back."""
    for chunk in chunks(postings):
        for answer in post_all(ledger, chunk):
            if not isinstance(answer, Posted):
                raise SystemExit(f"not posted: {answer}")


def chunks(postings: list[Posting]) -> list[list[Posting]]:
    """As the flow takes them."""
    return [postings[start : start + CHUNK] for start in range(0, len(postings), CHUNK)]


def timed(act: Callable[[], object]) -> float:
    """Seconds by the clock."""
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def spent(server: int, act: Callable[[], object]) -> float:
    """CPU seconds of the server and of this process."""
    before = _cpu(server) + time.process_time()
    act()
    return _cpu(server) + time.process_time() - before


def _cpu(process: int) -> float:
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICKS


if __name__ == "__main__":
    main()
