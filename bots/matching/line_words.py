"""What words tell the lines of an order apart, and which of them an invoice line has, shortened or misread as they are.

Products of one family share most of their words; the few that they do not share (a size, a colour, "without") decide.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log2

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from bots.matching.numbers import CONFUSABLE

NOT_WORD = re.compile(r"[^A-Z0-9.]+")
SPACED_UNIT = re.compile(
    r"\b(\d+(?:\.\d+)?)\s+(ML|L|CL|MM|CM|M|G|KG|MG|MCG|CH|FR|GA|GAUGE|INCH|IN|FT|%|V|W|AMP|GSM|PLY)\b"
)
SIZES = {
    **dict.fromkeys(("SMALL", "SML", "SM"), "S"), **dict.fromkeys(("MEDIUM", "MED", "MDM"), "M"),
    **dict.fromkeys(("LARGE", "LGE", "LRG", "LG"), "L"), "EXTRA": "X", "XLARGE": "XL", "XSMALL": "XS", "XLGE": "XL",
    "XXLARGE": "XXL", "GAUGE": "GA", "INCH": "IN",
}  # fmt: skip
SPACED_SIZE = re.compile(r"\b(X{1,3})\s+([SL])\b")
SHORTEST_MISREAD = 3  # letters from which a word with one slip is still that word
LACKING = 0.5  # what a word that the order line has and the invoice line lacks says, against one that is there
LOUDEST = 8.0


def described(text: str | None) -> str:
    """A description in capitals, with "10 ml" as one word and sizes in letters ("X large" → "XL")."""
    plain = NOT_WORD.sub(" ", (text or "").upper().replace("&", " AND ")).strip()
    words = SPACED_UNIT.sub(r"\1\2", plain).split()
    return SPACED_SIZE.sub(r"\1\2", " ".join(SIZES.get(word, word.strip(".")) for word in words))


def telling_words(texts: Sequence[str], orders: Sequence[str]) -> NDArray[np.float64]:
    """For each invoice line (row) and order line, in bits: telling words in common, less those that differ.

    A word tells as much as it is rare among the order lines: log2(lines / lines that have it).
    """
    have = [frozenset(order.split()) for order in orders]
    bits = {word: log2(len(orders) / count) for word, count in Counter(w for words in have for w in words).items()}
    known = Words(bits)
    weights = np.zeros((len(texts), len(orders)))
    for row, text in enumerate(texts):
        said = {known.meant(word) for word in text.split()} - {None}
        if not said:
            continue
        for column, words in enumerate(have):
            common = sum(bits[word] for word in words if word in said)
            strange = sum(bits[word] for word in said if word is not None and word not in words)
            lacking = sum(bits[word] for word in words if word not in said)
            weights[row, column] = common - strange - LACKING * lacking
    # Words of one family say one thing several times: a line's best is capped, and what sets the others apart is kept.
    best = weights.max(axis=1, keepdims=True, initial=0.0)
    told: NDArray[np.float64] = np.clip(weights - np.maximum(best - LOUDEST, 0.0), -LOUDEST, LOUDEST)
    return told


class Words:
    """The words of the order lines, found by what a printer or a scanner makes of them."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words)
        self._folded = {_folded(word): word for word in self._words}
        self._met: dict[str, str | None] = {}

    def meant(self, word: str) -> str | None:
        """The word itself, or the one that it is a misreading or a shortening of; None where none or several fit."""
        if word not in self._met:
            self._met[word] = self._folded.get(_folded(word)) or self._like(word)
        return self._met[word]

    def _like(self, word: str) -> str | None:
        if any(letter.isdigit() for letter in word) and not word.translate(CONFUSABLE).isalpha():
            found = []
        else:
            found = [known for known in self._words if _shortened(word, known)]
        if not found and len(word) >= SHORTEST_MISREAD:
            found = [k for k in self._words if len(k) >= SHORTEST_MISREAD and k.isalpha() and _one_slip(word, k)]
        return found[0] if len(found) == 1 else None


def _folded(word: str) -> str:
    return word.replace("RN", "M").translate(CONFUSABLE)


def _one_slip(word: str, known: str) -> bool:
    return OSA.distance(_folded(word), _folded(known), score_cutoff=1) <= 1


def _shortened(word: str, known: str) -> bool:
    """Whether the word is made of letters of the longer one in their order, from its first ("STER", "PWDR")."""
    if not (1 < len(word) < len(known) and word[0] == known[0] and known.isalpha()):
        return False
    letters = iter(known)
    return all(letter in letters for letter in word)
