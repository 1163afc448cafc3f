"""Chosen lines: of several readings of the lines of a bill the one that its arithmetic bears out."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from bots.reading.pages.adding_up import likely_nets, wanted_of
from bots.reading.pages.goods_totals import GoodsTotal, goods_totals
from bots.reading.pages.lines import PROVEN, lines_of
from bots.reading.pages.listing import listed_lines
from bots.reading.pages.page_tables import Tables, lines_in
from bots.reading.pages.printed import Printed
from bots.reading.pages.reckoned import reckoned_tables
from bots.reading.pages.segments import Layout, cited
from bots.reading.pages.total_wordings import Total
from bots.reading.pages.totals import Sum
from counterfoil.model.documents import Line

WORDY = re.compile(r"[^\W\d]{3}")
Lines = tuple[Line, ...]


class Chosen(NamedTuple):
    """The lines of a bill, and what is charged or taken off between them and its net under labels on no list."""

    lines: Lines
    extras: Sequence[Sum] = ()


def find_lines(
    layouts: Sequence[Layout], tables: Tables, sums: Sequence[Sum], rates: Mapping[str, Decimal], *, comma: bool
) -> Chosen:
    """The lines under the headers, unless what the figures say without them adds up better or proves more of them.

    A reading that proves fewer lines is not taken for adding up: a single amount does that, and a summary of VAT.
    """
    headed = lines_in(tables, rates, comma=comma)
    wanted = wanted_of(sums)
    if headed and _worth(headed, wanted) == (True, len(headed)):
        return Chosen(headed)
    reckoned, listed = _without_header(layouts, sums, rates, comma=comma)
    _, least = _worth(headed, wanted)
    rivals = [headed, *(lines for lines in (reckoned, listed) if _worth(lines, wanted)[1] >= least)]
    best = max(rivals, key=lambda lines: (*_worth(lines, wanted), lines is headed, _named(lines), _said(lines)))
    before = _before_extras(layouts, headed, sums, rates, comma=comma)
    if before is None:
        return Chosen(best)
    goods, lines = before
    direct = _worth(best, wanted) >= (True, _worth(lines, ())[1]) and not any(_is_any(one, goods.every) for one in best)
    return Chosen(best) if direct else Chosen(lines, goods.sums)


def _without_header(
    layouts: Sequence[Layout], sums: Sequence[Sum], rates: Mapping[str, Decimal], *, comma: bool
) -> tuple[Lines, Lines]:
    tables = reckoned_tables(layouts, sums, comma=comma)
    reckoned = tuple(line for table in tables for line in lines_of(table, rates, comma=comma))
    return reckoned, listed_lines(layouts, sums, comma=comma)


def _before_extras(
    layouts: Sequence[Layout], headed: Lines, sums: Sequence[Sum], rates: Mapping[str, Decimal], *, comma: bool
) -> tuple[GoodsTotal, Lines] | None:
    """Lines that come to a total of the goods from which extras lead to the net, and this total."""
    nets = likely_nets(sums)
    taxes = {one.words for one in sums if one.total is Total.VAT}
    proven = [one for one in headed if _worth([one], ())[1]]
    best: tuple[tuple[int, bool], tuple[GoodsTotal, Lines]] | None = None
    for goods in goods_totals(layouts, nets, comma=comma):
        if any(one.words in taxes for one in goods.extras) or any(_is_any(one, goods.every) for one in proven):
            continue
        own = [one for one in headed if not _is_any(one, goods.every)]
        if len(own) == len(headed) and sum(line.net.value for line in headed if line.net) in _signed(nets):
            continue
        others = [one for one in sums if one.total in {Total.VAT, Total.GROSS}]
        rivals = [tuple(own)]
        if not _comes_to(own, goods):
            rivals += _without_header(layouts, [goods.goods, *others], rates, comma=comma)
        for lines in rivals:
            if _comes_to(lines, goods) and not any(_is_any(line, goods.every) for line in lines):
                worth = _worth(lines, ())[1], lines is rivals[0]
                if best is None or worth > best[0]:
                    best = worth, (goods, lines)
    return best[1] if best else None


def _signed(values: Sequence[Decimal]) -> set[Decimal]:
    return {sign * value for value in values for sign in (1, -1)}


def _comes_to(lines: Sequence[Line], goods: GoodsTotal) -> bool:
    """Whether lines come to a total of the goods; a single one that its own figures do not prove says nothing."""
    nets = [line.net.value for line in lines if line.net]
    told = len(lines) > 1 or _worth(lines, ())[1] > 0
    return told and len(nets) == len(lines) and abs(sum(nets, Decimal(0))) == abs(goods.whole.value)


def _is_any(line: Line, amounts: Sequence[Printed]) -> bool:
    """Whether the amount of a line is one of some that are printed."""
    return line.net is not None and any(
        (line.net.page, line.net.box) == (at.page, at.box)
        for at in (cited(one.layout.page, one.words, one.value, 1.0, "") for one in amounts)
    )


def _worth(lines: Sequence[Line], wanted: Collection[Decimal]) -> tuple[bool, int]:
    """Whether lines add up to the net or the gross of the bill, and how many their own figures prove."""
    proven = sum(1 for line in lines if line.quantity and line.unit_price and line.quantity.confidence >= PROVEN)
    nets = [line.net.value for line in lines if line.net]
    return bool(lines) and len(nets) == len(lines) and sum(nets, Decimal(0)) in wanted, proven


def _named(lines: Sequence[Line]) -> bool:
    """Whether all lines say in words what they are for."""
    return all(line.description and WORDY.search(line.description.value) for line in lines)


def _said(lines: Sequence[Line]) -> float:
    """How much is known of a line, on average: of readings alike in all else the one that says more of each."""
    known = [
        field
        for line in lines
        for field in (line.description, line.item_code, line.quantity, line.uom, line.unit_price, line.vat_rate)
        if field
    ]
    return len(known) / len(lines) if lines else 0.0
