"""One extract file: from its bytes to rows, with every fault named by file, line and column."""

import csv
import io
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from itertools import repeat
from operator import attrgetter
from typing import Any

from connectors.masterdata.cells import Column, columns_of

MOST_LISTED = 20
"""Faults that are listed; more help nobody."""


@dataclass(slots=True)
class Findings:
    """What was found wrong with the extracts so far (`faults`), and what was merely ignored (`warnings`)."""

    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def listed(self) -> tuple[str, ...]:
        """The first faults, and how many more there are."""
        more = len(self.faults) - MOST_LISTED
        return (*self.faults[:MOST_LISTED], *([f"and {more} more"] if more > 0 else []))


class Extract:
    """One file of extracts; whatever is wrong with it goes to `findings`, and then it has no rows."""

    def __init__(self, file: str, row_class: Any, *, findings: Findings) -> None:  # noqa: ANN401 - any class of masters
        self._file = file
        self._row_class = row_class
        self._columns = columns_of(row_class)
        self._findings = findings
        self._lines: list[int] = []

    def rows(self, content: bytes, *, key: tuple[str, ...] = ()) -> tuple[Any, ...]:
        """The rows of the file, of which no two may have the same `key`."""
        faults_before = len(self._findings.faults)
        records = self._records(content)
        if len(self._findings.faults) > faults_before:
            return ()
        if not records:
            self._fault(f" is empty; it needs at least its header row: {','.join(self._columns)}")
            return ()
        header = [name.strip() for name in records.pop(0)]
        self._lines.pop(0)
        self._check_header(header)
        self._check_widths(len(header), records)
        if len(self._findings.faults) > faults_before:
            return ()
        values = self._values(header, records)
        if len(self._findings.faults) > faults_before:
            return ()
        rows = self._filled(values)
        if key:
            self._refuse_repeats(rows, key)
        return rows

    def _fault(self, what: str) -> None:
        self._findings.faults.append(f"{self._file}{what}")

    def _records(self, content: bytes) -> list[list[str]]:
        """The records as RFC 4180 cuts them; the lines that they begin on are kept. Blank lines are no records."""
        records: list[list[str]] = []
        text = self._text(content)
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        begins = 1
        try:
            for record in reader:
                if record:
                    self._lines.append(begins)
                    records.append(record)
                begins = reader.line_num + 1
        except csv.Error as error:
            self._fault(f" line {begins}: not well-formed CSV ({error}); look for a quotation mark that is not closed")
        return records

    def _text(self, content: bytes) -> str:
        text, bad = "", content.find(0)
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            bad = error.start
        if bad < 0:
            return text
        line = content.count(b"\n", 0, bad) + 1
        self._fault(f" line {line}: byte {bad} of the file is not UTF-8 text; save the extract as UTF-8")
        return ""

    def _check_header(self, header: Sequence[str]) -> None:
        for column in self._columns.values():
            if column.required and column.name not in header:
                self._fault(f": the required column {column.name} is missing; the header has {', '.join(header)}")
        for name in dict.fromkeys(header):
            if name not in self._columns:
                shown = name or "without a name"
                self._findings.warnings.append(f"{self._file}: the column {shown} is not known and was ignored")
            elif header.count(name) > 1:
                self._fault(f": the column {name} stands {header.count(name)} times in the header; keep one")

    def _check_widths(self, width: int, records: Sequence[Sequence[str]]) -> None:
        for line, record in zip(self._lines, records, strict=True):
            if len(record) != width:
                self._fault(f" line {line}: {len(record)} cells where the header has {width}")

    def _values(self, header: Sequence[str], records: Sequence[Sequence[str]]) -> dict[str, Sequence[object]]:
        """The values of each known column, read a column at a time because that is several times faster."""
        cells_by_column = zip(*records, strict=True) if records else repeat(())
        values: dict[str, Sequence[object]] = {}
        for name, cells in zip(header, cells_by_column, strict=False):
            if name not in self._columns:
                continue
            try:
                values[name] = self._columns[name].values(cells)
            except ValueError:
                self._name_bad_cells(self._columns[name], cells)
        return values

    def _name_bad_cells(self, column: Column, cells: Sequence[str]) -> None:
        for line, cell in zip(self._lines, cells, strict=True):
            try:
                column.value(cell)
            except ValueError as error:
                self._fault(f" line {line}, column {column.name}: {error}")

    def _filled(self, values: dict[str, Sequence[object]]) -> tuple[Any, ...]:
        """The rows, filled a column at a time: a frozen class's own constructor takes four times as long."""
        rows = tuple(object.__new__(self._row_class) for _ in self._lines)
        for attribute in fields(self._row_class):
            column = values.get(attribute.name, repeat(attribute.default))
            deque(map(getattr(self._row_class, attribute.name).__set__, rows, column), maxlen=0)
        return rows

    def _refuse_repeats(self, rows: Sequence[Any], key: tuple[str, ...]) -> None:
        keys = list(map(attrgetter(*key), rows))
        if len(set(keys)) == len(keys):
            return
        first: dict[tuple[str, ...], int] = {}
        for line, own in zip(self._lines, keys, strict=True):
            earlier = first.setdefault(own, line)
            if earlier != line:
                self._fault(f" line {line}: the same {', '.join(key)} as line {earlier} ({', '.join(own)})")
