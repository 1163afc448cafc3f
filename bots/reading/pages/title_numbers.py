"""Numbers at titles: what stands behind the title of a bill, or right under it in letters as large."""

import re
from collections.abc import Iterator
from statistics import median

from bots.reading.pages.labels import Found, Label, Wording
from bots.reading.pages.page_codes import identifiers
from bots.reading.pages.segments import Segment
from bots.reading.pages.titled import TALLER, kind_by_stem, tokens_of
from bots.reading.pages.values import Labelled, Labels, Side

# A title has at most so many words, and stands in this share of the height of a page.
LONGEST, HEAD = 5, 0.5
# What a title weighs as the label of the number at it, and how well the places agree.
TITLE, FIT = 0.58, 0.9
# Letters are as large within this share, and begin under one another within so many points.
AS_LARGE, LEVEL = 0.05, 2.0
# A number of a bill has at least so many figures, and is no year and no page of pages.
NUMBER = re.compile(r"(?!(?:19|20)\d\d$)(?!\d{1,2}/\d{1,2}$)(?=(?:\D*\d){3}).{4,}")


def numbers_at_titles(labels: Labels) -> Iterator[Labelled]:
    """Each lone number at a heading that no wording knows ("Invoice to customer JM929498"), with that for its label."""
    usual = median([segment.size for segment in labels.layout.segments] or [0.0])
    for segment in labels.layout.segments:
        if segment.bottom > HEAD * segment.page.height:
            return
        announced = any(found.wording.label is Label.NUMBER for found in labels.found[id(segment)])
        if announced or segment.size < TALLER * usual:
            continue
        codes = identifiers(segment) if segment.has_digits else []
        if not codes and _is_title(segment):
            under = next(labels.layout.below(segment, segment.size), None)
            if under is not None and _is_set_alike(segment, under) and _is_number(under):
                yield _labelled(segment, under)
        elif len(codes) == 1 and codes[0].words[-1] is segment.words[-1]:
            at = segment.words.index(codes[0].words[0])
            title, value = segment.part(0, at), segment.part(at)
            if at and title and value and _is_title(title) and _is_number(value):
                yield _labelled(title, value)


def _is_title(segment: Segment) -> bool:
    kind = kind_by_stem(" ".join(tokens_of(segment.text)))
    return kind is not None and kind.is_bill and len(segment.words) <= LONGEST and not segment.text.endswith(":")


def _is_number(segment: Segment) -> bool:
    codes = identifiers(segment)
    return len(codes) == 1 and len(codes[0].words) == len(segment.words) and bool(NUMBER.match(codes[0].value))


def _is_set_alike(one: Segment, other: Segment) -> bool:
    level = min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.x0 + one.x1 - other.x0 - other.x1) / 2) < LEVEL
    return level and abs(one.size - other.size) <= AS_LARGE * one.size


def _labelled(title: Segment, value: Segment) -> Labelled:
    found = Found(Wording(Label.NUMBER, TITLE), 0, len(title.words), tokens_of(title.text))
    return Labelled(found, title, value, Side.BEHIND, FIT)
