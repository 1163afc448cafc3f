"""Numbers of documents within a text: words with a figure that are no date, no postcode and no sum of money."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bots.reading.pages.amounts import AMOUNT
from bots.reading.pages.dates import find_dates
from bots.reading.pages.labels import label_words
from bots.reading.pages.segments import Segment
from bots.reading.pages.titled import AROUND
from bots.reading.pdfs.words import Word

IDENTIFIER = re.compile(r"^(?=.*\d)[^\W_][\w\-/.\\+&]*$")
PREFIX = re.compile(r"^[A-Z]{1,6}[-/.]?$")
# Letters with which numbers begin, although labels have them too ("INV 20417").
OF_NUMBERS = frozenset("inv invoice bill credit cn crn si sin sales po".split())  # noqa: SIM905
# The beginning of a number that the end of a line cuts.
CUT_PREFIX = re.compile(r"^[A-Z]{1,6}\d{0,4}[-/]$")
# What no number ends with: it goes on in the next line.
GOES_ON = ("-", "/", "–")
# The first part of a number in parts, as the sign of the body that it is of: "ZN1".
BODY_PREFIX = re.compile(r"[A-Z]{1,5}\d{0,2}")
FIGURE_GROUP = re.compile(r"^\d{1,4}$")
# A space in type of one width is 0.6 of its size, the widest there is.
SPACE = 0.7
# A number in two short parts with a cell to itself: "Q060 20X".
IN_TWO_PARTS = re.compile(r"[A-Z]\d{2,4} \d{1,4}[A-Z]")
LAST_GROUP = re.compile(r"^\d{1,8}$")
# A postcode of the United Kingdom.
POSTCODE = re.compile(r"\b((?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}))\b")
# A number to call in groups: it begins with a nought, or a plus and the country.
TO_CALL = re.compile(r"(?<![\w/-])(?:\+\d{1,3}[ (]|\(?0\d{2,4}\)? )(?:[ ()/.-]{0,2}\d){6,}(?![\w/-])")
EDGES = ".,;:()[]#'\"*|"
# "n°562044387", "no697329": the sign or word for "number" run together with it.
NUMERO = re.compile(r"^(?:[Nn][°º]\.?(?=\w)|[Nn][or]\.?(?=\d))")


class Code(NamedTuple):
    """An identifier with the words that it was read from."""

    value: str
    words: tuple[Word, ...]


def _no_number(segment: Segment) -> set[int]:
    """The words of a segment that are part of a date, of a number to call, or of a postcode in two words."""
    inside: set[int] = set()
    for day in find_dates(segment.text):
        # "20261001" may be a day, and as well the number of something.
        if not segment.text[day.start : day.end].isdecimal():
            inside.update(id(word) for word in segment.span(day.start, day.end))
    for found in TO_CALL.finditer(segment.text):
        inside.update(id(word) for word in segment.span(found.start(), found.end()))
    for found in POSTCODE.finditer(segment.text):
        if " " in found[1]:
            inside.update(id(word) for word in segment.span(found.start(), found.end()))
    return inside


def _is_money(text: str) -> bool:
    """Whether a word is a sum: with pence, or the sign of a currency; be its code run together with it."""
    found = AMOUNT.fullmatch(text)
    return bool(found) and (bool(re.search(r"[.,]\d\d(?:[A-Z]{3})?$", text)) or text[:1] in "£€$")


def is_of_a_label(word: str) -> bool:
    """Whether a word before a number belongs to its label or a title ("VAT 4471", "COPY 4471"), not to the number."""
    small = word.casefold()
    known = small in label_words() or small in AROUND
    return known and small.isalpha() and small not in OF_NUMBERS


def identifiers(segment: Segment) -> list[Code]:
    """The numbers of documents in a segment: words with a figure that are no date and no sum of money.

    A lone prefix or short groups of figures belong to what follows them: "INV 00123", "4500 123 456",
    "INV 2026 82049".
    """
    without = _no_number(segment)
    if not without and IN_TWO_PARTS.fullmatch(segment.text):
        return [Code(segment.text, segment.words)]
    codes: list[Code] = []
    pending: list[Word] = []
    for word in segment.words:
        text = NUMERO.sub("", word.text.strip(EDGES)).replace("–", "-")
        if id(word) in without or _is_money(text) or word.text.endswith("%"):
            pending = []
        elif IDENTIFIER.match(text):
            _add(codes, pending, word, text)
            pending = []
        elif (PREFIX.match(text) and not is_of_a_label(text)) or (pending and text in {"-", "/"}):
            pending = [*pending, word] if pending and text in {"-", "/"} else [word]
        elif codes and text in {"-", "/"}:
            pending = [word]
        else:
            pending = []
    return codes


def _add(codes: list[Code], pending: Sequence[Word], word: Word, text: str) -> None:
    last = codes[-1] if codes else None
    signed = bool(pending) and pending[0].text in {"-", "/"}
    if last and signed and BODY_PREFIX.fullmatch(last.value):
        # "ZN1 / 005219" is one number; "ZN1000123 / ZN1000124" are two.
        codes[-1] = Code(f"{last.value}{pending[0].text}{text}", (*last.words, *pending, word))
        return
    touching = (
        last is not None
        and word.x0 - last.words[-1].x1 < SPACE * word.size
        and not last.words[-1].text.endswith((",", ";"))
    )
    if last and touching and signed:
        codes[-1] = Code(f"{last.value}{pending[0].text}{text}", (*last.words, *pending, word))
    elif last and touching and not pending and LAST_GROUP.match(text) and _takes_group(last):
        codes[-1] = Code(f"{last.value} {text}", (*last.words, word))
    elif pending and PREFIX.match(prefix := pending[0].text.strip(EDGES)):
        joined = "".join(part.text.strip(EDGES) for part in pending[1:])
        space = " " if prefix.isalpha() else ""
        codes.append(Code(f"{prefix}{joined or space}{text}", (*pending, word)))
    else:
        codes.append(Code(text, (word,)))


def _takes_group(code: Code) -> bool:
    """Whether a number is written in groups of figures, so that a further group belongs to it."""
    return bool(FIGURE_GROUP.match(code.value.split(" ")[-1])) or bool(BODY_PREFIX.fullmatch(code.value))
