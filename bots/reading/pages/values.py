"""Values: which text on a page stands where a label's value stands, in the same cell, beside it or below it."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bots.reading.pages.announcing import OF_PARTIES, PARTING, SENTENCE, labels_of, sureness
from bots.reading.pages.labels import Found, Label, find_labels
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pages.shared_values import dates_another, share, together
from bots.reading.pages.stacked import CLOSE, Stack, stacks
from bots.reading.pages.values_before import values_before

# How far below its label a value may begin, in heights of the label.
REACH = 2.6
PUNCTUATION = re.compile(r"^[\W_]+$")
WRAPPED = re.compile(r"^(?:number|num|no|nr|ref|reference|date|code|by|id|point|account|account no)\W*$", re.IGNORECASE)
# Words for "number" that stand for nothing else.
BARE = frozenset((word,) for word in ("no", "number", "nr", "nummer", "numéro", "numero", "número", "numer"))
# What an address may begin with before the name: its numbers.
NUMBERS_OF_PARTIES = frozenset({Label.GLN, Label.CUSTOMER, Label.VAT_NUMBER, Label.OTHER_NUMBER})
# A caption is set smaller than its value, which is at least this many times its size.
CAPTION = 1.15
# So many labels or more in a row with nothing below them are captions too.
CAPTIONS = 3
# So many words about the end of a line are looked at for a label that it cuts.
TAIL = 4
WITHIN_TABLES = frozenset({Label.ORDER, Label.ORIGINAL})
# Labels that no line has: where one stands beside its value in what looks like a table, that reached too far.
OF_THE_SELLER = frozenset(
    {Label.SORT_CODE, Label.IBAN, Label.BIC, Label.VAT_NUMBER, Label.COMPANY_NUMBER, Label.ACCOUNT}
)
DAYS = frozenset({Label.DATE, Label.DUE, Label.TAX_POINT})


class Side(StrEnum):
    """Where a value stands from its label, in a clerk's words."""

    BEHIND = "behind the label"
    RIGHT = "right of the label"
    BELOW = "below the label"
    ABOVE = "above the label"
    LEFT = "left of the label"


class Labelled(NamedTuple):
    """A label with one text that may be its value; `fit` (0 to 1) is how well the places agree."""

    found: Found
    label: Segment
    value: Segment
    side: Side
    fit: float

    @property
    def source(self) -> str:
        """How the value was found, as a clerk would say it."""
        return f"{self.side.value} '{self.label.text.strip(' :.')}'"


