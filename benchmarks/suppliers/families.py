"""A master of firms, many of them in families that share VAT number, postcode and account, and bills from them.

A third of the bills come from nobody in the master: from sisters of firms that are, who share what the family shares,
and from strangers. Made up here and nowhere else; nothing of this is used in matching.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.suppliers.made_names import LEGAL, SYLLABLES
from benchmarks.suppliers.printing import printed_name, slip
from counterfoil.model.documents import Bank, Channel, Document, Kind, Party
from counterfoil.model.fields import Field
from counterfoil.model.masters import Supplier

ORGANISATION = "ZN1"
FAMILIES, LARGEST = 4_000, 6
SHARED = {"vat_number": 0.35, "postcode": 0.60, "account": 0.12, "email_domain": 0.50}
HELD = {
    "vat_number": 0.80,
    "company_number": 0.40,
    "postcode": 0.95,
    "account": 0.85,
    "email_domain": 0.40,
    "gln": 0.05,
}
PRINTED = {
    "vat_number": 0.75,
    "company_number": 0.45,
    "postcode": 0.85,
    "account": 0.75,
    "email_domain": 0.50,
    "gln": 0.1,
}
NAMELESS = 0.02  # bills on which the name is a picture
ALIAS = 0.10  # firms that have another name, which bills bear half of the time and records list half of the time
WRONG_ORDER = 0.05  # orders quoted that are a sister's
MISREAD = 0.02  # of each number printed
MOVED, OTHER_ACCOUNT = 0.06, 0.04  # the bill is right and the master is out of date
PART_WORDS = """
    NORTH SOUTH EAST WEST MIDLANDS SCOTLAND WALES LONDON HOLDINGS TRADING PROPERTY SERVICES LOGISTICS TRAINING ENERGY
     HEALTHCARE DIAGNOSTICS PATHOLOGY IMAGING STAFFING DIGITAL SUPPLIES FACILITIES PHARMACY DENTAL HOMES 1 2 3 4
"""
PARTS = PART_WORDS.split()
VAT_WEIGHTS = (8, 7, 6, 5, 4, 3, 2)


@dataclass(frozen=True, slots=True)
class Firm:
    """All that is true of one firm; `supplier` is its record, with the gaps of a real master."""

    facts: Supplier
    family: int | None


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill as read, who sent it (a supplier id, or None for a sender without a record), and whom its order names."""

    document: Document
    sender: str | None
    ordered_from: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class World:
    """The master, and the bills."""

    suppliers: list[Supplier]
    bills: list[Bill]


