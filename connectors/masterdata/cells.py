"""The cells of an extract: what a column holds, and how its text becomes a value or is refused."""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

PLAIN_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
WHOLE_NUMBER = re.compile(r"-?[0-9]+")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ISO_DATE_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2})?")
CURRENCY_CODE = re.compile(r"[A-Z]{3}")

MAY_BE_EMPTY = frozenset(
    {"description", "category", "cost_centre", "subjective", "band", "staff_group", "person", "role"}
)
"""Required columns of free text, where an empty cell is a fact; in every other required column it is an error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of an extract.

    `read` turns a cell's text, stripped and not empty, into its value, or raises ValueError. An empty cell has the
    value `when_empty`, unless the column `must_be_known`. `free` marks text that is taken as it stands.
    """

    name: str
    required: bool
    must_be_known: bool
    when_empty: object
    read: Callable[[str], object]
    free: bool = False

    def value(self, cell: str) -> object:
        """The cell's value.

        Raises:
            ValueError: with what is wrong with the cell, for the end of a sentence that names its place.
        """
        cell = cell.strip()
        if cell:
            return self.read(cell)
        if self.must_be_known:
            raise ValueError("the cell is empty, and this column must be known")
        return self.when_empty

    def values(self, cells: Sequence[str]) -> list[object]:
        """The values of a whole column, several times faster than one by one; raises as `value` does."""
        if not self.free:
            known = {cell: self.value(cell) for cell in set(cells)}
            return list(map(known.__getitem__, cells))
        texts = list(map(sys.intern, map(str.strip, cells)))
        if self.must_be_known and "" in texts:
            self.value("")
        return [text or self.when_empty for text in texts]


@cache
def columns_of(row_class: type[Any]) -> dict[str, Column]:
    """The columns of an extract by name, taken from the attributes of its row class."""
    hints = get_type_hints(row_class)
    return {field.name: _column(field, hints[field.name]) for field in fields(row_class)}


def _column(field: Field[Any], hint: Any) -> Column:  # noqa: ANN401 - a type hint is any object
    required = field.default is MISSING
    kind = _kind_of(hint)
    is_text = kind is str and field.name != "currency"
    return Column(
        name=field.name,
        required=required,
        must_be_known=required and field.name not in MAY_BE_EMPTY,
        when_empty="" if required else field.default,
        read=str if is_text else _currency if kind is str else _READERS.get(kind) or _reader_of_words(hint),
        free=is_text,
    )


def _kind_of(hint: Any) -> Any:  # noqa: ANN401 - as above
    """The type behind `T | None`."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    return kinds[0] if NoneType in get_args(hint) else hint


def _reader_of_words(hint: Any) -> Callable[[str], object]:  # noqa: ANN401 - as above
    kind = _kind_of(hint)
    if get_origin(kind) is tuple:
        return _several
    if isinstance(kind, type) and issubclass(kind, Enum):
        return partial(_one_of, kind)
    raise TypeError(f"an extract cannot hold values of the type {hint}")


def _currency(cell: str) -> str:
    if not CURRENCY_CODE.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a currency code of three capital letters")
    return cell


def _several(cell: str) -> tuple[str, ...]:
    return tuple(value for part in cell.split("|") if (value := part.strip()))


def _decimal(cell: str) -> Decimal:
    if not PLAIN_DECIMAL.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a plain decimal number such as 1234.50")
    return Decimal(cell)


def _whole_number(cell: str) -> int:
    if not WHOLE_NUMBER.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a whole number")
    return int(cell)


def _date(cell: str) -> date:
    if not ISO_DATE.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a date such as 2026-10-05")
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"there is no day {cell!r} in the calendar") from None


def _date_time(cell: str) -> datetime:
    if not ISO_DATE_TIME.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a date and time such as 2026-10-05T19:30")
    try:
        return datetime.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"there is no such day or time as {cell!r}") from None


def _one_of(kind: type[Enum], cell: str) -> Enum:
    try:
        return kind(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is not one of {', '.join(str(member.value) for member in kind)}") from None


_READERS: dict[Any, Callable[[str], object]] = {
    Decimal: _decimal,
    int: _whole_number,
    date: _date,
    datetime: _date_time,
}
