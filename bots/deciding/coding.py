"""How a bill is coded: its distributions by order line or exemption, with net and VAT that add up to the penny."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bots.deciding.bill import Bill
from bots.deciding.docket import Docket
from bots.deciding.sums import NIL, apportion, net_of
from bots.deciding.wording import trade, trade_of_group
from counterfoil.model.carriage import is_carriage
from counterfoil.model.decisions import HoldCode
from counterfoil.model.masters import BillKind
from counterfoil.model.matches import LineMatch
from counterfoil.model.postings import Distribution, Posting, posting_key
from counterfoil.money import POUNDS, to_penny

NO_RECOVERY = "none"
LATER_OF_BOTH = "later_of_bill_and_goods"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One part of a bill to be coded, in the bill's printed signs; `rate` is its VAT rate in percent where known.

    `trade` is what the part is for where the wording of its line does not decide it.
    """

    cost_centre: str | None
    subjective: str | None
    net: Decimal
    rate: Decimal | None = None
    po_number: str | None = None
    po_line: str | None = None
    quantity: Decimal | None = None
    line: int | None = None
    trade: str | None = None


def shares(bill: Bill) -> tuple[Share, ...]:
    """The parts of the bill with their codes; carriage and other parts on no order line take the first line's code."""
    matched = bill.match.order.lines
    first = next((each for each in matched if each.cost_centre and each.subjective), None)
    if first is None or bill.amounts is None:
        return _by_booking(bill) if bill.is_booked else _by_exemption(bill)
    parts = []
    for each in matched:
        own = each.po_line is not None
        code = each if own else first
        printed = bill.line_of(each)
        parts.append(
            Share(
                cost_centre=code.cost_centre,
                subjective=code.subjective,
                net=each.net,
                rate=printed.vat_rate.value if printed and printed.vat_rate else each.vat_rate,
                po_number=code.po_number,
                po_line=each.po_line,
                quantity=each.quantity if own and not each.by_amount else None,
                line=each.line,
            )
        )
    return (*parts, *_charges(bill, parts, first))


def _by_booking(bill: Bill) -> tuple[Share, ...]:
    """A part for each line of an agency's shifts, coded by its exemption or as the chart codes agency staff."""
    assert bill.match.agency is not None
    shares = []
    for shift in bill.match.agency.shifts:
        group = shift.booked[0].staff_group if shift.booked else ""
        code = bill.exemption or (bill.masters.agency_code(bill.organisation or "", group, bill.date or bill.as_at))
        for line in shift.lines:
            printed = bill.document.lines[line] if line < len(bill.document.lines) else None
            net = net_of(printed) if printed else None
            shares.append(
                Share(
                    cost_centre=code.cost_centre if code else None,
                    subjective=code.subjective if code else None,
                    net=shift.net if net is None else net,
                    rate=printed.vat_rate.value if printed and printed.vat_rate else None,
                    line=line,
                    trade=trade_of_group(group),
                )
            )
    return tuple(sorted(shares, key=lambda share: share.line or 0))


def _by_exemption(bill: Bill) -> tuple[Share, ...]:
    if bill.exemption is None or bill.amounts is None:
        return ()
    code = bill.exemption
    line = 0 if len(bill.document.lines) == 1 else None
    return (Share(cost_centre=code.cost_centre, subjective=code.subjective, net=bill.amounts.net, line=line),)


def _charges(bill: Bill, parts: Sequence[Share], first: LineMatch) -> tuple[Share, ...]:
    """The charges on the whole bill as a part of its own, with the first line's code.

    Roundings and allowances are spread over the lines.
    """
    if not bill.charges:
        return ()
    share = Share(
        cost_centre=first.cost_centre,
        subjective=first.subjective,
        net=bill.charges,
        rate=parts[0].rate,
        po_number=first.po_number,
    )
    return (share,)


def coding(bill: Bill, docket: Docket) -> None:
    """Whether every part has a code that the organisation's chart of accounts allows."""
    parts = shares(bill)
    unknown = [part for part in parts if not in_chart(bill, part)]
    codes = ", ".join(sorted({f"{part.cost_centre}-{part.subjective}" for part in unknown}))
    docket.judge(
        "coding",
        {
            "coding.complete": bool(parts) and all(part.cost_centre and part.subjective for part in parts),
            "coding.in_chart": not unknown,
            "case.holds": len(docket.holds),
        },
        details={
            HoldCode.PO_FUNDS: f"The chart of {bill.organisation} does not have {codes}; the budget holder codes it"
            if codes
            else "No order line or exemption says how to code the bill; the budget holder gives the code"
        },
    )


def in_chart(bill: Bill, part: Share) -> bool:
    """Whether the chart of accounts allows the code of a part.

    An order's code was checked when the order was raised; an exemption's is checked here.
    """
    if part.po_number is not None:
        return True
    if bill.organisation is None or part.cost_centre is None or part.subjective is None:
        return False
    return bill.masters.chart_allows(bill.organisation, part.cost_centre, part.subjective, bill.date or bill.as_at)


