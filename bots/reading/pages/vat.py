"""The VAT of a bill by rate: its VAT summary, or what the labels of its totals say of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from bots.reading.pages.amounts import find_amounts
from bots.reading.pages.segments import Layout, Segment
from bots.reading.pages.total_wordings import Total
from bots.reading.pages.totals import PENCE, Sum, agrees, like_sign
from counterfoil.model.documents import VatSubtotal

BARE_RATES = frozenset(
    Decimal(rate) for rate in ("0", "5", "7", "9", "10", "12.5", "17.5", "19", "20", "21", "22", "23", "25")
)


# A code of VAT with its rate: a letter and perhaps a figure, or a figure, at the beginning of what it explains.
CODED = re.compile(
    r"(?:^|(?<=[,;(] )|(?<=[,;(])|(?<=code ))(?P<code>[A-Z]{1,2}\d?|[TV]?\d{1,2})\s*(?:=|:|-|–)?\s*"
    r"(?:vat |rate |standard |zero |reduced |rated |at |@ )*(?P<rate>\d{1,2}(?:\.\d{1,2})?)"
    r"\s?(?:%|(?=\s+-?\d[\d,]*\.\d\d\b))",
    re.IGNORECASE,
)


def _figures(row: Sequence[Segment], *, comma: bool) -> tuple[Decimal | None, list[Decimal]]:
    """A rate (with its percent sign) and the sums of a row of a VAT summary."""
    rate: Decimal | None = None
    values = []
    for segment in row:
        for amount in find_amounts(segment.text, comma=comma):
            if amount.percent:
                rate = amount.value
            else:
                values.append(amount.value)
    return rate, values


# So many pennies of VAT for every sum that some of the lines can have: one of them hits a wrong VAT by chance in one of
# twenty bills at most. Of more lines than these no sums are tried.
CHANCE, MOST_LINES = 20, 10
HALF_UP = Decimal("0.0051")


def breakdown(
    layouts: Iterable[Layout], skipped: Mapping[int, Mapping[int, float]], *, comma: bool
) -> list[VatSubtotal]:
    """The VAT summary: rows outside the line tables in which a net amount at a rate gives a VAT amount."""
    found: dict[Decimal, VatSubtotal] = {}
    for layout in layouts:
        summary = False
        for number, row in enumerate(layout.rows):
            if number in skipped.get(layout.page.number, {}):
                continue
            text = " ".join(segment.text for segment in row)
            summary = (
                bool(
                    re.search(
                        r"\brate\b|\bvat %|vat (?:analysis|summary|breakdown|code)|satz|steuer", text, re.IGNORECASE
                    )
                )
                or summary
            )
            rate, values = _figures(row, comma=comma)
            if rate is None and not summary:
                continue
            subtotal = _subtotal(rate, values)
            if subtotal and subtotal.rate is not None and subtotal.rate not in found:
                found[subtotal.rate] = subtotal
    return list(found.values())


def rate_codes(layouts: Iterable[Layout], skipped: Mapping[int, Mapping[int, float]]) -> dict[str, Decimal]:
    """What the codes of VAT on the lines stand for: "S  20.00  16.53  3.31" or "T1 = 20%" outside the line tables."""
    codes: dict[str, Decimal] = {}
    for layout in layouts:
        for number, row in enumerate(layout.rows):
            if number in skipped.get(layout.page.number, {}):
                continue
            for found in CODED.finditer(" ".join(segment.text for segment in row)):
                rate = Decimal(found["rate"])
                if rate in BARE_RATES:
                    codes.setdefault(found["code"], rate)
    return codes


def from_labels(sums: Sequence[Sum]) -> list[VatSubtotal]:
    """The VAT breakdown as far as the labels of the totals give it ("VAT @ 20%"); the net only where it is printed."""
    found: dict[Decimal, VatSubtotal] = {}
    for one in sums:
        if one.total is Total.VAT and one.rate is not None:
            found.setdefault(one.rate, VatSubtotal(rate=one.rate, net=one.basis, vat=one.value))
    return list(found.values())


def rate_of_all(subtotals: Sequence[VatSubtotal], net: Decimal, nets: Sequence[Decimal]) -> Decimal | None:
    """The one rate at which a bill is charged; nothing where there are several or VAT is charged on part of it.

    "VAT 20%  26.60" under mixed goods is the VAT of those lines that bear it. Where some of the lines (`nets`) give
    it to the penny, and not by chance, the rate is not that of all; where none do it is, and the VAT is wrong.
    """
    rates = {one.rate for one in subtotals}
    rate = next(iter(rates)) if len(rates) == 1 else None
    if rate is None:
        return None
    shown = [one.net for one in subtotals if one.net is not None]
    if shown:
        return rate if abs(abs(sum(shown, Decimal(0))) - abs(net)) <= PENCE else None
    vat = abs(sum((one.vat for one in subtotals if one.vat is not None), Decimal(0)))
    return None if _of_some(rate, vat, [abs(each) for each in nets]) else rate


def _of_some(rate: Decimal, vat: Decimal, nets: Sequence[Decimal]) -> bool:
    """Whether some of the lines and not all give the VAT; not asked where so many sums would hit by chance."""
    if not vat or len(nets) > MOST_LINES or 2 ** len(nets) * CHANCE > vat * 100:
        return False
    if agrees(sum(nets, Decimal(0)), rate, vat):
        return False
    some = (part for count in range(1, len(nets)) for part in combinations(nets, count))
    return any(abs(sum(part, Decimal(0)) * rate / 100 - vat) < HALF_UP for part in some)


def _subtotal(rate: Decimal | None, values: Sequence[Decimal]) -> VatSubtotal | None:
    """The net and VAT in a row, in either order; a rate without its percent sign stands before them."""
    for (first, net), (second, vat) in permutations(enumerate(values), 2):
        before = [value for value in values[: min(first, second)] if value in BARE_RATES]
        for tried in (rate,) if rate is not None else before:
            basis = like_sign(net, vat)
            if basis and agrees(basis, tried, vat):
                return VatSubtotal(rate=tried, net=basis, vat=vat)
    return None
