"""Reading scans, measured: the share of the time that goes into the engines, pages a second, and second readings.

The peers are the engines alone on the same pages in the same run: Tesseract on whole pages, and RapidOCR finding and
reading every line of them. Times are of the processor, for one core. Run it on an idle machine: `make bench`.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pypdfium2

from bots.reading.read import read_scan
from bots.reading.scans import rapid, tesseract
from bots.reading.scans.scanned_pages import drawn_page
from bots.reading.scans.sheets import Sheet, prepared

ROOT = Path(__file__).parents[1]
ENGINES = {tesseract: ("recognise", "recognise_line", "upright"), rapid: ("read_line", "find_lines")}
T = TypeVar("T")


def clocked(spent: Counter[str], calls: Counter[str], name: str, call: Callable[..., T]) -> Callable[..., T]:
    """The call, with its processor seconds and its number noted."""

    def timed(*given: object, **named: object) -> T:
        started = time.process_time()
        try:
            return call(*given, **named)
        finally:
            spent[name] += time.process_time() - started
            calls[name] += 1

    return timed


def scans(folder: Path, count: int) -> list[bytes]:
    """Scanned bills of the sample month's making, as PDFs."""
    command = [
        sys.executable,
        str(ROOT / "samples" / "generate.py"),
        str(folder),
        "--only",
        "scan",
        "--bills",
        str(count),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return [path.read_bytes() for path in sorted((folder / "mail").glob("*/*.pdf"))]


def sheet_of(content: bytes) -> Sheet:
    """The first page of a scan, made ready."""
    document = pypdfium2.PdfDocument(content)
    try:
        return prepared(drawn_page(document, 1))
    finally:
        document.close()


def alone(sheets: list[Sheet]) -> tuple[float, float, int]:
    """Seconds a page of Tesseract and of RapidOCR on whole pages, and the number of lines that the latter reads."""
    started = time.process_time()
    for sheet in sheets:
        tesseract.recognise(sheet.pixels, sheet.dpi)
    between = time.process_time()
    lines = 0
    for sheet in sheets:
        for left, top, right, bottom in rapid.find_lines(sheet.pixels):
            cut = sheet.pixels[int(max(0, top)) : int(bottom) + 1, int(max(0, left)) : int(right) + 1]
            lines += bool(rapid.read_line(cut)) if min(cut.shape) > 1 else 0
    return (between - started) / len(sheets), (time.process_time() - between) / len(sheets), lines


def main() -> None:
    """Measure, and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = scans(Path(folder), asked.pages)
    read_scan("0.pdf", files[0])  # loads the engines
    first, second, lines = alone([sheet_of(content) for content in files])
    spent: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    for module, names in ENGINES.items():
        for name in names:
            setattr(module, name, clocked(spent, calls, name, getattr(module, name)))
    started = time.process_time()
    closed = [read_scan("0.pdf", content).documents[0].sums.value for content in files].count("closed")
    whole = time.process_time() - started
    pages = len(files)
    print(f"{pages} pages at 200 dpi, {closed} with sums that close")
    print(f"reading: {pages / whole:.2f} pages a second a core, {sum(spent.values()) / whole:.0%} of it in the engines")
    print(f"engines alone: Tesseract {1 / first:.2f}, RapidOCR {1 / second:.2f} pages a second a core")
    print(f"second readings: {calls['read_line']} lines of the {lines} that RapidOCR alone reads")
    print(f"searches of whole pages by the second engine: {calls['find_lines']} of {pages}")
    print(f"ratio to both engines on every page: {(first + second) * pages / whole:.2f}")


if __name__ == "__main__":
    main()
