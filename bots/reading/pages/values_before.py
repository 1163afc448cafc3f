"""Values set before their captions: a column of values, and right of it a column of the captions that they have."""

from collections.abc import Iterator, Sequence

from bots.reading.pages.segments import Layout, Segment

# Captions of one column begin level to so many points, as their values do; of fewer than so many it may be chance.
LEVEL, FEWEST = 1.0, 2
# A value ends no further before its caption than so many times its height, and half its height higher or lower.
NEAR, ASIDE = 6.0, 0.5


def values_before(layout: Layout, captions: Sequence[Segment]) -> Iterator[tuple[Segment, Segment]]:
    """Of captions with no value elsewhere those of a column with values, in a column too, right before them.

    Each comes with its value, which has figures; coordinates are in points.
    """
    pairs = [(caption, value) for caption in captions if (value := _before(layout, caption)) is not None]
    for pair in pairs:
        if sum(_level(pair, other) for other in pairs) >= FEWEST:
            yield pair


def _level(pair: tuple[Segment, Segment], other: tuple[Segment, Segment]) -> bool:
    """Whether two captions and their values begin level; each with itself."""
    return all(abs(one.x0 - another.x0) <= LEVEL for one, another in zip(pair, other, strict=True))


def _before(layout: Layout, caption: Segment) -> Segment | None:
    """The nearest piece before a caption at its height, where that has figures."""
    level = [
        one
        for row in layout.rows[max(0, caption.row - 1) : caption.row + 2]
        for one in row
        if one.x1 <= caption.x0 and abs(one.middle - caption.middle) < ASIDE * one.size
    ]
    nearest = max(level, key=lambda one: one.x1, default=None)
    near = nearest is not None and nearest.has_digits and caption.x0 - nearest.x1 < NEAR * caption.size
    return nearest if near else None
