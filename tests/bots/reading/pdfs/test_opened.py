"""A page of an open PDF is loaded once, and again only where a file has more pages than are held."""

from collections.abc import Iterator

import pytest

from bots.reading.pdfs.opened import HELD, OpenPdf
from tests.bots.reading.drawn_pages import Text, draw


@pytest.fixture
def long() -> Iterator[OpenPdf]:
    pdf = OpenPdf(draw(*([Text(40, 60, f"Sheet {number}")] for number in range(1, HELD + 3))))
    yield pdf
    pdf.close()


def test_whoever_looks_at_a_page_gets_the_same(long: OpenPdf) -> None:
    assert long.page(2) is long.page(2)
    assert long.text(2) is long.text(2)


def test_a_page_beyond_those_held_is_loaded_again_and_says_the_same(long: OpenPdf) -> None:
    first = long.page(1)
    for number in range(1, len(long) + 1):
        assert long.text(number).get_text_range() == f"Sheet {number}"
    assert long.page(1) is not first
    assert long.text(1).get_text_range() == "Sheet 1"


def test_characters_are_read_anew_where_some_were_taken_away(long: OpenPdf) -> None:
    before = long.text(1)
    long.changed(1)
    assert long.text(1) is not before
