"""Items: the rows of a table gathered into what is billed, each with its texts, its order and what is taken off it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from bots.reading.pages.amounts import CODES, find_amounts
from bots.reading.pages.body import REDUCTION
from bots.reading.pages.columns import Column
from bots.reading.pages.labels import Label, find_labels
from bots.reading.pages.page_codes import identifiers
from bots.reading.pages.segments import Segment, cited
from bots.reading.pages.tables import Table, TableRow
from counterfoil.model.fields import Field

# Rows no further apart than this many times the closest pitch of the table belong together.
TIGHT = 1.3
ROUNDING = Decimal("0.011")
# Of the rows between two items the widest pitch parts them where it is so many times the closest.
UNEVEN = 1.08
WORDY = re.compile(r"[^\W\d]{3}")
PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?) ?-? ?%")


@dataclass(eq=False)
class Item:
    """One line in the making: the row with its figures, and the rows of text that belong to it."""

    row: TableRow
    texts: list[TableRow] = field(default_factory=list)
    order: Field[str] | None = None
    reductions: list[TableRow] = field(default_factory=list)


def _is_item(table: Table, row: TableRow) -> bool:
    """Whether a row has the figures of an item: its amount, or a quantity with a price."""
    amount = table.column(Column.NET, Column.GROSS)
    quantity, price = (None if table.all_priced else table.column(one) for one in (Column.QUANTITY, Column.PRICE))
    if amount is not None and find_amounts(row.text(amount)):
        return True
    return quantity is not None and price is not None and all(find_amounts(row.text(n)) for n in (quantity, price))


def _groups(table: Table) -> list[list[TableRow]]:
    """Rows in groups by their distance, so that text above and below an item's figures goes with the nearer item.

    The lines of text say how far apart those of one item are; figures may stand between two of them, in the middle of
    what they belong to.
    """
    described = Column.DESCRIPTION in table.columns
    texts = [number for number, column in enumerate(table.columns) if column is Column.DESCRIPTION]
    worded = [row for row in table.rows if any(row.cells[number] for number in texts)] if described else table.rows
    pitches = [other.top - one.top for one, other in pairwise(worded) if other.top - one.top > 1]
    tight = min(pitches, default=0.0) * TIGHT
    groups: list[list[TableRow]] = []
    for row in worded:
        if groups and row.top - groups[-1][-1].top <= tight:
            groups[-1].append(row)
        else:
            groups.append([row])
    bare = {id(row) for row in table.rows} - {id(row) for row in worded}
    for row in (row for row in table.rows if id(row) in bare):
        near = min(groups, key=lambda group: _distance(group, row), default=None)
        if near is None or _distance(near, row) > tight:
            groups.append([row])
        else:
            near.append(row)
            near.sort(key=lambda one: one.top)
    groups.sort(key=lambda group: group[0].top)
    return groups


def _distance(group: Sequence[TableRow], row: TableRow) -> float:
    """How far a row is from a group of rows; nothing between its first and its last."""
    return max(group[0].top - row.top, row.top - group[-1].top, 0.0)


def order_in(segments: Sequence[Segment]) -> Field[str] | None:
    """An order number that a row of text names with its label."""
    for segment in segments:
        for found in find_labels(segment.tokens):
            rest = segment.part(found.stop)
            if found.wording.label is Label.ORDER and rest is not None:
                codes = identifiers(rest)
                if codes and codes[0].words[0] in rest.words[:2]:
                    return cited(
                        segment.page,
                        codes[0].words,
                        codes[0].value,
                        0.9,
                        f"behind '{segment.text[:30]}' among the lines",
                    )
    return None


def gather(table: Table) -> list[Item]:
    """Every item of a table with its texts; an order named above several items goes to all of them."""
    if blocks := _blocks(table):
        return blocks
    items: list[Item] = []
    heading: Field[str] | None = None
    waiting: list[TableRow] = []
    headed: bool | None = None
    for group in _groups(table):
        numbers = [number for number, row in enumerate(group) if _is_item(table, row)]
        over = _texts_over(group, numbers)
        for number, row in enumerate(group):
            if number in numbers and items and _reduces(table, items[-1], row):
                items[-1].reductions.append(row)
                continue
            if number in numbers:
                items.append(Item(row, waiting, heading))
                waiting = []
                continue
            order = order_in(row.segments)
            if order is not None:
                # An order named before the first item heads those that follow; so do all others then.
                headed = not items if headed is None else headed
                if headed:
                    heading = order
                else:
                    items[-1].order = order
                continue
            if number in over:
                waiting.append(row)
            elif items:
                items[-1].texts.append(row)
    return items


def _blocks(table: Table) -> list[Item]:
    """The items where a cell that each has once, its position or code, opens it in a row above its amount."""
    priced = [number for number, row in enumerate(table.rows) if _is_item(table, row)]
    for column in range(len(table.columns)):
        opened = [number for number, row in enumerate(table.rows) if row.cells[column]]
        pairs = zip(opened, priced, [*opened[1:], len(table.rows)], strict=False)
        if len(opened) == len(priced) > 1 and opened != priced and all(a <= b < c for a, b, c in pairs):
            return [
                _item(table.rows[start:stop], table.rows[place])
                for start, place, stop in zip(opened, priced, [*opened[1:], len(table.rows)], strict=True)
            ]
    return []


def _item(block: Sequence[TableRow], row: TableRow) -> Item:
    orders = (order for one in block if (order := order_in(one.segments)))
    return Item(row, [one for one in block if one is not row], next(orders, None))


def _texts_over(group: Sequence[TableRow], numbers: Sequence[int]) -> set[int]:
    """Which rows of text in a group belong to the item under them: those over the first, and those nearer to the next.

    Where each item has nothing but figures, or figures with its code, they all do: "2 x 40.00   80.00" stands under
    what it is for.
    """
    if not numbers:
        return set()
    alone = all(number and number - 1 not in numbers and is_bare(group[number].segments) for number in numbers)
    if alone and numbers[-1] == len(group) - 1:
        return set(range(len(group))) - set(numbers)
    over = set(range(numbers[0]))
    for one, other in pairwise(numbers):
        pitches = [group[at + 1].top - group[at].top for at in range(one, other)]
        if max(pitches) > UNEVEN * min(pitches):
            over.update(range(one + pitches.index(max(pitches)) + 1, other))
    return over


def is_bare(row: Sequence[Segment]) -> bool:
    """Whether a row says nothing but figures, or these with a unit ("7.5 hrs @ 42.10")."""
    return (
        sum(bool(WORDY.search(word.text)) for segment in row for word in segment.words if word.text not in CODES) <= 1
    )


def _reduces(table: Table, item: Item, row: TableRow) -> bool:
    """Whether a row takes a discount off the line above it: a share of that line's amount, in percent."""
    share = PERCENT.search(row.whole)
    amount = table.column(Column.NET, Column.GROSS)
    if amount is None or share is None or not any(REDUCTION.match(segment.text) for segment in row.segments):
        return False
    whole = sum((abs(value) for value in last_figures(amount, [item.row])), Decimal(0))
    whole -= sum((abs(value) for value in last_figures(amount, item.reductions)), Decimal(0))
    off = whole * Decimal(share[1].replace(",", ".")) / 100
    return any(abs(abs(value) - off) <= ROUNDING for value in last_figures(amount, [row]))


def last_figures(column: int, rows: Sequence[TableRow]) -> list[Decimal]:
    """The last figure in the cell of each row that has one."""
    found = [find_amounts(row.text(column)) for row in rows]
    return [amounts[-1].value for amounts in found if amounts]
