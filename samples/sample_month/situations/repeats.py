"""Bills that we have had before, or nearly, and credit notes."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from sample_month.bills import Line
from sample_month.month import Deal, Month
from sample_month.situations.clean import EXACT, share

SAME_FILE = "Same file again"
TWO_CHANNELS = "Same invoice by two channels"
NEARLY = "Near-duplicate"
CREDIT = "Credit note referencing original"
NO_ORIGINAL = "Credit note without original reference"
NUMBER_REUSED = "Credit note re-using the invoice number"


def same_file(month: Month) -> None:
    """The same bytes come again some days later."""
    deal = month.ordered(month.deal(day=month.day(early=True)))
    bill = month.invoice(deal)
    first = month.send(deal, bill, EXACT)
    again = replace(deal, received=month.later(deal.received, 5))
    copy = month.post.put(again.received, "pdf", first.content)
    month.expect(
        copy, again, bill, SAME_FILE, channel="text", outcome="duplicate", holds=("DUP_FILE",), linked_to=first
    )


def two_channels(month: Month, *, first: str, second: str) -> None:
    """The e-invoice first, the paper four days later."""
    deal = month.ordered(month.deal(day=month.day(early=True), count=2))
    bill = month.invoice(deal)
    original = month.send(deal, bill, EXACT, channel=first)
    again = replace(deal, received=month.later(deal.received, 4))
    month.send(
        again, bill, TWO_CHANNELS, channel=second, outcome="duplicate", holds=("DUP_CHANNEL",), linked_to=original
    )


def _double(month: Month) -> tuple[Deal, Deal]:
    """Twice as much ordered and received as is billed, so that a second bill would fit the order too."""
    deal = month.deal(day=month.day(early=True), count=2)
    twice = replace(deal, lines=tuple(share(line, (line.quantity or Decimal(1)) * 2) for line in deal.lines))
    placed = month.ordered(twice).lines
    lines = tuple(
        replace(line, po_number=order.po_number, po_line=order.po_line)
        for line, order in zip(deal.lines, placed, strict=True)
    )
    deal = replace(deal, lines=lines)
    return deal, replace(deal, received=month.later(deal.received, 6))


def near_number(month: Month, *, letter_for_nought: bool) -> None:
    """The same bill under a number that differs by a suffix, or by a letter O for a nought."""
    deal, again = _double(month)
    bill = month.invoice(deal)
    number = bill.number or ""
    first = month.send(deal, bill, EXACT)
    near = f"{number}A"
    if letter_for_nought and "0" in number:
        near = number.replace("0", "O", 1)
    month.send(again, replace(bill, number=near), NEARLY, outcome="held", holds=("DUP_SUSPECT",), linked_to=first)


def to_second_trust(month: Month) -> None:
    """The same bill, number and all, to a second organisation that has an order of its own for it."""
    deal = month.ordered(month.deal(day=month.day(early=True), count=2))
    bill = month.invoice(deal)
    first = month.send(deal, bill, EXACT)
    other = next(one for one in month.world.known_at(deal.firm) if one != deal.organisation)
    supplier_id = month.world.records[other.code, deal.firm.serial]
    again = replace(deal, organisation=other, supplier_id=supplier_id, received=month.later(deal.received, 6))
    again = month.ordered(again)
    second = replace(bill, buyer=month.buyer(other), lines=again.lines)
    month.send(again, second, NEARLY, outcome="held", holds=("DUP_SUSPECT",), linked_to=first)


def _returned(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    first = lines[0]
    return (share(first, max(Decimal(1), (first.quantity or Decimal(1)) // 3)),)


def credit_of_the_month(month: Month, *, channel: str = "text", negative: bool = False) -> None:
    """Some goods of a bill that came earlier this month are credited."""
    deal = month.ordered(month.deal(day=month.day(early=True), count=2))
    bill = month.invoice(deal)
    original = month.send(deal, bill, EXACT)
    later = timedelta(days=7)
    back = replace(
        deal, lines=_returned(deal.lines), issued=deal.issued + later, received=month.later(deal.received, 8)
    )
    credit = month.credit(back, bill.number, negative=negative)
    month.send(back, credit, CREDIT, channel=channel, linked_to=original)


def credit_of_the_past(month: Month, *, negative: bool) -> None:
    """Some goods of a bill that was paid in the summer are credited."""
    deal, number = _paid(month, month.deal(count=1))
    back = replace(deal, lines=_returned(deal.lines))
    month.send(back, month.credit(back, number, negative=negative), CREDIT)


def _paid(month: Month, deal: Deal, *, before: int = 60) -> tuple[Deal, str]:
    """The deal ordered, received, billed and paid so many days ago, and the number of its bill."""
    then = timedelta(days=before)
    past = month.ordered(
        replace(deal, ordered=deal.ordered - then, delivered=deal.delivered - then, issued=deal.issued - then)
    )
    bill = month.invoice(past)
    month.world.enter(
        deal.organisation,
        deal.firm,
        bill.number or "",
        on=past.issued,
        net=bill.net,
        vat=bill.vat,
        po_number=past.lines[0].po_number,
    )
    return replace(deal, lines=past.lines), bill.number or ""


def without_original(month: Month) -> None:
    """Two bills of the past have this amount, and the credit note names neither."""
    deal = month.deal(count=1)
    for before in (40, 75):
        _paid(month, deal, before=before)
    month.send(deal, month.credit(deal, None), NO_ORIGINAL, outcome="held", holds=("CN_UNMATCHED",))


def number_reused(month: Month) -> None:
    """The credit note carries the number of the bill that it credits."""
    deal, number = _paid(month, month.deal(count=1))
    month.send(deal, month.credit(deal, number, number=number), NUMBER_REUSED, outcome="held", holds=("CN_DUPNO",))
