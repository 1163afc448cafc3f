"""Which of the facts of an invisible record a reader of the page could see: only those are asked of the page."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pypdfium2

from benchmarks.accuracy.compare import day, number, packed
from benchmarks.accuracy.facts import AMOUNTS, DATES, LineFacts, Truth

MONTHS = (
    ("jan", "january", "januar", "janvier", "januari"),
    ("feb", "february", "februar", "février", "februari"),
    ("mar", "march", "märz", "mars", "maart", "mrz"),
    ("apr", "april", "avril"),
    ("may", "mai", "mei"),
    ("jun", "june", "juni", "juin"),
    ("jul", "july", "juli", "juillet"),
    ("aug", "august", "août", "augustus"),
    ("sep", "sept", "september", "septembre"),
    ("oct", "october", "oktober", "octobre", "okt"),
    ("nov", "november", "novembre"),
    ("dec", "december", "dezember", "décembre", "dez"),
)
_FIGURE = re.compile(r"\d[\d.,' ]*\d|\d")
_SIGNS_OF_MONEY = {"GBP": "£", "EUR": "€", "USD": "$", "INR": "Rs"}


def text_of(content: bytes) -> str:
    """The text layer of all pages, as pdfium gives it."""
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))
    finally:
        document.close()


class Sight:
    """The text of a file, asked whether a fact stands in it in any usual way of writing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.packed = packed(text)
        self.figures = {value for match in _FIGURE.finditer(text) for value in _readings(match[0])}

    def shows(self, name: str, value: str) -> bool:
        """Whether a reader of the page can see it."""
        if name in AMOUNTS:
            return self.shows_figure(value)
        if name in DATES:
            on = day(value)
            return on is not None and self.shows_day(on)
        if name == "currency":
            return value in self.text or _SIGNS_OF_MONEY.get(value, value) in self.text
        return bool(packed(value)) and packed(value) in self.packed

    def shows_figure(self, value: str) -> bool:
        """Whether the figure stands there, with any sign of decimals and thousands."""
        figure = number(value)
        return figure is not None and abs(figure) in self.figures

    def shows_day(self, on: date) -> bool:
        """Whether the day stands there, by figures or by name of its month."""
        months = "|".join((f"0?{on.month}", *MONTHS[on.month - 1]))
        gap = r"[\s./,-]*(?:st|nd|rd|th|de|of)?[\s./,-]*"
        year = rf"(?:{on.year}|{on.year % 100:02d})"
        first = rf"(?<!\d)0?{on.day}{gap}(?:{months}){gap}{year}(?!\d)"
        second = rf"(?<!\d)(?:{months}){gap}0?{on.day}{gap}{year}(?!\d)"
        third = rf"(?<!\d){on.year}{gap}(?:{months}){gap}0?{on.day}(?!\d)"
        return any(re.search(way, self.text, re.IGNORECASE) for way in (first, second, third))


def _readings(figure: str) -> set[object]:
    """What a run of figures may say: 1.234,56 and 1,234.56 and 1 234 are read every way."""
    plain = re.sub(r"[ ']", "", figure)
    texts = {
        plain.replace(",", ""),
        plain.replace(".", "").replace(",", "."),
        figure.rsplit(maxsplit=1)[-1].replace(",", "."),
    }
    texts |= {part.replace(",", ".") for part in figure.split()}
    texts |= {part.replace(",", "") for part in figure.split()}
    return {value for text in texts if (value := number(text)) is not None}


def seen_only(truth: Truth, text: str) -> Truth:
    """The truth without what the page does not show; a component of a line that is not shown is not judged."""
    sight = Sight(text)
    fields = {}
    for name, values in truth.fields.items():
        shown = tuple(value for value in values if sight.shows(name, value))
        if shown and (name != "po_numbers" or len(shown) == len(values)):
            fields[name] = shown
    lines = truth.lines and _seen_lines(truth.lines, sight)
    return replace(truth, fields=fields, lines=lines)


def _seen_lines(lines: Sequence[LineFacts], sight: Sight) -> tuple[LineFacts, ...] | None:
    """The lines as far as they are shown; None where the page shows another listing than the record."""
    if not all(line.net and sight.shows_figure(line.net) for line in lines):
        return None
    return tuple(
        replace(
            line,
            quantity=line.quantity if sight.shows_figure(line.quantity) else "",
            unit_price=line.unit_price if sight.shows_figure(line.unit_price) else "",
            description=line.description if packed(line.description)[:12] in sight.packed else "",
        )
        for line in lines
    )
