"""What speaks for an invoice line being for an order line: one function a comparison, over all pairs at once.

Each function gives a matrix of weights in bits, a row an invoice line and a column an order line; the first line of its
docstring is the explanation that the clerk reads. Floats serve the ranking only; amounts are settled in Decimal.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bots.matching.line_words import described, telling_words
from bots.matching.numbers import CONFUSABLE, order_key
from bots.matching.order_book import line_key
from bots.matching.standing import Standing
from bots.matching.units import ONE, Conversions, Factor, unit_key
from counterfoil.model.carriage import is_carriage, names_carriage
from counterfoil.model.documents import Line
from counterfoil.model.fields import Field
from counterfoil.model.postings import normalise_number

Weights = NDArray[np.float64]

PACKS = (6, 10, 12, 20, 24, 25, 48, 50, 100, 144, 200, 250, 500, 1000)
SAME = 0.005  # of a price: what rounding a pack's price to the penny leaves
CLOSE, FAR = 0.05, 0.5  # of a price: a usual rise, and more than any rise
TELLING = 1.5  # bits for each bit of a telling word: it was printed for this line, not drawn by chance
TELLING_CODE = 4  # characters of an item code that is found in a description by more than chance


@dataclass(frozen=True, slots=True)
class BillLine:
    """An invoice line as it is compared; amounts without sign, what one figure lacks worked out from the other two."""

    index: int
    line: Line
    text: str
    code: str
    gtin: str
    unit: str | None
    quantity: Decimal | None
    price: Decimal | None
    net: Decimal | None
    order: str
    order_line: str

    @property
    def is_carriage(self) -> bool:
        """Whether the line charges for bringing the goods."""
        return is_carriage(self.line)


def _amount(field: Field[Decimal] | None) -> Decimal | None:
    return abs(field.value) if field else None


def bill_line(index: int, line: Line) -> BillLine:
    """The invoice line made ready. Its price is what was paid for one, after any discount on the line."""
    quantity, printed, net = _amount(line.quantity), _amount(line.unit_price), _amount(line.net)
    if net is None and quantity is not None and printed is not None:
        net = quantity * printed
    if quantity is None and net is not None and printed:
        quantity = net / printed
    return BillLine(
        index=index,
        line=line,
        text=described(line.description.value if line.description else None),
        code=normalise_number(line.item_code.value) if line.item_code else "",
        gtin=(line.gtin.value.lstrip("0")) if line.gtin else "",
        unit=unit_key(line.uom.value) if line.uom else None,
        quantity=quantity,
        price=net / quantity if net is not None and quantity else printed,
        net=net,
        order=order_key(line.po_number.value) if line.po_number else "",
        order_line=line_key(line.po_line.value) if line.po_line else "",
    )


@dataclass(frozen=True, slots=True)
class Pairs:
    """The invoice lines and order lines to be paired; `texts` are the order's descriptions as `described` writes them.

    `factors` are the conversions known between the units of a pair.
    """

    bills: Sequence[BillLine]
    orders: Sequence[Standing]
    texts: Sequence[str]
    factors: dict[tuple[int, int], Factor]

    @classmethod
    def of(cls, bills: Sequence[BillLine], orders: Sequence[Standing], conversions: Conversions) -> "Pairs":
        """The pairs with the conversions that the catalogue knows for their items."""
        units = [unit_key(order.line.uom) for order in orders]
        factors = {
            (row, column): factor
            for row, bill in enumerate(bills)
            for column, (order, unit) in enumerate(zip(orders, units, strict=True))
            if bill.unit and unit and bill.unit != unit
            if (factor := conversions.between((order.line.item_code, bill.code, order.line.gtin), bill.unit, unit))
        }
        return cls(bills, orders, [described(order.line.description) for order in orders], factors)

    def matrix(self, rows: Sequence[object], columns: Sequence[object], weight: float) -> Weights:
        """`weight` wherever a row's and a column's value are equal and not empty."""
        return np.array([[weight if row and row == column else 0.0 for column in columns] for row in rows])

    def price_ratios(self) -> Weights:
        """Invoice price over order price, both for one order unit; not-a-number where either is unknown."""
        prices = np.array([float(bill.price) if bill.price else np.nan for bill in self.bills])
        ordered = [float(order.price) if order.price else np.nan for order in self.orders]
        ratios: Weights = prices[:, None] / np.array(ordered)[None, :]
        for (row, column), factor in self.factors.items():
            ratios[row, column] /= float(factor.times / factor.per)
        return ratios


def order_line_quoted(pairs: Pairs) -> Weights:
    """The invoice line quotes this order line."""
    numbers = {order_key(order.line.po_number) for order in pairs.orders}
    weights = np.zeros((len(pairs.bills), len(pairs.orders)))
    for row, bill in enumerate(pairs.bills):
        for column, order in enumerate(pairs.orders):
            known = bill.order in numbers
            if known and bill.order != order_key(order.line.po_number):
                weights[row, column] = -20.0
            elif (known or len(numbers) == 1) and bill.order_line == line_key(order.line.line_number):
                weights[row, column] = 5.0
    return weights


def item_code_match(pairs: Pairs) -> Weights:
    """The item code is the one ordered."""
    ours = [normalise_number(order.line.item_code or "") for order in pairs.orders]
    exact = pairs.matrix([bill.code for bill in pairs.bills], ours, 8.0)
    folded = pairs.matrix(
        [b.code.translate(CONFUSABLE) for b in pairs.bills], [o.translate(CONFUSABLE) for o in ours], 6.0
    )
    described_by = np.array(
        [
            [6.0 if len(code) >= TELLING_CODE and code in bill.text.split() else 0.0 for code in ours]
            for bill in pairs.bills
        ]
    )
    differ = np.array([[-2.0 if bill.code and code else 0.0 for code in ours] for bill in pairs.bills])
    best = np.maximum(np.maximum(exact, folded), described_by)
    return np.where(best > 0, best, differ)


def gtin_match(pairs: Pairs) -> Weights:
    """The trade item number (GTIN) is the one ordered."""
    ours = [(order.line.gtin or "").lstrip("0") for order in pairs.orders]
    same = pairs.matrix([bill.gtin for bill in pairs.bills], ours, 8.0)
    differ = np.array([[-3.0 if bill.gtin and gtin else 0.0 for gtin in ours] for bill in pairs.bills])
    return np.where(same > 0, same, differ)


def description_alike(pairs: Pairs) -> Weights:
    """The description is, or is not, like the order's."""
    texts, ours = [bill.text for bill in pairs.bills], pairs.texts
    alike = (
        process.cdist(texts, ours, scorer=fuzz.token_sort_ratio)
        + process.cdist(texts, ours, scorer=fuzz.token_set_ratio)
    ) / 200
    weights: Weights = np.clip((alike - 0.5) * 15, -4.0, 6.0).astype(np.float64)
    weights[[not text for text in texts], :] = 0.0
    return weights


