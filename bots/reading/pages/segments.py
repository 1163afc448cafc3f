"""Segments: the words of a page gathered into lines, and each line into the pieces that stand apart."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TypeVar

from bots.reading.pages.combs import without_combs
from bots.reading.pages.pence import with_pence
from bots.reading.pdfs.words import Page, Word, in_lines
from counterfoil.model.fields import Field

# Words further apart than this share of their height belong to different cells or columns.
CELL_GAP = 0.8
# Those further apart than this, and than so many usual spaces of the page, belong to different columns if as many
# lines or more begin where the second does.
WIDE_SPACE, WIDER, A_COLUMN = 0.45, 1.6, 3
# Two words of one piece that begin, by so many points, where two pieces of another line begin are the values of two
# columns, if that is one of so many lines over it and no further away than so many times the height.
LEVEL, NEIGHBOURS, NEARBY = 1.5, 4, 6.0
# A line goes on in the next where there is no more white between them than this share of their height. One that takes
# up this share of the page goes on at the left edge of its row. Edges are level within so many points.
LEADING, RUNNING, ASIDE = 0.7, 0.3, 2.5
# Pieces of a token for comparing with labels: words, numbers and the few signs that labels use.
# A line drawn with characters.
RULE = re.compile(r"^[-–—_=.*~]{4,}$")
# Letters with points behind them are one token: "V.A.T.", "P.O.".
DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?![^\W\d_])|\b(?:[^\W\d_]\.)+[^\W\d_]\b(?!\.?\w)", re.IGNORECASE)
# The end of "customer's" makes no token: the wordings have "customer".
POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s\b")
# The raised letters of "Nº" and "1ª" are no letters of the word.
TOKEN = re.compile(r"[^\W_ºª]+|[#%£€$&@]")

LABEL_IN_WORD = re.compile(
    r"^([^\W\d][^\W\d]*[.#]*:|(?:no|nr|num|number|ref)\.?[:#]|(?:no|nr)(?:\.|(?=\d{4}))|[^\W\d]+#)"
    r"((?!//)[^:]*\w\S*)$",
    re.IGNORECASE,
)

# The words of a few pages.
REMEMBERED = 4096

LEADER = re.compile(r"^(|\S*?[^\W_])(?:\.{4,}|…{2,}|_{4,}):?(\S*)$")
# What a word has that may be a label and its value.
PARTS_LABEL = re.compile(r"[:.#…]|__|^n[or]\d", re.IGNORECASE)


class Segment:
    """Words of one line that stand together. `row` counts the lines of the page from 0."""

    __slots__ = (
        "_has_digits",
        "_tokens",
        "bottom",
        "middle",
        "page",
        "row",
        "size",
        "text",
        "top",
        "words",
        "x0",
        "x1",
    )
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    def __init__(self, page: Page, row: int, words: tuple[Word, ...]) -> None:
        self.page, self.row, self.words = page, row, words
        texts, lefts, tops, rights, bottoms, sizes, _ = zip(*words, strict=True)
        self.text = " ".join(texts)
        self.x0, self.x1 = lefts[0], rights[-1]
        self.top, self.bottom = min(tops), max(bottoms)
        self.size = max(sizes)
        self.middle = (self.top + self.bottom) / 2
        self._tokens: tuple[tuple[str, int], ...] | None = None
        self._has_digits: bool | None = None

    @property
    def has_digits(self) -> bool:
        """Whether any sign of it is a digit."""
        if self._has_digits is None:
            self._has_digits = any(map(str.isdigit, self.text))
        return self._has_digits

    @property
    def tokens(self) -> tuple[tuple[str, int], ...]:
        """Lower-case tokens with the index of the word that each is part of."""
        if self._tokens is None:
            self._tokens = tuple(
                [(token, index) for index, word in enumerate(self.words) for token in _tokens_of(word.text)]
            )
        return self._tokens

    def part(self, start: int, stop: int | None = None) -> "Segment | None":
        """Some of the words as a segment of their own."""
        words = self.words[start:stop]
        return Segment(self.page, self.row, words) if words else None

    def span(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that the characters from `start` to `end` of the text belong to."""
        touched, position = [], 0
        for word in self.words:
            if position < end and start < position + len(word.text):
                touched.append(word)
            position += len(word.text) + 1
        return tuple(touched)


