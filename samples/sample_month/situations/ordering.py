"""Bills that do not fit their order: not received, too much, wrong order, closed, used up, somebody else's."""

from dataclasses import replace
from decimal import Decimal

from sample_month.firms import Firm
from sample_month.month import Deal, Month
from sample_month.situations.clean import call_off, share

NOT_RECEIPTED = "Goods not receipted"
TOO_MANY = "Billed more than ordered"
OTHER_TRUST = "PO belongs to another trust"
SLIP = "PO number one character wrong, one candidate"
CLOSED = "PO closed or cancelled"
USED_UP = "Blanket PO value used up"
OTHER_SUPPLIER = "Invoice supplier is not the PO supplier"


def not_receipted(month: Month, *, channel: str = "text") -> None:
    """Nobody has booked the goods in."""
    deal = month.ordered(month.deal(), receipted=False)
    month.send(deal, month.invoice(deal), NOT_RECEIPTED, channel=channel, outcome="held", holds=("QTY_REC",))


def service_not_receipted(month: Month) -> None:
    """Nobody has confirmed that the work was done."""
    deal = month.deal(firm=month.firm(trade="consultancy"), count=1)
    deal = month.ordered(deal, receipted=False, kind="service", by_amount=True)
    month.send(deal, month.invoice(deal), NOT_RECEIPTED, outcome="held", holds=("QTY_REC",))


def more_than_ordered(month: Month, *, channel: str = "text") -> None:
    """More came, was booked in and was billed than had been ordered."""
    deal = month.ordered(month.deal(), receipted=False)
    first, *rest = deal.lines
    assert first.quantity is not None
    lines = (share(first, first.quantity + max(Decimal(3), first.quantity // 4)), *rest)
    month.world.receive(deal.organisation, lines, deal.delivered)
    deal = replace(deal, lines=lines)
    month.send(deal, month.invoice(deal), TOO_MANY, channel=channel, outcome="held", holds=("QTY_ORD",))


def order_of_another_organisation(month: Month, *, channel: str = "text") -> None:
    """The order is another organisation's, with the same supplier."""
    deal = month.deal()
    other = next(one for one in month.world.known_at(deal.firm) if one != deal.organisation)
    theirs = month.ordered(replace(deal, organisation=other))
    deal = replace(deal, lines=theirs.lines)
    month.send(deal, month.invoice(deal), OTHER_TRUST, channel=channel, outcome="held", holds=("WRONG_ENTITY_PO",))


def slip_in_order_number(month: Month, *, swap: bool) -> None:
    """One digit of the order number is wrong, or two are swapped."""
    deal = month.ordered(month.deal(count=2))
    wrong = _slipped(deal.lines[0].po_number or "", swap=swap)
    deal = replace(deal, lines=tuple(replace(line, po_number=wrong) for line in deal.lines))
    month.send(deal, month.invoice(deal), SLIP, outcome="held", holds=("PO_SUGGEST",))


def _slipped(number: str, *, swap: bool) -> str:
    if swap:
        place = next(p for p in range(len(number) - 2, 0, -1) if number[p] != number[p + 1])
        return f"{number[:place]}{number[place + 1]}{number[place]}{number[place + 2 :]}"
    return f"{number[:-2]}{(int(number[-2]) + 4) % 10}{number[-1]}"


def order_closed(month: Month, *, status: str = "closed", channel: str = "text") -> None:
    """The order takes no more bills."""
    deal = month.ordered(month.deal(), status=status)
    month.send(deal, month.invoice(deal), CLOSED, channel=channel, outcome="held", holds=("PO_CLOSED",))


def blanket_used_up(month: Month) -> None:
    """Less is left on the blanket order than the bill asks for."""
    call_off(month, spent=11_600, situation=USED_UP, outcome="held", holds=("PO_FUNDS",))


def billed_by_subsidiary(month: Month, serial: int) -> None:
    """The order is with the parent, the bill comes from a subsidiary that has a record of its own."""
    deal = month.ordered(month.deal(count=2))
    subsidiary = Firm(serial, f"{deal.firm.name.split()[0]} Distribution (North) Ltd", deal.firm.trade)
    _billed_by(month, deal, subsidiary, month.world.add_record(deal.organisation, subsidiary))


def billed_by_stranger(month: Month) -> None:
    """The order is with one supplier, the bill from another that has nothing to do with it."""
    deal = month.ordered(month.deal(count=2))
    stranger = next(
        firm
        for firm in month.world.firms
        if firm.trade != deal.firm.trade and firm.country == "GB" and deal.organisation in month.world.known_at(firm)
    )
    _billed_by(month, deal, stranger, month.world.records[deal.organisation.code, stranger.serial])


def _billed_by(month: Month, deal: Deal, firm: Firm, supplier_id: str) -> None:
    deal = replace(deal, firm=firm, supplier_id=supplier_id)
    month.send(deal, month.invoice(deal), OTHER_SUPPLIER, outcome="held", holds=("SUP_PO_MISMATCH",))
