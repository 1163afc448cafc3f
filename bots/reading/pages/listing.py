"""Listings: the lines of a bill that has no table header, taken only where their amounts add up to its net."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, takewhile

from bots.reading.pages.amounts import Amount, find_amounts
from bots.reading.pages.items import order_in
from bots.reading.pages.lines import PROVEN, STATED
from bots.reading.pages.page_figures import Figure, figures_in, multiplied
from bots.reading.pages.segments import Layout, Segment, cited
from bots.reading.pages.total_wordings import Total, meanings_of, names_sum
from bots.reading.pages.totals import SURE, Sum
from bots.reading.pdfs.words import Word
from counterfoil.model.documents import Line
from counterfoil.model.fields import Field

WORDY = re.compile(r"[^\W\d]{3}")
# What belongs to an item stands under it with no more white than this share of the line height.
CLOSE = 1.0
# Lines of one paragraph have no more between them than this.
PARAGRAPH = 0.45
# Lines of one column begin within so many points of one another.
LEVEL = 1.0
# Words that tie a quantity to its price or its goods, and those before a unit.
TYING = re.compile(r"^(?:x|×|@|at|à|of|off|per|/|je|zu)$", re.IGNORECASE)
UNIT = re.compile(r"^[^\W\d]{1,12}\.?$")
SHORT_UNIT = 4
CODE = re.compile(
    r"\b(?:ref|code|item|part|product|stock|sku|cat|art)\.?(?: (?:no|number|code|ref))?[.:#]* *"
    r"((?=\S*\d)[\w./-]{3,24})",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Priced:
    """A row that ends in an amount, with the rows of text under it that belong to it."""

    layout: Layout
    number: int
    segments: list[Segment]
    amount: Amount
    where: Segment
    texts: list[Segment] = field(default_factory=list)
    # Whether the amount stands in a row of its own under its text.
    hangs: bool = False

    @property
    def net_words(self) -> tuple[Word, ...]:
        """The words of the amount at the end of the row."""
        return self.where.span(self.amount.start, self.amount.end)


def listed_lines(layouts: Sequence[Layout], sums: Sequence[Sum], *, comma: bool) -> tuple[Line, ...]:
    """The lines that stand above the totals without a header; none unless they add up to a printed net or gross."""
    rows = [row for layout in layouts for row in _priced(layout, comma=comma)]
    for total in (Total.NET, Total.GROSS):
        for one in sums:
            if one.total is total and one.weight > SURE and one.value:
                found = _adding_up(rows, one)
                if found:
                    return tuple(_line(row, comma=comma) for row in found)
    return ()


def _priced(layout: Layout, *, comma: bool) -> Iterator[Priced]:
    """Every row that ends in money and names what it is for, with the text under it.

    Money that stands alone goes with the text right under it, or else over it.
    """
    last: Priced | None = None
    alone: Priced | None = None
    over: list[Segment] = []
    bottom = 0.0
    for number, row in enumerate(layout.rows):
        gap = row[0].top - bottom
        close = gap < CLOSE * row[0].size
        bottom = max(segment.bottom for segment in row)
        amounts = find_amounts(row[-1].text, comma=comma)
        priced = bool(amounts) and amounts[-1].like_money and amounts[-1].end == len(row[-1].text)
        label = row[-1].text[: amounts[-1].start] if priced else ""
        texts = [segment for segment in row[:-1] if segment.text] + ([row[-1]] if WORDY.search(label) else [])
        worded = any(WORDY.search(segment.text) for segment in (texts if priced else row))
        waiting, alone = (alone if close else None), None
        if _is_sum([*(segment.text for segment in row[:-1]), label]):
            last, over = None, []
        elif priced and worded:
            last, over = Priced(layout, number, texts, amounts[-1], row[-1]), []
            yield last
        elif priced and over and close and _multiplies(row, amounts[-1], comma=comma):
            # "2 x 140.24   280.48" under what it is for.
            named = list(takewhile(lambda one: abs(one.x0 - row[0].x0) < LEVEL, reversed(over)))[::-1] or over[-1:]  # noqa: B023
            last, over = Priced(layout, number, [*named, *row[:-1]], amounts[-1], row[-1], hangs=True), []
            yield last
        elif priced and len(row) == 1:
            under = layout.rows[number + 1][0].top - bottom if number + 1 < len(layout.rows) else CLOSE * row[0].size
            alone = Priced(layout, number, over if close and gap <= under else [], amounts[-1], row[-1], hangs=True)
            last, over = None, []
            if alone.segments:
                last, alone = alone, None
                yield last
        elif waiting is not None and worded:
            last, waiting.hangs = waiting, False
            last.segments.extend(row)
            yield last
        elif last is not None and close and not priced and not last.hangs:
            last.texts.extend(row)
        elif priced:
            last, over = None, []
        else:
            goes_on = len(row) == len(over[-1:]) == 1 and gap < PARAGRAPH * row[0].size
            last, over = None, [*over, *row] if goes_on else list(row)


def _multiplies(row: Sequence[Segment], amount: Amount, *, comma: bool) -> bool:
    """Whether figures of a row multiply to the amount at its end."""
    net = row[-1].span(amount.start, amount.end)
    return multiplied(figures_in(row, but=net, comma=comma), amount.value)[0] is not None


def _is_sum(texts: Sequence[str]) -> bool:
    paid = any(weight > SURE and total is Total.PAID for text in texts for total, weight in meanings_of(text))
    return paid or any(names_sum(text) for text in texts)


def _adding_up(rows: Sequence[Priced], total: Sum) -> Sequence[Priced]:
    """The rows right above a sum that add up to it: the fewest that do."""
    top = min(word.top for word in total.words)
    above = [row for row in rows if (row.layout.page.number, row.where.top) < (total.page.number, top)]
    above.reverse()
    for count, reached in enumerate(accumulate(row.amount.value for row in above), start=1):
        if reached == total.value:
            return above[:count][::-1]
    return ()


def _line(row: Priced, *, comma: bool) -> Line:
    pieces = [*row.segments, *row.texts]
    net = row.net_words
    quantity, price = multiplied(figures_in(pieces, but=net, comma=comma), row.amount.value)
    unit = _unit(quantity, price)
    coded = _code(pieces)
    page = row.layout.page
    how = "quantity times price is the amount"
    used = {
        *net,
        *unit,
        *(coded[2] if coded else ()),
        *(word for found in (quantity, price) if found for word in found.words),
    }
    return Line(
        description=_description(row, pieces, used),
        item_code=coded and cited(page, coded[1], coded[0], STATED, "among the texts of its row, with its label"),
        quantity=quantity and cited(page, quantity.words, quantity.amount.value, PROVEN, how),
        uom=cited(page, unit, unit[0].text.strip(".,"), STATED, "beside the figure") if unit else None,
        unit_price=price and cited(page, price.words, price.amount.value, PROVEN, how),
        net=cited(page, net, row.amount.value, PROVEN, "at the end of its row; the rows add up to the total"),
        po_number=order_in(pieces),
        printed=" ".join(piece.text for piece in pieces),
    )


def _unit(quantity: Figure | None, price: Figure | None) -> tuple[Word, ...]:
    """The unit: between the quantity and what ties it to its price, or behind the price."""
    if quantity is not None:
        behind = _behind(quantity)
        if behind and UNIT.match(behind[0].text) and not TYING.match(behind[0].text):
            tied = len(behind) == 1 or TYING.match(behind[1].text)
            return behind[:1] if tied else ()
    behind = _behind(price) if price is not None else ()
    said = bool(behind) and TYING.match(behind[0].text) is not None
    behind = behind[1:] if said else behind
    if behind and UNIT.match(behind[0].text) and (said or len(behind[0].text) <= SHORT_UNIT):
        return behind[:1]
    return ()


def _behind(figure: Figure) -> tuple[Word, ...]:
    """The words behind a figure in its piece of text."""
    words = figure.segment.words
    return words[words.index(figure.words[-1]) + 1 :]


def _code(pieces: Sequence[Segment]) -> tuple[str, tuple[Word, ...], tuple[Word, ...]] | None:
    """A code behind its label: its text, its words, and these with those of the label."""
    for segment in pieces:
        found = CODE.search(segment.text)
        if found and order_in([segment]) is None:
            return found[1], segment.span(*found.span(1)), segment.span(*found.span())
    return None


def _description(row: Priced, pieces: Sequence[Segment], used: set[Word]) -> Field[str] | None:
    """What an item is called: its texts without its figures; a row that only holds figures is left out."""
    words: list[Word] = []
    for segment in pieces:
        rest = [word for word in segment.words if word not in used]
        if len(rest) < len(segment.words):
            rest = [word for number, word in enumerate(rest) if number or not TYING.match(word.text)]
        if segment in row.segments or len(rest) == len(segment.words):
            words.extend(rest)
    text = " ".join(word.text for word in words).strip(" :-@")
    return cited(row.layout.page, words, text, STATED, "at the head of its row") if WORDY.search(text) else None
