from bots.reading.pdfs.words import Word
from bots.reading.scans.agreeing import AGREED, ALONE, DISPUTED, agreed
from bots.reading.scans.rapid import Letter


def words(*texts: str, sure: float = 0.9) -> list[Word]:
    """Words of one line, each letter 6 points wide, with 4 points between them."""
    line, x = [], 40.0
    for text in texts:
        line.append(Word(text, x, 100, x + 6 * len(text), 110, 10, sure))
        x += 6 * len(text) + 4
    return line


def letters(line: list[Word], *texts: str) -> list[Letter]:
    """The letters that the other engine reads where the words stand."""
    return [
        Letter(letter, word.x0 + 6 * number + 3, 0.99)
        for word, text in zip(line, texts, strict=True)
        for number, letter in enumerate(text)
    ]


def test_words_read_alike_are_sure() -> None:
    line = words("Total", "1,234.56")
    assert [(read.word.text, read.word.sure) for read in agreed(line, letters(line, "Total", "1,234.56"))] == [
        ("Total", AGREED),
        ("1,234.56", AGREED),
    ]


def test_a_word_read_differently_is_the_second_engines_and_unsure_with_the_other_kept() -> None:
    line = words("Invoice", "S10002392")
    _, read = agreed(line, letters(line, "Invoice", "SI0002392"))
    assert (read.word.text, read.word.sure, read.other) == ("SI0002392", DISPUTED, "S10002392")


def test_a_minus_is_no_sign_at_the_edge_that_may_be_lost() -> None:
    line = words("5.77")
    (read,) = agreed(line, letters(line, "-5.77"))
    assert read.word.sure == DISPUTED


def test_a_comma_at_the_edge_makes_no_dispute() -> None:
    line = words("Leeds")
    (read,) = agreed(line, letters(line, "Leeds,"))
    assert (read.word.text, read.word.sure) == ("Leeds,", AGREED)


def test_figures_that_one_engine_alone_sees_are_unsure() -> None:
    line = words("4502001881")
    (read,) = agreed(line, [])
    assert read.word.sure == ALONE


def test_a_speck_that_only_one_engine_takes_for_a_letter_is_none() -> None:
    line = words("o", sure=0.3)
    assert agreed(line, []) == []


def test_letters_of_other_scripts_are_not_believed() -> None:
    line = words("date")
    (read,) = agreed(line, [*letters(line, "date"), Letter("城", 64, 0.9)])
    assert read.word.text == "date"


def test_where_neither_engine_reads_anything_there_is_no_word() -> None:
    assert agreed([Word("", 10, 10, 20, 20, 10)], []) == []
