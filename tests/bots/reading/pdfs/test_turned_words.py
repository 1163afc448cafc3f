"""Upright labels of columns are laid flat on the line of their header; other turned text is left out."""

import pypdfium2 as pdfium
import pytest

from bots.reading.pdfs.words import Word, read_page
from tests.bots.reading.drawn_pages import Text, draw


def words(*drawn: Text) -> dict[str, Word]:
    upright = (
        Text(40, 100, "Description"),
        Text(40, 130, "Paper towels"),
        Text(40, 800, "Registered office as above " * 3),
    )
    document = pdfium.PdfDocument(draw([*upright, *drawn]))
    page = document[0]
    try:
        return {word.text: word for word in read_page(page, 1).words}
    finally:
        page.close()
        document.close()


@pytest.mark.parametrize(("turned", "foot"), [(90, 112), (270, 80)])
def test_an_upright_label_over_cells_stands_level_with_its_header(turned: int, foot: float) -> None:
    found = words(Text(300, foot, "Disc %", turned=turned), Text(300, 130, "12"))
    assert "Disc %" in found
    assert found["Disc %"].middle == pytest.approx(found["Description"].middle, abs=1)


def test_an_upright_label_without_a_flat_one_beside_it_stands_at_its_foot() -> None:
    found = words(Text(300, 320, "Unit", turned=90), Text(296, 335, "12"))
    assert 300 < found["Unit"].top < found["Unit"].bottom < 325


@pytest.mark.parametrize(
    "note",
    [
        Text(20, 600, "Form 22", turned=90),
        Text(300, 112, "Goods remain ours until they are paid for in full", turned=90, size=4),
        Text(300, 112, "COPY", turned=45),
    ],
)
def test_notes_up_the_margin_and_stamps_across_are_left_out(note: Text) -> None:
    cell = Text(300, 130, "12")
    assert words(note, cell) == words(cell)
