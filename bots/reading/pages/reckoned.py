"""Tables reckoned: the lines of a bill whose header says too little, from what their figures add up and multiply to.

The amounts of the lines are the column in which rows that follow one another add up to a sum that the bill names. The
white that all of these rows leave free parts the other columns, and a header above them only says what is likely.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, groupby, pairwise

from bots.reading.pages.adding_up import Run, adding_up, closing_words, is_proven, wanted_of
from bots.reading.pages.amounts import CODES, SIGNS, find_amounts
from bots.reading.pages.body import CARRYING, FOOT, inside
from bots.reading.pages.cells import settle_columns
from bots.reading.pages.columns import LEAST_COLUMNS, Column, Head, Header, stacked_heads, worth
from bots.reading.pages.items import is_bare
from bots.reading.pages.printed import Printed, in_columns_of_money, money_in
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pages.tables import Table, TableRow, in_columns, joined_rows
from bots.reading.pages.total_wordings import Total, names_sum
from bots.reading.pages.totals import Sum
from bots.reading.pdfs.words import Word

# The white between two columns, as a share of the height of their words, where so many rows leave it free.
WHITE, ENOUGH_ROWS = 0.2, 4
# A header has at most so many rows, and no more between it and the first line.
HEADER_ROWS, BETWEEN = 3, 2
# What belongs to a line stands above or under it with no more white than this share of the line height.
CLOSE = 1.0
# A row with so many figures is a line, whatever its words are.
LINE_FIGURES = 3
LETTER = re.compile(r"[^\W\d]")
WORDY = re.compile(r"[^\W\d]{3}")
# What stands beside the figures of a column and is none of its own.
CURRENCIES = frozenset((*SIGNS, *CODES))
UNIT = re.compile(r"^[^\W\d]{1,8}\.?(?:/\d+)?$")
RATE = re.compile(r"^(?:[A-Z]\d?|\d{1,2}(?:[.,]\d{1,2})? ?%|0|5|20|(?:0|5|20)[.,]0{1,2})$")


def reckoned_tables(layouts: Sequence[Layout], sums: Sequence[Sum], *, comma: bool) -> list[Table]:
    """The lines that add up to the net or the gross, as a table for each page that has some of them.

    What looks like a sum or a subtotal by its words, or by what stands above it, is left out first and tried after,
    unless it is what the lines should add up to.
    """
    extra = {one.words for one in sums if one.total in {Total.CHARGE, Total.ALLOWANCE}}
    closing = closing_words(sums)
    closed = [one for one in sums if one.words in closing or one.words in extra] if closing else sums
    best = None
    for named in (False, True):
        wanted = wanted_of(closed if named else sums)
        every = (one for layout in layouts for one in _money(layout, named=named, comma=comma))
        money = [one for one in every if one.words not in extra]
        for least in (2, 1):
            between = _subtotals(money, least, comma=comma)
            kept = [one for one in money if one.words not in between and not (named and abs(one.value) in wanted)]
            found = adding_up(kept, wanted, comma=comma)
            if found and (best is None or found.worth > best.worth):
                best = found
            if best and best.proven == len(best.run.amounts):
                return _tables(best.run, sums, comma=comma)
    return _tables(best.run, sums, comma=comma) if best else []


def _subtotals(money: Sequence[Printed], least: int, *, comma: bool) -> set[tuple[Word, ...]]:
    """The words of amounts that sum up `least` or more right above them, and are not proven by figures of their own."""
    found = set()
    for column in in_columns_of_money(money):
        reached = [Decimal(0), *accumulate(one.value for one in column)]
        for place, one in enumerate(column):
            if reached[place] - one.value in reached[: max(place - least + 1, 0)] and not is_proven(one, comma=comma):
                found.add(one.words)
    return found


def _money(layout: Layout, *, named: bool, comma: bool) -> Iterator[Printed]:
    """All money of a page but that in rows that carry a sum overleaf, or, unless `named`, name one."""
    for number, row in enumerate(layout.rows):
        figures = sum(len(find_amounts(segment.text, comma=comma)) for segment in row)
        if figures and not (figures < LINE_FIGURES and (_carries(row) if named else _sums(layout, number))):
            yield from money_in(layout, [number], comma=comma)


def _sums(layout: Layout, number: int) -> bool:
    """Whether a row says that it is a sum, or carries one overleaf."""
    row = layout.rows[number]
    return _carries(row) or any(names_sum(segment.text) for segment in row)


def _carries(row: Sequence[Segment]) -> bool:
    return any(CARRYING.search(segment.text) for segment in row)


def _tables(run: Run, sums: Sequence[Sum], *, comma: bool) -> list[Table]:
    """The tables of the rows of a run, in columns that hold on all of its pages."""
    pages = [(layout, [money.row for money in own]) for layout, own in groupby(run.amounts, lambda one: one.layout)]
    strips, begins = _strips(pages)
    layout, rows = pages[0]
    over = all(_named_above(layout, rows) for layout, rows in pages)
    heads, under = _heads(layout, rows[0] - over, strips)
    header = Header(tuple(heads), rows[0], under or rows[0], begins)
    edges = [(one.x1 + other.x0) / 2 for one, other in pairwise(heads)]
    priced = [row for layout, rows in pages for row in in_columns(layout, header, rows, edges)]
    place = sum(1 for edge in edges if run.amounts[0].words[-1].x1 > edge)
    header = replace(header, heads=_likely(heads, priced, place, run.total, sums, over=over, comma=comma))
    columns = settle_columns(header, priced, comma=comma)
    made = []
    for layout, rows in pages:
        body = in_columns(layout, header, _body(layout, rows, header, heads[place], over=over), edges)
        made.append(
            Table(layout, header, columns, joined_rows(body, columns, comma=comma), body[-1].row + 1, all_priced=True)
        )
    return made


def _strips(pages: Sequence[tuple[Layout, Sequence[int]]]) -> tuple[list[tuple[float, float]], float]:
    """The left and right edges of the columns: what some row fills, parted by the white that all rows leave free.

    With where they begin, right of what stands left of less than half of the lines: that is another list.
    """
    pieces = [_unparted(layout.rows[number]) for layout, rows in pages for number in rows]
    words = sorted(piece for row in pieces for piece in row)
    many = len(pieces) >= ENOUGH_ROWS
    white = WHITE if many else max(layout.wide for layout, _ in pages)
    strips = [(words[0][0], words[0][1])]
    for x0, x1, size in words:
        if x0 - strips[-1][1] > white * size:
            strips.append((x0, x1))
        else:
            strips[-1] = (strips[-1][0], max(strips[-1][1], x1))
    begins = 0.0
    while len(strips) > LEAST_COLUMNS and 2 * sum(row[0][0] <= strips[0][1] for row in pieces) < len(pieces):
        begins = strips.pop(0)[1] + 1
    return strips, begins


def _unparted(row: Sequence[Segment]) -> list[tuple[float, float, float]]:
    """The left and right edges and the size of what no column parts: one figure, or words without any."""
    found: list[tuple[float, float, float]] = []
    for segment in row:
        figures = [segment.span(one.start, one.end) for one in find_amounts(segment.text)]
        groups: list[list[Word]] = []
        for word in segment.words:
            if word.text in CURRENCIES:
                continue
            last = groups[-1][-1] if groups else None
            whole = any(word in figure and last in figure for figure in figures) or not any(
                sign.isdigit() for each in (last, word) if each for sign in each.text
            )
            if last is not None and whole:
                groups[-1].append(word)
            else:
                groups.append([word])
        found += [(group[0].x0, group[-1].x1, group[0].size) for group in groups]
    return found


def _heads(layout: Layout, first: int, strips: Sequence[tuple[float, float]]) -> tuple[list[Head], int]:
    """A header cell for each column, with what the rows above the first line say of it, if they are a header.

    With the first row under what surely is one, or 0.
    """
    said: list[Head] = []
    under = 0
    for stop in range(first, max(first - BETWEEN - 1, 0), -1):
        for start in range(stop - 1, max(stop - HEADER_ROWS - 1, -1), -1):
            heads = stacked_heads(layout.rows[start:stop], layout.wide)
            if worth(heads) > worth(said):
                said, under = heads, stop if worth(heads) >= LEAST_COLUMNS else 0
    heads = []
    for x0, x1 in strips:
        over = [head for head in said if min(head.x1, x1) > max(head.x0, x0)]
        best = max(over, key=lambda head: min(head.x1, x1) - max(head.x0, x0), default=None)
        heads.append(Head(best.columns if best else (), best.text if best else "", x0, x1))
    return heads, under


def _likely(
    heads: Sequence[Head],
    rows: Sequence[TableRow],
    place: int,
    total: Total,
    sums: Sequence[Sum],
    *,
    over: bool,
    comma: bool,
) -> tuple[Head, ...]:
    """Header cells with what the figures say: the amounts at `place`, and what a column without a name can only be.

    `over` says that what an item is called stands over its figures, in none of their columns.
    """
    net = Column.NET if total is Total.NET else Column.GROSS
    columns = [tuple(column for column in head.columns if column is not net) for head in heads]
    columns[place] = (net,)
    texts = [[row.text(number) for row in rows if row.cells[number]] for number in range(len(heads))]
    unsaid = [number for number, known in enumerate(columns) if not known]
    if not over and not any(Column.DESCRIPTION in known[:1] for known in columns):
        columns[max(range(len(heads)), key=lambda n: len(LETTER.findall(" ".join(texts[n]))))] = (Column.DESCRIPTION,)
    described = next((number for number, known in enumerate(columns) if Column.DESCRIPTION in known), 0)
    totals = defaultdict(set)
    for one in sums:
        totals[one.total].add(one.value)
    for number in (number for number in unsaid if not columns[number]):
        known = {column for each in columns for column in each[:1]}
        added = sum(
            (amount.value for text in texts[number] for amount in find_amounts(text, comma=comma)[:1]), Decimal(0)
        )
        money = any(amount.like_money for text in texts[number] for amount in find_amounts(text, comma=comma))
        if money and added in totals[Total.VAT] and Column.VAT not in known:
            columns[number] = (Column.VAT,)
        elif money and added in totals[Total.GROSS] and Column.GROSS not in known:
            columns[number] = (Column.GROSS,)
        elif number > described and Column.VAT_RATE not in known and all(RATE.match(text) for text in texts[number]):
            columns[number] = (Column.VAT_RATE,)
        elif number > described and Column.UOM not in known and all(UNIT.match(text) for text in texts[number]):
            columns[number] = (Column.UOM,)
    return tuple(replace(head, columns=known) for head, known in zip(heads, columns, strict=True))


def _named_above(layout: Layout, priced: Sequence[int]) -> bool:
    """Whether every line has what it is for in a row of its own right above it, and none under the last."""
    last = priced[-1]
    under = last + 1 < len(layout.rows) and _close(layout, last) and _only_text(layout, last + 1)
    return not under and all(
        number
        and number - 1 not in priced
        and _close(layout, number - 1)
        and _only_text(layout, number - 1)
        and is_bare(layout.rows[number])
        for number in priced
    )


def _body(layout: Layout, priced: Sequence[int], header: Header, net: Head, *, over: bool) -> list[int]:
    """The rows of lines with what stands between them, under the last, and above the first where it has no words.

    A row that has nothing in the columns stands beside the table, and one with another amount is a sum.
    """
    first, last = priced[0], priced[-1]
    wordless = not any(WORDY.search(segment.text) for segment in layout.rows[first])
    if header.first_row == first > header.last_row:
        first = header.last_row
    elif over or (wordless and first and _close(layout, first - 1)):
        first -= 1
    while last + 1 < len(layout.rows) and _close(layout, last) and _only_text(layout, last + 1):
        last += 1
    own = [
        number
        for number in range(first, last + 1)
        if number in priced or _only_text(layout, number) or (number < priced[-1] and _prices(layout, number, net))
    ]
    return [number for number in own if inside(layout.rows[number], header)]


def _prices(layout: Layout, number: int, net: Head) -> bool:
    """Whether a row has money and none of it under the amounts: the price of a line that stands on several rows."""
    return not _carries(layout.rows[number]) and not any(
        segment.x1 > net.x0 and segment.x0 < net.x1 for segment in layout.rows[number]
    )


def _only_text(layout: Layout, number: int) -> bool:
    row = layout.rows[number]
    foot = any(FOOT.match(segment.text) for segment in row)
    money = any(amount.like_money for segment in row for amount in find_amounts(segment.text))
    return not money and not foot and not _sums(layout, number)


def _close(layout: Layout, number: int) -> bool:
    """Whether the next row follows a row closely."""
    row, below = layout.rows[number], layout.rows[number + 1]
    return below[0].top - max(segment.bottom for segment in row) < CLOSE * below[0].size
