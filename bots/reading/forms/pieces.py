"""A form's printed words in pieces: cut at gaps, lines and tick boxes, and behind the colon of a label."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bots.reading.forms.labels import likeness
from bots.reading.forms.rects import SLACK, Rect
from bots.reading.forms.shapes import Drawn
from bots.reading.forms.widgets import Widget
from bots.reading.pages.segments import CELL_GAP
from bots.reading.pdfs.words import Page, Word, in_lines

# Dots or low lines to write on, alone or run into a word.
LEADER = re.compile(r"(?:[._…·]{4,}|…+|_{2,}|\.{3,})")
EMPTY_BOXES = frozenset("☐□❑❒▢⬜○◯◻\uf0a8\uf06f\uf071\uf0a1\uf0a6")
TICKED_BOXES = frozenset("☑☒■▣◼●◉⦿🗹\uf0fe\uf0fd\uf052\uf053\uf054\uf06e\uf0a4")
TICK_MARKS = frozenset("✓✔✗✘✕✖×\uf0fc\uf0fb\uf033\uf034\uf038")
# The same with brackets, as a typewriter has them.
TYPED_BOX = re.compile(r"[\[(]([xX✓✔]?)[\])]")
MARK_LETTERS = frozenset({"x", "X", "v", "V", "/", "Y", "y", "✓", "✔", "✗", "✘", "×", "4", "8", "l", "n"})
NEAR_BOX = 2.0
# Between two columns of words the gap is at least so many heights, if so many rows begin where the second does.
COLUMN_GAP = 0.62
ROWS_OF_COLUMN = 2


@dataclass(slots=True, eq=False)
class Piece:
    """Words of one line, or of a block in one cell; `behind` says that a label's colon stands right before it."""

    words: tuple[Word, ...]
    row: int
    rect: Rect
    behind: bool = False
    cell: Rect | None = None
    bold: bool = False

    @property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The height of its tallest word."""
        return max(word.size for word in self.words)

    @property
    def centre(self) -> float:
        """Half way across."""
        return (self.rect.x0 + self.rect.x1) / 2

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.rect.top + self.rect.bottom) / 2


@dataclass(slots=True, eq=False)
class Slot:
    """A place for one answer with the words that stand in it; `tick` says of a box to tick whether it is ticked.

    A `solid` one is drawn or is a field of the PDF: it is there also when it is empty. A `comb` has a place for each
    character or two, a `line` is open to the right and goes on below.
    """

    rect: Rect
    words: list[Word] = field(default_factory=list)
    solid: bool = False
    tick: bool | None = None
    round: bool = False
    widget: Widget | None = None
    comb: bool = False
    line: bool = False

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.rect.top + self.rect.bottom) / 2


def bounds(words: Sequence[Word]) -> Rect:
    """The rectangle around some words."""
    return Rect(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )


def piece(words: Sequence[Word], row: int, *, behind: bool = False, cell: Rect | None = None) -> Piece:
    """A piece of these words."""
    return Piece(tuple(words), row, bounds(words), behind, cell)


def sorted_words(page: Page, drawn: Drawn, widgets: Sequence[Widget]) -> tuple[list[Word], list[Slot]]:
    """The printed words, and the slots that are plain: fields of the PDF, boxes to tick, dotted lines."""
    slots = [
        Slot(one.rect, solid=True, tick=one.on if one.sort.is_button else None, widget=one)
        for one in widgets
        if one.seen
    ]
    fields = list(slots)
    boxes = [
        Slot(rect, solid=True, tick=on, round=curved)
        for rect, on, curved in drawn.ticks
        if not any(one.rect.around(rect, 3) or rect.around(one.rect, 3) for one in fields)
    ]
    rest: list[Word] = []
    leaders: list[Slot] = []
    for word in _boxes_joined(page.words):
        middle = (word.x0 + word.x1) / 2
        if found := next((slot for slot in fields if slot.rect.holds(middle, word.middle)), None):
            found.words.append(word)
        elif box := next((box for box in boxes if _is_in(word, box.rect)), None):
            box.tick = box.tick or word.text in MARK_LETTERS or word.text in TICKED_BOXES
        else:
            _sort(word, rest, boxes, leaders)
    for leader in leaders:
        inside = [word for word in rest if leader.rect.holds((word.x0 + word.x1) / 2, word.middle)]
        leader.words.extend(inside)
        rest = [word for word in rest if word not in inside]
    return rest, [*slots, *boxes, *leaders]


def _sort(word: Word, rest: list[Word], boxes: list[Slot], leaders: list[Slot]) -> None:
    rect = Rect(word.x0, word.top, word.x1, word.bottom)
    typed = TYPED_BOX.fullmatch(word.text)
    if word.text in EMPTY_BOXES or word.text in TICKED_BOXES or word.text in TICK_MARKS or typed:
        ticked = bool(typed and typed[1]) or word.text in TICKED_BOXES or word.text in TICK_MARKS
        boxes.append(Slot(rect, solid=True, tick=ticked, round=word.text in "○◯●◉⦿"))
        return
    found = LEADER.search(word.text)
    if found is None:
        rest.append(word)
        return
    letter = (word.x1 - word.x0) / len(word.text)
    before, after = word.text[: found.start()], word.text[found.end() :]
    x0, x1 = word.x0 + letter * len(before), word.x1 - letter * len(after)
    leaders.append(Slot(Rect(x0, word.top - 1, x1, word.bottom + 1), solid=True, line=True))
    if before:
        rest.append(word._replace(text=before, x1=x0))
    if after:
        _sort(word._replace(text=after, x0=x1), rest, boxes, leaders)


def _is_in(word: Word, box: Rect) -> bool:
    middle = (word.x0 + word.x1) / 2
    return box.holds(middle, word.middle) and word.x1 - word.x0 <= box.width + NEAR_BOX


def _boxes_joined(words: Sequence[Word]) -> Iterator[Word]:
    """The words, with a bracketed box that came in pieces ("[", "]") as one."""
    waiting: Word | None = None
    for word in words:
        if (
            waiting is not None
            and word.text in {"]", ")", "x]", "X]", "x)", "X)"}
            and 0 <= word.x0 - waiting.x1 < 2 * word.size
        ):
            yield waiting._replace(text=waiting.text + word.text, x1=word.x1)
            waiting = None
            continue
        if waiting is not None and waiting.text in {"[", "("} and word.text in {"x", "X", "✓", "✔"}:
            waiting = waiting._replace(text=waiting.text + word.text, x1=word.x1)
            continue
        if waiting is not None:
            yield waiting
        waiting = word if word.text in {"[", "(", "[x", "[X", "(x", "(X"} else None
        if waiting is None:
            yield word
    if waiting is not None:
        yield waiting


def cut(words: Sequence[Word], drawn: Drawn, slots: Sequence[Slot]) -> list[Piece]:
    """The printed words as pieces, row by row."""
    walls = [*drawn.uprights, *(Rect(x, cell.top, x, cell.bottom) for cell in drawn.cells for x in (cell.x0, cell.x1))]
    pieces: list[Piece] = []
    for row, line in enumerate(in_lines(list(words))):
        run = [line[0]]
        for one, other in pairwise(line):
            if _apart(one, other, walls, slots):
                pieces.extend(_behind_colon(run, row))
                run = []
            run.append(other)
        pieces.extend(_behind_colon(run, row))
    cuts = list(_at_columns(pieces))
    for each in cuts:
        first = each.words[0]
        each.bold = any(rect.holds((first.x0 + first.x1) / 2, first.middle) for rect in drawn.bold)
    return cuts


def _at_columns(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, cut where a word begins at the same place as pieces of several other rows do."""
    starts = sorted(one.rect.x0 for one in pieces)
    for one in pieces:
        start = 0
        for place in range(1, len(one.words)):
            last, word = one.words[place - 1], one.words[place]
            if word.x0 - last.x1 > COLUMN_GAP * word.size and _begin_at(starts, word.x0) >= ROWS_OF_COLUMN:
                yield piece(one.words[start:place], one.row, behind=one.behind)
                start = place
        yield piece(one.words[start:], one.row, behind=one.behind and start == 0) if start else one


