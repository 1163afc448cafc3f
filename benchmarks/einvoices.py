"""E-invoices a second on one core, reading with all rules checked, as a ratio to lxml's bare parsing of the same bytes.

The documents are the official examples where they are beside the project, else those of the sample month's generator.
CPU seconds of one process are counted; run it on an otherwise idle machine: `make bench`.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from bots.reading.read import read_file

ROOT = Path(__file__).parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
FOLDERS = ("peppol/examples", "en16931/ubl", "en16931/cii", "zugferd/XML-Rechnung")
TARGET = 300
ROUNDS = 5


def documents(folder: Path) -> tuple[str, list[bytes]]:
    """The official examples, or generated e-invoices of both syntaxes."""
    found = [path for name in FOLDERS for path in sorted((CORPORA / name).rglob("*.xml"))]
    if found:
        return "official examples", [path.read_bytes() for path in found]
    for channel in ("ubl", "cii"):
        command = [sys.executable, str(ROOT / "samples" / "generate.py"), str(folder / channel)]
        subprocess.run([*command, "--bills", "60", "--only", channel], check=True, capture_output=True)
    return "generated bills", [path.read_bytes() for path in sorted(folder.rglob("mail/*/*.xml"))]


def a_second(work: Callable[[bytes], object], contents: list[bytes]) -> float:
    """Documents a CPU second, the best of several rounds: whatever else runs only makes a round slower."""
    best = 0.0
    for _ in range(ROUNDS):
        started = time.process_time()
        for content in contents:
            work(content)
        best = max(best, len(contents) / (time.process_time() - started))
    return best


def main() -> None:
    """Print both rates and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        name, contents = documents(Path(folder))
    kilobytes = sum(map(len, contents)) / len(contents) / 1024
    reading = a_second(lambda content: read_file("invoice.xml", content), contents)
    parsing = a_second(etree.fromstring, contents)
    print(f"{len(contents)} {name} of {kilobytes:.0f} kB on average")
    print(f"    read and held to their rules: {reading:.0f} a second a core (target {TARGET})")
    print(f"    lxml's bare parsing: {parsing:.0f} a second; reading is {reading / parsing:.1%} of it")


if __name__ == "__main__":
    main()
