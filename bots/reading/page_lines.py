"""Invoice lines: table rows gathered into items, wrapped descriptions joined, each proven by its arithmetic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from bots.reading.amounts import find_amounts
from bots.reading.labels import Label, find_labels
from bots.reading.page_cells import USUAL_RATES
from bots.reading.page_columns import Column
from bots.reading.page_segments import Segment, cited
from bots.reading.page_values import identifiers
from bots.reading.tables import REDUCTION, Table, TableRow
from bots.reading.words import Word
from counterfoil.model.documents import Line
from counterfoil.model.fields import Field

USUAL = frozenset(str(Decimal(rate).normalize()) for rate in USUAL_RATES)
PROVEN, STATED = 0.98, 0.85
HALF_PENNY = Decimal("0.005")
ROUNDING = Decimal("0.011")
# Rows no further apart than this many times the closest pitch of the table belong together.
TIGHT = 1.3
UNIT = re.compile(r"^[^\W\d]{1,12}\.?(?:/\d+)?$")
GTIN = re.compile(r"^\d{8}$|^\d{12,14}$")
CODE_LABEL = re.compile(
    r"^(?:item|product|stock|part|cat(?:alogue)?|material|art(?:icle)?|our)?\.? ?(?:code|ref|no|number|"
    r"sku|npc|mpc)\.?:? *#? *(\S+)$|^(?:item|product|stock|part|material|article|model) ?[:#] *(?P<named>\S{3,})",
    re.IGNORECASE,
)
PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?) ?-? ?%")
OPENING_CODE = re.compile(r"^(?=\S*\d)[A-Z0-9][A-Z0-9\-./]{4,23}$")
LONGEST_POSITION = 4
GTIN_LABEL = re.compile(r"\b(?:gtin|ean|barcode)\W*(?:no\W*)?(\d{8,14})\b", re.IGNORECASE)


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
    quantity, price = table.column(Column.QUANTITY), table.column(Column.PRICE)
    if amount is not None and find_amounts(row.text(amount)):
        return True
    return quantity is not None and price is not None and all(find_amounts(row.text(n)) for n in (quantity, price))


def _groups(table: Table) -> list[list[TableRow]]:
    """Rows in groups by their distance, so that text above and below an item's figures goes with the nearer item."""
    pitches = [other.top - one.top for one, other in pairwise(table.rows) if other.top - one.top > 1]
    tight = min(pitches, default=0.0) * TIGHT
    groups: list[list[TableRow]] = []
    for row in table.rows:
        if groups and row.top - groups[-1][-1].top <= tight:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


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
    items: list[Item] = []
    heading: Field[str] | None = None
    waiting: list[TableRow] = []
    headed: bool | None = None
    for group in _groups(table):
        numbers = [number for number, row in enumerate(group) if _is_item(table, row)]
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
            if numbers and number < numbers[0]:
                waiting.append(row)
            elif items:
                items[-1].texts.append(row)
    return items


def _reduces(table: Table, item: Item, row: TableRow) -> bool:
    """Whether a row takes a discount off the line above it: a share of that line's amount, in percent."""
    share = PERCENT.search(row.whole)
    amount = table.column(Column.NET, Column.GROSS)
    if amount is None or share is None or not any(REDUCTION.match(segment.text) for segment in row.segments):
        return False
    whole = sum((abs(value) for value in _last_figures(amount, [item.row])), Decimal(0))
    whole -= sum((abs(value) for value in _last_figures(amount, item.reductions)), Decimal(0))
    off = whole * Decimal(share[1].replace(",", ".")) / 100
    return any(abs(abs(value) - off) <= ROUNDING for value in _last_figures(amount, [row]))


def _last_figures(column: int, rows: Sequence[TableRow]) -> list[Decimal]:
    """The last figure in the cell of each row that has one."""
    found = [find_amounts(row.text(column)) for row in rows]
    return [amounts[-1].value for amounts in found if amounts]


