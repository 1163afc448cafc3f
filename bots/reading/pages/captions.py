"""Captions: what the text before, beside or over a number or day says that it is, be its wording on no list."""

from collections.abc import Iterator, Sequence

from bots.reading.pages.labels import Label, find_labels
from bots.reading.pages.meanings import words_of
from bots.reading.pages.orders import PLAIN_REFERENCES
from bots.reading.pages.segments import Segment
from bots.reading.pages.values import REACH, Labels
from bots.reading.pdfs.words import Word

# A caption has at most so many words; of a longer text the last ones before the value tell.
CAPTION, LAST_WORDS = 6, 4
# How far left of its value a caption may stand, as a share of the page's width.
ASIDE = 0.45
# What a caption over or beside its value says of what one in the same piece of text would, and what a sentence does.
APART, IN_A_SENTENCE = 0.9, 0.6
# How likely a number that is only called a reference is the bill's.
REFERENCE = 0.4


def meant(
    labels: Labels, segment: Segment, words: Sequence[Word], meanings: frozenset[Label]
) -> tuple[dict[Label, float], str]:
    """The meanings that the captions of some words make likely, by the best of the captions, and that caption."""
    best: tuple[dict[Label, float], str] = ({}, "")
    for caption, weight in _captions(labels, segment, words):
        found = {label: weight * share for label, share in _meaning(labels, caption, meanings).items()}
        if max(found.values(), default=0.0) > max(best[0].values(), default=0.0):
            best = found, caption.text.strip(" :.")
    return best


def _meaning(labels: Labels, caption: Segment, meanings: frozenset[Label]) -> dict[Label, float]:
    """What a caption means: a listed one what its list says, any other what its words make likely."""
    tokens = tuple(token for token, _ in caption.tokens)
    if tokens in PLAIN_REFERENCES:
        return {Label.NUMBER: REFERENCE}
    ends = find_labels(caption.tokens, every=True)[-1:]
    if ends and ends[0].wording.label is Label.NOTHING and ends[0].stop == len(caption.words):
        return {}
    if labels.is_bare(caption):
        listed = labels.found[id(caption)][0].wording
        return {listed.label: listed.weight}
    return words_of(meanings).meaning(tokens)


def _captions(labels: Labels, segment: Segment, words: Sequence[Word]) -> Iterator[tuple[Segment, float]]:
    """What may say what some words of a piece of text are: the words before them, or what stands left or over them."""
    start = segment.words.index(words[0])
    before = segment.part(0, start) if start else None
    if before is not None:
        long = len(before.words) > CAPTION
        yield (before.part(-LAST_WORDS) or before, IN_A_SENTENCE) if long else (before, 1.0)
        return
    row = labels.layout.rows[segment.row]
    left = [one for one in row if one.x1 <= segment.x0 + 1]
    if left and segment.x0 - left[-1].x1 < ASIDE * segment.page.width and _may_caption(left[-1]):
        yield left[-1], APART
    over = _over(labels, segment)
    if over is not None and _may_caption(over):
        yield over, APART


def _may_caption(segment: Segment) -> bool:
    return len(segment.words) <= CAPTION and not any(sign.isdigit() or sign == "@" for sign in segment.text)


def _over(labels: Labels, segment: Segment) -> Segment | None:
    for row in reversed(labels.layout.rows[max(0, segment.row - 2) : segment.row]):
        for other in row:
            near = segment.top - other.bottom < REACH * other.size
            if near and other.x0 < segment.x1 and other.x1 > segment.x0:
                return other
    return None
