"""Invents an invoice or a credit note for a layout: figures that close, words of one firm, and the truth of both."""

import random
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from samples.unseen import firms, goods
from samples.unseen.countries import COUNTRIES
from samples.unseen.facts import Column, Look, Pair, Paper
from samples.unseen.figures import Figures, Item, reckoned, to_penny
from samples.unseen.hand import Hand
from samples.unseen.style import Layout
from samples.unseen.wordings import Wordings, lists

FONTS = (
    "Liberation Sans",
    "Liberation Serif",
    "DejaVu Sans",
    "DejaVu Serif",
    "Liberation Sans Narrow",
    "DejaVu Sans Condensed",
)
COLOURS = ("#1f3864", "#7b1e1e", "#14532d", "#333333", "#5b21b6", "#0e7490")
SHADES = ("#e8eef7", "#f3f3f3", "#fdf1e3", "#e6f4ea", "#dddddd")
RIGHT = frozenset({"quantity", "price", "amount", "rate", "percent_off", "vat_amount", "gross_amount"})
SENT_BY_CARRIER = {"supplies", *(COUNTRIES.keys() - {"en"})}


class BillMaker:
    """One paper in the making; the same seed and layout give the same paper."""

    def __init__(self, layout: Layout, seed: str, *, kind: str | None = None) -> None:
        self.random = random.Random(f"{seed} {layout.name}")
        self.layout = layout
        self.kind = kind or ("credit_note" if self.random.random() < layout.credits else "invoice")
        self.credit = self.kind == "credit_note"
        self.country = COUNTRIES[layout.language]
        self.words = Wordings(self.random, layout.language, layout.role, layout.words, layout.second, own=layout.own)
        self.hand = Hand(
            self.random,
            layout.language,
            credit=self.credit,
            day_forms=layout.day_forms,
            signs=layout.signs,
            thousands=layout.thousands,
        )
        self.firm = firms.firm(self.random, layout.language, layout.sender)
        self.issued = date(2026, 1, 5) + timedelta(days=self.random.randrange(300))
        self.fields: dict[str, list[str]] = {}

    def paper(self) -> Paper:
        """The paper with its truth."""
        items = self._items()
        for change in self.layout.changes:
            items = change(self, items)
        figures = reckoned(items, **self._extras(items))
        paper = Paper(title=self.words[f"title_{self.kind}"], seller=self.firm, look=look(self.random))
        self._address(paper)
        self._head(paper)
        self._table(paper, items)
        self._sums(paper, figures)
        self._foot(paper)
        paper.truth = {"kind": self.kind, "fields": self.fields, "lines": [self._line(item) for item in items]}
        for add in self.layout.more:
            add(self, paper, items)
        return paper

    def _items(self) -> list[Item]:
        random_, layout = self.random, self.layout
        trade = random_.choice(layout.trades)
        known = layout.rates or self.country.rates
        rates = [Decimal(random_.choice(known))] * 4 + [Decimal(one) for one in known]
        common = rates[0]
        items = []
        for article in goods.articles(random_, trade, random_.randint(layout.few, layout.many)):
            off = (
                Decimal(random_.choice(("0", "0", "10", "12.5", "5")))
                if "percent_off" in layout.columns
                else Decimal(0)
            )
            net = to_penny(article.quantity * article.price * (100 - off) / 100)
            rate = common if layout.one_rate or trade in {"fees", "staff", "energy"} else random_.choice(rates)
            items.append(Item(article, off, rate, net, self.issued - timedelta(days=random_.randrange(1, 28))))
        return items

    def _extras(self, items: list[Item]) -> dict[str, Decimal]:
        """A discount on all, or carriage, or most often nothing."""
        total, nil = sum((item.net for item in items), Decimal(0)), Decimal(0)
        discounted = len({item.rate for item in items}) == 1 and self.random.random() < 0.12 and not self.credit
        discount = to_penny(total * Decimal(self.random.choice(("0.05", "0.1")))) if discounted else nil
        carried = self.random.random() < 0.25 and self.layout.trades[0] in SENT_BY_CARRIER
        carriage = Decimal(self.random.choice(("4.95", "7.50", "12.00", "9.99"))) if carried else nil
        return {"discount": discount, "carriage": carriage}

    def _address(self, paper: Paper) -> None:
        name, payables, lines = firms.buyer(self.random)
        paper.buyer, paper.buyer_label = lines, self.words["buyer"]
        if payables:
            self._true("payables_code", payables)
        if self.random.random() < 0.3 and not self.credit:
            town = self.random.choice(lists("firms")["towns"])
            paper.ship_to = (
                self.words["ship_to"],
                f"Stores, {town} General Hospital",
                self.random.choice(lists("firms")["streets"]),
                town,
            )
        firm = self.firm
        for field, value in (("buyer_name", name), ("seller_name", firm.name), ("seller_postcode", firm.postcode)):
            self._true(field, value)

    def _head(self, paper: Paper) -> None:
        random_, words, day = self.random, self.words, self.hand.day
        number = bill_number(random_)
        order = order_number(random_) if random_.random() < 0.85 else ""
        due = self.issued + timedelta(days=random_.choice((14, 28, 30, 30, 60)))
        pairs = [Pair(words[f"number_{self.kind}"], number), Pair(words["date"], day(self.issued))]
        self._true("invoice_number", number)
        self._true("issue_date", self.issued.isoformat())
        if any(said in words["date"] for said in ("ax point", "Tax date")):
            self._true("tax_point", self.issued.isoformat())
        if self.credit:
            pairs.append(Pair(words["original"], bill_number(random_)))
        elif random_.random() < 0.6:
            pairs.append(Pair(words["due"], day(due)))
            self._true("due_date", due.isoformat())
        others = [Pair(words["account"], f"{random_.choice(('NHS', 'C', 'H', ''))}{random_.randrange(1000, 99999)}")]
        others += [Pair(words["delivery"], f"{random_.randrange(100000, 999999)}")] if random_.random() < 0.3 else []
        others += (
            [Pair(words["contact"], random_.choice(("Jo Tanner", "P. Achebe", "Customer Services")))]
            if random_.random() < 0.3
            else []
        )
        others += (
            [Pair(words["terms"], f"{(due - self.issued).days} {self.country.days_of_grace}")]
            if random_.random() < 0.4
            else []
        )
        if order:
            self._true("po_numbers", order)
            self._place_order(paper, others, order)
        random_.shuffle(others)
        paper.meta = pairs + others

    def _place_order(self, paper: Paper, others: list[Pair], order: str) -> None:
        """Mostly among the references, now and then in a sentence or below the lines."""
        place = self.random.random()
        if self.layout.language != "en" or place < 0.8:
            others.append(Pair(self.words["po"], order))
        elif place < 0.9:
            paper.opening = f"With reference to your purchase order {order}, we charge as follows."
        else:
            paper.notes.append(f"{self.words['po']}: {order}")

    def _table(self, paper: Paper, items: list[Item]) -> None:
        paper.columns = [Column(key, self.words[key], key in RIGHT) for key in self.layout.columns]
        sums = accumulate(item.net for item in items)
        paper.rows = [
            {**self._row(item), "running": self.hand.amount(sum_)} for item, sum_ in zip(items, sums, strict=True)
        ]

    def _row(self, item: Item) -> dict[str, str]:
        hand, article = self.hand, item.article
        return {
            "worked": hand.day(item.on),
            "code": article.code,
            "description": article.description,
            "quantity": hand.quantity(article.quantity),
            "unit": article.unit,
            "price": hand.price(article.price),
            "percent_off": hand.percent(item.percent_off) if item.percent_off else "",
            "amount": hand.amount(item.net, line=True),
            "rate": hand.percent(item.rate),
            "vat_code": f"{item.rate.normalize():f}"[0],
            "vat_amount": hand.amount(item.vat, line=True),
            "gross_amount": hand.amount(item.net + item.vat, line=True),
        }

    def _line(self, item: Item) -> dict[str, str]:
        """What is true of a line, as far as this layout has columns for it."""
        shown = self.layout.columns
        return {
            "description": item.article.description,
            "quantity": f"{item.article.quantity:f}" if "quantity" in shown else "",
            "unit_price": f"{item.article.price:f}" if "price" in shown else "",
            "net": self.hand.printed(item.net),
        }

    def _sums(self, paper: Paper, figures: Figures) -> None:
        words, amount = self.words, self.hand.amount
        extras = [(words["discount"], -figures.discount), (words["carriage"], figures.carriage)]
        if any(value for _, value in extras):
            paper.totals.append(Pair(words["goods"], amount(figures.goods)))
            paper.totals += [Pair(label, amount(value)) for label, value in extras if value]
        paper.totals.append(Pair(words["net"], amount(figures.net)))
        only = len(figures.by_rate) == 1
        if only or self.layout.analysis:
            rate = f" @ {self.hand.percent(next(iter(figures.by_rate)))}" if only and self.random.random() < 0.5 else ""
            paper.totals.append(Pair(words["vat"] + rate, amount(figures.vat)))
        else:
            paper.totals += [
                Pair(f"{words['vat']} @ {self.hand.percent(rate)}", amount(vat))
                for rate, (_, vat) in figures.by_rate.items()
            ]
        paper.totals.append(Pair(words["gross"], amount(figures.net + figures.vat)))
        if self.layout.analysis:
            rows = [(self.hand.percent(rate), amount(net), amount(vat)) for rate, (net, vat) in figures.by_rate.items()]
            paper.vat_rows = [(words["rate"], words["net"], words["vat"]), *rows]
        # Where only the VAT of each rate is printed, their sum is what the bill charges.
        self._true("vat", self.hand.printed(figures.vat))
        self._true("net", self.hand.printed(figures.net))
        self._true("gross", self.hand.printed(figures.net + figures.vat))
        for field, value in (("charges", figures.carriage), ("allowances", figures.discount)):
            if value:
                self._true(field, self.hand.printed(value))

    def _foot(self, paper: Paper) -> None:
        firm, words = self.firm, self.words
        if not self.hand.shows_currency and self.country.in_currency:
            paper.notes.append(self.country.in_currency)
        self._true("currency", self.country.currency)
        paper.legal = [f"{words['vat_number']}: {_spaced(firm.vat_number, self.random)}"]
        self._true("vat_number", firm.vat_number)
        if firm.company_number:
            paper.legal.append(f"{words['company_number']}: {firm.company_number}")
            self._true("company_number", firm.company_number)
        self._bank(paper)
        if self.random.random() < 0.3:
            paper.notes.append(self.random.choice(self.country.notes))

    def _bank(self, paper: Paper) -> None:
        firm, words = self.firm, self.words
        if self.credit or self.random.random() < 0.2:
            return
        if self.layout.language == "en":
            dashes = "-" if self.random.random() < 0.7 else " "
            code = dashes.join((firm.sort_code[:2], firm.sort_code[2:4], firm.sort_code[4:]))
            paper.bank = [Pair(words["account_name"], firm.name)] if self.random.random() < 0.4 else []
            paper.bank += [Pair(words["sort_code"], code), Pair(words["account_number"], firm.account_number)]
            self._true("sort_code", firm.sort_code)
            self._true("account_number", firm.account_number)
        if self.layout.language != "en" or self.random.random() < 0.25:
            paper.bank += [
                Pair("IBAN", " ".join(firm.iban[at : at + 4] for at in range(0, len(firm.iban), 4))),
                Pair("BIC", firm.bic),
            ]
            self._true("iban", firm.iban)
            self._true("bic", firm.bic)

    def _true(self, field: str, value: str) -> None:
        self.fields.setdefault(field, []).append(value)


