"""Chosen lines: of several readings of the lines of a bill the one that its arithmetic bears out."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from bots.reading.pages.lines import PROVEN, lines_of
from bots.reading.pages.listing import listed_lines
from bots.reading.pages.page_tables import Tables, lines_in
from bots.reading.pages.reckoned import reckoned_tables, wanted_of
from bots.reading.pages.segments import Layout
from bots.reading.pages.totals import Sum
from counterfoil.model.documents import Line

WORDY = re.compile(r"[^\W\d]{3}")


def find_lines(
    layouts: Sequence[Layout], tables: Tables, sums: Sequence[Sum], rates: Mapping[str, Decimal], *, comma: bool
) -> tuple[Line, ...]:
    """The lines under the headers, unless what the figures say without them adds up better or proves more of them.

    A reading that proves fewer lines is not taken for adding up: a single amount does that, and a summary of VAT.
    """
    headed = lines_in(tables, rates, comma=comma)
    wanted = wanted_of(sums)
    if headed and _worth(headed, wanted) == (True, len(headed)):
        return headed
    reckoned = tuple(
        line for table in reckoned_tables(layouts, sums, comma=comma) for line in lines_of(table, rates, comma=comma)
    )
    listed = listed_lines(layouts, sums, comma=comma)
    _, least = _worth(headed, wanted)
    rivals = [headed, *(lines for lines in (reckoned, listed) if _worth(lines, wanted)[1] >= least)]
    return max(rivals, key=lambda lines: (*_worth(lines, wanted), lines is headed, _named(lines), _said(lines)))


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
