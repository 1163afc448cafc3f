"""What is marked on the picture of a page: each field that was found there, and each line of its table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from counterfoil.model.documents import Document
from counterfoil.model.fields import Box, Field
from counterfoil.model.named_fields import Named, named_fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A field, or a line of the table with its cells: what it is called, what was read, how surely, and where.

    `boxes` are empty for what has no place on a page. A line is as sure as its least sure cell.
    """

    name: str
    value: str
    confidence: float
    source: str
    page: int | None
    boxes: tuple[Box, ...]


def marks_of(document: Document) -> Iterator[Mark]:
    """A mark for each field and each line of the table, in the order of the model."""
    for line, group in groupby(named_fields(document), key=lambda named: _line_of(named.name)):
        if line:
            yield from _of_line(line, list(group))
        else:
            yield from (_of_field(named) for named in group)


def _line_of(name: str) -> str:
    """The number of the line that a field belongs to; empty for a field of the whole document."""
    whole, _, rest = name.partition(".")
    return rest.partition(".")[0] if whole == "lines" else ""


def _of_field(named: Named) -> Mark:
    field = named.field
    return Mark(
        name=named.name.removeprefix("form.").removesuffix(".1").replace("_", " ").replace(".", " "),
        value=shown(field),
        confidence=field.confidence,
        source=field.source,
        page=field.page,
        boxes=(field.box,) if field.box else (),
    )


def _of_line(number: str, cells: list[Named]) -> Iterator[Mark]:
    """One mark on each page that the line stands on, where cells that were only worked out count for nothing.

    A line without any place, as an e-invoice states it, has one mark without boxes.
    """
    read = [cell for cell in cells if cell.field.box]
    if not read:
        sure = min(cell.field.confidence for cell in cells)
        source = cells[0].field.source
        yield Mark(name=f"line {number}", value=_sum_of(cells), confidence=sure, source=source, page=None, boxes=())
    for page in sorted({cell.field.page for cell in read if cell.field.page}):
        here = [cell for cell in read if cell.field.page == page]
        yield Mark(
            name=f"line {number}",
            value=_sum_of(cells),
            confidence=min(cell.field.confidence for cell in here),
            source="",
            page=page,
            boxes=tuple(dict.fromkeys(cell.field.box for cell in here if cell.field.box)),
        )


def _sum_of(cells: list[Named]) -> str:
    """The figures of a line as a clerk would write them: "10 BX at 2.50 = 25.00"."""
    found = {cell.name.rpartition(".")[2]: shown(cell.field) for cell in cells}
    quantity = " ".join(filter(None, (found.get("quantity"), found.get("uom"))))
    price, net = found.get("unit_price"), found.get("net")
    return " ".join(filter(None, (quantity, price and f"at {price}", net and f"= {net}"))) or found.get(
        "description", ""
    )


def shown(field: Field[Any]) -> str:
    """A field's value as it is shown: days as they are written here, numbers without an exponent."""
    match field.value:
        case date():
            return f"{field.value:%d/%m/%Y}"
        case Decimal():
            return f"{field.value:f}"
        case _:
            return str(field.value)
