"""Papers that are no bills and look like some, each for one layout: accounts, letters, advices, priced notes, banks.

Each function takes the layout and a seed, and gives the paper, whose truth is its kind alone.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from samples.sample_month.identifiers import account
from samples.unseen.bills import BillMaker, bill_number, look, order_number
from samples.unseen.facts import Column, Pair, Paper
from samples.unseen.figures import to_penny
from samples.unseen.notices import notice
from samples.unseen.rehearsals import LISTS
from samples.unseen.style import Layout

Made = Callable[[Layout, str], Paper]


def _begun(layout: Layout, seed: str, kind: str) -> tuple[BillMaker, Paper]:
    """A paper with its sender, its addressee and its kind."""
    maker = BillMaker(layout, f"{seed} {kind}", kind="invoice")
    paper = Paper(title=maker.words[f"title_{kind}"], seller=maker.firm, look=look(maker.random))
    maker._address(paper)  # noqa: SLF001
    paper.ship_to = ()
    paper.legal = [f"{maker.words['vat_number']}: {maker.firm.vat_number}"]
    paper.truth = {"kind": kind, "fields": {}, "lines": []}
    return maker, paper


def listed(kind: str) -> Made:
    """One of the lists that others have too."""

    def make(layout: Layout, seed: str) -> Paper:
        maker, paper = _begun(layout, seed, kind)
        LISTS[kind](maker, paper)
        return paper

    return make


def offered(kind: str) -> Made:
    """One of the papers that come before a bill, as others have them too."""
    return lambda layout, seed: notice(layout, seed, kind)


def running_account(layout: Layout, seed: str) -> Paper:
    """A month of an account: what was brought forward, bills with their VAT, payments, and what is to be paid."""
    maker, paper = _begun(layout, seed, "statement")
    hand, random_ = maker.hand, maker.random
    balance = Decimal(random_.randrange(0, 200000)) / 100
    paper.meta = [
        Pair(maker.words["account"], f"{random_.randrange(1000, 99999)}"),
        Pair(maker.words["date"], hand.day(maker.issued)),
        Pair("Credit limit", hand.price(Decimal(random_.choice((5000, 20000, 50000))))),
    ]
    headings = ("Date", "Type", "Our ref", "Your order", "Net", "VAT", "Debit", "Credit", "Balance")
    keys = ("worked", "type", "description", "order", "net", "vat", "debit", "credit", "amount")
    paper.columns = [Column(key, said, key in keys[4:]) for key, said in zip(keys, headings, strict=True)]
    paper.rows = [{"type": "B/F", "description": "Balance brought forward", "amount": hand.price(balance)}]
    for back in range(random_.randint(4, 16), 0, -1):
        row = {"worked": hand.day(maker.issued - timedelta(days=2 * back)), "description": bill_number(random_)}
        if random_.random() < 0.2:
            paid = to_penny(balance / 2)
            balance -= paid
            row |= {"type": "BACS", "credit": hand.price(paid)}
        else:
            net = Decimal(random_.randrange(2000, 400000)) / 100
            vat = to_penny(net / 5)
            balance += net + vat
            row |= {"type": "INV", "order": order_number(random_), "net": hand.price(net), "vat": hand.price(vat)}
            row["debit"] = hand.price(net + vat)
        paper.rows.append({**row, "amount": hand.price(balance)})
    paper.totals = [Pair(maker.words["gross"], hand.amount(balance))]
    maker._bank(paper)  # noqa: SLF001
    return paper


def before_action(layout: Layout, seed: str) -> Paper:
    """A letter that names one bill, adds interest and compensation, and says what follows."""
    maker, paper = _begun(layout, seed, "reminder")
    hand, random_ = maker.hand, maker.random
    owed = Decimal(random_.randrange(20000, 900000)) / 100
    late = random_.randrange(20, 140)
    interest = to_penny(owed * late * Decimal("0.1275") / 365)
    on = maker.issued - timedelta(days=late + 30)
    paper.meta = [Pair("Our ref", f"CC/{random_.randrange(1000, 99999)}"), Pair("Date", hand.day(maker.issued))]
    number, due = bill_number(random_), hand.day(on + timedelta(days=30))
    paper.opening = (
        f"{maker.words['number_invoice']} {number} dated {hand.day(on)} for {hand.amount(owed)} fell due on {due} "
        f"and has not been paid. It was raised against your order {order_number(random_)}."
    )
    fixed = Decimal(random_.choice((40, 70, 100)))
    paper.totals = [
        Pair("Principal sum", hand.amount(owed)),
        Pair(f"Interest, {late} days at 12.75%", hand.amount(interest)),
        Pair("Fixed compensation", hand.amount(fixed)),
        Pair("Total now claimed", hand.amount(owed + interest + fixed)),
    ]
    days = random_.choice((7, 14))
    paper.notes = [
        f"Unless we have cleared funds within {days} days we shall issue proceedings without further notice."
    ]
    maker._bank(paper)  # noqa: SLF001
    return paper


def written_mail(layout: Layout, seed: str) -> Paper:
    """A mail that somebody printed: it asks for a bill to be paid and has the bill's name among its lines."""
    maker, paper = _begun(layout, seed, "reminder")
    hand, random_ = maker.hand, maker.random
    number, owed = bill_number(random_), Decimal(random_.randrange(9000, 900000)) / 100
    paper.meta = [
        Pair("From", f"Credit Control <{maker.firm.email}>"),
        Pair("Sent", f"{hand.day(maker.issued)} 09:{random_.randrange(10, 60)}"),
        Pair("To", "AP Invoices (shared mailbox)"),
        Pair("Subject", f"{paper.title} - {maker.words['number_invoice']} {number}"),
        Pair("Attachments", f"{number.replace('/', '_')}.pdf (84 KB)"),
    ]
    due = maker.issued - timedelta(days=random_.randrange(3, 40))
    asked = f"invoice {number} for {hand.amount(owed)}, due {hand.day(due)},"
    paper.opening = f"Good morning, could you let me know when {asked} will be paid?"
    paper.notes = ["A copy is attached. If it is in dispute please say so by return.", "This message is confidential."]
    return paper


