"""What papers of some layouts have besides: numbers and days that stand near those that count, batches, other counts.

Each function adds to a paper and, where what it adds is a fact, to its truth.
"""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from samples.unseen.bills import BillMaker
from samples.unseen.facts import Pair, Paper
from samples.unseen.figures import Item, to_penny
from samples.unseen.goods import WORKERS

_BILLS = frozenset({"invoice", "credit_note"})


def references(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Numbers that are neither the bill's nor the order's: of a job, a contract, a delivery, a route."""
    random_, words = maker.random, maker.words
    numbers = {
        "job": f"{random_.choice(('J', 'WO', ''))}{random_.randrange(10000, 999999)}",
        "contract": f"{random_.choice(('C', 'CT/', 'NHSSC-'))}{random_.randrange(1000, 99999)}",
        "delivery": f"{random_.randrange(1000000, 99999999)}",
        "our_order": f"SO{random_.randrange(100000, 9999999)}",
        "branch": f"{random_.randrange(1, 99):03d}",
    }
    for key in random_.sample(sorted(numbers), random_.randint(1, 3)):
        if all(pair.label != words[key] for pair in paper.meta):
            paper.meta.insert(random_.randint(2, len(paper.meta)), Pair(words[key], numbers[key]))


def days(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Days beside that of the bill: when it was ordered, when it was delivered, and often a tax point of its own."""
    if maker.kind not in _BILLS:
        return
    random_, words, day = maker.random, maker.words, maker.hand.day
    ordered = maker.issued - timedelta(days=random_.randrange(8, 40))
    paper.meta.insert(random_.randint(1, len(paper.meta)), Pair(words["order_date"], day(ordered)))
    sent = maker.issued - timedelta(days=random_.randrange(1, 7))
    paper.meta.insert(random_.randint(2, len(paper.meta)), Pair(words["delivery_date"], day(sent)))
    if "tax_point" not in maker.fields and random_.random() < 0.5:
        paper.meta.insert(random_.randint(1, len(paper.meta)), Pair(words["tax_point"], day(sent)))
        maker.fields["tax_point"] = [sent.isoformat()]


def delivered(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """The day on which goods came or work was done, and a number of a customer's or of the seller's own."""
    sent = maker.issued - timedelta(days=maker.random.randrange(1, 7))
    paper.meta.insert(
        maker.random.randint(1, len(paper.meta)), Pair(maker.words["delivery_date"], maker.hand.day(sent))
    )
    own = Pair(maker.words["our_order"], f"{maker.random.randrange(100000, 9999999)}")
    paper.meta.insert(maker.random.randint(2, len(paper.meta)), own)


def batches(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """The batch and the expiry of each line, and how many make a pack."""
    random_ = maker.random
    for row in paper.rows:
        letters = "".join(random_.choices("ABCDEFGHKLMNPRT", k=2))
        row["batch"] = f"{letters}{random_.randrange(1000, 99999)}"
        row["expiry"] = f"{random_.randrange(1, 13):02d}/{random_.randrange(27, 31)}"
        row["pack"] = random_.choice(("1", "10", "28", "30", "56", "100"))


def per_hundred(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """Cheap goods are priced by the hundred or the thousand; the truth has the price as it is printed."""
    for row, line, item in zip(paper.rows, paper.truth["lines"] or [{}] * len(paper.rows), items, strict=True):
        per = 1 if item.article.price >= 5 else 1000 if item.article.price < Decimal("0.9") else 100
        row["per"] = f"{per}"
        if per > 1:
            price = (item.article.price * per).quantize(Decimal("0.01"))
            row["price"] = maker.hand.price(price)
            line["unit_price"] = f"{price:f}"


def ordered(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """What was ordered, and what is still to come, beside what is charged."""
    for row in paper.rows:
        owed = maker.random.choice((0, 0, 0, 2, 10))
        whole = row["quantity"].partition(".")[0].replace(",", "")
        row["to_follow"] = f"{owed}"
        row["ordered"] = f"{int(whole or 0) + owed}"


def readings(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """Readings of a meter, of which the difference is the quantity, and the serial number of the machine."""
    for row, item in zip(paper.rows, items, strict=True):
        before = maker.random.randrange(1000, 400000)
        row["before"], row["after"] = f"{before}", f"{before + int(item.article.quantity)}"
        row["serial"] = f"{maker.random.choice('ABKX')}{maker.random.randrange(100000, 999999)}"


def periods(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """From when to when each line is charged."""
    for row in paper.rows:
        end = maker.issued - timedelta(days=maker.random.randrange(1, 9))
        row["from"], row["to"] = (
            maker.hand.day(end - timedelta(days=maker.random.choice((6, 27, 30)))),
            maker.hand.day(end),
        )


def program_numbers(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Numbers as large programs give them: long, with leading zeros, or of a prefix and a blank."""
    random_ = maker.random
    digits = random_.randrange(100000, 9999999)
    number = random_.choice(
        (f"90{digits:08d}", f"{digits:010d}", f"SIN{digits:07d}", f"INV-{digits:07d}-01", f"CI {digits}")
    )
    paper.meta[0] = paper.meta[0]._replace(value=number)
    if "invoice_number" in maker.fields:
        maker.fields["invoice_number"] = [number]


def weeks(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """How the quantity of each line falls on the four weeks of the month."""
    for row, item in zip(paper.rows, items, strict=True):
        whole = int(item.article.quantity)
        ends = sorted(maker.random.randint(0, whole) for _ in range(3))
        parts = (ends[0], ends[1] - ends[0], ends[2] - ends[1], whole - ends[2])
        row.update({f"week{place}": f"{part}" for place, part in enumerate(parts, start=1)})


def valuation(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """The value of each work to date and what was charged of it before, and a retention that is held on top."""
    held = Decimal(0)
    for row, item in zip(paper.rows, items, strict=True):
        before = maker.random.choice((Decimal(0), to_penny(item.net * maker.random.randrange(1, 9) / 2)))
        row["previous"], row["to_date"] = maker.hand.price(before), maker.hand.price(before + item.net)
        held += before + item.net
    if maker.kind in _BILLS:
        paper.notes.append(f"Retention held under the contract to date (5%): {maker.hand.price(to_penny(held / 20))}")


def tickets(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """A ticket or consignment for each line, what it weighed, and whose it was."""
    random_ = maker.random
    for row in paper.rows:
        row["ticket"] = f"{random_.choice('TWC')}{random_.randrange(100000, 9999999)}"
        row["weight"] = f"{random_.randrange(10, 2400) / 100:.2f}"
        row["person"] = f"{random_.choice(('Mr', 'Mrs', 'Ms'))} {random_.choice('ABCDEGHJ')} {random_.choice(WORKERS)}"


def unregistered(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Who is not registered for VAT has no number and shows no VAT; its net is the total."""
    paper.legal = [text for text in paper.legal if not text.startswith(maker.words["vat_number"])]
    vat = maker.words["vat"], maker.words["net"]
    paper.totals = [pair for pair in paper.totals[:-1] if not pair.label.startswith(vat)] + paper.totals[-1:]
    for name in ("vat_number", "vat"):
        maker.fields.pop(name, None)


def ordinary_words(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Number, day and order stand in a sentence and nowhere else."""
    number, day, *others = paper.meta
    maker.fields.pop("tax_point", None)
    order = next((pair for pair in others if pair.label == maker.words["po"]), None)
    asked = f", raised against your order {order.value}" if order else ""
    paper.meta = [pair for pair in others if pair is not order]
    paper.opening = " ".join(
        filter(None, (f"{paper.title} number {number.value} dated {day.value}{asked}.", paper.opening))
    )
