"""Finds the names most like a given one among a million, without looking at all of them.

Every name has keys: its runs of four letters, and its pairs of words by their first four letters, in any order. A query
follows its own keys, the rarest first, until their lists reach a budget; the names met most (by weight) are compared
exactly. Pairs of words are rare where runs of letters are common, so that a small budget is enough at a million names
(`docs/matching.md` has the measures). All of it is arrays, which may be mapped from files.
"""

import math
import zlib
from collections.abc import Sequence, Sized
from dataclasses import dataclass
from typing import Self

import numpy as np

from bots.matching.name_words import class_of
from bots.matching.texts import Array, Arrays, Texts

RUN = 4
PREFIX = 4
FARTHEST = 7  # words that stand farther apart make no pair
SCATTER = 0x9E3779B1  # an odd number of 32 bits that spreads what it multiplies
WHOLE = 0xFFFFFFFF
PAIR = np.uint32(0x80000000)  # set in keys of pairs; letters are ASCII, so no run of letters has it
BUDGET = 6_000
SHORTLIST = 64
SMALLEST = 1_000


@dataclass(frozen=True, slots=True)
class Query:
    """One core with what is looked up for it: its words, what each of them tells, and its keys."""

    core: str
    words: list[str]
    weights: Array
    classes: Array
    keys: Array


def word_hash(word: str) -> int:
    """A number of 64 bits for a word, the same in every process."""
    letters = word.encode()
    return zlib.crc32(letters) << 32 | zlib.adler32(letters)


class NameIndex:
    """Different names (cores as `names.normalise` makes them: capitals and digits of ASCII), ready to be searched.

    `word_places[word_starts[n]:word_starts[n + 1]]` are the words of name n in their order, as places in `vocabulary`.
    `owners[key_starts[k]:key_starts[k + 1]]` are the names that have `keys[k]`.
    """

    def __init__(self, arrays: Arrays, *, background: Self | None = None) -> None:
        self.arrays = arrays
        self.names = Texts(arrays["name_letters"], arrays["name_ends"])
        self.vocabulary = Texts(arrays["vocabulary_letters"], arrays["vocabulary_ends"])
        self.word_hashes, self.word_weights = arrays["word_hashes"], arrays["word_weights"]
        self.word_classes = arrays["word_classes"]
        self.word_places, self.word_starts = arrays["word_places"], arrays["word_starts"]
        self._keys, self._key_starts = arrays["keys"], arrays["key_starts"]
        self._key_weights, self._owners, self._norms = arrays["key_weights"], arrays["owners"], arrays["norms"]
        self._background = background
        self._met = np.zeros(len(self.names), dtype=np.float32)

    @classmethod
    def build(cls, names: Sequence[str], *, background: Self | None = None) -> Self:
        """The index of some names; a few that are added to many take the weights of words and keys of the many."""
        return cls(_arrays(names, background), background=background)

    def __len__(self) -> int:
        return len(self.names)

    def query(self, core: str) -> Query:
        """A name made ready to be looked up and compared."""
        words = core.split()
        keys = np.array(sorted(_keys_of(core, words)), dtype=np.uint32)
        classes = np.array([class_of(word) for word in words], dtype=np.int8)
        return Query(core, words, self.weights(words), classes, keys)

    def weights(self, words: Sequence[str]) -> Array:
        """How much each word tells: 1 for one found in every name, more for rarer words (natural logarithm)."""
        if self._background is not None:
            return self._background.weights(words)
        hashes = np.fromiter(map(word_hash, words), dtype=np.uint64, count=len(words))
        places, known = _found(self.word_hashes, hashes)
        unheard = np.float32(1.0 + math.log(_at_least(self.names) + 1))
        if not len(self.word_hashes):
            return np.full(len(words), unheard)
        return np.where(known, self.word_weights[places], unheard)

    def key_weights(self, keys: Array) -> Array:
        """How much each key tells, as `weights` for words."""
        places, known = _found(self._keys, keys)
        return np.where(known, self._key_weights[places], np.float32(math.log1p(len(self.names))))

    def shortlist(self, query: Query, *, among: Array | None = None) -> Array:
        """The names met most on the rarest of the query's keys, the best first; `among` says which names count."""
        if not len(self._keys) or not len(query.keys):
            return np.empty(0, dtype=np.int32)
        places, known = _found(self._keys, query.keys)
        places = places[known]
        sizes = self._key_starts[places + 1] - self._key_starts[places]
        rarest = np.argsort(sizes, kind="stable")
        within = rarest[np.cumsum(sizes[rarest]) <= BUDGET]
        chosen = places[within if len(within) else rarest[:1]]
        lists = [self._owners[self._key_starts[place] : self._key_starts[place + 1]] for place in chosen.tolist()]
        if not lists:
            return np.empty(0, dtype=np.int32)
        met = self._met
        for owners, weight in zip(lists, self._key_weights[chosen].tolist(), strict=True):
            met[owners] += weight * weight  # a list has no name twice
        everyone = np.concatenate(lists)
        if among is not None:
            everyone = everyone[among[everyone]]
        scores = met[everyone] / self._norms[everyone]
        most = SHORTLIST * len(lists)  # nobody is met more often than there are lists
        if len(everyone) > most:
            everyone = everyone[np.argpartition(-scores, most)[:most]]
        different = np.unique(everyone)
        ranked = different[np.argsort(-(met[different] / self._norms[different]), kind="stable")][:SHORTLIST]
        for owners in lists:
            met[owners] = 0
        return ranked


