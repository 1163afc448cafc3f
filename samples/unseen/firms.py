"""Invented senders and the invented bodies that they bill; identifiers are from ranges that are never issued."""

import random
from collections.abc import Callable, Sequence
from typing import Any

from stdnum import luhn
from stdnum.at import uid as austrian
from stdnum.ie import vat as irish
from stdnum.iso7064 import mod_11_10

from samples.sample_month.identifiers import account, company_number, iban, postcode, vat_number
from samples.unseen.facts import Firm
from samples.unseen.wordings import lists

SHARE_WITH_PAYABLES_LINE = 0.35
# What a basic account number begins with, how many digits follow, and telephone numbers that nobody has.
BASIC_ACCOUNTS = {
    "DE": "",
    "FR": "",
    "NL": "TEST",
    "IT": "X",
    "ES": "",
    "DK": "",
    "PL": "",
    "IE": "TEST",
    "SE": "",
    "BE": "",
    "PT": "",
    "AT": "",
    "CH": "",
}
BASIC_DIGITS = {
    "DE": 18,
    "FR": 23,
    "NL": 10,
    "IT": 22,
    "ES": 20,
    "DK": 14,
    "PL": 24,
    "IE": 14,
    "SE": 20,
    "BE": 12,
    "PT": 21,
    "AT": 16,
    "CH": 17,
}
PHONES = {
    "DE": "+49 40 00000 00",
    "FR": "+33 1 99 00 00 00",
    "NL": "+31 20 000 00 00",
    "IT": "+39 06 0000 0000",
    "ES": "+34 910 000 000",
    "DK": "+45 00 00 00 00",
    "PL": "+48 22 000 00 00",
    "IE": "+353 20 915 0000",
    "SE": "+46 8 000 00 00",
    "BE": "+32 2 000 00 00",
    "PT": "+351 220 000 000",
    "AT": "+43 1 000 00 00",
    "CH": "+41 44 000 00 00",
}
# What senders of each sort are called; a firm's name has its trade and its legal form as well.
NAMES = {
    "firm": "{first} {second} {form}",
    "trust": "{town} and {first} NHS Foundation Trust",
    "council": "{town} Borough Council",
    "charity": "{first} Hospice Care",
    "trader": "{first} & Daughter, {second}",
    "lawyers": "{first} {town} Solicitors LLP",
    "person": "M. J. {first}",
    "practice": "{first} Road Surgery",
    "home": "{first} House Nursing Homes Ltd",
    "chambers": "{first} Chambers",
    "university": "University of {town}",
    "laboratory": "{first} Dental Laboratory",
    "doctor": "Dr. T. {first}",
    "builder": "{first} Construction {form}",
    "taxis": "{first} Cars",
    "gases": "{first} Medical Gases PLC",
    "pharmacy": "{first} Chemists Ltd",
    "supplier": "{first} Power and Water PLC",
    "lessor": "{first} Vehicle Contracts Ltd",
}
UNINCORPORATED = frozenset(
    {"trust", "council", "trader", "person", "practice", "chambers", "university", "laboratory", "doctor", "taxis"}
)


def firm(random_: random.Random, language: str, sender: str = "firm") -> Firm:
    """A sender of this sort in Britain, or a firm abroad where the language is another."""
    names = lists("firms")
    if language in names["abroad"]:
        return _abroad(random_, names["abroad"][language])
    serial = random_.randrange(1, 9999)
    sort_code, number = account(serial)
    first, second = random_.choice(names["first"]), random_.choice(names["second"])
    code, town = postcode(serial), random_.choice(names["towns"])
    return Firm(
        name=NAMES[sender].format(first=first, second=second, town=town, form=random_.choice(names["forms"])),
        address=(f"{random_.choice(names['units'])} {random_.choice(names['streets'])}", town, code),
        postcode=code,
        vat_number=vat_number(serial),
        company_number=company_number(serial) if sender not in UNINCORPORATED else "",
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
    """The postcode before the name of a town, or in Ireland alone; some have a second part."""
    return " ".join(town.split()[: 2 if country in {"NL", "IE", "SE"} else 1])


def _vat_number(random_: random.Random, country: str) -> str:
    """A number that passes the check of its country."""
    return country + VAT_NUMBERS[country](random_)


def _italian(random_: random.Random) -> str:
    """Luhn's check digit; the last three before it are the office of a province."""
    body = f"{_digits(random_, 10)[:7]}001"
    return body + luhn.calc_check_digit(body)


def _french(random_: random.Random) -> str:
    """A SIREN, which ends in Luhn's check digit, behind two digits that follow from it."""
    body = _digits(random_, 8)
    siren = body + luhn.calc_check_digit(body)
    return f"{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def _checked(length: int, check: Callable[[str], str]) -> Callable[[random.Random], str]:
    """So many digits, and the check digit or letter that follows from them."""

    def number(random_: random.Random) -> str:
        body = _digits(random_, length)
        return body + check(body)

    return number


def _weighted(weights: Sequence[int], *, lacks: bool = False) -> Callable[[random.Random], str]:
    """Digits and their weighted sum modulo 11, or what it `lacks` to a multiple of 11; only where that is one digit."""

    def number(random_: random.Random) -> str:
        while True:
            body = _digits(random_, len(weights))
            total = sum(weight * int(digit) for weight, digit in zip(weights, body, strict=True))
            check = (-total if lacks else total) % 11
            if check < 10:
                return f"{body}{check}"

    return number


def _belgian(random_: random.Random) -> str:
    """Ten digits, the last two of which are what the others lack to a multiple of 97."""
    body = f"0{_digits(random_, 7)}"
    return f"{body}{97 - int(body) % 97:02d}"


def _austrian(random_: random.Random) -> str:
    """The letter U, seven digits, and the check digit of Austria's own making."""
    body = f"U{_digits(random_, 7)}"
    return body + austrian.calc_check_digit(body)


_dutch = _weighted(range(9, 1, -1))
_swiss = _weighted((5, 4, 3, 2, 7, 6, 5, 4), lacks=True)
_portuguese = _weighted(range(9, 1, -1), lacks=True)
_spanish = _checked(7, luhn.calc_check_digit)
_swedish = _checked(9, luhn.calc_check_digit)
VAT_NUMBERS: dict[str, Callable[[random.Random], str]] = {
    "DE": _checked(8, mod_11_10.calc_check_digit),
    "FR": _french,
    "NL": lambda random_: f"{_dutch(random_)}B01",
    "IT": _italian,
    "ES": lambda random_: f"B{_spanish(random_)}",
    "DK": _weighted((2, 7, 6, 5, 4, 3, 2), lacks=True),
    "PL": _weighted((6, 5, 7, 2, 3, 4, 5, 6, 7)),
    "IE": _checked(7, irish.calc_check_digit),
    "SE": lambda random_: f"{_swedish(random_)}01",
    "BE": _belgian,
    "PT": _portuguese,
    "AT": _austrian,
    "CH": lambda random_: f"E{_swiss(random_)}",
}


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
