"""Finds the label of each place on a form: left of it, above it, or at the head of its row or column."""

from collections.abc import Sequence
from dataclasses import dataclass

from bots.reading.forms.labels import is_hint
from bots.reading.forms.pieces import Piece, Slot
from bots.reading.forms.rects import SLACK, Rect

# How far above a slot its label may stand, in heights of the label's letters, and how far they may be set apart.
ABOVE = 1.9
ALIGNED = 16.0
# Rows of a table without lines follow one another at less than so many line heights.
NEXT_ROW = 2.6
MANY_COLUMNS = 5
# Heads of columns that say nothing of their rows.
EMPTY_HEADS = frozenset(
    {
        "details",
        "detail",
        "value",
        "values",
        "information",
        "entry",
        "response",
        "responses",
        "answer",
        "answers",
        "data",
        "field",
        "fields",
        "to be completed",
        "please complete",
        "your answer",
        "your details",
    }
)
DEEPEST_TABLE = 200
HALF = 0.5
# What a column that only counts the rows is called.
COUNTING = frozenset({"line", "line no", "no", "item", "item no", "#", "row", "number", "s/n"})


@dataclass(slots=True, eq=False)
class Labelled:
    """A slot with its label; `row` counts from 1 in a table of like rows, `head` is the head of its column there."""

    slot: Slot
    label: Piece | None
    head: Piece | None = None
    row: int = 0
    how: str = ""


class Neighbours:
    """Where the slots and labels of a page stand to each other."""

    def __init__(self, slots: Sequence[Slot], labels: Sequence[Piece]) -> None:
        self.slots = sorted(slots, key=lambda slot: (slot.rect.top, slot.rect.x0))
        self.labels = [label for label in labels if not is_hint(label.text)]
        self._left: dict[int, Piece | None] = {}
        self._above: dict[int, Piece | None] = {}

    def left(self, slot: Slot) -> Piece | None:
        """The nearest label on the slot's line, with no other slot between."""
        if id(slot) not in self._left:
            self._left[id(slot)] = self._find_left(slot)
        return self._left[id(slot)]

    def _find_left(self, slot: Slot) -> Piece | None:
        beside = [
            label
            for label in self.labels
            if label.rect.x1 <= slot.rect.x0 + 4
            and _level(label, slot.rect)
            and not any(_between(other.rect, label.rect, slot.rect) for other in self.slots if other is not slot)
        ]
        if not beside:
            return None
        edge = max(label.rect.x1 for label in beside)
        near = [label for label in beside if label.rect.x1 > edge - 40 or label.cell == _cell_at(beside, edge)]
        return min(
            near,
            key=lambda label: (abs(label.rect.top - slot.rect.top) > 1.2 * label.size, -label.rect.x1, label.rect.top),
        )

    def above(self, slot: Slot) -> Piece | None:
        """The label right over the slot, or inside the same cell at its top."""
        if id(slot) not in self._above:
            self._above[id(slot)] = self._find_above(slot)
        return self._above[id(slot)]

    def _find_above(self, slot: Slot) -> Piece | None:
        over = [
            label
            for label in self.labels
            if -SLACK <= slot.rect.top - label.rect.bottom < ABOVE * label.size
            and label.rect.x0 < slot.rect.x1
            and label.rect.x1 > slot.rect.x0
            and _set_over(label, slot.rect)
            and label.middle < slot.middle
            and not any(
                other is not slot
                and other.rect.x0 < slot.rect.x1
                and other.rect.x1 > slot.rect.x0
                and label.rect.bottom - 3 < other.middle < slot.rect.top
                for other in self.slots
            )
        ]
        return max(over, key=lambda label: (label.rect.bottom, -abs(label.rect.x0 - slot.rect.x0)), default=None)

    def slot_above(self, slot: Slot) -> Slot | None:
        """The slot right over this one in the same column."""
        over = [
            other
            for other in self.slots
            if other is not slot and _overlap(other.rect, slot.rect) > HALF and _next_row(other, slot)
        ]
        return max(over, key=lambda other: other.rect.bottom, default=None)

    def head(self, slot: Slot) -> tuple[Piece | None, int]:
        """The head of the slot's column, and in which row under it the slot stands."""
        row: int = 1
        at: Slot | None = slot
        while at is not None and row < DEEPEST_TABLE:
            if label := self.above(at):
                return label, row
            at = self.slot_above(at)
            row += 1
        return None, 0

    def mates(self, slot: Slot) -> list[Slot]:
        """The other slots of the slot's row, from left to right."""
        row = [other for other in self.slots if other is not slot and _same_row(other.rect, slot.rect)]
        return sorted(row, key=lambda other: other.rect.x0)


