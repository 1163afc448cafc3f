"""What our own store knows that bears on a bill: like items, what was billed per order line so far, the same file."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from counterfoil.model.matches import KnownBill

ZERO = Decimal(0)


class BilledSoFar(Protocol):
    """What was billed on an order line: a quantity in the order's unit, and a net amount; credits count negative."""

    @property
    def quantity(self) -> Decimal:
        """In the order line's unit of measure."""

    @property
    def net(self) -> Decimal:
        """In the order's currency, without VAT."""

    @property
    def by_value(self) -> Decimal:
        """The part of `net` that was billed as an amount, without a quantity."""


@dataclass(frozen=True, slots=True)
class Billed:
    """What was billed on one order line so far, by us."""

    quantity: Decimal = ZERO
    net: Decimal = ZERO
    by_value: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Our own store's knowledge, before the bill at hand.

    `rivals` are other items that share a number key or the gross; `billed` is by (po_number, po_line) as the ledger
    writes them, and `keys` are the posting keys of those bills, by which the ledger's copies of them are known;
    `same_file` is an earlier item whose file has identical bytes. `different` are bills, by their `reference`, of which
    a person said that they are not this one.
    """

    rivals: Sequence[KnownBill] = ()
    billed: Mapping[tuple[str, str], BilledSoFar] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()
    same_file: str | None = None
    different: Collection[str] = ()
