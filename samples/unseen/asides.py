"""What papers of later composed layouts have besides: other sums, days and orders, each said so that nobody errs."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from samples.unseen.bills import BillMaker, order_number
from samples.unseen.facts import Pair, Paper
from samples.unseen.figures import Item, to_penny


def interest(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """What is charged a day on a bill that is paid late."""
    if maker.kind != "invoice" or "gross" not in maker.fields:
        return
    daily = to_penny(Decimal(maker.fields["gross"][0]) * Decimal("0.1175") / 365)
    sums = f"{maker.hand.amount(daily)} a day and a fixed sum of {maker.hand.amount(Decimal(70))}"
    paper.notes.append(f"Late payment: statutory interest of {sums} may be claimed.")


def balance_before(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """What the account owed before, which this bill does not ask for."""
    owed = to_penny(Decimal(maker.random.randrange(5000, 900000)) / 100)
    day = maker.hand.day(maker.issued - timedelta(days=maker.random.randrange(3, 20)))
    said = "billed separately and not part of this document"
    paper.notes.append(f"Balance on your account at {day}, {said}: {maker.hand.price(owed)}")


def stamped(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """What the office that received the paper stamped on it: the day, initials, a code of costs."""
    random_ = maker.random
    day = (maker.issued + timedelta(days=random_.randrange(2, 9))).strftime("%d %b %Y").upper()
    code = f"{random_.randrange(1000, 9999)}-{random_.randrange(10000, 99999)}"
    paper.notes.append(
        random_.choice(
            (f"RECEIVED {day} – FINANCE. Coded {code}. Initials: ____", f"*** Scanned {day} *** Cost code {code}")
        )
    )


def two_orders(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """A second order among the references, under the same label."""
    place = next((at for at, one in enumerate(paper.meta) if one.label == maker.words["po"]), None)
    if place is None or "po_numbers" not in maker.fields:
        return
    other = order_number(maker.random)
    paper.meta.insert(place + 1, Pair(maker.words["po"], other))
    maker.fields["po_numbers"].append(other)


def in_euro(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """What the total would be in another currency, for information."""
    if maker.kind != "invoice" or "gross" not in maker.fields:
        return
    rate = Decimal(maker.random.randrange(11100, 11900)) / 10000
    value = to_penny(Decimal(maker.fields["gross"][0]) * rate)
    paper.notes.append(f"For information only: at {rate} the total is EUR {value:,.2f}. Please pay in pounds sterling.")


def enquiries(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Whom to ask, and when, with numbers of telephones and a fax."""
    random_ = maker.random
    phone = f"01632 9605{random_.randrange(10, 99)} ext. {random_.randrange(100, 999)}"
    others = f"fax 01632 960{random_.randrange(100, 999)}. Credit control: option {random_.randrange(1, 5)}."
    paper.notes.append(f"Invoice queries: {phone} (Mon-Fri 9.00-17.30), {others}")


ASIDES = (interest, balance_before, stamped, two_orders, in_euro, enquiries)
