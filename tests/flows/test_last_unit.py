"""Two invoices for the last of what was ordered, decided at once by two workers: only one can pass."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Barrier

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.settings import Settings
from counterfoil.store import State, Store
from flows import payables
from flows.report import silent
from flows.workbench import Workbench, open_workbench

END_OF_MONTH = date(2026, 10, 31)
WORKERS = 2


def two_for_the_same(post: Path) -> list[Path]:
    """Leaves one bill of the post, and beside it another for the same goods with a number and a date of its own."""
    first, *others = sorted((post / "mail").glob("*/*.xml"))
    for other in others:
        other.unlink()
    text = first.read_text(encoding="utf-8")
    number = text.split("<cbc:ID>")[1].split("<")[0]
    issued = text.split("<cbc:IssueDate>")[1].split("<")[0]
    again = text.replace(f"<cbc:ID>{number}<", "<cbc:ID>QX-88417<", 1)
    again = again.replace(f"<cbc:IssueDate>{issued}<", "<cbc:IssueDate>2026-09-01<", 1)
    second = first.with_name("9999.xml")
    second.write_text(again, encoding="utf-8")
    return [first, second]


@contextmanager
def workers(bench: Workbench) -> Iterator[list[Workbench]]:
    """Workers that share a database and nothing else that changes."""
    stores = [Store.open(bench.settings) for _ in range(WORKERS)]
    try:
        yield [replace(bench, store=store, settings=replace(bench.settings, chunk=1)) for store in stores]
    finally:
        for store in stores:
            store.close()


def test_of_two_invoices_for_the_last_unit_only_one_passes_whoever_decides_them(
    settings: Settings, ubl_bills: Path
) -> None:
    two_for_the_same(ubl_bills)
    here = replace(settings, workers=1)
    folders = {"mail": ubl_bills / "mail", "masterdata": ubl_bills / "masterdata"}
    together = Barrier(WORKERS)

    def decide(worker: Workbench) -> int:
        together.wait()
        return payables.match_and_decide(worker)

    with open_workbench(here, **folders, as_of=END_OF_MONTH, progress=silent) as bench:
        payables.register(bench, payables.FolderMail(folders["mail"]))
        while payables.read(bench):
            pass
        with workers(bench) as both, ThreadPoolExecutor(WORKERS) as pool:
            assert sum(pool.map(decide, both)) == WORKERS
        items = list(bench.store.items())
        passed = [item for item in items if item.state is State.POSTING]
        [kept] = [item for item in items if item.outcome is Outcome.HELD]
        assert len(passed) == 1
        assert HoldCode.QTY_ORD in {hold.code for hold in bench.store.holds(kept.id)}
