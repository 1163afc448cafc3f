"""Balance: whether the arithmetic of a bill closes, with its net, VAT, gross, lines and rates as they are printed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from bots.reading.pages.vat import rate_of_all
from counterfoil.model.documents import Line, Sums, VatSubtotal
from counterfoil.model.fields import Field
from counterfoil.money import to_penny

ZERO = Decimal(0)
PENNY = Decimal("0.011")
# VAT may be rounded on every line: half a penny each, and a penny for the total.
LINE_ROUNDING = Decimal("0.005")
# No VAT is a larger part of its net: the highest rate of the European Union is 27 %.
HIGHEST_SHARE = Decimal("0.3")


class Totals(NamedTuple):
    """The sums of a bill as they were read."""

    net: Field[Decimal] | None = None
    vat: Field[Decimal] | None = None
    gross: Field[Decimal] | None = None
    allowances: Field[Decimal] | None = None
    charges: Field[Decimal] | None = None
    prepaid: Field[Decimal] | None = None
    rounding: Field[Decimal] | None = None
    amount_due: Field[Decimal] | None = None


def may_be_rated(net: Decimal, vat: Decimal) -> bool:
    """Whether any rate gives this VAT of this net; where they were taken for one another the three still add up."""
    return not (net and vat) or ZERO <= vat / net <= HIGHEST_SHARE


def _vat_close(totals: Totals, lines: Sequence[Line], subtotals: Sequence[VatSubtotal]) -> bool | None:
    """Whether the VAT is what the rates give: from the summary, or from the lines; nothing where no rate is known."""
    if totals.vat is None or totals.net is None:
        return None
    tolerance = PENNY + LINE_ROUNDING * len(lines) + Decimal("0.01")
    rated = [(line.net.value, line.vat_rate.value) for line in lines if line.net and line.vat_rate]
    if lines and len(rated) == len(lines) and sum((net for net, _ in rated), ZERO) == totals.net.value:
        worked = sum((to_penny(net * rate / 100) for net, rate in rated), ZERO)
        return abs(abs(worked) - abs(totals.vat.value)) <= tolerance
    known = [one for one in subtotals if one.net is not None and one.rate is not None]
    if known and abs(sum((one.net for one in known if one.net is not None), ZERO)) == abs(totals.net.value):
        worked = sum((one.net * one.rate / 100 for one in known if one.net is not None and one.rate is not None), ZERO)
        return abs(abs(worked) - abs(totals.vat.value)) <= tolerance
    rate = rate_of_all(subtotals, totals.net.value, [line.net.value for line in lines if line.net])
    return None if rate is None else abs(totals.net.value * rate / 100 - totals.vat.value) <= tolerance


def judge(totals: Totals, lines: Sequence[Line], subtotals: Sequence[VatSubtotal]) -> Sums:
    """Closed when all that is printed agrees, open when something contradicts, unproven when too little is there."""
    checks: list[bool | None] = []
    net, vat, gross = totals.net, totals.vat, totals.gross
    if net and vat and gross:
        rounding = totals.rounding.value if totals.rounding else ZERO
        checks.append(
            min(abs(net.value + vat.value - gross.value), abs(net.value + vat.value + rounding - gross.value)) <= PENNY
        )
    if lines and net and all(line.net for line in lines):
        lines_total = sum((line.net.value for line in lines if line.net), ZERO)
        plus = totals.charges.value if totals.charges else ZERO
        minus = totals.allowances.value if totals.allowances else ZERO
        checks.append(
            any(abs(abs(lines_total + extra) - abs(net.value)) <= PENNY for extra in (ZERO, plus, -minus, plus - minus))
        )
    checks.append(_vat_close(totals, lines, subtotals))
    if net and vat and not may_be_rated(net.value, vat.value):
        checks.append(False)
    if any(check is False for check in checks):
        return Sums.OPEN
    enough = bool(net and vat and gross) and (bool(lines) or len([check for check in checks if check]) > 1)
    return Sums.CLOSED if enough and any(checks) else Sums.UNPROVEN
