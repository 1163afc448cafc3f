"""Purchase orders as known on a day, found by number at one organisation or at any, with what was received on them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bots.matching.numbers import order_key
from counterfoil.model.masters import OrderKind, OrderLine, OrderStatus, Receipt

ZERO = Decimal(0)


def line_key(line_number: str) -> str:
    """An order line's number without leading noughts ("0010" → "10")."""
    return line_number.strip().upper().lstrip("0") or "0"


@dataclass(frozen=True, slots=True)
class Order:
    """One purchase order with all its lines."""

    organisation: str
    po_number: str
    lines: tuple[OrderLine, ...]

    @property
    def suppliers(self) -> frozenset[str]:
        """The supplier ids that its lines name; one, unless the ledger is untidy."""
        return frozenset(line.supplier_id for line in self.lines)

    @property
    def net(self) -> Decimal:
        """The sum of its lines, net."""
        return sum((line.net_amount for line in self.lines), ZERO)

    @property
    def ordered_on(self) -> date:
        """When its last line was ordered."""
        return max(line.ordered_on for line in self.lines)

    @property
    def is_blanket(self) -> bool:
        """Whether any of its lines is a standing order for an amount."""
        return any(line.kind is OrderKind.BLANKET for line in self.lines)

    @property
    def status(self) -> OrderStatus:
        """Open while any line is open, cancelled when all are, else closed."""
        statuses = {line.status for line in self.lines}
        if OrderStatus.OPEN in statuses:
            return OrderStatus.OPEN
        return OrderStatus.CANCELLED if statuses == {OrderStatus.CANCELLED} else OrderStatus.CLOSED


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
        self._by_key: dict[tuple[str, str], Order] = {}
        self._anywhere: dict[str, list[Order]] = defaultdict(list)
        self._by_supplier: dict[tuple[str, str], list[Order]] = defaultdict(list)
        for (organisation, number), together in grouped.items():
            order = Order(organisation, number, tuple(together))
            self._by_key[organisation, order_key(number)] = order
            self._anywhere[order_key(number)].append(order)
            for supplier_id in order.suppliers:
                self._by_supplier[organisation, supplier_id].append(order)
        self._receipts: dict[tuple[str, str, str], list[Receipt]] = defaultdict(list)
        for receipt in receipts:
            self._receipts[receipt.organisation, order_key(receipt.po_number), line_key(receipt.line_number)].append(
                receipt
            )

    def find(self, organisation: str, key: str) -> Order | None:
        """The organisation's order with this key (as `numbers.order_key` makes it)."""
        return self._by_key.get((organisation, key))

    def anywhere(self, key: str) -> list[Order]:
        """The orders of all organisations with this key."""
        return self._anywhere.get(key, [])

    def of_supplier(self, organisation: str, supplier_id: str) -> list[Order]:
        """The organisation's orders to this supplier, whatever their state."""
        return self._by_supplier.get((organisation, supplier_id), [])

    def received(self, line: OrderLine) -> Received | None:
        """What was received against the line up to the day; None when nothing was."""
        found = self._receipts.get((line.organisation, order_key(line.po_number), line_key(line.line_number)))
        if not found:
            return None
        quantities = [receipt.quantity for receipt in found if receipt.quantity is not None]
        amounts = [receipt.net_amount for receipt in found if receipt.net_amount is not None]
        return Received(
            quantity=sum(quantities, ZERO) if quantities else None,
            net=sum(amounts, ZERO) if amounts else None,
            last_on=max(receipt.received_on for receipt in found),
        )
