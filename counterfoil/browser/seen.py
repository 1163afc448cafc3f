"""What a page shows: its controls by label and role, its tables by heading, and whatever lies over them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame

SEE = Path(__file__).with_name("see.js").read_text(encoding="utf-8")
FILL = Path(__file__).with_name("fill.js").read_text(encoding="utf-8")
"""Fills controls by their tags: [[tag, value], …]."""


class LabelError(LookupError):
    """No control, or more than one, has the label; the message says which and what is there instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One thing to fill or press. `name` is what the program calls it; people see `label`.

    `column` is true where the label is the heading of a column; `table` and `row` then tell where it stands. `shows`
    is the text of the option chosen in a list, `hint` what the program says of the form of a value.
    """

    tag: int
    role: str
    label: str
    required: bool
    column: bool
    table: int
    row: int
    name: str
    value: str
    shows: str
    options: Sequence[str]
    hint: str
    enabled: bool

    @property
    def shown(self) -> str:
        """What a person sees in it: the value, or of a list the option chosen; "on" for what is ticked."""
        return self.shows if self.role == "combobox" else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with headings; each row is a cell for each of `columns`."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def records(self) -> Iterator[Mapping[str, str]]:
        """Each row by heading; a heading that stands twice is left out, since nobody can tell which one is meant."""
        known = [name for name in self.columns if self.columns.count(name) == 1]
        for row in self.rows:
            whole = dict(zip(self.columns, row, strict=True))
            yield {name: whole[name] for name in known}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link with its words, and the whole address that it leads to."""

    words: str
    leads_to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """A page as it is at one moment. `overlays` are the words of dialogs and layers that lie over it."""

    title: str
    text: str
    controls: Sequence[Control]
    tables: Sequence[Table]
    overlays: Sequence[str]
    links: Sequence[Link] = ()

    @classmethod
    def of(cls, frame: Frame) -> "Screen":
        """What the frame shows now; each control is marked in the page with its tag."""
        found: dict[str, Any] = frame.evaluate(SEE)
        return cls(
            title=found["title"],
            text=found["text"],
            controls=[Control(**each) for each in found["controls"]],
            tables=[Table(**each) for each in found["tables"]],
            overlays=found["overlays"],
            links=[Link(**each) for each in found["links"]],
        )

    def field(self, label: str, role: str = "textbox") -> Control:
        """The one control with this label that stands in no column.

        Raises:
            LabelError: there is none, or there are several.
        """
        return self._one(label, role, [each for each in self.controls if not each.column])

    def cell(self, column: str, *, table: int, row: int) -> Control:
        """The one control of a table's row under this heading; raises as `field`."""
        inside = [each for each in self.controls if each.column and (each.table, each.row) == (table, row)]
        found = [each for each in inside if each.label == column]
        if len(found) != 1:
            raise LabelError(f"{self.title}: {len(found)} controls stand under {column!r} in row {row}")
        return found[0]

    def button(self, label: str) -> Control:
        """The one button with these words; raises as `field`."""
        return self._one(label, "button", self.controls)

    def _one(self, label: str, role: str, among: Sequence[Control]) -> Control:
        found = [each for each in among if (each.label, each.role) == (label, role)]
        if len(found) != 1:
            raise LabelError(f"{self.title}: {len(found) or 'no'} {role} is labelled {label!r}")
        return found[0]