def _words_of(item: Item, column: int | None) -> tuple[Word, ...]:
    if column is None:
        return ()
    rows = sorted([*item.texts, item.row], key=lambda row: row.top)
    return tuple(word for row in rows for word in row.cells[column])


def _opening(item: Item) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The row of text right above an item's figures, less the line's position: its code, and what the item is."""
    above = [row for row in item.texts if row.top < item.row.top]
    words = tuple(word for cell in above[-1].cells for word in cell) if above else ()
    place = 1 if len(words) > 1 and words[0].text.isdecimal() and len(words[0].text) <= LONGEST_POSITION else 0
    code = place + 1 if len(words) > place + 1 and OPENING_CODE.match(words[place].text) else place
    return words[place:code], words[code:]


class _Maker:
    """Makes the lines of one table."""

    def __init__(self, table: Table, *, comma: bool) -> None:
        self.table, self.comma = table, comma
        self.page = table.layout.page

    def _figure(self, item: Item, *columns: Column) -> tuple[Decimal, tuple[Word, ...], str] | None:
        """The figure of a cell, its words, and what else stands in the cell (a unit)."""
        number = self.table.column(*columns)
        if number is None:
            return None
        words = item.row.cells[number]
        text = " ".join(word.text for word in words)
        amounts = find_amounts(text, comma=self.comma)
        if not amounts:
            return None
        amount = amounts[-1] if columns[0] is Column.NET else amounts[0]
        rest = (text[: amount.start] + " " + text[amount.end :]).strip(" /x@£€$")
        return amount.value, words, rest

    def line(self, item: Item) -> Line:
        quantity, price = self._figure(item, Column.QUANTITY), self._figure(item, Column.PRICE)
        net = self._figure(item, Column.NET) or self._figure(item, Column.GROSS)
        proven = _proves(quantity and quantity[0], price and price[0], net and net[0], self._discount(item))
        sure = PROVEN if proven else STATED
        how = "quantity times price is the amount" if proven else "in the column"
        return Line(
            description=self._text(item, Column.DESCRIPTION),
            item_code=self._code(item, Column.CODE),
            gtin=self._gtin(item),
            quantity=quantity and cited(self.page, quantity[1], quantity[0], sure, how),
            uom=self._unit(item, quantity[2] if quantity else "", price[2] if price else ""),
            unit_price=price and cited(self.page, price[1], price[0], sure, how),
            net=net and self._net(item, net[0], net[1], sure, how),
            vat_rate=self._rate(item),
            po_number=self._code(item, Column.ORDER) or item.order or self._inline_order(item),
            po_line=self._code(item, Column.ORDER_LINE),
        )

    def _net(self, item: Item, value: Decimal, words: tuple[Word, ...], sure: float, how: str) -> Field[Decimal]:
        """The amount of a line, less the discounts that rows of their own take off it."""
        column = self.table.column(Column.NET, Column.GROSS)
        if column is None or not item.reductions:
            return cited(self.page, words, value, sure, how)
        off = sum((abs(each) for each in _last_figures(column, item.reductions)), Decimal(0))
        every = (*words, *(word for row in item.reductions for word in row.cells[column]))
        return cited(self.page, every, value - off.copy_sign(value), sure, f"{how}, less the discount under it")

    def _discount(self, item: Item) -> Decimal | None:
        found = self._figure(item, Column.DISCOUNT)
        return found[0] if found else None

    def _text(self, item: Item, column: Column) -> Field[str] | None:
        words = _words_of(item, self.table.column(column)) if column in self.table.columns else _opening(item)[1]
        text = " ".join(word.text for word in words).strip()
        if not text:
            return None
        return cited(
            self.page, words, re.sub(r"(?<=[^\W\d])- (?=[a-zß-ÿ])", "", text), 0.9, "in the column of descriptions"
        )

    def _code(self, item: Item, column: Column) -> Field[str] | None:
        number = self.table.column(column)
        words = item.row.cells[number] if number is not None else ()
        if not words and column is Column.CODE:
            return self._labelled_code(item) or self._heading_code(item)
        text = " ".join(word.text for word in words).strip(" #:")
        return cited(self.page, words, text, 0.92, "in its column") if text else None

    def _heading_code(self, item: Item) -> Field[str] | None:
        """The code that opens the row of text above a line's figures, where the header names no other place for it."""
        if Column.DESCRIPTION in self.table.columns:
            return None
        words, _ = _opening(item)
        return (
            cited(self.page, words, words[0].text, 0.8, "before the description above the figures") if words else None
        )

    def _labelled_code(self, item: Item) -> Field[str] | None:
        for row in item.texts:
            for segment in row.segments:
                found = CODE_LABEL.match(segment.text)
                code = (found["named"] or found[1]) if found else ""
                if any(letter.isdigit() for letter in code):
                    return cited(self.page, segment.words, code, 0.85, "under the description, with its label")
        return None

    def _gtin(self, item: Item) -> Field[str] | None:
        words = item.row.cells[number] if (number := self.table.column(Column.GTIN)) is not None else ()
        text = "".join(word.text for word in words)
        if GTIN.match(text):
            return cited(self.page, words, text, 0.95, "in its column")
        for row in (item.row, *item.texts):
            for segment in row.segments:
                found = GTIN_LABEL.search(segment.text)
                if found:
                    return cited(self.page, segment.words, found[1], 0.9, "under the description, with its label")
        return None

    def _unit(self, item: Item, *left_over: str) -> Field[str] | None:
        number = self.table.column(Column.UOM)
        words = item.row.cells[number] if number is not None else ()
        if words:
            return cited(self.page, words, " ".join(word.text for word in words), 0.92, "in its column")
        for text, column in zip(left_over, (Column.QUANTITY, Column.PRICE), strict=False):
            unit = re.sub(r"^(?:per|je|par|p/|/) ?", "", text, flags=re.IGNORECASE)
            place = self.table.column(column)
            if place is not None and UNIT.match(unit):
                return cited(self.page, item.row.cells[place], unit, 0.85, "behind the figure")
        return None

    def _rate(self, item: Item) -> Field[Decimal] | None:
        found = self._figure(item, Column.VAT_RATE)
        number = self.table.column(Column.VAT_RATE)
        if found is None or number is None or re.match(r"^[A-Z]", item.row.text(number)):
            return None
        if str(found[0].normalize()) not in USUAL and "%" not in item.row.text(number):
            return None  # a code, which the VAT summary explains
        return cited(self.page, found[1], found[0], 0.92, "in its column")

    def _inline_order(self, item: Item) -> Field[str] | None:
        return order_in([segment for row in (item.row, *item.texts) for segment in row.segments])


def _proves(quantity: Decimal | None, price: Decimal | None, net: Decimal | None, discount: Decimal | None) -> bool:
    """Whether quantity times price, less any discount, is the amount; a price may be for 10, 100 or 1000."""
    if quantity is None or price is None or net is None:
        return False
    product = quantity * price
    tolerance = ROUNDING + HALF_PENNY * abs(quantity) * (0 if price == price.quantize(Decimal("0.001")) else 1)
    whole = [product, product / 10, product / 100, product / 1000]
    if discount:
        whole += [product * (100 - abs(discount)) / 100, product - abs(discount)]
    return any(abs(abs(value) - abs(net)) <= tolerance for value in whole)


def lines_of(table: Table, *, comma: bool) -> list[Line]:
    """The lines of a table, in their order."""
    maker = _Maker(table, comma=comma)
    return [maker.line(item) for item in gather(table)]


def proven_share(lines: Sequence[Line]) -> float:
    """The share of lines whose quantity times price is their amount."""
    return sum(1 for line in lines if line.net and line.net.confidence >= PROVEN) / len(lines) if lines else 0.0
