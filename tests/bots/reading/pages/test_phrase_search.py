"""Phrases in one pass: the same that a search with each pattern finds, and no pattern that the pass would miss."""

import re

import pytest

from bots.reading.pages.phrase_search import Phrases, beginnings
from bots.reading.pages.phrases import SUPPORT
from bots.reading.pages.phrases_abroad import SUPPORT_ABROAD

LISTS = [
    "|".join(line.strip() for line in patterns.splitlines())
    for patterns in re.findall(r"^\w+ -?[\d.]+\n((?:^ .*\n?)+)", SUPPORT + SUPPORT_ABROAD, re.MULTILINE)
]
# The words of all phrases one after another, with the signs of the patterns left out: it has hits of every sort.
WORDS = " ".join(re.sub(r"\\[bswd]|[^\w\s]+", " ", SUPPORT + SUPPORT_ABROAD).split())


def test_one_pass_finds_what_a_search_with_each_pattern_finds() -> None:
    searched = [set(re.findall(rf"(?<!\w)(?:{pattern})s?(?!\w)", WORDS)) for pattern in LISTS]

    assert Phrases(LISTS).hits(WORDS) == searched
    assert sum(map(bool, searched)) > 0.8 * len(LISTS)


def test_a_phrase_may_begin_with_each_alternative_and_with_what_follows_those_that_may_be_lacking() -> None:
    assert beginnings(r"\b(?:(?:net|total) ?)?vat|(?:inv(?:oice)?|bill)s?|days? late") == {
        "net", "total", "vat", "inv", "bill", "day",
    }  # fmt: skip


def test_a_pattern_whose_phrases_may_begin_with_a_sign_is_refused() -> None:
    with pytest.raises(ValueError, match="neither a letter nor a figure"):
        Phrases([r"invoice|(?:total)? ?due"])
