"""Captions of sums: what stands before, left of, or over an amount, be it broken over several lines."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bots.reading.pages.amounts import CODES, find_amounts
from bots.reading.pages.printed import Printed
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pages.total_wordings import Total
from bots.reading.pages.totals import Sum
from bots.reading.pdfs.words import Word

WORD = re.compile(r"[^\W\d]{2}|[^\W\d]\.[^\W\d]\.")
MONEY_WORDS = re.compile(r"\b(?:" + "|".join(CODES) + r"|CR|DR)\b")
RATE = re.compile(r"^[(@ ]*\d{1,2}(?:[.,]\d{1,2})? ?%")
# Lines of one label have no more white between them than this share of their height, and one edge or middle.
CLOSE, LEVEL = 0.7, 2.0
# A label over its amount stands no further up than this many times the height.
REACH = 2.6
# A caption is no longer than this.
LONGEST = 12
# What a label weighs that is not the reason for taking an amount for a sum.
UNLISTED = 0.75


def captions_of(one: Printed) -> tuple[str, ...]:
    """What may be the label of an amount, the likeliest first: nothing where no words stand at it."""
    segment = next(each for each in one.layout.rows[one.row] if one.words[0] in each.words)
    before = _before(segment, one)
    if before:
        return (before, *_with_row_above(one.layout, segment, before))
    left = _left(one.layout, segment)
    if left is not None:
        return tuple(_put_together(one.layout, left))
    return tuple(_over(one.layout, segment, one))


def unlisted_sum(total: Total, at: Printed, value: Decimal, words: Sequence[Word], rate: Decimal | None = None) -> Sum:
    """A sum that arithmetic has shown, with what is written at an amount for its label."""
    caption = next(iter(captions_of(at)), "no label")
    return Sum(total, UNLISTED, value, tuple(words), at.layout.page, caption, rate, None, at.currency, listed=False)


def _worded(text: str) -> bool:
    return bool(WORD.search(MONEY_WORDS.sub("", text)))


def _has_money(segments: Sequence[Segment]) -> bool:
    return any(amount.like_money for segment in segments for amount in find_amounts(segment.text))


def _before(segment: Segment, one: Printed) -> str:
    """The words before an amount in its own piece of text, behind the amount before it."""
    start = segment.words.index(one.words[0])
    text = " ".join(word.text for word in segment.words[:start])
    ends = [amount.end for amount in find_amounts(text) if amount.like_money]
    text = text[ends[-1] :] if ends else text
    return text if _worded(text) and len(text.split()) <= LONGEST else ""


def _with_row_above(layout: Layout, segment: Segment, before: str) -> Iterator[str]:
    """The same with the line above it, where that is the beginning of the label."""
    above = layout.rows[segment.row - 1] if segment.row else []
    for other in above:
        if _goes_on(other, segment) and not _has_money(above):
            yield f"{other.text} {before}"


def _left(layout: Layout, segment: Segment) -> Segment | None:
    """The nearest words left of an amount, with no other money between; on its line or one nearly at its height."""
    for row in _level_rows(layout, segment):
        for other in reversed([one for one in row if one.x1 <= segment.x0 + 1]):
            if _worded(other.text):
                return None if _has_money([other]) else other
            if _has_money([other]):
                break
    return None


def _level_rows(layout: Layout, segment: Segment) -> Iterator[Sequence[Segment]]:
    yield layout.rows[segment.row]
    for number in (segment.row - 1, segment.row + 1):
        if 0 <= number < len(layout.rows):
            near = [one for one in layout.rows[number] if abs(one.middle - segment.middle) < 0.8 * segment.size]
            if near and not _has_money(near):
                yield near


def _goes_on(one: Segment, other: Segment) -> bool:
    """Whether a line of a label goes on in another below it."""
    level = min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.x0 + one.x1 - other.x0 - other.x1) / 2)
    return level < LEVEL and -1 < other.top - one.bottom < CLOSE * one.size


def _put_together(layout: Layout, label: Segment) -> Iterator[str]:
    """A label alone, and with the lines over and under it that have no amount of their own."""
    above = _next_line(layout, label, -1)
    below = _next_line(layout, label, 1)
    yield label.text
    if above is not None:
        yield f"{above.text} {label.text}"
        higher = _next_line(layout, above, -1)
        if higher is not None:
            yield f"{higher.text} {above.text} {label.text}"
    if below is not None:
        yield f"{label.text} {below.text}"
        lower = _next_line(layout, below, 1)
        if lower is not None:
            yield f"{label.text} {below.text} {lower.text}"
        if above is not None:
            yield f"{above.text} {label.text} {below.text}"


def _next_line(layout: Layout, label: Segment, step: int) -> Segment | None:
    for number in (label.row + step, label.row + 2 * step):
        if not 0 <= number < len(layout.rows):
            return None
        row = layout.rows[number]
        for other in row:
            first, second = (label, other) if step > 0 else (other, label)
            if (_worded(other.text) or RATE.match(other.text)) and _goes_on(first, second) and not _has_money(row):
                return other
    return None


def _over(layout: Layout, segment: Segment, one: Printed) -> Iterator[str]:
    """The words over an amount, the nearest line first, and two of them together."""
    x0, x1 = one.words[0].x0, one.words[-1].x1
    text, top = "", segment.top
    for row in reversed(layout.rows[max(0, segment.row - 3) : segment.row]):
        found = [other for other in row if other.x0 < x1 + 1 and other.x1 > x0 - 1 and _worded(other.text)]
        if not found:
            continue
        if top - found[0].bottom > REACH * segment.size or _has_money(found):
            return
        text, top = f"{found[0].text} {text}".strip(), found[0].top
        yield text
