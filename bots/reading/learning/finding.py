"""Values of each shape in the text of a page, and the places where a value that is known stands."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeVar

from bots.reading.drawing.plain_page import PlacedWord
from bots.reading.learning.identity import bare, without_country
from bots.reading.pages.amounts import CODES, SIGNS, decimal_comma, find_amounts
from bots.reading.pages.bank import ACCOUNT, SORT
from bots.reading.pages.company_numbers import NUMBER as COMPANY
from bots.reading.pages.dates import find_dates, habit
from bots.reading.pages.identifiers import IBAN
from bots.reading.pages.page_codes import identifiers
from bots.reading.pages.segments import Segment
from bots.reading.pages.tax_numbers import ABROAD, BRITISH
from bots.reading.pages.values import Labels
from bots.reading.pdfs.words import Word
from counterfoil.model.corrections import Shape
from counterfoil.model.fields import Box

Value = date | Decimal | str
Spelt = TypeVar("Spelt", Word, PlacedWord)


class Habits(NamedTuple):
    """How a document writes: a comma before the pence, and the day before the month."""

    comma: bool
    day_first: bool

    @classmethod
    def of(cls, pages: Sequence[Labels]) -> "Habits":
        """The habits that the text shows."""
        text = "\n".join(labels.layout.text for labels in pages)
        return cls(comma=decimal_comma(text), day_first=habit(text)[0])


class Found(NamedTuple):
    """A value with the words that say it."""

    value: Value
    words: tuple[Word, ...]
    segment: Segment


def values_in(segment: Segment, shape: Shape, habits: Habits) -> list[Found]:
    """All values of a shape in a piece of text, from left to right."""
    return [Found(value, words, segment) for value, words in _FINDERS[shape](segment, habits)]


def places_of(value: Value, shape: Shape, pages: Sequence[Labels], habits: Habits) -> Iterator[tuple[int, Found]]:
    """Everywhere that a value stands, however it is printed there, with the page counted from 0."""
    for number, labels in enumerate(pages):
        for segment in labels.layout.segments:
            for found in values_in(segment, shape, habits):
                if same_value(found.value, value):
                    yield number, found
                    break
            else:
                words = spelling(segment.words, value) if isinstance(value, str) else ()
                if words:
                    yield number, Found(value, words, segment)


def pattern_of(value: Value, shape: Shape) -> str:
    """How a number is built: a run of letters as A, of figures as 9, signs as they are; empty for other shapes."""
    if shape is not Shape.CODE:
        return ""
    return re.sub(r"[^\W\d_]+", "A", re.sub(r"\d+", "9", str(value)))


def place_at(box: Box, value: Value, labels: Labels) -> Found | None:
    """The words inside a box of the page as it is shown, taken for this value; those of the line with most of them."""
    page = labels.layout.page
    best: tuple[Word, ...] = ()
    home: Segment | None = None
    for segment in labels.layout.segments:
        inside = tuple(word for word in segment.words if _within(box, page.shown(*word[1:5])))
        if len(inside) > len(best):
            best, home = inside, segment
    return Found(value, best, home) if home else None


def _within(outer: Box, inner: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def same_value(one: Value, other: Value) -> bool:
    """Whether both say the same; how a number is spaced, and that a VAT number is British, makes no difference."""
    if isinstance(one, str) and isinstance(other, str):
        return without_country(bare(one)) == without_country(bare(other))
    return one == other


def spelling(words: Sequence[Spelt], value: str) -> tuple[Spelt, ...]:
    """Those of the words, one behind the other, that together spell a value."""
    wanted = bare(value)
    pieces = [bare(word.text) for word in words]
    for start in range(len(pieces)):
        spelt = ""
        for stop in range(start, len(pieces)):
            spelt += pieces[stop]
            if spelt == wanted and pieces[start]:
                return tuple(words[start : stop + 1])
            if not wanted.startswith(spelt):
                break
    return ()


Finder = Callable[[Segment, Habits], Iterator[tuple[Value, tuple[Word, ...]]]]


def _codes(segment: Segment, habits: Habits) -> Iterator[tuple[Value, tuple[Word, ...]]]:
    del habits
    for code in identifiers(segment):
        yield code.value, code.words


def _days(segment: Segment, habits: Habits) -> Iterator[tuple[Value, tuple[Word, ...]]]:
    for day in find_dates(segment.text):
        yield day.taken(day_first=habits.day_first), segment.span(day.start, day.end)


def _amounts(segment: Segment, habits: Habits) -> Iterator[tuple[Value, tuple[Word, ...]]]:
    for amount in find_amounts(segment.text, comma=habits.comma):
        if not amount.percent:
            yield amount.value, segment.span(amount.start, amount.end)


def _currencies(segment: Segment, habits: Habits) -> Iterator[tuple[Value, tuple[Word, ...]]]:
    del habits
    for word in segment.words:
        text = word.text.strip("().,:;")
        code = SIGNS.get(text, SIGNS.get(text[:1], text))
        if code in CODES:
            yield code, (word,)


def _names(segment: Segment, habits: Habits) -> Iterator[tuple[Value, tuple[Word, ...]]]:
    del habits
    name = segment.text.strip(" ,;:|-")
    if any(letter.isalpha() for letter in name):
        yield name, segment.words


def _by_pattern(write: Callable[[str], str], *patterns: re.Pattern[str]) -> Finder:
    def find(segment: Segment, habits: Habits) -> Iterator[tuple[Value, tuple[Word, ...]]]:
        del habits
        for pattern in patterns:
            if found := pattern.search(segment.text):
                yield write(found[0]), segment.span(found.start(), found.end())
                return

    return find


def _sort_code(text: str) -> str:
    return "-".join(re.findall(r"\d\d", re.sub(r"\D", "", text)))


_FINDERS: Mapping[Shape, Finder] = {
    Shape.CODE: _codes,
    Shape.DAY: _days,
    Shape.AMOUNT: _amounts,
    Shape.CURRENCY: _currencies,
    Shape.NAME: _names,
    Shape.VAT_NUMBER: _by_pattern(bare, ABROAD, BRITISH),
    Shape.COMPANY_NUMBER: _by_pattern(bare, COMPANY),
    Shape.SORT_CODE: _by_pattern(_sort_code, SORT),
    Shape.ACCOUNT_NUMBER: _by_pattern(bare, ACCOUNT),
    Shape.IBAN: _by_pattern(bare, IBAN),
}
