"""Makes a world of open orders, and bills that quote them exactly, restyled, misread, mistyped or not at all.

Shares no code with what is measured. Numbers run on densely within an organisation, as ledgers give them out, so that a
number with a slip in it is often another live order; the misreadings are those of print and scanner, several of which
the matcher's own table of confusable characters does not know.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from counterfoil.model.documents import Channel, Document, Kind, Line
from counterfoil.model.fields import Field
from counterfoil.model.masters import Masterdata, OrderKind, OrderLine, OrderStatus, Organisation

TODAY = date(2026, 10, 20)
PENNY = Decimal("0.01")
FORMATS = ("{p}{n:06d}", "{p}-{n:06d}", "PO{n:07d}", "{p}/26/{n:05d}", "45{n:08d}", "{p}{n:07d}", "P{p}{n:06d}",
           "{n:08d}", "{p}PO{n:06d}", "7{n:06d}")  # fmt: skip
MISREAD = {"0": "OQD86", "O": "0QD", "1": "I7L4", "I": "1L", "5": "S6", "S": "5", "8": "B36", "B": "8", "2": "Z7",
           "Z": "2", "6": "G58", "G": "6C", "3": "8", "7": "1T", "4": "A9", "9": "g4", "D": "0O",
           "A": "4", "P": "F", "N": "M"}  # fmt: skip
KINDS = ("exact", "restyled", "misread", "mistyped", "absent", "stranger")
GOODS = ("Glove nitrile", "Syringe luer slip", "Cannula safety", "Suture absorbable", "Dressing foam", "Mask type IIR",
         "Catheter foley", "Gown theatre", "Wipe alcohol", "Tubing suction", "Electrode ECG", "Bandage crepe",
         "Toner cartridge", "Paper A4 white", "Battery lithium", "Filter HEPA", "Lamp halogen")  # fmt: skip
SIZES = ("small", "medium", "large", "5ml", "10ml", "20ml", "12CH", "14CH", "16CH", "18G", "20G", "22G",
         "10cm", "15cm", "5m", "")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A bill with how it quotes its order, and the order it is for; None where that order is not in the book."""

    document: Document
    how: str
    organisation: str
    supplier_id: str | None
    maybe: tuple[str, ...]
    truth: str | None


@dataclass(frozen=True, slots=True)
class World:
    """The master data, and the lines of each order by organisation and number."""

    data: Masterdata
    orders: dict[tuple[str, str], list[OrderLine]]
    strangers: list[list[OrderLine]]
    suppliers: dict[str, list[str]]


