"""Tables: the rows under a recognised header, with each word in the column that it stands in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import compress, pairwise

from bots.reading.pages.amounts import find_amounts, parse_amount
from bots.reading.pages.body import has_money, inside
from bots.reading.pages.columns import Column, Head, Header
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pdfs.words import Word

FIGURES = frozenset({Column.QUANTITY, Column.PRICE, Column.NET, Column.GROSS, Column.VAT_RATE})
PENNY = Decimal("0.011")
# Two figures so far apart, as a share of their height, are no groups of one.
PARTED = 0.5


@dataclass(eq=False)
class TableRow:
    """One line of a table: the words of each column, by the number of the column."""

    row: int
    cells: tuple[tuple[Word, ...], ...]
    segments: tuple[Segment, ...]
    top: float
    bottom: float

    def text(self, column: int) -> str:
        """The text of one cell."""
        return _text(self.cells[column])

    @property
    def whole(self) -> str:
        """The text of the whole row."""
        return " ".join(word.text for cell in self.cells for word in cell)


@dataclass(eq=False)
class Table:
    """A header with the rows under it; `columns` are the meanings of its cells, in the same order."""

    layout: Layout
    header: Header
    columns: tuple[Column | None, ...]
    rows: list[TableRow]
    end_row: int
    # Whether every line is known to have its amount; a row with a quantity and a price alone may be one else.
    all_priced: bool = False

    def column(self, *wanted: Column) -> int | None:
        """The number of the first column with one of these meanings, in the order of wish."""
        for one in wanted:
            if one in self.columns:
                return self.columns.index(one)
        return None


def edges_of(layout: Layout, header: Header, rows: Sequence[int]) -> list[float]:
    """Where one column ends and the next begins: a white strip that the rows with money leave free."""
    own = [inside(layout.rows[number], header) for number in rows]
    priced = [has_money(layout.rows[number]) for number in rows]
    every = [word for row in own for segment in row for word in segment.words]
    figures = [word for number in compress(rows, priced) for segment in layout.rows[number] for word in segment.words]
    edges = [
        _gutter(every, left, right) or _gutter(figures, left, right, anywhere=True)
        for left, right in pairwise(header.heads)
    ]
    filled = [[word for segment in row for word in segment.words] for row in compress(own, priced)]
    return _refilled(header, edges, filled)


def _refilled(header: Header, edges: Sequence[float], rows: Sequence[Sequence[Word]]) -> list[float]:
    """Edges with one moved where a column of figures is empty in every row and the next one begins with a figure.

    A figure set to the right under a narrow header comes to stand nearer to the next one.
    """
    moved = list(edges)
    for number, edge in enumerate(edges):
        before = moved[number - 1] if number else 0.0
        behind = edges[number + 1] if number + 1 < len(edges) else float("inf")
        cells = [[word for word in row if edge < _centre(word) <= behind] for row in rows]
        empty = not any(before < _centre(word) <= edge for row in rows for word in row)
        if not empty or not cells or not FIGURES & set(header.heads[number].columns[:1]):
            continue
        halves = [_parted(cell) for cell in cells if len(cell) > 1]
        if len(halves) == len(cells) and all(parse_amount(_text(one)) for one, _ in halves):
            left, right = max(one[-1].x1 for one, _ in halves), min(other[0].x0 for _, other in halves)
            apart = PARTED * cells[0][0].size if any(parse_amount(_text(other)) for _, other in halves) else 0.0
            moved[number] = (left + right) / 2 if right - left > apart else edge
    return moved


def _parted(cell: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words of a cell before and behind its widest gap."""
    gaps = [other.x0 - one.x1 for one, other in pairwise(cell)]
    at = gaps.index(max(gaps)) + 1
    return cell[:at], cell[at:]


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _centre(word: Word) -> float:
    return (word.x0 + word.x1) / 2


