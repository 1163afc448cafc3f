"""Closing sums: net, VAT and gross found by what they come to, where labels that no list has announce them.

Of all money on the pages those are taken that add up, that a rate of VAT or the lines bear out, and that stand as sums
stand; what is written at them is only a hint. Where nothing bears them out there are none.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from bots.reading.pages.adding_up import ROUNDING, adding_up, taxes, wanted_of
from bots.reading.pages.meanings import words_of_sums
from bots.reading.pages.page_figures import figures_in, multiplied
from bots.reading.pages.printed import LEVEL, Printed, in_columns_of_money, money_in
from bots.reading.pages.segments import TOKEN, Layout
from bots.reading.pages.sum_captions import captions_of, unlisted_sum
from bots.reading.pages.total_wordings import Total, meanings_of
from bots.reading.pages.totals import EXTRAS, SURE, Sum
from bots.reading.pages.vat import BARE_RATES
from bots.reading.pdfs.words import Word

ZERO = Decimal(0)
HOME_RATES = (Decimal(20), Decimal(5))
PERCENT = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
# The highest rate of the European Union is 27 %.
HIGHEST = Decimal("1.275")
# How many of the largest amounts may be the gross, how many places of one value are tried, and VAT of how many rates.
LARGEST, PLACES, MOST_RATES = 12, 4, 4
# How many are tried against the lines.
TRIED = 8
# What the words at an amount say of it, and against it: the first is a share of what a listed label would say.
HINT, AGAINST, SAID = 0.8, 1.0, 0.5
# What is added where a rate gives the VAT, the lines come to the net (more where their own figures prove them), no
# amount is larger, the three stand in order, in one row or column, and the gross stands elsewhere again.
RATED, LISTED, PROVEN, GREATEST, ORDERED, LEVELLED, REPEATED = 1.0, 1.0, 1.5, 0.8, 0.3, 0.4, 0.2
LARGER, MOST_LARGER = 0.4, 3
# How well sums must be borne out, and how much better than any others.
ENOUGH, CLEARLY = 1.8, 0.4


class Closing(NamedTuple):
    """A net, the VAT on it by rate, and the gross that they come to; of a bill without VAT net and gross are one."""

    net: Printed
    vats: tuple[Printed, ...]
    gross: Printed

    @property
    def every(self) -> tuple[Printed, ...]:
        """All amounts of it, in the order in which sums are printed."""
        return (self.net, *self.vats, self.gross)

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Net, VAT and gross without their signs."""
        net, gross = abs(self.net.value), abs(self.gross.value)
        return net, gross - net, gross


def closing_sums(layouts: Sequence[Layout], labelled: Sequence[Sum], *, comma: bool) -> list[Sum]:
    """Net, VAT and gross as sums with what is written at them for labels; nothing where none are borne out.

    `labelled` are the sums under known labels, of which what is charged or taken off beside the lines is believed.
    """
    pages = _Pages(layouts, labelled, comma=comma)
    found = [(pages.worth(one), one) for one in pages.closings()]
    found = sorted((one for one in found if one[0] > 0), key=lambda one: -one[0])[:TRIED]
    found = sorted(((worth + pages.borne_out(one), one) for worth, one in found), key=lambda one: -one[0])
    if not found:
        return list(pages.untaxed())
    most, best = found[0]
    if most < ENOUGH:
        return []
    if any(worth > most - CLEARLY and one.values != best.values for worth, one in found[1:]):
        return []
    return list(pages.sums(best))


