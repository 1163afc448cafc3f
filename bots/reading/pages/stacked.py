"""Stacked labels: the lines of a narrow cell that may make one label, and what stands beside them."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from bots.reading.pages.dates import find_dates
from bots.reading.pages.page_codes import CUT_PREFIX, GOES_ON, PREFIX
from bots.reading.pages.segments import Layout, Segment

# A line of a label has at most so many words, and a label so many lines.
LONGEST, MOST_LINES = 4, 4
# Lines of one label have no more white between them than this share of their height; edges are level to so many points.
CLOSE, LEVEL = 0.7, 1.0
BETWEEN = 5
# What stands no further than this share of the page behind a label is its value.
ACROSS = 0.12


class Stack(NamedTuple):
    """Lines under one another put together, and the one value beside them; none where that is `open` to be below."""

    label: Segment
    beside: Segment | None
    open: bool


def stacks(layout: Layout) -> Iterator[Stack]:
    """Every two or three lines of the page that stand as the lines of one label do."""
    for segment in layout.segments:
        lines = [segment]
        while len(lines) < MOST_LINES and _may_be_a_line(lines[-1]):
            under = next_line(layout, lines[-1])
            if under is None or (len(lines) == 1 and _ends_another(layout, segment, under)):
                break
            lines.append(under)
            yield _stack(layout, lines)


def _ends_another(layout: Layout, segment: Segment, under: Segment) -> bool:
    """Whether a line stands nearer to the one over it than to that under it ("Order" / "date", then "Tax point")."""
    over = [one for row in layout.rows[max(0, segment.row - BETWEEN + 1) : segment.row] for one in row]
    near = [segment.top - one.bottom for one in over if _follows(one, segment) and _may_be_a_line(one)]
    return bool(near) and min(near) < under.top - segment.bottom - LEVEL


def _may_be_a_line(segment: Segment) -> bool:
    named = any(map(str.isalpha, segment.text)) and not segment.has_digits and not CUT_PREFIX.match(segment.text)
    return named and len(segment.words) <= LONGEST


def next_line(layout: Layout, segment: Segment) -> Segment | None:
    """The line right under another that begins with it, or has its middle."""
    # What stands beside may have its own lines between these two.
    for row in layout.rows[segment.row + 1 : segment.row + BETWEEN]:
        for other in row:
            if _follows(segment, other):
                return other if _may_be_a_line(other) else None
    return None


def _follows(segment: Segment, other: Segment) -> bool:
    """Whether a piece stands right under another, level with its beginning or its middle."""
    middles = abs(other.x0 + other.x1 - segment.x0 - segment.x1) / 2
    level = min(abs(other.x0 - segment.x0), middles) <= LEVEL
    return level and segment.middle < other.top + 2 and other.top - segment.bottom < CLOSE * segment.size


def _stack(layout: Layout, lines: Sequence[Segment]) -> Stack:
    first, last = lines[0], lines[-1]
    label = Segment(first.page, last.row, tuple(word for line in lines for word in line.words))
    edge = max(line.x1 for line in lines)
    beside = []
    for row in layout.rows[first.row : last.row + 1]:
        right = [one for one in row if one.x0 >= edge - 1 and any(map(str.isalnum, one.text))]
        if right and right[0].x0 - edge < ACROSS * first.page.width:
            beside.append(right[0])
    values = [
        one
        for one, after in zip_longest(beside, beside[1:])
        if one.has_digits or (after and after.has_digits and _begins_a_number(one))
    ]
    return Stack(label, _value(values), not values)


def _begins_a_number(segment: Segment) -> bool:
    """Whether the end of its line cuts a number behind the letters that it begins with ("PO-", "CI")."""
    return bool(PREFIX.match(segment.text) or CUT_PREFIX.match(segment.text))


def _value(values: Sequence[Segment]) -> Segment | None:
    """The one value, or a day or number that is set over several lines; of several none is known to be meant."""
    if len(values) <= 1:
        return values[0] if values else None
    both = Segment(values[0].page, values[0].row, tuple(word for value in values for word in value.words))
    whole = find_dates(both.text) and not any(find_dates(value.text) for value in values)
    cut = all(value.text.endswith(GOES_ON) or _begins_a_number(value) for value in values[:-1])
    return both if whole or cut else None
