"""The whole journey, measured: documents a second, where the time goes, peak memory, and ratios to named limits.

The limits are measured in the same run on the same documents: for reading, pdfium's bare text extraction of the same
pages; for posting, bare inserts of the same rows. Run it on an otherwise idle machine: `make bench`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2
import sqlalchemy as sa

ROOT = Path(__file__).parents[1]
RUNNER = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from counterfoil.settings import Settings
from flows import payables
post, home, workers = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
started = time.perf_counter()
folders = {"mail": post / "mail", "masterdata": post / "masterdata"}
report = payables.run(Settings.load(home=home, workers=workers), as_of=date(2026, 10, 31), **folders)
usage = {
    "seconds": time.perf_counter() - started,
    "documents": report.registered,
    "steps": report.seconds,
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "reader_megabytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
}
print(json.dumps(usage))
"""


def generate(folder: Path, *, channel: str, bills: int) -> Path:
    """A month of clean bills of one channel."""
    command = [sys.executable, str(ROOT / "samples" / "generate.py"), str(folder)]
    subprocess.run([*command, "--bills", str(bills), "--only", channel], check=True, capture_output=True)
    return folder


def journey(post: Path, home: Path, *, workers: int) -> dict[str, float]:
    """One run in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", RUNNER, str(post), str(home), str(workers)]
    finished = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return json.loads(finished.stdout.splitlines()[-1])


def bare_text(post: Path) -> float:
    """Pages a second of pdfium's bare text extraction in one process."""
    pages = 0
    started = time.perf_counter()
    for path in sorted((post / "mail").glob("*/*.pdf")):
        document = pypdfium2.PdfDocument(path.read_bytes())
        for page in document:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
            pages += 1
        document.close()
    return pages / (time.perf_counter() - started)


def bare_inserts(home: Path, folder: Path) -> float:
    """Bills a second when the ledger's own rows are inserted again, without any check, key look-up or read-back."""
    source = sa.create_engine(f"sqlite:///{home / 'ledger.db'}")
    target = sa.create_engine(f"sqlite:///{folder / 'bare.db'}")
    tables = ("ledger_ap_", "ledger_journal")
    metadata = sa.MetaData()
    metadata.reflect(source)
    found = [table for name, table in metadata.tables.items() if name.startswith(tables)]
    with source.connect() as connection:
        rows = {table: [dict(row._mapping) for row in connection.execute(sa.select(table))] for table in found}  # noqa: SLF001
    metadata.create_all(target)
    bills = max(len(group) for table, group in rows.items() if table.name == "ledger_ap_invoices")
    started = time.perf_counter()
    with target.begin() as connection:
        connection.exec_driver_sql("PRAGMA synchronous=FULL")
        for table, group in rows.items():
            if group:
                connection.execute(sa.insert(table), group)
    return bills / (time.perf_counter() - started)


def report(name: str, run: dict[str, float], *, workers: int) -> None:
    """One line, and where the time goes."""
    rate = run["documents"] / run["seconds"]
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in run["steps"].items())
    print(f"{name}, {workers} reader(s): {run['documents']} documents in {run['seconds']:.1f} s = {rate:.1f} a second")
    print(f"    {steps}; peak {run['megabytes']:.0f} MB, a reader {run['reader_megabytes']:.0f} MB")


def speed(folder: Path, *, bills: int) -> None:
    """Text PDFs and e-invoices on one and two readers, and the ratios to their limits."""
    for channel in ("text", "ubl"):
        post = generate(folder / channel, channel=channel, bills=bills)
        for workers in (1, 2):
            home = folder / f"{channel}-{workers}"
            run = journey(post, home, workers=workers)
            report(channel, run, workers=workers)
        if channel == "text":
            limit = bare_text(post)
            reading = run["documents"] / run["steps"]["read"]
            print(f"    reading: {reading:.0f} a second; pdfium's bare text {limit:.0f} pages: {reading / limit:.1%}")
        posting = run["documents"] / run["steps"]["post"]
        limit = bare_inserts(home, folder / f"{channel}-2")
        print(f"    posting: {posting:.0f} a second; bare inserts of its rows {limit:.0f}: {posting / limit:.1%}")


def memory(folder: Path) -> None:
    """Peak memory of a run of 20,000 e-invoices against one of the first 1,000 of them, with the same master data."""
    post = generate(folder / "post", channel="ubl", bills=20_000)
    few = folder / "few"
    for path in sorted((post / "mail").glob("*/*"))[:1_000]:
        target = few / "mail" / path.relative_to(post / "mail")
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, target)
    (few / "masterdata").symlink_to(post / "masterdata")
    runs = [journey(each, folder / f"home-{each.name}", workers=2) for each in (few, post)]
    for run in runs:
        report("ubl", run, workers=2)
    print(f"    memory of the run: {runs[1]['megabytes'] / runs[0]['megabytes']:.2f} times for 20 times the documents")


def main() -> None:
    """Measure speed, or with --memory the growth of memory, which takes some ten minutes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bills", type=int, default=600, help="documents of each channel")
    parser.add_argument("--memory", action="store_true", help="measure memory from 1,000 to 20,000 documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if options.memory:
            memory(Path(name))
        else:
            speed(Path(name), bills=options.bills)


if __name__ == "__main__":
    main()
