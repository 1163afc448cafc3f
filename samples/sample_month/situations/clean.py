"""Bills with nothing wrong: exact matches in every channel, tolerances, part deliveries, services, controls."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from sample_month.bills import Line, penny
from sample_month.month import Deal, Month

EXACT = "PO goods, exact 3-way match"
SCANNED = "PO goods, exact match, scanned post"
PEPPOL = "PO match, Peppol BIS 3 UBL"
SERVICE = "PO service, amount-based receipt"
TOLERATED = "Price differs inside tolerance"
PART = "Part delivery, billed = received"
SEVERAL = "2-3 invoices on one PO, cumulative <= PO"
CONSOLIDATED = "Consolidated invoice, several POs"
CONVERTED = "Pack/each unit differs, catalogue conversion known"
RETRO = "Retrospective PO"
EXEMPT = "Exempt category (utilities, rates, legal...)"
RENTAL = "Legitimate look-alike"
CURRENCY = "Foreign currency, rate loaded"
ALIAS = "Alias / trading-name variant, one candidate"


def exact(month: Month, *, channel: str = "text") -> None:
    """Ordered, received and billed alike."""
    deal = month.ordered(month.deal(discount=channel == "text" and month.rng.random() < 0.12))
    situation = {"ubl": PEPPOL, "scan": SCANNED}.get(channel.split("_", maxsplit=1)[0], EXACT)
    month.send(deal, month.invoice(deal), situation, channel=channel)


def with_carriage(month: Month) -> None:
    """Carriage is ordered and billed as a line of its own."""
    deal = month.deal(count=3)
    carriage = Line(
        description="Carriage and packing",
        item_code="CARR",
        quantity=Decimal(1),
        uom="EA",
        unit_price=Decimal("7.50"),
        net=Decimal("7.50"),
        vat_rate=deal.lines[0].vat_rate,
    )
    deal = month.ordered(replace(deal, lines=(*deal.lines, carriage)))
    month.send(deal, month.invoice(deal), EXACT)


def forty_lines(month: Month) -> None:
    """One long bill over two pages."""
    firm = month.firm(trade="consumables")
    deal = month.deal(firm=firm, count=40)
    lines = tuple(
        replace(line, description=f"{line.description}, size {place}", item_code=f"{line.item_code}-{place:02d}")
        for place, line in enumerate(deal.lines, start=1)
    )
    deal = month.ordered(replace(deal, lines=lines))
    month.send(deal, month.invoice(deal), EXACT)


def service(month: Month) -> None:
    """Services that are ordered and received by amount."""
    deal = month.deal(firm=month.firm(goods=False, trade=month.rng.choice(("maintenance", "consultancy"))), count=2)
    deal = month.ordered(deal, kind="service", by_amount=True)
    month.send(deal, month.invoice(deal), SERVICE)


def call_off(month: Month, *, spent: int = 5400, situation: str = SERVICE, **expected: object) -> None:
    """A call-off from a blanket order of 12,000 pounds, of which some is spent already."""
    deal = month.deal(firm=month.firm(trade="maintenance"), count=1)
    blanket = Line(
        description="Call-off order 2026/27, maintenance and repairs", net=Decimal(12000), vat_rate=Decimal(20)
    )
    start = date(2026, 4, 1)
    placed = month.world.order(deal.organisation, deal.firm, [blanket], start, kind="blanket", by_amount=True)[0]
    past = replace(placed, net=Decimal(spent))
    month.world.receive(deal.organisation, [past], date(2026, 8, 14), by_amount=True)
    month.world.enter(
        deal.organisation,
        deal.firm,
        deal.firm.next_number(),
        on=date(2026, 8, 17),
        net=past.net,
        vat=past.net / 5,
        po_number=placed.po_number,
    )
    line = replace(share(deal.lines[0], Decimal(3)), po_number=placed.po_number, po_line=placed.po_line)
    month.world.receive(deal.organisation, [line], deal.delivered, by_amount=True)
    deal = replace(deal, lines=(line,))
    month.send(deal, month.invoice(deal), situation, **expected)  # type: ignore[arg-type]


def inside_tolerance(month: Month) -> None:
    """One line costs 0.5 to 1.5 percent more than ordered, by less than ten pounds."""
    while True:
        deal = month.deal(count=2)
        first = deal.lines[0]
        assert first.unit_price is not None
        assert first.quantity is not None
        price = penny(first.unit_price * (1 + Decimal(month.rng.randint(6, 14)) / 1000))
        dearer = replace(first, unit_price=price, net=penny(price * first.quantity))
        if Decimal("0.005") < price / first.unit_price - 1 < Decimal("0.015") and 0 < dearer.net - first.net < 9:
            break
    deal = month.ordered(deal)
    billed = replace(dearer, po_number=deal.lines[0].po_number, po_line=deal.lines[0].po_line)
    month.send(deal, month.invoice(replace(deal, lines=(billed, *deal.lines[1:]))), TOLERATED)


def share(line: Line, quantity: Decimal) -> Line:
    """The line with another quantity."""
    assert line.unit_price is not None
    return replace(line, quantity=quantity, net=penny(quantity * line.unit_price))


def hundred(month: Month, **chosen: object) -> Deal:
    """A deal of one line, a hundred of it."""
    deal = month.deal(count=1, **chosen)  # type: ignore[arg-type]
    return replace(deal, lines=(share(deal.lines[0], Decimal(100)),))


def part_delivery(month: Month) -> None:
    """A hundred ordered, some of them received and billed."""
    deal = month.ordered(hundred(month), receipted=False)
    some = share(deal.lines[0], Decimal(month.rng.randint(31, 69)))
    month.world.receive(deal.organisation, [some], deal.delivered)
    month.send(replace(deal, lines=(some,)), month.invoice(replace(deal, lines=(some,))), PART)


def several_on_one_order(month: Month) -> None:
    """Three deliveries of one order, each with its bill."""
    deal = month.ordered(hundred(month, day=month.day(early=True)), receipted=False)
    for step, quantity in enumerate((Decimal(30), Decimal(45), Decimal(25))):
        later = timedelta(days=7 * step)
        line = share(deal.lines[0], quantity)
        part = replace(
            deal,
            lines=(line,),
            issued=deal.issued + later,
            delivered=deal.delivered + later,
            received=deal.received + later,
        )
        month.world.receive(deal.organisation, [line], part.delivered)
        month.send(part, month.invoice(part), SEVERAL)


def consolidated(month: Month) -> None:
    """One bill for three orders, with the order number on every line."""
    first = month.ordered(month.deal(count=3))
    others = [
        month.ordered(
            replace(first, lines=month.lines(first.firm, count=count), ordered=first.ordered - timedelta(days=count))
        )
        for count in (2, 4)
    ]
    deal = replace(first, lines=tuple(line for deal in (first, *others) for line in deal.lines))
    month.send(deal, month.invoice(deal), CONSOLIDATED)


def known_conversion(month: Month) -> None:
    """Ordered by the box, billed by the piece, and the catalogue says how many are in a box."""
    deal, billed, factor = by_the_piece(month)
    line = deal.lines[0]
    month.world.rows["conversions"].append(
        {"item_code": line.item_code, "from_uom": line.uom, "to_uom": "EA", "factor": str(factor)}
    )
    month.send(billed, month.invoice(billed), CONVERTED)


def by_the_piece(month: Month, factor: int | None = None) -> tuple[Deal, Deal, int]:
    """The deal as ordered in boxes, the same as billed in pieces, and how many pieces a box holds."""
    factor = factor or month.rng.choice((10, 12, 100))
    deal = month.deal(firm=month.firm(trade="consumables"), count=1)
    piece = Decimal(month.rng.randint(11, 95)) / 100
    boxes = Decimal(month.rng.randint(2, 19))
    box = replace(
        deal.lines[0],
        item_code=f"{deal.lines[0].item_code}-{len(month.world.rows['purchase_orders'])}",
        uom="BX",
        quantity=boxes,
        unit_price=piece * factor,
        net=penny(piece * factor * boxes),
    )
    deal = month.ordered(replace(deal, lines=(box,)))
    pieces = replace(deal.lines[0], uom="EA", quantity=boxes * factor, unit_price=piece)
    return deal, replace(deal, lines=(pieces,)), factor


def retrospective(month: Month) -> None:
    """The order was raised after the invoice."""
    deal = month.deal()
    issued = deal.received - timedelta(days=9)
    deal = month.ordered(
        replace(deal, issued=issued, ordered=issued + timedelta(days=3), delivered=issued + timedelta(days=4))
    )
    month.send(deal, month.invoice(deal), RETRO, flags=("RETRO_PO",))


def exempt(month: Month) -> None:
    """A category that needs no order goes to its approver."""
    deal = month.deal(firm=month.firm(trade="exempt"), count=1)
    month.send(deal, month.invoice(deal), EXEMPT, outcome="awaiting_approval")


def rental(month: Month) -> None:
    """The month's rental: the amount of every month, the next number, the next period."""
    deal = month.deal(firm=month.firm(trade="rental"), count=1)
    whole = month.lines(deal.firm, count=1)[0]
    assert whole.unit_price is not None
    monthly = share(whole, Decimal(1))
    year = share(whole, Decimal(12))
    start = date(2026, 6, 22)
    placed = month.world.order(deal.organisation, deal.firm, [year], start, kind="service", by_amount=True)[0]
    monthly = replace(monthly, po_number=placed.po_number, po_line=placed.po_line)
    for past in (7, 8, 9):
        month.world.receive(deal.organisation, [monthly], date(2026, past, 28), by_amount=True)
        vat = penny(monthly.net * monthly.vat_rate / 100)
        on = date(2026, past, deal.issued.day if deal.issued.month == 10 else 28)
        month.world.enter(
            deal.organisation,
            deal.firm,
            deal.firm.next_number(),
            on=on,
            net=monthly.net,
            vat=vat,
            status="paid" if past < 9 else "approved",
            po_number=placed.po_number,
        )
    deal = replace(deal, lines=(replace(monthly, description=f"{monthly.description}, October 2026"),))
    month.world.receive(deal.organisation, [monthly], deal.delivered, by_amount=True)
    month.send(deal, month.invoice(deal), RENTAL)


def currency_with_rate(month: Month, *, currency: str = "EUR") -> None:
    """Ordered and billed in a currency that we have a rate for."""
    firms = [firm for firm in month.world.firms if firm.currency == currency]
    deal = month.ordered(untaxed(month.deal(firm=month.rng.choice(firms), count=3)))
    month.send(deal, month.invoice(deal), CURRENCY)


def untaxed(deal: Deal) -> Deal:
    """The deal without VAT, as a firm abroad bills it."""
    return replace(deal, lines=tuple(replace(line, vat_rate=Decimal(0)) for line in deal.lines))


def alias(month: Month) -> None:
    """The sender prints a trading name that is on file as an alias."""
    deal = month.ordered(month.deal())
    trading = f"{deal.firm.name.split()[0]} Direct"
    record = next(
        row
        for row in month.world.rows["suppliers"]
        if row["supplier_id"] == deal.supplier_id and row["organisation"] == deal.organisation.code
    )
    record["aliases"] = f"{trading}|{deal.firm.name} t/a {trading}"
    month.send(deal, month.invoice(deal, seller=deal.firm.seller(name=trading)), ALIAS)
