"""How firms abroad print who they are, what they charge besides, and why there is no VAT: additions to papers.

Each function gives one that adds to a paper, as those of more.py do. In templates `#` is a digit or the next letter of
a number, and `@` a small letter.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from random import Random

from stdnum import luhn

from samples.sample_month.identifiers import vat_number
from samples.unseen.bills import BillMaker
from samples.unseen.facts import Pair, Paper
from samples.unseen.figures import Item, reckoned, to_penny
from samples.unseen.goods import Article
from samples.unseen.style import More
from samples.unseen.wordings import lists

NIL = Decimal(0)


def filled(template: str, letters: Iterable[str]) -> str:
    """The template with each `#` replaced by the next of the letters."""
    following = iter(letters)
    return "".join(next(following) if one == "#" else one for one in template)


def invented(template: str, random_: Random) -> str:
    """The template with a digit for each `#` and a small letter for each `@`."""
    letters = (random_.choice("abdefhklmnprst") if one == "@" else one for one in template)
    return filled("".join(letters), (f"{random_.randrange(1, 10)}" for _ in template))


def compact(number: str) -> str:
    """A number as it is compared: without blanks, dots and dashes."""
    return "".join(one for one in number if one not in " .-\u00a0")


def _domain(name: str) -> str:
    return "".join(one for one in name.lower() if one.isascii() and one.isalnum())[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """Who sends the papers of a layout: a firm of `firms` (a list in nations.yaml), as its country prints one.

    `place` is the line of postcode and town, `above` further lines before it. `vat` is filled with the VAT number
    without its country, which the template names if it is printed; `register` with digits at random, or `of_vat` with
    those of the VAT number from that place on. Both may stand in `legal`, with {town}, {person} and {name}. `bank` are
    the labels of bank, IBAN and BIC, of which the first and the last may be empty: what they label is left out;
    `grouped` prints the IBAN in fours.
    """

    firms: str
    vat: str
    legal: tuple[str, ...]
    place: str = "{postcode} {town}"
    above: tuple[str, ...] = ()
    register: str = ""
    of_vat: int = 0
    phone: str = ""
    bank: tuple[str, str, str] = ("", "IBAN", "BIC")
    grouped: bool = True

    def __call__(self, maker: BillMaker, paper: Paper, _items: object) -> None:
        """Put the firm on the paper, and what it is into the truth."""
        known, random_ = lists("nations")[self.firms], maker.random
        name, (code, town) = random_.choice(known["names"]), random_.choice(known["towns"])
        place = (invented(line, random_) for line in self.above)
        seller = replace(
            maker.firm,
            name=name,
            address=(random_.choice(known["streets"]), *place, self.place.format(postcode=code, town=town)),
            postcode=code,
            phone=invented(self.phone, random_) or maker.firm.phone,
            email=f"{random_.choice(known['boxes'])}@{_domain(name)}.example",
        )
        vat = filled(self.vat, seller.vat_number[2:])
        register = self._register(seller.vat_number[self.of_vat :], random_)
        said = {"vat": vat, "register": register, "town": town, "person": random_.choice(known["people"]), "name": name}
        paper.seller = maker.firm = seller
        paper.legal = [invented(one.format(**said), random_) for one in self.legal]
        facts = {"seller_name": name, "seller_postcode": code, "vat_number": compact(vat)}
        facts |= {"company_number": compact(register)} if register else {}
        maker.fields.update({field: [value] for field, value in facts.items()})
        self._pay(maker, paper, random_.choice(known["banks"]))

    def _register(self, letters: str, random_: Random) -> str:
        """The number in the register; where it is longer than that for VAT, an establishment's as France has them."""
        if not self.of_vat:
            return invented(self.register, random_)
        if self.register.count("#") > len(letters):
            letters += "0001"
            letters += luhn.calc_check_digit(letters)
        return filled(self.register, letters)

    def _pay(self, maker: BillMaker, paper: Paper, bank: str) -> None:
        """The bank as this layout prints it."""
        if not paper.bank:
            return
        iban = paper.bank[0].value if self.grouped else maker.firm.iban
        values = zip(self.bank, (bank, iban, maker.firm.bic), strict=True)
        paper.bank = [Pair(label, value) for label, value in values if label]
        if not self.bank[2]:
            maker.fields.pop("bic")


def untaxed(*sentences: str, cell: str = "", shown: bool = True) -> More:
    """Why no VAT is charged; `cell` is what stands for the rate, and if not `shown` no VAT stands among the sums."""

    def add(maker: BillMaker, paper: Paper, _items: object) -> None:
        paper.notes.insert(0, maker.random.choice(sentences))
        if cell:
            for row in paper.rows:
                row["rate"] = cell
            paper.vat_rows = [*paper.vat_rows[:1], *((cell, net, vat) for _, net, vat in paper.vat_rows[1:])]
        if not shown:
            del paper.totals[-2]
            maker.fields.pop("vat")

    return add