def paid_by_trust(layout: Layout, seed: str) -> Paper:
    """What a trust writes to a supplier that it has paid: bills and credits with their days, and what they come to."""
    maker, paper = _begun(layout, seed, "remittance_advice")
    hand, random_ = maker.hand, maker.random
    paper.meta = [
        Pair("Supplier number", f"{random_.randrange(10000, 999999)}"),
        Pair("Payment date", hand.day(maker.issued)),
        Pair("BACS reference", f"{random_.randrange(10**7, 10**8)}"),
        Pair("Bank account paid", f"******{maker.firm.account_number[-2:]}"),
    ]
    headings = (
        ("description", "Your reference"),
        ("worked", "Doc. date"),
        ("code", "Our voucher"),
        ("order", "PO number"),
        ("amount", "Amount"),
    )
    paper.columns = [Column(key, said, key == "amount") for key, said in headings]
    total = Decimal(0)
    for _ in range(random_.randint(2, 15)):
        value = Decimal(random_.randrange(2000, 900000)) / 100
        value = -to_penny(value / 8) if random_.random() < 0.2 and total > value else value
        total += value
        on = hand.day(maker.issued - timedelta(days=random_.randrange(20, 70)))
        row = {"description": bill_number(random_), "worked": on, "code": f"{random_.randrange(10**6, 10**7)}"}
        paper.rows.append(
            {**row, "order": order_number(random_), "amount": f"{'-' if value < 0 else ''}{hand.price(abs(value))}"}
        )
    paper.totals = [Pair("Payment total", hand.amount(total))]
    return paper


def priced_delivery(layout: Layout, seed: str) -> Paper:
    """What goes with the goods and shows their prices, with room for who takes them in."""
    paper = notice(layout, seed, "order_acknowledgement")
    paper.title = layout_title(layout, seed, "delivery_note")
    paper.meta[0] = Pair("Delivery note no.", paper.meta[0].value)
    paper.opening = "THIS IS NOT AN INVOICE. Values are shown for your receipting only."
    paper.notes = [
        "Received by ______________ Print ______________ Date ________ Parcels ____",
        "Driver: ______ Route 14",
    ]
    paper.truth = {"kind": "delivery_note", "fields": {}, "lines": []}
    return paper


def layout_title(layout: Layout, seed: str, kind: str) -> str:
    """What this firm calls a paper of the kind."""
    return BillMaker(layout, f"{seed} {kind}", kind="invoice").words[f"title_{kind}"]


def priced_hours(layout: Layout, seed: str) -> Paper:
    """A week's hours signed for, with the rate and what will be charged for them on the agency's bill."""
    maker, paper = _begun(layout, seed, "timesheet")
    LISTS["timesheet"](maker, paper)
    hours, rate = Decimal(paper.totals[0].value), Decimal(maker.random.randrange(1800, 9000)) / 100
    paper.totals += [
        Pair("Charge rate per hour", maker.hand.price(rate)),
        Pair("Charge to be invoiced, excl. VAT", maker.hand.amount(to_penny(hours * rate))),
    ]
    paper.meta.append(Pair("Purchase order", order_number(maker.random)))
    return paper


def new_bank(layout: Layout, seed: str) -> Paper:
    """A letter with the account into which all bills are to be paid from now on."""
    maker, paper = _begun(layout, seed, "bank_change_form")
    random_ = maker.random
    sort_code, number = account(random_.randrange(1, 9999))
    paper.meta = [Pair("Date", maker.hand.day(maker.issued)), Pair("Our ref", f"FIN/{random_.randrange(100, 9999)}")]
    when = maker.hand.day(maker.issued + timedelta(days=random_.randrange(3, 30)))
    paper.opening = random_.choice(
        (
            f"We have moved our banking. From {when} please send all payments to the account below.",
            f"Please update your records: our bank changes on {when}. Invoices not yet paid should be paid there too.",
        )
    )
    code = f"{sort_code[:2]}-{sort_code[2:4]}-{sort_code[4:]}"
    paper.bank = [Pair("Account name", maker.firm.name), Pair("Sort code", code), Pair("Account number", number)]
    old = Pair("Old account, closed", f"ending {maker.firm.account_number[-4:]}")
    paper.settled = [old] if random_.random() < 0.6 else []
    paper.notes = [
        random_.choice(
            ("Please confirm in writing when this is done.", "Ring us on the number that you hold for us if in doubt.")
        )
    ]
    return paper
