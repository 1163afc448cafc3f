"""Tables reckoned: the lines of a bill whose header says too little, from what their figures add up and multiply to.

The amounts of the lines are the column in which rows that follow one another add up to a sum that the bill names. The
white that all of these rows leave free parts the other columns, and a header above them only says what is likely.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, combinations, groupby, pairwise
from typing import NamedTuple

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.body import CARRYING, FOOT, inside
from bots.reading.pages.cells import settle_columns
from bots.reading.pages.columns import Column, Head, Header, stacked_heads, worth
from bots.reading.pages.page_figures import figures_in, multiplied
from bots.reading.pages.printed import Printed, money_in
from bots.reading.pages.segments import Layout
from bots.reading.pages.tables import Table, TableRow, in_columns, joined_rows
from bots.reading.pages.total_wordings import Total, names_sum
from bots.reading.pages.totals import SURE, Sum
from bots.reading.pdfs.words import Word

# Figures of one column end, or begin, within so many points of the next.
LEVEL = 2.0
# The white between two columns, as a share of the height of their words, where so many rows leave it free.
WHITE, ENOUGH_ROWS = 0.2, 4
# A header has at most so many rows, and no more between it and the first line.
HEADER_ROWS, BETWEEN = 3, 2
# What belongs to a line stands above or under it with no more white than this share of the line height.
CLOSE = 1.0
# A row with so many figures is a line, whatever its words are.
LINE_FIGURES = 3
# So many extras of a bill are tried in all their combinations.
MOST_EXTRAS = 4
LETTER = re.compile(r"[^\W\d]")
WORDY = re.compile(r"[^\W\d]{3}")
UNIT = re.compile(r"^[^\W\d]{1,8}\.?(?:/\d+)?$")
RATE = re.compile(r"^(?:[A-Z]\d?|\d{1,2}(?:[.,]\d{1,2})? ?%|0|5|20|(?:0|5|20)[.,]0{1,2})$")


class Run(NamedTuple):
    """Rows in succession whose amounts add up to a sum of the bill."""

    total: Total
    amounts: Sequence[Printed]


class AddingUp(NamedTuple):
    """A run, and how many of its rows have figures that multiply to their amount."""

    run: Run
    proven: int


def reckoned_tables(layouts: Sequence[Layout], sums: Sequence[Sum], *, comma: bool) -> list[Table]:
    """The lines that add up to the net or the gross, as a table for each page that has some of them."""
    extra = {one.words for one in sums if one.total in {Total.CHARGE, Total.ALLOWANCE}}
    money = [one for layout in layouts for one in _money(layout, comma=comma) if one.words not in extra]
    between = _subtotals(money, comma=comma)
    best = adding_up([one for one in money if one.words not in between], wanted_of(sums), comma=comma)
    return _tables(best.run, sums, comma=comma) if best else []


def _subtotals(money: Sequence[Printed], *, comma: bool) -> set[tuple[Word, ...]]:
    """The words of amounts that sum up two or more right above them, and are not proven by figures of their own."""
    found = set()
    for column in in_columns_of_money(money):
        reached = [Decimal(0), *accumulate(one.value for one in column)]
        for place, one in enumerate(column):
            if reached[place] - one.value in reached[: max(place - 1, 0)] and not _proven(one, comma=comma):
                found.add(one.words)
    return found


def adding_up(money: Sequence[Printed], wanted: Mapping[Decimal, Total], *, comma: bool) -> AddingUp | None:
    """The run of rows that adds up to one of the wanted sums and of which most are proven by their own figures.

    A row counts that is proven, or that says in words what it is for.
    """
    runs = [run for column in in_columns_of_money(money) for run in _runs(column, wanted)]
    proven = {
        one.words
        for one in {one.words: one for run in runs for one in run.amounts}.values()
        if _proven(one, comma=comma)
    }
    told = (
        AddingUp(run, sum(1 for one in run.amounts if one.words in proven))
        for run in runs
        if all(one.words in proven or _worded(one) for one in run.amounts)
    )
    return max(told, key=lambda one: (one.proven, one.run.total is Total.NET, len(one.run.amounts)), default=None)


def wanted_of(sums: Sequence[Sum]) -> dict[Decimal, Total]:
    """What the lines of a bill may add up to: its net or its gross, less what it charges or takes off beside them.

    Credit notes print either sign on their lines and on their sums.
    """
    extras = {(one.total, abs(one.value)) for one in sums if one.total in {Total.CHARGE, Total.ALLOWANCE}}
    signed = sorted(value if total is Total.CHARGE else -value for total, value in extras)[:MOST_EXTRAS]
    beside = [sum(some, Decimal(0)) for count in range(len(signed) + 1) for some in combinations(signed, count)]
    wanted: dict[Decimal, Total] = {}
    closing = _closing(sums)
    for total in (Total.NET, Total.GROSS):
        for one in sums:
            if one.total is total and (one.weight > SURE or one.words in closing) and one.value:
                for extra in beside:
                    whole = abs(one.value) - extra
                    wanted.setdefault(whole, total)
                    wanted.setdefault(-whole, total)
    return wanted


def _closing(sums: Sequence[Sum]) -> set[tuple[Word, ...]]:
    """The words of nets and grosses between which the printed VAT lies: their labels need not be sure."""
    taxes = {one.rate or one.words: one.value for one in sums if one.total is Total.VAT}
    whole = {*taxes.values(), sum(taxes.values(), Decimal(0))} - {Decimal(0)}
    nets, grosses = ([one for one in sums if one.total is total] for total in (Total.NET, Total.GROSS))
    pairs = [(net, gross) for net in nets for gross in grosses if gross.value - net.value in whole]
    return {one.words for pair in pairs for one in pair}


def _money(layout: Layout, *, comma: bool) -> Iterator[Printed]:
    """All money of a page but that in rows of sums."""
    for number, row in enumerate(layout.rows):
        figures = sum(len(find_amounts(segment.text, comma=comma)) for segment in row)
        if figures and not (figures < LINE_FIGURES and _sums(layout, number)):
            yield from money_in(layout, [number], comma=comma)


def _sums(layout: Layout, number: int) -> bool:
    """Whether a row says that it is a sum, or carries one overleaf."""
    row = layout.rows[number]
    return any(names_sum(segment.text) or CARRYING.search(segment.text) for segment in row)


def in_columns_of_money(money: Sequence[Printed]) -> Iterator[list[Printed]]:
    """Money that stands under one another, set to the right or to the left."""
    ends = [(one.words[-1].x1, number) for number, one in enumerate(money)]
    begins = [(one.words[0].x0, number) for number, one in enumerate(money)]
    for edges in (sorted(ends), sorted(begins)):
        cuts = [place for place, (one, other) in enumerate(pairwise(edges), start=1) if other[0] - one[0] > LEVEL]
        for start, stop in pairwise([0, *cuts, len(edges)]):
            level = [money[number] for _, number in edges[start:stop]]
            column = {(one.layout.page.number, one.row): one for one in level}
            yield [column[place] for place in sorted(column)]


def _runs(column: Sequence[Printed], wanted: Mapping[Decimal, Total]) -> Iterator[Run]:
    """The rows of a column that add up to a sum."""
    starts: dict[Decimal, int] = {}
    for stop, reached in enumerate([Decimal(0), *accumulate(money.value for money in column)]):
        for value, total in wanted.items():
            start = starts.get(reached - value)
            if start is not None:
                yield Run(total, column[start:stop])
        starts[reached] = stop


def _proven(money: Printed, *, comma: bool) -> bool:
    row = money.layout.rows[money.row]
    return multiplied(figures_in(row, but=money.words, comma=comma), money.value)[0] is not None


def _worded(money: Printed) -> bool:
    return any(WORDY.search(segment.text) for segment in money.layout.rows[money.row])


def _tables(run: Run, sums: Sequence[Sum], *, comma: bool) -> list[Table]:
    """The tables of the rows of a run, in columns that hold on all of its pages."""
    pages = [(layout, [money.row for money in own]) for layout, own in groupby(run.amounts, lambda one: one.layout)]
    strips = _strips(pages)
    layout, rows = pages[0]
    heads = _heads(layout, rows[0], strips)
    header = Header(tuple(heads), rows[0], rows[0])
    edges = [(one.x1 + other.x0) / 2 for one, other in pairwise(heads)]
    priced = [row for layout, rows in pages for row in in_columns(layout, header, rows, edges)]
    place = sum(1 for edge in edges if run.amounts[0].words[-1].x1 > edge)
    header = replace(header, heads=_likely(heads, priced, place, run.total, sums, comma=comma))
    columns = settle_columns(header, priced, comma=comma)
    made = []
    for layout, rows in pages:
        body = in_columns(layout, header, _body(layout, rows, header), edges)
        made.append(Table(layout, header, columns, joined_rows(body, columns, comma=comma), body[-1].row + 1))
    return made


def _strips(pages: Sequence[tuple[Layout, Sequence[int]]]) -> list[tuple[float, float]]:
    """The left and right edges of the columns: what some row fills, parted by the white that all rows leave free."""
    words = sorted(
        (word.x0, word.x1, word.size)
        for layout, rows in pages
        for number in rows
        for segment in layout.rows[number]
        for word in segment.words
    )
    many = sum(len(rows) for _, rows in pages) >= ENOUGH_ROWS
    white = WHITE if many else max(layout.wide for layout, _ in pages)
    strips = [(words[0][0], words[0][1])]
    for x0, x1, size in words:
        if x0 - strips[-1][1] > white * size:
            strips.append((x0, x1))
        else:
            strips[-1] = (strips[-1][0], max(strips[-1][1], x1))
    return strips


def _heads(layout: Layout, first: int, strips: Sequence[tuple[float, float]]) -> list[Head]:
    """A header cell for each column, with what the rows above the first line say of it, if they are a header."""
    said: list[Head] = []
    for stop in range(first, max(first - BETWEEN - 1, 0), -1):
        for start in range(stop - 1, max(stop - HEADER_ROWS - 1, -1), -1):
            heads = stacked_heads(layout.rows[start:stop], layout.wide)
            said = max(said, heads, key=worth)
    heads = []
    for x0, x1 in strips:
        over = [head for head in said if min(head.x1, x1) > max(head.x0, x0)]
        best = max(over, key=lambda head: min(head.x1, x1) - max(head.x0, x0), default=None)
        heads.append(Head(best.columns if best else (), best.text if best else "", x0, x1))
    return heads


def _likely(
    heads: Sequence[Head], rows: Sequence[TableRow], place: int, total: Total, sums: Sequence[Sum], *, comma: bool
) -> tuple[Head, ...]:
    """Header cells with what the figures say: the amounts at `place`, and what a column without a name can only be."""
    net = Column.NET if total is Total.NET else Column.GROSS
    columns = [tuple(column for column in head.columns if column is not net) for head in heads]
    columns[place] = (net,)
    texts = [[row.text(number) for row in rows if row.cells[number]] for number in range(len(heads))]
    unsaid = [number for number, known in enumerate(columns) if not known]
    if not any(Column.DESCRIPTION in known[:1] for known in columns):
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


def _body(layout: Layout, priced: Sequence[int], header: Header) -> list[int]:
    """The rows of lines with the text between them, that under the last, and above the first where it has no words.

    A row that has nothing in the columns stands beside the table.
    """
    first, last = priced[0], priced[-1]
    if not any(WORDY.search(segment.text) for segment in layout.rows[first]) and first and _close(layout, first - 1):
        first -= 1
    while last + 1 < len(layout.rows) and _close(layout, last) and _only_text(layout, last + 1):
        last += 1
    own = [number for number in range(first, last + 1) if number in priced or _only_text(layout, number)]
    return [number for number in own if inside(layout.rows[number], header)]


def _only_text(layout: Layout, number: int) -> bool:
    row = layout.rows[number]
    foot = any(FOOT.match(segment.text) for segment in row)
    money = any(amount.like_money for segment in row for amount in find_amounts(segment.text))
    return not money and not foot and not _sums(layout, number)


def _close(layout: Layout, number: int) -> bool:
    """Whether the next row follows a row closely."""
    row, below = layout.rows[number], layout.rows[number + 1]
    return below[0].top - max(segment.bottom for segment in row) < CLOSE * below[0].size
