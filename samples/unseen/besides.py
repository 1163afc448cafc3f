"""What papers of composed layouts have besides: groups with what they come to, deposits, early payment."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from samples.unseen.bills import BillMaker
from samples.unseen.facts import Pair, Paper
from samples.unseen.figures import Item, to_penny

GROUPS = ("Ward 7", "Theatres", "Pathology", "Outpatients", "Main site", "Order part A", "Estates", "Week 1", "Week 2")
PAID = (
    ("Deposit paid", "Balance due"),
    ("Less payments received", "Balance outstanding"),
    ("Amount paid", "Amount due"),
    ("Payments to date", "Left to pay"),
    ("Less deposit", "Now due"),
)
_UNITS = (
    *("nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_THOUSAND = 1000


def groups(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """A title over every few lines, and what they come to, for tables that show groups."""
    every = maker.random.choice((2, 3, 4))
    for start in range(0, len(items), every):
        title = GROUPS[(start // every) % len(GROUPS)]
        paper.rows[start]["group"] = title
        end = min(start + every, len(items)) - 1
        paper.rows[end]["ends"] = title
        paper.rows[end]["subtotal"] = maker.hand.amount(sum((item.net for item in items[start : end + 1]), Decimal(0)))


def deposit(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Every third invoice was paid in part before; what is left is due."""
    if maker.kind != "invoice" or "gross" not in maker.fields or maker.random.random() > 1 / 3:
        return
    gross = Decimal(maker.fields["gross"][0])
    paid = to_penny(gross * Decimal(maker.random.choice(("0.1", "0.25", "0.5"))))
    said, left = maker.random.choice(PAID)
    paper.settled = [Pair(said, maker.hand.amount(paid)), Pair(left, maker.hand.amount(gross - paid))]
    maker.fields["prepaid"], maker.fields["amount_due"] = [f"{paid:f}"], [f"{gross - paid:f}"]


def early(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """A discount for who pays early, which changes nothing of what is charged."""
    if maker.kind != "invoice" or "net" not in maker.fields or maker.random.random() < 0.5:
        return
    percent, on = maker.random.choice((1, 2, 5)), maker.hand.day(maker.issued + timedelta(days=10))
    less = maker.hand.amount(to_penny(Decimal(maker.fields["net"][0]) * percent / 100))
    paper.notes.append(f"A settlement discount of {percent}% ({less}) may be deducted if payment is received by {on}.")


def in_words(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """The total once more in words."""
    if maker.kind != "invoice" or "gross" not in maker.fields:
        return
    whole, _, pence = maker.fields["gross"][0].partition(".")
    said = maker.random.choice(("Say:", "Total in words:", "Amount in words:"))
    paper.notes.append(f"{said} {_words(int(whole))} pounds and {pence} pence")


def _words(value: int) -> str:
    """A number below a thousand million in words."""
    if value >= _THOUSAND**2:
        return f"{_words(value // _THOUSAND**2)} million {_words(value % _THOUSAND**2)}"
    if value >= _THOUSAND:
        return f"{_words(value // _THOUSAND)} thousand {_words(value % _THOUSAND)}"
    if value >= 100:
        return f"{_UNITS[value // 100]} hundred and {_words(value % 100)}"
    if value < len(_UNITS):
        return _UNITS[value]
    return f"{_TENS[value // 10 - 1]}{f'-{_UNITS[value % 10]}' if value % 10 else ''}"
