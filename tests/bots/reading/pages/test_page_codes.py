"""Which words before a number are part of it."""

import pytest

from bots.reading.pages.page_codes import identifiers, is_of_a_label
from bots.reading.pages.segments import Layout
from bots.reading.pdfs.words import Page, Word


def numbers(line: str) -> list[str]:
    words, x = [], 40.0
    for text in line.split():
        words.append(Word(text, x, 50, x + 5 * len(text), 60, 10))
        x += 5 * len(text) + 3
    (segment,) = Layout(Page(1, 595, 842, tuple(words))).segments
    return [code.value for code in identifiers(segment)]


@pytest.mark.parametrize("word", ["VAT", "COPY", "DATE", "CLIENT", "No", "Ref"])
def test_a_word_of_a_label_or_of_a_title_is_no_part_of_a_number(word: str) -> None:
    assert is_of_a_label(word)
    assert numbers(f"{word.upper()} IN795242") == ["IN795242"]


@pytest.mark.parametrize("letters", ["INV", "CI", "SIN", "PO", "CN"])
def test_letters_with_which_numbers_begin_belong_to_them(letters: str) -> None:
    assert not is_of_a_label(letters)
    assert numbers(f"{letters} 365455") == [f"{letters} 365455"]


def test_a_number_in_two_short_parts_alone_in_its_cell_is_one() -> None:
    assert numbers("Q060 20X") == ["Q060 20X"]
    assert numbers("ZN60538 M4869") == ["ZN60538", "M4869"]
    assert numbers("EK17 1DH") == []
