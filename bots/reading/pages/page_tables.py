"""The tables of a document: found page by page, with those that go on overleaf without a header."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.body import account_goes_on, body_rows, has_money, inside
from bots.reading.pages.cells import settle_columns
from bots.reading.pages.columns import BESIDE, CLOSE_WORDS, LEAST_COLUMNS, Column, Head, Header, find_headers
from bots.reading.pages.items import gather
from bots.reading.pages.labels import find_labels
from bots.reading.pages.lines import lines_of, proven_share
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pages.strips import strip_at
from bots.reading.pages.tables import Table, TableRow, joined_rows, table_rows
from counterfoil.model.documents import Line

# A VAT summary has at most a code, a rate, a net and a VAT amount.
LARGEST_SUMMARY = 4
OWN = (Column.QUANTITY, Column.PRICE, Column.DESCRIPTION, Column.CODE, Column.DATE, Column.REFERENCE)
WORDY = re.compile(r"[^\W\d]{3}")


@dataclass(eq=False)
class Tables:
    """All tables of a document; of each page the rows that are headers, and all rows with the table's edges."""

    tables: list[Table] = field(default_factory=list)
    heads: dict[int, set[int]] = field(default_factory=dict)
    covered: dict[int, dict[int, float]] = field(default_factory=dict)
    begins: dict[int, dict[int, float]] = field(default_factory=dict)

    def cover(self, layout: Layout, header: Header, first: int, stop: int) -> None:
        """Marks rows as part of a table, as far as its right edge."""
        self.covered.setdefault(layout.page.number, {}).update(dict.fromkeys(range(first, stop), header.edge))
        self.begins.setdefault(layout.page.number, {}).update(dict.fromkeys(range(first, stop), header.begins))


def _is_summary(header: Header) -> bool:
    """Whether a header is that of a VAT summary or of a block of sums rather than of lines."""
    if header.has(Column.QUANTITY, Column.PRICE, Column.DATE, Column.REFERENCE):
        return False
    taxed = header.has(Column.VAT_RATE, Column.VAT)
    texts = [head for head in header.heads if Column.DESCRIPTION in head.columns[:1]]
    return taxed and (
        not texts
        or (len(header.heads) <= LARGEST_SUMMARY and texts[0].text.casefold() in {"goods", "charge", "charges"})
    )


def _heads_totals(layout: Layout, header: Header, *, comma: bool) -> bool:
    """Whether a header is a row of labels over totals, and not over the first of several rows of an account."""
    if header.has(Column.QUANTITY, Column.PRICE) or not strip_at(layout, header.last_row, comma=comma):
        return False
    return not account_goes_on(layout, header, header.last_row + 2, len(layout.rows))


def find_tables(layouts: Sequence[Layout], *, comma: bool) -> Tables:
    """Every table of lines on the pages of one document."""
    found = Tables()
    going_on: Table | None = None
    for layout in layouts:
        headers = [header for header in find_headers(layout) if not _heads_totals(layout, header, comma=comma)]
        bodies = [header for header in headers if not _is_summary(header)]
        if not bodies and going_on is not None:
            continued = _continued(layout, going_on, headers[0].first_row if headers else len(layout.rows), comma=comma)
            if continued:
                found.tables.append(continued)
                found.cover(layout, continued.header, continued.rows[0].row, continued.end_row)
                going_on = continued if continued.end_row >= len(layout.rows) - 2 else None
            continue
        for number, header in enumerate(headers):
            if header not in bodies:
                continue
            stop = headers[number + 1].first_row if number + 1 < len(headers) else len(layout.rows)
            table = _table(layout, header, header.last_row + 1, stop, comma=comma)
            if table:
                found.tables.append(table)
                found.cover(layout, table.header, header.first_row, table.end_row)
                found.heads.setdefault(layout.page.number, set()).update(range(header.first_row, header.last_row + 1))
                going_on = table
    return found


