"""How like labels the words of a form are: by wording, by place, and by those in the same column and row."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from statistics import mean

from bots.reading.forms.cells import is_band
from bots.reading.forms.grids import labels_are_tinted
from bots.reading.forms.labels import likeness
from bots.reading.forms.pieces import Piece, Slot
from bots.reading.forms.rects import SLACK, Rect
from bots.reading.forms.shapes import Drawn

# Pieces that begin within so many points of each other stand in one column.
COLUMN = 4.0
# A label begins within so many points of the box under it, and stands no further left of the box beside it.
BEGINS_WITH, REACH = 8.0, 200.0
# A score beyond doubt, the most that another can grow to, and one that is rather sure.
FIRM, LIMIT, SURE = 1.5, 1.4, 0.6
# What it adds that a cell has the ground of labels, or has not.
TINTED, UNTINTED = 0.9, -0.5


def first_scores(
    blocks: Sequence[Piece], drawn: Drawn, boxes: Sequence[Slot], lonely: AbstractSet[Rect]
) -> dict[int, float]:
    """How like a label each block is by itself; beyond 1 either way its neighbours cannot change that."""
    tinted = {id(one) for one in blocks if one.cell and any(tint.around(one.cell, SLACK) for tint in drawn.tinted)}
    some_tinted = 0 < len(tinted) < sum(one.cell is not None for one in blocks)
    of_labels = labels_are_tinted({one.cell: one.text for one in blocks if one.cell}, drawn.tinted)
    free = [one for one in blocks if one.cell is None]
    labelling = {id(_nearest_left(box, free)) for box in boxes}
    scores = {}
    for one in blocks:
        score = likeness(one.text)
        if one.behind:
            score = -FIRM
        elif (
            one.text.rstrip("*").endswith((":", "?"))
            or any(dark.holds(one.centre, one.middle) for dark in drawn.dark)
            or (one.cell and is_band(one, drawn, some_tinted=some_tinted))
        ):
            score = FIRM
        elif one.cell and one.cell in lonely and _has_label(one, free):
            score = -FIRM
        elif some_tinted and one.cell:
            score = max(-1.0, min(1.0, score + (TINTED if (id(one) in tinted) == of_labels else UNTINTED)))
        elif one.cell is None and (id(one) in labelling or has_box(one, boxes)):
            score = FIRM
        elif one.bold and score > -1:
            score = min(1.0, score + 0.6)
        scores[id(one)] = score
    return scores


def _has_label(block: Piece, free: Sequence[Piece]) -> bool:
    """Whether words that may be a label stand left of a box or right above it."""
    cell = block.cell or block.rect
    return any(
        (one.rect.x1 <= cell.x0 + SLACK and cell.top - SLACK <= one.middle <= cell.bottom + SLACK)
        or (0 <= cell.top - one.rect.bottom + SLACK < 2 * one.size and one.rect.x0 < cell.x1 and one.rect.x1 > cell.x0)
        for one in free
    )


def has_box(one: Piece, boxes: Sequence[Slot]) -> bool:
    """Whether a box stands right under the words and begins where they do."""
    return any(
        abs(box.rect.x0 - one.rect.x0) < BEGINS_WITH and -SLACK <= box.rect.top - one.rect.bottom < one.size
        for box in boxes
        if not box.line
    )


def _nearest_left(box: Slot, free: Sequence[Piece]) -> Piece | None:
    """The words on the line of a box that stand next to it on the left."""
    level = [
        one
        for one in free
        if -SLACK <= box.rect.x0 - one.rect.x1 < REACH and box.rect.top - SLACK <= one.middle <= box.rect.bottom + SLACK
    ]
    return max(level, key=lambda one: one.rect.x1, default=None)


def settled(blocks: Sequence[Piece], scores: dict[int, float]) -> dict[int, float]:
    """The scores, drawn to those of the blocks in the same column and the same row."""
    for _ in range(2):
        columns = _grouped(blocks, lambda one: one.rect.x0, COLUMN)
        rows = _grouped(blocks, lambda one: one.middle, 3.0)
        pulled = {}
        for one in blocks:
            own = scores[id(one)]
            if abs(own) >= FIRM:
                pulled[id(one)] = own
                continue
            column = [scores[id(other)] for other in columns[id(one)] if other is not one]
            row = sorted(rows[id(one)], key=lambda other: other.rect.x0)
            along = 0.5 * _pull([scores[id(other)] for other in row if other is not one])
            near = _beside(one, row, scores) + _under(one, columns[id(one)], rows, scores)
            pulled[id(one)] = max(-LIMIT, min(LIMIT, own + _pull(column) + along + near))
        scores = pulled
    return scores


def _pull(column: Sequence[float]) -> float:
    """How far the others of a column draw a block to their side: not at all where they are of both kinds."""
    if not column:
        return 0.0
    agreement = abs(sum(1 if score > 0 else -1 for score in column)) / len(column)
    return 0.8 * mean(column) * agreement * min(1.0, len(column) / 3)


def _beside(one: Piece, row: Sequence[Piece], scores: Mapping[int, float]) -> float:
    """Answers stand behind labels: what follows a sure label is rather an answer, what leads one rather its label."""
    place = row.index(one)
    if place and scores[id(row[place - 1])] >= 1 and scores[id(one)] < SURE:
        return -0.3
    if place + 1 < len(row) and scores[id(row[place + 1])] < -SURE:
        return 0.3
    return 0.0


def _under(
    one: Piece, column: Sequence[Piece], rows: Mapping[int, Sequence[Piece]], scores: Mapping[int, float]
) -> float:
    """An answer stands under its label where the row of the label holds no answers."""
    over = [other for other in column if other is not one and 0 < one.rect.top - other.rect.bottom + SLACK < one.size]
    if not over:
        return 0.0
    label = max(over, key=lambda other: other.rect.bottom)
    # Over a row of several, or in a wider cell, a single label is a heading.
    wider = label.cell is not None and one.cell is not None and label.cell.width > one.cell.width + SLACK
    heading = wider or len(rows[id(label)]) < len(rows[id(one)])
    alike = scores[id(label)] > SURE and all(scores[id(other)] > 0 for other in rows[id(label)])
    return -0.6 if alike and not heading else 0.0


def _grouped(blocks: Sequence[Piece], place: Callable[[Piece], float], slack: float) -> dict[int, list[Piece]]:
    """For each block the blocks at about its place."""
    groups: list[tuple[float, list[Piece]]] = []
    for one in sorted(blocks, key=place):
        if groups and place(one) - groups[-1][0] <= slack:
            groups[-1][1].append(one)
        else:
            groups.append((place(one), [one]))
    return {id(one): members for _, members in groups for one in members}
