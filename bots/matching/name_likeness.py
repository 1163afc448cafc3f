"""How alike one printed name is to each of a number of held names: comparisons, each explained, and one figure of them.

Each function takes a `Pairing` and gives a figure for every held name; the first line of its docstring says what it is.
The figures are weighted by `weights.toml`, which says what it was fitted on, and the sum becomes a likeness of 0 to 1.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler, Prefix

from bots.matching.name_index import NameIndex, Query
from bots.matching.name_words import WordClass
from bots.matching.texts import Array
from bots.matching.weights import WEIGHTS

ALIKE = 0.75  # rapidfuzz ratio from which two words are taken for one, misspelt
SHORTENED = 0.8  # what a word counts that is the beginning of the other
SHORTEST = 3  # words of so few letters are the same or are not
ACRONYM = 3  # letters of the shortest acronym
CLASS_NUMBERS = np.array(list(WordClass), dtype=np.int8)[:, None]
MOST = 20.0  # weight of missing words from which more of them say nothing more
TELLING = 3.0  # NameIndex.weights of a word found in fewer than about one name in eight


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of all held names, one name after another: their weights and classes, and where each name begins."""

    weights: Array
    classes: Array
    starts: Array

    def sums(self, values: Array) -> Array:
        """A figure a word → the sum for each name."""
        return np.add.reduceat(values, self.starts).astype(np.float32)


