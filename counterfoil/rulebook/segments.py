"""Segments: a table as it stands between two dates, its rows in force and its parameters' values picked."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from counterfoil.rulebook.layering import Rules
from counterfoil.rulebook.literals import ONE_DAY, Value
from counterfoil.rulebook.parameters import Parameter
from counterfoil.rulebook.tables import Row, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A table from `start` to the day before `end` (None: unbounded), with every parameter replaced by its value.

    `rows` are those in force. `without` names a parameter that has no value yet; such a segment cannot be asked.
    """

    table: Table
    start: date | None
    end: date | None
    rows: tuple[Row, ...]
    values: tuple[tuple[str, str], ...]
    without: str = ""

    @property
    def when(self) -> str:
        """The segment in words."""
        if self.start is None:
            return f"before {self.end}" if self.end else "always"
        return f"from {self.start}"


@dataclass(frozen=True)
class Timeline:
    """The segments of one table, cut where a parameter that it uses changes or a row begins or ends."""

    table: Table
    parameters: Mapping[str, Parameter]

    @cached_property
    def cuts(self) -> tuple[date, ...]:
        """The first days of all segments but the first; none where nothing in the table is dated."""
        days: set[date] = set()
        for row in self.table.rows:
            days.update({row.start} if row.start else ())
            days.update({row.end + ONE_DAY} if row.end else ())
            for cell in row.cells:
                for name in cell.parameters:
                    days.update(self.parameters[name].values)
        return tuple(sorted(days))

    def index(self, day: date) -> int:
        """Which segment a day falls into."""
        return bisect_right(self.cuts, day)

    def segment(self, index: int) -> Segment:
        """The segment of that index, its parameters resolved."""
        start = self.cuts[index - 1] if index else None
        end = self.cuts[index] if index < len(self.cuts) else None
        day = start or (end - ONE_DAY if end else date.min)
        rows = tuple(row for row in self.table.rows if row.in_force(day))
        names = dict.fromkeys(name for row in rows for cell in row.cells for name in cell.parameters)
        held = {name: self.parameters[name].on(day) for name in names}
        values: dict[str, Value] = {name: value for name, value in held.items() if value is not None}
        without = next((name for name in held if name not in values), "")
        return Segment(
            table=self.table,
            start=start,
            end=end,
            rows=rows if without else tuple(_resolved(row, values) for row in rows),
            values=tuple((name, self.parameters[name].show(value)) for name, value in values.items()),
            without=without,
        )

    def segments(self) -> Iterator[Segment]:
        """Every segment that can be asked, in order of date."""
        for index in range(len(self.cuts) + 1):
            segment = self.segment(index)
            if not segment.without:
                yield segment


def timeline(rules: Rules, table: str) -> Timeline:
    """The segments of one of the rules' tables."""
    return Timeline(rules.tables[table], rules.parameters)


def _resolved(row: Row, values: Mapping[str, Value]) -> Row:
    return replace(row, cells=tuple(cell.resolved(values) for cell in row.cells))
