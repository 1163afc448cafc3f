"""Finds the names most like a given one among a hundred thousand, without looking at all of them.

Candidates come from an index of four-letter runs: the query's runs are taken rarest first until their posting lists
reach a budget, which costs a fifth of a full comparison and loses no recall (measured on NHS payment data). The
candidates are then ranked by `similarity`.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

RUN = 4
BUDGET = 20_000
SHORTLIST = 100
RERANKED = 24
ALIKE = 80  # rapidfuzz ratio from which two words are taken for one, misspelt
SHORTEST_ABBREVIATION = 3


def _runs(names: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """Every four-letter run of every name (packed into 32 bits) beside the position of its name."""
    padded = [f" {name} ".encode() for name in names]
    letters = np.frombuffer(b"".join([*padded, b" " * (RUN - 1)]), dtype=np.uint8).astype(np.uint32)
    lengths = np.array([len(name) for name in padded], dtype=np.int64)
    owner = np.repeat(np.arange(len(padded), dtype=np.int32), lengths)
    count = len(owner)
    packed = np.zeros(count, dtype=np.uint32)
    for step in range(RUN):
        packed = (packed << np.uint32(8)) | letters[step : step + count]
    ends = np.repeat(np.cumsum(lengths), lengths)
    inside = np.arange(count) + RUN <= ends
    return packed[inside], owner[inside]


class NameIndex:
    """The names of one book (cores as `names.normalise` makes them, in plain ASCII), ready to be searched."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        runs, owners = _runs(self.names)
        pairs = np.unique((runs.astype(np.uint64) << np.uint64(32)) | owners.astype(np.uint64))
        grams, starts = np.unique(pairs >> np.uint64(32), return_index=True)
        self._grams = grams.astype(np.uint32)
        self._starts = np.append(starts, len(pairs))
        self._owners = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32)
        frequency = np.diff(self._starts)
        self._idf = np.log1p(len(self.names) / np.maximum(frequency, 1)).astype(np.float32)
        squares = np.repeat(self._idf**2, frequency)
        norms = np.sqrt(np.bincount(self._owners, weights=squares, minlength=len(self.names)))
        self._norms = np.maximum(norms, np.finfo(np.float32).tiny)  # a name of one letter has no run at all
        self._words = Counter(word for name in self.names for word in set(name.split()))

    def weight(self, word: str) -> float:
        """How much a word tells: 1 for one found in half of all names, more for rarer words (natural logarithm)."""
        return 1.0 + math.log((len(self.names) + 1) / (1 + self._words[word]))

    def nearest(self, name: str, *, limit: int = 10) -> list[tuple[str, float]]:
        """The names most similar to this one with their similarity (0 to 1), the best first."""
        shortlist = [self.names[place] for place in self._shortlist(name)]
        if not shortlist:
            return []
        rough = (
            process.cdist([name], shortlist, scorer=fuzz.ratio)[0]
            + process.cdist([name], shortlist, scorer=fuzz.token_set_ratio)[0]
        )
        best = np.argsort(-rough, kind="stable")[:RERANKED]
        ranked = [(shortlist[place], self.similarity(name, shortlist[place])) for place in best]
        return sorted(ranked, key=lambda found: -found[1])[:limit]

    def _shortlist(self, name: str) -> NDArray[np.intp]:
        if not self.names:
            return np.empty(0, dtype=np.intp)
        runs = np.unique(_runs([name])[0])
        places = np.searchsorted(self._grams, runs)
        known = places[(places < len(self._grams)) & (self._grams[np.minimum(places, len(self._grams) - 1)] == runs)]
        sizes = self._starts[known + 1] - self._starts[known]
        rarest = np.argsort(sizes, kind="stable")
        within = rarest[np.cumsum(sizes[rarest]) <= BUDGET]
        chosen = known[within if len(within) else rarest[:1]]
        if not len(chosen):
            return np.empty(0, dtype=np.intp)
        owners = np.concatenate([self._owners[self._starts[gram] : self._starts[gram + 1]] for gram in chosen])
        weights = np.repeat(self._idf[chosen] ** 2, self._starts[chosen + 1] - self._starts[chosen])
        scores = np.bincount(owners, weights=weights, minlength=len(self.names)) / self._norms
        found = np.flatnonzero(scores)
        return found[np.argsort(-scores[found], kind="stable")][:SHORTLIST]

    def similarity(self, printed: str, held: str) -> float:
        """How alike a printed core is to a held one, 0 to 1: letters, beginnings, and the share of telling words.

        The weights are rounded from a fit on half of a set of real NHS supplier spellings. Words of the printed name
        that the held one lacks count more than the other way about: names are shortened more often than invented.
        """
        if printed == held:
            return 1.0
        one, two = printed.split(), held.split()
        likeness = [[_likeness(word, other) for other in two] for word in one]
        there = self._share(one, map(max, likeness))
        back = self._share(two, map(max, zip(*likeness, strict=True)))
        letters = fuzz.ratio(printed.replace(" ", ""), held.replace(" ", "")) / 100
        return float(0.35 * there + 0.2 * back + 0.25 * letters + 0.2 * JaroWinkler.similarity(printed, held))

    def _share(self, words: list[str], found: Iterable[float]) -> float:
        weights = [self.weight(word) for word in words]
        return sum(weight * like for weight, like in zip(weights, found, strict=True)) / sum(weights)

    def unshared(self, one: str, two: str) -> tuple[list[str], list[str]]:
        """The words of either core that the other has not, not even misspelt or shortened."""
        first, second = one.split(), two.split()
        return (
            [word for word in first if not any(_likeness(word, other) for other in second)],
            [word for word in second if not any(_likeness(word, other) for other in first)],
        )


def _likeness(word: str, other: str) -> float:
    """1 for one word, 0.8 or more for one misspelt or shortened, else 0."""
    if word == other:
        return 1.0
    if (alike := fuzz.ratio(word, other, score_cutoff=ALIKE)) > 0:
        return alike / 100
    shorter = min(len(word), len(other)) >= SHORTEST_ABBREVIATION and (other.startswith(word) or word.startswith(other))
    return ALIKE / 100 if shorter else 0.0
