"""Which of a form's printed words are labels and which are answers, and where the places for answers are."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from bots.reading.forms.cells import by_cell, lonely_cells, split_cells
from bots.reading.forms.grids import free_table_roles, table_roles
from bots.reading.forms.labels import HINT, is_hint
from bots.reading.forms.pieces import Piece, Slot, bounds, piece
from bots.reading.forms.rects import SLACK, Rect
from bots.reading.forms.scores import COLUMN, FIRM, first_scores, has_box, settled
from bots.reading.forms.shapes import Drawn

# Lines of one answer follow one another at less than so many line heights.
LEAD = 1.55
# A line to write on stands so far under its words at most, and is no longer than this share of the page.
ABOVE_LINE = 14.0
WIDEST_LINE = 0.72
LONG_TEXT = 9
# Letters this much taller than most make a heading.
TALLER = 1.2
# A tooth of a comb is no wider than so many of its heights, stands so close to the next, and holds so many characters.
TOOTH, TOOTH_GAP, YEAR = 2.2, 12.0, 4
# So many single characters are one answer.
SPREAD = 4
SEPARATORS = re.compile(r"[-/:.\s]*")


def slots_of(
    pieces: list[Piece], drawn: Drawn, width: float, ready: Sequence[Slot]
) -> tuple[list[Piece], list[Piece], list[Slot]]:
    """The labels, the headings and the slots of a form without fields: in cells, over lines, or beside labels.

    `ready` are the slots that are known already: dotted lines.
    """
    in_cells, free = by_cell(pieces, drawn.cells)
    roles = table_roles({cell: " ".join(one.text for one in held) for cell, held in in_cells.items()}, drawn.tinted)
    labels, slots, open_blocks = split_cells(in_cells, roles)
    slots += _over_lines(free, drawn, width)
    slots += ready
    lonely = lonely_cells(in_cells)
    boxes = [*slots, *(Slot(one.cell, solid=True) for one in open_blocks if one.cell in lonely)]
    headings = _headings(free, boxes)
    blocks = [*open_blocks, *(one for one in free if one not in headings)]
    first = first_scores(blocks, drawn, boxes, lonely)
    first.update({id(one): FIRM if roles[one.cell] else -FIRM for one in open_blocks if one.cell in roles})
    first.update({key: FIRM if is_label else -FIRM for key, is_label in free_table_roles(free).items() if key in first})
    scores = settled(blocks, first)
    answers = [block for block in blocks if scores[id(block)] <= 0]
    labels += [block for block in blocks if scores[id(block)] > 0]
    slots += _as_slots(answers, labels, [slot for slot in slots if slot.words and slot.line])
    return labels, headings, [slot for slot in slots if not _is_note(slot)]


def _over_lines(free: list[Piece], drawn: Drawn, width: float) -> list[Slot]:
    """Slots above the lines to write on; the pieces that stand on a line are taken out of `free`."""
    slots = []
    for line in drawn.lines:
        if line.width > WIDEST_LINE * width:
            continue
        room = Rect(line.x0 - 2, line.top - ABOVE_LINE, line.x1 + 2, line.bottom + 1)
        on_it = [
            one
            for one in free
            if room.x0 - 4 <= one.rect.x0 < room.x1
            and room.top <= one.middle <= room.bottom
            and not one.text.endswith((":", "?"))
        ]
        for one in on_it:
            free.remove(one)
        slots.append(Slot(room, [word for one in on_it for word in one.words], solid=True, line=True))
    return slots


def _headings(free: Sequence[Piece], boxes: Sequence[Slot]) -> list[Piece]:
    """Pieces alone on their line and taller or blacker than most: the title and the headings."""
    if not free:
        return []
    usual = median(word.size for one in free for word in one.words)
    rows = Counter(one.row for one in free)
    alone = [one for one in free if rows[one.row] == 1 and not one.text.endswith(":")]
    # Where all labels are bold, being bold does not make a heading.
    few = sum(one.bold for one in free) <= len(alone) + 2
    return [one for one in alone if one.size > TALLER * usual or (few and one.bold and not has_box(one, boxes))]


def _as_slots(answers: Sequence[Piece], labels: Sequence[Piece], lines: Sequence[Slot]) -> list[Slot]:
    """The answers as slots; lines of one answer under each other are one, and may begin on a line to write on."""
    slots: list[Slot] = []
    last = {id(slot): piece(slot.words, 0) for slot in lines}
    for one in sorted(answers, key=lambda one: (one.rect.top, one.rect.x0)):
        if one.cell:
            slots.append(Slot(one.cell, list(one.words), solid=True))
            continue
        open_ones = [*lines, *(slot for slot in slots if not slot.solid)]
        above = next((slot for slot in reversed(open_ones) if _goes_on(last[id(slot)], one)), None)
        starts = any(
            abs(label.middle - one.middle) < 0.6 * one.size and label.rect.x1 <= one.rect.x0 for label in labels
        )
        if above is not None and not starts:
            above.words.extend(one.words)
            above.rect = above.rect if above.solid else bounds(above.words)
            last[id(above)] = one
        else:
            slot = Slot(one.rect, list(one.words))
            slots.append(slot)
            last[id(slot)] = one
    return slots


def _goes_on(line: Piece, one: Piece) -> bool:
    alike = abs(line.rect.x0 - one.rect.x0) < COLUMN and 0.85 < line.size / one.size < 1.18  # noqa: PLR2004 of one size
    return alike and 0 < one.middle - line.middle < LEAD * max(line.size, one.size)


def _is_note(slot: Slot) -> bool:
    """Whether what stands there is the form's own advice and no answer."""
    if slot.solid or not slot.words:
        return False
    text = " ".join(word.text for word in slot.words)
    return len(slot.words) >= LONG_TEXT and bool(HINT.search(text)) and is_hint(text)


