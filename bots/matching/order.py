"""One purchase order with what its lines say of it as a whole."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counterfoil.model.masters import OrderKind, OrderLine, OrderStatus

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """One purchase order with all its lines; a book holds each once, so that two are equal only if they are one."""

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
