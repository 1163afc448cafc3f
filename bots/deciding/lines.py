"""The stage that holds each line of a bill against its order line: unit, quantity ordered, quantity received, price."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bots.deciding.bill import Bill
from bots.deciding.docket import Docket, Fact
from bots.deciding.sums import NIL
from counterfoil.model.decisions import HoldCode
from counterfoil.model.documents import Line
from counterfoil.model.matches import LineMatch, LineState, OrderState

PLACES = 6  # a conversion such as 1/12 leaves a tail that is no quantity
ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One line of the bill with what is billed on its order line by it, by earlier lines and by earlier bills.

    `own` and `total` are quantities in the order's unit, or net amounts where the line is by amount; None where the
    line's quantity is not known.
    """

    line: LineMatch
    printed: Line | None
    own: Decimal | None
    total: Decimal | None


def standings(bill: Bill) -> Iterator[Standing]:
    """The bill's lines in their order; lines on one order line add up."""
    so_far: dict[tuple[str | None, str | None], Decimal] = {}
    for line in bill.match.order.lines:
        own = line.net if line.by_amount else line.quantity
        total = None
        if line.state is LineState.MATCHED and own is not None:
            key = (line.po_number, line.po_line)
            total = so_far[key] = so_far.get(key, line.billed_before or NIL) + own
        yield Standing(line=line, printed=bill.line_of(line), own=own, total=total)


def lines(bill: Bill, docket: Docket) -> None:
    """Each line against its order line, and all lines together; only where an order was found."""
    if bill.match.order.state is not OrderState.MATCHED:
        return
    for standing in standings(bill):
        facts, subject = _facts(bill, standing), _where(standing).lower()
        docket.judge("line_quantity", facts, subject=subject, details=_quantity_details(bill, standing))
        docket.judge("line_price", facts, subject=subject, details={HoldCode.PRICE: _price_detail(bill, standing)})
    docket.judge(
        "bill_price",
        {
            "bill.kind": bill.kind.value,
            "bill.carriage_over": bill.carriage_over,
            "bill.price_over": bill.price_over,
            "case.holds": len(docket.holds) + docket.released,
        },
        details={HoldCode.PRICE: _together(bill)},
    )


def _together(bill: Bill) -> str:
    """What is charged above the orders, all lines together, and beside them."""
    lines, carriage = bill.price_over, bill.carriage_over
    beside = f"£{carriage:,.2f} net of carriage and charges was not ordered" if carriage else ""
    dearer = f"the lines together cost £{lines:,.2f} more than ordered" if lines or not beside else ""
    said = "; ".join(filter(None, (beside, dearer)))
    return said[0].upper() + said[1:]


def _facts(bill: Bill, standing: Standing) -> Mapping[str, Fact]:
    line, by_amount = standing.line, standing.line.by_amount
    total = None if standing.total is None else round(standing.total, PLACES)
    received = line.received or NIL
    return {
        "bill.kind": bill.kind.value,
        "line.state": line.state.value,
        "line.carriage": bill.is_carriage(line),
        "line.net": line.net,
        "line.by_amount": by_amount,
        "line.billed": None if by_amount else total,
        "line.ordered": None if by_amount else line.ordered,
        "line.received": None if by_amount else received,
        "line.amount_over_ordered": _excess(total, line.ordered) if by_amount else None,
        "line.amount_over_received": _excess(total, received) if by_amount else None,
        "line.price_over": None if line.price_over is None else bill.in_pounds(line.price_over),
        "line.price_over_percent": line.price_over_percent,
    }


def _excess(billed: Decimal | None, limit: Decimal | None) -> Decimal | None:
    return None if billed is None or limit is None else billed - limit


def _quantity_details(bill: Bill, standing: Standing) -> Mapping[HoldCode, str]:
    line, where, unit = standing.line, _where(standing), _unit(bill, standing)
    total, own, received = standing.total or NIL, standing.own or NIL, line.received or NIL
    before = f" after {_figure(total - own)}{unit} billed before" if total > own else ""
    billed = f"{where}: billed {_figure(own)}{unit}{before}"
    note = f" ({line.conversion_note})" if line.conversion_note else ""
    not_ordered = f"{where}: {_what(standing)} for {bill.currency} {line.net:,.2f}"
    return {
        HoldCode.UOM: f"{where}: {_what(standing)} is billed in a unit that cannot be turned into the order's"
        + (f"; the prices differ by {_figure(line.pack_ratio)} to 1" if line.pack_ratio else ""),
        HoldCode.QTY_ORD: f"{billed}, ordered {_figure(line.ordered)}{unit} on order {line.po_number} "
        f"line {line.po_line}{note}"
        if line.state is LineState.MATCHED
        else f"{not_ordered} is on no order line",
        HoldCode.QTY_REC: f"{billed}, received {_figure(received)}{unit}; "
        f"{_figure(total - received)}{unit} are not receipted{note}",
        HoldCode.RESCAN: f"{where}: the quantity could not be read",
    }


def _price_detail(bill: Bill, standing: Standing) -> str:
    line = standing.line
    if line.price_over is None:
        return f"{_where(standing)}: no price could be read to compare with order {line.po_number}"
    over = f"{bill.currency} {line.price_over:,.2f} ({_figure(line.price_over_percent, places=2)} %)"
    return f"{_where(standing)}: costs {over} more than on order {line.po_number} line {line.po_line}"


def _where(standing: Standing) -> str:
    return f"Line {standing.line.line + 1}"


def _unit(bill: Bill, standing: Standing) -> str:
    """The unit of the figures; after a conversion it is the order's, which the note of the conversion names."""
    if standing.line.by_amount:
        return f" {bill.currency}"
    printed = standing.printed
    return f" {printed.uom.value}" if printed and printed.uom and standing.line.conversion in {None, ONE} else ""


def _what(standing: Standing) -> str:
    printed = standing.printed
    return f"'{printed.description.value}'" if printed and printed.description else "an amount"


def _figure(value: Decimal | None, *, places: int = 4) -> str:
    """A quantity without needless noughts."""
    return "an unknown quantity" if value is None else f"{round(value, places).normalize():,f}"
