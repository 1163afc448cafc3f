"""Cell values: what a spreadsheet stores, as the text that a person sees in the cell."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

# What a spreadsheet can keep in a cell.
Stored = bool | int | float | str | date | datetime | time | timedelta

GENERAL = "General"
# A spreadsheet keeps numbers to 15 figures; what a binary fraction adds behind them is noise.
FIGURES = 15
LONGEST_PLAIN = 18
PENCE, MOST_PLACES = 2, 6
# Formats that every spreadsheet knows by number alone (ECMA-376 part 1, 18.8.30).
BUILT_IN = {1: "0", 2: "0.00", 9: "0%", 10: "0.00%"}
BUILT_IN |= dict.fromkeys((3, 37, 38), "#,##0") | dict.fromkeys((4, 7, 8, 39, 40, 44), "#,##0.00")
HIDING = re.compile(r"^(?:;;;|;;)$")
_MONEY_SIGN = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SWITCH = re.compile(r"\[[^\]]*\]|_.|\*.")
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?")
_BRACKETS = re.compile(r"[()+-]")
_ZEROS = re.compile(r"0{2,}")


def shown(value: Stored, code: str = GENERAL) -> str:
    """The text of a stored value under a number format; dates are written year first, which leaves no doubt."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, code)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    lines = (" ".join(line.split()) for line in str(value).splitlines())
    return "\n".join(line for line in lines if line)


def exact(value: float) -> Decimal | None:
    """A stored number without the noise of its binary form; nothing for what is no number."""
    try:
        number = Decimal(f"{value:.{FIGURES}g}")
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def plain(number: Decimal) -> str:
    """A number in figures without an exponent and without needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(value: float, code: str) -> str:
    number = exact(value)
    if number is None or abs(number.adjusted()) > LONGEST_PLAIN:
        return ""
    section = code.partition(";")[0]
    sign = _MONEY_SIGN.search(section)
    bare = _SWITCH.sub("", _MONEY_SIGN.sub(lambda found: f'"{found[1]}"', section))
    digits = _DIGITS.search(_LITERAL.sub("", bare))
    if code == GENERAL or digits is None or (sign is None and "E" in bare):
        return plain(number)
    before, after = _around(bare)
    if "%" in after:
        return f"{plain(number * 100)}%"
    zeros = _ZEROS.fullmatch(digits[0])
    figures = f"{abs(number):.0f}".zfill(len(digits[0])) if zeros else _with_places(abs(number), len(digits[1] or ""))
    return f"{'-' if number < 0 else ''}{before}{figures}{after}".strip()


def _around(section: str) -> tuple[str, str]:
    """What a format prints before and behind the figures: signs of money, letters, a percent sign."""
    plainly = _LITERAL.sub(lambda found: "\x00" + (found[1] if found[1] is not None else found[2]) + "\x00", section)
    pieces = plainly.split("\x00")
    # Every other piece was quoted: a "0" in it is no figure, and a "-" is meant.
    kept = [piece if place % 2 else _BRACKETS.sub("", piece) for place, piece in enumerate(pieces)]
    first = next(place for place in range(0, len(kept), 2) if _DIGITS.search(kept[place]))
    figures = _DIGITS.search(kept[first])
    assert figures is not None, "the piece was chosen for its figures"
    before = "".join(kept[:first]) + kept[first][: figures.start()]
    return before.strip(), (kept[first][figures.end() :] + "".join(kept[first + 1 :])).rstrip()


def _with_places(number: Decimal, places: int) -> str:
    """So many places as the format has; pence that it only hides are kept, since the sums are made of them."""
    places = min(places, MOST_PLACES)
    rounded = number.quantize(Decimal(1).scaleb(-max(places, PENCE)), ROUND_HALF_UP)
    fewest = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{fewest if fewest == rounded else rounded:f}"
