"""Feeds: lists that repeat the head of an invoice on each of its lines, taken apart into one table an invoice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from bots.reading.amounts import find_amounts
from bots.reading.grid import Cell, Grid, Row
from bots.reading.kinds import classify_text
from bots.reading.labels import Label, find_labels
from bots.reading.page_columns import Column, meaning
from bots.reading.sheet_texts import tokens_of
from bots.reading.total_wordings import Total, meanings_of
from counterfoil.model.documents import Kind
from counterfoil.model.postings import normalise_number
from counterfoil.money import to_penny

# Columns of the lines; all others are of the invoice where they hold one value throughout each.
LINES = frozenset(
    {
        Column.POSITION, Column.CODE, Column.GTIN, Column.DESCRIPTION, Column.QUANTITY, Column.UOM, Column.PRICE,
        Column.DISCOUNT, Column.VAT_RATE, Column.ORDER, Column.ORDER_LINE,
    }
)  # fmt: skip
SUMS = frozenset({Column.NET, Column.VAT, Column.GROSS})
HEADINGS = 5
# Labels of the head of an invoice that head a column of it as well.
HEAD = frozenset({Label.NUMBER, Label.DATE, Label.DUE, Label.TAX_POINT, Label.CURRENCY, Label.VAT_NUMBER})
TITLES = {Kind.INVOICE: "Invoice", Kind.CREDIT_NOTE: "Credit note"}
ZERO = Decimal(0)
# What says of a line that it is of an invoice or a credit note is one or two words.
LONGEST_TYPE = 20


class Bill(NamedTuple):
    """One invoice of a feed: its table, and whether its totals are only the sums of its columns."""

    grid: Grid
    summed: bool


@dataclass(frozen=True, slots=True)
class _Feed:
    """A list with its row of headings, the columns that say which invoice a line is of, and the lines."""

    grid: Grid
    heading: int
    columns: Mapping[int, Column | None]
    number: int
    lines: Sequence[int]

    def text(self, row: int, column: int) -> str:
        cell = self.grid.rows[row].get(column)
        return cell.text if cell else ""


def feed_bills(grid: Grid) -> tuple[Bill, ...]:
    """The invoices of a feed, each as a table with its head above it; none where the grid is no feed."""
    feed = _feed(grid)
    if feed is None:
        return ()
    groups: dict[str, list[int]] = {}
    for row in feed.lines:
        groups.setdefault(normalise_number(feed.text(row, feed.number)), []).append(row)
    whole = _of_the_whole(feed, list(groups.values()))
    return tuple(_bill(feed, rows, whole, alone=len(groups) == 1) for rows in groups.values())


def _feed(grid: Grid) -> _Feed | None:
    """The grid as a feed: under one row of headings, lines that have a number of an invoice and what it bills."""
    for row in sorted(grid.rows):
        labels = {column: _labels(cell.text) for column, cell in grid.rows[row].items()}
        columns = {column: _column(cell.text) for column, cell in grid.rows[row].items()}
        numbers = [column for column, found in labels.items() if found and found[0] is Label.NUMBER]
        if len(columns) < HEADINGS or not numbers or not _bills(columns.values()):
            continue
        number = numbers[0]
        below = [
            at
            for at in sorted(grid.rows)
            if at > row and number in grid.rows[at] and any(sign.isdigit() for sign in grid.rows[at][number].text)
        ]
        if below:
            return _Feed(grid, row, columns, number, below)
    return None


def _labels(text: str) -> list[Label]:
    """The labels that make up a heading, the longest first."""
    tokens = tokens_of(text)
    found = find_labels([(token, place) for place, token in enumerate(tokens)])
    return [one.wording.label for one in found if one.start == 0 and one.stop == len(tokens)]


def _column(text: str) -> Column | None:
    return next(iter(meaning(tokens_of(text))), None)


def _bills(columns: Iterable[Column | None]) -> bool:
    known = set(columns)
    return {Column.QUANTITY, Column.PRICE} <= known or {Column.DESCRIPTION, Column.NET, Column.VAT_RATE} <= known


def _of_the_whole(feed: _Feed, groups: Sequence[Sequence[int]]) -> set[int]:
    """The columns that say something of a whole invoice: those with one value throughout each.

    A column of sums is one only where another of its meaning tells the lines of an invoice apart.
    """
    whole = set()
    for column, known in feed.columns.items():
        heads = set(_labels(feed.text(feed.heading, column))) & HEAD
        if known in LINES and not heads:
            continue
        if all(_constant(feed, column, rows) for rows in groups):
            others = [other for other, meant in feed.columns.items() if meant is known and other != column]
            told_apart = any(not _constant(feed, other, rows) for other in others for rows in groups)
            if known not in SUMS or told_apart:
                whole.add(column)
    return whole


def _constant(feed: _Feed, column: int, rows: Sequence[int]) -> bool:
    return len({feed.text(row, column) for row in rows}) == 1


def _bill(feed: _Feed, rows: Sequence[int], whole: set[int], *, alone: bool) -> Bill:
    """One invoice: what stands above the list, its title, its head a label a row, its lines, and its totals."""
    title = _title(feed, rows)
    heading, first = feed.grid.rows[feed.heading], feed.grid.rows[rows[0]]
    made: list[Row] = [*_above(feed), *([{0: Cell(title)}] if title else [])]
    made.extend({0: heading[column], 1: first[column]} for column in sorted(whole) if column in first)
    kept = [column for column in sorted(feed.columns) if column not in whole]
    for row in (feed.heading, *rows):
        cells = feed.grid.rows[row]
        made.append({column: cells[column] for column in kept if column in cells})
    # What stands under a list of several invoices is of all of them together.
    made.extend(feed.grid.rows[row] for row in sorted(feed.grid.rows) if alone and row > rows[-1])
    sums = () if _states_total(made) else tuple(_sums(feed, rows, kept))
    made.extend({0: Cell(label), 1: Cell(f"{value:.2f}")} for label, value in sums)
    return Bill(Grid(dict(enumerate(row for row in made if row))), summed=bool(sums))


def _above(feed: _Feed) -> Iterator[Row]:
    return (feed.grid.rows[row] for row in sorted(feed.grid.rows) if row < feed.heading)


def _title(feed: _Feed, rows: Sequence[int]) -> str:
    """What the invoice is: by the words above the list or in its lines, else by the sign of its amounts."""
    above = "\n".join(cell.text for row in _above(feed) for cell in row.values())
    if classify_text(above)[0] is not Kind.UNKNOWN:
        return ""
    said = Counter(
        classify_text(cell.text.upper())[0]
        for row in rows
        for cell in feed.grid.rows[row].values()
        if len(cell.text) < LONGEST_TYPE
    )
    for kind, title in TITLES.items():
        if said[kind] == len(rows):
            return title
    total = sum(_amounts(feed, rows, Column.NET, list(feed.columns)), ZERO)
    return TITLES[Kind.CREDIT_NOTE if total < 0 else Kind.INVOICE]


def _states_total(rows: Sequence[Row]) -> bool:
    """Whether any row has a label of the gross total with an amount beside it."""
    for row in rows:
        cells = [row[column] for column in sorted(row)]
        for cell, beside in pairwise(cells):
            means = any(total is Total.GROSS for total, _ in meanings_of(cell.text))
            if means and any(amount.like_money for amount in find_amounts(beside.text)):
                return True
    return False


def _sums(feed: _Feed, rows: Sequence[int], kept: Sequence[int]) -> Iterator[tuple[str, Decimal]]:
    """The sums of the columns, with VAT reckoned by rate where the lines state no amounts of it."""
    nets = _amounts(feed, rows, Column.NET, kept)
    vats = _amounts(feed, rows, Column.VAT, kept) or _reckoned(nets, _amounts(feed, rows, Column.VAT_RATE, kept))
    if len(nets) != len(rows) or not vats:
        return
    gross = _amounts(feed, rows, Column.GROSS, kept)
    net, vat = sum(nets, ZERO), to_penny(sum(vats, ZERO))
    yield "Total net", net
    yield "Total VAT", vat
    yield "Total including VAT", sum(gross, ZERO) if len(gross) == len(rows) else net + vat


def _amounts(feed: _Feed, rows: Sequence[int], wanted: Column, columns: Sequence[int]) -> list[Decimal]:
    column = next((column for column in columns if feed.columns[column] is wanted), None)
    found = [find_amounts(feed.text(row, column)) for row in rows] if column is not None else []
    return [amounts[0].value for amounts in found if amounts]


def _reckoned(nets: Sequence[Decimal], rates: Sequence[Decimal]) -> list[Decimal]:
    """The VAT of each rate, rounded once for each."""
    if len(nets) != len(rates):
        return []
    by_rate: dict[Decimal, Decimal] = {}
    for net, rate in zip(nets, rates, strict=True):
        by_rate[rate] = by_rate.get(rate, ZERO) + net
    return [to_penny(net * rate / 100) for rate, net in by_rate.items()]
