"""Settles one invoice line against its order line: unit, quantity, and what it costs above the order's price."""

from dataclasses import dataclass
from decimal import Decimal

from bots.matching.line_features import PACKS, SAME, BillLine, pack_of
from bots.matching.standing import HUNDRED, ZERO, Standing
from bots.matching.units import SAME_UNIT, Conversions, Factor, unit_key
from counterfoil.model.masters import OrderKind
from counterfoil.model.matches import LineMatch, LineState, Reason
from counterfoil.money import to_penny

ONE = Decimal(1)
SAME_PRICE = Decimal(str(SAME))
# Two unit names that no catalogue equates, at prices further apart than this, are taken for different units.
ONE_PRICE = (Decimal("0.6"), Decimal("1.6"))
WHOLE = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class UnknownUnit:
    """The invoice and the order count different things and nothing says how many of one are in the other.

    `pack` is the whole number that the two prices differ by, if they do.
    """

    pack: Decimal | None


def settle_unit(bill: BillLine, order: Standing, conversions: Conversions) -> Factor | UnknownUnit:
    """How many of the order's units one of the invoice's is."""
    ours = unit_key(order.line.uom)
    items = (order.line.item_code, bill.code, order.line.gtin)
    differ = bool(bill.unit and ours and bill.unit != ours)
    if differ and (known := conversions.between(items, bill.unit or "", ours or "")):
        return known
    if order.by_amount or is_instalment(bill, order) or not (bill.price and order.price):
        return SAME_UNIT
    ratio = bill.price / order.price
    if abs(ratio - 1) <= SAME_PRICE:
        return _alike(bill, order) if differ else SAME_UNIT
    if bill.unit is None and ours:
        fitting = (f for f in conversions.into(items, ours) if abs(ratio * f.per / f.times - 1) <= SAME_PRICE)
        return next(fitting, None) or _by_ratio(bill, order, ratio, differ=False)
    return _by_ratio(bill, order, ratio, differ=differ)


def _by_ratio(bill: BillLine, order: Standing, ratio: Decimal, *, differ: bool) -> Factor | UnknownUnit:
    """What two prices that are not equal say of the units: other packs, or one unit at another price."""
    if pack := pack_of(float(ratio), sizes=None if differ else PACKS):
        return UnknownUnit(Decimal(pack))
    if not differ:
        return SAME_UNIT
    return _alike(bill, order) if ONE_PRICE[0] <= ratio <= ONE_PRICE[1] else UnknownUnit(None)


def is_instalment(bill: BillLine, order: Standing) -> bool:
    """Whether the line bills part of a service that was ordered as one whole: a month of a year, a stage of a job."""
    if order.line.kind is OrderKind.GOODS or order.line.quantity != ONE or not (bill.net and order.price):
        return False
    return bill.quantity in {None, ONE} and bill.net < order.price * ONE_PRICE[0]


def _alike(bill: BillLine, order: Standing) -> Factor:
    printed = bill.line.uom.value if bill.line.uom else ""
    return Factor(note=f"{printed} and {order.line.uom} are priced alike, so taken as one unit")


def settle(
    bill: BillLine,
    order: Standing,
    unit: Factor | UnknownUnit,
    *,
    share: Decimal = ONE,
    reasons: tuple[Reason, ...] = (),
    currency: str | None = None,
) -> LineMatch:
    """How this share of the invoice line stands to the order line.

    Where the invoice states no quantity and its amount is no whole number of the order's price, the line is settled
    by amount; where the unit is unknown it has no quantity in the order's unit. Prices in another `currency` than the
    order's are not compared.
    """
    factor = SAME_UNIT if isinstance(unit, UnknownUnit) else unit
    net = to_penny((bill.line.net.value if bill.line.net else bill.net or ZERO) * share)
    unknown = isinstance(unit, UnknownUnit)
    whole = not (order.by_amount or unknown or is_instalment(bill, order))
    quantity = _quantity(bill, order, factor) if whole else None
    if quantity is not None:
        quantity *= share
    elif not unknown:
        order = order.in_amounts()
    compared = not unknown and currency in {None, order.line.currency}
    over = _price_over(bill, order, quantity, abs(net)) if compared else None
    return LineMatch(
        line=bill.index,
        state=LineState.UNIT_UNKNOWN if unknown else LineState.MATCHED,
        po_number=order.line.po_number,
        po_line=order.line.line_number,
        by_amount=order.by_amount,
        quantity=quantity,
        net=net,
        ordered=order.ordered,
        received=order.received,
        billed_before=order.billed,
        price_over=over[0] if over else None,
        price_over_percent=over[1] if over else None,
        conversion=None if factor.times == factor.per else factor.times / factor.per,
        conversion_note=factor.note,
        pack_ratio=unit.pack if isinstance(unit, UnknownUnit) else None,
        cost_centre=order.line.cost_centre,
        subjective=order.line.subjective,
        vat_rate=order.line.vat_rate,
        score=sum(reason.weight for reason in reasons),
        reasons=reasons,
    )


def _quantity(bill: BillLine, order: Standing, factor: Factor) -> Decimal | None:
    """The quantity billed in the order's unit; from the amount where the invoice states none and it divides evenly."""
    if bill.quantity is not None:
        return factor.apply(bill.quantity)
    if bill.net is None or not order.price:
        return None
    pieces = bill.net / order.price
    whole = pieces.to_integral_value()
    return whole if whole and abs(pieces - whole) <= WHOLE * whole else None


def _price_over(
    bill: BillLine, order: Standing, quantity: Decimal | None, net: Decimal
) -> tuple[Decimal, Decimal] | None:
    """What the line costs above the order's price, in money and in percent.

    A line by amount has a price to compare only where the order has a rate for several units (hours, days).
    """
    price = order.price
    if quantity is None and order.line.quantity not in {None, ONE}:
        quantity = bill.quantity
    if not (price and quantity and net):
        return None
    expected = to_penny(quantity * price)
    over = net - expected
    return (over, over * HUNDRED / expected) if expected else None
