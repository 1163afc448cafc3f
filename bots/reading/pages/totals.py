"""Totals: the sums at the foot of a bill, each candidate with its label, and the reading in which they agree."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations
from typing import NamedTuple

from bots.reading.pages.amounts import Amount, find_amounts, parse_amount
from bots.reading.pages.body import inside
from bots.reading.pages.columns import Column
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pages.strips import Cell as Strip
from bots.reading.pages.strips import strip_at
from bots.reading.pages.tables import Table, edges_of, in_columns
from bots.reading.pages.total_wordings import Total, meanings_of
from bots.reading.pdfs.words import Page, Word

PERCENT = re.compile(r"(\d{1,2}(?:[.,]\d{1,3})?)\s?%")
WORD = re.compile(r"[^\W\d]{2}|[^\W\d]\.[^\W\d]\.|[^\W\d] ?& ?[^\W\d]")
# What stands between a label of VAT and the amount that it is reckoned on, at the end of the label.
BASIS = re.compile(r"(?:\b(?:on|of|auf|von|sur|de|op|over|su|sobre)|\()\W*$", re.IGNORECASE)
CONNECTING = re.compile(r"^(?:on|of|at|@|=|auf|von|sur|op|over|su)$", re.IGNORECASE)
# The lines of one label begin within so many points of one another, and so many more make one at most.
LEVEL, MOST_LINES = 2.0, 2
PENCE = Decimal("0.05")
# So many words behind an amount are the rest of a sentence.
FEWEST_WORDS = 3
# How much less likely the first of several amounts beside a label is its sum than the last.
NEAREST = 0.15
# Labels of sums that weigh less than this only begin like one.
SURE = 0.7
EXTRAS = frozenset({Total.CHARGE, Total.ALLOWANCE, Total.PAID, Total.ROUNDING})
COLUMN_TOTALS = {Column.NET: Total.NET, Column.VAT: Total.VAT, Column.GROSS: Total.GROSS}


class Sum(NamedTuple):
    """A labelled amount at the foot of a bill; `listed` says that its label is known, and not only what it comes to."""

    total: Total
    weight: float
    value: Decimal
    words: tuple[Word, ...]
    page: Page
    label: str
    rate: Decimal | None = None
    basis: Decimal | None = None
    currency: str | None = None
    listed: bool = True


def _money(segment: Segment, *, comma: bool) -> list[Amount]:
    return [amount for amount in find_amounts(segment.text, comma=comma) if not amount.percent]


def _parts(segment: Segment, *, comma: bool) -> list[tuple[str, list[Amount]]]:
    """Labels of a piece of text, each with the amounts behind it: "Total £120.00 (including VAT of £20.00)" has two."""
    parts: list[tuple[str, list[Amount]]] = []
    end = 0
    for amount in _money(segment, comma=comma):
        if not amount.like_money:
            continue
        between = segment.text[end : amount.start]
        if not parts or WORD.search(between):
            parts.append((between, []))
        parts[-1][1].append(amount)
        end = amount.end
    return parts or [(segment.text, [])]


def _of_segment(layout: Layout, segment: Segment, *, comma: bool) -> Iterator[Sum]:
    """The sums that one piece of text announces, with the amount in it, beside it or below it."""
    for label, within in _parts(segment, comma=comma):
        meanings = meanings_of(label) if WORD.search(label) else ()
        if not meanings:
            continue
        taxed = any(total is Total.VAT for total, _ in meanings)
        values = [(amount, segment) for amount in within]
        bracketed = taxed and bool(within) and segment.text[within[0].start] == "("
        if not values or (len(values) == 1 and (bracketed or BASIS.search(label))):
            # "VAT at 20% on £554.40" names what the VAT is reckoned on; the VAT itself stands beside it.
            values += _beside(layout, segment, comma=comma)
        values = values or _under(layout, segment, comma=comma)
        if not values:
            continue
        rate = _rate(layout, segment, label)
        (amount, where), basis = _sum_and_basis(values, rate, taxed=taxed)
        nearest, place = values[0]
        said = label.strip(" :(")
        for total, weight in meanings:
            if total in EXTRAS and (not nearest.like_money or (place is segment and _goes_on_as_prose(place, nearest))):
                continue  # "Delivery No. 705164", "A discount of £5.00 may be deducted if ..."
            if total in EXTRAS:
                words = place.span(nearest.start, nearest.end)
                yield Sum(total, weight, nearest.value, words, layout.page, said, currency=nearest.currency)
                continue
            words = where.span(amount.start, amount.end)
            yield Sum(total, weight, amount.value, words, layout.page, said, rate, basis, amount.currency)
            if nearest is not amount and nearest.like_money:
                # What follows may be another table beside the sums; then the sum is what stands next to its label.
                words = place.span(nearest.start, nearest.end)
                yield Sum(total, weight - NEAREST, nearest.value, words, layout.page, said, currency=nearest.currency)


def _goes_on_as_prose(segment: Segment, amount: Amount) -> bool:
    """Whether a sentence goes on behind an amount: what is said there is no sum of the bill."""
    return len(re.findall(r"[^\W\d]{2,}", segment.text[amount.end :])) >= FEWEST_WORDS


def _rate(layout: Layout, segment: Segment, label: str) -> Decimal | None:
    """The rate in a label, or in a cell of its own between the label and its amount."""
    percent = PERCENT.search(label)
    under = layout.going_on(segment) if percent is None and label.rstrip().endswith("@") else None
    if under is not None and PERCENT.fullmatch(under.text):
        percent = PERCENT.match(under.text)
    for other in layout.beside(segment) if percent is None else ():
        if PERCENT.fullmatch(other.text):
            percent = PERCENT.match(other.text)
        if WORD.search(other.text):
            break
    return Decimal(percent[1].replace(",", ".")) if percent else None


Found = tuple[Amount, Segment]


def _sum_and_basis(values: Sequence[Found], rate: Decimal | None, *, taxed: bool) -> tuple[Found, Decimal | None]:
    """Which of the amounts behind a label is its sum, and of VAT what it is reckoned on.

    The last one is the sum, but summaries of VAT print net and VAT in either order, and the gross behind them: the rate
    tells which is which.
    """
    if len(values) == 1:
        return values[0], None
    if taxed and rate is not None:
        for net, vat in permutations(values, 2):
            basis = like_sign(net[0].value, vat[0].value)
            if basis and agrees(basis, rate, vat[0].value):
                return vat, basis
    return values[-1], values[0][0].value


def like_sign(net: Decimal, vat: Decimal) -> Decimal:
    """What VAT is reckoned on, with the sign of the VAT: brackets round it ("VAT 20% (£100.00)") are no minus."""
    return net.copy_sign(vat) if vat else net


def agrees(net: Decimal, rate: Decimal, vat: Decimal) -> bool:
    """Whether VAT is what the net gives at a rate in percent, by a few pence of rounding."""
    return abs(net * rate / 100 - vat) <= PENCE and (vat != 0 or rate == 0)


def _beside(layout: Layout, segment: Segment, *, comma: bool) -> list[tuple[Amount, Segment]]:
    found: list[tuple[Amount, Segment]] = []
    for other in layout.beside(segment):
        amounts = [amount for amount in _money(other, comma=comma) if amount.like_money or _lone(other)]
        bare = re.sub(r"\b[A-Z]{3}\b|CR\b|DR\b", "", other.text)
        if not amounts and (CONNECTING.match(bare) or not any(letter.isalpha() for letter in bare)):
            continue
        if not amounts or any(letter.isalpha() for letter in bare):
            break
        found.extend((amount, other) for amount in amounts)
    return found


def _lone(segment: Segment) -> bool:
    return len(segment.words) <= 2  # noqa: PLR2004 a sign and a figure


def _under(layout: Layout, segment: Segment, *, comma: bool) -> list[tuple[Amount, Segment]]:
    """A lone amount under the label, be it set to the right in the same narrow column."""
    found = _aside(layout, segment) or next(layout.below(segment, 2.2 * segment.size), None)
    if found is None or re.search(r"[^\W\d]{4}", found.text):
        return []
    amounts = [amount for amount in _money(found, comma=comma) if amount.like_money]
    return [(amounts[0], found)] if len(amounts) == 1 else []


def _aside(layout: Layout, segment: Segment) -> Segment | None:
    """The only text right of a label's left edge in the next line, where that line follows closely."""
    for row in layout.rows[segment.row + 1 : segment.row + 3]:
        right = [other for other in row if other.x0 >= segment.x0 - 1 and other.top > segment.middle]
        if right:
            close = len(right) == 1 and right[0].top - segment.bottom < segment.size
            return right[0] if close else None
    return None


