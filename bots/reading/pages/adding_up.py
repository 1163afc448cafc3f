"""Adding up: the rows of a page whose amounts come to a sum that the bill names, and how well that is borne out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, combinations
from typing import NamedTuple

from bots.reading.pages.cells import USUAL_RATES
from bots.reading.pages.page_figures import figures_in, multiplied
from bots.reading.pages.printed import Printed, in_columns_of_money
from bots.reading.pages.total_wordings import Total
from bots.reading.pages.totals import SURE, Sum
from bots.reading.pdfs.words import Word

# So many extras of a bill are tried in all their combinations.
MOST_EXTRAS = 4
# Rates at which the last of several amounts may be the VAT of the others, and what rounding on the lines may add.
TAXES, ROUNDING = [Decimal(rate) for rate in USUAL_RATES - {"0"}], Decimal("0.02")
WORDY = re.compile(r"[^\W\d]{3}")


class Run(NamedTuple):
    """Rows in succession whose amounts add up to a sum of the bill."""

    total: Total
    amounts: Sequence[Printed]


class AddingUp(NamedTuple):
    """A run, and how many of its rows have figures that multiply to their amount."""

    run: Run
    proven: int

    @property
    def worth(self) -> tuple[int, bool, int]:
        """How well it is borne out: by its own figures, by the net rather than the gross, by how much it explains."""
        return self.proven, self.run.total is Total.NET, len(self.run.amounts)


def adding_up(money: Sequence[Printed], wanted: Mapping[Decimal, Total], *, comma: bool) -> AddingUp | None:
    """The run of rows that adds up to one of the wanted sums and of which most are proven by their own figures.

    A row counts that is proven, or that says in words what it is for.
    """
    runs = [run for column in in_columns_of_money(money) for run in _runs(column, wanted)]
    proven = {
        one.words
        for one in {one.words: one for run in runs for one in run.amounts}.values()
        if is_proven(one, comma=comma)
    }
    told = (
        AddingUp(run, sum(1 for one in run.amounts if one.words in proven))
        for run in runs
        if all(one.words in proven or _worded(one) for one in run.amounts)
        and not (len(run.amounts) > 2 and taxes(run.amounts, TAXES))  # noqa: PLR2004 two are a line and another
    )
    return max(told, key=lambda one: one.worth, default=None)


def _runs(column: Sequence[Printed], wanted: Mapping[Decimal, Total]) -> Iterator[Run]:
    """The rows of a column that add up to a sum."""
    starts: dict[Decimal, int] = {}
    for stop, reached in enumerate([Decimal(0), *accumulate(money.value for money in column)]):
        for value, total in wanted.items():
            start = starts.get(reached - value)
            if start is not None:
                yield Run(total, column[start:stop])
        starts[reached] = stop


def is_proven(money: Printed, *, comma: bool) -> bool:
    """Whether two figures of its row multiply to an amount."""
    row = money.layout.rows[money.row]
    return multiplied(figures_in(row, but=money.words, comma=comma), money.value)[0] is not None


def _worded(money: Printed) -> bool:
    return any(WORDY.search(segment.text) for segment in money.layout.rows[money.row])


def taxes(amounts: Sequence[Printed], rates: Iterable[Decimal]) -> bool:
    """Whether the last of some amounts is the VAT of the others, so that they are no lines that come to a net."""
    *lines, last = (abs(one.value) for one in amounts)
    whole = sum(lines, Decimal(0))
    return any(abs(whole * rate / 100 - last) <= ROUNDING for rate in rates)


def wanted_of(sums: Sequence[Sum]) -> dict[Decimal, Total]:
    """What the lines of a bill may add up to: its net or its gross, less what it charges or takes off beside them.

    Credit notes print either sign on their lines and on their sums.
    """
    extras = {(one.total, abs(one.value)) for one in sums if one.total in {Total.CHARGE, Total.ALLOWANCE}}
    signed = sorted(value if total is Total.CHARGE else -value for total, value in extras)[:MOST_EXTRAS]
    beside = [sum(some, Decimal(0)) for count in range(len(signed) + 1) for some in combinations(signed, count)]
    wanted: dict[Decimal, Total] = {}
    closing = closing_words(sums)
    for total in (Total.NET, Total.GROSS):
        for one in sums:
            if one.total is total and (one.weight > SURE or one.words in closing) and one.value:
                for extra in beside:
                    whole = abs(one.value) - extra
                    wanted.setdefault(whole, total)
                    wanted.setdefault(-whole, total)
    return wanted


def likely_nets(sums: Sequence[Sum]) -> list[Decimal]:
    """The nets that VAT leads from to a gross, or where there are none those whose labels are sure."""
    nets, closing = [one for one in sums if one.total is Total.NET], closing_words(sums)
    proven = [one.value for one in nets if one.words in closing]
    return proven or [one.value for one in nets if one.weight > SURE]


def closing_words(sums: Sequence[Sum]) -> set[tuple[Word, ...]]:
    """The words of nets and grosses between which the printed VAT lies: their labels need not be sure."""
    taxes = {one.rate or one.words: one.value for one in sums if one.total is Total.VAT}
    whole = {*taxes.values(), sum(taxes.values(), Decimal(0))} - {Decimal(0)}
    nets, grosses = ([one for one in sums if one.total is total] for total in (Total.NET, Total.GROSS))
    pairs = [(net, gross) for net in nets for gross in grosses if gross.value - net.value in whole]
    return {one.words for pair in pairs for one in pair}
