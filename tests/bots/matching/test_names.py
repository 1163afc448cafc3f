"""Spellings of one name come to one core, and names of different firms stay apart."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.matching.name_index import NameIndex
from bots.matching.name_likeness import COMPARISONS, Pairing, likeness
from bots.matching.names import normalise, plain, spellings

WORDS = st.lists(st.text(alphabet="ABCDEFGHILNORST", min_size=2, max_size=9), min_size=1, max_size=6)


@given(WORDS)
def test_normalising_is_stable(words: list[str]) -> None:
    once = normalise(" ".join(words)).core
    assert once
    assert normalise(normalise(once).core).core == normalise(once).core


@given(WORDS)
def test_case_and_punctuation_do_not_matter(words: list[str]) -> None:
    assert normalise(", ".join(words).lower()) == normalise(" ".join(words))


@given(st.text(max_size=60))
def test_any_text_gives_plain_ascii_words(text: str) -> None:
    assert all(character == " " or character.isalnum() for character in plain(text))
    assert normalise(text).core.isascii()


@pytest.mark.parametrize(
    ("printed", "held"),
    [
        ("Hartley Medical Supplies Ltd", "HARTLEY MEDICAL SUPPLIES LIMITED"),
        ("Bell & Howe Ltd.", "BELL AND HOWE LIMITED"),
        ("004352MEDTRONIC LIMITED", "Medtronic Ltd"),
        ("247 TIME LIMITED 1940092406", "247 TIME LIMITED"),
        ("NORFOLKAA COMMUNITYAA HEALTH", "Norfolk Community Health"),
        ("ROYAL FREE LONDON NHSFT", "Royal Free London N.H.S. Foundation Trust"),
        ("EAST & NORTH HERTS NHS TRUST", "East and North Hertfordshire NHS Trust"),
        ("HARROW HEALTH COMMUNITY INTEREST COMPANY", "HARROW HEALTH CIC"),
        ("THE MILLER PRACTICE", "Miller Practice"),
        ("TORBAY AND SOUTH DEVON NHS FOUNDATION TR", "TORBAY AND SOUTH DEVON NHS FOUNDATION TRUST"),
        ("Society Générale", "SOCIETY GENERALE"),
        ("O'Brien's Surgery", "OBRIENS SURGERY"),
        ("LTD CARE UK COMMUNITY PARTNERSHIPS", "Care UK Community Partnerships Limited"),
        ("HARTLEY H0SPITAL SUPPLIES", "Hartley Hospital Supplies"),
        ("UNIVERSITY HOSPITALS OF NORTH MIDLANDS N", "University Hospitals of North Midlands"),
        ("CREDITOR FASTER PAYMENT FP5475 ONE MEDICARE", "One Medicare LLP"),
    ],
)
def test_two_spellings_of_one_name_are_equal(printed: str, held: str) -> None:
    assert normalise(printed).key == normalise(held).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NHS EALING CCG", "NHS REDBRIDGE CCG"),
        ("LB BEXLEY", "LB BROMLEY"),
        ("CORONA ENERGY RETAIL 2 LTD", "CORONA ENERGY RETAIL 4 LTD"),
        ("DR JS PATEL", "DR MN PATEL"),
        ("247 TIME LIMITED", "TIME LIMITED"),
    ],
)
def test_names_of_different_firms_stay_apart(one: str, other: str) -> None:
    assert normalise(one).key != normalise(other).key


def test_a_legal_form_is_kept_beside_the_core() -> None:
    assert normalise("Acme Ltd").legal_form == "limited"
    assert normalise("Acme LLP").legal_form == "llp"
    assert normalise("Acme").legal_form is None


def test_a_trading_name_is_a_name_of_its_own() -> None:
    assert [name.core for name in spellings("Blue Opal Ltd t/a The Meadows")] == ["BLUE OPAL", "MEADOWS"]
    assert [name.core for name in spellings("Blue Opal Ltd (trading as The Meadows)")] == ["BLUE OPAL", "MEADOWS"]
    assert spellings(None) == spellings("Limited") == ()


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_every_comparison_of_names_explains_itself_in_a_sentence(comparison: Callable[..., object]) -> None:
    assert (comparison.__doc__ or "").partition("\n")[0].endswith(".")


def nearest(index: NameIndex, name: str) -> list[str]:
    query = index.query(name)
    places = index.shortlist(query)
    if not len(places):
        return []
    alike = likeness(Pairing(index, query, places))
    return index.names.take(places[np.argsort(-alike, kind="stable")])


def test_the_nearest_name_is_found_in_spite_of_slips_and_lost_words() -> None:
    names = ["HARTLEY MEDICAL SUPPLIES", "HARTLAND MOTORS", "CORVANE FACILITIES", "NHS SUPPLY CHAIN", "A"]
    index = NameIndex.build(names)
    assert nearest(index, "HARTLY MEDICAL SUPLIES")[0] == "HARTLEY MEDICAL SUPPLIES"
    assert nearest(index, "CORVANE FACILITIES MANAGEMENT")[0] == "CORVANE FACILITIES"
    assert nearest(index, "SUPPLIES MEDICAL HARTLEY")[0] == "HARTLEY MEDICAL SUPPLIES"
    assert nearest(index, "ZZZZ QQQQ") == []


def test_an_empty_index_finds_nothing() -> None:
    assert nearest(NameIndex.build([]), "HARTLEY") == []


def test_a_few_names_beside_many_take_the_weights_of_the_many() -> None:
    many = NameIndex.build([f"{word} MEDICAL SUPPLIES" for word in ("HARTLEY", "CORVANE", "BRACKLEY", "ASHDOWN")])
    few = NameIndex.build(["LANGTON MEDICAL"], background=many)
    words = ["MEDICAL", "HARTLEY", "LANGTON"]
    assert few.weights(words).tolist() == many.weights(words).tolist()
    assert few.word_weights.tolist() == few.weights([few.vocabulary[0], few.vocabulary[1]]).tolist()
    assert nearest(few, "LANGTON MEDICAL CENTRE") == ["LANGTON MEDICAL"]
