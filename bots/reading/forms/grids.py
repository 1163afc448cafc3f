"""Tables drawn on a form: which cells head a column or a row, and which are for answers."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import mean

from bots.reading.forms.labels import likeness
from bots.reading.forms.pieces import Piece
from bots.reading.forms.rects import Rect

# Points within which edges of cells are the same line.
SAME = 3.0
LIKE = 0.0
# In a table of like rows no more of the cells under the heads than this look like labels.
MOST_LIKE_LABELS = 0.45
TABLE_COLUMNS = 3
# Rows with nothing drawn between them follow one another at less than so many line heights.
FREE_ROWS = 1.7


def table_roles(texts: Mapping[Rect, str], tinted: Sequence[Rect]) -> dict[Rect, bool]:
    """For each cell of a table of like rows, whether it is a label (the head of a column or row) or for an answer.

    `texts` has every cell with its words ("" for an empty one).
    """
    roles: dict[Rect, bool] = {}
    grounds = tinted if labels_are_tinted(texts, tinted) else ()
    for block in _blocks(sorted(texts), grounds):
        roles.update(_roles(block, texts, grounds))
    return roles


def labels_are_tinted(texts: Mapping[Rect, str], tinted: Sequence[Rect]) -> bool:
    """Whether the words in tinted cells are more like labels than those in plain ones; some forms tint the answers."""
    on: list[float] = []
    off: list[float] = []
    for cell, text in texts.items():
        if text:
            (on if _is_tinted(cell, tinted) else off).append(likeness(text))
    return bool(on and off) and mean(on) >= mean(off)


def _blocks(cells: Sequence[Rect], tinted: Sequence[Rect]) -> Iterator[list[list[Rect]]]:
    """Runs of rows that touch and have the same edges from left to right; a tinted row may begin another."""
    rows = list(_rows(cells))
    block: list[list[Rect]] = []
    for row in rows:
        set_off = bool(block) and _all_tinted(row, tinted) and not _all_tinted(block[-1], tinted)
        if block and (set_off or not _continues(block[-1], row)):
            if len(block) > 1:
                yield block
            block = []
        block.append(row)
    if len(block) > 1:
        yield block


def _rows(cells: Sequence[Rect]) -> Iterator[list[Rect]]:
    """Cells side by side that touch, of one height, top down."""
    rest = sorted(cells, key=lambda cell: (round(cell.top / SAME), cell.x0))
    row: list[Rect] = []
    for cell in rest:
        if row and not (abs(cell.top - row[-1].top) < SAME and abs(cell.x0 - row[-1].x1) < SAME):
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def _continues(upper: Sequence[Rect], lower: Sequence[Rect]) -> bool:
    return (
        len(upper) == len(lower)
        and abs(upper[0].bottom - lower[0].top) < SAME
        and all(abs(one.x0 - other.x0) < SAME for one, other in zip(upper, lower, strict=True))
    )


def _roles(block: list[list[Rect]], texts: Mapping[Rect, str], tinted: Sequence[Rect]) -> dict[Rect, bool]:
    head, *rest = block
    heads = [likeness(texts[cell]) if texts[cell] else None for cell in head]
    set_off = _all_tinted(head, tinted) and not any(_is_tinted(cell, tinted) for cell in rest[0][1:])
    named = [score for score in heads[1:] if score is not None]
    if len(named) < len(head) - 1 or not all(score > LIKE or set_off for score in named):
        return {}
    if len(head) < TABLE_COLUMNS and not set_off:
        return {}
    below = [likeness(texts[cell]) for row in rest for cell in row[1:] if texts[cell]]
    crowded = below and mean(score > 0.5 for score in below) > MOST_LIKE_LABELS  # noqa: PLR2004 rather a label
    firsts = [likeness(texts[row[0]]) if texts[row[0]] else -1.0 for row in rest]
    if crowded and not set_off and heads[0] is not None:
        return {}
    rows_are_named = heads[0] is None or (mean(firsts) > 0.5 and (not below or mean(firsts) > mean(below) + 0.4))  # noqa: PLR2004
    roles = {cell: True for cell in head if texts[cell]}
    for row in rest:
        for place, cell in enumerate(row):
            roles[cell] = place == 0 and rows_are_named and bool(texts[cell])
    return roles


def _all_tinted(row: Sequence[Rect], tinted: Sequence[Rect]) -> bool:
    return all(_is_tinted(cell, tinted) for cell in row)


def _is_tinted(cell: Rect, tinted: Sequence[Rect]) -> bool:
    return any(tint.around(cell, SAME) for tint in tinted)


def free_table_roles(pieces: Sequence[Piece]) -> dict[int, bool]:
    """The same for words in columns with nothing drawn around them, by the identity of the piece."""
    rows: dict[int, list[Piece]] = {}
    for one in sorted(pieces, key=lambda one: one.rect.x0):
        rows.setdefault(one.row, []).append(one)
    ordered = [rows[row] for row in sorted(rows)]
    roles: dict[int, bool] = {}
    for place, head in enumerate(ordered):
        if id(head[0]) not in roles and _may_head(head):
            body = list(_body(head, ordered[place + 1 :]))
            roles.update(_free_roles(head, body))
    return roles


def _may_head(row: Sequence[Piece]) -> bool:
    columns = TABLE_COLUMNS - 1 if all(one.bold for one in row) else TABLE_COLUMNS
    return len(row) >= columns and all(
        not one.text.endswith(":") and (one.bold or likeness(one.text) > LIKE) for one in row
    )


def _body(head: Sequence[Piece], rows: Sequence[Sequence[Piece]]) -> Iterator[Sequence[Piece]]:
    last = head
    for row in rows:
        under = [one for one in row if any(_shares(one, other) for other in head)]
        near = row[0].rect.top - last[0].rect.bottom < FREE_ROWS * last[0].size
        if not near or len(under) < 2 or len(row) - len(under) > 1 or any(one.text.endswith(":") for one in row):  # noqa: PLR2004
            return
        yield row
        last = row


def _shares(one: Piece, head: Piece) -> bool:
    return one.rect.x0 < head.rect.x1 + SAME and one.rect.x1 > head.rect.x0 - SAME


def _free_roles(head: Sequence[Piece], body: Sequence[Sequence[Piece]]) -> dict[int, bool]:
    left = head[0].rect.x0
    inner = [one for row in body for one in row if one.rect.x1 > left]
    scores = [likeness(one.text) for one in inner]
    if not inner or mean(score > 0.5 for score in scores) > MOST_LIKE_LABELS:  # noqa: PLR2004 rather a label
        return {}
    return {id(one): True for one in head} | {id(one): one.rect.x1 <= left for row in body for one in row}
