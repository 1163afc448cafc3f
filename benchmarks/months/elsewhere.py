"""Prints a bill of the sample month in a layout of the unseen documents, with other words for its labels."""

import random
import sys
from collections.abc import Collection
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples"
sys.path.insert(0, str(SAMPLES))

from sample_month.bills import Bill, Line, Seller  # noqa: E402 - the sample month is imported as its program does
from sample_month.firms import Firm as Supplier  # noqa: E402
from sample_month.firms import HouseStyle  # noqa: E402

from samples.unseen.bills import RIGHT, look  # noqa: E402
from samples.unseen.facts import Column, Firm, Pair, Paper  # noqa: E402
from samples.unseen.hand import Hand  # noqa: E402
from samples.unseen.layouts import LAYOUTS  # noqa: E402
from samples.unseen.printing import Press  # noqa: E402
from samples.unseen.style import Layout, Role  # noqa: E402
from samples.unseen.wordings import Wordings, lists  # noqa: E402

# Cells that a bill of the month can fill; a layout with others is not for it.
CELLS = {"worked", "code", "description", "quantity", "unit", "price", "amount", "rate", "vat_amount", "gross_amount"}
NEEDED = {"description", "quantity", "price", "amount"}


class Elsewhere:
    """A month's firms as other printers would print their bills; each firm keeps to one layout and one set of words."""

    def __init__(self, seed: int, press: Press | None, roles: Collection[Role]) -> None:
        self.seed = seed
        self.press = press
        self.printed = 0
        self.layouts = [layout for layout in LAYOUTS if layout.role in roles and _usable(layout)]

    def name(self, firm: Supplier) -> str:
        """Another name for a firm, of the same legal form."""
        chance, names = random.Random(f"{self.seed} {firm.serial}"), lists("firms")
        *_, form = firm.name.split()
        return f"{chance.choice(names['first'])} {chance.choice(names['second'])} {form}"

    def print(self, bill: Bill, style: HouseStyle) -> bytes | None:
        """The bill as PDF; None where no layout here shows what it says (euros, several orders, discounts)."""
        if (
            bill.hidden
            or bill.currency != "GBP"
            or len(bill.po_numbers) > 1
            or any(line.discount for line in bill.lines)
        ):
            return None
        chance = random.Random(f"{self.seed} {style.layout}")
        one_rate = len(bill.breakdown) == 1
        fitting = [layout for layout in self.layouts if one_rate or layout.analysis or "rate" in layout.columns]
        layout = chance.choice(fitting)
        drawing = layout.draw(_paper(bill, layout, chance))
        if isinstance(drawing, str):
            if self.press is None:
                return None
            drawing = self.press.pdf(drawing)
        self.printed += 1
        return drawing


def _usable(layout: Layout) -> bool:
    columns = set(layout.columns)
    return layout.language == "en" and NEEDED <= columns <= CELLS


def _paper(bill: Bill, layout: Layout, chance: random.Random) -> Paper:
    words = Wordings(chance, "en", layout.role)
    hand = Hand(chance, "en", credit=bill.is_credit)
    seller, buyer = bill.seller, bill.buyer
    paper = Paper(title=words[f"title_{bill.kind}"], seller=_firm(seller), look=look(chance))
    lines = (buyer.payables_line, buyer.name, *buyer.address)
    paper.buyer, paper.buyer_label = tuple(filter(None, lines)), words["buyer"]
    if buyer.deliver_to:
        paper.ship_to = (words["ship_to"], buyer.deliver_to)
    meta = [(words[f"number_{bill.kind}"], bill.number), (words["date"], hand.day(bill.issue_date))]
    meta += [(words["original"], reference) for reference in bill.references]
    meta += [(words["po"], number) for number in bill.po_numbers]
    paper.meta = [Pair(label, value) for label, value in meta if value]
    paper.columns = [Column(key, words[key], key in RIGHT) for key in layout.columns]
    paper.rows = [_row(bill, line, hand) for line in bill.lines]
    paper.totals = [Pair(words["net"], hand.amount(bill.net))]
    only = len(bill.breakdown) == 1
    for rate, _, vat in bill.breakdown if not only else ():
        paper.totals.append(Pair(f"{words['vat']} @ {hand.percent(rate)}", hand.amount(vat)))
    if only:
        paper.totals.append(Pair(words["vat"], hand.amount(bill.vat)))
    paper.totals.append(Pair(words["gross"], hand.amount(bill.gross)))
    if layout.analysis:
        rows = [(hand.percent(rate), hand.amount(net), hand.amount(vat)) for rate, net, vat in bill.breakdown]
        paper.vat_rows = [(words["rate"], words["net"], words["vat"]), *rows]
    named = [(words["vat_number"], seller.vat_number), (words["company_number"], seller.company_number)]
    paper.legal = [f"{label}: {value}" for label, value in named if value]
    if seller.sort_code:
        pairs = "-".join(seller.sort_code[at : at + 2] for at in (0, 2, 4))
        paper.bank = [Pair(words["sort_code"], pairs), Pair(words["account_number"], seller.account_number or "")]
    paper.notes += bill.notes
    return paper


def _firm(seller: Seller) -> Firm:
    return Firm(
        name=seller.name,
        address=tuple(filter(None, (*seller.address, seller.postcode))),
        postcode=seller.postcode or "",
        vat_number=seller.vat_number or "",
        company_number=seller.company_number or "",
        sort_code=seller.sort_code or "",
        account_number=seller.account_number or "",
        iban=seller.iban or "",
        bic="",
        phone=seller.phone or "",
        email=seller.email or "",
    )


def _row(bill: Bill, line: Line, hand: Hand) -> dict[str, str]:
    vat = (line.net * line.vat_rate / 100).quantize(line.net)
    return {
        "worked": hand.day(bill.issue_date),
        "code": line.item_code or "",
        "description": line.description,
        "quantity": hand.quantity(line.quantity) if line.quantity else "",
        "unit": line.uom or "",
        "price": hand.price(line.unit_price) if line.unit_price else "",
        "amount": hand.amount(line.net, line=True),
        "rate": hand.percent(line.vat_rate),
        "vat_amount": hand.amount(vat, line=True),
        "gross_amount": hand.amount(line.net + vat, line=True),
    }