def bill_number(random_: random.Random) -> str:
    """A number as bills have them."""
    digits = random_.randrange(1000, 999999)
    letters = random_.choice("ABCDEFGHJK") + random_.choice("HKLMNP")
    whole = (f"{digits}", f"{digits:08d}", f"INV-{digits:05d}", f"IN{digits}A", f"{letters}{digits}")
    parted = (f"SI/{digits}", f"26-{digits}", f"2026/{digits % 10000:04d}")
    return random_.choice((*whole, *parted))


def order_number(random_: random.Random) -> str:
    """A number as orders of trusts have them."""
    digits = random_.randrange(10000, 9999999)
    whole = (f"ZN{random_.randrange(1, 8)}{digits:07d}", f"45{digits:08d}", f"PO{digits:07d}")
    parted = (f"PO-{digits}", f"RQ/2026/{digits % 100000:05d}", f"M{digits % 10000:04d}-{digits % 90 + 10}")
    return random_.choice((*whole, *parted))


def look(random_: random.Random) -> Look:
    """A type, its size in points, and two colours."""
    font, size = random_.choice(FONTS), random_.choice((8.5, 9, 9.5, 10, 11))
    return Look(font=font, size=size, colour=random_.choice(COLOURS), shade=random_.choice(SHADES))


def _spaced(number: str, random_: random.Random) -> str:
    """A VAT number as it is printed: run together, or in groups, with or without GB."""
    if not number.startswith("GB"):
        return number
    groups = f"{number[2:5]} {number[5:9]} {number[9:]}"
    return random_.choice((number, f"GB {groups}", groups, number[2:]))
