"""How one firm writes days, money, quantities and the marks of a credit."""

import random
from datetime import date
from decimal import Decimal

from samples.unseen.countries import COUNTRIES


class Hand:
    """One firm's way of writing; what it is does not change within a paper."""

    def __init__(
        self,
        random_: random.Random,
        language: str,
        *,
        credit: bool,
        day_forms: tuple[str, ...] = (),
        signs: tuple[str, ...] = (),
        thousands: str = "",
    ) -> None:
        self._country = COUNTRIES[language]
        self._days = random_.choice(day_forms or self._country.day_forms)
        self._sign = random_.choice(signs or self._country.signs)
        self._separator = thousands or self._country.thousands
        self._signs_in_lines = random_.random() < 0.4
        self._thousands = random_.random() < 0.85
        self._places_of_quantity = random_.choice((0, 0, 2))
        self._credit = random_.choice(("plain", "minus", "brackets", "CR", "after")) if credit else "plain"

    @property
    def shows_currency(self) -> bool:
        """Whether any sign of the currency is printed with the totals."""
        return self._sign != "{}"

    def day(self, on: date) -> str:
        """A day as printed."""
        month = self._country.months.split()[on.month - 1]
        return self._days.format(
            d=on.day,
            m=on.month,
            y=on.year,
            short=on.year % 100,
            month=month,
            mon=month[:3],
            capitals=month[:3].upper(),
            th=_ordinal(on.day),
            weekday=f"{on:%A}",
        )

    def amount(self, value: Decimal, *, line: bool = False) -> str:
        """Money to the penny, or a price with the places that it has."""
        places = max(2, -int(value.as_tuple().exponent)) if line else 2
        text = self._figure(abs(value), places)
        text = self._sign.format(text) if (not line or self._signs_in_lines) else text
        negative = value < 0 or self._credit == "minus"
        return self._marked(text, negative=negative)

    def price(self, value: Decimal) -> str:
        """The price of one, which never carries the mark of a credit."""
        places = max(2, -int(value.normalize().as_tuple().exponent))
        text = self._figure(value, places)
        return self._sign.format(text) if self._signs_in_lines and not self._sign.startswith("{}") else text

    def quantity(self, value: Decimal) -> str:
        """A quantity, with or without places."""
        places = max(self._places_of_quantity, -int(value.normalize().as_tuple().exponent), 0)
        return self._figure(value, places)

    def percent(self, value: Decimal) -> str:
        """A rate."""
        return f"{value.normalize():f}".replace(".", self._country.point) + "%"

    def printed(self, value: Decimal) -> str:
        """The value in the truth: with the sign that is printed."""
        negative = value < 0 or self._credit != "plain"
        return f"{-abs(value) if negative else value:f}"

    def _figure(self, value: Decimal, places: int) -> str:
        text = f"{value:,.{places}f}" if self._thousands else f"{value:.{places}f}"
        return text.translate(str.maketrans(",.", self._separator + self._country.point))

    def _marked(self, text: str, *, negative: bool) -> str:
        marks = {"brackets": f"({text})", "CR": f"{text} CR", "after": f"{text}-"}
        return marks.get(self._credit) or (f"-{text}" if negative else text)


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
