"""Invents the papers that are no bills: offers and confirmations, which look like bills, and lists of an account."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from samples.unseen.bills import RIGHT, BillMaker, bill_number, look, order_number
from samples.unseen.facts import Column, Pair, Paper
from samples.unseen.rehearsals import LISTS as REHEARSED
from samples.unseen.rehearsals import varied
from samples.unseen.style import Layout, Role

LIKE_BILLS = ("quote", "pro_forma", "order_acknowledgement", "delivery_note")
LISTS = ("statement", "reminder", "remittance_advice", "timesheet", "backing")
KINDS = (*LIKE_BILLS, *LISTS)
# The day, the number and the amount of a bill that a list names.
Entry = tuple[date, str, Decimal]
# How many of the lists in layouts for development are set out in the other way.
SHARE_OF_REHEARSED = 0.6
_UNPRICED = frozenset({"price", "amount", "rate", "percent_off", "vat_amount", "gross_amount"})


def notice(layout: Layout, seed: str, kind: str) -> Paper:
    """A paper of this kind; its truth is its kind alone."""
    maker = _OfferMaker(layout, f"{seed} {kind}", kind=kind) if kind in LIKE_BILLS else None
    paper = maker.paper() if maker else _listed(BillMaker(layout, f"{seed} {kind}", kind="invoice"), kind)
    paper.truth = {"kind": kind, "fields": {}, "lines": []}
    return paper


class _OfferMaker(BillMaker):
    """What a seller sends before the bill: the same table under another title, with other numbers and no bank."""

    def _head(self, paper: Paper) -> None:
        words, day = self.words, self.hand.day
        serial = f"{self.random.choice(('Q', 'SO', 'DN', ''))}{self.random.randrange(10000, 999999)}"
        paper.meta = [Pair(words[f"number_{self.kind}"], serial), Pair(words["date_other"], day(self.issued))]
        if self.kind == "quote":
            paper.meta.append(Pair(words["valid"], day(self.issued + timedelta(days=30))))
        else:
            paper.meta.append(Pair(words["po"], order_number(self.random)))
        paper.meta.append(Pair(words["account"], f"C{self.random.randrange(1000, 99999)}"))

    def paper(self) -> Paper:
        """The paper; a delivery note shows no money."""
        paper = super().paper()
        if self.kind == "delivery_note":
            paper.columns = [column for column in paper.columns if column.key not in _UNPRICED]
            paper.totals, paper.vat_rows = [], []
            paper.notes = ["Received in good condition: ______________________"]
        paper.bank = paper.bank if self.kind == "pro_forma" else []
        if self.layout.role is Role.DEVELOPMENT:
            varied(self, paper)
        return paper


def _listed(maker: BillMaker, kind: str) -> Paper:
    paper = Paper(title=maker.words[f"title_{kind}"], seller=maker.firm, look=look(maker.random))
    maker._address(paper)  # noqa: SLF001 (a notice is addressed as a bill is)
    paper.ship_to = ()
    makers: dict[str, Callable[[BillMaker, Paper], None]] = {
        "statement": _statement,
        "reminder": _reminder,
        "remittance_advice": _remittance,
        "timesheet": _timesheet,
        "backing": _backing,
    }
    if maker.layout.role is Role.DEVELOPMENT and maker.random.random() < SHARE_OF_REHEARSED:
        makers = REHEARSED
    makers[kind](maker, paper)
    paper.legal = [f"{maker.words['vat_number']}: {maker.firm.vat_number}"]
    return paper


def _columns(**headings: str) -> list[Column]:
    return [Column(key, heading, key in RIGHT) for key, heading in headings.items()]


def _entries(maker: BillMaker, count: int) -> list[Entry]:
    """Days, numbers and amounts of bills, the oldest first."""
    days = sorted(maker.issued - timedelta(days=maker.random.randrange(5, 120)) for _ in range(count))
    return [(day, bill_number(maker.random), Decimal(maker.random.randrange(2000, 900000)) / 100) for day in days]


def _statement(maker: BillMaker, paper: Paper) -> None:
    hand, balance = maker.hand, Decimal(0)
    paper.meta = [
        Pair("Account", f"C{maker.random.randrange(1000, 9999)}"),
        Pair("Statement date", hand.day(maker.issued)),
    ]
    paper.columns = _columns(
        worked="Date", description="Reference", code="Type", price="Debit", quantity="Credit", amount="Balance"
    )
    for on, number, amount in _entries(maker, maker.random.randint(3, 14)):
        credit = maker.random.random() < 0.2
        balance += -amount if credit else amount
        row = {"worked": hand.day(on), "description": number, "code": "Credit" if credit else "Invoice"}
        left = f"{'-' if balance < 0 else ''}{hand.price(abs(balance))}"
        paper.rows.append({**row, "quantity" if credit else "price": hand.price(amount), "amount": left})
    paper.totals = [
        Pair("Current", hand.amount(balance / 2)),
        Pair("Over 30 days", hand.amount(balance / 2)),
        Pair("Balance due", hand.amount(balance)),
    ]


def _reminder(maker: BillMaker, paper: Paper) -> None:
    hand = maker.hand
    paper.meta = [Pair("Date", hand.day(maker.issued)), Pair("Account", f"C{maker.random.randrange(1000, 9999)}")]
    paper.opening = "Our records show that the following invoices are overdue. Please arrange payment by return."
    paper.columns = _columns(description="Invoice", worked="Invoice date", amount="Outstanding")
    _owed(maker, paper, _entries(maker, maker.random.randint(1, 4)), "Total overdue")


def _remittance(maker: BillMaker, paper: Paper) -> None:
    hand = maker.hand
    paper.meta = [
        Pair("Payment date", hand.day(maker.issued)),
        Pair("Payment reference", f"BACS{maker.random.randrange(10000, 99999)}"),
    ]
    paper.opening = "The following has been paid into your bank account."
    paper.columns = _columns(description="Your invoice", worked="Dated", amount="Amount paid")
    _owed(maker, paper, _entries(maker, maker.random.randint(2, 9)), "Total paid")


def _owed(maker: BillMaker, paper: Paper, entries: list[Entry], total: str) -> None:
    """A row for each bill, and what they come to."""
    write = maker.hand
    paper.rows = [
        {"description": number, "worked": write.day(on), "amount": write.price(amount)}
        for on, number, amount in entries
    ]
    paper.totals = [Pair(total, write.amount(sum((amount for _, _, amount in entries), Decimal(0))))]


def _timesheet(maker: BillMaker, paper: Paper) -> None:
    hand, random_ = maker.hand, maker.random
    paper.meta = [
        Pair("Worker", random_.choice(("A Okafor", "M Lindqvist", "J Tanner"))),
        Pair("Week ending", hand.day(maker.issued)),
        Pair("Ward", "Ward 7"),
        Pair("Booking ref", f"{random_.randrange(100000, 999999)}"),
    ]
    paper.columns = _columns(worked="Date", code="Start", description="Finish", unit="Break", quantity="Hours")
    days = random_.randint(3, 6)
    paper.rows = [
        {
            "worked": hand.day(maker.issued - timedelta(days=back)),
            "code": "07:30",
            "description": "20:00",
            "unit": "60",
            "quantity": "11.50",
        }
        for back in range(days, 0, -1)
    ]
    paper.totals = [Pair("Total hours", f"{Decimal('11.50') * days}")]
    paper.notes = ["Worker's signature: ______________", "Authorised by: ______________  Date: __________"]


def _backing(maker: BillMaker, paper: Paper) -> None:
    hand, random_ = maker.hand, maker.random
    paper.title = f"{paper.title} {bill_number(random_)}" if paper.title.endswith("invoice") else paper.title
    paper.meta = [Pair("Period", f"{hand.day(maker.issued - timedelta(days=30))} to {hand.day(maker.issued)}")]
    paper.columns = _columns(worked="Date", description="Detail", code="Ref", quantity="Units")
    paper.rows = [
        {
            "worked": hand.day(maker.issued - timedelta(days=back)),
            "description": random_.choice(("Specimen transport", "Delivery round B", "Home visit", "Linen exchange")),
            "code": f"{random_.randrange(10000, 99999)}",
            "quantity": f"{random_.randrange(1, 40)}",
        }
        for back in range(random_.randint(8, 30), 0, -1)
    ]
