"""Titles: what a piece of a page names, by the listed titles, and by their stems where it is none of those."""

import re
from calendar import month_abbr, month_name
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from bots.reading.pages.labels import HEADING, expanded
from bots.reading.pages.segments import TOKEN
from bots.reading.pages.stems import STEMS
from bots.reading.pages.titles import TITLES
from bots.reading.pages.titles_abroad import TITLES_ABROAD
from counterfoil.model.documents import Kind

FORMS = frozenset(kind for kind in Kind if kind.value.endswith("_form"))
# In capitals so many tokens that end with a title's word are one ("LOCUM INVOICE").
SHORT_TITLE = 3
# A title may have this many tokens before it ("ACME Ltd VAT Invoice").
LEAD = 5
# A heading whose letters are set apart falls into so many bits or more, shorter than this.
SPACED, LONGEST_BIT = 3, 3
# Titles without spaces are looked for from so many letters on at the beginning, and from so many anywhere.
SHORT_WORDING, LONG_WORDING = 7, 10
# A title's word with more words between it and one of these is part of a firm's name ("Statement Furniture Ltd").
FIRM = frozenset({"ltd", "limited", "plc", "llp", "gmbh", "inc", "bv", "sa", "srl", "company", "co"})
# A title's word before one of these is part of another label, or of the name of a department.
OF_ANOTHER = frozenset(
    "to total value amount address date dated due net gross control terms limit account card application period".split()  # noqa: SIM905 a list to read
)
# A piece that begins so says what the page is not.
DENYING = frozenset({"not", "no", "nor", "without"})
# What a heading weighs that names a kind by its stem, and one in which a listed title of another kind stands.
BY_STEM, BESIDE_LISTED = 3.0, 2.2
# Capitals stand out in this share of the page's height.
UPPER = 0.3
# Letters this much taller than the page's usual ones make a heading.
TALLER = 1.15
# The headings and names of a few pages.
REMEMBERED = 2048
# A number may begin with so many letters ("LPI-0021"), which are no word beside a title.
LONGEST_PREFIX = 4
# Words that may stand around a title without making it a sentence.
AROUND = frozenset(
    (
        "copy",
        "duplicate",
        "original",
        "nhs",
        "page",
        "of",
        "vat",
        "tax",
        "sales",
        "your",
        "our",
        "no",
        "number",
        "date",
        "the",
        "this",
        "a",
        "interim",
        "final",
        "reprint",
        "form",
        "ref",
        *(name.casefold() for name in (*month_name, *month_abbr) if name),
    )
)


class Piece(NamedTuple):
    """A piece of text that may be a title: how tall over the usual (1: as all), and how far down the page (0 to 1).

    `label` says that it rather announces a value or heads a column than names the page, `alone` that it is a title and
    nothing else, by its place.
    """

    tokens: tuple[str, ...]
    taller: float
    down: float
    capitals: bool
    label: bool = False
    alone: bool = False


class Title(NamedTuple):
    """A title found in a piece: what it names, its weight in these surroundings, and how many tokens make it."""

    kind: Kind
    weight: float
    length: int


# A listed title among tokens: where it begins and ends, what it names, and its weight.
Phrase = tuple[int, int, Kind, float]


@cache
def _titles() -> Mapping[str, tuple[tuple[tuple[str, ...], Kind, float], ...]]:
    """First token → titles that begin with it, the longest first."""
    index: dict[str, dict[tuple[str, ...], tuple[Kind, float]]] = defaultdict(dict)
    for name, weight, wordings in HEADING.findall(TITLES + TITLES_ABROAD):
        for wording in wordings.split(";"):
            for tokens in expanded(wording):
                index[tokens[0]].setdefault(tokens, (Kind(name), float(weight)))
    return {
        first: tuple((tokens, *meaning) for tokens, meaning in sorted(known.items(), key=lambda item: -len(item[0])))
        for first, known in index.items()
    }


def _is_strange(token: str) -> bool:
    """Whether a word beside a title makes more of it than a title; numbers and letters on their own do not."""
    return token not in AROUND and len(token) > 1 and not any(letter.isdigit() for letter in token)


@lru_cache(REMEMBERED)
def tokens_of(text: str) -> tuple[str, ...]:
    """The words of a piece; the letters with which a number begins, as of an invoice, are none."""
    found: list[str] = []
    for word in text.casefold().split():
        parts = TOKEN.findall(word)
        numbered = len(parts) > 1 and any(sign.isdigit() for sign in word)
        found.extend(part for part in parts if not (numbered and _is_prefix(part)))
    return tuple(found)


def _is_prefix(part: str) -> bool:
    return part.isalpha() and len(part) <= LONGEST_PREFIX and part not in _titles()


def phrases_in(tokens: Sequence[str]) -> list[Phrase]:
    """The titles among tokens, the longest at each place: where they begin and end, their kind and weight."""
    found: list[Phrase] = []
    start = 0
    while start < len(tokens):
        end = start + 1
        for phrase, kind, weight in _titles().get(tokens[start], ()):
            if tuple(tokens[start : start + len(phrase)]) == phrase:
                end = start + len(phrase)
                found.append((start, end, kind, weight))
                break
        start = end
    return found


def may_hold_title(tokens: Sequence[str]) -> bool:
    """Whether a listed title may begin with one of these words; most pieces of a page have none."""
    known = _titles()
    return any(token in known or token.endswith("rechnung") for token in tokens)


