"""Kinds: what a document is, by its titles, how large and where they stand, and the words that go with each kind."""

import re
from calendar import month_abbr, month_name
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from statistics import median
from typing import NamedTuple

from bots.reading.pages.columns import find_headers
from bots.reading.pages.labels import HEADING, expanded
from bots.reading.pages.phrases import SUPPORT
from bots.reading.pages.segments import TOKEN, Layout, Segment
from bots.reading.pages.titles import TITLES
from bots.reading.pages.titles_abroad import TITLES_ABROAD
from counterfoil.model.documents import Kind

FORMS = frozenset(kind for kind in Kind if kind.value.endswith("_form"))
# A title stands in a piece of at most this many tokens; in more it is a sentence.
LONGEST_TITLE = 10
# The same in a heading, which may have the whole name of the firm before it.
LONGEST_HEADING = 14
# In capitals so many tokens that end with a title's word are one ("LOCUM INVOICE").
SHORT_TITLE = 3
# A title may have this many tokens before it ("ACME Ltd VAT Invoice").
LEAD = 5
# A label ("Delivery note: D123") speaks so much less for a kind than a title does; a bill's own number says more.
LABEL_OF_BILL, LABEL_OF_ANOTHER = 0.7, 0.25
# So many pieces or more in a row are the headings of a table.
HEADINGS = 3
# Words of this share of the tallest word's height are of the same heading.
AS_TALL = 0.85
# A heading whose letters are set apart falls into bits shorter than this.
LONGEST_BIT = 3
# Titles without spaces are looked for from so many letters on at the beginning, and from so many anywhere.
SHORT_WORDING, LONG_WORDING = 7, 10
# The only number that a title may have beside it ("Statement   September 2026").
YEAR = re.compile(r"\b20\d\d\b")
# A title's word with more words between it and one of these is part of a firm's name ("Statement Furniture Ltd").
FIRM = frozenset({"ltd", "limited", "plc", "llp", "gmbh", "inc", "bv", "sa", "srl", "company", "co"})
# A piece that begins so says what the page is not.
DENYING = frozenset({"not", "no", "nor", "without"})
NOT_ONE = re.compile(
    r"\bnot (?:to be (?:treated|regarded|used|taken) as |(?:constitute|represent) )?an? "
    r"(?:(?:valid|vat|tax|sales|final) )*invoice\b|\bisn't an? (?:vat |tax )?invoice\b"
)
# The same where no title says otherwise: an invoice may well speak of the next.
TO_FOLLOW = re.compile(
    r"\binvoices? (?:to follow|(?:will|shall) (?:follow|be (?:sent|issued|raised|posted|e-?mailed)))"
    r"|\b(?:we (?:will|shall)|you will be|will be) (?:send you an )?invoiced?\b"
)
# What such words leave of being sure of a bill.
DENIED = 0.6
# How sure a page is of unknown kind of which nothing tells what it is; of another kind for certain, it is surer.
UNTOLD = 0.5
# How sure a kind can be that no title names, only labels and phrases.
UNTITLED = 0.75
# Below this score nothing says what a page is.
ENOUGH = 2.0
# A score at which a kind is beyond doubt, where no other comes near.
PLAIN = 4.0
# Letters this much taller than the page's usual ones make a heading.
TALLER = 1.15
# A title in capitals stands this share of the page's width apart from what is beside it, in this share of its height.
APART, HEAD = 0.15, 0.3
# What goes on with a heading is as large as it is, but for this share, follows in a gap of so many times its size, or
# stands so many times its size further down.
SAME_SIZE, LETTER_SPACE, HEADING_LEADING = 0.04, 1.5, 1.7
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


@cache
def _support() -> tuple[tuple[Kind, float, re.Pattern[str]], ...]:
    return tuple(
        (Kind(name), float(weight), re.compile("|".join(line.strip() for line in patterns.splitlines())))
        for name, weight, patterns in re.findall(r"^(\w+) (-?[\d.]+)\n((?:^ .*\n?)+)", SUPPORT, re.MULTILINE)
    )


def _is_strange(token: str) -> bool:
    """Whether a word beside a title makes more of it than a title; numbers and letters on their own do not."""
    return token not in AROUND and len(token) > 1 and not any(letter.isdigit() for letter in token)


