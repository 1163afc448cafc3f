"""Purchase orders as known on a day, found by number at one organisation or at any, with what was received on them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from bots.matching.numbers import order_key
from bots.matching.order import ZERO, Order
from bots.matching.order_index import OrderIndex
from counterfoil.model.masters import OrderLine, Receipt


def line_key(line_number: str) -> str:
    """An order line's number without leading noughts ("0010" → "10")."""
    return line_number.strip().upper().lstrip("0") or "0"


@dataclass(frozen=True, slots=True)
class Received:
    """What came in against one order line; `quantity` or `net` is None where no receipt states one."""

    quantity: Decimal | None
    net: Decimal | None
    last_on: date


class OrderBook:
    """Every order and receipt that was known on the day."""

    def __init__(self, lines: Iterable[OrderLine], receipts: Iterable[Receipt]) -> None:
        grouped: dict[tuple[str, str], list[OrderLine]] = defaultdict(list)
        for line in lines:
            grouped[line.organisation, line.po_number].append(line)
        self._orders: list[Order] = []
        self._by_key: dict[tuple[str, str], Order] = {}
        self._anywhere: dict[str, list[Order]] = defaultdict(list)
        for (organisation, number), together in grouped.items():
            order = Order(organisation, number, tuple(together))
            self._orders.append(order)
            self._by_key[organisation, order_key(number)] = order
            self._anywhere[order_key(number)].append(order)
        self._receipts: dict[tuple[str, str, str], list[Receipt]] = defaultdict(list)
        for receipt in receipts:
            self._receipts[receipt.organisation, order_key(receipt.po_number), line_key(receipt.line_number)].append(
                receipt
            )

    def find(self, organisation: str, key: str) -> Order | None:
        """The organisation's order with this key (as `numbers.order_key` makes it)."""
        return self._by_key.get((organisation, key))

    def all(self) -> Sequence[Order]:
        """Every order, in the order of the extract."""
        return self._orders

    def anywhere(self, key: str) -> list[Order]:
        """The orders of all organisations with this key."""
        return self._anywhere.get(key, [])

    @cached_property
    def index(self) -> OrderIndex:
        """By number with slips; made when first asked for, since most bills quote an order exactly."""
        return OrderIndex(self._orders)

    def receipts(self, line: OrderLine) -> Sequence[Receipt]:
        """The receipts against the line up to the day."""
        return self._receipts.get((line.organisation, order_key(line.po_number), line_key(line.line_number)), ())

    def received(self, line: OrderLine) -> Received | None:
        """What was received against the line up to the day; None when nothing was."""
        found = self.receipts(line)
        if not found:
            return None
        quantities = [receipt.quantity for receipt in found if receipt.quantity is not None]
        amounts = [receipt.net_amount for receipt in found if receipt.net_amount is not None]
        return Received(
            quantity=sum(quantities, ZERO) if quantities else None,
            net=sum(amounts, ZERO) if amounts else None,
            last_on=max(receipt.received_on for receipt in found),
        )
