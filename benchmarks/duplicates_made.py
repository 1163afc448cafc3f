"""Makes two years of bills that a ledger holds, and a batch to be judged: honest ones, and copies of bills it has.

Shares no code with what is measured. The honest stream is full of look-alikes, in the proportions found in 27,500 real
payments of 29 London NHS bodies in 2020-21 (docs/matching.md): about 5 in 100 bills share organisation, supplier and
amount with another of the same day, and 14 in 100 with one within 45 days: rents, care fees, instalments, call-offs.
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from counterfoil.model.masters import BillKind, LedgerInvoice, LedgerStatus, Masterdata, Organisation, Supplier

PENNY = Decimal("0.01")
START, TODAY = date(2024, 10, 1), date(2026, 10, 20)
MISREAD = {
    "0": "OD8",
    "1": "I7",
    "5": "S6",
    "8": "B3",
    "2": "Z7",
    "6": "G8",
    "3": "8",
    "4": "A9",
    "9": "4",
    "S": "5",
    "B": "8",
}
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
SYLLABLES = ("ba", "co", "du", "fe", "gri", "ha", "lo", "mer", "ni", "so")
STYLES = {"plain": 30, "prefixed": 25, "padded": 15, "dated": 10, "random": 10, "month": 6, "account": 4}
COPIES = (
    "same number",
    "misread",
    "restyled",
    "tail",
    "mistyped",
    "second record",
    "other body",
    "renumbered",
    "redated",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A bill of the later batch; `copy_of` says of which of the ledger's, and `how`, where it is one."""

    bill: LedgerInvoice
    how: str = "honest"
    copy_of: LedgerInvoice | None = None


@dataclass(frozen=True, slots=True)
class Firm:
    """A supplier with its ways: how it numbers, what it charges again and again, whom it supplies."""

    supplier_id: str
    name: str
    vat: str
    style: str
    rates: tuple[Decimal, ...]
    recurring: float
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class World:
    """The master data with the ledgers' bills, and the later batch."""

    data: Masterdata
    batch: list[Sent]


