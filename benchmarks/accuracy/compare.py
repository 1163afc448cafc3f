"""Whether a value that was read is the value that is true, by the sort of field."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from rapidfuzz.fuzz import ratio, token_set_ratio

from benchmarks.accuracy.facts import AMOUNTS, DATES, NAMES

# Names and descriptions are compared without case and signs; they agree from this likeness (0 to 100) on.
NAME_LIKENESS = 88
DESCRIPTION_LIKENESS = 80
_SIGNS = re.compile(r"[\W_]+")


def same(name: str, true: Sequence[str], read: Sequence[str]) -> bool:
    """Whether a field was read right.

    Of `po_numbers` exactly the true ones must have been found, in any order. Identifiers count without spaces, case
    and punctuation (20-00-00 is 200000); a VAT number counts with or without GB before it; an amount by its value
    without regard to its sign, which credit notes print either way.
    """
    if name == "po_numbers":
        return {packed(one) for one in true} == {packed(one) for one in read}
    return any(_same_one(name, one, other) for one in true for other in read)


def _same_one(name: str, true: str, read: str) -> bool:
    if name in AMOUNTS:
        first, second = number(true), number(read)
        return first is not None and second is not None and abs(first) == abs(second)
    if name in DATES:
        return day(true) == day(read)
    if name in NAMES:
        return same_name(true, read)
    if name == "vat_number":
        return packed(true).removeprefix("gb") == packed(read).removeprefix("gb")
    return packed(true) == packed(read)


def same_name(true: str, read: str) -> bool:
    """Whether two spellings are one name: nearly the same, or one begins with the whole of the other."""
    first, second = _words(true), _words(read)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return ratio(first, second) >= NAME_LIKENESS or (longer + " ").startswith(shorter + " ")


def same_description(true: str, read: str) -> bool:
    """Whether one description has the words of the other, a few letters apart."""
    return not true or token_set_ratio(_words(true), _words(read)) >= DESCRIPTION_LIKENESS


def packed(text: str) -> str:
    """Letters and digits only, without case."""
    return _SIGNS.sub("", text).casefold()


def number(text: str) -> Decimal | None:
    """A plain decimal figure; None where it is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def day(text: str) -> date | None:
    """An ISO day; None where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _words(text: str) -> str:
    return _SIGNS.sub(" ", text).casefold().strip()