@lru_cache(REMEMBERED)
def _tokens_of(word: str) -> list[str]:
    return TOKEN.findall(POSSESSIVE.sub("", DOTTED.sub(lambda found: found[0].replace(".", ""), word.casefold())))


class Layout:
    """One page, its lines and its segments."""

    def __init__(self, page: Page) -> None:
        self.page = page
        words = [part for word in page.words if not RULE.match(word.text) for part in _parted(word)]
        lines = [list(_pieces(line)) for line in with_pence(without_combs(in_lines(words)))]
        starts = Counter(round(piece[0].x0) for line in lines for piece in line)
        self.wide = max(WIDE_SPACE, WIDER * _usual_space(lines))
        parted = [[part for piece in line for part in _by_columns(piece, starts, self.wide)] for line in lines]
        self.rows = [
            [Segment(page, number, part) for piece in line for part in _by_neighbours(piece, parted, number)]
            for number, line in enumerate(parted)
        ]
        self.segments = [segment for row in self.rows for segment in row]

    @cached_property
    def text(self) -> str:
        """The page as text, a line a row, cells parted by two spaces."""
        return "\n".join("  ".join(segment.text for segment in row) for row in self.rows)

    @cached_property
    def with_digits(self) -> tuple[Segment, ...]:
        """The segments that any number, day or amount of the page is in."""
        return tuple([segment for segment in self.segments if segment.has_digits])

    def going_on(self, segment: Segment) -> Segment | None:
        """The text with which a line goes on in the next: under its left edge, or under that of the row it ends."""
        row = self.rows[segment.row]
        first = row[0]
        # "Payee: A Ltd   S/C: 12-34-56   Account:" is a line of text, whatever stands beside it.
        own = [one for one in row if one.x0 <= segment.x0]
        listed = len(own) > 1 and all(":" in one.text for one in own[:-1])
        ends_row = listed or (row[-1] is segment and segment.x1 - first.x0 > RUNNING * self.page.width)
        # What stands beside may have its own lines between these two.
        below = [one for between in self.rows[segment.row + 1 : segment.row + 3] for one in between]
        for edge in (segment, first) if ends_row else (segment,):
            for under in below:
                close = under.top - segment.bottom < LEADING * segment.size and under.middle > segment.middle
                level = abs(under.x0 - edge.x0) < ASIDE or abs(under.x0 + under.x1 - edge.x0 - segment.x1) < ASIDE
                if close and level:
                    return under
        return None

    def beside(self, segment: Segment) -> list[Segment]:
        """What stands right of a segment, nearest first: on its own line, or else on one nearly at its height."""
        level = [other for other in self.rows[segment.row] if other.x0 >= segment.x1 - 1]
        if level:
            return level
        near = [
            other
            for row in self.rows[max(0, segment.row - 2) : segment.row + 3]
            for other in row
            if other.x0 >= segment.x1 - 1
            and abs(other.middle - segment.middle) < 0.4 * min(other.size, segment.size) + 1
        ]
        near.sort(key=lambda other: other.x0)
        return near

    def below(self, segment: Segment, reach: float) -> Iterator[Segment]:
        """What stands under a segment within `reach` points and shares some of its width, nearest first."""
        limit = segment.bottom + reach
        for row in self.rows[segment.row + 1 :]:
            if row[0].top > limit:
                return
            for other in row:
                if (
                    other.x0 < segment.x1
                    and other.x1 > segment.x0
                    and segment.middle < other.top + 2
                    and other.top < limit
                ):
                    yield other


