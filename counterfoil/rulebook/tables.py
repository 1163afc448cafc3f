"""Decision tables: rows in their order, each with what it needs and what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from counterfoil.rulebook.cells import Cell, CellReader
from counterfoil.rulebook.literals import Type, parse
from counterfoil.rulebook.source import Place, Section, as_section, as_text

ON_MISSING = "on_missing"
NAME = re.compile(r"[a-z][a-z0-9_]*")
ROW_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
POSITIONS = ("before", "after", "replaces")


class Hit(StrEnum):
    """Which row answers: the first that applies, or the only one that may."""

    FIRST = "first"
    UNIQUE = "unique"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row. It is in force from `start` to `end`, both days included, by the pack's as-at date."""

    id: str
    name: str
    cells: tuple[Cell, ...]
    then: Mapping[str, str]
    source: str
    layer: str
    reason: str = ""
    locked: bool = False
    start: date | None = None
    end: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether the row counts on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a pack; `on_missing` answers where a row needs a fact that is missing, or where no row applies."""

    name: str
    pack: str
    as_at: str
    hit: Hit
    on_missing: Mapping[str, str]
    rows: tuple[Row, ...]
    source: str

    def row(self, row_id: str) -> Row | None:
        """The row of that id."""
        return next((row for row in self.rows if row.id == row_id), None)


def read_table(name: str, section: Section, reader: CellReader, *, pack: str, as_at: str, layer: str) -> Table:
    """A table as the base layer declares it."""
    if not NAME.fullmatch(name):
        raise section.place.refuse(f"{name!r} is not a table's name: small letters, digits and _")
    section.allow(required=("hit", "on_missing", "rows"))
    hit, on_missing = Hit(section.choice("hit", list(Hit), "")), read_then(section, ON_MISSING, reader)
    rows: list[Row] = []
    for node in section.items("rows"):
        entry = as_section(node, "a row")
        for position in POSITIONS:
            if position in entry.entries:
                raise entry.places[position].refuse(
                    f"{position!r} belongs to a lower layer; here the order is the file's"
                )
        rows.append(read_row(entry, reader, taken=[row.id for row in rows], layer=layer))
    if not rows:
        raise section.place.refuse(f"the table {name} has no rows")
    return Table(
        name=name,
        pack=pack,
        as_at=as_at,
        hit=hit,
        on_missing=on_missing,
        rows=tuple(rows),
        source=str(section.place),
    )


def read_row(section: Section, reader: CellReader, *, taken: list[str], layer: str) -> Row:
    """One row; its id must not be taken."""
    section.allow(required=("id", "name", "when", "then"), optional=("reason", "locked", "from", "until", *POSITIONS))
    row_id, place = section.text("id"), section.places["id"]
    if not ROW_ID.fullmatch(row_id) or row_id == ON_MISSING:
        raise place.refuse(f"{row_id!r} is not a row's id; it is written like PRC-010")
    if row_id in taken:
        raise place.refuse(f"the row id {row_id} is taken already in this table")
    start, end = _day(section, "from"), _day(section, "until")
    if start and end and end < start:
        raise section.places["until"].refuse(f"{row_id} would end on {end}, before it begins on {start}")
    when = section.section("when")
    return Row(
        id=row_id,
        name=section.text("name"),
        cells=tuple(reader.read(fact, as_text(node, fact), when.places[fact]) for fact, node in when.entries.items()),
        then=read_then(section, "then", reader),
        source=str(section.place),
        layer=layer,
        reason=section.text("reason"),
        locked=section.yes("locked"),
        start=start,
        end=end,
    )


def read_then(section: Section, key: str, reader: CellReader) -> Mapping[str, str]:
    """What a row or a table answers, every key and value declared under `codes`."""
    answers = section.section(key)
    if not answers.entries:
        raise section.places[key].refuse(f"{key!r} says nothing")
    return MappingProxyType(
        dict(
            reader.dictionary.answer(name, as_text(node, name).value, answers.places[name])
            for name, node in answers.entries.items()
        )
    )


def _day(section: Section, key: str) -> date | None:
    if key not in section.entries:
        return None
    try:
        day = parse(section.text(key), Type.DATE)
    except ValueError as error:
        raise section.places[key].refuse(f"{key}: {error}") from None
    assert isinstance(day, date)
    return day


def place_row(rows: tuple[Row, ...], row: Row, section: Section, *, behind: Mapping[str, str]) -> tuple[Row, ...]:
    """The rows with a lower layer's row put in before, after or in place of another.

    `behind` tells which row of the same file was last put after a row, so that several keep the file's order.

    Raises:
        RuleError: the row says no or several positions, names no row, or would take the place of or stand ahead of
            a locked row.
    """
    position, place = _position(section)
    target = section.text(position)
    ids = [existing.id for existing in rows]
    if target not in ids:
        raise place.refuse(f"{position}: the table has no row {target}")
    index = ids.index(behind.get(target, target) if position == "after" else target)
    if position == "replaces" and rows[index].locked:
        raise place.refuse(f"{row.id} may not replace {target}, which is locked")
    index += position == "after"
    ahead = [existing.id for existing in rows[index:] if existing.locked]
    if ahead:
        raise place.refuse(f"{row.id} may not stand ahead of {ahead[0]}, which is locked")
    return (*rows[:index], row, *rows[index + (position == "replaces") :])


def _position(section: Section) -> tuple[str, Place]:
    said = [position for position in POSITIONS if position in section.entries]
    if len(said) != 1:
        raise section.place.refuse(f"a row of a lower layer says exactly one of {', '.join(POSITIONS)}")
    return said[0], section.places[said[0]]
