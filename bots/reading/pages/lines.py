"""Invoice lines: the items of a table with what its columns say of them, each proven by its arithmetic."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.cells import BASES, USUAL_RATES
from bots.reading.pages.columns import Column
from bots.reading.pages.item_texts import ItemTexts
from bots.reading.pages.items import ROUNDING, Item, gather, last_figures, order_in
from bots.reading.pages.page_figures import figures_in, multiplied
from bots.reading.pages.segments import cited
from bots.reading.pages.tables import Table
from bots.reading.pdfs.words import Word
from counterfoil.model.documents import Line
from counterfoil.model.fields import Field
from counterfoil.money import to_penny

USUAL = frozenset(str(Decimal(rate).normalize()) for rate in USUAL_RATES)
PROVEN, STATED = 0.98, 0.85
HALF_PENNY = Decimal("0.005")
PENCE = 2
# Columns whose cells may hold another's figure too, told apart by its sign for percent.
TOLD = frozenset({Column.PRICE, Column.NET, Column.GROSS, Column.VAT_RATE})
# So many units a price is for, said behind it: "12.50 per 100", "4.00/1000".
PER = re.compile(r"(?:per|/|je|pro) ?(10{1,4})\b", re.IGNORECASE)
UNTAXED = re.compile(r"^(?:zero|exempt|no vat|none|outside|nil|n/?a$|o/?s$|non)", re.IGNORECASE)


class Cell(NamedTuple):
    """A figure of an item: its value, its words, and what else stands with it (a unit)."""

    value: Decimal
    words: tuple[Word, ...]
    rest: str = ""


class Figures(NamedTuple):
    """The quantity, price and amount of an item; the price is for one unit, the amount without VAT if that is known."""

    quantity: Cell | None
    price: Cell | None
    net: Cell | None
    proven: bool


class _Maker:
    """Makes the lines of one table. `rates` are what letters and figures in its column of VAT stand for."""

    def __init__(self, table: Table, rates: Mapping[str, Decimal], *, comma: bool) -> None:
        self.table, self.rates, self.comma = table, rates, comma
        self.page = table.layout.page
        self.texts = ItemTexts(table)

    def _figure(self, item: Item, column: Column) -> Cell | None:
        """The figure of a cell; of several in the cell of an amount the last."""
        number = self.table.column(column)
        words = item.row.cells[number] if number is not None else ()
        text = " ".join(word.text for word in words)
        amounts = find_amounts(text, comma=self.comma)
        if not amounts:
            return None
        fitting = [one for one in amounts if one.percent == (column is Column.VAT_RATE)] if column in TOLD else []
        money = [one for one in fitting if one.like_money] if column is Column.NET else []
        amount = (money or fitting or amounts)[-1 if column is Column.NET else 0]
        return Cell(amount.value, words, (text[: amount.start] + " " + text[amount.end :]).strip(" x@£€$"))

    def _figures(self, item: Item) -> Figures:
        quantity, price = self._figure(item, Column.QUANTITY), self._figure(item, Column.PRICE)
        net, gross = self._figure(item, Column.NET), self._figure(item, Column.GROSS)
        if net is None and gross is not None:
            net = self._without_vat(item, quantity, price, gross)
        if net is None:
            return Figures(quantity, price, net, proven=False)
        if quantity is None or price is None:
            told = self._in_words(item, net)
            return told or Figures(quantity, price, net, proven=False)
        discount = self._figure(item, Column.DISCOUNT) or self._percent(item)
        base = self._base(item, price)
        for units in (base,) if base else (Decimal(1), Decimal(10), Decimal(100), Decimal(1000)):
            each = price._replace(value=price.value / units)
            tolerance = ROUNDING + _cut(price.value) * abs(quantity.value) / units
            if _proves(quantity.value * each.value, net.value, discount.value if discount else None, tolerance):
                return Figures(quantity, each, net, proven=True)
        told = self._in_words(item, net)
        if told and told.price and told.price.value != net.value:
            return told
        return Figures(quantity, price._replace(value=price.value / (base or 1)), net, proven=False)

    def _percent(self, item: Item) -> Cell | None:
        """A discount in percent that stands between price and amount and has no heading of its own."""
        for column in (Column.PRICE, Column.NET):
            number = self.table.column(column)
            words = item.row.cells[number] if number is not None else ()
            for amount in find_amounts(" ".join(word.text for word in words), comma=self.comma):
                if amount.percent:
                    return Cell(amount.value, words)
        return None

    def _without_vat(self, item: Item, quantity: Cell | None, price: Cell | None, gross: Cell) -> Cell:
        """The amount of a line whose only amount has VAT in it, as far as the line says how much that is."""
        vat, rate = self._figure(item, Column.VAT), self._rate(item)
        if vat is not None:
            return gross._replace(value=gross.value - vat.value)
        if rate is None:
            return gross
        net = to_penny(gross.value * 100 / (100 + rate.value))
        if quantity is None or price is None:
            return gross._replace(value=net)
        product = quantity.value * price.value
        if abs(product - gross.value) <= ROUNDING:
            return gross
        near = abs(product - net) <= HALF_PENNY * max(Decimal(2), abs(quantity.value))
        return gross._replace(value=to_penny(product) if near else net)

    def _in_words(self, item: Item, net: Cell) -> Figures | None:
        """Quantity and price that multiply to the amount, in whatever columns or lines of the item they stand."""
        rows = sorted([*item.texts, item.row], key=lambda row: row.top)
        pieces = [segment for row in rows for segment in row.segments]
        quantity, price = multiplied(figures_in(pieces, but=net.words, comma=self.comma), net.value)
        if quantity is None or price is None:
            return None
        each, one = (Cell(figure.amount.value, figure.words) for figure in (quantity, price))
        return Figures(each, one, net, proven=True)

    def _base(self, item: Item, price: Cell) -> Decimal | None:
        """How many units the price is for, where its cell or a column says so."""
        said = PER.search(price.rest)
        column = self._figure(item, Column.BASE)
        if said:
            return Decimal(said[1])
        return column.value if column and column.value in BASES else None

    def line(self, item: Item) -> Line:
        quantity, price, net, proven = self._figures(item)
        sure = PROVEN if proven else STATED
        how = "quantity times price is the amount" if proven else "in the column"
        return Line(
            description=self.texts.description(item),
            item_code=self.texts.code(item),
            gtin=self.texts.gtin(item),
            quantity=quantity and cited(self.page, quantity.words, quantity.value, sure, how),
            uom=self.texts.unit(item, quantity.rest if quantity else "", PER.sub("", price.rest) if price else ""),
            unit_price=price and cited(self.page, price.words, price.value, sure, how),
            net=net and self._net(item, net, sure, how),
            vat_rate=self._rate(item),
            po_number=self.texts.cell(item, Column.ORDER) or item.order or self._inline_order(item),
            po_line=self.texts.cell(item, Column.ORDER_LINE),
            printed=" ".join(row.whole for row in sorted((item.row, *item.texts), key=lambda row: row.top)),
        )

    def _net(self, item: Item, net: Cell, sure: float, how: str) -> Field[Decimal]:
        """The amount of a line, less the discounts that rows of their own take off it."""
        column = self.table.column(Column.NET, Column.GROSS)
        if column is None or not item.reductions:
            return cited(self.page, net.words, net.value, sure, how)
        off = sum((abs(each) for each in last_figures(column, item.reductions)), Decimal(0))
        every = (*net.words, *(word for row in item.reductions for word in row.cells[column]))
        return cited(self.page, every, net.value - off.copy_sign(net.value), sure, f"{how}, less the discount under it")

    def _rate(self, item: Item) -> Field[Decimal] | None:
        number = self.table.column(Column.VAT_RATE)
        text = item.row.text(number) if number is not None else ""
        if number is None or not text:
            return None
        words = item.row.cells[number]
        found = self._figure(item, Column.VAT_RATE)
        if UNTAXED.match(text) and found is None:
            return cited(self.page, words, Decimal(0), 0.9, "in its column")
        if text in self.rates:
            return cited(self.page, words, self.rates[text], 0.92, "the rate of its code in the VAT summary")
        if found is None or (text[0].isalpha() and "%" not in text):
            return None
        if str(found.value.normalize()) not in USUAL and "%" not in text:
            return None
        return cited(self.page, found.words, found.value, 0.92, "in its column")

    def _inline_order(self, item: Item) -> Field[str] | None:
        return order_in([segment for row in (item.row, *item.texts) for segment in row.segments])


def _cut(price: Decimal) -> Decimal:
    """By how much a price may have been rounded to be printed: half of its last place, if it shows parts of a penny."""
    places = -int(price.as_tuple().exponent)
    return Decimal(5).scaleb(-places - 1) if places > PENCE else Decimal(0)


def _proves(product: Decimal, net: Decimal, discount: Decimal | None, tolerance: Decimal) -> bool:
    """Whether quantity times price, less any discount, is the amount."""
    whole = [product]
    if discount:
        whole += [product * (100 - abs(discount)) / 100, product - abs(discount)]
    return any(abs(abs(value) - abs(net)) <= tolerance for value in whole)


def lines_of(table: Table, rates: Mapping[str, Decimal], *, comma: bool) -> list[Line]:
    """The lines of a table, in their order."""
    maker = _Maker(table, rates, comma=comma)
    return [maker.line(item) for item in gather(table)]


def proven_share(lines: Sequence[Line]) -> float:
    """The share of lines whose quantity times price is their amount."""
    return sum(1 for line in lines if line.net and line.net.confidence >= PROVEN) / len(lines) if lines else 0.0
