"""The cells drawn on a form: their words, the labels inside them, and the frames that are no cells of answers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from bots.reading.forms.labels import likeness
from bots.reading.forms.pieces import Piece, Slot, piece
from bots.reading.forms.rects import SLACK, Rect
from bots.reading.forms.shapes import Drawn

# A label is a piece more like one than this.
RATHER_LABEL = 0.4
# A frame around a part of the form has so many pieces, and is higher than this.
PANEL_PIECES, PANEL_HEIGHT = 3, 40.0
# Lines of one label follow one another at less than so many line heights.
LEAD = 1.6


def by_cell(pieces: Iterable[Piece], cells: Sequence[Rect]) -> tuple[dict[Rect, list[Piece]], list[Piece]]:
    """The pieces by the cell that they stand in, and those that stand in none; a frame around a part is no cell."""
    inside: dict[Rect, list[Piece]] = {cell: [] for cell in cells}
    free: list[Piece] = []
    for one in pieces:
        cell = cell_of(one, cells)
        (inside[cell] if cell else free).append(one)
    for cell, held in inside.items():
        if _is_panel(held, cell):
            free.extend(held)
            held.clear()
            del inside[cell]
            return by_cell([*free, *(one for rest in inside.values() for one in rest)], tuple(inside))
    return inside, free


def _is_panel(held: Sequence[Piece], cell: Rect) -> bool:
    """Whether a cell is a frame around a part of the form and no place for one answer."""
    labels = sum(likeness(one.text) > RATHER_LABEL for one in held)
    columns = {round(one.rect.x0 / SLACK) for one in held}
    crowded = labels >= PANEL_PIECES or len(columns) > PANEL_PIECES
    return len(held) > PANEL_PIECES and crowded and cell.height > PANEL_HEIGHT


def split_cells(
    in_cells: dict[Rect, list[Piece]], roles: Mapping[Rect, bool]
) -> tuple[list[Piece], list[Slot], list[Piece]]:
    """Labels, slots, and blocks that may be either: of each cell its own label with the answer, a slot, or a block."""
    labels: list[Piece] = []
    slots: list[Slot] = []
    blocks: list[Piece] = []
    headed = _cells_are_headed(in_cells)
    for cell, held in in_cells.items():
        if not held:
            slots.append(Slot(cell, solid=True))
            continue
        held.sort(key=lambda one: (one.row, one.rect.x0))
        label = [] if cell in roles else _label_inside(held, cell, headed=headed)
        rest = [word for one in held if one not in label for word in one.words]
        if label:
            head = [word for one in label for word in one.words]
            labels.append(piece(head, label[0].row, cell=cell))
            left = label[-1].rect.x1 if label[-1].row == held[-1].row and len(held) > len(label) else cell.x0
            top = cell.top if left > cell.x0 else label[-1].rect.bottom
            slots.append(Slot(Rect(left, top, cell.x1, cell.bottom), rest, solid=True))
        else:
            blocks.append(piece(rest, held[0].row, cell=cell))
    return labels, slots, blocks


def _cells_are_headed(in_cells: dict[Rect, list[Piece]]) -> bool:
    """Whether most cells with words have a small label at their top, over the room for the answer."""
    filled = [(cell, held) for cell, held in in_cells.items() if held]
    tops = sum(_at_top(held, cell) for cell, held in filled)
    answered = sum(_at_top(held, cell) and len({one.row for one in held}) > 1 for cell, held in filled)
    return tops >= 3 and tops >= 0.6 * len(filled) and answered >= 0.3 * len(filled)  # noqa: PLR2004 more than chance


def _at_top(held: Sequence[Piece], cell: Rect) -> bool:
    first = min(held, key=lambda one: one.rect.top)
    return (
        first.rect.bottom < cell.top + 0.56 * cell.height
        and cell.height > 1.9 * first.size
        and likeness(first.text) > 0
    )


def _label_inside(held: Sequence[Piece], cell: Rect, *, headed: bool) -> list[Piece]:
    first = held[0]
    if len(held) > 1 and (held[1].behind or first.text.endswith((":", "?"))):
        return [first]
    if first.text.endswith(":") and len(held) == 1 and cell.width > 1.8 * (first.rect.x1 - first.rect.x0):
        return [first] if headed else []
    smaller = len(held) > 1 and first.size < 0.88 * max(one.size for one in held[1:]) and held[1].row > first.row
    if smaller and likeness(first.text) > 0:
        return [first]
    return [first] if headed and _at_top(held, cell) else []


def is_band(block: Piece, drawn: Drawn, *, some_tinted: bool) -> bool:
    """Whether a cell is the heading of the cells under it: as wide as they are together."""
    cell = block.cell or block.rect
    under = [
        other
        for other in drawn.cells
        if abs(other.top - cell.bottom) < SLACK and other.x0 > cell.x0 - SLACK and other.x1 < cell.x1 + SLACK
    ]
    if len(under) < 2 or abs(max(other.x1 for other in under) - cell.x1) > SLACK:  # noqa: PLR2004 one is no row
        return False
    tinted = some_tinted and any(tint.around(cell, SLACK) for tint in drawn.tinted)
    return tinted or likeness(block.text) > 0


def lonely_cells(cells: Collection[Rect]) -> set[Rect]:
    """Cells with no other cell touching them on the left or right: boxes for answers, not parts of a table."""
    return {
        cell
        for cell in cells
        if not any(
            other is not cell
            and min(other.bottom, cell.bottom) - max(other.top, cell.top) > SLACK
            and (abs(other.x0 - cell.x1) < SLACK or abs(other.x1 - cell.x0) < SLACK)
            for other in cells
        )
    }


def cell_of(one: Piece, cells: Iterable[Rect]) -> Rect | None:
    """The cell that a piece stands in."""
    return next((cell for cell in cells if cell.holds(one.centre, one.middle)), None)


def beside_tick(one: Piece, boxes: Sequence[Slot], cells: Sequence[Rect]) -> bool:
    """Whether words stand in one cell with a box to tick."""
    cell = cell_of(one, cells)
    return cell is not None and any(cell.around(box.rect) for box in boxes)


def joined_in_cells(pieces: Sequence[Piece], cells: Sequence[Rect]) -> list[Piece]:
    """The pieces, with the lines of one label in a cell joined to one."""
    joined: list[Piece] = []
    inside: dict[Rect, list[Piece]] = {}
    for one in pieces:
        cell = cell_of(one, cells)
        (inside.setdefault(cell, []) if cell else joined).append(one)
    for cell, held in inside.items():
        if all(0 < under.rect.top - one.rect.top < LEAD * one.size for one, under in pairwise(held)):
            joined.append(piece([word for one in held for word in one.words], held[0].row, cell=cell))
        else:
            joined.extend(held)
    return joined