def _gutter(words: Sequence[Word], left: Head, right: Head, *, anywhere: bool = False) -> float:
    """The middle of the white strip between two columns: the widest of those that the gap between the headers touches.

    0 where there is none such; with `anywhere` the widest of all, or else the middle between the headers.
    """
    low, high = min((left.x0 + left.x1) / 2, right.x0), max((right.x0 + right.x1) / 2, left.x1)
    gap_from, gap_to = min(left.x1, right.x0) - 1, max(left.x1, right.x0) + 1
    strips: list[tuple[bool, float, float]] = []
    reach = low
    for start, end in sorted((word.x0, word.x1) for word in words if word.x1 > low and word.x0 < high):
        if start > reach:
            strips.append((reach < gap_to and start > gap_from, start - reach, (reach + start) / 2))
        reach = max(reach, end)
    if high > reach:
        strips.append((reach < gap_to, high - reach, (reach + high) / 2))
    best = max(strips, default=(False, 0.0, 0.0))
    if anywhere:
        return best[2] or (left.x1 + right.x0) / 2
    return best[2] if best[0] else 0.0


def table_rows(layout: Layout, header: Header, rows: Sequence[int]) -> list[TableRow]:
    """The rows with their words sorted into the header's columns."""
    return in_columns(layout, header, rows, edges_of(layout, header, rows))


def in_columns(layout: Layout, header: Header, rows: Sequence[int], edges: Sequence[float]) -> list[TableRow]:
    """The rows with their words sorted into columns that end at these edges."""
    made = []
    for number in rows:
        cells: list[list[Word]] = [[] for _ in header.heads]
        segments = inside(layout.rows[number], header)
        for segment in segments:
            for word in segment.words:
                centre = _centre(word)
                cells[sum([centre > edge for edge in edges])].append(word)
        made.append(
            TableRow(
                row=number,
                cells=tuple(tuple(cell) for cell in cells),
                segments=tuple(segments),
                top=min(segment.top for segment in segments),
                bottom=max(segment.bottom for segment in segments),
            )
        )
    return made


def joined_rows(rows: Sequence[TableRow], columns: Sequence[Column | None], *, comma: bool) -> list[TableRow]:
    """Rows whose figures are set a little higher or lower than their texts, put together again."""
    figures = [number for number, column in enumerate(columns) if column in FIGURES]
    joined: list[TableRow] = []
    for row in rows:
        last = joined[-1] if joined else None
        drop = row.top - last.top if last is not None else 0.0
        if last is not None and drop < 1.6 * (last.bottom - last.top):
            mine, others = ({number for number in figures if _has_figure(one.cells[number])} for one in (row, last))
            level = drop < 0.8 * (last.bottom - last.top) or _product_over_two(columns, last, row, comma=comma)
            # An amount alone under a quantity without one is its amount.
            level = level or (len(mine) == 1 and {columns[n] for n in mine} == {Column.NET} and bool(others))
            if not mine & others and mine and others and level:
                joined[-1] = _put_together(last, row)
                continue
        joined.append(row)
    return joined


def _has_figure(cell: Sequence[Word]) -> bool:
    """Whether a cell has a figure; a discount in percent that stands beside it is none."""
    return any(sign.isdigit() for word in cell if not word.text.endswith("%") for sign in word.text)


def _product_over_two(columns: Sequence[Column | None], one: TableRow, other: TableRow, *, comma: bool) -> bool:
    """Whether quantity and price of one row give the amount of the next: cells of one item, each set in its middle."""
    both = _put_together(one, other)
    found = [
        find_amounts(both.text(columns.index(column)), comma=comma) if column in columns else []
        for column in (Column.QUANTITY, Column.PRICE, Column.NET)
    ]
    if not all(found):
        return False
    quantity, price, net = (amounts[0].value for amounts in found)
    return bool(net) and abs(quantity * price - net) < PENNY


def _put_together(one: TableRow, other: TableRow) -> TableRow:
    return TableRow(
        row=one.row,
        cells=tuple((*a, *b) for a, b in zip(one.cells, other.cells, strict=True)),
        segments=(*one.segments, *other.segments),
        top=min(one.top, other.top),
        bottom=max(one.bottom, other.bottom),
    )