def _begin_at(starts: Sequence[float], x: float) -> int:
    return bisect_right(starts, x + 1.5) - bisect_left(starts, x - 1.5)


def _apart(one: Word, other: Word, walls: Sequence[Rect], slots: Sequence[Slot]) -> bool:
    if other.x0 - one.x1 > CELL_GAP * min(one.size, other.size):
        return True
    middle = (one.middle + other.middle) / 2
    if any(one.x1 - 1 <= wall.x0 <= other.x0 + 1 and wall.top < middle < wall.bottom for wall in walls):
        return True
    if _over_two_columns(one, other, slots):
        return True
    return any(
        one.x1 - 1 <= slot.rect.x0
        and slot.rect.x1 <= other.x0 + 1
        and slot.rect.top - 2 < middle < slot.rect.bottom + 2
        for slot in slots
    )


def _over_two_columns(one: Word, other: Word, slots: Sequence[Slot]) -> bool:
    """Whether two words head two columns: under the second begins another slot than under the first."""
    if other.x0 - one.x1 < 0.2 * one.size:
        return False
    under = [slot for slot in slots if slot.tick is None and -SLACK <= slot.rect.top - one.bottom < 1.6 * one.size]
    left = next((slot for slot in under if slot.rect.x0 - 4 <= one.x0 and one.x1 <= slot.rect.x1 + 4), None)
    return left is not None and any(
        slot is not left and left.rect.x1 - 3 <= slot.rect.x0 <= other.x0 + 2 and other.x1 <= slot.rect.x1 + 4
        for slot in under
    )


def _behind_colon(words: Sequence[Word], row: int) -> Iterator[Piece]:
    """A piece cut behind each colon that ends a label ("Surname: Smith  Forename: Ann")."""
    start, behind = 0, False
    for place, word in enumerate(words[:-1]):
        if word.text.endswith((":", ":*")) and place + 1 < len(words):
            label = words[start : place + 1]
            if len(label) > 8 or (behind and likeness(" ".join(w.text for w in label)) < 0):  # noqa: PLR2004 a sentence
                continue
            yield piece(label, row, behind=behind)
            start, behind = place + 1, True
        elif word.text.endswith("?") and place + 1 < len(words) and not behind:
            yield piece(words[start : place + 1], row, behind=behind)
            start, behind = place + 1, True
    yield piece(words[start:], row, behind=behind)
