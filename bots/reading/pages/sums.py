"""The arithmetic of a bill: which of the printed sums are its net, VAT and gross, and whether everything closes."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from bots.reading.pages.balance import PENNY, ZERO, Totals, judge, may_be_rated
from bots.reading.pages.segments import cited
from bots.reading.pages.total_wordings import Total
from bots.reading.pages.totals import Sum
from counterfoil.model.documents import Line, Sums, VatSubtotal
from counterfoil.model.fields import Field

# A VAT amount that is one of several rates is less likely the VAT of the whole bill.
ONE_OF_SEVERAL = 0.2
# How much less likely a net is that has extras added which are printed beside it.
EXTRA = 0.3
# The standard rate of VAT in percent, those of the European Union above it, and what rounding on the lines may add.
STANDARD, ABROAD = Decimal(20), tuple(map(Decimal, ("21", "22", "23", "24", "25", "25.5", "27")))
ROUNDING = Decimal("0.05")
# A discount that is given to who pays in time.
ON_CONDITION = re.compile(r"settlement|payment|prompt|early", re.IGNORECASE)
# How sure two sums are of which one must be wrong.
CONTRADICTED = 0.3
# How sure net, VAT and gross are that close; with labels on no list, where the lines vouch for them and where not.
CLOSED, VOUCHED, UNVOUCHED = 0.98, 0.9, 0.5
# How many candidates of each sum are tried against one another.
TRIED = 6


def _candidates(sums: Sequence[Sum], total: Total) -> list[Sum]:
    """The printed sums that may be this total; the surest first, of equals the one further on in the document."""
    nil = total is Total.GROSS and any(one.value for one in sums)  # an "0.00" beside a total is VAT, or a balance
    found = [
        (one.weight, number, one) for number, one in enumerate(sums) if one.total is total and (one.value or not nil)
    ]
    found.sort(key=lambda item: (-item[0], -item[1]))
    kept: list[Sum] = []
    for _, _, one in found:
        if all(one.value != other.value for other in kept):
            kept.append(one)
    return kept[:TRIED]


def _with_sum_of_rates(vats: list[Sum], sums: Sequence[Sum]) -> list[Sum]:
    """Where VAT is printed a rate at a time and never in total, their sum is a candidate too."""
    by_rate: dict[Decimal, Sum] = {}
    for one in sums:
        if one.total is Total.VAT and one.rate is not None:
            by_rate.setdefault(one.rate, one)
    if len(by_rate) < 2:  # noqa: PLR2004 one rate is its own total
        return vats
    parts = list(by_rate.values())
    whole = parts[-1]._replace(
        value=sum((part.value for part in parts), ZERO), weight=0.9, label="sum of the rates", rate=None
    )
    return [*(one if one.rate is None else one._replace(weight=one.weight - ONE_OF_SEVERAL) for one in vats), whole]


def _agreement(
    net: Sum | None, vat: Sum | None, gross: Sum | None, lines_total: Decimal | None, extras: Sequence[Decimal]
) -> float:
    """How well three sums fit one another and the lines."""
    score = 0.0
    if net and vat and gross:
        score += 2.5 if abs(net.value + vat.value - gross.value) <= PENNY else -0.4
    if net and vat and not may_be_rated(net.value, vat.value):
        score -= 1.5
    if net and gross and abs(net.value) > abs(gross.value) + PENNY:
        score -= 1.5
    if lines_total is not None and net:
        score += 1.2 if _comes_to(lines_total, net.value, extras) else 0.0
        score += 0.4 if abs(lines_total - net.value) <= PENNY else 0.0
    if lines_total is not None and gross and not net:
        score += 1.0 if abs(lines_total + (vat.value if vat else ZERO) - gross.value) <= PENNY else 0.0
    return score


def _with_extra(net: Sum, extra: Decimal) -> Sum:
    """A net that is printed without the carriage or discount under it, with it."""
    return net._replace(value=net.value + extra, weight=net.weight - EXTRA, label=f"{net.label}' with the extras '")


def _chosen(
    sums: Sequence[Sum], lines_total: Decimal | None, extras: Sequence[Decimal]
) -> tuple[Sum | None, Sum | None, Sum | None]:
    """The net, VAT and gross that fit best, each as it is printed."""
    nets, grosses = _candidates(sums, Total.NET), _candidates(sums, Total.GROSS)
    nets = [*nets, *(_with_extra(net, extra) for net in nets for extra in extras if extra)]
    vats = _with_sum_of_rates(_candidates(sums, Total.VAT), sums)
    best: tuple[float, tuple[Sum | None, Sum | None, Sum | None]] = (-99.0, (None, None, None))
    for net, vat, gross in product((*nets, None), (*vats, None), (*grosses, None)):
        same_place = [one.words for one in (net, vat, gross) if one]
        if any(one == other for number, one in enumerate(same_place) for other in same_place[number + 1 :]):
            continue
        score = sum(one.weight for one in (net, vat, gross) if one) + _agreement(net, vat, gross, lines_total, extras)
        if gross and any(
            other.total is Total.GROSS and abs(other.value) > abs(gross.value) and other.weight > gross.weight
            for other in grosses
        ):
            score -= 0.2
        if score > best[0]:
            best = (score, (net, vat, gross))
    return best[1]


def _field(one: Sum | None, confidence: float) -> Field[Decimal] | None:
    if one is None:
        return None
    return cited(one.page, one.words, one.value, confidence, f"beside '{one.label}'")


def _derived(value: Decimal, source: str, confidence: float, like: Sum) -> Field[Decimal]:
    """A sum that is not printed but follows from those that are; it has a page and no box."""
    return Field(value=value, raw="", confidence=confidence, source=source, page=like.page.number)


def _extra(sums: Sequence[Sum], total: Total, line_words: set[int]) -> Sum | None:
    found = [
        one for one in _candidates(sums, total) if one.value and not any(id(word) in line_words for word in one.words)
    ]
    return found[0] if found else None


def _turned(sums: Sequence[Sum]) -> Sequence[Sum]:
    """The sums of a credit note, a total that bears another sign than its net and VAT with theirs ("5.40 CR")."""
    nets = [one.value for one in sums if one.total is Total.NET]
    vats = [one.value for one in sums if one.total is Total.VAT] or [ZERO]
    whole = {net + vat for net, vat in product(nets, vats) if net * vat >= 0}
    return [
        one._replace(value=-one.value)
        if one.total in {Total.GROSS, Total.DUE} and one.value not in whole and -one.value in whole
        else one
        for one in sums
    ]


def settle(
    sums: Sequence[Sum],
    lines: Sequence[Line],
    subtotals: Sequence[VatSubtotal],
    *,
    untaxed: bool,
    credit: bool = False,
) -> tuple[Totals, Sums]:
    """The totals of a bill and whether its arithmetic closes.

    Printed sums stay as they are printed. Where one of net, VAT and gross is not printed it is worked out from the
    others, and says so; `untaxed` tells that the document says no VAT is charged, `credit` that it is a credit note.
    """
    sums = _turned(sums) if credit else sums
    lines_total = sum((line.net.value for line in lines if line.net), ZERO) if lines else None
    charge, allowance = _extra(sums, Total.CHARGE, set()), _extra(sums, Total.ALLOWANCE, set())
    extras = _possible_extras(charge, allowance)
    net, vat, gross = _chosen(sums, lines_total, extras)
    if (
        allowance
        and ON_CONDITION.search(allowance.label)
        and allowance.value > 0
        and not _is_taken(net, lines_total, allowance)
    ):
        allowance, extras = None, _possible_extras(charge, None)
    closes = bool(net and vat and gross and abs(net.value + vat.value - gross.value) <= PENNY)
    sure = CLOSED if closes else None
    unlisted = not all(one.listed for one in (net, vat, gross) if one)
    if unlisted:
        vouched = any(
            one and _comes_to(lines_total, one.value, extras) for one in (net, gross if net is None else None)
        )
        sure = VOUCHED if vouched else UNVOUCHED
    found = {
        "net": _field(net, _sureness(net, sure)),
        "vat": _field(vat, _sureness(vat, sure)),
        "gross": _field(gross, _sureness(gross, sure)),
    }
    found = _completed(found, gross or net, lines_total, subtotals, extras, untaxed=untaxed)
    if charge and found["net"] and abs(charge.value) >= abs(found["net"].value):
        charge = None  # "total charges" is what some call the whole bill
    due = _due(sums, gross)
    totals = Totals(
        **found,
        allowances=_field(allowance and allowance._replace(value=abs(allowance.value)), 0.85),
        charges=_field(charge, 0.85),
        prepaid=_field(_paid(sums), 0.8),
        rounding=_field(_extra(sums, Total.ROUNDING, set()), 0.85),
        amount_due=_field(due, 0.9),
    )
    arithmetic = judge(totals, lines, subtotals)
    return totals, Sums.UNPROVEN if unlisted and arithmetic is Sums.CLOSED and sure == UNVOUCHED else arithmetic


def _comes_to(lines_total: Decimal | None, net: Decimal, extras: Sequence[Decimal]) -> bool:
    """Whether the lines, perhaps with what is charged or taken off beside them, come to a net."""
    return lines_total is not None and any(abs(lines_total + extra - net) <= PENNY for extra in (ZERO, *extras))


def _is_taken(net: Sum | None, lines_total: Decimal | None, allowance: Sum) -> bool:
    """Whether a discount for paying soon is taken off the lines already, and not only offered."""
    off = abs(allowance.value)
    return bool(net and lines_total is not None and abs(abs(lines_total) - off - abs(net.value)) <= PENNY)


def _possible_extras(charge: Sum | None, allowance: Sum | None) -> list[Decimal]:
    plus = charge.value if charge else ZERO
    minus = abs(allowance.value) if allowance else ZERO
    return [plus, -minus, plus - minus]


def _sureness(one: Sum | None, closing: float | None) -> float:
    """How sure a sum is: as sure as the three that close are, or else as its label."""
    if one is None:
        return 0.0
    return closing if closing is not None else 0.6 + 0.3 * one.weight


def _due(sums: Sequence[Sum], gross: Sum | None) -> Sum | None:
    dues = _candidates(sums, Total.DUE)
    if gross is not None:
        same = [one for one in dues if one.value == gross.value]
        if same and (len(dues) == 1 or not _paid(sums)):
            return same[0]
    return dues[0] if dues else None


def _paid(sums: Sequence[Sum]) -> Sum | None:
    paid = _candidates(sums, Total.PAID)
    return paid[0]._replace(value=abs(paid[0].value)) if paid else None


def _may_be_vat(difference: Decimal, net: Decimal) -> bool:
    """Whether what lies between net and gross may be VAT and nothing else, as a carriage that was not read.

    At home bills of several rates come to anything up to the standard rate; more is VAT only at a rate of abroad.
    """
    vat, net = abs(difference), abs(net)
    return vat <= net * STANDARD / 100 + ROUNDING or any(abs(net * rate / 100 - vat) <= ROUNDING for rate in ABROAD)


def _completed(
    found: dict[str, Field[Decimal] | None],
    like: Sum | None,
    lines_total: Decimal | None,
    subtotals: Sequence[VatSubtotal],
    extras: Sequence[Decimal],
    *,
    untaxed: bool,
) -> dict[str, Field[Decimal] | None]:
    """Works out the one sum that is not printed."""
    net, vat, gross = found["net"], found["vat"], found["gross"]
    if like is None:
        return found
    if vat is None and subtotals and all(one.vat is not None for one in subtotals):
        whole = sum((one.vat for one in subtotals if one.vat is not None), ZERO)
        vat = _derived(whole, "sum of the VAT summary", 0.85, like)
    if net and vat and not may_be_rated(net.value, vat.value):
        net, vat = (replace(one, confidence=min(one.confidence, CONTRADICTED)) for one in (net, vat))
    if net is None and vat and gross and abs(vat.value) > abs(gross.value):
        # No VAT is more than the bill that it is part of: one of the two was misread.
        vat, gross = (replace(one, confidence=min(one.confidence, CONTRADICTED)) for one in (vat, gross))
    elif net and gross and vat is None and _may_be_vat(gross.value - net.value, net.value):
        vat = _derived(gross.value - net.value, "gross less net; no VAT is printed", 0.85, like)
    elif vat and gross and net is None:
        vouched = _comes_to(lines_total, gross.value - vat.value, extras)
        net = _derived(gross.value - vat.value, "gross less VAT; no net is printed", 0.92 if vouched else 0.8, like)
    elif net and vat and gross is None:
        gross = _derived(net.value + vat.value, "net and VAT; no gross is printed", 0.85, like)
    elif gross and net is None and vat is None:
        same = lines_total is not None and abs(lines_total - gross.value) <= PENNY
        if same or untaxed:
            net = _derived(gross.value, "no VAT is printed", 0.8 if untaxed else 0.7, like)
            vat = _derived(ZERO, "no VAT is printed", 0.8 if untaxed else 0.65, like)
    return {"net": net, "vat": vat, "gross": gross}
