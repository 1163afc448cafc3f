"""Broken and hostile files cost no reader its life, and no page is lost."""

import os
import random
from collections.abc import Iterator

import pytest

from bots.reading.pool import ReaderPool
from counterfoil.model.documents import Reading, Trouble
from tests.bots.reading.made_invoices import Invoice, cii, invoice_page, pdf, ubl
from tests.support.hostile import hostile_files

# `make soak` reads all files and many more damaged copies; a third of the files are pictures, which take their time.
SOAK = "COUNTERFOIL_SOAK" in os.environ
ONE_IN = 1 if SOAK else 24
DAMAGED_COPIES = 400 if SOAK else 40


def assert_whole(name: str, reading: Reading) -> None:
    """Every page is in one document exactly once, or the reading says in words why there is none."""
    assert reading.trouble not in {Trouble.READER_DIED, Trouble.TOO_SLOW, Trouble.TOO_LARGE}, (name, reading.detail)
    if reading.trouble:
        assert not reading.documents, name
        assert reading.detail.endswith((".", "it")), (name, reading.detail)
        return
    pages = sorted(page for document in reading.documents for page in document.pages)
    assert pages == list(range(1, reading.page_count + 1)), name


@pytest.mark.timeout(1800)
def test_test_files_of_pdf_libraries_are_read_or_refused_in_words() -> None:
    files = hostile_files()[::ONE_IN]
    assert len(files) > 200 // ONE_IN, "the libraries' test files are not all there"
    with ReaderPool(workers=2) as pool:
        for file, reading in zip(files, pool.read_all([(file.name, file) for file in files]), strict=True):
            assert_whole(file.name, reading)


def damaged(content: bytes, chance: random.Random) -> Iterator[bytes]:
    """Copies of a file that were cut, doubled, zeroed or scrambled somewhere on the way."""
    for _ in range(DAMAGED_COPIES):
        start, end = sorted(chance.sample(range(len(content)), 2))
        yield chance.choice(
            [
                content[:start],
                content[:start] + content[end:],
                content[:end] + content[start:],
                content[:start] + bytes(end - start) + content[end:],
                content[:start] + chance.randbytes(min(end - start, 40)) + content[start + min(end - start, 40) :],
            ]
        )


@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    "content",
    [pdf(invoice_page(Invoice()), invoice_page(Invoice())), ubl(Invoice()), cii(Invoice())],
    ids=["pdf", "ubl", "cii"],
)
def test_copies_damaged_on_the_way_are_read_or_refused_in_words(content: bytes) -> None:
    copies = [("copy", copy) for copy in damaged(content, random.Random(20261128))]
    with ReaderPool(workers=2) as pool:
        for (name, _), reading in zip(copies, pool.read_all(copies), strict=True):
            assert_whole(name, reading)
