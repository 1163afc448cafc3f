"""How one firm writes days, money, quantities and the marks of a credit."""

import random
from datetime import date
from decimal import Decimal

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
}
DAYS = {
    "en": (
        "{d:02}/{m:02}/{y}",
        "{d} {month} {y}",
        "{d:02}-{mon}-{y}",
        "{d:02} {mon} {y}",
        "{d:02}/{m:02}/{short:02}",
        "{d:02}.{m:02}.{y}",
        "{d}{th} {month} {y}",
        "{y}-{m:02}-{d:02}",
        "{d} {mon} {short:02}",
        "{weekday}, {d} {month} {y}",
    ),
    "de": ("{d:02}.{m:02}.{y}", "{d}. {month} {y}", "{d:02}.{m:02}.{short:02}"),
    "fr": ("{d:02}/{m:02}/{y}", "{d} {month} {y}", "{d:02}.{m:02}.{y}"),
    "nl": ("{d:02}-{m:02}-{y}", "{d} {month} {y}", "{d:02}/{m:02}/{y}"),
    "it": ("{d:02}/{m:02}/{y}", "{d} {month} {y}", "{d:02}.{m:02}.{y}"),
}


class Hand:
    """One firm's way of writing; what it is does not change within a paper."""

    def __init__(self, random_: random.Random, language: str, *, credit: bool) -> None:
        self._language = language
        self._days = random_.choice(DAYS[language])
        self._sign = random_.choice(("£", "£", "£", "", "", "GBP ")) if language == "en" else random_.choice(("", "€"))
        self._signs_in_lines = random_.random() < 0.4
        self._thousands = random_.random() < 0.85
        self._places_of_quantity = random_.choice((0, 0, 2))
        self._credit = random_.choice(("plain", "minus", "brackets", "CR", "after")) if credit else "plain"

    @property
    def shows_currency(self) -> bool:
        """Whether any sign of the currency is printed with the totals."""
        return bool(self._sign)

    def day(self, on: date) -> str:
        """A day as printed."""
        month = MONTHS[self._language].split()[on.month - 1]
        return self._days.format(
            d=on.day,
            m=on.month,
            y=on.year,
            short=on.year % 100,
            month=month,
            mon=month[:3],
            th=_ordinal(on.day),
            weekday=f"{on:%A}",
        )

    def amount(self, value: Decimal, *, line: bool = False) -> str:
        """Money to the penny, or a price with the places that it has."""
        places = max(2, -int(value.as_tuple().exponent)) if line else 2
        text = self._figure(abs(value), places)
        sign = self._sign if (not line or self._signs_in_lines) else ""
        text = f"{text} €" if sign == "€" else f"{sign}{text}"
        negative = value < 0 or self._credit == "minus"
        return self._marked(text, negative=negative)

    def price(self, value: Decimal) -> str:
        """The price of one, which never carries the mark of a credit."""
        places = max(2, -int(value.normalize().as_tuple().exponent))
        text = self._figure(value, places)
        return f"{self._sign}{text}" if self._signs_in_lines and self._sign != "€" else text

    def quantity(self, value: Decimal) -> str:
        """A quantity, with or without places."""
        places = max(self._places_of_quantity, -int(value.normalize().as_tuple().exponent), 0)
        return self._figure(value, places)

    def percent(self, value: Decimal) -> str:
        """A rate."""
        text = f"{value.normalize():f}"
        return f"{text.replace('.', ',') if self._language != 'en' else text}%"

    def printed(self, value: Decimal) -> str:
        """The value in the truth: with the sign that is printed."""
        negative = value < 0 or self._credit != "plain"
        return f"{-abs(value) if negative else value:f}"

    def _figure(self, value: Decimal, places: int) -> str:
        text = f"{value:,.{places}f}" if self._thousands else f"{value:.{places}f}"
        if self._language in {"de", "nl", "it"}:
            return text.translate(str.maketrans(",.", ".,"))
        if self._language == "fr":
            return text.translate(str.maketrans(",.", "\u00a0,"))
        return text

    def _marked(self, text: str, *, negative: bool) -> str:
        marks = {"brackets": f"({text})", "CR": f"{text} CR", "after": f"{text}-"}
        return marks.get(self._credit) or (f"-{text}" if negative else text)


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