def is_title(tokens: Sequence[str]) -> bool:
    """Whether tokens are a listed title and nothing else."""
    return any(end - start == len(tokens) for start, end, *_ in phrases_in(tokens))


def titles_in(piece: Piece) -> Iterator[Title]:
    """The titles in a piece; of two kinds in one ("Invoice / Credit Note") both count."""
    known = _titles()
    tokens = ["rechnung" if token.endswith("rechnung") and token not in known else token for token in piece.tokens]
    found = phrases_in(tokens)
    strange = _strange_among(tokens, found)
    spaced = sum(len(token) < LONGEST_BIT for token in tokens) >= SPACED
    is_name = bool(tokens) and tokens[-1] in FIRM
    if piece.taller >= TALLER and not is_name and (spaced or not found) and (whole := list(_run_together(tokens))):
        yield from whole  # the bits of "P ro - fo r m a Invoice" name another thing than the whole
        return
    yield from _by_stem(piece, tokens, found)
    greatest = max((weight for *_, weight in found), default=0.0)
    for start, end, kind, weight in found:
        ends_heading = end == len(tokens) and piece.taller >= TALLER
        if (start >= LEAD and not ends_heading) or DENYING & set(tokens[:start]):
            continue
        if end - start == 1 and FIRM & set(tokens[end + 1 :]):
            continue
        if OF_ANOTHER & set(tokens[end : end + 1]):
            continue
        if not strange:
            yield Title(kind, greatest, end - start)
        elif end - start > 1 or kind in FORMS or ends_heading or (piece.capitals and end == len(tokens) <= SHORT_TITLE):
            # "WORKER INVOICE": of few words the last says what it is, and the others of what sort.
            sort = ends_heading and (end - start > 1 or (kind.is_bill and len(tokens) <= SHORT_TITLE))
            sort = sort or (kind.is_bill and piece.capitals and len(tokens) <= SHORT_TITLE and not piece.label)
            yield Title(kind, weight * (0.85 if sort else 0.65), end - start)
        else:
            yield Title(kind, weight * (0.5 if start == 0 else 0.35), 1)


def _by_stem(piece: Piece, tokens: Sequence[str], found: Sequence[Phrase]) -> Iterator[Title]:
    """What a heading names by its stems, where no listed title is all of it; a firm's name before it says nothing."""
    stands_out = piece.taller >= TALLER or piece.alone or (piece.capitals and piece.down < UPPER)
    if piece.label or not stands_out or DENYING & set(tokens):
        return
    begin = max((place for place, token in enumerate(tokens) if token in FIRM), default=-1) + 1
    of_another = any(OF_ANOTHER & set(tokens[end : end + 1]) for _, end, *_ in found)
    if of_another or not _strange_among(tokens, found, begin):
        return
    kind = kind_by_stem(" ".join(token for token in tokens[begin:] if not token.isdecimal()))
    if kind:
        yield Title(kind, BY_STEM if all(kind is listed for *_, listed, _ in found) else BESIDE_LISTED, 2)


def _strange_among(tokens: Sequence[str], found: Sequence[Phrase], begin: int = 0) -> bool:
    """Whether any word from a place on is neither of the titles found nor of those that may stand around one."""
    named = {place for start, end, *_ in found for place in range(start, end)}
    return any(_is_strange(token) for place, token in enumerate(tokens) if place not in named and place >= begin)


@cache
def _stems() -> tuple[re.Pattern[str], tuple[tuple[Kind, re.Pattern[str]], ...]]:
    """A pattern of all stems, and one of the stems of each kind."""
    stems = [
        (Kind(name), "|".join(line.strip() for line in patterns.splitlines()))
        for name, patterns in re.findall(r"^(\w+)\n((?:^ .*\n?)+)", STEMS, re.MULTILINE)
    ]
    whole = re.compile("|".join(pattern for _, pattern in stems))
    return whole, tuple((kind, re.compile(pattern)) for kind, pattern in stems)


@lru_cache(REMEMBERED)
def kind_by_stem(words: str) -> Kind | None:
    """The kind that a heading in small letters without signs names by its stems; None where none fits."""
    any_stem, stems = _stems()
    return next((kind for kind, pattern in stems if pattern.search(words)), None) if any_stem.search(words) else None


def is_named_as_a_title(text: str) -> bool:
    """Whether a text is a listed title and nothing else, or names a kind of document by its stems."""
    tokens = tokens_of(text)
    return is_title(tokens) or kind_by_stem(" ".join(tokens)) is not None


def _run_together(tokens: Sequence[str]) -> Iterator[Title]:
    """A title in a heading whose words lack their spaces, or run into a name ("LTDORDER CONFIRMATION")."""
    letters = "".join(tokens)
    known = _squeezed()
    for length in range(len(letters), SHORT_WORDING - 1, -1):
        for start in range(len(letters) - length + 1 if length >= LONG_WORDING else 1):
            if found := known.get(letters[start : start + length]):
                kind, weight = found
                yield Title(kind, weight * 0.8, 2)
                return


@cache
def _squeezed() -> Mapping[str, tuple[Kind, float]]:
    """Titles without their spaces; only such as are long enough not to turn up inside a word."""
    all_titles = {"".join(phrase): (kind, weight) for known in _titles().values() for phrase, kind, weight in known}
    return {wording: meaning for wording, meaning in all_titles.items() if len(wording) >= SHORT_WORDING}
