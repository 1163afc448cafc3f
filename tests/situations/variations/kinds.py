"""What every variation is made with: a deal of round figures, its order, its receipts, and the post."""

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "samples"))

from sample_month import masters
from sample_month.bills import Bill, Line, penny
from sample_month.month import Deal, Month
from sample_month.organisations import BY_CODE, Organisation
from sample_month.post import Post
from sample_month.situations.clean import share
from sample_month.world import World

Variation = Callable[["Varied"], None]
HOME = BY_CODE["ZN1"]
EARLY = date(2026, 10, 5)
SEED = 991


class Varied:
    """A month in which a variation makes its documents; what becomes of them is said with the sentence of each."""

    def __init__(self, folder: Path) -> None:
        self.month = Month(World(random.Random(SEED)), Post(folder))
        self.world = self.month.world
        self.world.remember()

    def write(self, folder: Path) -> None:
        masters.write(self.world.rows, folder / "masterdata")
        self.month.post.write_expectations()

    def deal(
        self,
        price: str = "100.00",
        quantity: str = "10",
        *,
        count: int = 1,
        at: Organisation = HOME,
        trade: str = "surgical",
        day: date = EARLY,
    ) -> Deal:
        """Lines of one price, each of one piece more than the one before it; nothing is ordered yet."""
        firm = self.month.firm(trade=trade)
        while at not in self.world.known_at(firm):
            firm = self.month.firm(trade=trade)
        deal = self.month.deal(firm=firm, organisation=at, count=count, day=day)
        lines = (
            share(replace(line, unit_price=Decimal(price)), Decimal(quantity) + place)
            for place, line in enumerate(deal.lines)
        )
        return replace(deal, lines=tuple(lines))

    def ordered(self, deal: Deal, *, received: str | None = "all", **order: object) -> Deal:
        """The deal ordered, and received as ordered, not at all (None), or so many of its first line."""
        deal = self.month.ordered(deal, receipted=received == "all", **order)
        if received not in {None, "all"}:
            self.receive(deal, received or "")
        return deal

    def receive(self, deal: Deal, quantity: str, *, on: date | None = None) -> None:
        """Book so many of the first line in."""
        self.world.receive(deal.organisation, [share(deal.lines[0], Decimal(quantity))], on or deal.delivered)

    def of_the_past(self, deal: Deal) -> tuple[Deal, str]:
        """The deal as it was ordered, billed and paid in August, and the number of its bill."""
        before = timedelta(days=60)
        past = self.month.ordered(
            replace(deal, ordered=deal.ordered - before, delivered=deal.delivered - before, issued=deal.issued - before)
        )
        bill = self.month.invoice(past)
        self.world.enter(
            deal.organisation, deal.firm, bill.number or "", on=past.issued, net=bill.net, vat=bill.vat,
            po_number=past.lines[0].po_number,
        )  # fmt: skip
        return replace(deal, lines=past.lines), bill.number or ""

    def post(
        self, sentence: str, deal: Deal, bill: Bill | None = None, *, outcome: str = "posted", **said: object
    ) -> None:
        """Send the bill of a deal, of which the sentence is told."""
        self.month.send(
            deal, bill or self.month.invoice(deal), sentence, **{"channel": "ubl", "outcome": outcome, **said}
        )

    def hold(self, sentence: str, deal: Deal, *codes: str, bill: Bill | None = None, **said: object) -> None:
        """Send a bill that is to be held under these codes, in the order in which the stages come to them."""
        self.post(sentence, deal, bill, outcome="held", holds=codes, **said)


def priced(deal: Deal, price: str, *, line: int = 0) -> Deal:
    """The deal with one line at another price."""
    lines = list(deal.lines)
    lines[line] = share(replace(lines[line], unit_price=Decimal(price)), lines[line].quantity or Decimal(1))
    return replace(deal, lines=tuple(lines))


def billed(deal: Deal, quantity: str) -> Deal:
    """The deal with another quantity of its first line."""
    return replace(deal, lines=(share(deal.lines[0], Decimal(quantity)), *deal.lines[1:]))


def later(deal: Deal, days: int) -> Deal:
    """The deal some days later, on the same order."""
    by = timedelta(days=days)
    return replace(deal, issued=deal.issued + by, delivered=deal.delivered + by, received=deal.received + by)


def besides(deal: Deal, description: str, net: str) -> Deal:
    """The deal with one more line, of which nothing was ordered."""
    amount = Decimal(net)
    line = Line(description=description, quantity=Decimal(1), uom="EA", unit_price=amount, net=penny(amount),
                vat_rate=Decimal(20))  # fmt: skip
    return replace(deal, lines=(*deal.lines, line))


def quoting(deal: Deal, number: str) -> Deal:
    """The deal with another order number on every line."""
    return replace(deal, lines=tuple(replace(line, po_number=number) for line in deal.lines))