def _parted(word: Word) -> Iterator[Word]:
    """A word cut behind the label in it: "Date:05/10/2026" is two words, "10:30" and addresses of the web are one.

    Points that lead from a label to its value belong to neither ("Date.......05/10/2026").
    """
    parts = PARTS_LABEL.search(word.text)
    found = (LEADER.match(word.text) or LABEL_IN_WORD.match(word.text)) if parts else None
    if found is None:
        yield word
        return
    wide = (word.x1 - word.x0) / len(word.text)
    for number in (1, 2):
        if found[number]:
            first, last = (word.x0 + wide * place for place in found.span(number))
            yield word._replace(text=found[number], x0=first, x1=last)


def _pieces(line: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """A line cut where a gap is wider than a space can be."""
    piece = [line[0]]
    for one, other in pairwise(line):
        if other.x0 - one.x1 > CELL_GAP * min(one.size, other.size):
            yield tuple(piece)
            piece = []
        piece.append(other)
    yield tuple(piece)


def _usual_space(lines: Sequence[Sequence[tuple[Word, ...]]]) -> float:
    """The usual gap between words of a page, as a share of their height."""
    gaps = sorted((b.x0 - a.x1) / b.size for line in lines for piece in line for a, b in pairwise(piece))
    return gaps[len(gaps) // 2] if gaps else 0.0


def _by_columns(piece: tuple[Word, ...], starts: Mapping[int, int], wide: float) -> Iterator[tuple[Word, ...]]:
    """A piece cut where a gap is wide for a space and what stands behind it begins as the lines of a column do."""
    first = 0
    gaps = [other.x0 - one.x1 for one, other in pairwise(piece)]
    for number, gap in enumerate(gaps, start=1):
        word = piece[number]
        if gap > wide * word.size:
            at = round(word.x0)
            if starts.get(at, 0) + starts.get(at - 1, 0) + starts.get(at + 1, 0) >= A_COLUMN:
                yield piece[first:number]
                first = number
    yield piece[first:]


def _by_neighbours(
    piece: tuple[Word, ...], lines: Sequence[Sequence[tuple[Word, ...]]], number: int
) -> Iterator[tuple[Word, ...]]:
    """A piece with figures cut where it has the values of narrow columns, whose headings stand in a line over it.

    It begins where one of these does, and a word of it where the next does: "7 Mar 4471" under "Date" and "Order".
    """
    cuts: set[int] = set()
    if len(piece) > 1 and _has_digits(piece):
        for line in reversed(lines[max(0, number - NEIGHBOURS) : number]):
            within = [other for other in line if other[0].x0 <= piece[-1].x1 and other[-1].x1 >= piece[0].x0]
            if piece[0].top - line[0][0].top > NEARBY * piece[0].size or (cuts and any(map(_has_digits, within))):
                break
            cuts.update(_columns_of(within, piece))
    edges = sorted({0, *cuts, len(piece)})
    for start, stop in pairwise(edges):
        yield piece[start:stop]


def _has_digits(piece: Sequence[Word]) -> bool:
    return any(map(str.isdigit, "".join([word.text for word in piece])))


def _columns_of(headings: Sequence[tuple[Word, ...]], piece: tuple[Word, ...]) -> Iterator[int]:
    """The numbers of the words of a piece that begin where headings begin; 0 is where the first of these does."""
    begun = False
    for heading in headings:
        named = not _has_digits(heading)
        at = (n for n, word in enumerate(piece) if named and abs(word.x0 - heading[0].x0) <= LEVEL)
        place = next(at, None)
        begun = place is not None and (begun or place == 0)
        if begun and place is not None:
            yield place


T = TypeVar("T")


def cited(page: Page, words: Sequence[Word], value: T, confidence: float, source: str) -> Field[T]:
    """A field with the words that it was read from as its evidence; it is no surer than they are."""
    texts, lefts, tops, rights, bottoms, _, sure = zip(*words, strict=True)
    return Field(
        value=value,
        raw=" ".join(texts),
        confidence=round(confidence * min(sure), 3),
        source=source,
        page=page.number,
        box=page.shown(min(lefts), min(tops), max(rights), max(bottoms)),
    )
