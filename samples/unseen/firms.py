"""Invented senders and the invented bodies that they bill; identifiers are from ranges that are never issued."""

import random
from typing import Any

from stdnum import luhn
from stdnum.iso7064 import mod_11_10

from samples.sample_month.identifiers import account, company_number, iban, postcode, vat_number
from samples.unseen.facts import Firm
from samples.unseen.wordings import lists

SHARE_WITH_PAYABLES_LINE = 0.35
# What a basic account number begins with, how many digits follow, and telephone numbers that nobody has.
BASIC_ACCOUNTS = {"DE": "", "FR": "", "NL": "TEST", "IT": "X"}
BASIC_DIGITS = {"DE": 18, "FR": 23, "NL": 10, "IT": 22}
PHONES = {"DE": "+49 40 00000 00", "FR": "+33 1 99 00 00 00", "NL": "+31 20 000 00 00", "IT": "+39 06 0000 0000"}


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
    return Firm(
        name=name,
        address=address,
        postcode=_postcode(address[-1], code),
        vat_number=_vat_number(random_, code),
        company_number="",
        sort_code="",
        account_number="",
        iban=iban(code, BASIC_ACCOUNTS[code] + _digits(random_, BASIC_DIGITS[code])),
        bic=f"TEST{code}FFXXX",
        phone=PHONES[code],
        email=f"info@{name.split()[0].lower()}.example",
    )


def _postcode(town: str, country: str) -> str:
    """The postcode before the name of a town; Dutch ones have a second part of letters."""
    return " ".join(town.split()[: 2 if country == "NL" else 1])


def _vat_number(random_: random.Random, country: str) -> str:
    """By its check digits: ISO 7064 in Germany, modulo 11 in the Netherlands, Luhn's in Italy and in a SIREN."""
    if country == "NL":
        return f"NL{_dutch(random_)}B01"
    body = _digits(random_, 10 if country == "IT" else 8)
    if country == "DE":
        return f"DE{body}{mod_11_10.calc_check_digit(body)}"
    if country == "IT":
        # The last three of the ten are the office of a province.
        body = f"{body[:7]}001"
        return f"IT{body}{luhn.calc_check_digit(body)}"
    siren = body + luhn.calc_check_digit(body)
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def _dutch(random_: random.Random) -> str:
    """Nine digits whose weighted sum modulo 11 is the last of them."""
    while True:
        body = _digits(random_, 8)
        check = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), body, strict=True)) % 11
        if check < 10:
            return f"{body}{check}"


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
