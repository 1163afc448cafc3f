"""Spellings of one name come to one core, and names of different firms stay apart."""

import csv
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.matching.name_index import NameIndex
from bots.matching.names import normalise, plain, spellings

REAL_NAMES = Path("/work/shared/corpora/supplier-names")

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


def test_the_nearest_name_is_found_in_spite_of_slips_and_lost_words() -> None:
    index = NameIndex(["HARTLEY MEDICAL SUPPLIES", "HARTLAND MOTORS", "CORVANE FACILITIES", "NHS SUPPLY CHAIN", "A"])
    assert index.nearest("HARTLY MEDICAL SUPLIES")[0][0] == "HARTLEY MEDICAL SUPPLIES"
    assert index.nearest("CORVANE FACILITIES MANAGEMENT")[0][0] == "CORVANE FACILITIES"
    assert index.nearest("ZZZZ QQQQ") == []


def test_an_empty_index_finds_nothing() -> None:
    assert NameIndex([]).nearest("HARTLEY") == []


@pytest.mark.skipif(not REAL_NAMES.is_dir(), reason="the corpus of real supplier names is not here")
def test_real_spellings_find_their_register_name(capsys: pytest.CaptureFixture[str]) -> None:
    with (REAL_NAMES / "register.csv").open(encoding="utf-8") as register:
        index = NameIndex(sorted({normalise(row["name"]).core for row in csv.DictReader(register)}))
    exact = different = found = 0
    with (REAL_NAMES / "spellings.csv").open(encoding="utf-8") as spelt:
        for row in csv.DictReader(spelt):
            wanted = {normalise(name).key for name in row["canonical"].split("|")}
            query = normalise(row["spelling"])
            if query.key in wanted:
                exact += 1
                continue
            different += 1
            nearest = index.nearest(query.core, limit=1)
            found += bool(nearest) and nearest[0][0].replace(" ", "") in wanted
    with capsys.disabled():
        share = f"{found / different:.1%} of {different}"
        sys.stdout.write(f"\nreal names: {exact} equal once normalised, of the others {share} found first\n")
    assert found / different >= 0.65
