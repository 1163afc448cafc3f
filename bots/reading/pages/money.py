"""The money of a bill: its lines and sums in the reading of them whose arithmetic bears it out."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bots.reading.pages.balance import PENNY, Totals
from bots.reading.pages.chosen_lines import Chosen, find_lines
from bots.reading.pages.closing import closing_sums
from bots.reading.pages.page_tables import Tables
from bots.reading.pages.printed import money_in
from bots.reading.pages.segments import Layout
from bots.reading.pages.sums import settle
from bots.reading.pages.total_wordings import Total
from bots.reading.pages.totals import Sum, column_sums, find_sums
from bots.reading.pages.vat import breakdown, from_labels, rate_codes
from counterfoil.model.documents import Line, Sums, VatSubtotal
from counterfoil.model.fields import Field

HEADS = frozenset({Total.NET, Total.VAT, Total.GROSS})
# What is charged or taken off beside the lines.
BESIDE = frozenset({Total.CHARGE, Total.ALLOWANCE})


class Money(NamedTuple):
    """Lines and sums as they were read together; `sums` are the labelled amounts that this was made of."""

    sums: Sequence[Sum]
    lines: tuple[Line, ...]
    subtotals: Sequence[VatSubtotal]
    totals: Totals
    arithmetic: Sums

    @property
    def adds_up(self) -> bool:
        """Whether net, VAT and gross are all printed, and come to one another."""
        net, vat, gross = self.totals.net, self.totals.vat, self.totals.gross
        printed = net and vat and gross and net.raw and vat.raw and gross.raw
        return bool(printed and net and vat and gross and abs(net.value + vat.value - gross.value) <= PENNY)

    @property
    def worth(self) -> tuple[bool, bool, bool]:
        """How well it is borne out: printed and closed, closed with one of them worked out, or printed at least."""
        closed = self.arithmetic is Sums.CLOSED
        return self.adds_up and closed, closed, self.adds_up


def read_money(
    layouts: Sequence[Layout], tables: Tables, *, comma: bool, untaxed: bool, credit: bool, lists: bool
) -> Money:
    """The lines and sums under their labels, unless sums with labels on no list are better borne out.

    `lists` says that the document lists bills and has no lines of its own.
    """
    sums = [
        one for layout in layouts for one in find_sums(layout, tables.covered.get(layout.page.number, {}), comma=comma)
    ]
    sums += [one for table in tables.tables for one in column_sums(table, comma=comma)]
    rates = rate_codes(layouts, tables.covered)
    summary = breakdown(layouts, tables.covered, comma=comma)

    def settled(sums: Sequence[Sum]) -> Money:
        chosen = Chosen(()) if lists else find_lines(layouts, tables, sums, rates, comma=comma)
        if chosen.extras:
            sums = [*(one for one in sums if one.total not in BESIDE), *chosen.extras]
        lines, subtotals = chosen.lines, summary or from_labels(sums)
        return Money(sums, lines, subtotals, *settle(sums, lines, subtotals, untaxed=untaxed, credit=credit))

    labelled = settled(sums)
    if not _is_printed(labelled.totals.gross, layouts, comma=comma):
        labelled = labelled._replace(arithmetic=Sums.UNPROVEN)
    if lists or labelled.adds_up:
        return labelled
    closing = closing_sums(layouts, sums, comma=comma)
    found = labelled
    if closing:
        closed = settled([*(one for one in sums if one.total not in HEADS), *closing])
        contradicted = labelled.arithmetic is Sums.CLOSED and _gross(labelled) != _gross(closed)
        found = labelled if contradicted else max(labelled, closed, key=lambda money: money.worth)
    if found.adds_up:
        return found
    # What was taken for a table may go on over the sums under it.
    within = settled([one for layout in layouts for one in find_sums(layout, {}, comma=comma)])
    return within if within.adds_up and within.arithmetic is Sums.CLOSED else found


def _gross(money: Money) -> Decimal | None:
    return abs(money.totals.gross.value) if money.totals.gross else None


def _is_printed(gross: Field[Decimal] | None, layouts: Sequence[Layout], *, comma: bool) -> bool:
    """Whether a gross stands on the pages, be it worked out: a bill says somewhere what is to pay."""
    if gross is None or gross.raw:
        return True
    money = (one for layout in layouts for one in money_in(layout, range(len(layout.rows)), comma=comma))
    return any(abs(one.value) == abs(gross.value) for one in money)
