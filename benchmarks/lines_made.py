"""Makes orders of near-identical products and the bills for them, with what each bill's line is for.

Shares no code with what is measured. Products differ by size alone and most of a family cost the same; bills are for
part of what was ordered, at changed prices now and then, with descriptions shortened, shuffled and misread, in packs
other than the order's, with carriage, with one order line billed in parts and with several billed as one.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from counterfoil.model.documents import Channel, Document, Kind, Line
from counterfoil.model.fields import Field
from counterfoil.model.masters import Conversion, Masterdata, OrderKind, OrderLine, OrderStatus, Organisation, Supplier

TODAY = date(2026, 10, 20)
PENNY = Decimal("0.01")
FAMILIES = {
    "Glove examination nitrile powder free": ("X small", "small", "medium", "large", "X large"),
    "Catheter foley silicone two way": ("12CH", "14CH", "16CH", "18CH", "20CH"),
    "Syringe luer lock sterile": ("2ml", "5ml", "10ml", "20ml", "50ml"),
    "Needle hypodermic": ("18G x 40mm", "21G x 40mm", "23G x 25mm", "25G x 16mm"),
    "Dressing foam adhesive": ("7.5 x 7.5cm", "10 x 10cm", "12.5 x 12.5cm", "15 x 20cm"),
    "Compression hosiery class 2 below knee": (
        "small black",
        "small sand",
        "medium black",
        "medium sand",
        "large sand",
    ),
    "Endotracheal tube cuffed oral": ("6.0mm", "6.5mm", "7.0mm", "7.5mm", "8.0mm"),
    "Gown surgical reinforced sterile": ("medium", "large", "X large", "XX large"),
    "Toner cartridge original": ("black", "cyan", "magenta", "yellow"),
    "Cable patch category 6": ("0.5m blue", "1m blue", "2m blue", "2m grey", "5m grey"),
    "Office chair task operator": ("with arms", "without arms"),
    "Suture polyglactin braided": ("2-0 26mm", "3-0 26mm", "3-0 22mm", "4-0 19mm"),
}
SHORT = {"examination": "exam", "powder": "pwdr", "sterile": "ster", "silicone": "sil", "small": "sml", "medium": "med",
         "large": "lge", "original": "orig", "reinforced": "reinf", "hypodermic": "hypo", "adhesive": "adh",
         "cartridge": "cart", "category": "cat", "surgical": "surg", "compression": "comp",
         "endotracheal": "ET"}  # fmt: skip
MISREAD = {"0": "O", "1": "l", "5": "S", "8": "B", "o": "0", "l": "1", "e": "c", "m": "rn", "i": "l", "a": "o"}
PACKED = (("BX", 100), ("BX", 50), ("PK", 10), ("CS", 12), ("PK", 25))


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A bill against its orders; `truth` has for each of its lines the (order, line) numbers that it is for."""

    data: Masterdata
    document: Document
    truth: tuple[frozenset[tuple[str, str]], ...]
    traits: frozenset[str]


def make(chance: random.Random) -> Made:
    """One bill with its orders, most often of one, in one of ten for three."""
    lines: list[OrderLine] = []
    conversions: list[Conversion] = []
    for number in range(1 if chance.random() < 0.9 else 3):
        lines += _order(chance, f"ZQ4{chance.randrange(10**5):05d}{number}", conversions)
    traits: set[str] = set()
    billed = _billed(chance, lines, conversions, traits)
    chance.shuffle(billed)
    if chance.random() < 0.3:
        traits.add("carriage")
        billed.append((Line(description=_field(chance.choice(("Carriage", "Delivery charge", "P&P"))),
                            net=_field(Decimal(chance.randrange(350, 1500)) * PENNY)), frozenset()))  # fmt: skip
    numbers = dict.fromkeys(line.po_number for line in lines)
    document = Document(
        kind=Kind.INVOICE, channel=Channel.SCAN, currency=_field("GBP"), buyer_code=_field("ZQ1"),
        order_references=tuple(map(_field, numbers)), lines=tuple(line for line, _ in billed),
        net=_field(sum((line.net.value for line, _ in billed if line.net), Decimal(0))),
    )  # fmt: skip
    data = Masterdata(
        digest="", organisations=(Organisation(organisation="ZQ1", name="Body"),),
        suppliers=(Supplier(organisation="ZQ1", supplier_id="S1", name="Firm"),),
        purchase_orders=tuple(lines), conversions=tuple(conversions),
    )  # fmt: skip
    return Made(data=data, document=document, truth=tuple(truth for _, truth in billed), traits=frozenset(traits))


