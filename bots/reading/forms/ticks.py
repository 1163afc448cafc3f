"""Boxes to tick: a box by itself is "yes" or "no", several after one question give the words that were chosen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bots.reading.forms.labelling import Neighbours
from bots.reading.forms.labels import likeness
from bots.reading.forms.pieces import Piece, Slot
from bots.reading.forms.rects import SLACK, Rect
from bots.reading.forms.widgets import Sort

# The words of a box stand no further from it than this.
REACH = 26.0
ROW = 5.0
YES_OR_NO = frozenset({"yes", "no", "y", "n", "n/a", "not applicable", "don't know", "not known", "na"})


@dataclass(slots=True, eq=False)
class Ticked:
    """A question with its boxes: what it is called, and what was chosen; `label` is None for a field of no words."""

    slots: tuple[Slot, ...]
    label: Piece | None
    value: str
    words: tuple[Piece, ...] = ()
    options: tuple[Piece, ...] = ()

    @property
    def printed(self) -> tuple[Piece, ...]:
        """All words that belong to the boxes."""
        return (*([self.label] if self.label else []), *self.options)


def words_of_boxes(slots: Sequence[Slot], pieces: Sequence[Piece], cells: Sequence[Rect]) -> list[Piece]:
    """The printed words that belong to boxes, whatever they look like."""
    near = Neighbours(slots, pieces)
    return [option for group in _groups(slots, cells) for option in _options(group, pieces, near) if option is not None]


def ticked(
    slots: Sequence[Slot], labels: Sequence[Piece], others: Sequence[Slot], cells: Sequence[Rect]
) -> list[Ticked]:
    """What the boxes of a page say; `others` are its places for words."""
    found: list[Ticked] = []
    near = Neighbours([*slots, *others], labels)
    for group in _in_columns(list(_groups(slots, cells)), labels, near):
        options = _options(group, labels, near)
        question = _question(group, options, near)
        if question is not None and (len(group) > 1 or (options[0] is not None and _is_yes(options[0].text))):
            found.append(_choice(group, options, question))
        elif _is_one_field(group):
            found.append(_choice(group, options, None))
        else:
            found += [_single(slot, option, near) for slot, option in zip(group, options, strict=True)]
    return found


def _is_yes(text: str) -> bool:
    return text.strip(" .:").casefold() in YES_OR_NO


def _is_one_field(group: Sequence[Slot]) -> bool:
    return len(group) > 1 and all(slot.widget and slot.widget.sort is Sort.RADIO for slot in group)


def _in_columns(groups: list[list[Slot]], labels: Sequence[Piece], near: Neighbours) -> list[list[Slot]]:
    """The groups, with single boxes of one row of a table put together where the heads of their columns are choices."""
    joined: list[list[Slot]] = []
    for group in groups:
        last = joined[-1] if joined else None
        if last and len(group) == 1 and abs(last[0].middle - group[0].middle) < ROW:
            heads = [near.head(slot)[0] for slot in (*last, *group)]
            bare = all(_beside(slot, labels, last, right=True) is None for slot in (*last, *group))
            if bare and all(head is not None and _is_yes(head.text) for head in heads):
                last.extend(group)
                continue
        joined.append(group)
    return joined


def _groups(slots: Sequence[Slot], cells: Sequence[Rect]) -> Iterator[list[Slot]]:
    """Boxes of one field of the PDF, or that are level in one cell or in none, or round ones under one another."""
    within = {id(slot): next((cell for cell in cells if cell.around(slot.rect)), None) for slot in slots}
    rest = sorted(slots, key=lambda slot: (slot.rect.top, slot.rect.x0))
    while rest:
        first = rest[0]
        group = [slot for slot in rest if _together(first, slot, same_cell=within[id(first)] == within[id(slot)])]
        if first.widget is None and first.round and len(group) == 1:
            group = list(_column(first, rest))
        rest = [slot for slot in rest if slot not in group]
        yield sorted(group, key=lambda slot: (round(slot.rect.top / ROW), slot.rect.x0))


def _together(first: Slot, slot: Slot, *, same_cell: bool) -> bool:
    if first.widget and slot.widget and Sort.RADIO in {first.widget.sort, slot.widget.sort}:
        return first.widget.name == slot.widget.name and first.widget.sort is slot.widget.sort
    return first is slot or (same_cell and abs(first.middle - slot.middle) < ROW)


def _column(first: Slot, rest: Iterable[Slot]) -> Iterator[Slot]:
    last = first
    for slot in rest:
        close = slot is first or 0 < slot.rect.top - last.rect.bottom < 2.2 * slot.rect.height
        if slot.round and close and abs(slot.rect.x0 - first.rect.x0) < 3:  # noqa: PLR2004 points
            yield slot
            last = slot


def _options(group: Sequence[Slot], labels: Sequence[Piece], near: Neighbours) -> list[Piece | None]:
    """The words of each box: all on the right of theirs, or all on the left, or at the heads of their columns."""
    right = [_beside(slot, labels, group, right=True) for slot in group]
    if all(right):
        return right
    left = [_beside(slot, labels, group, right=False) for slot in group]
    if all(left) and len(group) > 1:
        return left
    heads = [near.head(slot)[0] for slot in group]
    return heads if len(group) > 1 and all(head and head is not near.left(group[0]) for head in heads) else right


def _beside(slot: Slot, labels: Sequence[Piece], group: Sequence[Slot], *, right: bool) -> Piece | None:
    def gap(label: Piece) -> float:
        return label.rect.x0 - slot.rect.x1 if right else slot.rect.x0 - label.rect.x1

    level = [
        label
        for label in labels
        if label.rect.top - 4 <= slot.middle <= label.rect.bottom + 4 and -SLACK <= gap(label) < REACH
    ]
    nearest = min(level, key=gap, default=None)
    if nearest is None:
        return None
    blocked = any(
        other is not slot
        and abs(other.middle - slot.middle) < ROW
        and min(slot.rect.x1, nearest.rect.x1) - 1 <= other.rect.x0
        and other.rect.x1 <= max(slot.rect.x0, nearest.rect.x0) + 1
        for other in group
    )
    return None if blocked else nearest


def _question(group: Sequence[Slot], options: Sequence[Piece | None], near: Neighbours) -> Piece | None:
    """What is asked before or above the boxes; nothing where each of them stands for itself."""
    first = group[0]
    taken = [option for option in options if option is not None]
    row = [
        label
        for label in near.labels
        if label not in taken
        and label.rect.x1 <= first.rect.x0 + 2
        and label.rect.top - 4 <= first.middle <= label.rect.bottom + 4
    ]
    lead = min([first.rect.x0, *(option.rect.x0 for option in taken if option.rect.x1 <= first.rect.x0 + 2)])
    if before := [label for label in row if label.rect.x1 <= lead + 2]:
        nearest = max(before, key=lambda label: label.rect.x1)
        if not any(
            nearest.rect.x1 - 2 <= slot.rect.x0
            and slot.rect.x1 <= lead
            and slot not in group
            and abs(slot.middle - first.middle) < ROW
            for slot in near.slots
        ):
            return nearest
    above = near.above(first)
    if above is None or above in taken:
        return None
    asks = above.text.rstrip(" *").endswith((":", "?")) or likeness(above.text) > 0.3  # noqa: PLR2004 rather a label
    all_yes = bool(taken) and all(_is_yes(option.text) for option in taken)
    heading = bool(taken) and above.size > 1.15 * taken[0].size
    return above if (asks and not heading) or all_yes else None


def _choice(group: Sequence[Slot], options: Sequence[Piece | None], question: Piece | None) -> Ticked:
    chosen = [
        option.text if option else (slot.widget.exported if slot.widget else "yes")
        for slot, option in zip(group, options, strict=True)
        if slot.tick
    ]
    words = tuple(option for slot, option in zip(group, options, strict=True) if slot.tick and option)
    printed = tuple(option for option in options if option)
    return Ticked(tuple(group), question, "; ".join(text.strip(" *") for text in chosen), words, printed)


def _single(slot: Slot, option: Piece | None, near: Neighbours) -> Ticked:
    label = option or near.left(slot) or near.head(slot)[0]
    return Ticked((slot,), label, "yes" if slot.tick else "no")
