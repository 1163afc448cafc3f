"""Columns: a correction of a line teaches under which heading its field stands, for every line of the layout."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from bots.reading.learning.anchors import may_be_label, occurrences
from bots.reading.learning.finding import Found, Habits, Value, same_value, values_in
from bots.reading.learning.layouts import landmark
from bots.reading.pages.balance import PENNY
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.values import Labels
from counterfoil.model.corrections import LINE_FIELDS, line_field
from counterfoil.model.documents import Document, Line
from counterfoil.model.fields import Box, Field
from counterfoil.model.memory import Anchor, Direction, Memory
from counterfoil.model.named_fields import named_fields

# How far from its heading, in points, a cell of a column may begin or end.
ASIDE = 14.0
# How sure a cell is that stands under the heading that a person's correction showed.
IN_COLUMN = 0.88
# Prices are printed to fewer places than they were reckoned with: by this share a line's net may differ.
ROUNDED = Decimal("0.002")


def heading_of(field: str, value: Value, document: Document, pages: Sequence[Labels], habits: Habits) -> Anchor | None:
    """The heading over the cell of a line that holds a value; `field` is as "lines.2.quantity"."""
    number, cell = line_field(field)
    if number > len(document.lines):
        return None
    for place, labels in enumerate(pages):
        band = _band(document.lines[number - 1], labels.layout.page.number)
        for found in _cells(band, cell, labels, habits) if band else ():
            heading = _above(found, labels) if same_value(found.value, value) else None
            if heading:
                return Anchor(label=landmark(heading), direction=Direction.BELOW, page=place)
    return None


def with_columns(
    document: Document, memories: Sequence[Memory], pages: Sequence[Labels], habits: Habits
) -> Document | None:
    """The document with the cells that stand under the headings of these lessons; None where its lines then fit worse.

    All columns are put right together, since a quantity and a price that changed places fit only so.
    """
    lines = document.lines
    for memory in memories:
        lines = tuple(_with_cell(line, memory, pages, habits) for line in lines)
    return replace(document, lines=lines) if _proven(lines) >= _proven(document.lines) else None


def _with_cell(line: Line, memory: Memory, pages: Sequence[Labels], habits: Habits) -> Line:
    anchor, cell = memory.lesson.anchor, memory.lesson.field.rpartition(".")[2]
    assert anchor is not None
    for labels in pages:
        band = _band(line, labels.layout.page.number)
        headings = occurrences(anchor.label, labels) if band else []
        for found in _cells(band, cell, labels, habits) if band and headings else ():
            if _under(found, headings[0]):
                field: Field[Any] = cited(labels.layout.page, found.words, found.value, IN_COLUMN, f"by {memory}")
                changed: dict[str, Any] = {cell: field}
                return replace(line, **changed)
    return line


def _band(line: Line, page: int) -> Box | None:
    """The row of a line on a page: the box of its flattest cell, since descriptions run over several rows."""
    boxes = [named.field.box for named in named_fields(line) if named.field.page == page and named.field.box]
    return min(boxes, key=lambda box: box.bottom - box.top, default=None)


def _cells(band: Box, cell: str, labels: Labels, habits: Habits) -> Iterable[Found]:
    """The values of a cell's shape in the row; pages that are turned have their rows elsewhere and are left alone."""
    if labels.layout.page.turned:
        return
    for segment in labels.layout.segments:
        if segment.top - 1 <= (band.top + band.bottom) / 2 <= segment.bottom + 1:
            yield from values_in(segment, LINE_FIELDS[cell], habits)


def _above(found: Found, labels: Labels) -> Segment | None:
    """The nearest heading over a cell."""
    for row in reversed(labels.layout.rows[: found.segment.row]):
        for segment in row:
            if may_be_label(segment) and _under(found, segment):
                return segment
    return None


def _under(found: Found, heading: Segment) -> bool:
    """Whether a value stands in the column of a heading: within its width, or level with its left or right edge."""
    x0, x1 = found.words[0].x0, found.words[-1].x1
    overlaps = x0 < heading.x1 and x1 > heading.x0
    level = min(abs(x0 - heading.x0), abs(x1 - heading.x1)) <= ASIDE
    return found.words[0].top > heading.bottom - 2 and overlaps and level


def _proven(lines: Iterable[Line]) -> int:
    """How many lines have a quantity and a price that come to their net."""
    return sum(
        abs(line.quantity.value * line.unit_price.value - line.net.value) <= PENNY + abs(line.net.value) * ROUNDED
        for line in lines
        if line.quantity and line.unit_price and line.net
    )
