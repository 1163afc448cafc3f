"""Kinds: what a document is, by its titles, how large and where they stand, and the words that go with each kind."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from statistics import median
from typing import NamedTuple

from bots.reading.labels import HEADING, expanded
from bots.reading.page_segments import TOKEN, Layout
from bots.reading.page_titles import SUPPORT, TITLES
from counterfoil.model.documents import Kind

FORMS = frozenset(kind for kind in Kind if kind.value.endswith("_form"))
# A title stands in a piece of at most this many tokens; in more it is a sentence.
LONGEST_TITLE = 10
# A title may have this many tokens before it ("ACME Ltd VAT Invoice").
LEAD = 5
# Below this score nothing says what a page is.
ENOUGH = 2.0
# A score at which a kind is beyond doubt, where no other comes near.
PLAIN = 4.0
# Letters this much taller than the page's usual ones make a heading.
TALLER = 1.15
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
    )
)


class Piece(NamedTuple):
    """A piece of text that may be a title: how tall over the usual (1: as all), and how far down the page (0 to 1)."""

    tokens: tuple[str, ...]
    taller: float
    down: float
    capitals: bool


@cache
def _titles() -> Mapping[str, tuple[tuple[tuple[str, ...], Kind, float], ...]]:
    """First token → titles that begin with it, the longest first."""
    index: dict[str, dict[tuple[str, ...], tuple[Kind, float]]] = defaultdict(dict)
    for name, weight, wordings in HEADING.findall(TITLES):
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


def _title(tokens: Sequence[str]) -> tuple[Kind, float, int] | None:
    """The title in a piece: its kind, its weight in these surroundings, and how many tokens make it."""
    titles = _titles()
    tokens = ["rechnung" if token.endswith("rechnung") and token not in titles else token for token in tokens]
    for start in range(min(len(tokens), LEAD)):
        for phrase, kind, weight in titles.get(tokens[start], ()):
            end = start + len(phrase)
            if tuple(tokens[start:end]) == phrase:
                strange = [token for token in (*tokens[:start], *tokens[end:]) if _is_strange(token)]
                if not strange:
                    return kind, weight, len(phrase)
                if len(phrase) > 1 or kind in FORMS:
                    return kind, weight * 0.65, len(phrase)
                return kind, weight * (0.5 if start == 0 else 0.35), 1
    return None


def _from_titles(pieces: Iterable[Piece]) -> dict[Kind, float]:
    """The best title of each kind."""
    scores: dict[Kind, float] = {}
    for piece in pieces:
        found = _title(piece.tokens)
        if found is None:
            continue
        kind, weight, length = found
        score = weight * (0.5 + 0.5 * min(piece.taller, 2.4))
        score *= 1.0 if piece.down < 0.3 else 0.75 if piece.down < 0.5 else 0.35  # noqa: PLR2004 thirds of a page
        if length == 1 and piece.taller < TALLER and not (piece.capitals and piece.down < 0.35):  # noqa: PLR2004
            score *= 0.5
        scores[kind] = max(scores.get(kind, 0.0), score)
    return scores


def _judged(pieces: Iterable[Piece], text: str) -> tuple[Kind, float]:
    scores = _from_titles(pieces)
    text = text.casefold()
    titled = max(scores.values(), default=0.0) >= PLAIN
    for kind, weight, pattern in _support():
        if titled and kind not in scores:
            continue  # no phrase can outweigh a plain title
        hits = set(pattern.findall(text))
        if hits:
            scores[kind] = scores.get(kind, 0.0) + weight * 0.5 * min(len(hits), 3)
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < ENOUGH:
        return Kind.UNKNOWN, 0.5
    best = ranked[0][1]
    second = max(0.0, ranked[1][1]) if len(ranked) > 1 else 0.0
    return ranked[0][0], round(min(0.99, (1 - 0.5 * (second / best) ** 2) * min(1.0, 0.55 + 0.45 * best / PLAIN)), 3)


def _pieces(layout: Layout) -> Iterator[Piece]:
    usual = median(segment.size for segment in layout.segments)
    for segment in layout.segments:
        if 0 < len(segment.tokens) <= LONGEST_TITLE:
            tokens = tuple(token for token, _ in segment.tokens)
            down = segment.top / layout.page.height
            yield Piece(tokens, segment.size / usual, down, segment.text.isupper())


def classify(layouts: Sequence[Layout]) -> tuple[Kind, float]:
    """The kind of the document on these pages, with how sure that is (0 to 1); the first page has its title."""
    first = next((layout for layout in layouts if layout.segments), None)
    if first is None:
        return Kind.UNKNOWN, 0.5
    return _judged(_pieces(first), "\n".join(layout.text for layout in layouts))


def classify_text(text: str) -> tuple[Kind, float]:
    """The kind of a plain text such as an e-mail's body; unknown where no line of it is a title and no phrase tells."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    pieces = []
    for number, line in enumerate(lines):
        tokens = tuple(TOKEN.findall(line.casefold()))
        if len(tokens) <= LONGEST_TITLE:
            pieces.append(Piece(tokens, 1.0, number / max(20, len(lines)), line.isupper()))
    return _judged(pieces, text)