@dataclass(eq=False)
class Labels:
    """The labels of a page, each with its possible values."""

    layout: Layout

    def __post_init__(self) -> None:
        self.inside_tables: Mapping[int, float] = {}
        self._begins: Mapping[int, float] = {}
        self.found = {id(segment): labels_of(segment) for segment in self.layout.segments}
        self.values = [labelled for segment in self.layout.segments for labelled in self._of(segment)]
        known = {id(one.label.words[-1]) for one in self.values if one.side is not Side.BELOW and _is_given(one)}
        for segment in self.layout.segments:
            self.values.extend(self._over_two_lines(segment, known))
        self._add(list(self._stacked()))
        self.values.extend(self._before())

    def leave_out(self, heads: set[int], begins: Mapping[int, float], bodies: Mapping[int, float]) -> None:
        """Forgets labels in the header rows of tables, and in the bodies all but those of orders and other bills.

        `begins` and `bodies` have the rows of tables with their left and right edges; what stands beside a table is
        kept.
        """
        self.inside_tables, self._begins = bodies, begins
        self.values = [
            one
            for one in self.values
            if not self.in_table(one.label) or (one.label.row not in heads and _may_be_in_a_table(one))
        ]

    def in_table(self, segment: Segment) -> bool:
        """Whether a segment stands in a table of lines, and not beside it."""
        return self._begins.get(segment.row, 0.0) <= segment.x0 < self.inside_tables.get(segment.row, 0.0)

    def _over_two_lines(self, segment: Segment, known: Container[int]) -> Iterator[Labelled]:
        """Labels that the end of a line cuts ("... Company" / "No: 4471"), or parts from their values ("PO No:")."""
        word = segment.words[-1]
        if not (word.text[-1].isalpha() or word.text.endswith((":", ".", "#"))) or id(word) in known:
            return
        tail = segment if len(segment.words) <= TAIL else Segment(segment.page, segment.row, segment.words[-TAIL:])
        under = self.layout.going_on(segment)
        level = under is not None and abs(under.x0 - segment.x0) < 1
        if under is None or (word.text[-1] != ":" and len(segment.words) < TAIL and level):
            return
        both = Segment(segment.page, segment.row, (*tail.words, *under.words[: 2 * TAIL]))
        anew = _begins_anew(under)
        for found in labels_of(both):
            value, label = both.part(found.stop), both.part(found.start, found.stop)
            cut = found.start == 0 and len(tail.words) == len(segment.words) < found.stop
            if (anew and not cut) or (
                found.stop == len(tail.words) and self._amid(segment, found.start - len(tail.words))
            ):
                continue
            if found.start < len(tail.words) <= found.stop and value is not None and label is not None:
                yield Labelled(found, label, value, Side.BEHIND, 0.85)

    def _amid(self, segment: Segment, place: int) -> bool:
        """Whether words run into a label at the end of a line ("30 days from invoice date"): it announces nothing."""
        at = len(segment.words) + place
        if at <= 0 or segment.words[-1].text.endswith(":"):
            return False
        before = segment.words[at - 1]
        known = any(other.stop == at for other in self.found[id(segment)])
        return before.text[-1].isalpha() and not known

    def _before(self) -> Iterator[Labelled]:
        """Labels without a value behind, beside or below, but with one before them, as those of their column have."""
        valued = {id(one.label.words[0]) for one in self.values if _is_given(one)}
        bare = [one for one in self.layout.segments if self.is_bare(one) and id(one.words[0]) not in valued]
        for label, value in values_before(self.layout, bare):
            if not self.begins(value):
                yield Labelled(self.found[id(label)][0], label, value, Side.LEFT, 0.85)

    def _stacked(self) -> Iterator[Labelled]:
        """Labels that take several lines of a narrow column ("Customer order" / "no."), with the value beside them."""
        for stack in stacks(self.layout):
            for found in labels_of(stack.label):
                rest = stack.label.part(found.stop)
                if found.start == 0 and (rest is None or PUNCTUATION.match(rest.text)):
                    yield from self._at_stack(found, stack)

    def _at_stack(self, found: Found, stack: Stack) -> Iterator[Labelled]:
        """The value under a label in several lines, if it follows as they do, or else the one beside it."""
        below = list(self._below(found, stack.label, 0.9))
        close = [
            one for one in below if one.value.has_digits and one.value.top - stack.label.bottom < CLOSE * one.value.size
        ]
        if close or stack.open:
            yield from below
        elif stack.beside is not None:
            yield Labelled(found, stack.label, stack.beside, Side.RIGHT, 0.9)

    def _add(self, stacked: Sequence[Labelled]) -> None:
        """Adds labels in several lines; what stands at one is not the value of a part of it ("Shipment" / "date").

        What is beside it is that of none of its lines.
        """
        whole: dict[int, list[set[int]]] = defaultdict(list)
        for one in stacked:
            whole[id(one.value.words[0])].append(_words_of(one))
        self.values = [
            one for one in (*self.values, *stacked) if not _is_part(_words_of(one), whole[id(one.value.words[0])])
        ]

    def begins(self, segment: Segment) -> bool:
        """Whether a segment begins with a label."""
        labels = self.found.get(id(segment), [])
        return bool(labels) and labels[0].start == 0

    def means(self, segment: Segment, label: Label) -> bool:
        """Whether a segment begins with a label of this meaning."""
        return self.begins(segment) and self.found[id(segment)][0].wording.label is label

    def is_bare(self, segment: Segment) -> bool:
        """Whether a segment is nothing but labels."""
        labels = self.found.get(id(segment), [])
        covered = sum(found.stop - found.start for found in labels)
        return covered >= sum(1 for word in segment.words if not PUNCTUATION.match(word.text)) > 0

    def _of(self, segment: Segment) -> Iterator[Labelled]:
        groups = together(self.found[id(segment)], segment)
        for number, group in enumerate(groups):
            stop = groups[number + 1][0].start if number + 1 < len(groups) else None
            for index, found in enumerate(group):
                label = segment.part(found.start, group[-1].stop)
                if label is None or dates_another(found, group):
                    continue
                for labelled in self._places(found, label, segment, stop):
                    yield labelled._replace(value=share(labelled.value, index, len(group)))

    def _places(self, found: Found, label: Segment, segment: Segment, stop: int | None) -> Iterator[Labelled]:
        """The places where the value of a label may stand; behind it no further than the word `stop`."""
        sure = sureness(found, label, segment)
        rest = segment.part(found.start + len(label.words), stop)
        while rest is not None and PUNCTUATION.match(rest.words[0].text) and not rest.words[0].text.startswith("("):
            rest = rest.part(1)
        if rest is not None:
            yield Labelled(found, label, rest, Side.BEHIND, sure)
        elif stop is None:
            yield from self._right(found, label, segment, sure)
        if self._ends_a_phrase(found, segment):
            return
        if rest is None or len(rest.words) == len(PUNCTUATION.findall(rest.text)):
            yield from self._below(found, label, sure)
        elif not rest.has_digits and len(segment.words) < SENTENCE:
            # A qualifier may follow the label ("Date (tax point)"), with the value beside or below.
            yield from self._right(found, label, segment, sure * 0.8)
            yield from self._below(found, label, sure * 0.8)

    def _ends_a_phrase(self, found: Found, segment: Segment) -> bool:
        """Whether words run into a label that are no label ("30 days from invoice date"): no value stands below it."""
        if found.start == 0 or segment.words[found.start - 1].text.endswith(PARTING):
            return False
        before = [other for other in self.found[id(segment)] if other.stop == found.start]
        return not before or self._ends_a_phrase(before[-1], segment)

    def _right(self, found: Found, label: Segment, segment: Segment, sure: float) -> Iterator[Labelled]:
        for other in self.layout.beside(segment):
            if PUNCTUATION.match(other.text) and not any(sign in other.text for sign in "£€$"):
                continue
            if self.begins(other) and (self.is_bare(other) or other.words[0].text.isalpha()):
                return
            gap = (other.x0 - segment.x1) / self.layout.page.width
            yield Labelled(found, label, other, Side.RIGHT, sure * (0.97 - 0.4 * gap))
            return

    def _captioned(self, label: Segment) -> Segment | None:
        """The value to which a label is the caption: right over it, and nearer than what stands below.

        It is set larger, or the label is one of a row of labels with nothing below them.
        """
        row = self.layout.rows[label.row - 1] if label.row else []
        over = next((one for one in row if abs(one.x0 - label.x0) < 1 and one.size >= label.size), None)
        if over is None or self.begins(over) or not over.has_digits:
            return None
        beside = self.layout.rows[label.row]
        in_row = len(beside) >= CAPTIONS and all(map(self.is_bare, beside))
        white = min((one.top - label.bottom for one in self.layout.below(label, REACH * label.size)), default=99.0)
        near = label.top - over.bottom < white / 2
        return over if near and (over.size > CAPTION * label.size or (in_row and white > REACH * label.size)) else None

    def _aside(self, label: Segment) -> Segment | None:
        """The only text of the next line between a label and the next label of its row, be it set to the right."""
        row = self.layout.rows[label.row]
        edge = min((one.x0 for one in row if one.x0 > label.x1), default=self.layout.page.width)
        for below in self.layout.rows[label.row + 1 : label.row + 2]:
            between = [one for one in below if label.x0 - 1 <= one.x0 and one.x1 < edge + 1]
            close = bool(between) and between[0].top - label.bottom < label.size
            free = close and len(between) == 1 and between[0].x0 > label.x1
            if free and (len(between[0].words) == 1 or not self.begins(between[0])):
                return between[0]
        return None

    def _below(self, found: Found, label: Segment, sure: float) -> Iterator[Labelled]:
        over = self._captioned(label)
        if over is not None:
            yield Labelled(found, label, over, Side.ABOVE, sure * 0.9)
            return
        set_right = self._aside(label)
        if set_right is not None and next(self.layout.below(label, label.size), None) is None:
            yield Labelled(found, label, set_right, Side.RIGHT, sure * 0.75)
            return
        for other in self.layout.below(label, REACH * label.size):
            if WRAPPED.match(other.text):
                continue  # the label itself goes on, on a second line
            if self.begins(other):
                first = self.found[id(other)][0]
                numbered = first.wording.label in NUMBERS_OF_PARTIES or first.tokens in BARE
                if found.wording.label in OF_PARTIES and numbered:
                    continue
                return
            drop = (other.top - label.bottom) / (REACH * label.size)
            aside = abs(other.x0 - label.x0) if len(other.words) < SENTENCE else 40.0
            near = 0.9 - 0.12 * max(0.0, drop) - min(0.15, aside / self.layout.page.width)
            yield Labelled(found, label, other, Side.BELOW, sure * near)
            return


