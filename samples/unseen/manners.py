"""What papers of British programs and trades have besides: look-alike numbers, trading names, terms said, sums held.

Each function adds to a paper and, where what it adds is a fact, to its truth; see Layout.more and Layout.changes.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from samples.sample_month.identifiers import postcode, vat_number
from samples.unseen.bills import BillMaker, order_number
from samples.unseen.facts import Pair, Paper
from samples.unseen.figures import Item, reckoned, to_penny
from samples.unseen.wordings import lists

_KEYS = ("date", "due", "po", "original", "account", "delivery", "contact", "terms", "order_date", "delivery_date")
_BILLS = frozenset({"invoice", "credit_note"})
_SUMS = ("net", "vat", "gross", "charges", "allowances")


def named(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Each reference under what it is; comes last of what a layout has."""
    if maker.kind not in _BILLS:
        return
    labels = {maker.words[key]: key for key in _KEYS} | {maker.words[f"number_{maker.kind}"]: "number"}
    paper.named |= {labels[pair.label]: pair for pair in paper.meta if pair.label in labels}
    paper.aside += paper.settled


def look_alikes(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Numbers that are neither the bill's nor the order's: of places, firms, files and people."""
    random_ = maker.random
    initials = "".join(random_.choices("ABCDEGHJKLMNPRST", k=2))
    numbers = (
        (("GLN", "Customer GLN", "Ship-to GLN"), f"50{random_.randrange(10**10, 10**11)}"),
        (("DUNS", "D-U-N-S No."), f"{random_.randrange(10**8, 10**9)}"),
        (("Our Ref", "Our reference", "File ref"), f"{initials}/{random_.randrange(1000, 99999)}"),
        (
            ("Your contact", "FAO", "Ordered by"),
            f"{random_.choice('ABCDEGHJ')} {random_.choice(('Moreau', 'Bright', 'Tanner'))}",
        ),
        (("Cost centre", "Dept.", "Budget code"), f"{random_.randrange(100000, 999999)}"),
        (("Quote ref", "Quotation", "Our quote no."), f"Q{random_.randrange(10000, 99999)}"),
        (("Route", "Van", "Drop"), f"{random_.randrange(1, 60):02d}"),
        (
            ("Framework", "Contract", "Agreement no."),
            f"{random_.choice(('RM', 'NHSSC/', '2024/S '))}{random_.randrange(1000, 99999)}",
        ),
    )
    for labels, value in random_.sample(numbers, random_.randint(1, 3)):
        paper.meta.insert(random_.randint(2, len(paper.meta)), Pair(random_.choice(labels), value))


def terms_in_words(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """When to pay stands in a sentence: as a day, or only as so many days."""
    label = maker.words["due"]
    due = next((pair for pair in paper.meta if pair.label == label), None)
    if maker.kind != "invoice" or due is None:
        return
    paper.meta = [pair for pair in paper.meta if pair is not due and pair.label != maker.words["terms"]]
    if maker.random.random() < 0.5:
        said = ("Payment is due by {}.", "Please ensure that payment reaches us no later than {}.", "Due date: {}.")
        paper.notes.append(maker.random.choice(said).format(due.value))
        return
    maker.fields.pop("due_date")
    said = (
        "Payment terms: {} days from date of invoice.",
        "Terms strictly {} days nett.",
        "Payable within {} days of invoice date.",
    )
    paper.notes.append(maker.random.choice(said).format(maker.random.choice((14, 28, 30))))


def trading_name(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """The firm is known by another name than the one that it is registered under; the small print says so."""
    first = maker.random.choice(lists("firms")["first"])
    ends = ("Mobility", "Direct", "Healthcare", "Building Services", "Private Hire", "Surgical", "Solutions")
    known = f"{first} {maker.random.choice(ends)}"
    paper.named["trading"] = Pair("Trading as", known)
    said = ("{known} is a trading name of {firm}", "{firm} t/a {known}", "{known} is the trading style of {firm}")
    paper.legal.insert(0, maker.random.choice(said).format(known=known, firm=paper.seller.name))
    maker.fields["seller_name"] = [paper.seller.name, known]


def registered_office(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """The seat in the register is another place than the one that the paper comes from."""
    code = postcode(maker.random.randrange(2000, 4000))
    names = lists("firms")
    street, town = maker.random.choice(names["streets"]), maker.random.choice(names["towns"])
    place = f"{maker.random.randrange(2, 90)} {street}, {town} {code}"
    paper.legal.append(f"{maker.random.choice(('Registered office', 'Reg. office', 'Registered address'))}: {place}")
    maker.fields["seller_postcode"].append(code)


def trust_order(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Orders as more systems of trusts and councils number them, and now and then somebody who ordered by telephone."""
    old = next(iter(maker.fields.get("po_numbers", ())), "")
    if not old:
        return
    random_, digits = maker.random, maker.random.randrange(10000, 9999999)
    ods = f"R{random_.choice('ABCDEFHJKLMNPQRTVWXY')}{random_.choice('123456789ABCDEFGH')}"
    ours = (f"{ods}{digits:07d}", f"{ods}-{digits}-0", f"F{digits:08d}", f"20000{digits:07d}", f"EPRO-{digits}")
    theirs = (f"REQ{digits:07d}", f"{digits:07d}/26", f"PO/{digits % 100000}/EST", f"CAP26-{digits % 10000:04d}")
    new = random_.choice((*ours, *theirs, f"NHS{digits:06d}", f"W{digits % 1000000:06d}"))
    label = maker.words["po"]
    spoken = (
        random_.choice(("Verbal - J Tanner", "Per email P Achebe", "Telephone - Estates"))
        if random_.random() < 0.1
        else ""
    )
    if spoken and any(pair.label == label for pair in paper.meta):
        maker.fields.pop("po_numbers")
        new = spoken
    else:
        maker.fields["po_numbers"] = [new]
    paper.meta = [pair._replace(value=new) if pair.label == label else pair for pair in paper.meta]
    paper.opening = paper.opening.replace(old, new)
    paper.notes = [note.replace(old, new) for note in paper.notes]


def to_council(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Billed to a council, at a department of it."""
    names = lists("firms")
    town = maker.random.choice(names["towns"])
    name = maker.random.choice(
        ("{} City Council", "{} Metropolitan Borough Council", "{}shire County Council", "London Borough of {}")
    ).format(town)
    team = maker.random.choice(
        ("Adult Social Care", "Public Health", "Highways", "Payments Team, Shared Services", "Children and Families")
    )
    lines = (
        name,
        team,
        maker.random.choice(("Civic Centre", "County Hall", "Town Hall")),
        maker.random.choice(names["streets"]),
    )
    if maker.random.random() < 0.4:
        lines = (lines[1], *lines[:1], *lines[2:])
    paper.buyer = (*lines, town, postcode(maker.random.randrange(999)))
    maker.fields["buyer_name"] = [name]
    maker.fields.pop("payables_code", None)


def summed_again(
    maker: BillMaker,
    paper: Paper,
    items: Sequence[Item],
    *,
    discount: Decimal = Decimal(0),
    carriage: Decimal = Decimal(0),
) -> None:
    """The sums anew, with what is taken off and what is put on to all lines together."""
    for name in (*_SUMS, "currency"):
        maker.fields.pop(name, None)
    paper.totals, paper.vat_rows = [], []
    maker._sums(paper, reckoned(items, discount=discount, carriage=carriage))  # noqa: SLF001
    maker.fields["currency"] = [maker.country.currency]


def held_back(percent: str) -> Callable[[BillMaker, Paper, Sequence[Item]], None]:
    """So much of a builder's work is held back until it is finished, before there is any VAT; the label says so."""

    def hold(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
        held = to_penny(sum((item.net for item in items), Decimal(0)) * Decimal(percent) / 100)
        summed_again(maker, paper, items, discount=held)

    return hold


def surcharged(percent: str) -> Callable[[BillMaker, Paper, Sequence[Item]], None]:
    """So much is put on to all lines together, as carriers do for fuel."""

    def put(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
        more = to_penny(sum((item.net for item in items), Decimal(0)) * Decimal(percent) / 100)
        summed_again(maker, paper, items, carriage=more)

    return put


def paid_before(
    labels: Sequence[tuple[str, str]], share: float = 0.6
) -> Callable[[BillMaker, Paper, Sequence[Item]], None]:
    """Of some invoices a part was paid, or was deducted at source; both labels of a pair are the sender's words."""

    def settle(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
        if maker.kind != "invoice" or "gross" not in maker.fields or maker.random.random() > share:
            return
        gross = Decimal(maker.fields["gross"][0])
        paid = to_penny(gross * Decimal(maker.random.choice(("0.2", "0.25", "0.3", "0.5"))))
        said, left = maker.random.choice(labels)
        paper.settled = [Pair(said, maker.hand.amount(-paid)), Pair(left, maker.hand.amount(gross - paid))]
        maker.fields["prepaid"], maker.fields["amount_due"] = [f"{paid:f}"], [f"{gross - paid:f}"]

    return settle


def several_orders(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
    """Lines under the orders that they were sent for, each with its delivery note and what it comes to."""
    known = maker.fields.get("po_numbers", [])
    label = maker.words["po"]
    paper.meta = [pair for pair in paper.meta if pair.label != label]
    orders, start = [], 0
    while start < len(items):
        end = min(len(items), start + maker.random.randint(2, 14))
        order = _next(orders[-1], maker.random.randint(1, 40)) if orders else (known or [order_number(maker.random)])[0]
        orders.append(order)
        sent = maker.hand.day(maker.issued - timedelta(days=len(orders)))
        note = f"{maker.words['delivery']} {maker.random.randrange(100000, 999999)} {sent}"
        paper.rows[start]["group"] = f"{label} {order}   {note}"
        paper.rows[end - 1]["subtotal"] = _come_to(maker, items[start:end])
        start = end
        paper.aside.append(Pair(label, order))
    maker.fields["po_numbers"] = orders


def sectioned(titles: Sequence[str]) -> Callable[[BillMaker, Paper, Sequence[Item]], None]:
    """A title over every few lines, and what they come to."""

    def section(maker: BillMaker, paper: Paper, items: Sequence[Item]) -> None:
        start, place, first = 0, 0, maker.random.randrange(len(titles))
        while start < len(items):
            end = min(len(items), start + maker.random.randint(1, 4))
            paper.rows[start]["group"] = titles[(first + place) % len(titles)]
            paper.rows[end - 1]["subtotal"] = _come_to(maker, items[start:end])
            start, place = end, place + 1

    return section


def detailed(texts: Sequence[str], share: float = 0.6) -> Callable[[BillMaker, Paper, Sequence[Item]], None]:
    """Under some lines a second one in words; each `{}` in it is a number of six figures."""

    def detail(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
        for row in paper.rows:
            if maker.random.random() < share:
                row["below"] = maker.random.choice(texts).format(*maker.random.sample(range(100000, 999999), 2))

    return detail


def taken_back(texts: Sequence[str], share: float = 0.5) -> Callable[[BillMaker, list[Item]], list[Item]]:
    """On some invoices a line is negative: what was returned, rebated, or is paid by somebody else."""

    def take(maker: BillMaker, items: list[Item]) -> list[Item]:
        if maker.credit or len(items) < 2 or maker.random.random() > share:
            return items
        largest = max(items, key=lambda item: item.net)
        price = to_penny(largest.net * Decimal(maker.random.choice(("0.1", "0.2", "0.35"))))
        article = largest.article._replace(description=maker.random.choice(texts), price=price, quantity=Decimal(-1))
        return [*items, replace(largest, article=article, percent_off=Decimal(0), net=-price)]

    return take


def buyers_vat_number(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """The customer's number for VAT stands among the references; it is not the seller's."""
    label = maker.random.choice(("Your VAT no.", "Customer VAT number", "Tax exempt number (customer)"))
    paper.meta.insert(
        maker.random.randint(2, len(paper.meta)), Pair(label, vat_number(maker.random.randrange(5000, 9999)))
    )


def billed_periods(maker: BillMaker, paper: Paper, _items: Sequence[Item]) -> None:
    """Under each line from when to when it is charged."""
    for row in paper.rows:
        start = maker.issued - timedelta(days=maker.random.choice((0, 30, 31)))
        end = start + timedelta(days=maker.random.choice((29, 30, 364)))
        row["below"] = f"{maker.hand.day(start)} – {maker.hand.day(end)}"


def _come_to(maker: BillMaker, items: Sequence[Item]) -> str:
    """What these lines come to, as printed."""
    return maker.hand.amount(sum((item.net for item in items), Decimal(0)))


def _next(order: str, after: int) -> str:
    """The order that the same buyer wrote so many orders later: its longest run of digits counts on."""
    run = max(re.findall(r"\d+", order), key=len)
    return order.replace(run, f"{(int(run) + after) % 10 ** len(run):0{len(run)}d}")
