"""A bill as its sender means it: seller, buyer, lines and sums, before it is printed or written as an e-invoice."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

PENNY = Decimal("0.01")


def penny(amount: Decimal) -> Decimal:
    """To the penny, half up."""
    return amount.quantize(PENNY, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """What the sender prints of itself; None is left out."""

    name: str
    address: tuple[str, ...]
    postcode: str | None = None
    vat_number: str | None = None
    company_number: str | None = None
    gln: str | None = None
    phone: str | None = None
    email: str | None = None
    sort_code: str | None = None
    account_number: str | None = None
    iban: str | None = None
    country: str = "GB"


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """Who is billed, as it is addressed; `payables_line` is the "ZN1 Payables F765" line."""

    name: str
    address: tuple[str, ...]
    payables_line: str | None = None
    deliver_to: str | None = None
    gln: str | None = None
    vat_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line; `unit_price` is after discount, `list_price` before it, `discount` in percent."""

    description: str
    net: Decimal
    vat_rate: Decimal
    item_code: str | None = None
    quantity: Decimal | None = None
    uom: str | None = None
    unit_price: Decimal | None = None
    list_price: Decimal | None = None
    discount: Decimal | None = None
    po_number: str | None = None
    po_line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """An invoice or a credit note. Amounts are positive; `negative` says that a credit note prints them with a minus.

    `vat_error` is what a wrong sum adds to the VAT and to the total; `hidden` is text printed in white.
    """

    kind: str
    number: str | None
    issue_date: date
    seller: Seller
    buyer: Buyer
    lines: tuple[Line, ...]
    due_date: date | None = None
    currency: str = "GBP"
    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    negative: bool = False
    vat_error: Decimal = Decimal(0)
    hidden: str | None = None

    @property
    def sign(self) -> int:
        """-1 where the amounts are printed negative."""
        return -1 if self.negative else 1

    @property
    def net(self) -> Decimal:
        """Total without VAT."""
        return sum((line.net for line in self.lines), Decimal(0))

    @property
    def breakdown(self) -> list[tuple[Decimal, Decimal, Decimal]]:
        """(rate, net, VAT) for each VAT rate, the highest first; a wrong sum is in the first."""
        rates = sorted({line.vat_rate for line in self.lines}, reverse=True)
        parts: list[tuple[Decimal, Decimal, Decimal]] = []
        for rate in rates:
            net = sum((line.net for line in self.lines if line.vat_rate == rate), Decimal(0))
            error = Decimal(0) if parts else self.vat_error
            parts.append((rate, net, penny(net * rate / 100) + error))
        return parts

    @property
    def vat(self) -> Decimal:
        """Total VAT."""
        return sum((vat for _, _, vat in self.breakdown), Decimal(0))

    @property
    def gross(self) -> Decimal:
        """What is asked for."""
        return self.net + self.vat

    @property
    def po_numbers(self) -> tuple[str, ...]:
        """The order numbers quoted, each once, in the order of the lines."""
        return tuple(dict.fromkeys(line.po_number for line in self.lines if line.po_number))

    @property
    def is_credit(self) -> bool:
        """Whether this is a credit note."""
        return self.kind == "credit_note"