def find_sums(layout: Layout, skipped: Mapping[int, float], *, comma: bool) -> list[Sum]:
    """Every labelled sum of a page outside the rows of its line tables (`skipped`), from the top down."""
    sums: list[Sum] = []
    for number, row in enumerate(layout.rows):
        strip = strip_at(layout, number, comma=comma) if number not in skipped else []
        sums.extend(_of_strip(layout.page, strip))
        paired = [cell.label for cell in strip]
        for segment in row:
            # A label whose amount is set larger than the others has it in a row of its own.
            if segment.x0 >= skipped.get(number, 0.0) and not any(label in segment.text for label in paired):
                sums.extend(_of_segment(layout, _whole_label(layout, segment, comma=comma), comma=comma))
    return sums


def _whole_label(layout: Layout, segment: Segment, *, comma: bool) -> Segment:
    """A label that its box cuts ("Total excluding" / "VAT", "Net" / "payable"), put together beside its amount.

    Of the lines over and under it those are taken that make a label that is known best, of those the most.
    """
    if not _beside(layout, segment, comma=comma):
        return segment
    over, under = ([*_lines_of_label(layout, segment, step, comma=comma)] for step in (-1, 1))
    tried = [
        Segment(segment.page, segment.row, tuple(word for line in lines for word in line.words))
        for first in range(len(over) + 1)
        for last in range(len(under) + 1)
        for lines in ([*reversed(over[:first]), segment, *under[:last]],)
    ]
    return max(tried, key=lambda one: (_known(one.text), len(one.words)))