def _tokens(text: str) -> tuple[str, ...]:
    """The words of a piece; the letters with which a number begins, as of an invoice, are none."""
    found: list[str] = []
    for word in text.casefold().split():
        parts = TOKEN.findall(word)
        numbered = len(parts) > 1 and any(sign.isdigit() for sign in word)
        found.extend(part for part in parts if not (numbered and _is_prefix(part)))
    return tuple(found)


def _is_prefix(part: str) -> bool:
    return part.isalpha() and len(part) <= LONGEST_PREFIX and part not in _titles()


def _phrases(tokens: Sequence[str]) -> list[tuple[int, int, Kind, float]]:
    """The titles among tokens, the longest at each place: where they begin and end, their kind and weight."""
    found: list[tuple[int, int, Kind, float]] = []
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


def _titles_in(piece: Piece) -> Iterator[Title]:
    """The titles in a piece; of two kinds in one ("Invoice / Credit Note") both count."""
    known = _titles()
    tokens = ["rechnung" if token.endswith("rechnung") and token not in known else token for token in piece.tokens]
    found = _phrases(tokens)
    named = {place for start, end, *_ in found for place in range(start, end)}
    strange = any(_is_strange(token) for place, token in enumerate(tokens) if place not in named)
    spaced = sum(len(token) < LONGEST_BIT for token in tokens) >= HEADINGS
    if piece.taller >= TALLER and (spaced or not found) and (whole := list(_run_together(tokens))):
        yield from whole  # the bits of "P ro - fo r m a Invoice" name another thing than the whole
        return
    greatest = max((weight for *_, weight in found), default=0.0)
    for start, end, kind, weight in found:
        ends_heading = end == len(tokens) and piece.taller >= TALLER
        if (start >= LEAD and not ends_heading) or DENYING & set(tokens[:start]):
            continue
        if end - start == 1 and FIRM & set(tokens[end + 1 :]):
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


def _from_titles(pieces: Iterable[Piece]) -> tuple[dict[Kind, float], set[Kind]]:
    """The best title of each kind, and the kinds that a true title names, not only a label."""
    scores: dict[Kind, float] = {}
    titled: set[Kind] = set()
    for piece in pieces:
        for kind, weight, length in _titles_in(piece):
            score = weight * (0.5 + 0.5 * min(piece.taller, 2.4))
            score *= 1.0 if piece.down < 0.3 else 0.75 if piece.down < 0.5 else 0.35  # noqa: PLR2004 thirds of a page
            if piece.label:
                score *= LABEL_OF_BILL if kind.is_bill else LABEL_OF_ANOTHER
            else:
                titled.add(kind)
                plain = piece.alone or (piece.capitals and piece.down < 0.35)  # noqa: PLR2004
                if length == 1 and piece.taller < TALLER and not plain:
                    score *= 0.5
            scores[kind] = max(scores.get(kind, 0.0), score)
    return scores, titled


def _judged(pieces: Iterable[Piece], text: str) -> tuple[Kind, float]:
    scores, titled = _from_titles(pieces)
    text = " ".join(text.casefold().split())
    plain = max(scores.values(), default=0.0) >= PLAIN
    for kind, weight, pattern in _support():
        if plain and kind not in scores:
            continue  # no phrase can outweigh a plain title
        hits = set(pattern.findall(text))
        if hits:
            scores[kind] = scores.get(kind, 0.0) + weight * 0.5 * min(len(hits), 3)
    denied = NOT_ONE.search(text) or (Kind.INVOICE not in titled and TO_FOLLOW.search(text))
    if denied and Kind.INVOICE in scores:
        scores[Kind.INVOICE] *= DENIED
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < ENOUGH:
        return Kind.UNKNOWN, DENIED if denied else UNTOLD
    kind, best = ranked[0]
    second = max(0.0, ranked[1][1]) if len(ranked) > 1 else 0.0
    rivalry = 0.5 if kind in titled else 0.8
    sure = (1 - rivalry * (second / best) ** 2) * min(1.0, 0.55 + 0.45 * best / PLAIN)
    sure = min(0.99 if kind in titled else UNTITLED, sure)
    return kind, round(sure * DENIED if denied and kind.is_bill else sure, 3)