def make(chance: random.Random, *, history: int, batch: int, copies: int) -> World:
    """So many bills in the ledgers, and so many honest ones and copies after them."""
    bodies = [f"ZQ{place:02d}" for place in range(29)]
    firms = [_firm(chance, place, bodies) for place in range(history // 25)]
    suppliers = [Supplier(organisation=body, supplier_id=firm.supplier_id, name=firm.name,
                          vat_number=firm.vat) for firm in firms for body in firm.bodies]  # fmt: skip
    doubled = chance.sample(suppliers, len(suppliers) // 8)
    suppliers += [replace(each, supplier_id=f"{each.supplier_id}X", name=f"{each.name} North") for each in doubled]
    second = {(each.organisation, each.supplier_id) for each in doubled}
    counters = {firm.supplier_id: chance.randrange(100, 90_000) for firm in firms}
    stream: list[LedgerInvoice] = []
    while len(stream) < history + batch:
        stream += _billed(
            chance, chance.choices(firms, [1 / (1 + place) ** 0.6 for place in range(len(firms))])[0], counters
        )
    chance.shuffle(stream)  # so that a bill of the batch has its look-alikes among those held
    ledger, later = stream[:history], stream[history : history + batch]
    sent = [Sent(bill=bill) for bill in later]
    by_id = {firm.supplier_id: firm for firm in firms}
    sent += [_copy(chance, each, by_id[each.supplier_id], second) for each in chance.sample(ledger, copies)]
    chance.shuffle(sent)
    data = Masterdata(
        digest="", organisations=tuple(Organisation(organisation=body, name=body) for body in bodies),
        suppliers=tuple(suppliers), ledger_invoices=tuple(ledger),
    )  # fmt: skip
    return World(data, sent)


def _firm(chance: random.Random, place: int, bodies: list[str]) -> Firm:
    return Firm(
        supplier_id=f"S{place:05d}",
        name="".join(chance.choice(SYLLABLES) for _ in range(5)) + " Ltd",
        vat=f"GB9{place:08d}",
        style=chance.choices(list(STYLES), list(STYLES.values()))[0],
        rates=tuple(_rate(chance) for _ in range(3)),
        recurring=chance.choices((0.02, 0.15, 0.8), (70, 20, 10))[0],
        bodies=tuple(chance.sample(bodies, chance.choices((1, 2, 5, 12), (50, 25, 15, 10))[0])),
    )  # fmt: skip


def _rate(chance: random.Random) -> Decimal:
    return Decimal(chance.choice((chance.randrange(5_000, 900_000), chance.randrange(50, 4_000) * 100))) * PENNY


def _billed(chance: random.Random, firm: Firm, counters: dict[str, int]) -> list[LedgerInvoice]:
    """One bill or, of a firm with fixed rates, now and then a run of like ones: the same day, or month after month."""
    body, day = chance.choice(firm.bodies), START + timedelta(days=chance.randrange((TODAY - START).days))
    if chance.random() >= firm.recurring:
        gross = Decimal(chance.randrange(2_000, 3_000_000)) * PENNY
        return [_bill(chance, firm, _next(chance, firm, counters), body=body, day=day, gross=gross)]
    gross, times = chance.choice(firm.rates), chance.choice((1, 2, 3, 4))
    step = chance.choice((0, 0, 7, 14, 30, 30, 31, 91))
    days = (day + timedelta(days=step * turn) for turn in range(times))
    kept = [each for each in days if each <= TODAY]
    return [_bill(chance, firm, _next(chance, firm, counters), body=body, day=each, gross=gross) for each in kept]


def _next(chance: random.Random, firm: Firm, counters: dict[str, int]) -> int:
    counters[firm.supplier_id] += chance.choice((1, 1, 1, 2, 3, 7))
    return counters[firm.supplier_id]


def _bill(chance: random.Random, firm: Firm, number: int, *, body: str, day: date, gross: Decimal) -> LedgerInvoice:
    written = {
        "plain": f"{number}", "prefixed": f"INV-{number}", "padded": f"SI{number:08d}",
        "dated": f"{day:%y%m%d}/{number % 100:02d}", "random": f"{chance.randrange(10**7):07d}",
        "month": f"{MONTHS[day.month - 1]} {day.year}", "account": f"{body}-{day:%m%y}-{number % 10}",
    }[firm.style]  # fmt: skip
    net = (gross / Decimal("1.2")).quantize(PENNY)
    return LedgerInvoice(
        organisation=body, supplier_id=firm.supplier_id, invoice_number=written, kind=BillKind.INVOICE,
        invoice_date=day, gross=gross, net=net, vat=gross - net, status=LedgerStatus.PAID,
        po_number=f"{body}{chance.randrange(10**6):06d}" if chance.random() < 0.6 else None,
    )  # fmt: skip


def _copy(chance: random.Random, original: LedgerInvoice, firm: Firm, second: set[tuple[str, str]]) -> Sent:
    how = chance.choices(COPIES, (20, 15, 12, 8, 10, 12, 10, 5, 8))[0]
    number, change = original.invoice_number, {}
    if how == "second record" and (original.organisation, original.supplier_id) in second:
        change["supplier_id"] = f"{original.supplier_id}X"
    if how == "other body" and len(firm.bodies) > 1:
        change["organisation"] = chance.choice([body for body in firm.bodies if body != original.organisation])
        change["po_number"] = None
    match how:
        case "misread":
            number = _misread(chance, number)
        case "restyled":
            number = chance.choice(
                (f"INV{number}", f"0{number}", number.lower(), number.replace("-", " / "), f"No. {number}")
            )
        case "tail":
            number = chance.choice((f"{number}A", f"{number}-1", f"{number} COPY", f"{number}/R"))
        case "mistyped":
            number = _mistyped(chance, number)
        case "renumbered":
            number = f"{chance.randrange(10**6):06d}"
            change["invoice_date"] = original.invoice_date + timedelta(days=chance.randrange(0, 5))
        case "redated":
            change["invoice_date"] = original.invoice_date + timedelta(days=chance.randrange(1, 60))
    made = replace(original, invoice_number=number, **change)
    return Sent(bill=made, how=how, copy_of=original)


def _misread(chance: random.Random, number: str) -> str:
    places = [place for place, letter in enumerate(number) if letter in MISREAD]
    if not places:
        return number
    place = chance.choice(places)
    return number[:place] + chance.choice(MISREAD[number[place]]) + number[place + 1 :]


def _mistyped(chance: random.Random, number: str) -> str:
    digits = [place for place, letter in enumerate(number) if letter.isdigit()]
    place = chance.choice(digits or [0])
    if chance.random() < 0.5 and place + 1 < len(number):
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    return number[:place] + number[place + 1 :]