def _known(label: str) -> float:
    return max((weight for _, weight in meanings_of(label)), default=0.0)


def _lines_of_label(layout: Layout, segment: Segment, step: int, *, comma: bool) -> Iterator[Segment]:
    """The lines closely over or under a line that begin where it does, as far as they have no amount of their own.

    None over it are its own that go on with a label with an amount.
    """
    found: list[Segment] = []
    while next_to := _next_line(layout, found[-1] if found else segment, step):
        if _beside(layout, next_to, comma=comma) or any(one.like_money for one in _money(next_to, comma=comma)):
            found = [] if step < 0 else found
            break
        found.append(next_to)
    yield from found[:MOST_LINES]


def _next_line(layout: Layout, line: Segment, step: int) -> Segment | None:
    """The text right over or under a line that begins where it does; what stands beside may have lines between."""
    for number in (line.row + step, line.row + 2 * step):
        for other in layout.rows[number] if 0 <= number < len(layout.rows) else ():
            first, second = (line, other) if step > 0 else (other, line)
            if abs(first.x0 - second.x0) < LEVEL and -1 < second.top - first.bottom < first.size / 2:
                return other
    return None


def _of_strip(page: Page, strip: Sequence[Strip]) -> Iterator[Sum]:
    rates = [cell.amount.value for cell in strip if cell.amount.percent]
    for cell in strip:
        percent = PERCENT.search(cell.label)
        rate = Decimal(percent[1].replace(",", ".")) if percent else rates[0] if len(rates) == 1 else None
        for total, weight in meanings_of(cell.label) if cell.amount.like_money else ():
            of_vat = rate if total is Total.VAT else None
            yield Sum(
                total, weight, cell.amount.value, cell.words, page, cell.label, of_vat, currency=cell.amount.currency
            )


def column_sums(table: Table, *, comma: bool) -> list[Sum]:
    """The sums in the row under a table that has them under its columns: "Totals  427.84  85.57  513.41"."""
    last = table.layout.rows[table.end_row : table.end_row + 1]
    if not last or not inside(last[0], table.header):
        return []
    edges = edges_of(table.layout, table.header, [*(row.row for row in table.rows), table.end_row])
    (row,) = in_columns(table.layout, table.header, [table.end_row], edges)
    sums = []
    for cell, column in zip(row.cells, table.columns, strict=True):
        amount = parse_amount(" ".join(word.text for word in cell), comma=comma)
        if column in COLUMN_TOTALS and amount is not None and amount.like_money:
            total = COLUMN_TOTALS[column]
            sums.append(Sum(total, 1.0, amount.value, cell, table.layout.page, f"the column's {total}"))
    return sums if len(sums) > 1 else []
