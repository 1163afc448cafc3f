"""The arithmetic of a bill: its three sums, how far lines and VAT are from them, and shares that add up exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from counterfoil.model.documents import Document, Kind, Line
from counterfoil.money import PENNY, to_penny

NIL = Decimal(0)
# VAT Act 1994 s.2 and sch. 7A: the rates a bill without printed rates can have been reckoned at, in percent.
UK_RATES = (Decimal(0), Decimal(5), Decimal(20))


@dataclass(frozen=True, slots=True)
class Amounts:
    """The three sums of a bill as printed, or reckoned from the other two."""

    net: Decimal
    vat: Decimal
    gross: Decimal

    @property
    def gap(self) -> Decimal:
        """How far net and VAT are from gross."""
        return abs(self.net + self.vat - self.gross)


def amounts(document: Document) -> Amounts | None:
    """The bill's sums, None where they cannot be known.

    A lone total is net of nothing only where the bill shows no sign of VAT: no number, no rate, no breakdown.
    """
    net, vat, gross = (field.value if field else None for field in (document.net, document.vat, document.gross))
    if gross is None and net is not None and vat is not None:
        gross = net + vat
    if gross is None:
        return None
    if net is None and vat is not None:
        net = gross - vat
    elif vat is None and net is not None:
        vat = gross - net
    elif net is None and not _shows_vat(document):
        net, vat = gross, NIL
    return None if net is None or vat is None else Amounts(net, vat, gross)


def _shows_vat(document: Document) -> bool:
    rates = [line.vat_rate.value for line in document.lines if line.vat_rate]
    rates += [row.rate for row in document.vat_breakdown if row.rate is not None]
    return any(rates) or (not rates and document.seller.vat_number is not None)


def net_of(line: Line) -> Decimal | None:
    """A line's net as printed, or quantity times price to the penny."""
    if line.net:
        return line.net.value
    if line.quantity and line.unit_price:
        return to_penny(line.quantity.value * line.unit_price.value)
    return None


def lines_gap(document: Document, net: Decimal) -> Decimal:
    """How far the lines, with the charges and allowances on the whole bill or without, are from the net sum.

    Nothing where the bill has no lines or one of them shows no amount: there is no sum to compare.
    """
    nets = [net_of(line) for line in document.lines]
    known = [each for each in nets if each is not None]
    if not known or len(known) != len(nets):
        return NIL
    total = _signed_as(document, sum(known, NIL), net)
    charges = document.charges.value if document.charges else NIL
    allowances = document.allowances.value if document.allowances else NIL
    return min(abs(total - net), abs(total + charges - abs(allowances) - net))


def _signed_as(document: Document, lines_total: Decimal, net: Decimal) -> Decimal:
    """What the lines come to, with the sign of the net: credit notes print either one with a minus and one without."""
    return lines_total.copy_sign(net) if document.kind is Kind.CREDIT_NOTE else lines_total


def vat_gap(document: Document, sums: Amounts) -> Decimal | None:
    """How far the VAT is from net times rate, by the worst of what the bill shows; None where it shows no rate."""
    gaps = [gap for gap in (_breakdown_gap(document, sums), _line_rates_gap(document, sums)) if gap is not None]
    return max(gaps) if gaps else _unstated_rate_gap(document, sums)


def gap_beside_vat(document: Document, sums: Amounts) -> Decimal:
    """How far gross is from net and VAT where VAT may stand corrected: what a wrong VAT does not explain."""
    wrong = vat_gap(document, sums) or NIL
    return min(abs(sums.net + sums.vat + correction - sums.gross) for correction in (NIL, wrong, -wrong))


def _breakdown_gap(document: Document, sums: Amounts) -> Decimal | None:
    rows = [(row.rate, row.net, row.vat) for row in document.vat_breakdown]
    if not rows:
        return None
    wrong = due = net_shown = NIL
    for rate, net, vat in rows:
        if rate is None or net is None:
            return None
        due += to_penny(net * rate / 100)
        net_shown += net
        wrong += abs(to_penny(net * rate / 100) - vat) if vat is not None else NIL
    return max(wrong, abs(due - sums.vat)) if abs(net_shown - sums.net) <= PENNY else wrong


def _line_rates_gap(document: Document, sums: Amounts) -> Decimal | None:
    by_rate: dict[Decimal, Decimal] = {}
    for line in document.lines:
        net = net_of(line)
        if net is None or (net and not line.vat_rate):
            return None
        rate = line.vat_rate.value if line.vat_rate else NIL
        by_rate[rate] = by_rate.get(rate, NIL) + net
    total = sum(by_rate.values(), NIL)
    signed = _signed_as(document, total, sums.net)
    if not by_rate or abs(signed - sums.net) > PENNY:
        return None
    due = sum((to_penny(net * rate / 100) for rate, net in by_rate.items()), NIL)
    return abs((due if signed == total else -due) - sums.vat)


def _unstated_rate_gap(document: Document, sums: Amounts) -> Decimal | None:
    """One line has one rate, so it must be one of the law's; several may mix them, and only too much VAT shows."""
    gaps = [abs(to_penny(sums.net * rate / 100) - sums.vat) for rate in UK_RATES]
    above = abs(sums.vat) - abs(to_penny(sums.net * UK_RATES[-1] / 100))
    if len(document.lines) <= 1 or min(gaps) <= PENNY or above > 0:
        return min(gaps)
    return None


def apportion(total: Decimal, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Shares of `total` in proportion to `weights`, each a whole number of pennies, adding up to `total` exactly.

    By largest remainder; the earlier share wins a tie. Weights may be negative; where they add up to nothing, the
    first share takes all. `weights` is not empty and `total` is a whole number of pennies.
    """
    if sum(weights, NIL) == total and all(weight == to_penny(weight) for weight in weights):
        return tuple(weight + NIL for weight in weights)
    whole = sum(weights, NIL)
    if not whole:
        return (total, *(NIL for _ in weights[1:]))
    exact = [total * weight / whole for weight in weights]
    shares = [share.quantize(PENNY, ROUND_FLOOR) for share in exact]
    left = int((total - sum(shares, NIL)) / PENNY)
    by_remainder = sorted(range(len(shares)), key=lambda i: (shares[i] - exact[i], i))
    for i in by_remainder[:left]:
        shares[i] += PENNY
    return tuple(share + NIL for share in shares)  # never -0.00