def _words_of(labelled: Labelled) -> set[int]:
    return {id(word) for word in labelled.label.words}


def _is_part(words: set[int], labels: Sequence[set[int]]) -> bool:
    return any(words < other for other in labels)


def _is_given(labelled: Labelled) -> bool:
    """Whether a text beside a label may well be its value: a name, or anything with a figure."""
    named = labelled.found.wording.label in OF_PARTIES or labelled.found.wording.label is Label.REMIT_TO
    return named or labelled.value.has_digits


def _begins_anew(segment: Segment) -> bool:
    """Whether a line begins with a wording of its own, be it one that is no label ("PO Box 312")."""
    return any(found.start == 0 and found.tokens not in BARE for found in find_labels(segment.tokens, every=True))


def _may_be_in_a_table(labelled: Labelled) -> bool:
    label, weight = labelled.found.wording
    if labelled.side is Side.BEHIND and label in WITHIN_TABLES:
        return True
    plain = weight == 1 and not labelled.found.start
    if labelled.side is Side.RIGHT and label is Label.OUR_REFERENCE:
        return len(labelled.found.tokens) > 1
    apart = labelled.side is Side.RIGHT and label in {Label.NUMBER, Label.ORDER}
    own = label in OF_THE_SELLER or (plain and (label in DAYS or apart))
    return own and labelled.side is not Side.BELOW