def make_world(chance: random.Random, *, orders: int, organisations: int, again: float) -> World:
    """So many open orders over so many organisations, some suppliers with many orders and most with few.

    The share `again` of them is for the goods of an earlier order, at its prices.
    """
    bodies, lines, strangers = [], [], []
    book: dict[tuple[str, str], list[OrderLine]] = {}
    suppliers: dict[str, list[str]] = {}
    for place in range(organisations):
        code, form = f"ZQ{place:02d}", FORMATS[place % len(FORMATS)]
        prefix = f"{chance.choice('ABCDEFGHKMNRSTVWXYZ')}{chance.choice('ABDGIOSZ')}{place % 10}"
        bodies.append(
            Organisation(organisation=code, name=f"Body {place}", po_prefix=prefix if "{p}" in form else None)
        )
        count = orders // organisations
        suppliers[code] = [f"S{number:05d}" for number in range(count // 400)]
        weights = [1 / (1 + rank) ** 0.5 for rank in range(len(suppliers[code]))]
        number = chance.randrange(100_000, 400_000)
        bought: dict[str, list[list[OrderLine]]] = {}
        for supplier_id in chance.choices(suppliers[code], weights, k=count + count // 50):
            number += chance.choice((1, 1, 1, 1, 2, 3))
            written = form.format(p=prefix, n=number)
            before = bought.setdefault(supplier_id, [])
            if before and chance.random() < again:
                made = _again(chance, chance.choice(before[-5:]), written)
            else:
                made = list(_order(chance, code, written, supplier_id))
            before.append(made)
            if chance.random() < 1 / 51:
                strangers.append(made)
            else:
                lines += made
                book[code, written] = made
    return World(
        Masterdata(digest="", organisations=tuple(bodies), purchase_orders=tuple(lines)), book, strangers, suppliers
    )


def _order(chance: random.Random, code: str, number: str, supplier_id: str) -> Iterator[OrderLine]:
    ordered_on = TODAY - timedelta(days=chance.randrange(5, 240))
    for place in range(chance.choice((1, 1, 1, 1, 2, 2, 3, 5))):
        price = (
            Decimal(chance.choice((chance.randrange(80, 3000), chance.randrange(500, 90_000), 1000, 2500, 9900)))
            * PENNY
        )
        quantity = Decimal(chance.choice((1, 1, 2, 5, 10, 10, 12, 20, 50, 100)))
        yield OrderLine(
            organisation=code, po_number=number, line_number=str(place + 1), supplier_id=supplier_id,
            ordered_on=ordered_on, status=OrderStatus.OPEN, kind=OrderKind.GOODS,
            description=f"{chance.choice(GOODS)} {chance.choice(SIZES)} ref {chance.randrange(100, 999)}".strip(),
            net_amount=price * quantity, quantity=quantity, uom="EA", unit_price=price,
        )  # fmt: skip


def _again(chance: random.Random, order: list[OrderLine], number: str) -> list[OrderLine]:
    """The same goods ordered anew at the same prices, half of the time in the same quantities."""
    times = 1 if chance.random() < 0.5 else chance.choice((2, 3))
    ordered_on = min(TODAY - timedelta(days=2), order[0].ordered_on + timedelta(days=chance.randrange(1, 60)))
    return [
        replace(line, po_number=number, ordered_on=ordered_on, quantity=(line.quantity or 1) * times,
                net_amount=line.net_amount * times)
        for line in order
    ]  # fmt: skip


def make_bills(chance: random.Random, world: World, *, count: int) -> Iterator[Quoted]:
    """50 % quote their order exactly, 15 restyled, 25 misread, 5 mistyped, 5 not; one in eight more is a stranger's.

    A stranger's bill quotes an order that we do not know, so whatever is found for it is wrong.
    """
    known = list(world.orders.values())
    for _ in range(count):
        how = chance.choices(KINDS, (50, 15, 25, 5, 5, 14))[0]
        order = chance.choice(world.strangers if how == "stranger" else known)
        one = order[0]
        printed = _printed(chance, one.po_number, how)
        sure = chance.random()
        others = tuple(chance.sample(world.suppliers[one.organisation], 2))
        yield Quoted(
            document=_bill(chance, order, printed),
            how=how,
            organisation=one.organisation,
            supplier_id=one.supplier_id if sure < 0.85 else None,
            maybe=(one.supplier_id, *others) if 0.85 <= sure < 0.95 else (),
            truth=None if how == "stranger" else one.po_number,
        )


def _printed(chance: random.Random, number: str, how: str) -> str | None:
    match how:
        case "absent":
            return None
        case "exact" | "stranger":
            return number
        case "restyled":
            spaced = number.replace("-", " ").replace("/", " ")
            behind = (f"{number} / ward 4", f"{number}-1")
            return chance.choice((f"PO {number}", f"Order No. {number}", number.lower(), spaced, *behind))
        case "mistyped":
            return _mistyped(chance, number)
    slips = chance.choices((1, 2, 3), (88, 11, 1))[0]  # as 3 % of characters misread leave one, two or three in nine
    for _ in range(slips):
        number = _misread(chance, number)
    return number


def _misread(chance: random.Random, number: str) -> str:
    letters = list(number)
    if chance.random() < 0.12:
        place = chance.randrange(len(letters))
        if chance.random() < 0.5:
            del letters[place]
        else:
            letters.insert(place, letters[place])
        return "".join(letters)
    places = [place for place, letter in enumerate(letters) if letter in MISREAD]
    place = chance.choice(places)
    letters[place] = chance.choice(MISREAD[letters[place]])
    return "".join(letters)


def _mistyped(chance: random.Random, number: str) -> str:
    digits = [place for place, letter in enumerate(number) if letter.isdigit()]
    place = chance.choice(digits[:-1])
    match chance.randrange(3):
        case 0:
            return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        case 1:
            return number[:place] + number[place + 1 :]
        case _:
            return number[:place] + str((int(number[place]) + chance.randrange(1, 10)) % 10) + number[place + 1 :]


def _bill(chance: random.Random, order: list[OrderLine], printed: str | None) -> Document:
    """For the whole order or part of it, some with carriage on top; of three in twenty no lines could be read."""
    billed = list(order) if chance.random() < 0.7 else chance.sample(order, chance.randrange(1, len(order) + 1))
    whole = chance.random() < 0.65
    lines, net = [], Decimal(0)
    for line in billed:
        assert line.quantity is not None
        assert line.unit_price is not None
        price = line.unit_price * (1 if chance.random() < 0.93 else Decimal("1.03"))
        price = price.quantize(PENNY)
        quantity = (
            line.quantity
            if whole
            else max(Decimal(1), (line.quantity * chance.randrange(1, 10) / 10).to_integral_value())
        )
        net += price * quantity
        lines.append(Line(description=_field(_reworded(chance, line.description)), quantity=_field(quantity),
                          unit_price=_field(price), net=_field(price * quantity)))  # fmt: skip
    if chance.random() < 0.1:
        carriage = Decimal(chance.randrange(350, 1500)) * PENNY
        net += carriage
        lines.append(Line(description=_field("Carriage"), net=_field(carriage)))
    return Document(
        kind=Kind.INVOICE, channel=Channel.SCAN, currency=_field("GBP"), net=_field(net),
        issue_date=_field(order[0].ordered_on + timedelta(days=chance.randrange(1, 60))),
        order_references=(_field(printed),) if printed else (),
        lines=tuple(lines) if chance.random() < 0.85 else (),
    )  # fmt: skip


def _reworded(chance: random.Random, text: str) -> str:
    words = text.split()
    if chance.random() < 0.3:
        chance.shuffle(words)
    if chance.random() < 0.3:
        words = [word[:4] if len(word) > 5 and chance.random() < 0.5 else word for word in words]
    return " ".join(words)


def _field(value):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    return Field(value=value, raw=str(value), confidence=1.0, source="made")
