"""What bills of British trades have besides: balances brought forward, workers, residents, factors, vehicles, claims.

Each function adds to a paper and, where what it adds is a fact, to its truth; see Layout.more and Layout.changes.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from samples.unseen.bills import BillMaker
from samples.unseen.facts import Pair, Paper
from samples.unseen.figures import Item, to_penny
from samples.unseen.goods import WORKERS

_TIMES = ("07:30-20:00", "19:30-08:00", "13:00-21:00")


def brought_forward(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """What was owed before, what came in, and what is owed now with this bill; only that of this bill is its total."""
    if maker.kind != "invoice" or maker.random.random() < 0.25:
        return
    hand, random_ = maker.hand, maker.random
    before = Decimal(random_.randrange(9000, 900000)) / 100
    paid = before if random_.random() < 0.6 else to_penny(before / 2)
    gross = Decimal(maker.fields["gross"][0])
    paper.named["before"] = Pair(random_.choice(("Previous bill", "Balance on last bill")), hand.amount(before))
    paper.named["paid"] = Pair(
        random_.choice(("Payments received - thank you", "Paid since last bill")), hand.amount(-paid)
    )
    label = random_.choice(("Amount now due", "Account balance to pay", "Please pay this amount"))
    paper.settled = [
        Pair("Balance brought forward", hand.amount(before - paid)),
        Pair(label, hand.amount(gross + before - paid)),
    ]
    maker.fields["amount_due"] = [f"{gross + before - paid:f}"]


def period(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """From when to when the bill charges."""
    end = maker.issued - timedelta(days=maker.random.randrange(1, 9))
    start = end - timedelta(days=maker.random.choice((6, 27, 30, 91)))
    label = maker.random.choice(("Billing period", "Period covered", "For the period", "Charges from/to"))
    pair = Pair(label, f"{maker.hand.day(start)} to {maker.hand.day(end)}")
    paper.named["period"] = pair
    paper.meta.insert(maker.random.randint(2, len(paper.meta)), pair)


def carrier_numbers(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """A bill's number in groups, beside an account's that looks the same."""
    random_ = maker.random
    number = (
        f"{random_.choice('QMV')}{random_.randrange(10, 99):03d} {random_.randrange(10, 99)}{random_.choice('ABCX')}"
    )
    maker.fields["invoice_number"] = [number]
    account = f"{random_.choice(('VP', 'GB', 'WM'))} {random_.randrange(1000, 9999)} {random_.randrange(1000, 9999)}"
    label = maker.words["account"]
    paper.meta = [paper.meta[0]._replace(value=number), *paper.meta[1:]]
    paper.meta = [pair._replace(value=account) if pair.label == label else pair for pair in paper.meta]


def factored(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """The debt is sold: who is to be paid is another firm than who sent the bill."""
    if not paper.bank or maker.random.random() < 0.3:
        return
    factor = maker.random.choice(
        ("Penfold Invoice Finance Ltd", "Calder Commercial Finance", "Aireborough Factors Ltd")
    )
    paper.bank = [
        Pair(maker.words["account_name"], factor),
        *(pair for pair in paper.bank if pair.value != maker.firm.name),
    ]
    said = "This debt has been purchased by and assigned to {0}. Only payment to {0} will discharge it."
    paper.notes.append(said.format(factor))


def by_worker(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """Shifts in runs of one worker, what each run comes to, and under each shift what its rate is made of."""
    start, random_ = 0, maker.random
    while start < len(items):
        end = min(len(items), start + random_.randint(1, 4))
        name = f"{random_.choice('ABCDEGHJKM')} {random_.choice(WORKERS)}"
        paper.rows[start]["group"] = (
            f"{name}   Timesheet {random_.randrange(100000, 999999)}   Booking {random_.randrange(1000, 99999)}"
        )
        paper.rows[end - 1]["subtotal"] = maker.hand.amount(sum((item.net for item in items[start:end]), Decimal(0)))
        for row, item in zip(paper.rows[start:end], items[start:end], strict=True):
            row["below"] = _made_of(item.article.price, random_.choice(_TIMES))
        start = end


def _made_of(price: Decimal, times: str) -> str:
    """What an hour's price is made of, and the hours of the shift."""
    pay = to_penny(price * Decimal("0.71"))
    leave = to_penny(pay * Decimal("0.1207"))
    return f"Pay {pay:.2f} + holiday {leave:.2f} + NI and fee {price - pay - leave:.2f}; {times}"