class Pairing:
    """One printed name beside several held ones, with the words of each laid against the words of the other."""

    def __init__(self, index: NameIndex, query: Query, places: Array) -> None:
        self.query = query
        self.initials = "".join(word[0] for word in query.words)
        self.names = index.names.take(places)
        begins, ends = index.word_starts[places].astype(np.int64), index.word_starts[places + 1].astype(np.int64)
        counts = ends - begins
        starts = np.cumsum(counts) - counts
        flat = index.word_places[np.repeat(begins - starts, counts) + np.arange(counts.sum())]
        different, which = np.unique(flat, return_inverse=True)
        vocabulary = index.vocabulary.take(different)
        self.held = _Words(index.word_weights[different][which], index.word_classes[different][which], starts)
        self.first_letters = index.vocabulary.letters[index.vocabulary.begins(different)][which]
        self.is_acronym = np.array([self._is_acronym(word) for word in vocabulary])[which]
        self.printed_weights = query.weights[:, None]
        likeness = _likeness(query.words, vocabulary)[:, which]
        self.there = np.maximum.reduceat(likeness, starts, axis=1)  # of each printed word, in each name
        self.back = likeness.max(axis=0)  # of each held word, in the printed name
        self.first, self.last = likeness[0][starts], likeness[-1][starts + counts - 1]

    def _is_acronym(self, word: str) -> bool:
        return len(word) >= ACRONYM and word in self.initials

    @cached_property
    def joined(self) -> list[str]:
        """The held names without spaces."""
        return [name.replace(" ", "") for name in self.names]

    @cached_property
    def _unprinted(self) -> Array:
        missing = self.held.weights * (self.back < ALIKE)
        by_class = missing * (self.held.classes == CLASS_NUMBERS)
        return np.minimum(np.add.reduceat(by_class, self.held.starts, axis=1), MOST) / 10

    @cached_property
    def _unheld(self) -> Array:
        missing = self.printed_weights * (self.there < ALIKE)
        return np.minimum((self.query.classes == CLASS_NUMBERS) @ missing, MOST) / 10

    def unprinted(self, kind: WordClass) -> Array:
        """Weight of the held words of one class that are not printed, by ten and at most 2."""
        return self._unprinted[kind]

    def unheld(self, kind: WordClass) -> Array:
        """Weight of the printed words of one class that are not held, by ten and at most 2."""
        return self._unheld[kind]

    def unshared(self, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The telling words printed but not in the held name of this number, and those held but not printed."""
        there = (self.there[:, number] < ALIKE) & (self.query.weights >= TELLING)
        words = self.names[number].split()
        part = slice(int(self.held.starts[number]), int(self.held.starts[number]) + len(words))
        back = (self.back[part] < ALIKE) & (self.held.weights[part] >= TELLING)
        return (
            tuple(word for word, missing in zip(self.query.words, there.tolist(), strict=True) if missing),
            tuple(word for word, missing in zip(words, back.tolist(), strict=True) if missing),
        )

    def scored(self, scorer: Callable[..., float], *, joined: bool = False) -> Array:
        """A comparison of letters by rapidfuzz."""
        printed, names = (self.query.core.replace(" ", ""), self.joined) if joined else (self.query.core, self.names)
        return process.cdist([printed], names, scorer=scorer, dtype=np.float32)[0]


def _likeness(words: Sequence[str], others: Sequence[str]) -> Array:
    """1 for one word, 0.75 or more for one misspelt or shortened, else 0; a row for each of `words`."""
    alike = process.cdist(words, others, scorer=fuzz.ratio, score_cutoff=100 * ALIKE, dtype=np.float32) / 100
    shared = process.cdist(words, others, scorer=Prefix.similarity, dtype=np.int32)
    shorter = np.minimum.outer([len(word) for word in words], [len(other) for other in others])
    alike = np.where((shared == shorter) & (shorter >= SHORTEST), np.maximum(alike, SHORTENED), alike)
    return np.where((shorter <= SHORTEST) & (alike < 1) & (shared < shorter), 0, alike)


def words_found(pair: Pairing) -> Array:
    """The share of the printed words, by what they tell, that the held name has."""
    return (pair.printed_weights * pair.there).sum(axis=0) / pair.query.weights.sum()


def words_exact(pair: Pairing) -> Array:
    """The share of the printed words, by what they tell, that the held name has letter by letter."""
    return (pair.printed_weights * (pair.there == 1)).sum(axis=0) / pair.query.weights.sum()


def words_returned(pair: Pairing) -> Array:
    """The share of the held words, by what they tell, that are printed."""
    return pair.held.sums(pair.held.weights * pair.back) / pair.held.sums(pair.held.weights)


def words_agree(pair: Pairing) -> Array:
    """Both shares together: words found times words returned."""
    return words_found(pair) * words_returned(pair)


def all_held_words_printed(pair: Pairing) -> Array:
    """Every word of the held name is printed."""
    return pair.held.sums(pair.back < ALIKE) == 0


def most_telling_word(pair: Pairing) -> Array:
    """How alike the rarest printed word is to a held one."""
    return pair.there[np.argmax(pair.query.weights)]


def first_word(pair: Pairing) -> Array:
    """How alike the first words are."""
    return pair.first


def last_word(pair: Pairing) -> Array:
    """How alike the last words are."""
    return pair.last


def letters(pair: Pairing) -> Array:
    """The ratio of the letters without spaces, squared."""
    return (pair.scored(fuzz.ratio, joined=True) / 100) ** 2


def letters_in_any_order(pair: Pairing) -> Array:
    """The ratio of the letters with the words sorted, squared."""
    return (pair.scored(fuzz.token_sort_ratio) / 100) ** 2


def beginning(pair: Pairing) -> Array:
    """The share of the printed letters with which the held name begins, as after a column cut the name off."""
    return pair.scored(Prefix.similarity, joined=True) / len(pair.query.core.replace(" ", ""))


def slips(pair: Pairing) -> Array:
    """The Jaro-Winkler likeness of the letters."""
    return pair.scored(JaroWinkler.similarity)


def charity_not_printed(pair: Pairing) -> Array:
    """The held name is of a charity, a fund or friends of a body, and the printed one is not."""
    return pair.unprinted(WordClass.CHARITY)


def charity_not_held(pair: Pairing) -> Array:
    """The printed name is of a charity, a fund or friends of a body, and the held one is not."""
    return pair.unheld(WordClass.CHARITY)


def body_not_printed(pair: Pairing) -> Array:
    """The held name has words of public bodies (NHS, trust, hospitals, council) that are not printed."""
    return pair.unprinted(WordClass.BODY)


def body_not_held(pair: Pairing) -> Array:
    """Words of public bodies (NHS, trust, hospitals, council) are printed that the held name has not."""
    return pair.unheld(WordClass.BODY)


def premises_not_printed(pair: Pairing) -> Array:
    """The held name has words of premises and practices (surgery, centre, partners) that are not printed."""
    return pair.unprinted(WordClass.PREMISES)


def premises_not_held(pair: Pairing) -> Array:
    """Words of premises and practices (surgery, centre, partners) are printed that the held name has not."""
    return pair.unheld(WordClass.PREMISES)


def premises_differ(pair: Pairing) -> Array:
    """Each name has words of premises or practices that the other has not, as "surgery" and "medical centre"."""
    return (premises_not_printed(pair) > 0) & (premises_not_held(pair) > 0)


def filler_not_held(pair: Pairing) -> Array:
    """Words are printed that tell little (UK, services, group) and the held name has not."""
    return pair.unheld(WordClass.COMMON)


def other_words_not_printed(pair: Pairing) -> Array:
    """The held name has words of its own that are not printed."""
    return pair.unprinted(WordClass.OWN)


def other_words_not_held(pair: Pairing) -> Array:
    """Words of its own are printed that the held name has not."""
    return pair.unheld(WordClass.OWN)


def numbers_differ(pair: Pairing) -> Array:
    """Each name has a number that the other has not."""
    return (pair.unprinted(WordClass.NUMBER) > 0) & (pair.unheld(WordClass.NUMBER) > 0)


def acronym_printed(pair: Pairing) -> Array:
    """A printed word is made of first letters of the held name's words, one after another."""
    initials = pair.first_letters.tobytes().decode()
    found = np.zeros(len(pair.names), dtype=np.float32)
    for word in pair.query.words:
        at = initials.find(word) if len(word) >= ACRONYM else -1
        while at >= 0:
            owner = int(np.searchsorted(pair.held.starts, at, side="right")) - 1
            ends = pair.held.starts[owner + 1] if owner + 1 < len(found) else len(initials)
            found[owner] = max(found[owner], at + len(word) <= ends)
            at = initials.find(word, at + 1)
    return found


def acronym_held(pair: Pairing) -> Array:
    """A held word is made of first letters of the printed words, one after another."""
    return np.maximum.reduceat(pair.is_acronym, pair.held.starts)


def longer(pair: Pairing) -> Array:
    """How much longer the held name is: the logarithm of the ratio of the lengths, between -2 and 2."""
    lengths = np.array([len(name) for name in pair.joined])
    return np.clip(np.log(lengths / len(pair.query.core.replace(" ", ""))), -2, 2)


COMPARISONS: tuple[Callable[[Pairing], Array], ...] = (
    words_found, words_exact, words_returned, words_agree, all_held_words_printed, most_telling_word, first_word,
    last_word, letters, letters_in_any_order, beginning, slips, charity_not_printed, charity_not_held,
    body_not_printed, body_not_held, premises_not_printed, premises_not_held, premises_differ, filler_not_held,
    other_words_not_printed, other_words_not_held, numbers_differ, acronym_printed, acronym_held, longer,
)  # fmt: skip


def compared(pair: Pairing) -> Array:
    """All comparisons of a name with several held ones: a row a name, a column a comparison."""
    return np.stack([np.asarray(compare(pair), dtype=np.float64) for compare in COMPARISONS], axis=1)


def likeness(pair: Pairing) -> Array:
    """How alike the names are, 0 to 1: about the share of such pairs that are one body, where none is more alike."""
    sums = compared(pair) @ _NAME_WEIGHTS
    same = np.array([name == pair.query.core for name in pair.names])
    return np.where(same, 1.0, 1 / (1 + np.exp(-(WEIGHTS.name_scale * sums + WEIGHTS.name_offset))))


_NAME_WEIGHTS = np.array([WEIGHTS.name[compare.__name__] for compare in COMPARISONS])