def _table(
    layout: Layout, header: Header, start: int, stop: int, *, comma: bool, goes_on: bool = False
) -> Table | None:
    """The table under a header; `goes_on` says that the header is that of the page before, and settled there."""
    numbers, end = body_rows(layout, header, start, stop)
    if not numbers:
        return None
    header, rows = (header, table_rows(layout, header, numbers)) if goes_on else _unparted(layout, header, numbers)
    alone = _without_lists(header, rows)
    if alone is not header:
        header = alone
        numbers = [number for number in numbers if inside(layout.rows[number], header)]
        rows = table_rows(layout, header, numbers)
    # Items may be named by codes alone, and an account holds nothing but numbers, dates and amounts.
    listed = (len(rows) > 1 and header.has(Column.DATE)) or (header.has(Column.QUANTITY) and header.has(Column.PRICE))
    if not listed and not any(WORDY.search(row.whole) for row in rows):
        return None  # labels over nothing but figures are a strip of totals
    columns = settle_columns(header, rows, comma=comma)
    table = Table(layout, header, columns, joined_rows(rows, columns, comma=comma), end)
    if _adds_up(table, comma=comma):
        table.end_row = table.rows.pop().row
    _leave_sums_out(table, comma=comma)
    return table


def _unparted(layout: Layout, header: Header, numbers: Sequence[int]) -> tuple[Header, list[TableRow]]:
    """A header and its rows, where two words of one cell were taken for two columns with these put together.

    They stand a space apart, and in no line with money has the first something, or has the second.
    """
    rows = table_rows(layout, header, numbers)
    priced = [row for row in rows if has_money(row.segments)]
    for place, (one, other) in enumerate(pairwise(header.heads)):
        filled = [any(row.cells[number] for row in priced) for number in (place, place + 1)]
        texts = [row.text(place + filled[1]) for row in priced]
        mixed = any(find_amounts(text) and WORDY.search(text) for text in texts)
        if priced and other.x0 - one.x1 < CLOSE_WORDS and not all(filled) and not mixed:
            known = (*other.columns, *one.columns) if filled[1] else (*one.columns, *other.columns)
            both = Head(known, f"{one.text} {other.text}", one.x0, other.x1)
            heads = (*header.heads[:place], both, *header.heads[place + 2 :])
            return _unparted(layout, replace(header, heads=heads), numbers)
    return header, rows


def _without_lists(header: Header, rows: Sequence[TableRow]) -> Header:
    """A header without what is level with it of a list that stands left or right of the table."""
    left, right = (_is_a_list(header, rows, place) for place in (0, len(header.heads) - 1))
    if left:
        edge = max(header.heads[0].x1, *(word.x1 for row in rows for word in row.cells[0]))
        return replace(header, heads=header.heads[1:], begins=edge + 1)
    header = replace(header, heads=header.heads[:-1]) if right else header
    begins = header.heads[0].x0 - BESIDE
    outside = {row.row: max(word.x1 for word in row.cells[0]) for row in rows if _begins_before(row, begins)}
    lines = [row.row in outside for row in rows if has_money(row.segments)]
    return replace(header, begins=max(outside.values()) + 1) if outside and 2 * sum(lines) < len(lines) else header


def _begins_before(row: TableRow, edge: float) -> bool:
    """Whether a row has all words of its first column left of an edge."""
    return bool(row.cells[0]) and all(word.x1 < edge for word in row.cells[0])


def _is_a_list(header: Header, rows: Sequence[TableRow], place: int) -> bool:
    """Whether what seems to be the first or last column is a list of its own.

    Then it is empty in most of the lines, filled between them, and far from the other columns.
    """
    own = [word for row in rows for word in row.cells[place]]
    others = [word for row in rows for number, cell in enumerate(row.cells) if number != place for word in cell]
    priced = [row for row in rows if has_money(row.segments)]
    beside = [row for row in rows if row.cells[place] and sum(map(bool, row.cells)) == 1]
    if len(header.heads) <= LEAST_COLUMNS or not (priced and own and others and beside):
        return False
    first, last = (own, others) if place == 0 else (others, own)
    apart = min(word.x0 for word in last) - max(word.x1 for word in first) > BESIDE
    rest = [[row.text(number) for number in range(len(row.cells)) if number != place] for row in priced]
    # An amount that a narrow column sets in a row of its own has no words beside it.
    named = [any(map(WORDY.search, texts)) for texts in rest if sum(map(bool, texts)) > 1]
    filled = [row for row in priced if row.cells[place] and not _is_a_label(row, place)]
    return apart and bool(named) and all(named) and 2 * len(filled) < len(priced)


