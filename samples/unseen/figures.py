"""The figures of a bill: its lines, and the sums that follow from them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from samples.unseen.goods import Article

PENNY = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Item:
    """A line with its figures."""

    article: Article
    percent_off: Decimal
    rate: Decimal
    net: Decimal
    on: date

    @property
    def vat(self) -> Decimal:
        """Its own VAT to the penny; that of the bill is rounded once a rate."""
        return to_penny(self.net * self.rate / 100)


@dataclass(frozen=True, slots=True)
class Figures:
    """The sums of a bill."""

    goods: Decimal
    discount: Decimal
    carriage: Decimal
    by_rate: dict[Decimal, tuple[Decimal, Decimal]]

    @property
    def net(self) -> Decimal:
        """Goods less discount, with carriage."""
        return sum((net for net, _ in self.by_rate.values()), Decimal(0))

    @property
    def vat(self) -> Decimal:
        """The VAT of all rates."""
        return sum((vat for _, vat in self.by_rate.values()), Decimal(0))


def to_penny(value: Decimal) -> Decimal:
    """Half pennies up, as VAT is rounded on bills."""
    return value.quantize(PENNY, ROUND_HALF_UP)


def reckoned(items: Sequence[Item], *, discount: Decimal, carriage: Decimal) -> Figures:
    """The sums; discount and carriage bear the rate at which most is charged, and VAT is rounded once a rate."""
    by_rate: dict[Decimal, Decimal] = defaultdict(Decimal)
    for item in items:
        by_rate[item.rate] += item.net
    most = max(by_rate, key=lambda rate: by_rate[rate])
    by_rate[most] += carriage - discount
    rates = sorted(by_rate.items(), reverse=True)
    total = sum((item.net for item in items), Decimal(0))
    return Figures(total, discount, carriage, {rate: (net, to_penny(net * rate / 100)) for rate, net in rates})
