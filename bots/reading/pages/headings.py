"""Headings: the pieces of a page that may be its title, with how large they are and where they stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from bots.reading.pages.columns import find_headers
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pages.titled import TALLER, UPPER, Piece, is_title, may_hold_title, tokens_of

# A title stands in a piece of at most this many tokens; in more it is a sentence.
LONGEST_TITLE = 10
# The same in a heading, which may have the whole name of the firm before it.
LONGEST_HEADING = 14
# So many pieces or more in a row are the headings of a table.
HEADINGS = 3
# Words of this share of the tallest word's height are of the same heading.
AS_TALL = 0.85
# The only number that a title may have beside it ("Statement   September 2026").
YEAR = re.compile(r"\b20\d\d\b")
# A label together with its value, and the number of the page, belong to nothing beside them.
PAIR = re.compile(r"[^\W\d][^:]*:\s*\S|^page \d", re.IGNORECASE)
# A title in capitals stands this share of the page's width apart from what is beside it, in this share of its height.
APART, HEAD = 0.15, 0.3
# What goes on with a heading is as large as it is, but for this share, follows in a gap of so many times its size, or
# stands so many times its size further down.
SAME_SIZE, LETTER_SPACE, HEADING_LEADING = 0.04, 1.5, 1.7
# A heading has at most so many lines.
HEADING_LINES = 3
# The lines of a list stand no further apart than this, with at most so many rows of what is beside it between them.
LIST_LEADING, LISTED = 1.8, 3


def pieces_of(layout: Layout) -> Iterator[Piece]:
    """The pieces of a page that are short enough for a title; a heading over two lines or pieces also as one."""
    usual = median(segment.size for segment in layout.segments)
    for row in layout.rows:
        yield from _spaced_out(row, usual)
        for place, segment in enumerate(row):
            # Of words drawn over one another only the tallest can be the title.
            text = " ".join([word.text for word in segment.words if word.size >= AS_TALL * segment.size])
            tokens = tokens_of(text)
            taller, down = segment.size / usual, segment.top / layout.page.height
            stands_out = taller >= TALLER or (down < UPPER and text.isupper())
            short = 0 < len(tokens) <= (LONGEST_HEADING if taller >= TALLER else LONGEST_TITLE)
            colon = _with_colon(segment, row, place)
            if short and (stands_out or may_hold_title(tokens)):
                title = _is_title(layout, segment, place)
                announces = not title and (_is_label(segment, row, place) or _is_listed(layout, segment))
                label = taller < TALLER and (announces or _has_value_below(layout, segment))
                yield Piece(tokens, taller, down, text.isupper(), label or colon, title)
            if taller >= TALLER and not colon:
                for whole in _going_on(layout, segment, place):
                    yield Piece(tokens_of(whole), taller, down, whole.isupper())


def _spaced_out(row: Sequence[Segment], usual: float) -> Iterator[Piece]:
    """The words of a listed title that stand alone in their row, so far apart that each is a piece of its own."""
    first, height = row[0], row[0].page.height
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    if not gaps or max(gaps) >= LETTER_SPACE * first.size or first.top > HEAD * height:
        return
    tokens = tokens_of(" ".join(segment.text for segment in row))
    if is_title(tokens):
        yield Piece(tokens, first.size / usual, first.top / height, capitals=False, alone=True)


def _going_on(layout: Layout, segment: Segment, place: int) -> Iterator[str]:
    """A heading with what goes on with it in its own row or in the next two, under its beginning, as large as it is."""
    row = layout.rows[segment.row]
    near = [one for one in row[place + 1 : place + 2] if one.x0 - segment.x1 < LETTER_SPACE * segment.size]
    under = [one for below in layout.rows[segment.row + 1 : segment.row + 6] for one in below]
    lines = [segment]
    for one in (*near, *under):
        drop = one.top - lines[-1].top
        follows = one in near or (abs(one.x0 - segment.x0) < 1 and 0 < drop < HEADING_LEADING * segment.size)
        if follows and abs(one.size - segment.size) < SAME_SIZE * segment.size and len(lines) < HEADING_LINES:
            lines.append(one)
            yield " ".join(line.text for line in lines)


def _is_label(segment: Segment, row: Sequence[Segment], place: int) -> bool:
    """Whether a piece no taller than the rest has its value with or beside it, or stands in a row of headings."""
    row = [one for one in row if one is segment or _may_head(one)]
    place = row.index(segment)
    numbered = [one.has_digits for one in row[1:]]
    if ":" in segment.text or (len(row) >= HEADINGS and not (place == 0 and any(numbered) and not numbered[0])):
        return True  # "Credit Note   Document No   IN4471" has a title before a label with its value
    with_value = [segment, *row[place + 1 : place + 2]] if len(row) > 1 else []
    return any(sign.isdigit() for one in with_value for sign in YEAR.sub("", one.text))


def _may_head(segment: Segment) -> bool:
    """Whether a piece may be a heading in a row of them, or a value: no pair of both, no sentence, no lone colon."""
    long = len(segment.words) > LONGEST_TITLE
    return not long and not PAIR.search(segment.text) and any(map(str.isalnum, segment.text))


def _is_listed(layout: Layout, segment: Segment) -> bool:
    """Whether a piece with a number stands between two others in a list of such ("Branch 061" under it, as large)."""
    rows = layout.rows[max(0, segment.row - LISTED) : segment.row + LISTED + 1]
    level = (one for row in rows for one in row if abs(one.x0 - segment.x0) < 1 and one.size == segment.size)
    away = [one.middle - segment.middle for one in level if one.has_digits]
    near = [down for down in away if abs(down) < LIST_LEADING * segment.size]
    return 0.0 in near and min(near) < 0 < max(near)


def _with_colon(segment: Segment, row: Sequence[Segment], place: int) -> bool:
    """Whether a piece ends with a colon before a value as tall as itself: where lines are small, labels seem large."""
    beside = row[place + 1 : place + 2]
    return segment.text.endswith(":") and any(TALLER * one.size >= segment.size for one in beside)


def _is_title(layout: Layout, segment: Segment, place: int) -> bool:
    """Whether a piece is a title and nothing else: in the first line, or in capitals at the head and apart from all."""
    row = layout.rows[segment.row]
    beside = row[place + 1 : place + 2]
    apart = all(one.x0 - segment.x1 > APART * layout.page.width for one in beside)
    heads = segment.row == 0 or (segment.text.isupper() and apart and segment.top < HEAD * layout.page.height)
    if not heads or any(one.has_digits for one in beside):
        return False
    return is_title(tokens_of(segment.text)) and not any(
        one.first_row <= segment.row <= one.last_row for one in find_headers(layout)
    )


def _has_value_below(layout: Layout, segment: Segment) -> bool:
    """Whether a number, perhaps with its date, stands right under a piece, and begins where it begins."""
    under = next(layout.below(segment, segment.size), None)
    return (
        under is not None
        and abs(under.x0 - segment.x0) < segment.size
        and under.has_digits
        and not any(word.text.isalpha() for word in under.words)
    )
