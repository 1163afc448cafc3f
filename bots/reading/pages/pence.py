"""Pounds and pence in columns of their own, put together: "£1,073" and, set apart, "86" are one sum."""

import re
from collections import defaultdict
from collections.abc import Sequence

from bots.reading.pdfs.words import Word

# Pounds, be their sign or the last group of figures set apart, and pence; with them stands what only a sum has.
MONEY = r"[(*]*-?(?:GBP|EUR|[£€])*-?"
POUNDS, GROUP, PENCE = (
    re.compile(rf"{MONEY}\d{{1,3}}(?:,?\d{{3}})*"),
    re.compile(r"\d{3}"),
    re.compile(r"\d\d[£€]?[-)]?"),
)
LEADING, SIGNED = re.compile(rf"{MONEY}\d{{1,3}}"), re.compile(r"GBP|EUR|[£€]|(?:CR|DR)$")
SIGN, SIDE = re.compile(r"-?(?:GBP|EUR|[£€])-?"), re.compile(r"CR|DR")
# Figures are a column on so many lines or more.
LINES = 2


def with_pence(lines: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The words of lines; where pounds end and pence begin at the same places on several, both are one word."""
    columns: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for number, line in enumerate(lines):
        for place in range(1, len(line)):
            if PENCE.fullmatch(line[place].text) and (first := _pounds(line, place)) is not None:
                columns[round(line[place - 1].x1), round(line[place].x0)].append((number, first, place))
    found = {number: (first, place) for each in columns.values() if len(each) >= LINES for number, first, place in each}
    return [_joined(line, *found[number]) if number in found else list(line) for number, line in enumerate(lines)]


def _pounds(line: Sequence[Word], place: int) -> int | None:
    """Where the pounds begin that end right before a place; None where none do."""
    first = place - 1
    while first > 0 and GROUP.fullmatch(line[first].text) and LEADING.fullmatch(line[first - 1].text):
        first -= 1
    if first > 0 and line[first].text[0].isdigit() and SIGN.fullmatch(line[first - 1].text):
        first -= 1
    pounds = "".join(word.text for word in line[first:place])
    side = line[place + 1].text if place + 1 < len(line) and SIDE.fullmatch(line[place + 1].text) else ""
    return first if POUNDS.fullmatch(pounds) and SIGNED.search(pounds + line[place].text + side) else None


def _joined(line: Sequence[Word], first: int, place: int) -> list[Word]:
    parts = line[first : place + 1]
    text = "".join(word.text for word in parts[:-1]) + "." + parts[-1].text
    top, bottom = min(word.top for word in parts), max(word.bottom for word in parts)
    return [*line[:first], parts[0]._replace(text=text, x1=parts[-1].x1, top=top, bottom=bottom), *line[place + 1 :]]
