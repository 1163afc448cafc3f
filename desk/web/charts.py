"""Charts as SVG of classes and attributes, drawn on the server; each stands with the table of its figures."""

from collections.abc import Sequence
from dataclasses import dataclass

ROW, LABEL, WIDE = 26, 190, 640
ROOM = WIDE - LABEL - 60


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar: where it begins and how long it is, and which of the shades it has, from 0."""

    x: float
    width: float
    shade: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its label and what is written behind it."""

    label: str
    said: str
    y: int
    parts: tuple[Part, ...]
    end: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below one another, in a picture of this height."""

    bars: tuple[Bar, ...]
    height: int
    wide: int = WIDE


def bars(rows: Sequence[tuple[str, str, Sequence[float]]], *, full: float | None = None) -> Chart:
    """A chart of (label, what is written, lengths one after the other); `full` is the length of the whole width."""
    longest = full or max((sum(lengths) for _, _, lengths in rows), default=0) or 1
    return Chart(
        tuple(_bar(place, row, longest) for place, row in enumerate(rows)),
        height=ROW * len(rows) + 4,
    )


def _bar(place: int, row: tuple[str, str, Sequence[float]], longest: float) -> Bar:
    label, said, lengths = row
    x, parts = float(LABEL), []
    for shade, length in enumerate(lengths):
        width = round(ROOM * length / longest, 1)
        parts += [Part(x, width, shade)] if width else []
        x = round(x + width, 1)
    return Bar(label, said, ROW * place, tuple(parts), x)