def _cell_at(labels: Sequence[Piece], edge: float) -> Rect | None:
    return next((label.cell for label in labels if label.rect.x1 == edge), None)


def _level(label: Piece, slot: Rect) -> bool:
    return slot.top - 3 <= label.middle <= slot.bottom + 3


def _between(other: Rect, label: Rect, slot: Rect) -> bool:
    return (
        other.x0 >= label.x1 - 3
        and other.x1 <= slot.x0 + 3
        and min(other.bottom, slot.bottom) - max(other.top, slot.top) > 0.3 * min(other.height, slot.height)
    )


def _set_over(label: Piece, slot: Rect) -> bool:
    within = label.rect.x0 >= slot.x0 - ALIGNED and label.rect.x1 <= slot.x1 + ALIGNED
    return within or abs(label.rect.x0 - slot.x0) < ALIGNED or abs(label.rect.x1 - slot.x1) < ALIGNED


def _overlap(one: Rect, other: Rect) -> float:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared / max(1.0, min(one.width, other.width))


def _next_row(upper: Slot, lower: Slot) -> bool:
    gap = lower.rect.top - upper.rect.bottom
    if upper.solid and lower.solid:
        return (
            -SLACK <= gap < 0.7 * max(upper.rect.height, lower.rect.height)
            and abs(upper.rect.height - lower.rect.height) < 2 * SLACK
        )
    return -SLACK <= gap < NEXT_ROW * min(upper.rect.height, lower.rect.height)


def _same_row(one: Rect, other: Rect) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height)


def labelled(slots: Sequence[Slot], labels: Sequence[Piece]) -> list[Labelled]:
    """Every slot with the label that is found for it, in the order of reading."""
    near = Neighbours(slots, labels)
    found = [_label(slot, near) for slot in near.slots]
    _number_rows(found)
    return found


def _label(slot: Slot, near: Neighbours) -> Labelled:
    left, above = near.left(slot), near.above(slot)
    head, row = near.head(slot)
    if head is not None and head.text.strip(" :").casefold() in EMPTY_HEADS:
        head = None
    if (
        above is not None
        and above.cell is not None
        and above.cell.holds((slot.rect.x0 + slot.rect.x1) / 2, slot.middle)
    ):
        return Labelled(slot, above, how="at the top of its box")
    mates = near.mates(slot)
    if left is not None:
        beside = _in_matrix(slot, left, near, mates)
        if beside is not None and head is not None and head is not left:
            return Labelled(slot, left, head, how="in the row and column of")
        return Labelled(slot, left, how="right of")
    first = next((mate for mate in mates if near.left(mate) is not None and mate.rect.x1 <= slot.rect.x0 + 3), None)
    if first is not None and head is not None:
        row_label = near.left(first)
        if row_label is not head and _in_matrix(first, row_label, near, near.mates(first)) is not None:
            return Labelled(slot, row_label, head, how="in the row and column of")
    if head is not None:
        return Labelled(slot, head, row=row, how="under")
    return Labelled(slot, near.left(first) if first else None, how="right of")


def _in_matrix(slot: Slot, left: Piece | None, near: Neighbours, mates: Sequence[Slot]) -> Slot | None:
    """Another slot of the row that has no label of its own but the head of its column."""
    if left is None:
        return None
    for mate in mates:
        head, _ = near.head(mate)
        if mate.rect.x0 > slot.rect.x0 and near.left(mate) is None and head is not None and head is not left:
            return mate
    return None


def _number_rows(found: Sequence[Labelled]) -> None:
    """Rows are numbered where a column has several of them, or where many columns stand side by side."""
    under: dict[int, list[Labelled]] = {}
    for one in found:
        if one.row and one.label is not None and one.slot.tick is None:
            under.setdefault(id(one.label), []).append(one)
    heads = [column[0].label for column in under.values()]
    for column in under.values():
        head = column[0].label
        side = [other for other in heads if other and head and abs(other.middle - head.middle) < 0.8 * head.size]
        if len(column) == 1 and len(side) < MANY_COLUMNS:
            column[0].row = 0


def without_row_numbers(found: Sequence[Labelled]) -> list[Labelled]:
    """All but columns that only count the rows of a table."""
    columns: dict[int, list[Labelled]] = {}
    for one in found:
        if one.row and one.label is not None and one.label.text.strip(" .:").casefold() in COUNTING:
            columns.setdefault(id(one.label), []).append(one)
    counting = [
        one
        for column in columns.values()
        if all(
            one.slot.widget is None and _words(one) in {"", str(place), f"{place}."}
            for place, one in enumerate(column, start=1)
        )
        for one in column
    ]
    return [one for one in found if one not in counting]


def _words(one: Labelled) -> str:
    return " ".join(word.text for word in one.slot.words)