def early(dated: str, undated: str, *, percents: tuple[int, ...] = (2, 3)) -> More:
    """Less for who pays early; the first sentence names the day on which all is due, where the paper prints it."""

    def add(maker: BillMaker, paper: Paper, _items: object) -> None:
        if maker.credit:
            return
        percent, days = maker.random.choice(percents), maker.random.choice((7, 8, 10))
        gross = Decimal(maker.fields["gross"][0])
        less = to_penny(gross * percent / 100)
        said = {
            "percent": percent,
            "days": days,
            "on": maker.hand.day(maker.issued + timedelta(days=days)),
            "less": maker.hand.amount(less),
            "rest": maker.hand.amount(gross - less),
            "due": next((one.value for one in paper.meta if one.label == maker.words["due"]), ""),
        }
        paper.notes.append((dated if said["due"] else undated).format(**said))

    return add


def charged(*labels: str, units: str = "", low: int = 3, high: int = 60) -> More:
    """One or two lines besides the goods, such as freight, packaging or toll, in the same table."""

    def add(maker: BillMaker, paper: Paper, items: Iterable[Item]) -> None:
        whole = list(items)
        for label in maker.random.sample(labels, maker.random.randint(1, 2)):
            price = to_penny(Decimal(maker.random.randrange(low * 100, high * 100, 5)) / 100)
            article = Article(label, "", units or whole[0].article.unit, price, Decimal(1))
            whole.append(Item(article, NIL, whole[0].rate, price, maker.issued))
        _reckon(maker, paper, whole, NIL)

    return add


def charges(*labels: str, parts: tuple[str, ...] = (), share: float = 0.8) -> More:
    """A charge among the sums of most bills; `parts` are said below it, with what each comes to."""

    def add(maker: BillMaker, paper: Paper, items: Iterable[Item]) -> None:
        if maker.random.random() > share:
            return
        each = [to_penny(Decimal(maker.random.randrange(300, 9000, 5)) / 100) for _ in parts or labels[:1]]
        _reckon(maker, paper, list(items), sum(each, NIL))
        place = next(at for at, one in enumerate(paper.totals) if one.label == maker.words["carriage"])
        label = maker.random.choice(labels)
        said = [Pair(part, maker.hand.amount(one)) for part, one in zip(parts, each, strict=bool(parts))]
        paper.totals[place : place + 1] = [*said, Pair(label, paper.totals[place].value)]

    return add


def _reckon(maker: BillMaker, paper: Paper, items: list[Item], carriage: Decimal) -> None:
    """The lines and the sums once more, with all that is charged."""
    for name in ("net", "vat", "gross", "charges", "allowances"):
        maker.fields.pop(name, None)
    paper.totals, paper.vat_rows = [], []
    maker._table(paper, items)  # noqa: SLF001 (a bill is reckoned again as it was the first time)
    maker._sums(paper, reckoned(items, discount=NIL, carriage=carriage))  # noqa: SLF001
    paper.truth["lines"] = [maker._line(item) for item in items]  # noqa: SLF001


def numbers(*templates: tuple[str, str], most: int = 3) -> More:
    """Some of the references that papers of a country have besides; {day} is a day of the weeks before."""

    def add(maker: BillMaker, paper: Paper, _items: object) -> None:
        random_ = maker.random
        for label, template in random_.sample(templates, min(most, len(templates))):
            day = maker.hand.day(maker.issued - timedelta(days=random_.randrange(2, 30)))
            if all(one.label != label for one in paper.meta):
                value = invented(template, random_).format(day=day)
                paper.meta.insert(random_.randint(2, len(paper.meta)), Pair(label, value))

    return add


def to_britain(country: str, label: str = "") -> More:
    """The buyer's country below its address and, with a label, its VAT number among the references."""

    def add(maker: BillMaker, paper: Paper, _items: object) -> None:
        paper.buyer = (*paper.buyer, country)
        if label:
            number = vat_number(maker.random.randrange(1, 9999))
            paper.meta.append(Pair(label, f"GB {number[2:5]} {number[5:9]} {number[9:]}"))

    return add


def in_currency(code: str, sign: str) -> More:
    """Bills in another currency than their country's: the truth, and labels that name one."""

    def said(label: str) -> str:
        return label.replace("EUR", code).replace("€", sign)

    def add(maker: BillMaker, paper: Paper, _items: object) -> None:
        maker.fields["currency"] = [code]
        paper.meta = [Pair(said(one.label), one.value) for one in paper.meta]
        paper.totals = [Pair(said(one.label), one.value) for one in paper.totals]
        paper.columns = [one._replace(heading=said(one.heading)) for one in paper.columns]
        paper.vat_rows = [(said(one[0]), said(one[1]), said(one[2])) for one in paper.vat_rows]

    return add
