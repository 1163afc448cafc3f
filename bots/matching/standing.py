"""How an order line stands on the day: what was ordered, what came in, and what was billed before."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations

from bots.matching.history import Billed, History
from bots.matching.masters import Masters
from bots.matching.order import Order
from bots.matching.order_book import Received
from counterfoil.model.masters import BillKind, LedgerInvoice, OrderKind, OrderLine
from counterfoil.money import to_penny

ZERO = Decimal(0)
HUNDRED = Decimal(100)
MOST_LINES_TRIED = 10  # 2^10 sums; longer orders are shared out pro rata at once


@dataclass(frozen=True, slots=True)
class Standing:
    """One order line with its position. Quantities are in the order's unit, or net amounts where `by_amount`."""

    line: OrderLine
    by_amount: bool
    ordered: Decimal
    received: Decimal
    billed: Decimal
    billed_net: Decimal
    last_received_on: date | None

    @property
    def price(self) -> Decimal | None:
        """The order's price for one of its unit, worked out of the amount where the order states none."""
        return unit_price(self.line)

    @property
    def unbilled(self) -> Decimal:
        """What is left to be billed of what was ordered."""
        return self.ordered - self.billed

    def in_amounts(self) -> "Standing":
        """The same position in net amounts, for an invoice line that bills an amount and no quantity."""
        if self.by_amount:
            return self
        received = to_penny(self.received * (self.price or ZERO))
        return replace(self, by_amount=True, ordered=self.line.net_amount, received=received, billed=self.billed_net)


def unit_price(line: OrderLine) -> Decimal | None:
    """The price for one unit, stated or worked out; None where the line has no quantity."""
    if line.unit_price:
        return line.unit_price
    return line.net_amount / line.quantity if line.quantity else None


Counts = Callable[[LedgerInvoice], bool]


def standings(orders: Iterable[Order], *, masters: Masters, history: History, counts: Counts) -> list[Standing]:
    """Every line of these orders; `counts` tells which bills of the ledger came before the one at hand."""
    result = []
    for order in orders:
        before = _from_ledger(order, masters=masters, counts=counts)
        result += [_standing(line, masters, history, before.get(line.line_number, Billed())) for line in order.lines]
    return result


def _standing(line: OrderLine, masters: Masters, history: History, in_ledger: Billed) -> Standing:
    received = masters.orders.received(line)
    ours = history.billed.get((line.po_number, line.line_number), Billed())
    our_quantity = ours.quantity + _quantity(ours.by_value, line)
    net = in_ledger.net + ours.net
    by_amount = _goes_by_amount(line, received)
    return Standing(
        line=line,
        by_amount=by_amount,
        ordered=line.net_amount if by_amount or line.quantity is None else line.quantity,
        received=_received(line, received, by_amount=by_amount),
        billed=net if by_amount else in_ledger.quantity + our_quantity,
        billed_net=net,
        last_received_on=received.last_on if received else None,
    )


def _goes_by_amount(line: OrderLine, received: Received | None) -> bool:
    """Without a quantity or a price, on a blanket order, or where what came in was receipted by value."""
    if not unit_price(line) or not line.quantity or line.kind is OrderKind.BLANKET:
        return True
    return received is not None and received.quantity is None


def _received(line: OrderLine, received: Received | None, *, by_amount: bool) -> Decimal:
    if received is None:
        return ZERO
    if not by_amount:
        return received.quantity or ZERO
    if received.net is not None:
        return received.net
    return (received.quantity or ZERO) * (unit_price(line) or line.net_amount)


def _quantity(net: Decimal, line: OrderLine) -> Decimal:
    price = unit_price(line)
    return net / price if price else ZERO


def _from_ledger(order: Order, *, masters: Masters, counts: Counts) -> dict[str, Billed]:
    """What the ledger's bills that quote this order come to, shared out over its lines."""
    totals: dict[str, Decimal] = {}
    for bill in masters.bills.on_order(order.organisation, order.po_number):
        if counts(bill):
            for line, net in _shared_out(_signed_net(bill, order), order):
                totals[line.line_number] = totals.get(line.line_number, ZERO) + net
    by_number = {line.line_number: line for line in order.lines}
    return {number: Billed(_quantity(net, by_number[number]), net) for number, net in totals.items()}


def _signed_net(bill: LedgerInvoice, order: Order) -> Decimal:
    """The bill's net, a credit note negative; worked out of the gross where the ledger does not state it."""
    if bill.net is not None:
        net = bill.net
    elif bill.vat is not None:
        net = bill.gross - bill.vat
    else:
        rates = {line.vat_rate for line in order.lines if line.vat_rate is not None}
        rate = rates.pop() if len(rates) == 1 else ZERO
        net = to_penny(bill.gross * HUNDRED / (HUNDRED + rate))
    return -abs(net) if bill.kind is BillKind.CREDIT_NOTE else net


def _shared_out(net: Decimal, order: Order) -> Iterator[tuple[OrderLine, Decimal]]:
    """A ledger's bill has no lines: it pays the fewest whole order lines that it comes to exactly, else all in part."""
    for line in _paid_exactly(abs(net), order):
        yield line, line.net_amount.copy_sign(net)
        net -= line.net_amount.copy_sign(net)
    if net and order.net:
        for line in order.lines:
            yield line, net * line.net_amount / order.net


def _paid_exactly(net: Decimal, order: Order) -> tuple[OrderLine, ...]:
    lines = order.lines if len(order.lines) <= MOST_LINES_TRIED else ()
    for count in range(1, len(lines) + 1):
        for chosen in combinations(lines, count):
            if sum((line.net_amount for line in chosen), ZERO) == net:
                return chosen
    return ()
