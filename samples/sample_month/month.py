"""Making a month's documents: deals between a firm and an organisation, the bills for them, and sending those."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sample_month import facts, layouts
from sample_month.bills import Bill, Buyer, Line, penny
from sample_month.catalogue import TRADES, Product
from sample_month.channels import CHANNELS
from sample_month.firms import Firm, HouseStyle
from sample_month.organisations import SHARED_SITE, Organisation
from sample_month.post import Letter, Post
from sample_month.world import World

WORKING_DAYS = tuple(date(2026, 10, day) for day in range(1, 32) if date(2026, 10, day).weekday() < 5)
DISCOUNT = Decimal(20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What a firm supplies to an organisation, and when: ordered, delivered, billed, received by post."""

    organisation: Organisation
    firm: Firm
    supplier_id: str
    lines: tuple[Line, ...]
    ordered: date
    delivered: date
    issued: date
    received: date


# Prints a bill in a way of its own, or not at all.
Printer = Callable[[Bill, HouseStyle], bytes | None]


class Month:
    """What every situation works with: chance, the world, and the post bag."""

    def __init__(self, world: World, post: Post, *, printer: Printer | None = None) -> None:
        self.world = world
        self.post = post
        self.printer = printer
        self.rng: random.Random = world.rng
        self._turn = 0

    def firm(self, *, trade: str | None = None, goods: bool = True) -> Firm:
        """The next firm in turn, of this trade or of any that sells goods (or services) in pounds."""
        while True:
            firm = self.world.firms[self._turn % len(self.world.firms)]
            self._turn += 1
            fits = firm.trade == trade if trade else TRADES[firm.trade].services != goods
            if fits and firm.currency == "GBP":
                return firm

    def day(self, *, early: bool = False) -> date:
        """A working day of the month; an early one leaves time for what follows it."""
        return self.rng.choice(WORKING_DAYS[2:11] if early else WORKING_DAYS)

    def later(self, day: date, days: int) -> date:
        """The first working day at least so many days after this one."""
        return next(other for other in WORKING_DAYS if other >= day + timedelta(days=days))

    def deal(
        self,
        *,
        firm: Firm | None = None,
        organisation: Organisation | None = None,
        day: date | None = None,
        count: int | None = None,
        discount: bool = False,
        minimum: int = 0,
    ) -> Deal:
        """A new deal whose total the firm has asked from nobody yet; `minimum` is the least that each line comes to."""
        firm = firm or self.firm()
        organisation = organisation or self.rng.choice(self.world.known_at(firm))
        received = day or self.day()
        issued = received - timedelta(days=self.rng.randint(1, 4))
        delivered = issued - timedelta(days=self.rng.randint(0, 5))
        ordered = delivered - timedelta(days=self.rng.randint(4, 20))
        lines = self.lines(firm, count=count, discount=discount, minimum=minimum)
        return Deal(
            organisation=organisation,
            firm=firm,
            supplier_id=self.world.records[organisation.code, firm.serial],
            lines=lines,
            ordered=ordered,
            delivered=delivered,
            issued=issued,
            received=received,
        )

    def lines(
        self, firm: Firm, *, count: int | None = None, discount: bool = False, minimum: int = 0
    ) -> tuple[Line, ...]:
        """Lines from a firm's list, with a total that is new for the firm; each product once where they suffice."""
        count = count or min(self.rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 9)), len(firm.products))
        offer: Sequence[Product] = firm.products
        if "vat" not in layouts.layout_of(firm.style).prints:
            offer = [product for product in offer if product.vat_rate == offer[0].vat_rate]
        while True:
            chosen = self.rng.sample(offer, count) if count <= len(offer) else self.rng.choices(offer, k=count)
            lines = tuple(self._line(product, discount=discount, minimum=minimum) for product in chosen)
            gross = sum((penny(line.net * (100 + line.vat_rate) / 100) for line in lines), Decimal(0))
            if gross not in firm.sums:
                firm.sums.add(gross)
                return lines

    def _line(self, product: Product, *, discount: bool, minimum: int) -> Line:
        most = 8 if product.price > 150 else 48
        quantity = Decimal(self.rng.randint(1, most) + (minimum // int(product.price + 1)))
        price = penny(product.price * self.rng.choice((95, 100, 100, 105, 110)) / 100)
        list_price = None
        if discount:  # a list price whose discount comes out in whole pence
            list_price = penny(price / 4) * 5
            price = penny(list_price * (100 - DISCOUNT) / 100)
        return Line(
            description=product.description,
            item_code=product.code,
            quantity=quantity,
            uom=product.uom,
            unit_price=price,
            list_price=list_price,
            discount=DISCOUNT if discount else None,
            net=penny(quantity * price),
            vat_rate=product.vat_rate,
        )

    def ordered(self, deal: Deal, *, receipted: bool = True, **order: object) -> Deal:
        """The deal with its order raised and, unless told otherwise, everything on it received."""
        lines = self.world.order(deal.organisation, deal.firm, deal.lines, deal.ordered, **order)  # type: ignore[arg-type]
        if receipted:
            self.world.receive(deal.organisation, lines, deal.delivered, by_amount=bool(order.get("by_amount")))
        return replace(deal, lines=tuple(lines))

    def buyer(self, organisation: Organisation) -> Buyer:
        """An organisation as it is addressed on a bill."""
        sites = [site for site in organisation.sites if site != SHARED_SITE]
        return Buyer(
            name=organisation.name,
            address=tuple(organisation.address),
            payables_line=f"{organisation.code} Payables {organisation.payables_code}",
            deliver_to=self.rng.choice(sites),
            gln=organisation.gln,
            vat_number=organisation.vat_number,
        )

    def invoice(self, deal: Deal, **changes: object) -> Bill:
        """The bill for a deal, as it should be; `changes` make of it what the situation needs."""
        bill = Bill(
            kind="invoice",
            number=deal.firm.next_number(),
            issue_date=deal.issued,
            seller=deal.firm.seller(),
            buyer=self.buyer(deal.organisation),
            lines=deal.lines,
            currency=deal.firm.currency,
            due_date=deal.issued + timedelta(days=30) if deal.firm.serial % 2 else None,
        )
        return replace(bill, **changes)  # type: ignore[arg-type]

    def credit(self, deal: Deal, original: str | None, **changes: object) -> Bill:
        """A credit note for a deal against an invoice."""
        changes = {"kind": "credit_note", "number": deal.firm.next_number(credit=True), "due_date": None, **changes}
        return self.invoice(deal, references=(original,) if original else (), **changes)

    def send(self, deal: Deal, bill: Bill, situation: str, *, channel: str = "text", **expected: object) -> Letter:
        """Put a bill into the post; what is expected of it is passed on to `expect`."""
        how = CHANNELS[channel]
        printed = self.printer(bill, deal.firm.style) if self.printer and channel == "text" else None
        letter = self.post.put(deal.received, how.suffix, printed or how.make(bill, deal.firm.style))
        self.expect(letter, deal, bill, situation, channel=channel, **expected)  # type: ignore[arg-type]
        return letter

    def expect(
        self,
        letter: Letter,
        deal: Deal,
        bill: Bill,
        situation: str,
        *,
        channel: str,
        outcome: str = "posted",
        known: bool = True,
        addressed: bool = True,
        **expected: object,
    ) -> None:
        """Say what is expected of a bill in a file that is in the bag already.

        `known` is False where nobody can say which supplier sent it, `addressed` where nobody can say whom it bills.
        """
        supplier_id = deal.supplier_id if known else None
        found = facts.fields(bill, supplier_id=supplier_id)
        if CHANNELS[channel].printed:
            layout = layouts.layout_of(deal.firm.style)
            found = facts.fields(bill, supplier_id=supplier_id, prints=layout.prints, bank=layout.bank)
        elif CHANNELS[channel].bank_lost:
            found = facts.fields(bill, supplier_id=supplier_id, bank=False)
        elif CHANNELS[channel].sort_code_lost:
            found["sort_code"] = None
        if outcome == "posted":
            expected["posting"] = facts.posting(
                bill, supplier_id=deal.supplier_id, received=deal.received, delivered=deal.delivered
            )
        self.post.expect(
            letter,
            situation,
            kind=bill.kind,
            outcome=outcome,
            channel=channel.split("_", maxsplit=1)[0],
            organisation=deal.organisation.code if addressed else None,
            fields=found,
            **expected,  # type: ignore[arg-type]
        )
