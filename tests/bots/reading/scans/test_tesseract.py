import numpy as np
import pypdfium2
import pytest

from bots.reading.pdfs.words import in_lines, read_page
from bots.reading.scans.tesseract import LINE, Seen, of_one_size, recognise, type_size, upright
from tests.bots.reading.drawn_pages import Bill, Text, draw
from tests.bots.reading.scans.pictured import pictured


def test_the_words_of_a_picture_stand_where_those_of_its_text_do() -> None:
    pdf = draw(Bill().page())
    recognised = recognise(pictured(pdf), 200)
    document = pypdfium2.PdfDocument(pdf)
    written = read_page(document[0], 1).words
    document.close()
    found = [
        (word, other) for word in recognised for other in written if word.text == other.text and len(word.text) > 7
    ]
    assert len(found) > 8
    for word, other in found:
        assert word.x0 == pytest.approx(other.x0, abs=1.5)
        assert word.middle == pytest.approx(other.middle, abs=2)
        assert word.size == pytest.approx(other.size, rel=0.13)


def test_words_of_a_line_stand_level_whatever_letters_they_have() -> None:
    words = recognise(pictured(draw([Text(40, 100, "Quality gauze, once more: up 4 pages", size=10)])), 200)
    assert [[word.text for word in line] for line in in_lines(list(words))] == [
        ["Quality", "gauze,", "once", "more:", "up", "4", "pages"]
    ]


def test_lines_of_one_type_are_of_one_size_whatever_letters_they_have() -> None:
    lines = ["12 Mill Lane", "PK16 4JQ", "(01632) 960921", "Settle by", "some more on us", "Dunsford Regis"]
    page = draw([Text(40, 100 + 24 * number, line, size=10) for number, line in enumerate(lines)])
    sizes = {round(word.size, 2) for word in recognise(pictured(page), 200)}
    assert max(sizes) < 1.12 * min(sizes)


def test_letters_that_do_not_tell_the_size_of_a_word_leave_it_to_its_line() -> None:
    assert type_size("—", 3) == type_size("1", 9) == 0
    assert type_size("PK16", 7.3) == pytest.approx(type_size("nurse", 5.3)) == pytest.approx(type_size("Jpg", 9.5))


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_that_lies_on_its_side_is_known_by_its_letters(quarters: int) -> None:
    lying = np.ascontiguousarray(np.rot90(pictured(draw(Bill().page())), quarters))
    assert upright(lying, 200) == 90 * quarters % 360


def test_an_empty_picture_has_no_words_and_no_direction() -> None:
    empty = np.full((400, 300), 255, dtype=np.uint8)
    assert recognise(empty, 200) == ()
    assert upright(empty, 200) is None


def test_a_rule_taken_for_part_of_letters_makes_their_line_no_larger() -> None:
    seen = Seen("Capacity", left=0, right=90, foot=50.0, row=21.0, type_size=35.0, sure=0.9)
    (word,) = of_one_size([seen], 19.0, 1.0)
    assert word.size == seen.row
    (heading,) = of_one_size([seen], 34.0, 1.0)
    assert heading.size == LINE * seen.type_size