def _is_a_label(row: TableRow, place: int) -> bool:
    """Whether a cell is a label and nothing else, which a line has none of."""
    segment = Segment(row.segments[0].page, row.row, tuple(row.cells[place]))
    return any(found.start == 0 and found.stop == len(segment.words) for found in find_labels(segment.tokens))


def _leave_sums_out(table: Table, *, comma: bool) -> None:
    """Takes rows out of a table that only sum up the lines above them, whatever their words are.

    They have no quantity and no price as the lines have; behind the last line one of them ends the table.
    """
    columns = [table.column(one) for one in (Column.QUANTITY, Column.PRICE, Column.NET)]
    numbers = [number for number in columns if number is not None]
    if len(numbers) < len(columns):
        return
    figures = [[find_amounts(row.text(number), comma=comma)[:1] for number in numbers] for row in table.rows]
    lines = [all(cells) for cells in figures]
    section = whole = Decimal(0)
    kept: list[TableRow] = []
    for place, (row, cells) in enumerate(zip(table.rows, figures, strict=True)):
        value = cells[-1][0].value if cells[-1] else None
        if lines[place] and value is not None:
            section, whole = section + value, whole + value
        elif value and value in {section, whole} and not any(cells[:-1]):
            section = Decimal(0)
            if not any(lines[place:]):
                table.end_row = row.row
                break
            continue
        kept.append(row)
    table.rows = kept


def _adds_up(table: Table, *, comma: bool) -> bool:
    """Whether the last row is the sum of those above it, without a word that says so."""
    *above, last = table.rows
    net = table.column(Column.NET)
    if net is None or not above or (re.search(r"[^\W\d]", last.whole) and not _bare_of_figures(table)):
        return False
    found = [find_amounts(row.text(net), comma=comma) for row in (*above, last)]
    if not found[-1]:
        return False
    own = OWN if not _bare_of_figures(table) else (Column.QUANTITY, Column.PRICE)
    named = [number for column in own if (number := table.column(column)) is not None and last.cells[number]]
    return not named and found[-1][0].value == sum((cell[0].value for cell in found[:-1] if cell), Decimal(0))


def _bare_of_figures(table: Table) -> bool:
    """Whether the last row of a table has no quantity and no price where all others have both."""
    columns = [number for column in (Column.QUANTITY, Column.PRICE) if (number := table.column(column)) is not None]
    filled = [all(row.cells[number] for number in columns) for row in table.rows if find_amounts(row.whole)]
    priced = len(columns) == 2 and len(filled) > 1  # noqa: PLR2004 both of them
    return priced and not filled[-1] and all(filled[:-1])


def _continued(layout: Layout, before: Table, stop: int, *, comma: bool) -> Table | None:
    """The rows of a page that go on with the table of the page before, in its columns."""
    for start in range(stop):
        table = _table(layout, before.header, start, stop, comma=comma, goes_on=True)
        if table is None or len(table.header.heads) != len(before.columns):
            continue
        table.columns = before.columns
        items = gather(table)
        if items and items[0].row is table.rows[0] and proven_share(lines_of(table, {}, comma=comma)) > 0.5:  # noqa: PLR2004
            return table
    return None


def lines_in(tables: Tables, rates: Mapping[str, Decimal], *, comma: bool) -> tuple[Line, ...]:
    """The invoice lines of all tables; a table none of whose lines is proven gives way to those that have some.

    `rates` are what the codes in a column of VAT stand for.
    """
    by_table = [lines_of(table, rates, comma=comma) for table in tables.tables]
    proven = [proven_share(lines) > 0 for lines in by_table]
    if any(proven):
        by_table = [lines for lines, good in zip(by_table, proven, strict=True) if good]
    return tuple(line for lines in by_table for line in lines)