def residents(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """Who each line is for; a contribution is that of the resident above it."""
    name = ""
    for row, item in zip(paper.rows, items, strict=True):
        if item.net > 0 or not name:
            first, last = maker.random.choice("ABCDEFGHJ"), maker.random.choice("BCDFGHKL")
            name = f"{first}.{last}. (ref {maker.random.randrange(10000, 99999)})"
        row["person"] = name


def contributions(maker: BillMaker, items: list[Item]) -> list[Item]:
    """Under most placements what the resident pays of it, as a line to be taken off."""
    charged: list[Item] = []
    for item in items:
        charged.append(item)
        if maker.random.random() < 0.65:
            price = to_penny(item.article.price * Decimal(maker.random.choice(("0.18", "0.25", "0.4"))))
            article = item.article._replace(
                description="Less client contribution", price=price, quantity=-item.article.quantity
            )
            charged.append(replace(item, article=article, net=to_penny(-price * item.article.quantity)))
    return charged


def vehicles(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """A registration and an agreement for each line."""
    random_ = maker.random
    for row in paper.rows:
        letters = "".join(random_.choices("ABCDEFGHJKLMNOPRSTUVWXY", k=5))
        row["reg"] = f"{letters[:2]}{random_.choice(('24', '74', '25', '75'))} {letters[2:]}"
        row["agreement"] = f"{random_.randrange(100000, 999999)}/{random_.randrange(1, 9)}"


def unnumbered(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Every fifth one who seldom bills gives the bill no number."""
    if maker.random.random() < 0.2:
        paper.meta = paper.meta[1:]
        maker.fields.pop("invoice_number")


def claimed(label: str, prefix: str) -> Callable[[BillMaker, Paper, Sequence[Item]], None]:
    """A code of the contractor under this label, with this before its digits, and the quarter that is claimed."""

    def claim(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
        quarter = (maker.issued.month - 1) // 3
        paper.named["code"] = Pair(label, f"{prefix}{maker.random.randrange(10000, 99999)}")
        paper.named["quarter"] = Pair("Claim period", f"Quarter {quarter or 4} 2025/26")
        paper.meta += [paper.named["code"], paper.named["quarter"]]

    return claim


_TIMED = ("Partner", "Associate", "Trainee")


def time_first(_maker: BillMaker, items: list[Item]) -> list[Item]:
    """What was worked before what was paid out."""
    return sorted(items, key=lambda item: not item.article.description.startswith(_TIMED))


def disbursed(_maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """A title over the time and one over what was paid out, for lines in that order."""
    before = ""
    for row, item in zip(paper.rows, items, strict=True):
        title = "Time recorded" if item.article.description.startswith(_TIMED) else "Disbursements"
        if title != before:
            row["group"] = before = title


def on_paper_only(_maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Nothing is delivered anywhere."""
    paper.ship_to = ()


def small_number(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Who bills seldom counts from one, or by the year."""
    count = maker.random.randrange(3, 240)
    number = maker.random.choice((f"{count}", f"{count:03d}", f"{count}/26", f"{maker.issued:%m%y}-{count % 20 + 1}"))
    paper.meta = [paper.meta[0]._replace(value=number), *paper.meta[1:]]
    maker.fields["invoice_number"] = [number]


def reverse_charged(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """The customer accounts for the VAT, which the bill names and does not charge."""
    vat = to_penny(Decimal(maker.fields["net"][0]).copy_abs() / 5)
    said = "Reverse charge: customer to account to HMRC for the VAT of {} on these supplies at 20% (s. 55A VATA 1994)."
    paper.notes.append(said.format(maker.hand.price(vat)))


def deducted(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """Tax of subcontractors is taken off what is paid for labour."""
    if maker.kind != "invoice":
        return
    gross, labour = Decimal(maker.fields["gross"][0]), to_penny(items[0].net * Decimal("0.6"))
    tax = to_penny(labour / 5)
    paper.settled = [
        Pair(f"Less CIS deduction 20% on labour of {maker.hand.price(labour)}", maker.hand.amount(-tax)),
        Pair(maker.random.choice(("Net payment", "Amount payable after CIS")), maker.hand.amount(gross - tax)),
    ]
    maker.fields["amount_due"] = [f"{gross - tax:f}"]


def with_vat(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """The price of one with VAT, beside that without."""
    for row, item in zip(paper.rows, items, strict=True):
        row["price_gross"] = maker.hand.price(to_penny(item.article.price * (100 + item.rate) / 100))


def ordered_at_a_market(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """The market's own number of the order, which is not the buyer's, and often all is paid already."""
    random_ = maker.random
    number = f"{random_.randrange(200, 300)}-{random_.randrange(10**6, 10**7)}-{random_.randrange(10**6, 10**7)}"
    paper.meta.insert(
        random_.randint(1, len(paper.meta)), Pair(random_.choice(("Order #", "Marketplace order")), number)
    )
    if maker.kind == "invoice" and random_.random() < 0.5:
        gross = Decimal(maker.fields["gross"][0])
        paper.settled = [
            Pair("Paid by card", maker.hand.amount(-gross)),
            Pair("Balance", maker.hand.amount(Decimal(0))),
        ]
        maker.fields["prepaid"], maker.fields["amount_due"] = [f"{gross:f}"], ["0.00"]


def cylinders(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """How many were held, came and went; what is charged are the days of all."""
    for row, item in zip(paper.rows, items, strict=True):
        held, came = maker.random.randrange(1, 30), maker.random.randrange(12)
        went = maker.random.randrange(min(held, 9) + 1)
        row |= {"held": f"{held}", "came": f"{came}", "went": f"{went}", "left": f"{held + came - went}"}
        row["below"] = (
            f"Size {item.article.code[-2:]}, on hand at end of period {held + came - went}" if came > 8 else ""
        )


def corrected(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """Why each line is credited, with the price charged and the right one."""
    for row, item in zip(paper.rows, items, strict=True):
        charged = item.article.price + to_penny(item.article.price / 4)
        reason = maker.random.choice(
            ("Priced at {} and not at {}", "Returned, collection note", "Damaged in transit", "Charged twice")
        )
        row["below"] = (
            f"Reason: {reason.format(maker.hand.price(charged), maker.hand.price(charged - item.article.price))}"
        )


def passengers(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Who rode, when, and the number of the booking."""
    for row in paper.rows:
        row["person"] = f"{maker.random.choice('ABCDEGHJ')} {maker.random.choice(WORKERS)}"
        row["booking"] = f"{maker.random.randrange(10000, 99999)}"
        row["time"] = f"{maker.random.randrange(6, 23):02d}:{maker.random.choice((0, 10, 25, 40)):02d}"
