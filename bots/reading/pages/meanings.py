"""What a caption that is on no list may mean, by the words in it: naive Bayes over the wordings that are on the lists.

"Bill identity" stands nowhere in `wordings.py`; but "bill" goes with the numbers of bills there, and with little else.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import exp, log
from typing import Generic, TypeVar

from bots.reading.pages.labels import Label, listed_phrases
from bots.reading.pages.total_wordings import Total, total_phrases

# What announces a number of something, and what announces a day.
OF_CODES = frozenset(
    {
        Label.NUMBER,
        Label.ORDER,
        Label.ORIGINAL,
        Label.OUR_REFERENCE,
        Label.CUSTOMER,
        Label.OTHER_NUMBER,
        Label.VAT_NUMBER,
        Label.COMPANY_NUMBER,
        Label.CONTRACT,
        Label.BUYER_REFERENCE,
        Label.ACCOUNT,
        Label.SORT_CODE,
    }
)
OF_DAYS = frozenset({Label.DATE, Label.DUE, Label.TAX_POINT, Label.DELIVERED, Label.PERIOD, Label.OTHER_DATE})
# A word that is on no list is known by its beginning, its end and what lies between, of so many letters each; it says
# so much of what a listed one would.
PIECE, BY_PIECES = 5, 0.7
# How many sightings of a word weigh as much as knowing nothing, and what of how common a meaning is is believed.
SMOOTHING, PRIOR = 1.0, 0.5


M = TypeVar("M", bound=StrEnum)


@dataclass(frozen=True)
class Words(Generic[M]):
    """How often each word, and each piece of one, is part of the wordings of each meaning."""

    of_word: Mapping[str, Mapping[M, float]]
    of_piece: Mapping[str, Mapping[M, float]]
    of_label: Mapping[M, float]

    def meaning(self, tokens: Iterable[str]) -> dict[M, float]:
        """How likely each meaning is for a caption of these lower-case words; empty where none of them says anything.

        The shares come to 1.
        """
        told = [(seen, weight / len(seen)) for seen, weight in map(self._seen, set(tokens)) if seen]
        if not told:
            return {}
        total = sum(self.of_label.values())
        scores = {label: PRIOR * log(count / total) for label, count in self.of_label.items()}
        for seen, weight in told:
            for counts in seen:
                share = sum(counts.values()) / total
                for label, count in self.of_label.items():
                    likely = (counts.get(label, 0.0) + SMOOTHING * share) / (count + SMOOTHING)
                    scores[label] += weight * log(likely / share)
        highest = max(scores.values())
        odds = {label: exp(score - highest) for label, score in scores.items()}
        whole = sum(odds.values())
        return {label: one / whole for label, one in odds.items()}

    def _seen(self, token: str) -> tuple[list[Mapping[M, float]], float]:
        if token in self.of_word:
            return [self.of_word[token]], 1.0
        return [self.of_piece[piece] for piece in _pieces(token) if piece in self.of_piece], BY_PIECES


def _pieces(token: str) -> tuple[str, ...]:
    if len(token) < PIECE:
        return ()
    within = (f"-{token[at : at + PIECE]}-" for at in range(1, len(token) - PIECE))
    return (f"{token[:PIECE]}-", f"-{token[-PIECE:]}", *within)


@cache
def words_of(labels: frozenset[Label]) -> Words[Label]:
    """The words of all wordings that have one of these meanings."""
    return _counted((label, phrases) for label, _, phrases in listed_phrases() if label in labels)


@cache
def words_of_sums() -> Words[Total]:
    """The words of all labels of sums."""
    return _counted(total_phrases())


def _counted(wordings: Iterable[tuple[M, Sequence[tuple[str, ...]]]]) -> Words[M]:
    """The words of some wordings; the many forms of one wording count as few."""
    of_word: dict[str, dict[M, float]] = defaultdict(lambda: defaultdict(float))
    of_piece: dict[str, dict[M, float]] = defaultdict(lambda: defaultdict(float))
    of_label: dict[M, float] = defaultdict(float)
    for label, phrases in wordings:
        weight = len(phrases) ** -0.5
        for phrase in phrases:
            of_label[label] += weight
            for token in set(phrase):
                of_word[token][label] += weight
                for piece in _pieces(token):
                    of_piece[piece][label] += weight
    return Words(dict(of_word), dict(of_piece), of_label)