def _order(chance: random.Random, number: str, conversions: list[Conversion]) -> Iterator[OrderLine]:
    place = 0
    for family in chance.sample(sorted(FAMILIES), chance.choice((1, 1, 2, 3))):
        one_price = Decimal(chance.randrange(90, 9000)) * PENNY
        sizes = chance.sample(FAMILIES[family], chance.randrange(1, len(FAMILIES[family]) + 1))
        pack = chance.choice(PACKED) if chance.random() < 0.25 else None
        for size in sizes:
            place += 1
            price = one_price if chance.random() < 0.6 else Decimal(chance.randrange(90, 9000)) * PENNY
            quantity = Decimal(chance.choice((1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 50)))
            code = f"{family[:3].upper()}{chance.randrange(1000, 9999)}"
            if pack:
                price *= pack[1] if pack[1] < 20 else 10
                conversions.append(Conversion(item_code=code, from_uom=pack[0], to_uom="EA", factor=Decimal(pack[1])))
            line = OrderLine(
                organisation="ZQ1", po_number=number, line_number=str(place), supplier_id="S1",
                ordered_on=date(2026, 9, 1), status=OrderStatus.OPEN, kind=OrderKind.GOODS,
                description=f"{family} {size}", item_code=code, quantity=quantity,
                uom=pack[0] if pack else "EA", unit_price=price, net_amount=price * quantity,
                cost_centre=str(chance.randrange(100, 999)),
            )  # fmt: skip
            yield line
            if chance.random() < 0.06:  # the same goods once more, for another ward
                place += 1
                yield OrderLine(**{**{name: getattr(line, name) for name in line.__slots__}, "line_number": str(place),
                                   "cost_centre": str(chance.randrange(100, 999))})  # fmt: skip


Billed = list[tuple[Line, frozenset[tuple[str, str]]]]


def _billed(chance: random.Random, lines: list[OrderLine], conversions: list[Conversion], traits: set[str]) -> Billed:
    kept = [line for line in lines if chance.random() < 0.85] or lines[:1]
    packs = {(known.item_code, known.from_uom): known.factor for known in conversions}
    coded = chance.random() < 0.45
    billed: Billed = []
    rest = list(kept)
    if len(rest) > 2 and chance.random() < 0.06:
        traits.add("lump")
        together = chance.sample(rest, chance.randrange(2, min(len(rest), 4) + 1))
        rest = [line for line in rest if line not in together]
        net = sum((line.net_amount for line in together), Decimal(0))
        text = chance.choice(("Goods as per order", f"{together[0].description.split()[0]}s assorted, as ordered"))
        billed.append((Line(description=_field(text), quantity=_field(Decimal(1)), net=_field(net)),
                       frozenset(map(_key, together))))  # fmt: skip
    while rest:
        line = rest.pop(0)
        twins = [other for other in rest if other.item_code == line.item_code]
        if twins and chance.random() < 0.5:
            traits.add("merged")
            rest = [other for other in rest if other not in twins]
            whole = sum((other.quantity or Decimal(0) for other in (line, *twins)), Decimal(0))
            billed.append((_line(chance, line, whole, packs, coded=coded, traits=traits, changes=False),
                           frozenset(map(_key, (line, *twins)))))  # fmt: skip
            continue
        assert line.quantity is not None
        quantity = line.quantity if chance.random() < 0.7 else Decimal(chance.randrange(1, int(line.quantity) + 1))
        if quantity > 1 and chance.random() < 0.1:
            traits.add("split")
            first = Decimal(chance.randrange(1, int(quantity)))
            for part in (first, quantity - first):
                made = _line(chance, line, part, packs, coded=coded, traits=traits, changes=False)
                billed.append((made, frozenset({_key(line)})))
            continue
        made = _line(chance, line, quantity, packs, coded=coded, traits=traits, changes=True)
        billed.append((made, frozenset({_key(line)})))
    return billed


def _line(
    chance: random.Random, line: OrderLine, quantity: Decimal, packs: dict[tuple[str, str], Decimal], *,
    coded: bool, traits: set[str], changes: bool,
) -> Line:  # fmt: skip
    assert line.unit_price is not None
    price, uom = line.unit_price, line.uom or "EA"
    if changes and chance.random() < 0.08:
        traits.add("price change")
        price = (price * Decimal(chance.randrange(85, 116)) / 100).quantize(PENNY)
    net = price * quantity
    factor = packs.get((line.item_code or "", uom))
    if factor and chance.random() < 0.35:
        traits.add("other unit")
        quantity, uom, price = quantity * factor, "EA", (price / factor).quantize(Decimal("0.0001"))
    return Line(
        description=_field(_reworded(chance, line.description)),
        item_code=_field(line.item_code) if coded and chance.random() < 0.9 else None,
        quantity=_field(quantity), uom=_field(uom) if chance.random() < 0.9 else None,
        unit_price=_field(price), net=_field(net.quantize(PENNY)),
    )  # fmt: skip


def _reworded(chance: random.Random, text: str) -> str:
    words = text.split()
    if chance.random() < 0.4:
        words = [SHORT.get(word, word) if chance.random() < 0.6 else word for word in words]
    if chance.random() < 0.25:
        head, tail = words[:-2], words[-2:]
        chance.shuffle(head)
        words = [*tail, *head] if chance.random() < 0.3 else [*head, *tail]
    letters = list(" ".join(words))
    if chance.random() < 0.25:
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(letters))
            letters[place] = MISREAD.get(letters[place], letters[place])
    said = "".join(letters)
    return said.upper() if chance.random() < 0.4 else said


def _key(line: OrderLine) -> tuple[str, str]:
    return line.po_number, line.line_number


def _field(value):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    return Field(value=value, raw=str(value), confidence=1.0, source="made")
