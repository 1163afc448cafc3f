"""Feeds: lists that repeat the head of an invoice on each of its lines, taken apart into one table an invoice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.body import COLUMN_SUMS
from bots.reading.pages.cells import USUAL_RATES
from bots.reading.pages.columns import Column, meaning
from bots.reading.pages.kinds import classify_text
from bots.reading.pages.labels import Label, find_labels
from bots.reading.pages.total_wordings import Total, meanings_of
from bots.reading.pages.values import BARE
from bots.reading.sheets.cell_values import plain
from bots.reading.sheets.grid import Cell, Grid, Row
from bots.reading.sheets.texts import tokens_of
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
MONEY = (Column.NET, Column.VAT, Column.VAT_RATE, Column.GROSS)
LABELS = {Total.NET: "Total net", Total.VAT: "Total VAT", Total.GROSS: "Total including VAT"}
HEADINGS = 5
# Labels of the head of an invoice that head a column of it as well.
HEAD = frozenset({Label.NUMBER, Label.DATE, Label.DUE, Label.TAX_POINT, Label.CURRENCY, Label.VAT_NUMBER})
TITLES = {Kind.INVOICE: "INVOICE", Kind.CREDIT_NOTE: "CREDIT NOTE"}
ZERO = Decimal(0)
WORK = frozenset({"worker", "candidate", "shift", "timesheet", "assignment", "locum", "nurse"})
# What says of a line that it is of an invoice or a credit note is one or two words.
LONGEST_TYPE = 20


class Bill(NamedTuple):
    """One invoice of a feed: its table, and which of its totals (net, vat, gross) are only the sums of its columns."""

    grid: Grid
    summed: frozenset[Total]


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


def feed_bills(grid: Grid, name: str = "") -> tuple[Bill, ...]:
    """The invoices of a feed, each as a table with its head above it; none where the grid is no feed.

    A list that its title or the sheet's `name` calls something else than bills is none, nor is one of shifts worked.
    """
    feed = _feed(grid)
    if feed is None or lists_work(cell.text for cell in grid.rows[feed.heading].values()):
        return ()
    titles = [name, *(_line(grid.rows[row]) for row in grid.rows if row < feed.heading)]
    if any(_named(title) not in {Kind.UNKNOWN, *TITLES} for title in titles):
        return ()
    groups: dict[str, list[int]] = {}
    for row in feed.lines:
        groups.setdefault(normalise_number(feed.text(row, feed.number)), []).append(row)
    whole = _of_the_whole(feed, list(groups.values()))
    return tuple(_bill(feed, rows, whole, alone=len(groups) == 1) for rows in groups.values())


def _line(cells: Row) -> str:
    return "\n".join(cell.text for cell in cells.values())


@lru_cache(maxsize=1024)
def _named(text: str) -> Kind:
    """The kind that a title or a type names; the same few stand on every line of a feed."""
    return classify_text(text.upper())[0]


def lists_work(headings: Iterable[str]) -> bool:
    """Whether headings are those of hours that people worked: what backs an invoice of an agency."""
    return any(WORK & set(tokens_of(heading)) for heading in headings)


def _feed(grid: Grid) -> _Feed | None:
    """The grid as a feed: under one row of headings, lines that have a number of an invoice and what it bills."""
    for row in sorted(grid.rows):
        labels = {column: _labels(cell.text) for column, cell in grid.rows[row].items()}
        columns = {column: _column(cell.text) for column, cell in grid.rows[row].items()}
        numbers = [column for column, found in labels.items() if found and found[0] is Label.NUMBER]
        # "Number" heads how many there are, where no other column does.
        if list(columns.values()).count(Column.QUANTITY) == 1:
            numbers = [column for column in numbers if columns[column] is not Column.QUANTITY]
        if _states_number(grid, row):
            # Under the head of one bill "No." heads the numbers of its lines.
            numbers = [column for column in numbers if tuple(tokens_of(grid.rows[row][column].text)) not in BARE]
        if len(columns) < HEADINGS or not numbers or not _bills(columns.values()):
            continue
        number = numbers[0]
        below = [
            at
            for at in sorted(grid.rows)
            if at > row and number in grid.rows[at] and any(sign.isdigit() for sign in grid.rows[at][number].text)
        ]
        if below:
            return _Feed(
                grid, row, {at: _settled(grid, at, known, below) for at, known in columns.items()}, number, below
            )
    return None


def _states_number(grid: Grid, row: int) -> bool:
    """Whether a label above the row announces the number of a bill."""
    above = [cells for at, cells in grid.rows.items() if at < row]
    return any(Label.NUMBER in _labels(cell.text) for cells in above for cell in cells.values())


def _labels(text: str) -> list[Label]:
    """The labels that make up a heading, the longest first."""
    tokens = tokens_of(text)
    found = find_labels([(token, place) for place, token in enumerate(tokens)])
    return [one.wording.label for one in found if one.start == 0 and one.stop == len(tokens)]


def _column(text: str) -> Column | None:
    return next(iter(meaning(tokens_of(text))), None)


def _settled(grid: Grid, column: int, known: Column | None, rows: Sequence[int]) -> Column | None:
    """Which of the two that "VAT" may head the column holds: rates where every figure is a usual one, else amounts."""
    if known not in {Column.VAT, Column.VAT_RATE}:
        return known
    figures = [
        amount for row in rows if column in grid.rows[row] for amount in find_amounts(grid.rows[row][column].text)
    ]
    usual = all(one.percent or plain(one.value) in USUAL_RATES for one in figures)
    return Column.VAT_RATE if usual else Column.VAT


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
    heading, first = feed.grid.rows[feed.heading], feed.grid.rows[rows[0]]
    made: list[Row] = [*_above(feed), {0: Cell(_title(feed, rows))}]
    made.extend({0: heading[column], 1: first[column]} for column in sorted(whole) if column in first)
    kept = [column for column in sorted(feed.columns) if column not in whole]
    for row in (feed.heading, *rows):
        cells = feed.grid.rows[row]
        made.append({column: cells[column] for column in kept if column in cells})
    # What stands under a list of several invoices is of all of them together.
    below = [feed.grid.rows[row] for row in sorted(feed.grid.rows) if alone and row > rows[-1]]
    under = next((cells for cells in below if _sums_columns(feed, cells)), {})
    made.extend(cells for cells in below if cells is not under)
    summed = set()
    if not _states_total(made):
        for total, column, value in _sums(feed, rows, kept):
            cell = under.get(-1 if column is None else column)
            made.append({0: Cell(LABELS[total]), 1: cell or Cell(f"{value:.2f}")})
            summed |= set() if cell else {total}
    return Bill(Grid(dict(enumerate(row for row in made if row))), frozenset(summed))


def _sums_columns(feed: _Feed, cells: Row) -> bool:
    """Whether a row under the list has the totals of its columns."""
    return bool(COLUMN_SUMS.match(cells[min(cells)].text)) and any(feed.columns.get(at) in SUMS for at in cells)


def _above(feed: _Feed) -> Iterator[Row]:
    """What stands above the list but for titles: of each invoice its own lines say whether it is a credit note."""
    for row in sorted(feed.grid.rows):
        cells = feed.grid.rows[row]
        if row < feed.heading and _named(_line(cells)) not in TITLES:
            yield cells


def _title(feed: _Feed, rows: Sequence[int]) -> str:
    """What the invoice is, by what each of its lines says or else by the sign of its amounts."""
    types = [column for column, known in feed.columns.items() if known in {None, Column.OTHER}]
    texts = (feed.text(row, column) for row in rows for column in types)
    said = Counter(_named(text) for text in texts if len(text) < LONGEST_TYPE)
    nets = [column for column, known in sorted(feed.columns.items()) if known is Column.NET][:1]
    total = sum((value for column in nets for value in _amounts(feed, rows, column)), ZERO)
    credit = said[Kind.CREDIT_NOTE] == len(rows) or total < 0
    return TITLES[Kind.CREDIT_NOTE if credit else Kind.INVOICE]


def _states_total(rows: Sequence[Row]) -> bool:
    """Whether any row has a label of the gross total with an amount beside it."""
    for row in rows:
        cells = [row[column] for column in sorted(row)]
        for cell, beside in pairwise(cells):
            means = any(total is Total.GROSS for total, _ in meanings_of(cell.text))
            if means and any(amount.like_money for amount in find_amounts(beside.text)):
                return True
    return False


def _sums(feed: _Feed, rows: Sequence[int], kept: Sequence[int]) -> Iterator[tuple[Total, int | None, Decimal]]:
    """The sums of the columns; VAT that the lines do not state is what gross and net leave, or reckoned by rate."""
    at = {known: next((column for column in kept if feed.columns[column] is known), None) for known in MONEY}
    nets, vats, rates, gross = (_amounts(feed, rows, at[known]) for known in MONEY)
    net, with_vat = sum(nets, ZERO), sum(gross, ZERO) if len(gross) == len(rows) else None
    vat = sum(vats or _reckoned(nets, rates), ZERO) if vats or len(rates) == len(rows) else None
    if with_vat is not None and not vats:
        vat = with_vat - net
    if len(nets) == len(rows) and vat is not None:
        yield Total.NET, at[Column.NET], net
        yield Total.VAT, at[Column.VAT], to_penny(vat)
        yield Total.GROSS, at[Column.GROSS], with_vat if with_vat is not None else net + to_penny(vat)


def _amounts(feed: _Feed, rows: Sequence[int], column: int | None) -> list[Decimal]:
    found = [find_amounts(feed.text(row, column)) for row in rows] if column is not None else []
    return [amounts[0].value for amounts in found if amounts]


def _reckoned(nets: Sequence[Decimal], rates: Sequence[Decimal]) -> list[Decimal]:
    """The VAT of each rate, rounded once for each."""
    by_rate: dict[Decimal, Decimal] = {}
    for net, rate in zip(nets, rates, strict=False):
        by_rate[rate] = by_rate.get(rate, ZERO) + net
    return [to_penny(net * rate / 100) for rate, net in by_rate.items()]
