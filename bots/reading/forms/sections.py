"""The headings of a form, and which of them each place stands under."""

import re
from collections.abc import Sequence
from statistics import median

from bots.reading.forms.labels import OFFICE_USE, cleaned, is_hint
from bots.reading.forms.pieces import Piece
from bots.reading.forms.rects import SLACK, Rect

LONGEST_HEADING = 9
# The title is so much taller than the labels, and headings may be.
TITLE, HEADING = 1.3, 1.08
NAMED_PART = re.compile(r"(?:section|part)\b", re.IGNORECASE)
# A heading begins no further right of the label under it than this.
INDENT = 12.0


def headings_among(unused: Sequence[Piece], labels: Sequence[Piece]) -> list[Piece]:
    """Those of the words that label nothing which may be the headings of what stands under them."""
    able = [one for one in unused if len(one.words) <= LONGEST_HEADING and not is_hint(one.text)]
    if not able:
        return []
    usual = median(one.size for one in labels)
    title = max(able, key=lambda one: (one.size, -one.rect.top))
    if title.size > TITLE * usual:
        able.remove(title)
    some_bold = 0 < sum(one.bold for one in labels) < len(labels) / 2
    plain = [
        one
        for one in able
        if one.size > HEADING * usual or one.text.isupper() or NAMED_PART.match(one.text) or (some_bold and one.bold)
    ]
    return plain or able


def section_over(rect: Rect, headings: Sequence[Piece]) -> tuple[str, bool]:
    """The nearest heading above, of those side by side that of the column; and whether it is the office's part."""
    over = [one for one in headings if one.rect.bottom <= rect.top + SLACK and one.rect.x0 <= rect.x0 + INDENT]
    if not over:
        return "", False
    lowest = max(one.rect.bottom for one in over)
    nearest = max((one for one in over if one.rect.bottom > lowest - SLACK), key=lambda one: one.rect.x0)
    return cleaned(nearest.text), bool(OFFICE_USE.search(nearest.text))