def due_date(bill: Bill, docket: Docket) -> date:
    """When payment falls due: the terms' days after the later of the bill's receipt and the goods'.

    Late Payment of Commercial Debts Regulations 2002, as the BPPC counts: the clock needs both.
    """
    days = bill.supplier.terms_days if bill.supplier else None
    terms = docket.look_up("terms", {"bill.kind": bill.kind.value, "terms.supplier_days": days})
    standard = docket.policy.parameter("payment_days", docket.as_at)
    assert isinstance(standard, int), "payment_days is declared as an integer"
    goods = bill.match.order.last_received_on
    start = max(bill.received_on, goods) if goods and terms["from"] == LATER_OF_BOTH else bill.received_on
    return start + timedelta(days=days if terms["days"] == "supplier" and days is not None else standard)


def compose(bill: Bill, docket: Docket) -> Posting | None:
    """The posting that this bill makes; None where its sums, its code or who it is between is not known.

    A credit note is posted below zero whatever its printed signs.
    """
    amounts, parts = bill.amounts, shares(bill)
    if amounts is None or not parts or bill.number is None or bill.date is None:
        return None
    if bill.organisation is None or bill.supplier is None:
        return None
    sign = -1 if bill.kind is BillKind.CREDIT_NOTE and amounts.gross > 0 else 1
    # Gross and VAT are as printed; a rounding between the three sums falls to the net.
    gross, vat = to_penny(amounts.gross * sign), to_penny(amounts.vat * sign) + NIL
    net = gross - vat
    return Posting(
        key=posting_key(
            organisation=bill.organisation,
            supplier_id=bill.supplier.supplier_id,
            invoice_number=bill.number,
            kind=bill.kind,
        ),
        organisation=bill.organisation,
        supplier_id=bill.supplier.supplier_id,
        invoice_number=bill.number,
        kind=bill.kind,
        invoice_date=bill.date,
        due_date=due_date(bill, docket),
        currency=bill.currency,
        net=net,
        vat=vat,
        gross=gross,
        distributions=_distributions(bill, docket, parts, sign=sign, net=net, vat=vat),
        exchange_rate=bill.rate.rate_to_gbp if bill.currency != POUNDS and bill.rate else None,
    )


def _distributions(
    bill: Bill, docket: Docket, parts: Sequence[Share], *, sign: int, net: Decimal, vat: Decimal
) -> tuple[Distribution, ...]:
    nets = apportion(net, [part.net * sign for part in parts])
    vats = apportion(vat, _vat_weights(parts, nets, vat))
    return tuple(
        Distribution(
            cost_centre=part.cost_centre or "",
            subjective=part.subjective or "",
            net=part_net,
            vat=part_vat,
            vat_recovery=_recovery(bill, docket, part, part_vat),
            po_number=part.po_number,
            po_line=part.po_line,
            quantity=None if part.quantity is None else abs(part.quantity).copy_sign(part_net),
        )
        for part, part_net, part_vat in zip(parts, nets, vats, strict=True)
    )


def self_accounted(bill: Bill, docket: Docket) -> Decimal | None:
    """The VAT that the customer accounts for on a bill under the reverse charge, in pounds; None on any other.

    At the standard rate: VAT Notice 735, the domestic reverse charge. It is output and input VAT alike.
    """
    amounts = bill.amounts
    if not bill.document.reverse_charge or amounts is None or amounts.vat != 0:
        return None
    rate = docket.policy.parameter("standard_vat_rate", bill.tax_point or bill.as_at)
    assert isinstance(rate, Decimal), "the standard rate is declared as a percentage"
    return bill.in_pounds(to_penny(amounts.net * rate / 100))


def _vat_weights(parts: Sequence[Share], nets: Sequence[Decimal], vat: Decimal) -> list[Decimal]:
    """By net times rate where the rates shown account for the VAT, else by net alone."""
    taxed = [net * (part.rate or NIL) / 100 for net, part in zip(nets, parts, strict=True)]
    accounted = abs(sum(taxed, NIL) - vat) <= Decimal("0.05") * len(parts)
    return taxed if accounted and sum(taxed, NIL) else list(nets)


def _recovery(bill: Bill, docket: Docket, part: Share, vat: Decimal) -> str | None:
    lines = bill.document.lines
    printed = lines[part.line] if part.line is not None and part.line < len(lines) else None
    then = docket.look_up(
        "vat_recovery",
        {
            "bill.tax_point": bill.tax_point,
            "tax.charged": vat != 0,
            "line.trade": part.trade or trade(printed),
            "line.carriage": printed is not None and is_carriage(printed),
        },
        subject="the whole bill" if part.line is None else f"line {part.line + 1}",
    )
    return None if then["vat_recovery"] == NO_RECOVERY else then["vat_recovery"]
