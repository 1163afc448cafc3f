"""How a firm writes on paper: its dates, amounts, quantities and units, in its own shapes."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sample_month.bills import Bill, Line
from sample_month.firms import HouseStyle

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "CHF": "CHF "}
UNIT_WORDS = {
    "EA": "Each",
    "BX": "Box",
    "PK": "Pack",
    "CS": "Case",
    "RL": "Roll",
    "KT": "Kit",
    "BG": "Bag",
    "VST": "Visit",
    "DAY": "Day",
    "MTH": "Month",
    "HR": "Hour",
}


@dataclass(frozen=True, slots=True)
class Pen:
    """The hand of one firm on one document; `orders_on_lines` where each line names its order."""

    style: HouseStyle
    currency: str = "GBP"
    sign: int = 1
    orders_on_lines: bool = False

    def date(self, day: date | None) -> str:
        """A date in the firm's shape, or nothing."""
        if day is None:
            return ""
        shape = self.style.date_shape
        return shape.format(d=day.day, m=day.month, y=day.year, yy=day.year % 100, month=f"{day:%B}", mon=f"{day:%b}")

    def plain(self, amount: Decimal) -> str:
        """A signed amount without a currency sign."""
        amount = amount * self.sign
        shape = f"{abs(amount):,.2f}" if self.style.commas else f"{abs(amount):.2f}"
        if amount >= 0:
            return shape
        return f"({shape})" if self.style.layout % 2 else f"-{shape}"

    def money(self, amount: Decimal) -> str:
        """A signed amount with the currency sign, where the firm prints one; other currencies are always marked."""
        if not self.style.pound and self.currency == "GBP":
            return self.plain(amount)
        shape = self.plain(amount)
        symbol = SYMBOLS[self.currency]
        return f"{shape[0]}{symbol}{shape[1:]}" if shape[0] in "(-" else f"{symbol}{shape}"

    def unit(self, uom: str) -> str:
        """A unit of measure as a code or as a word."""
        return UNIT_WORDS[uom] if self.style.words_for_units else uom

    def row(self, line: Line) -> dict[str, str]:
        """One line of a bill as the cells of a table; what the line has not is left out."""
        cells = {
            "code": line.item_code,
            "description": line.description,
            "order": line.po_number if self.orders_on_lines else None,
            "quantity": line.quantity and f"{line.quantity.normalize():f}",
            "uom": line.uom and self.unit(line.uom),
            "list": line.list_price and self.price(line.list_price),
            "discount": line.discount and f"{line.discount.normalize():f}%",
            "price": line.unit_price and self.price(line.unit_price),
            "vat": f"{line.vat_rate.normalize():f}%",
            "net": self.plain(line.net),
        }
        return {key: value for key, value in cells.items() if value}

    def price(self, amount: Decimal) -> str:
        """A price, which has no sign even on a credit note."""
        return f"{amount:,.2f}" if self.style.commas else f"{amount:.2f}"


def pen_for(bill: Bill, style: HouseStyle) -> Pen:
    """The pen for this bill."""
    return Pen(style, bill.currency, bill.sign, orders_on_lines=len(bill.po_numbers) > 1)
