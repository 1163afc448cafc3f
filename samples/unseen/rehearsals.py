"""Other ways of setting out papers that are no bills, which layouts for development have beside those of notices.py.

The others have none of them: what is measured on their documents stays the same when readers get more to be tuned on.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from samples.unseen.bills import RIGHT, BillMaker, bill_number, order_number
from samples.unseen.facts import Column, Pair, Paper
from samples.unseen.figures import to_penny
from samples.unseen.goods import WORKERS

Row = dict[str, str]


def _columns(*named: tuple[str, str]) -> list[Column]:
    return [Column(key, heading, key in RIGHT) for key, heading in named]


def _entries(maker: BillMaker, fewest: int, most: int) -> list[tuple[Row, Decimal]]:
    """Bills of an account, each with its days and what is owed of it."""
    random_, hand, entries = maker.random, maker.hand, []
    for _ in range(random_.randint(fewest, most)):
        on = maker.issued - timedelta(days=random_.randrange(5, 160))
        owed = Decimal(random_.randrange(2000, 900000)) / 100
        row = {
            "worked": hand.day(on),
            "description": bill_number(random_),
            "unit": hand.day(on + timedelta(days=30)),
            "order": order_number(random_),
            "late": f"{max((maker.issued - on).days - 30, 0)}",
            "price": hand.price(owed),
            "amount": hand.price(owed),
        }
        entries.append((row, owed))
    return entries


def _owed(maker: BillMaker, paper: Paper, entries: list[tuple[Row, Decimal]], total: str) -> None:
    paper.rows = [row for row, _ in entries]
    paper.totals = [Pair(total, maker.hand.amount(sum((owed for _, owed in entries), Decimal(0))))]


def _aged(maker: BillMaker, paper: Paper) -> None:
    """A statement with what is owed by age, and where to pay it."""
    random_, hand = maker.random, maker.hand
    entries = _entries(maker, 2, 18)
    paper.meta = [
        Pair(random_.choice(("Date", "Statement date", "As at", "To date")), hand.day(maker.issued)),
        Pair(maker.words["account"], f"{random_.randrange(1000, 99999)}"),
        Pair("Page", "1"),
    ]
    paper.columns = _columns(
        ("worked", random_.choice(("Date", "Invoice date", "Doc. date"))),
        ("description", random_.choice(("Invoice No", "Document", "Reference", "Transaction"))),
        ("order", random_.choice(("Your order", "Details", "Customer ref"))),
        ("unit", random_.choice(("Due", "Due date", "Net due"))),
        ("price", random_.choice(("Original amount", "Amount", "Invoiced"))),
        ("amount", random_.choice(("Outstanding", "Balance", "Amount due"))),
    )
    _owed(maker, paper, entries, random_.choice(("Total outstanding", "Amount due", "Account balance", "Total due")))
    ages = ("Current", "30 days", "60 days", "90 days and over")
    paper.totals = [
        *(Pair(age, hand.price(to_penny(entries[0][1] * part / 4))) for part, age in enumerate(ages)),
        *paper.totals,
    ]
    paper.notes.append("Please advise us of any item that you do not recognise.")
    maker._bank(paper)  # noqa: SLF001 (a statement says where to pay as a bill does)


def _letter(maker: BillMaker, paper: Paper) -> None:
    """A reminder of one bill, written as a letter: number, day and sum of the bill stand among its references."""
    random_, hand = maker.random, maker.hand
    ((row, owed),) = _entries(maker, 1, 1)
    paper.meta = [
        Pair("Date", hand.day(maker.issued)),
        Pair(maker.words["account"], f"{random_.randrange(1000, 99999)}"),
        Pair(maker.words["number_invoice"], row["description"]),
        Pair("Invoice date", row["worked"]),
    ]
    paper.opening = random_.choice(
        (
            "Despite our earlier letter the invoice above remains unpaid. We shall pass the matter on in seven days.",
            "Our records show no payment. If you have paid in the last few days, please ignore this letter.",
            "We write to remind you that the following is now past its due date.",
        )
    )
    paper.columns = _columns(
        ("description", "Invoice"), ("unit", "Was due on"), ("late", "Days late"), ("amount", "Now due")
    )
    paper.rows = [row]
    paper.totals = [Pair(random_.choice(("Amount overdue", "Now payable", "Total")), hand.amount(owed))]
    maker._bank(paper)  # noqa: SLF001


def _paid(maker: BillMaker, paper: Paper) -> None:
    """Advice that a payment was made: what was billed, what was taken off, what was paid."""
    random_, hand = maker.random, maker.hand
    paper.meta = [
        Pair(random_.choice(("Date", "Value date", "Payment date")), hand.day(maker.issued)),
        Pair("Supplier number", f"{random_.randrange(1000, 999999)}"),
        Pair("Payment number", f"{random_.randrange(100000, 9999999)}"),
        Pair("Payment method", "BACS"),
    ]
    paper.opening = random_.choice(
        (
            "",
            "We have today credited your bank account with the sum below, in settlement of:",
            "Payment has been made to your account ending 4417.",
        )
    )
    paper.columns = _columns(
        ("description", "Invoice number"),
        ("worked", "Invoice date"),
        ("price", "Invoice amount"),
        ("taken", "Discount"),
        ("amount", "Paid amount"),
    )
    entries = _entries(maker, 1, 12)
    for row, _ in entries:
        row["taken"] = "0.00"
    _owed(maker, paper, entries, random_.choice(("Total payment", "Amount credited", "Payment total", "Total")))


def _shifts(maker: BillMaker, paper: Paper) -> None:
    """A week of one worker, day by day, with what the ward signs for."""
    random_, hand = maker.random, maker.hand
    paper.meta = [
        Pair("Name", f"{random_.choice('ABCDE')} {random_.choice(WORKERS)}"),
        Pair("Assignment no.", f"{random_.randrange(100000, 999999)}"),
        Pair(random_.choice(("W/E", "Week commencing", "Week ending (Sunday)")), hand.day(maker.issued)),
        Pair(random_.choice(("Client", "Hospital", "Department")), random_.choice(("Ward 12", "A&E", "Theatres"))),
        Pair("Grade", random_.choice(("Band 5", "Band 2", "ST3", "SHO"))),
    ]
    paper.columns = _columns(
        ("worked", "Date"),
        ("day", "Day"),
        ("code", "Time in"),
        ("unit", "Time out"),
        ("description", "Shift"),
        ("rest", "Unpaid break"),
        ("quantity", "Total hrs"),
    )
    total = Decimal(0)
    for back in range(7, 7 - random_.randint(2, 6), -1):
        on, hours = (
            maker.issued - timedelta(days=back),
            random_.choice((Decimal("7.50"), Decimal("11.50"), Decimal("10.25"))),
        )
        total += hours
        row = {"worked": hand.day(on), "day": f"{on:%a}", "code": "07.00", "unit": "19.30", "rest": "0.5"}
        paper.rows.append(
            {**row, "description": random_.choice(("Long day", "Night", "Early")), "quantity": f"{hours}"}
        )
    paper.totals = [Pair(random_.choice(("Total", "Hours claimed", "Total hours this week")), f"{total}")]
    paper.notes = [
        "I confirm that the hours shown are correct. Authorised signatory: ____________  Print name: ____________"
    ]


def _priced(maker: BillMaker, paper: Paper) -> None:
    """A schedule with money in it, which is charged on the bill that it names."""
    random_, hand = maker.random, maker.hand
    paper.meta = [
        Pair("Supporting invoice", bill_number(random_)),
        Pair("Period", f"{hand.day(maker.issued - timedelta(days=30))} - {hand.day(maker.issued)}"),
    ]
    paper.opening = random_.choice(("", "Details of the charges on the invoice named above.", "For information only."))
    paper.columns = _columns(
        ("worked", "Date"),
        ("code", "Ref"),
        ("description", "Detail"),
        ("quantity", "Units"),
        ("price", "Rate"),
        ("amount", "Charge"),
    )
    total = Decimal(0)
    for back in range(random_.randint(6, 34), 0, -1):
        units, rate = random_.randint(1, 30), Decimal(random_.randrange(50, 9000)) / 100
        total += units * rate
        row = {"worked": hand.day(maker.issued - timedelta(days=back)), "code": f"{random_.randrange(10000, 99999)}"}
        words = random_.choice(
            ("Call to 01632 960041", "Journey, dialysis", "Test, routine", "Agency shift", "Copies, ward")
        )
        figures = {"quantity": f"{units}", "price": hand.price(rate), "amount": hand.price(units * rate)}
        paper.rows.append({**row, "description": words, **figures})
    paper.totals = [
        Pair(
            random_.choice(("Schedule total", "Total of this schedule", "Total carried to invoice")), hand.amount(total)
        )
    ]


LISTS: dict[str, Callable[[BillMaker, Paper], None]] = {
    "statement": _aged,
    "reminder": _letter,
    "remittance_advice": _paid,
    "timesheet": _shifts,
    "backing": _priced,
}
# What offers and the like say in a sentence; every second one says nothing.
SENTENCES = {
    "quote": (
        "We thank you for your enquiry and have pleasure in quoting as follows.",
        "Prices are firm for 30 days and exclude VAT unless shown.",
        "Please sign and return one copy to place the order: ____________",
    ),
    "pro_forma": (
        "This is not a VAT invoice. One will be issued when payment has been received.",
        "Goods will be despatched on receipt of cleared funds.",
    ),
    "order_acknowledgement": (
        "Thank you for your order, which we confirm as follows. Please check it and tell us of any error today.",
        "Your order has been received and will be invoiced on despatch.",
        "Expected despatch: 3 to 5 working days.",
    ),
    "delivery_note": (
        "Goods received in good order by: ____________ Print: ____________ Time: ______",
        "Shortages must be notified within 3 days. No. of parcels: 2",
        "This is not an invoice.",
    ),
}


def varied(maker: BillMaker, paper: Paper) -> None:
    """A sentence that papers of this kind have, above or below the lines."""
    for text in maker.random.sample(SENTENCES[maker.kind], maker.random.randrange(2)):
        if maker.random.random() < 0.5 and not paper.opening:
            paper.opening = text
        else:
            paper.notes.append(text)