def combed(slots: Sequence[Slot], labels: list[Piece]) -> list[Slot]:
    """Slots for a few characters each that stand in a row ("12-34-56") as one, without what stands between them."""
    joined: list[Slot] = []
    for slot in sorted(slots, key=lambda slot: (round(slot.rect.top / SLACK), slot.rect.x0)):
        last = joined[-1] if joined else None
        if last is None or not _are_teeth(last, slot):
            joined.append(slot)
            continue
        between = [one for one in labels if last.rect.x1 - 2 <= one.rect.x0 < slot.rect.x0 and _level(one, slot)]
        if not all(SEPARATORS.fullmatch(one.text) for one in between):
            joined.append(slot)
            continue
        labels[:] = [one for one in labels if one not in between]
        last.words += [word for one in between for word in one.words] + slot.words
        last.rect = Rect(last.rect.x0, last.rect.top, slot.rect.x1, slot.rect.bottom)
        last.comb = True
    return joined


def is_comb(slot: Slot, combs: Sequence[Rect]) -> bool:
    """Whether the characters of an answer stand apart, in a place drawn for each or by themselves."""
    spread = len(slot.words) >= SPREAD and all(len(word.text) == 1 for word in slot.words)
    return spread or any(comb.around(slot.rect) and slot.rect.around(comb) for comb in combs)


def _are_teeth(last: Slot, slot: Slot) -> bool:
    """Whether two slots are drawn, small, of one height, next to each other, and hold a few characters."""
    alike = abs(last.rect.top - slot.rect.top) < SLACK and abs(last.rect.height - slot.rect.height) < SLACK
    next_to = -SLACK <= slot.rect.x0 - last.rect.x1 < TOOTH_GAP
    small = slot.rect.width < TOOTH * slot.rect.height and (last.comb or last.rect.width < TOOTH * last.rect.height)
    return last.solid and slot.solid and alike and next_to and small and all(_is_short(one) for one in (last, slot))


def _is_short(slot: Slot) -> bool:
    return slot.comb or sum(len(word.text) for word in slot.words) <= YEAR


def _level(one: Piece, slot: Slot) -> bool:
    return abs(one.middle - slot.middle) < 2 * SLACK
