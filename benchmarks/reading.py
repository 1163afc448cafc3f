"""Reading text PDFs, measured: words against pdfium's bare text and against pdfplumber's words, then the whole reading.

All figures are pages a second of one processor core (its time, not the clock's), on the same files in the same run.
"""

import argparse
import io
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pypdfium2

from benchmarks.journey import generate
from bots.reading.pdfs.words import read_page
from bots.reading.pool import spare_collections
from bots.reading.read import read_file

CORPORA = Path(__file__).parents[1].parent / "shared" / "corpora"
# Boxes agree when their edges are this near across, and their middles down: pdfium's boxes are as high as the font, and
# pdfplumber's as the size of the letters.
ACROSS, DOWN = 2.0, 3.0


class Placed(NamedTuple):
    """A word of either library, in points from the top left."""

    text: str
    x0: float
    x1: float
    middle: float


PagesOf = Callable[[bytes], Iterator[Sequence[Placed]]]


def our_words(content: bytes) -> Iterator[Sequence[Placed]]:
    """Page by page the words that the readers work on."""
    pdf = pypdfium2.PdfDocument(content)
    for number, page in enumerate(pdf, start=1):
        yield [Placed(word.text, word.x0, word.x1, word.middle) for word in read_page(page, number).words]
        page.close()
    pdf.close()


def their_words(content: bytes) -> Iterator[Sequence[Placed]]:
    """Page by page the words of pdfplumber."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            yield [
                Placed(word["text"], word["x0"], word["x1"], (word["top"] + word["bottom"]) / 2)
                for word in page.extract_words()
            ]
            page.close()


def bare_text(content: bytes) -> Iterator[Sequence[Placed]]:
    """The characters of each page by pdfium, without places."""
    pdf = pypdfium2.PdfDocument(content)
    for page in pdf:
        text = page.get_textpage()
        text.get_text_range()
        yield ()
        text.close()
        page.close()
    pdf.close()


def whole_reading(content: bytes) -> Iterator[Sequence[Placed]]:
    """All that is done with a file: its fields, hidden text, what is active in it, patients."""
    for _ in range(read_file("bill.pdf", content).page_count):
        yield ()


def rate(contents: Iterable[bytes], pages_of: PagesOf) -> tuple[float, list[Sequence[Placed]]]:
    """Pages a second, and the pages."""
    started = time.process_time()
    pages = [page for content in contents for page in pages_of(content)]
    return len(pages) / (time.process_time() - started), pages


def agreeing(ours: Sequence[Placed], theirs: Sequence[Placed]) -> int:
    """How many words of a page both have, with the same text at the same place."""
    left: dict[str, list[Placed]] = defaultdict(list)
    for word in theirs:
        left[word.text].append(word)
    both = 0
    for word in ours:
        for other in left[word.text]:
            aside = max(abs(word.x0 - other.x0), abs(word.x1 - other.x1))
            if aside < ACROSS and abs(word.middle - other.middle) < DOWN:
                left[word.text].remove(other)
                both += 1
                break
    return both


def text_pdfs(folder: Path) -> list[bytes]:
    """The PDFs under a folder that can be opened and have words on every page."""
    contents = [path.read_bytes() for path in sorted(folder.rglob("*.pdf"))]
    return [content for content in contents if _has_words(content)]


def _has_words(content: bytes) -> bool:
    try:
        return all(our_words(content))
    except pypdfium2.PdfiumError:
        return False


def measure(name: str, contents: Sequence[bytes]) -> None:
    """The speeds on some files, the words' agreement, and what each speed is in shares of its peers."""
    # Vocabularies are built and models loaded once a process, before the time is taken.
    rate(contents[:5], whole_reading)
    spare_collections()
    bare, _ = rate(contents, bare_text)
    words, ours = rate(contents, our_words)
    peer, theirs = rate(contents, their_words)
    whole, _ = rate(contents, whole_reading)
    both = sum(agreeing(*pair) for pair in zip(ours, theirs, strict=True))
    right, found = both / sum(map(len, ours)), both / sum(map(len, theirs))
    print(f"{name}: {len(contents)} files, {len(ours)} pages; pages a second of a core")
    print(f"    pdfium's bare text {bare:.0f}, pdfplumber's words {peer:.1f}")
    print(f"    words {words:.0f}: {words / bare:.0%} of bare text, {words / peer:.1f} times pdfplumber")
    print(f"    {right:.2%} of our words are pdfplumber's too, {found:.2%} of pdfplumber's are ours")
    print(
        f"    whole reading {whole:.0f}: {whole / bare:.0%} of bare text, {whole / peer:.1f} times pdfplumber's words"
    )


def main() -> None:
    """Measure on a month's clean bills, and on the documents of others where they are at hand."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bills", type=int, default=150, help="bills of the generated month")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measure(
            "generated bills", text_pdfs(generate(Path(name) / "text", channel="text", bills=options.bills) / "mail")
        )
    for folder in ("zugferd", "invoice2data"):
        if (CORPORA / folder).is_dir():
            measure(folder, text_pdfs(CORPORA / folder))
        else:
            print(f"{folder}: not measured, {CORPORA / folder} is not there")


if __name__ == "__main__":
    main()