def made_world(
    names: Sequence[str], *, seed: int, known: int, sisters: int, strangers: int, quoting: float = 0.0
) -> World:
    """A master with a record for each name, and as many bills of family members, of sisters of theirs, of strangers.

    `quoting` is the share of bills that quote an order which names a supplier.
    """
    rng = random.Random(seed)
    plain = list(names)
    members: list[Firm] = []
    unknown: list[Firm] = []
    bases: set[tuple[str, ...]] = set()
    for family in range(min(FAMILIES, len(plain) // 4)):
        while (base := tuple(_base(plain.pop()))) in bases:
            pass  # another family has it
        bases.add(base)
        firms = _family(rng, list(base), family)
        members += firms[1:]
        unknown.append(firms[0])
    outsiders = [_firm(rng, plain.pop(), None) for _ in range(strangers)]
    others = [_firm(rng, name, None) for name in plain[: len(names) - len(members)]]
    records = {firm.facts.supplier_id: _record(rng, firm) for firm in (*members, *others)}
    senders = [(rng.choice(members), True) for _ in range(known)]
    senders += [(rng.choice(unknown), False) for _ in range(sisters)] + [(firm, False) for firm in outsiders]
    by_family: dict[int | None, list[str]] = defaultdict(list)
    for firm in members:
        by_family[firm.family].append(firm.facts.supplier_id)
    bills = []
    for firm, held in senders:
        sender = firm.facts.supplier_id if held else None
        quoted = sender
        if (family := by_family.get(firm.family)) and rng.random() < WRONG_ORDER:
            quoted = rng.choice(family)
        ordered = frozenset({quoted} if quoted and rng.random() < quoting else ())
        bills.append(Bill(_bill(rng, firm.facts), sender, ordered))
    return World(list(records.values()), bills)


def _base(name: str) -> list[str]:
    words = [word for word in name.split() if word not in LEGAL][:3]
    return words or [name]


def _family(rng: random.Random, base: list[str], family: int) -> list[Firm]:
    """Sisters; the first is the one without a record. One of them may bear the bare name."""
    parts = rng.sample(PARTS, rng.randint(2, LARGEST))
    whole = _firm(rng, " ".join(base), family).facts
    shared = {name for name, share in SHARED.items() if rng.random() < share}
    firms = []
    for place, part in enumerate(parts):
        name = " ".join(base) if place == 1 and rng.random() < 0.4 else " ".join([*base, part])
        own = _firm(rng, name, family).facts
        kept: dict[str, str | None] = {each: getattr(whole, each) for each in shared - {"account"}}
        if "account" in shared:
            kept |= {"sort_code": whole.sort_code, "account_number": whole.account_number}
        firms.append(Firm(replace(own, **kept), family))
    return firms


def _firm(rng: random.Random, name: str, family: int | None) -> Firm:
    if name.rsplit(maxsplit=1)[-1] not in LEGAL and rng.random() < 0.7:
        name = f"{name} {rng.choice(LEGAL)}"
    return Firm(
        Supplier(
            organisation=ORGANISATION,
            supplier_id=f"S{rng.randrange(10**12)}",
            name=name,
            vat_number=vat_number(rng),
            company_number=f"{rng.randrange(10**7, 10**8)}",
            sort_code=f"{rng.randrange(10**6):06}",
            account_number=f"{rng.randrange(10**8):08}",
            postcode=_postcode(rng),
            gln=_gln(rng),
            aliases=(f"{name.split()[0]} {rng.choice(SYLLABLES)}{rng.choice(SYLLABLES)}",)
            if rng.random() < ALIAS
            else (),
            email_domain="".join(rng.choice(SYLLABLES) for _ in range(3)).lower() + ".example",
        ),
        family,
    )


def vat_number(rng: random.Random) -> str:
    """A British VAT number with good check digits (mod 97)."""
    digits = [rng.randrange(10) for _ in range(7)]
    check = -sum(weight * digit for weight, digit in zip(VAT_WEIGHTS, digits, strict=True)) % 97
    return "".join(map(str, digits)) + f"{check:02}"


def _gln(rng: random.Random) -> str:
    """A location number with a good check digit (GS1, modulo 10)."""
    digits = [9, 5, 2, *(rng.randrange(10) for _ in range(9))]
    check = -sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    return "".join(map(str, (*digits, check)))


def _postcode(rng: random.Random) -> str:
    area = "".join(rng.choice("ABDEGHLMNPRSTW") for _ in range(2))
    return f"{area}{rng.randrange(1, 30)} {rng.randrange(1, 10)}{rng.choice('ABDEFGHJ')}{rng.choice('ABDEFGHJ')}"


def _record(rng: random.Random, firm: Firm) -> Supplier:
    gaps: dict[str, object] = {
        name: None for name, share in HELD.items() if name != "account" and rng.random() >= share
    }
    if rng.random() >= HELD["account"]:
        gaps |= {"sort_code": None, "account_number": None}
    if rng.random() < 0.5:
        gaps |= {"aliases": ()}
    return replace(firm.facts, **gaps)  # type: ignore[arg-type]


def _bill(rng: random.Random, firm: Supplier) -> Document:
    """The document that a reader would make of the firm's bill."""
    shown = {name for name, share in PRINTED.items() if rng.random() < share}

    def number(name: str) -> str | None:
        value = getattr(firm, name)
        if name not in shown or value is None:
            return None
        return slip(rng, value) if rng.random() < MISREAD else value

    postcode = None
    if "postcode" in shown:
        postcode = _postcode(rng) if rng.random() < MOVED else firm.postcode
    sort_code, account = (firm.sort_code, firm.account_number) if "account" in shown else (None, None)
    if account and rng.random() < OTHER_ACCOUNT:
        sort_code, account = f"{rng.randrange(10**6):06}", f"{rng.randrange(10**8):08}"
    email = f"accounts@{firm.email_domain}" if "email_domain" in shown else None
    name = rng.choice((firm.name, *firm.aliases))
    seller = Party(
        name=None if rng.random() < NAMELESS else _field(printed_name(rng, name)),
        gln=_field(number("gln")),
        vat_number=_field(number("vat_number")),
        company_number=_field(number("company_number")),
        postcode=_field(postcode),
        email=_field(email),
    )
    bank = Bank(sort_code=_field(sort_code), account_number=_field(account))
    return Document(kind=Kind.INVOICE, channel=Channel.TEXT, seller=seller, bank=bank)


def _field(value: str | None) -> Field[str] | None:
    return None if value is None else Field(value=value, raw=value, confidence=1.0, source="made")
