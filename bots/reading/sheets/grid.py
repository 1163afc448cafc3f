"""Grids: the cells of a spreadsheet, a list or a web page, and the page on which they are laid out to be read.

Laid out with every column at its own place and every row on its own line, a table is a page like any other: the same
labels, wordings and arithmetic read it that read a printed one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, NamedTuple

from bots.reading.pages.labels import find_labels
from bots.reading.pages.segments import TOKEN
from bots.reading.pdfs.words import Page, Word
from counterfoil.model.documents import Document
from counterfoil.model.fields import Box, Field

# Points, as if it were printed in a type of one width: rows of cells are too far apart to be lines of one paragraph,
# columns far enough apart to be columns, and words have a space between.
LETTER, SPACE, HEIGHT = 5.0, 3.0, 10.0
PITCH, LINE_PITCH = 19.0, 13.0
BETWEEN_COLUMNS = 16.0
MARGIN = 20.0
# An A4 page; a short table stands at its top.
PAGE_HEIGHT = 842.0
# Empty rows in a row count for no more than this.
MOST_EMPTY = 8


class Cell(NamedTuple):
    """The text of a cell, in its lines, and where it stands ("Statement!C7"); nowhere if it was worked out."""

    text: str
    where: str = ""


Row = Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows from the top by number, each with its cells by the number of the column; empty cells are left out."""

    rows: Mapping[int, Row]

    @property
    def text(self) -> str:
        """The text of all cells, a line for each row."""
        return "\n".join("  ".join(row[at].text for at in sorted(row)) for _, row in sorted(self.rows.items()))


class _Placed(NamedTuple):
    """Where on the page a cell was put."""

    words: Sequence[Word]
    cell: Cell

    def meets(self, box: Box) -> bool:
        """Whether any word of the cell is inside a box on the page."""
        return any(
            word.x0 < box.x1 and word.x1 > box.x0 and word.top < box.bottom and word.bottom > box.top
            for word in self.words
        )


class Laid(NamedTuple):
    """A grid as a page, and where on it each cell went."""

    page: Page
    placed: Sequence[_Placed]

    def where(self, box: Box) -> str:
        """The cells that a box on the page covers: the first, and the last if there are more."""
        named = list(dict.fromkeys(one.cell.where for one in self.placed if one.cell.where and one.meets(box)))
        return named[0] if len(named) == 1 else f"{named[0]}:{named[-1].rpartition('!')[2]}" if named else ""


def laid_out(grid: Grid, number: int) -> Laid:
    """The grid as the page of this number."""
    columns = _columns(grid.rows.values())
    placed: list[_Placed] = []
    top, before = MARGIN, None
    for at in sorted(grid.rows):
        if before is not None:
            rows = max(at - before, 2 if _is_labelled(grid.rows[at]) else 1)
            top += PITCH * min(rows, MOST_EMPTY)
        before = at
        cells = [_Placed(tuple(_words(c.text, columns[n], top)), c) for n, c in sorted(grid.rows[at].items())]
        placed.extend(cells)
        # The lines of a cell stand as close as those of a paragraph.
        top = max(word.top for cell in cells for word in cell.words)
    words = tuple(word for cell in placed for word in cell.words)
    width = max((word.x1 for word in words), default=0.0) + MARGIN
    return Laid(Page(number, width, max(PAGE_HEIGHT, top + 2 * PITCH), words), placed)


def _is_labelled(row: Row) -> bool:
    """Whether a row is a label with its value; such rows are set apart, or the values would make a block of text."""
    first = [(token, 0) for token in TOKEN.findall(row[min(row)].text.casefold())]
    return len(row) > 1 and any(len(found.tokens) == len(first) for found in find_labels(first))


def _columns(rows: Iterable[Row]) -> dict[int, float]:
    """Where each column begins; the last cell of a row may run over the columns behind it."""
    widths: dict[int, float] = {}
    for row in rows:
        for column, cell in row.items():
            widths[column] = max(widths.get(column, 0.0), 0.0 if column == max(row) else _width(cell.text))
    starts, x = {}, MARGIN
    for column in sorted(widths):
        starts[column] = x
        x += max(widths[column], 4 * LETTER) + BETWEEN_COLUMNS
    return starts


def _width(text: str) -> float:
    return max(sum(len(word) * LETTER + SPACE for word in line.split()) for line in text.split("\n"))


def _words(text: str, left: float, top: float) -> Iterable[Word]:
    for number, line in enumerate(text.split("\n")):
        x, y = left, top + number * LINE_PITCH
        for word in line.split():
            end = x + len(word) * LETTER
            yield Word(word, x, y, end, y + HEIGHT, HEIGHT)
            x = end + SPACE


def in_cells(document: Document, pages: Sequence[Laid]) -> Document:
    """The document with each field's evidence in cells, since what was laid out has no pages of its own."""
    by_number = {laid.page.number: laid for laid in pages}

    def where(field: Field[Any]) -> str:
        laid = by_number.get(field.page or 0)
        return laid.where(field.box) if laid and field.box else ""

    return without_pages(document, where)


def without_pages(document: Document, where: Callable[[Field[Any]], str]) -> Document:
    """The document without pages and boxes, and before the source of each field the place where it stood."""
    found: Document = _moved(document, where)
    return replace(found, pages=())


def _moved(value: Any, where: Callable[[Field[Any]], str]) -> Any:  # noqa: ANN401 (whatever a document holds)
    if isinstance(value, Field):
        place = where(value)
        return replace(value, source=f"{place}, {value.source}" if place else value.source, page=None, box=None)
    if isinstance(value, tuple):
        return tuple(_moved(one, where) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _moved(getattr(value, one.name), where) for one in fields(value)})
    return value
