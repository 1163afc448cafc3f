"""The layout of a document by its labels: what they are and where they stand, so that it is known again."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from rapidfuzz import fuzz

from bots.reading.pages.segments import Segment
from bots.reading.pages.values import Labels
from counterfoil.model.memory import Landmark

# How alike two labels are, in percent, that may be one read twice (a scan's letters).
ALIKE = 86
# How far a label may stand from where it stood, in shares of the page's width, once the whole page's shift is taken
# off (columns are as wide as what they hold), and how far the whole page may be shifted (a scan).
OFF, SHIFT = 0.05, 0.06
# What share of the labels must agree, of the page that has fewer and of the one that has more: not every bill of a
# layout has an order number or repeats the bank details. And how many keep their order.
OF_FEWER, OF_MORE, IN_ORDER = 0.75, 0.5, 0.75
FEWEST = 4
# Labels of one line stand no further apart in height, in shares of the page's.
LEVEL = 0.004
# A row of at least so many cells without a figure is the head of a table or a row of labels.
CELLS_OF_HEAD = 3
LONGEST_LABEL = 5


class Pair(NamedTuple):
    """A landmark as it was learnt, and as it stands now."""

    learnt: Landmark
    now: Landmark


def normal(text: str) -> str:
    """What of a label counts: its letters."""
    return re.sub(r"[\W\d_]", "", text).casefold()


def alike(one: str, other: str) -> bool:
    """Whether two labels, in their normal form, are the same one."""
    return one == other or (min(len(one), len(other)) > 4 and fuzz.ratio(one, other) >= ALIKE)  # noqa: PLR2004 a word


def landmark(segment: Segment) -> Landmark:
    """A label where it stands."""
    page = segment.page
    text = " ".join(word.text for word in segment.words).strip(" :.-")
    return Landmark(text=text, x=round(segment.x0 / page.width, 4), y=round(segment.top / page.height, 4))


def landmarks(labels: Labels) -> tuple[Landmark, ...]:
    """The labels of a page: known wordings, words before a colon, and heads of columns; in the order of the page."""
    found = {(normal(each.text), each.x): each for segment in _label_like(labels) for each in [landmark(segment)]}
    return tuple(each for (text, _), each in found.items() if text)


def _label_like(labels: Labels) -> Iterator[Segment]:
    for row in labels.layout.rows:
        plain = [segment for segment in row if not _has_figure(segment)]
        if len(plain) >= CELLS_OF_HEAD and len(plain) == len(row):
            yield from row
            continue
        for segment in row:
            yield from _parts(labels, segment)


def _parts(labels: Labels, segment: Segment) -> Iterator[Segment]:
    """The labels in a segment: what its wordings announce, else what stands before its first colon."""
    known = labels.found.get(id(segment), [])
    for found in known:
        part = segment.part(found.start, found.stop)
        if part:
            yield part
    colon = next((place for place, word in enumerate(segment.words) if word.text.endswith(":")), None)
    if not known and colon is not None and colon < LONGEST_LABEL:
        part = segment.part(0, colon + 1)
        if part and not _has_figure(part):
            yield part


def _has_figure(segment: Segment) -> bool:
    return any(letter.isdigit() for word in segment.words for letter in word.text)


def same_layout(learnt: Sequence[Landmark], now: Sequence[Landmark]) -> bool:
    """Whether the labels that were learnt stand here again, in their places and their order."""
    if len(learnt) < FEWEST or len(now) < FEWEST:
        return False
    pairs = _paired(learnt, now)
    if not pairs:
        return False
    shift = median(pair.now.x - pair.learnt.x for pair in pairs)
    if abs(shift) > SHIFT:
        return False
    placed = [pair for pair in pairs if abs(pair.now.x - pair.learnt.x - shift) <= OFF]
    if len(placed) < FEWEST:
        return False
    fewer, more = sorted((len(learnt), len(now)))
    enough = len(placed) >= OF_FEWER * fewer and len(placed) >= OF_MORE * more
    return enough and _in_order(placed) >= IN_ORDER * len(placed)


def _paired(learnt: Sequence[Landmark], now: Sequence[Landmark]) -> list[Pair]:
    """Each label that was learnt with the nearest like it that no other has."""
    free = list(now)
    pairs = []
    for one in learnt:
        like = [each for each in free if alike(normal(one.text), normal(each.text))]
        if like:
            nearest = min(like, key=lambda each: (abs(each.x - one.x) > OFF, abs(each.y - one.y)))
            free.remove(nearest)
            pairs.append(Pair(one, nearest))
    return pairs


def _in_order(pairs: Sequence[Pair]) -> int:
    """How many labels stand in the order in which they were learnt, from the top down."""
    longest: list[float] = []
    for pair in sorted(pairs, key=lambda each: (round(each.learnt.y, 2), each.learnt.x)):
        place = bisect_right(longest, pair.now.y + LEVEL)
        longest[place : place + 1] = [max(pair.now.y, longest[place - 1] if place else 0.0)]
    return len(longest)
