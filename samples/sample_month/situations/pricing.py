"""Bills whose prices are not those of the order, and bills with wrong or unproven VAT or no exchange rate."""

from dataclasses import replace
from decimal import Decimal

from sample_month import identifiers
from sample_month.bills import penny
from sample_month.month import Deal, Month
from sample_month.situations.clean import by_the_piece, share, untaxed

ABOVE = "Price above tolerance"
PACK = "Pack-size mismatch, no known conversion"
WRONG_VAT = "VAT arithmetic wrong"
NO_VAT_NUMBER = "VAT charged, VAT number missing or fails check"
NO_RATE = "Foreign currency, no rate"


def _dearer(month: Month, deal: Deal, percent: Decimal, channel: str) -> None:
    first, *rest = deal.lines
    assert first.unit_price is not None
    assert first.quantity is not None
    price = penny(first.unit_price * (100 + percent) / 100)
    billed = replace(first, unit_price=price, net=penny(price * first.quantity))
    deal = replace(deal, lines=(billed, *rest))
    month.send(deal, month.invoice(deal), ABOVE, channel=channel, outcome="held", holds=("PRICE",))


def above_tolerance(month: Month, *, channel: str = "text") -> None:
    """One line is dearer by more than any tolerance: 6 to 35 percent and more than sixty pounds."""
    deal = month.ordered(month.deal(count=2, minimum=1200))
    _dearer(month, deal, Decimal(month.rng.randint(6, 35)), channel)


def new_price_list(month: Month) -> None:
    """A supplier has put the price of one article up by eight percent for everybody: six bills, one cause."""
    firm = month.firm(trade="surgical")
    deal = month.deal(firm=firm, count=1)
    known = month.world.known_at(firm)
    for place, organisation in enumerate((*known, *known)[:6]):
        one = month.deal(firm=firm, organisation=organisation, count=1)
        line = share(deal.lines[0], Decimal(30 + 7 * place + 900 // int(deal.lines[0].unit_price or 1)))
        _dearer(month, month.ordered(replace(one, lines=(line,))), Decimal(8), "text")


def unknown_pack(month: Month, factor: int) -> None:
    """Ordered by the box, billed by the piece, and nobody knows how many are in a box."""
    _, billed, _ = by_the_piece(month, factor)
    month.send(billed, month.invoice(billed), PACK, outcome="held", holds=("UOM",))


def _taxed(month: Month) -> Deal:
    return month.ordered(month.deal(firm=month.firm(trade=month.rng.choice(("estates", "it", "surgical"))), count=2))


def wrong_vat(month: Month) -> None:
    """The VAT is not the rate's share of the net."""
    deal = _taxed(month)
    bill = month.invoice(deal)
    bill = replace(bill, vat_error=penny(bill.net * Decimal("0.023")) + 1)
    month.send(deal, bill, WRONG_VAT, outcome="held", holds=("TAX_VAR",))


def vat_number(month: Month, *, missing: bool) -> None:
    """VAT is charged under no number, or under one whose check digits fail."""
    deal = _taxed(month)
    printed = None if missing else identifiers.broken_vat_number(deal.firm.seller().vat_number or "")
    bill = month.invoice(deal, seller=deal.firm.seller(vat_number=printed))
    month.send(deal, bill, NO_VAT_NUMBER, outcome="held", holds=("VAT_NO",))


def no_rate(month: Month) -> None:
    """Ordered and billed in a currency that nobody has loaded a rate for."""
    firm = next(firm for firm in month.world.firms if firm.currency == "CHF")
    deal = month.ordered(untaxed(month.deal(firm=firm, count=2)))
    month.send(deal, month.invoice(deal), NO_RATE, outcome="held", holds=("NO_RATE",))