def telling_words_agree(pairs: Pairs) -> Weights:
    """The words that tell the order's lines apart are, or are not, the invoice line's."""
    return telling_words([bill.text for bill in pairs.bills], pairs.texts) * TELLING


def price_agrees(pairs: Pairs) -> Weights:
    """The price is, or is not, near the order's."""
    ratio = pairs.price_ratios()
    off = np.abs(ratio - 1)
    packed = np.vectorize(lambda value: pack_of(value) is not None, otypes=[bool])(ratio)
    steps = [off <= SAME, off <= CLOSE, off <= FAR, np.isnan(ratio), packed]
    weights: Weights = np.select(steps, [4.0, 2.0, 0.0, 0.0, 1.0], default=-3.0)
    return weights


def pack_of(ratio: float, *, sizes: Sequence[int] | None = PACKS) -> int | None:
    """The whole number of pieces that a price ratio amounts to, either way round; `sizes` None allows any from 2."""
    if not np.isfinite(ratio) or ratio <= 0:
        return None
    larger = max(ratio, 1 / ratio)
    whole = round(larger)
    if whole <= 1 or abs(larger / whole - 1) > SAME:
        return None
    return whole if sizes is None or whole in sizes else None


def quantity_agrees(pairs: Pairs) -> Weights:
    """The quantity is the one ordered, or fits into what is left to bill."""
    weights = np.zeros((len(pairs.bills), len(pairs.orders)))
    for row, bill in enumerate(pairs.bills):
        for column, order in enumerate(pairs.orders):
            if bill.quantity is None or order.by_amount:
                continue
            quantity = pairs.factors.get((row, column), Factor(ONE, ONE)).apply(bill.quantity)
            if quantity in {order.ordered, order.received, order.unbilled, order.received - order.billed}:
                weights[row, column] = 1.5
            else:
                weights[row, column] = 0.5 if quantity <= order.unbilled else -1.5
    return weights


def amount_agrees(pairs: Pairs) -> Weights:
    """The amount is the order line's."""
    return pairs.matrix([bill.net for bill in pairs.bills], [order.line.net_amount for order in pairs.orders], 2.0)


def carriage_apart(pairs: Pairs) -> Weights:
    """One of the two is carriage and the other is not."""
    ours = [names_carriage(order.line.description) for order in pairs.orders]
    return np.array([[-8.0 if bill.is_carriage != carried else 0.0 for carried in ours] for bill in pairs.bills])


def only_line(pairs: Pairs) -> Weights:
    """The order has no other line that it could be for."""
    goods = sum(not bill.is_carriage for bill in pairs.bills)
    sole = len(pairs.orders) == 1 and (goods == 1 or pairs.orders[0].by_amount)
    return np.full((len(pairs.bills), len(pairs.orders)), 8.0 if sole else 0.0)


FEATURES: tuple[Callable[[Pairs], Weights], ...] = (
    order_line_quoted,
    item_code_match,
    gtin_match,
    description_alike,
    telling_words_agree,
    price_agrees,
    quantity_agrees,
    amount_agrees,
    carriage_apart,
    only_line,
)
