"""The types of facts and how their values are written: £1,234.56, 2%, yes, 2026-04-01."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = Decimal | bool | date | int | str
FactValue: TypeAlias = Decimal | bool | date | int | str | None


class Type(StrEnum):
    """What a fact, a parameter or a literal is; values of different types are never compared."""

    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"
    CODE = "code"
    TEXT = "text"


ORDERED = frozenset({Type.MONEY, Type.PERCENT, Type.NUMBER, Type.INTEGER, Type.DATE})
# Between two neighbouring values of these there is nothing; money is not among them, since a unit price may be £0.0045.
DISCRETE = frozenset({Type.INTEGER, Type.DATE})
PYTHON_TYPES: dict[Type, type] = {
    Type.MONEY: Decimal,
    Type.PERCENT: Decimal,
    Type.NUMBER: Decimal,
    Type.INTEGER: int,
    Type.BOOLEAN: bool,
    Type.DATE: date,
    Type.CODE: str,
    Type.TEXT: str,
}
# Whole pounds need no comma, but where one stands it has to stand right; pence are always written.
MONEY = re.compile(r"(-?)£(\d{1,3}(?:,\d{3})+|\d+)(\.\d{2})")
PERCENT = re.compile(r"(-?(?:0|[1-9]\d*)(?:\.\d+)?)%")
NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
INTEGER = re.compile(r"-?(?:0|[1-9]\d*)")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SMALLEST = Decimal("0.01")
ONE_DAY = timedelta(days=1)
# An amount below 10^15; what a document claims beyond that, or to more than forty decimals, is not an amount.
MAGNITUDE = range(-40, 15)
SHOWN_PLACES = 4


def _match(pattern: re.Pattern[str], text: str, example: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} does not read as one; it is written like {example}")
    return found


def _money(text: str) -> Decimal:
    sign, pounds, pence = _match(MONEY, text, "£1,234.56 (with £ and two decimals)").groups()
    return Decimal(sign + pounds.replace(",", "") + pence)


def _boolean(text: str) -> bool:
    return _match(re.compile("yes|no"), text, "yes or no").group() == "yes"


PARSERS: dict[Type, Callable[[str], Value]] = {
    Type.MONEY: _money,
    Type.PERCENT: lambda text: Decimal(_match(PERCENT, text, "2% or 2.5%").group(1)),
    Type.NUMBER: lambda text: Decimal(_match(NUMBER, text, "37.5 (no commas, no leading zeros)").group()),
    Type.INTEGER: lambda text: int(_match(INTEGER, text, "30 (no commas, no leading zeros)").group()),
    Type.BOOLEAN: _boolean,
    Type.DATE: lambda text: date.fromisoformat(_match(DATE, text, "2026-04-01").group()),
    Type.CODE: str,
    Type.TEXT: str,
}


def parse(text: str, kind: Type) -> Value:
    """The value that a literal of this type means.

    Raises:
        ValueError: the text is not written as a literal of the type; the message shows how it is written.
    """
    try:
        return PARSERS[kind](text.strip())
    except ValueError as error:
        raise ValueError(f"{kind} expected: {error}") from None


def _digits(value: Decimal, *, least: int) -> str:
    text = f"{value:,f}"
    whole, _, decimals = text.partition(".")
    if len(decimals) > SHOWN_PLACES:
        cut = decimals.rstrip("0")
        decimals = f"{cut[:SHOWN_PLACES]}…" if len(cut) > SHOWN_PLACES else cut
    decimals = decimals.ljust(least, "0")
    return f"{whole}.{decimals}" if decimals else whole


def show(value: FactValue, kind: Type) -> str:
    """A value as a person reads it, and as `parse` takes it.

    Digits beyond the fourth decimal are cut off and marked with '…', so that 2.00001% never looks like 2%.
    """
    if value is None:
        return "missing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, Decimal):
        return str(value)
    if kind is Type.MONEY:
        digits = _digits(value, least=2)
        return f"-£{digits[1:]}" if digits[0] == "-" else f"£{digits}"
    digits = _digits(value, least=0).replace(",", "")
    return f"{digits}%" if kind is Type.PERCENT else digits


def neighbours(value: Value) -> tuple[Value, ...]:
    """The next smaller and the next larger value that somebody might have written instead; none for codes and texts."""
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        unit = min(SMALLEST, Decimal(1).scaleb(exponent)) if isinstance(exponent, int) else SMALLEST
        return (value - unit, value + unit)
    if isinstance(value, int):
        return (value - 1, value + 1)
    if isinstance(value, date):
        return (value - ONE_DAY, value + ONE_DAY)
    return ()


def admit(value: FactValue, kind: Type) -> FactValue:
    """A fact's value as the tables compare it: whole numbers as Decimal where a number is due, a StrEnum as its text.

    Raises:
        TypeError: the value is not of the type; a float never is.
        ValueError: a number that is not finite, is beyond 10^15 or has more than forty decimals.
    """
    wanted = PYTHON_TYPES[kind]
    if value is None:
        return None
    if kind is Type.NUMBER and isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    if not isinstance(value, wanted) or isinstance(value, datetime) or (wanted is int and isinstance(value, bool)):
        raise TypeError(f"must be {wanted.__name__} ({kind}), not {type(value).__name__} {value!r}")
    if isinstance(value, Decimal) and not (value.is_finite() and value.adjusted() in MAGNITUDE):
        raise ValueError(f"{value} is not an amount that can be judged")
    return str.__str__(value) if isinstance(value, str) else value
