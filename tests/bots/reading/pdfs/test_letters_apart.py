"""Headings whose letters are set apart fall into bits, which are put together to the words that they make."""

import pytest

from bots.reading.pdfs.words import Word, _spread_closed


def line(*pieces: tuple[str, float]) -> list[Word]:
    """Words of 10 points with a gap before each, in shares of that size; a letter is 5 points wide."""
    words, x = [], 40.0
    for text, gap in pieces:
        x += gap * 10
        words.append(Word(text, x, 50, x + 5 * len(text), 60, 10))
        x += 5 * len(text)
    return words


def closed(*pieces: tuple[str, float]) -> list[str]:
    return [word.text for word in _spread_closed(line(*pieces))]


def test_bits_become_the_words_that_wider_gaps_part() -> None:
    bits = [("Th", 0), ("orna", 0.18), ("by", 0.17), ("M", 0.6), ("e", 0.17), ("d", 0.18), ("i", 0.16), ("ca", 0.18)]
    assert closed(*bits, ("l", 0.17)) == ["Thornaby", "Medical"]


def test_one_word_whose_gaps_are_all_alike_is_closed_up() -> None:
    assert closed(("Ve", 0), ("n", 0.18), ("tur", 0.17), ("e", 0.18)) == ["Venture"]


@pytest.mark.parametrize("sentence", ["is it to be of an", "a b o v e", "to A B Smith of", "5 g", "it is as on page"])
def test_words_of_a_sentence_stay_words(sentence: str) -> None:
    words = sentence.split()
    apart = [(word, 0.25) for word in words]
    assert closed(*apart) == (["above"] if sentence == "a b o v e" else words)


def test_columns_of_single_letters_stay_apart() -> None:
    assert closed(("V", 0), ("Z", 3), ("E", 3), ("S", 3)) == ["V", "Z", "E", "S"]
