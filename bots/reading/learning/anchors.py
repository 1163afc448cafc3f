"""Anchors: the label by which a value can be found again, and the way from that label to the value."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bots.reading.learning.finding import Found, Habits, pattern_of, values_in
from bots.reading.learning.layouts import alike, landmark, landmarks, normal
from bots.reading.learning.meaning import speaks_for
from bots.reading.pages.dates import find_dates
from bots.reading.pages.segments import Segment
from bots.reading.pages.values import Labels
from bots.reading.pdfs.words import Word
from counterfoil.model.corrections import SUMS, Shape
from counterfoil.model.memory import Anchor, Direction, Landmark

# A label has at least so many letters and at most so many words.
LETTERS, WORDS = 2, 6
# How many texts may stand between a label and its value, and how far below it the value may be, in label heights.
SKIPPED, REACH = 3, 9.0
# What a label in whose text the value stands is worth at least, and how much less one above is worth whose own value
# stands beside it.
IN_ONE_TEXT, TAKEN = 0.85, 0.3
# How far sideways a label may stand from where it stood, and how far a value from its place, in shares of the page.
ASIDE, NEAR_X, NEAR_Y = 0.12, 0.03, 0.012
# Labels further away than this share of the page are no help in finding a place; sums move up and down with the lines.
FAR, NEAR_SUM = 0.35, 0.1

Way = tuple[float, Segment, Anchor]


class Candidate(NamedTuple):
    """An anchor with how good a label it hangs on (0 to 1)."""

    worth: float
    anchor: Anchor


def anchors_of(found: Found, pages: Sequence[Labels], number: int, field: str) -> list[Candidate]:
    """Ways to a field's value on the page with this number, from 0, each with how good its label is."""
    labels = pages[number]
    page = number if number == 0 or number < len(pages) - 1 else -1
    ways = [*_behind(found, labels, page), *_right(found, labels, page)]
    if field not in SUMS:
        # What stands under the head of a column is a line of the table sooner than a sum.
        ways += _below(found, labels, page)
    named = [Candidate(worth + speaks_for(label, field, labels), anchor) for worth, label, anchor in ways]
    return named + list(_beside(found, labels, page, near=NEAR_SUM if field in SUMS else FAR))


def follow(anchor: Anchor, shape: Shape, pages: Sequence[Labels], habits: Habits) -> Found | None:
    """The value that stands where the anchor leads; None where its label or a value of the shape is missing.

    One that is built as the value that was shown goes first; without a label of its own, no other is taken.
    """
    for labels in _in_turn(anchor.page, pages):
        for label in occurrences(anchor.label, labels):
            target = _target(anchor, label, labels)
            values = values_in(target, shape, habits) if target else []
            usual = [each for each in values if pattern_of(each.value, shape) == anchor.pattern]
            if usual:
                return usual[0]
            if values and anchor.direction is not Direction.BESIDE:
                return values[0]
    return None


def _in_turn(page: int, pages: Sequence[Labels]) -> Iterator[Labels]:
    """The page that is meant, then the others: a longer document puts its totals on a later page."""
    first = pages[page] if -len(pages) <= page < len(pages) else pages[-1]
    yield first
    yield from (labels for labels in reversed(pages) if labels is not first)


def _behind(found: Found, labels: Labels, page: int) -> Iterator[Way]:
    """The words right before the value in the same text."""
    start = found.segment.words.index(found.words[0])
    first = start
    while first > max(0, start - WORDS) and not _figures(found.segment.words[first - 1]):
        first -= 1
    part = found.segment.part(first, start) if start else None
    if part and may_be_label(part):
        worth = max(_worth(part, labels), IN_ONE_TEXT)
        yield worth, part, Anchor(label=landmark(part), direction=Direction.BEHIND, page=page)


def _right(found: Found, labels: Labels, page: int) -> Iterator[Way]:
    """Texts left of the value on its line."""
    if found.words[0] is not found.segment.words[0]:
        return
    before = [
        other
        for row in labels.layout.rows[max(0, found.segment.row - 1) : found.segment.row + 2]
        for other in row
        if other.x1 <= found.segment.x0 + 1 and abs(other.middle - found.segment.middle) < 0.4 * other.size + 1
    ]
    before.sort(key=lambda other: -other.x1)
    for skipped, other in enumerate(before[: SKIPPED + 1]):
        if may_be_label(other):
            gap = (found.segment.x0 - other.x1) / found.segment.page.width
            worth = 0.95 * _worth(other, labels) - 0.4 * gap - 0.1 * skipped
            anchor = Anchor(label=landmark(other), direction=Direction.RIGHT, page=page, skipped=skipped)
            yield worth, other, anchor


def _below(found: Found, labels: Labels, page: int) -> Iterator[Way]:
    """Texts above the value that share its width."""
    value = Segment(found.segment.page, found.segment.row, found.words)
    above = [
        other
        for row in reversed(labels.layout.rows[: found.segment.row])
        for other in row
        if other.x0 < value.x1 and other.x1 > value.x0 and other.middle < value.top + 2
    ]
    for skipped, other in enumerate(above[: SKIPPED + 1]):
        if may_be_label(other):
            row = labels.layout.rows[other.row]
            heads = len(row) > 1 and not any(_figures(word) for segment in row for word in segment.words)
            taken = not heads and bool(labels.layout.beside(other))
            worth = 0.9 * max(_worth(other, labels), 0.95 if heads else 0.0) - 0.15 * skipped - TAKEN * taken
            anchor = Anchor(label=landmark(other), direction=Direction.BELOW, page=page, skipped=skipped)
            yield worth, other, anchor


