"""Pages whose sums do not close are read again, and the reading that closes is taken."""

from dataclasses import replace

import pytest

from bots.reading.pdf import read_pdf
from bots.reading.second_reading import closing
from counterfoil.model.documents import Document, Sums
from tests.support.post import generate


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    post = generate(tmp_path_factory.mktemp("second") / "post", "--seed", "3", "--bills", "3", "--only", "text")
    return next((post / "mail").glob("*/*.pdf")).read_bytes()


def first_reading(content: bytes) -> tuple[Document, ...]:
    documents = read_pdf(content).documents
    assert [document.sums for document in documents] == [Sums.CLOSED]
    return documents


def test_a_reading_that_closes_is_not_made_again(bill: bytes) -> None:
    assert closing(bill, first_reading(bill)) is None


def test_a_reading_in_doubt_is_replaced_by_one_that_closes(bill: bytes) -> None:
    (document,) = first_reading(bill)
    again = closing(bill, [replace(document, sums=Sums.OPEN, gross=None)])
    assert again is not None
    assert again[0].sums is Sums.CLOSED
    assert again[0].gross is not None
    assert document.gross is not None
    assert again[0].gross.value == document.gross.value


def test_a_reading_that_parts_the_pages_otherwise_is_not_taken(bill: bytes) -> None:
    (document,) = first_reading(bill)
    assert closing(bill, [replace(document, sums=Sums.OPEN, pages=(1, 2))]) is None


def test_a_file_that_the_second_reader_cannot_open_keeps_its_first_reading(bill: bytes) -> None:
    (document,) = first_reading(bill)
    assert closing(b"%PDF-1.4 nothing more", [replace(document, sums=Sums.OPEN)]) is None
