"""Names of firms and public bodies as they are compared, without legal forms, ledger codes and filler."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bots.matching.name_words import ABBREVIATIONS, FILLER, LEGAL_FORMS, PHRASES, TRUNCATED

TRADING_AS = re.compile(
    r"\s*[,(]?\s*(?:\bT\s*/\s*A\b|\bT\.A\.|\bTRADING\s+AS\b|\bFORMERLY(?:\s+KNOWN\s+AS)?\b|\bF/K/A\b|\bPREVIOUSLY\b)\s*:?\s*"
)
APOSTROPHE = re.compile(r"['’`´]")
NOT_WORD = re.compile(r"[^A-Z0-9]+")
GLUED_CODE = re.compile(r"^\d{4,}(?=[A-Z]{3})|(?<=[A-Z]{3})\d{4,}$")
CODE = re.compile(r"^(?:\d{4,}|[A-Z]{1,2}\d{5,}|FP\d{4,})$")
MISREAD = re.compile(
    r"(?<=[A-Z])[0158](?=[A-Z]{3})|(?<=[A-Z]{2})[0158](?=[A-Z]{2})"
)  # a figure inside a word is a letter that a scan took for one
LETTER_OF = {"0": "O", "1": "I", "5": "S", "8": "B"}
SINGLE_LETTERS = re.compile(r"\b[A-Z](?: [A-Z])+\b")
PADDING = ("AA", "XX", "ZZ")  # what one ledger writes behind every word to tell closed records
SHORTEST_PADDED = 4
IN_FRONT = {"LTD", "LIMITED", "PLC"}
SHORTEST_AFTER_FORM = 2
NARROWEST_COLUMN = 28  # letters of the narrowest column that cuts names off


@dataclass(frozen=True, slots=True)
class Name:
    """A name ready to be compared; `core` keeps the words that tell firms apart, in order, one space between."""

    core: str
    legal_form: str | None = None

    @property
    def key(self) -> str:
        """The core without spaces: two writings with one key are the same name."""
        return self.core.replace(" ", "")


def plain(text: str) -> str:
    """Capitals and digits only, words parted by one space; "&" and "+" read as AND, accents and apostrophes dropped."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    text = APOSTROPHE.sub("", text.upper()).replace("&", " AND ").replace("+", " AND ")
    text = NOT_WORD.sub(" ", text).strip()
    text = MISREAD.sub(lambda figure: LETTER_OF[figure[0]], text)
    return SINGLE_LETTERS.sub(lambda run: run[0].replace(" ", ""), text)


def _without_padding(words: list[str]) -> list[str]:
    for padding in PADDING:
        padded = [word for word in words if word.endswith(padding) and len(word) >= SHORTEST_PADDED]
        if len(padded) > 1 and 2 * len(padded) >= len(words):
            return [word.removesuffix(padding) if word in padded else word for word in words]
    return words


def _words(text: str) -> list[str]:
    for phrase, short in PHRASES:
        if phrase in text:
            text = text.replace(phrase, short)
    words = [GLUED_CODE.sub("", word) for word in text.split()]
    kept = [word for word in words if word and not CODE.match(word)]
    if len(text) >= NARROWEST_COLUMN and len(kept[-1:]) and len(kept[-1]) == 1 and kept[-1].isalpha():
        del kept[-1]
    expanded = [part for word in _without_padding(kept or words) for part in ABBREVIATIONS.get(word, word).split()]
    if len(expanded) > 1 and expanded[-1] in TRUNCATED:
        expanded[-1] = TRUNCATED[expanded[-1]]
    return expanded


@lru_cache(maxsize=65536)
def normalise(text: str) -> Name:
    """One name. A name of nothing but filler ("The Company Limited") keeps all its words, so a core is never empty.

    The order of words is kept. A legal form counts anywhere; in front only the commonest, which a broken line or a
    column that ran into the next leaves there.
    """
    words = _words(plain(text))
    if len(words) > SHORTEST_AFTER_FORM and words[0] in IN_FRONT:
        words = [*words[1:], words[0]]
    legal = next((form for word in words[1:] if (form := LEGAL_FORMS.get(word))), None)
    kept = [w for place, w in enumerate(words) if w not in FILLER and not (place and w in LEGAL_FORMS)]
    return Name(" ".join(kept or words), legal)


@lru_cache(maxsize=65536)
def spellings(text: str | None) -> tuple[Name, ...]:
    """The names that one written name holds: "Blue Opal Ltd t/a The Meadows" is Blue Opal and The Meadows.

    A legal form by itself ("Limited", left over from a broken line) is no name.
    """
    parts = TRADING_AS.split((text or "").upper())
    names = (normalise(part.strip(" )(,")) for part in parts if NOT_WORD.sub("", part))
    return tuple(dict.fromkeys(name for name in names if name.core and name.core not in LEGAL_FORMS))
