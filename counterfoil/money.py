"""Money: an exact decimal amount with its currency, never a float."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

PENNY = Decimal("0.01")
POUNDS = "GBP"
"""The currency of the books, and of what states none."""


class CurrencyMismatchError(ValueError):
    """Two amounts of different currencies were added or compared."""


def to_penny(amount: Decimal) -> Decimal:
    """Round half up to two places, as HMRC and every ledger we post to do."""
    return amount.quantize(PENNY, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217, three capitals).

    Raises:
        TypeError: the amount is not a Decimal; a float would already have lost the penny.
        ValueError: the currency is not three capital letters, or the amount is not a finite number.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"money is made from a Decimal, not from {type(self.amount).__name__} {self.amount!r}")
        if not self.amount.is_finite():
            raise ValueError(f"{self.amount} is not an amount of money")
        if len(self.currency) != 3 or not (self.currency.isascii() and self.currency.isupper()):  # noqa: PLR2004
            raise ValueError(f"{self.currency!r} is not a currency code of three capital letters")

    def _same(self, other: Self) -> Decimal:
        if other.currency != self.currency:
            raise CurrencyMismatchError(f"{self} and {other} are in different currencies")
        return other.amount

    def __add__(self, other: Self) -> Self:
        return type(self)(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.amount - self._same(other), self.currency)

    def __neg__(self) -> Self:
        return type(self)(-self.amount, self.currency)

    def __abs__(self) -> Self:
        return type(self)(abs(self.amount), self.currency)

    def __mul__(self, factor: Decimal | int) -> Self:
        if isinstance(factor, float):
            raise TypeError("money is multiplied by a Decimal or a whole number, never by a float")
        return type(self)(self.amount * factor, self.currency)

    def __lt__(self, other: Self) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Self) -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: Self) -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: Self) -> bool:
        return self.amount >= self._same(other)

    def rounded(self) -> Self:
        """To the penny, half up."""
        return type(self)(to_penny(self.amount), self.currency)

    def __str__(self) -> str:
        return f"{self.currency} {to_penny(self.amount):,}"
