"""What a caption that is on no list may mean, by its words."""

import pytest

from bots.reading.pages.labels import Label, listed_phrases
from bots.reading.pages.meanings import OF_CODES, OF_DAYS, words_of


@pytest.mark.parametrize(
    ("caption", "meaning"),
    [
        ("bill identity", Label.NUMBER),
        ("this invoice is called", Label.NUMBER),
        ("credit note identity", Label.NUMBER),
        ("you ordered under", Label.ORDER),
        ("purchase authority", Label.ORDER),
        ("debtor identity", Label.CUSTOMER),
        ("consignment slip", Label.OTHER_NUMBER),
    ],
)
def test_words_of_listed_captions_tell_what_an_unlisted_one_means(caption: str, meaning: Label) -> None:
    listed = {" ".join(phrase) for _, _, phrases in listed_phrases() for phrase in phrases}
    assert caption not in listed
    found = words_of(OF_CODES).meaning(caption.split())
    assert max(found, key=lambda label: found[label]) is meaning
    assert sum(found.values()) == pytest.approx(1)


@pytest.mark.parametrize(("caption", "meaning"), [("issued to you", Label.DATE), ("settle this by", Label.DUE)])
def test_of_days_as_well(caption: str, meaning: Label) -> None:
    found = words_of(OF_DAYS).meaning(caption.split())
    assert max(found, key=lambda label: found[label]) is meaning


def test_a_word_is_known_by_a_part_of_it_as_well() -> None:
    words = words_of(OF_CODES)
    assert "purchaseorderly" not in words.of_word
    found = words.meaning(["purchaseorderly"])
    assert max(found, key=lambda label: found[label]) is Label.ORDER
    assert found[Label.ORDER] < words.meaning(["purchase", "order"])[Label.ORDER]


def test_words_that_are_in_no_wording_say_nothing() -> None:
    assert words_of(OF_CODES).meaning(["zeppelin", "qui"]) == {}
    assert words_of(OF_CODES).meaning([]) == {}
