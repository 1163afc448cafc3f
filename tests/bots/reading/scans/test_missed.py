"""What stands on a line and was read by nobody is found; what is left over of a letter is none of that."""

from bots.reading.pdfs.words import Word
from bots.reading.scans.missed import missed
from bots.reading.scans.sheets import Sheet
from bots.reading.scans.tesseract import recognise
from tests.bots.reading.drawn_pages import Text, draw
from tests.bots.reading.scans.pictured import pictured

PAGE = draw(
    [Text(40, 100, "Disposable aprons", size=10), Text(240, 100, "20", size=10), Text(300, 100, "July", size=10)]
)


def places(words: list[Word]) -> list[Word]:
    return missed(Sheet(1, pictured(PAGE), 200, ()), words)


def test_a_lone_figure_that_no_word_covers_is_found() -> None:
    words = [word for word in recognise(pictured(PAGE), 200) if word.text != "20"]
    (place,) = places(words)
    assert 238 < place.x0 < place.x1 < 254


def test_the_rest_of_a_letter_at_the_edge_of_its_word_is_no_figure() -> None:
    words = recognise(pictured(PAGE), 200)
    cut = [word._replace(x1=word.x1 - 0.35 * word.size) if word.text == "20" else word for word in words]
    assert places(cut) == places(list(words)) == []