def _at_least(names: Sized) -> int:
    """How many names words are weighed by: in a small book, a word that is met once tells as much as in a larger."""
    return max(len(names), SMALLEST)


def _firsts(ordered: Array) -> Array:
    """Where a number stands that is not the one before it."""
    firsts = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=firsts[1:])
    return firsts


def _found(among: Array, wanted: Array) -> tuple[Array, Array]:
    """Where each wanted number stands in the sorted ones, and whether it does."""
    places = np.minimum(np.searchsorted(among, wanted), max(len(among) - 1, 0))
    return places, (among[places] == wanted) if len(among) else np.zeros(len(wanted), dtype=bool)


def _runs(names: Sequence[str]) -> tuple[Array, Array]:
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


def _keys_of(core: str, words: Sequence[str]) -> set[int]:
    """The keys of one name, without arrays, which cost more than they save on so few; the same as of many."""
    letters = f" {core} ".encode()
    keys = {int.from_bytes(letters[at : at + RUN], "big") for at in range(len(letters) - RUN + 1)}
    prefixes = [zlib.crc32(word[:PREFIX].encode()) for word in words]
    for place, one in enumerate(prefixes):
        for other in prefixes[place + 1 : place + 1 + FARTHEST]:
            keys.add(((one ^ other) * SCATTER + one + other) & WHOLE | int(PAIR))
    return keys


def _prefixes(words: Sequence[str]) -> Array:
    return np.fromiter((zlib.crc32(word[:PREFIX].encode()) for word in words), dtype=np.uint32, count=len(words))


def _paired(one: Array, other: Array) -> Array:
    """A key for two words, the same in either order."""
    return ((one ^ other) * np.uint32(SCATTER) + (one + other)) | PAIR


def _pairs(prefixes: Array, word_places: Array, owner: Array) -> tuple[list[Array], list[Array]]:
    """The keys of all pairs of words of all names, and whose they are."""
    keys, owners = [], []
    of_word = prefixes[word_places]
    for step in range(1, FARTHEST + 1):
        together = owner[:-step] == owner[step:]
        keys.append(_paired(of_word[:-step][together], of_word[step:][together]))
        owners.append(owner[:-step][together])
    return keys, owners


def _arrays(names: Sequence[str], background: NameIndex | None) -> Arrays:
    words_of = [name.split() for name in names]
    by_hash: dict[int, str] = {}
    for words in words_of:
        for word in words:
            by_hash.setdefault(word_hash(word), word)
    hashes = np.array(sorted(by_hash), dtype=np.uint64)
    vocabulary = [by_hash[number] for number in hashes.tolist()]
    flat = np.fromiter((word_hash(word) for words in words_of for word in words), dtype=np.uint64)
    word_places = np.searchsorted(hashes, flat).astype(np.int32)
    counts = np.array([len(words) for words in words_of], dtype=np.int64)
    word_owner = np.repeat(np.arange(len(names), dtype=np.int32), counts)
    keys, owners = _runs(names)
    pair_keys, pair_owners = _pairs(_prefixes(vocabulary), word_places, word_owner)
    whole = np.concatenate([keys, *pair_keys]).astype(np.uint64) << np.uint64(32)
    postings = np.sort(whole | np.concatenate([owners, *pair_owners]).astype(np.uint64))
    postings = postings[_firsts(postings)]
    key_of = (postings >> np.uint64(32)).astype(np.uint32)
    starts = np.flatnonzero(_firsts(key_of))
    distinct = key_of[starts]
    owners = (postings & np.uint64(0xFFFFFFFF)).astype(np.int32)
    sizes = np.diff(np.append(starts, len(postings)))
    if background is None:
        once = np.unique((word_owner.astype(np.int64) << 32) | word_places)  # a word twice in a name counts once
        found_in = np.bincount(once & 0xFFFFFFFF, minlength=len(vocabulary))
        word_weights = (1.0 + np.log((_at_least(names) + 1) / (1.0 + found_in))).astype(np.float32)
        key_weights = np.log1p(len(names) / np.maximum(sizes, 1)).astype(np.float32)
    else:
        word_weights, key_weights = background.weights(vocabulary), background.key_weights(distinct)
    squares = np.bincount(owners, weights=np.repeat(key_weights**2, sizes), minlength=len(names))
    name_texts, word_texts = Texts.of(names), Texts.of(vocabulary)
    return {
        "name_letters": name_texts.letters,
        "name_ends": name_texts.ends,
        "vocabulary_letters": word_texts.letters,
        "vocabulary_ends": word_texts.ends,
        "word_hashes": hashes,
        "word_weights": word_weights,
        "word_classes": np.array([class_of(word) for word in vocabulary], dtype=np.int8),
        "word_places": word_places,
        "word_starts": np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32),
        "keys": distinct,
        "key_starts": np.append(starts, len(postings)).astype(np.uint32),
        "key_weights": key_weights,
        "owners": owners,
        # A name of one letter has no key at all.
        "norms": np.sqrt(np.maximum(squares, np.finfo(np.float32).tiny)).astype(np.float32),
    }