def _pieces(layout: Layout) -> Iterator[Piece]:
    usual = median(segment.size for segment in layout.segments)
    for row in layout.rows:
        for place, segment in enumerate(row):
            # Of words drawn over one another only the tallest can be the title.
            tall = [word for word in segment.words if word.size >= AS_TALL * segment.size]
            text = " ".join(word.text for word in tall)
            tokens = _tokens(text)
            taller = segment.size / usual
            if 0 < len(tokens) <= (LONGEST_HEADING if taller >= TALLER else LONGEST_TITLE):
                title = _is_title(layout, segment, place)
                announces = _is_label(segment, row, place) and not title
                label = taller < TALLER and (announces or _has_value_below(layout, segment))
                yield Piece(tokens, taller, segment.top / layout.page.height, text.isupper(), label, title)
            if taller >= TALLER and (whole := _going_on(layout, segment, place)) is not None:
                yield Piece(_tokens(whole), taller, segment.top / layout.page.height, whole.isupper())


def _going_on(layout: Layout, segment: Segment, place: int) -> str | None:
    """A heading with what goes on with it in its own row, or in the next one under its beginning, as large as it is."""
    row = layout.rows[segment.row]
    near = [one for one in row[place + 1 : place + 2] if one.x0 - segment.x1 < LETTER_SPACE * segment.size]
    under = [one for below in layout.rows[segment.row + 1 : segment.row + 4] for one in below]
    near += [
        one
        for one in under
        if abs(one.x0 - segment.x0) < 1 and 0 < one.top - segment.top < HEADING_LEADING * segment.size
    ]
    other = next((one for one in near if abs(one.size - segment.size) < SAME_SIZE * segment.size), None)
    return f"{segment.text} {other.text}" if other is not None else None


def _is_label(segment: Segment, row: Sequence[Segment], place: int) -> bool:
    """Whether a piece no taller than the rest has its value with or beside it, or stands in a row of headings."""
    numbered = [any(sign.isdigit() for sign in one.text) for one in row[1:]]
    if ":" in segment.text or (len(row) >= HEADINGS and not (place == 0 and any(numbered) and not numbered[0])):
        return True  # "Credit Note   Document No   IN4471" has a title before a label with its value
    with_value = [segment, *row[place + 1 : place + 2]] if len(row) > 1 else []
    return any(sign.isdigit() for one in with_value for sign in YEAR.sub("", one.text))


def _is_title(layout: Layout, segment: Segment, place: int) -> bool:
    """Whether a piece is a title and nothing else: in the first line, or in capitals at the head and apart from all."""
    row = layout.rows[segment.row]
    beside = row[place + 1 : place + 2]
    apart = all(one.x0 - segment.x1 > APART * layout.page.width for one in beside)
    heads = segment.row == 0 or (segment.text.isupper() and apart and segment.top < HEAD * layout.page.height)
    if not heads or any(sign.isdigit() for one in beside for sign in one.text):
        return False
    tokens = _tokens(segment.text)
    titled = any(end - start == len(tokens) for start, end, *_ in _phrases(tokens))
    return titled and not any(one.first_row <= segment.row <= one.last_row for one in find_headers(layout))


def _has_value_below(layout: Layout, segment: Segment) -> bool:
    """Whether a number, perhaps with its date, stands right under a piece, and begins where it begins."""
    under = next(layout.below(segment, segment.size), None)
    return (
        under is not None
        and abs(under.x0 - segment.x0) < segment.size
        and any(sign.isdigit() for sign in under.text)
        and not any(word.text.isalpha() for word in under.words)
    )


def classify(layouts: Sequence[Layout]) -> tuple[Kind, float]:
    """The kind of the document on these pages, with how sure that is (0 to 1); the first page has its title."""
    first = next((layout for layout in layouts if layout.segments), None)
    if first is None:
        return Kind.UNKNOWN, UNTOLD
    return _judged(_pieces(first), "\n".join(layout.text for layout in layouts))


def classify_text(text: str) -> tuple[Kind, float]:
    """The kind of a plain text such as an e-mail's body; unknown where no line of it is a title and no phrase tells."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    pieces = []
    for number, line in enumerate(lines):
        tokens = _tokens(line)
        if len(tokens) <= LONGEST_TITLE:
            pieces.append(Piece(tokens, 1.0, number / max(20, len(lines)), line.isupper()))
    return _judged(pieces, text)