def _beside(found: Found, labels: Labels, page: int, *, near: float) -> Iterator[Candidate]:
    """The nearest labels of the page, for a value that has none of its own."""
    value = landmark(Segment(found.segment.page, found.segment.row, found.words))
    for label in landmarks(labels):
        away = (round(value.x - label.x, 4), round(value.y - label.y, 4))
        distance = abs(away[0]) + abs(away[1])
        if 0 < distance < near:
            anchor = Anchor(label=label, direction=Direction.BESIDE, page=page, away=away)
            yield Candidate(-distance, anchor)


def may_be_label(segment: Segment) -> bool:
    """Words and no value: it has letters, and no date or number of anything."""
    letters = normal(segment.text)
    figures = any(_figures(word) and "%" not in word.text for word in segment.words)
    return (
        len(letters) >= LETTERS
        and len(segment.words) <= WORDS
        and (not figures or _is_rate(segment))
        and not find_dates(segment.text)
    )


def _is_rate(segment: Segment) -> bool:
    """Whether the only figure is a rate, as in "VAT at 20 %"."""
    return "%" in segment.text and sum(1 for word in segment.words if _figures(word)) == 1


def _figures(word: Word) -> bool:
    return any(letter.isdigit() for letter in word.text)


def _worth(segment: Segment, labels: Labels) -> float:
    """How surely a text is a label: a known wording or a colon says so."""
    if segment.text.rstrip().endswith((":", "#")):
        return 1.0
    whole = next((other for other in labels.layout.rows[segment.row] if segment.words[0] in other.words), segment)
    known = labels.found.get(id(whole))
    return 0.9 if known else 0.65


def occurrences(label: Landmark, labels: Labels) -> list[Segment]:
    """Where a label stands on a page: first where it stands alone, and nearest to the place that is known."""
    wanted = normal(label.text)
    found = [
        (not alike(normal(segment.text), wanted), part)
        for segment in labels.layout.segments
        for part in _parts_like(segment, wanted)
        if abs(part.x0 / part.page.width - label.x) <= ASIDE
    ]
    return [part for _, part in sorted(found, key=lambda each: (each[0], _off(each[1], label)))]


def _off(part: Segment, label: Landmark) -> float:
    """How far a label is from where it stood; sideways counts more, since what goes before it pushes it down."""
    return 3 * abs(part.x0 / part.page.width - label.x) + abs(part.top / part.page.height - label.y)


def _parts_like(segment: Segment, wanted: str) -> Iterator[Segment]:
    """The words of a segment that read as a label does; the shortest run of them from each word."""
    pieces = [normal(word.text) for word in segment.words]
    for start, piece in enumerate(pieces):
        if not piece:
            continue
        spelt = ""
        for stop in range(start, min(len(pieces), start + WORDS)):
            spelt += pieces[stop]
            if alike(spelt, wanted):
                part = segment.part(start, stop + 1)
                if part:
                    yield part
                break


def _target(anchor: Anchor, label: Segment, labels: Labels) -> Segment | None:
    """The text in which the value is to stand."""
    match anchor.direction:
        case Direction.BEHIND:
            return _rest_of(label, labels) or _nth(labels.layout.beside(label), 0)
        case Direction.RIGHT:
            return _nth(labels.layout.beside(label), anchor.skipped)
        case Direction.BELOW:
            below = _nth(list(labels.layout.below(label, REACH * label.size)), anchor.skipped)
            return below and _under(label, below)
        case Direction.BESIDE:
            return _at(anchor, label, labels)


def _nth(segments: Sequence[Segment], place: int) -> Segment | None:
    return segments[place] if place < len(segments) else None


def _rest_of(label: Segment, labels: Labels) -> Segment | None:
    """What stands behind a label in its own text."""
    for segment in labels.layout.rows[label.row]:
        if label.words[-1] in segment.words:
            return segment.part(segment.words.index(label.words[-1]) + 1)
    return None


def _under(label: Segment, below: Segment) -> Segment:
    """Of a wide text below a label, what begins under the label."""
    start = next((place for place, word in enumerate(below.words) if word.x1 > label.x0 - 2), 0)
    return below.part(start) or below


def _at(anchor: Anchor, label: Segment, labels: Labels) -> Segment | None:
    """The text whose words begin nearest to where the value stood from the label."""
    page = labels.layout.page
    x, y = label.x0 / page.width + anchor.away[0], label.top / page.height + anchor.away[1]
    near = [
        (abs(word.x0 / page.width - x) + abs(word.top / page.height - y), segment, place)
        for segment in labels.layout.segments
        for place, word in enumerate(segment.words)
        if abs(word.x0 / page.width - x) <= NEAR_X and abs(word.top / page.height - y) <= NEAR_Y
    ]
    if not near:
        return None
    _, segment, place = min(near, key=lambda each: each[0])
    return segment.part(place)
