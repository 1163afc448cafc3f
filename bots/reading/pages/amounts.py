"""Amounts: figures of money and quantity as they are printed, in every shape that suppliers use."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

SIGNS = {"£": "GBP", "€": "EUR", "$": "USD", "US$": "USD", "¥": "JPY", "zł": "PLN"}
CODES = tuple("GBP EUR USD CHF SEK NOK DKK PLN CZK HUF CAD AUD NZD JPY INR ZAR SGD HKD".split())  # noqa: SIM905 a list to read
_MONEY = r"US\$|[£€$¥]|zł|(?:" + "|".join(CODES) + r")(?![A-Za-z])"
AMOUNT = re.compile(
    r"(?<![\w.,/:@#-])(?P<open>\(\s*\**)?(?P<before>[-−–+]\s?)?(?P<currency>" + _MONEY + r")?\s?(?P<between>[-−–]\s?)?"
    r"(?P<digits>\d{1,3}(?:([,.'’\u00a0\u202f])\d{3})(?:\6\d{3})*(?:[.,]\d{1,6})?(?![\d])|"
    r"\d{1,3}(?: \d{3})+[.,]\d{2,4}(?!\d)|"
    r"\d+(?:[.,]\d{1,6})?|[.,]\d{1,4})"
    r"(?P<dash>[.,][-–—]{1,2})?(?P<after>[-−](?![\w-]))?(?P<close>\s*\))?(?P<behind>\s?(?:" + _MONEY + r"))?"
    r"(?P<credit>\s?(?:CR|Cr|DR|Dr)\b)?(?!\w|(?<![.,]\d\d)(?<![.,]\d{4})/|/(?![A-Za-z])|[.,:]\w|-\w)(?P<percent>\s?%)?"
)
_PARTS = ("open", "between", "digits", "dash", "after", "close", "credit", "percent")
FIGURE = re.compile(r"\d")
# The lines of a few pages.
REMEMBERED = 8192
# A whole number in groups of three; in a longer text the groups may be figures of their own.
GROUPED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
SPACES = re.compile(r"[\s'’]")


class Amount(NamedTuple):
    """A figure found in a text. `value` is signed; `decimals` is how many places were printed."""

    value: Decimal
    start: int
    end: int
    currency: str | None
    decimals: int
    percent: bool

    @property
    def like_money(self) -> bool:
        """Two places or a currency, and no percentage."""
        return not self.percent and (self.decimals == 2 or self.currency is not None)  # noqa: PLR2004 pence


def decimal_comma(text: str) -> bool:
    """Whether a document writes 1.234,56: its figures with two places behind a comma outnumber those behind a point."""
    commas = len(re.findall(r"\d,\d\d(?![\d,.])", text))
    points = len(re.findall(r"\d\.\d\d(?![\d,.])", text))
    return commas > points


def parse_digits(digits: str, *, comma: bool = False) -> tuple[Decimal, int]:
    """The value of plain digits with separators, and how many decimal places they show.

    `comma` says how to take a lone separator before three digits: as decimal where it is the document's own sign.
    """
    if digits.isdigit():
        return Decimal(digits), 0
    digits = SPACES.sub("", digits)
    last_comma, last_point = digits.rfind(","), digits.rfind(".")
    at = max(last_comma, last_point)
    if at < 0:
        return Decimal(digits), 0
    sign = digits[at]
    places = len(digits) - at - 1
    both = last_comma >= 0 and last_point >= 0
    lone_thousands = not both and places == 3 and at > 0 and (sign == ",") is not comma  # noqa: PLR2004 a group of digits
    if digits.count(sign) > 1 or lone_thousands:
        return Decimal(digits.replace(",", "").replace(".", "")), 0
    whole = digits[:at].replace(",", "").replace(".", "")
    return Decimal(f"{whole or '0'}.{digits[at + 1 :]}"), places


def _currency(found: re.Match[str]) -> str | None:
    printed = (found["currency"] or found["behind"] or "").strip()
    return SIGNS.get(printed, printed or None)


def _is_minus(text: str, found: re.Match[str]) -> bool:
    """Whether the sign before a figure is its minus; a dash with a space behind a word parts two things."""
    sign = found["before"] or ""
    parting = sign.endswith(" ") and text[: found.start("before")].rstrip()[-1:].isalnum()
    return sign[:1] in {"-", "−", "–"} and not parting


def find_amounts(text: str, *, comma: bool = False) -> list[Amount]:
    """Every figure in a line of text, from left to right."""
    return list(_amounts_in(text, comma))


@lru_cache(maxsize=REMEMBERED)
def _amounts_in(text: str, comma: bool) -> tuple[Amount, ...]:  # noqa: FBT001 (a key of the cache)
    """The same, remembered: the engine asks for the figures of one line many times."""
    if not FIGURE.search(text):
        return ()
    if GROUPED.fullmatch(text):
        return (Amount(Decimal(SPACES.sub("", text)), 0, len(text), None, 0, percent=False),)
    amounts: list[Amount] = []
    for found in AMOUNT.finditer(text):
        opened, between, digits, dash, after, closed, credit, percent = found.group(*_PARTS)
        value, decimals = parse_digits(digits, comma=comma)
        if dash:
            decimals = 2
        minus = _is_minus(text, found) or bool((between or "").strip())
        bracketed = bool(opened and closed)
        if minus or bracketed or after or (credit or "").strip().upper() == "CR":
            value = -value
        start = found.start() if bracketed or not opened else found.start() + len(opened)
        amounts.append(Amount(value, start, found.end(), _currency(found), decimals, bool(percent)))
    return tuple(amounts)


def parse_amount(text: str, *, comma: bool = False) -> Amount | None:
    """The one figure that a cell holds, or nothing where it holds none or other words as well."""
    amounts = find_amounts(text, comma=comma)
    if len(amounts) != 1:
        return None
    rest = text[: amounts[0].start] + text[amounts[0].end :]
    return None if re.search(r"\w", rest) else amounts[0]