class _Pages:
    """All money of a document, with what speaks for some of it being its sums."""

    def __init__(self, layouts: Sequence[Layout], labelled: Sequence[Sum], *, comma: bool) -> None:
        self.comma = comma
        self.extras = [one for one in labelled if one.total in {Total.CHARGE, Total.ALLOWANCE}]
        every = [one for layout in layouts for one in money_in(layout, range(len(layout.rows)), comma=comma)]
        # What stands in a row that its own figures prove to be a line is no sum.
        proven = {one.place for one in every if one.value and self._multiplies(one)}
        self.lines = [one for one in every if one.place in proven]
        self.money = [one for one in every if one.place not in proven]
        self.by_value: Mapping[Decimal, list[Printed]] = defaultdict(list)
        for one in self.money:
            self.by_value[abs(one.value)].append(one)
        self._percents = {
            Decimal(rate.replace(",", ".")) for layout in layouts for rate in PERCENT.findall(layout.text)
        }
        self.rates = sorted({*HOME_RATES, *self._percents} - {ZERO})
        self.hints: dict[tuple[Word, ...], Sequence[Mapping[Total, float]]] = {}

    def _multiplies(self, one: Printed) -> bool:
        row = one.layout.rows[one.row]
        return multiplied(figures_in(row, but=one.words, comma=self.comma), one.value)[0] is not None

    def closings(self) -> Iterator[Closing]:
        """All that add up: one VAT anywhere, or that of several rates in one row or column with net and gross."""
        values = sorted(value for value in self.by_value if value)
        for gross in reversed(values[-LARGEST:]):
            for net in values:
                if gross / HIGHEST <= net < gross and gross - net in self.by_value:
                    places = (self.by_value[value][-PLACES:] for value in (net, gross - net, gross))
                    three = max(product(*places), key=self._standing)
                    yield Closing(three[0], three[1:2], three[2])
        for level in (*in_columns_of_money(self.money), *self._rows()):
            yield from self._in_succession(level)

    def _rows(self) -> Iterator[list[Printed]]:
        rows: dict[tuple[int, int], list[Printed]] = defaultdict(list)
        for one in self.money:
            rows[one.place].append(one)
        return iter(rows.values())

    def _in_succession(self, level: Sequence[Printed]) -> Iterator[Closing]:
        """Amounts that follow one another, the last of them what the others come to."""
        for start, net in enumerate(level):
            reached = net.value
            for stop in range(start + 1, min(start + MOST_RATES + 1, len(level) - 1)):
                reached += level[stop].value
                vats = tuple(level[start + 1 : stop + 1])
                may_be = net.value and abs(reached) <= HIGHEST * abs(net.value) and (len(vats) > 1 or not vats[0].value)
                if may_be and reached == level[stop + 1].value:
                    yield Closing(net, vats, level[stop + 1])

    def worth(self, one: Closing) -> float:
        """How well it is borne out by rates, by its place, and by what is written at it."""
        rated = self._rated(one)
        said = all(
            not vat.value or self._hint(vat, Total.VAT) >= SAID * HINT or self._rate_at(vat) is not None
            for vat in one.vats
        )
        if not (rated or said) or any(self._is_extra(each) for each in one.every):
            return 0.0
        gross = abs(one.gross.value)
        larger = sum(1 for value in self.by_value if value > gross)
        worth = RATED if rated else 0.0
        worth += GREATEST if not larger else -LARGER * min(larger, MOST_LARGER)
        worth += REPEATED * (len(self.by_value[gross]) > 1)
        return worth + self._standing(one.every)

    def _rated(self, one: Closing) -> bool:
        """Whether rates in force, or printed on the pages, give the VAT."""
        net, vat, _ = one.values
        if not vat:
            return False
        if len(one.vats) > 1:
            return all(self._rate_at(each) is not None for each in one.vats)
        return self._rate(net, vat) is not None or self._mixed(net, vat)

    def _rate(self, net: Decimal, vat: Decimal) -> Decimal | None:
        return next((rate for rate in self.rates if abs(net * rate / 100 - vat) <= ROUNDING), None)

    def _mixed(self, net: Decimal, vat: Decimal) -> bool:
        """Whether net and VAT are those of two rates together that are printed each, one of them perhaps nil."""
        for part in self.by_value:
            rest = net - part
            if part and rest > 0 and rest in self.by_value:
                for rate in self.rates:
                    some = (part * rate / 100).quantize(Decimal("0.01"))
                    other = vat - some
                    nil = other == 0
                    if some in self.by_value and (nil or (other in self.by_value and self._rate(rest, other))):
                        return True
        return False

    def _rate_at(self, vat: Printed) -> Decimal | None:
        """The rate that is printed in the label of a VAT."""
        found = {rate for caption in captions_of(vat) for rate in PERCENT.findall(caption)}
        return Decimal(found.pop().replace(",", ".")) if len(found) == 1 else None

    def _is_extra(self, one: Printed) -> bool:
        """Whether an amount is surely called a charge, a discount or a payment, and nothing else."""
        meanings = [meaning for caption in captions_of(one)[:1] for meaning in meanings_of(caption)]
        return bool(meanings) and all(total in EXTRAS and weight > SURE for total, weight in meanings)

    def _standing(self, every: Sequence[Printed]) -> float:
        """How well amounts stand as sums stand, by what is written at them, their order and their edges."""
        net, *vats, gross = every
        if len({one.words for one in every}) < len(every):
            return -1.0
        worth = self._hint(net, Total.NET) + self._hint(gross, Total.GROSS)
        worth += sum(self._hint(one, Total.VAT) for one in vats) / len(vats)
        places = [(*one.place, one.words[0].x0) for one in every]
        ends = [one.words[-1].x1 for one in every]
        rows = {one.place for one in every}
        return worth + ORDERED * (places[0] < places[-1]) + LEVELLED * (len(rows) == 1 or max(ends) - min(ends) < LEVEL)

    def _hint(self, one: Printed, total: Total) -> float:
        """What the words at an amount say for its being this sum, below 0 where they say it is something else."""
        if one.words not in self.hints:
            self.hints[one.words] = [_meaning(caption) for caption in captions_of(one)]
        return max((_said_of(total, meanings) for meanings in self.hints[one.words]), default=0.0)

    def borne_out(self, one: Closing) -> float:
        """What the rows that come to the net say for it."""
        net = unlisted_sum(Total.NET, one.net, one.net.value, one.net.words)
        return self._behind(net, {each.place for each in one.every})

    def _behind(self, whole: Sum, own: Collection[tuple[int, int]]) -> float:
        """What the rows that come to a sum say for it; those at the places `own` are its own."""
        others = [each for each in (*self.lines, *self.money) if each.place not in own]
        found = adding_up(others, wanted_of([whole, *self.extras]), comma=self.comma)
        if found is None or taxes(found.run.amounts, HOME_RATES):
            return 0.0
        count = len(found.run.amounts)
        return PROVEN if 2 * found.proven >= count else LISTED if count > 1 else 0.0

    def untaxed(self) -> Iterator[Sum]:
        """The total of a bill that shows no VAT: the greatest amount, if the lines come to it."""
        taxed = any(one.value and self._hint(one, Total.VAT) >= SAID * HINT for one in self.money)
        greatest = self.by_value[max(self.by_value)] if self.by_value else []
        if (
            taxed
            or not greatest
            or self._percents.intersection(BARE_RATES - {ZERO})
            or any(map(self._is_extra, greatest))
        ):
            return
        best = max(greatest, key=lambda one: (self._hint(one, Total.GROSS), one.place))
        gross = unlisted_sum(Total.GROSS, best, best.value, best.words)
        if self._behind(gross, {one.place for one in greatest}):
            yield gross

    def sums(self, one: Closing) -> Iterator[Sum]:
        """The amounts as labelled sums; VAT of several rates by rate where the labels say them, or else together."""
        yield unlisted_sum(Total.NET, one.net, one.net.value, one.net.words)
        yield unlisted_sum(Total.GROSS, one.gross, one.gross.value, one.gross.words)
        rates = [self._rate_at(vat) for vat in one.vats]
        if len(rates) == 1:
            rates = [self._rate(*one.values[:2])]
        elif None in rates or len(set(rates)) < len(rates):
            words = tuple(word for vat in one.vats for word in vat.words)
            yield unlisted_sum(Total.VAT, one.vats[0], sum((vat.value for vat in one.vats), ZERO), words)
            return
        for vat, rate in zip(one.vats, rates, strict=True):
            yield unlisted_sum(Total.VAT, vat, vat.value, vat.words, rate)


def _meaning(caption: str) -> Mapping[Total, float]:
    """What a caption means: a listed one what its list says, any other what its words make likely."""
    return dict(meanings_of(caption)) or words_of_sums().meaning(TOKEN.findall(caption.casefold()))


def _said_of(total: Total, meanings: Mapping[Total, float]) -> float:
    meant = {Total.GROSS, Total.DUE} if total is Total.GROSS else {total}
    own = sum(weight for known, weight in meanings.items() if known in meant)
    other = max((weight for known, weight in meanings.items() if known not in meant), default=0.0)
    return HINT * min(own, 1.0) - (AGAINST * other if other > own else 0.0)
