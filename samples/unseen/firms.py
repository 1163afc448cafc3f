"""Invented senders and the invented bodies that they bill; identifiers are from ranges that are never issued."""

import random
from typing import Any

from stdnum import luhn
from stdnum.iso7064 import mod_11_10

from samples.sample_month.identifiers import account, company_number, iban, postcode, vat_number
from samples.unseen.facts import Firm
from samples.unseen.wordings import lists

SHARE_WITH_PAYABLES_LINE = 0.35


def firm(random_: random.Random, language: str) -> Firm:
    """A sender in Britain, or abroad where the language is another."""
    names = lists("firms")
    if language in names["abroad"]:
        return _abroad(random_, names["abroad"][language])
    serial = random_.randrange(1, 9999)
    sort_code, number = account(serial)
    first, second = random_.choice(names["first"]), random_.choice(names["second"])
    code, town = postcode(serial), random_.choice(names["towns"])
    return Firm(
        name=f"{first} {second} {random_.choice(names['forms'])}",
        address=(f"{random_.choice(names['units'])} {random_.choice(names['streets'])}", town, code),
        postcode=code,
        vat_number=vat_number(serial),
        company_number=company_number(serial),
        sort_code=sort_code,
        account_number=number,
        iban=iban("GB", f"TEST{sort_code}{number}"),
        bic="TESTGB2L",
        phone=f"01632 960{serial % 1000:03d}",
        email=f"accounts@{first.lower()}.example",
    )


def _abroad(random_: random.Random, country: dict[str, Any]) -> Firm:
    """A sender with IBAN and BIC only; its identifiers pass their check digits and mean nothing."""
    code, name, address = country["country"], random_.choice(country["names"]), tuple(country["address"])
    basic = 18 if code == "DE" else 23
    return Firm(
        name=name,
        address=address,
        postcode=address[-1].split()[0],
        vat_number=_vat_number(random_, code),
        company_number="",
        sort_code="",
        account_number="",
        iban=iban(code, _digits(random_, basic)),
        bic=f"TEST{code}FFXXX",
        phone="+49 40 00000 00" if code == "DE" else "+33 1 99 00 00 00",
        email=f"info@{name.split()[0].lower()}.example",
    )


def _vat_number(random_: random.Random, country: str) -> str:
    """German: eight digits with a check digit by ISO 7064; French: a SIREN with Luhn's, and the key before it."""
    body = _digits(random_, 8)
    if country == "DE":
        return f"DE{body}{mod_11_10.calc_check_digit(body)}"
    siren = body + luhn.calc_check_digit(body)
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def _digits(random_: random.Random, count: int) -> str:
    return f"{random_.randrange(10 ** (count - 1), 10**count)}"


def buyer(random_: random.Random) -> tuple[str, str, tuple[str, ...]]:
    """Name, payables code (may be empty) and the lines of an address block."""
    names = lists("firms")
    name, town, code = (
        random_.choice(names["hospitals"]),
        random_.choice(names["towns"]),
        postcode(random_.randrange(999)),
    )
    if random_.random() < SHARE_WITH_PAYABLES_LINE:
        payables = f"{random_.choice('FKMPT')}{random_.randrange(100, 999)}"
        address = f"ZN{random_.randrange(1, 8)} Payables {payables}", f"PO Box {random_.randrange(100, 999)}"
        return name, payables, (name, *address, town, code)
    department = random_.choice(("Accounts Payable", "Finance Department", "Procurement", "Estates Office", ""))
    place = f"{random_.choice(names['towns'])} General Hospital", random_.choice(names["streets"])
    return name, "", tuple(line for line in (name, department, *place, town, code) if line)
