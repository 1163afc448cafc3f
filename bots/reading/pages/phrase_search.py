"""Many patterns of phrases in one pass over a text: each is tried only at the words that a phrase of it may begin with.

A search with each pattern would try all its phrases at every place of the text, and nearly all in vain.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

# A phrase is made of whole words, the last one perhaps in the plural.
_WHOLE = r"(?:{})s?(?!\w)"
_WORD = re.compile(r"\w+")
# A piece of a pattern: what opens a group, an escaped sign, a set of signs, or a sign; and how often it may stand.
_PIECE = re.compile(r"(\(\?(?::|<?[=!])|\\.|\[[^\]]+\]|.)(?:([?*+]|\{\d*,?\d*\})\??)?", re.DOTALL)
_PERHAPS_NEVER = ("?", "*", "{0", "{,")
_END = (")", "")
# By so many letters words are told apart; and so many beginnings of words are remembered.
_LETTERS = 4
_REMEMBERED = 8192


class Phrases:
    """Patterns in small letters, without named groups, whose phrases all begin with a letter or figure."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = [re.compile(_WHOLE.format(pattern)) for pattern in patterns]
        self._beginnings = [tuple(begin[:_LETTERS] for begin in beginnings(pattern)) for pattern in patterns]
        self._begun_by = lru_cache(_REMEMBERED)(self._may_begin)

    def hits(self, text: str) -> list[set[str]]:
        """The different phrases that each pattern finds in a text in small letters."""
        found: list[set[str]] = [set() for _ in self._patterns]
        ends = [0] * len(found)
        for word in _WORD.finditer(text):
            start = word.start()
            for number in self._begun_by(word[0][:_LETTERS]):
                if start >= ends[number] and (phrase := self._patterns[number].match(text, start)):
                    found[number].add(phrase[0])
                    ends[number] = phrase.end()
        return found

    def _may_begin(self, word: str) -> tuple[int, ...]:
        """The patterns with a phrase that may begin with a word of these first letters."""
        return tuple(number for number, begins in enumerate(self._beginnings) if word.startswith(begins))


def beginnings(pattern: str) -> set[str]:
    """The letters and figures with which the phrases of a pattern begin.

    Raises:
        ValueError: a phrase may begin with anything else.
    """
    pieces = ((found[1], found[2] or "") for found in _PIECE.finditer(pattern))
    begins, may_be_nothing = _beginnings(chain(pieces, [_END]))
    if may_be_nothing or not all(begin.isalnum() for begin in begins):
        raise ValueError(f"A phrase of {pattern!r} may begin with neither a letter nor a figure.")
    return begins


def _beginnings(pieces: Iterator[tuple[str, str]]) -> tuple[set[str], bool]:
    """With which letters, or else which other piece, the rest of a group may begin; and whether it may be nothing."""
    begins: set[str] = set()
    may_be_nothing, undecided, letters = False, True, ""
    for piece, often in pieces:
        perhaps_never = often.startswith(_PERHAPS_NEVER)
        if letters and (often or not piece.isalnum()):
            begins.add(letters)
            undecided, letters = False, ""
        if piece.startswith("(?"):
            within, nothing = _beginnings(pieces)
            if undecided and piece == "(?:":
                begins |= within
                undecided = nothing
        elif piece in {"|", ")"}:
            may_be_nothing |= undecided
            undecided = True
            if piece == ")":
                return begins, may_be_nothing or perhaps_never
        elif undecided and piece.isalnum() and not often:
            letters += piece
        elif undecided and piece != r"\b":
            begins.add(piece)
            undecided = perhaps_never
    raise ValueError("A group of the pattern has no end.")
