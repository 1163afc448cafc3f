"""Identifiers as they are compared: VAT and company numbers, GLNs, bank accounts, postcodes, e-mail domains."""

import re
from collections.abc import Mapping
from functools import lru_cache

import stdnum.ean
import stdnum.eu.vat
import stdnum.gb.vat

from counterfoil.model.masters import Supplier

NOT_ALPHANUMERIC = re.compile(r"[^A-Z0-9]")
NOT_DIGIT = re.compile(r"\D")
EU_PREFIXES = frozenset(stdnum.eu.vat.MEMBER_STATES)
GB_VAT_LENGTH = 9  # a branch trader's three further digits do not tell firms apart
GLN_LENGTH = 13
COMPANY_LENGTH = 8
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b")
GB_IBAN = re.compile(r"^GB\d{2}[A-Z]{4}(\d{6})(\d{8})$")
SORT_CODE_LENGTH = 6
ACCOUNT_LENGTHS = (6, 7, 8)
# Anyone may have an address there, so it says nothing about who writes.
PUBLIC_MAIL = """
    gmail.com googlemail.com hotmail.com hotmail.co.uk outlook.com live.com live.co.uk yahoo.com yahoo.co.uk aol.com
    icloud.com me.com btinternet.com btconnect.com sky.com talktalk.net virginmedia.com ntlworld.com nhs.net nhs.uk
    protonmail.com
"""
PUBLIC_DOMAINS = frozenset(PUBLIC_MAIL.split())


@lru_cache(maxsize=65536)
def vat_key(text: str | None) -> str | None:
    """A VAT number without spaces and without a leading GB; British numbers by their first nine digits."""
    key = NOT_ALPHANUMERIC.sub("", (text or "").upper()).removeprefix("VATREG").removeprefix("VAT").removeprefix("NO")
    key = key.removeprefix("GB").removeprefix("XI")
    if key.isdigit() and len(key) == GB_VAT_LENGTH + 3:
        key = key[:GB_VAT_LENGTH]
    return key or None


@lru_cache(maxsize=65536)
def vat_is_valid(key: str) -> bool:
    """Whether the number passes its country's check: British by mod 97, the Union's by its member state's rule."""
    if key[:2].lower() in EU_PREFIXES:
        return bool(stdnum.eu.vat.is_valid(key))
    return bool(stdnum.gb.vat.is_valid(key))


def company_key(text: str | None) -> str | None:
    """A Companies House number: eight characters, digits filled up with noughts ("1234567" → "01234567")."""
    key = NOT_ALPHANUMERIC.sub("", (text or "").upper())
    if key.isdigit() and set(key) != {"0"}:
        key = key.zfill(COMPANY_LENGTH)
    return key if len(key) == COMPANY_LENGTH and any(map(str.isdigit, key)) else None


@lru_cache(maxsize=65536)
def gln_key(text: str | None) -> str | None:
    """A GLN of 13 digits whose check digit holds; a Peppol scheme in front ("0088:") is taken off."""
    digits = NOT_DIGIT.sub("", (text or "").rpartition(":")[2])
    return digits if len(digits) == GLN_LENGTH and stdnum.ean.is_valid(digits) else None


def postcode_key(text: str | None) -> str | None:
    """The British postcode in an address, the last where there are several, without its space; None without one."""
    found = POSTCODE.findall((text or "").upper())
    return "".join(found[-1]) if found else None


def domain_key(text: str | None) -> str | None:
    """The domain of an e-mail address or a bare domain, in lower case; None for public mail services."""
    domain = (text or "").rpartition("@")[2].strip().lower().removeprefix("www.")
    return domain if "." in domain and domain not in PUBLIC_DOMAINS else None


def account_in(details: Mapping[str, str]) -> str | None:
    """The account that a proposal's details name, as accounts are compared."""
    sort_code, number, iban = (details.get(name) for name in ("sort_code", "account_number", "iban"))
    return account_key(sort_code=sort_code, account_number=number, iban=iban)


def account_of(supplier: Supplier) -> str | None:
    """The account that a supplier's record holds, as accounts are compared."""
    return account_key(sort_code=supplier.sort_code, account_number=supplier.account_number, iban=supplier.iban)


def has_proposed_account(supplier: Supplier | None, details: Mapping[str, str]) -> bool:
    """Whether the record holds the account that a proposal's details name, so that an approved change is in force."""
    return supplier is not None and account_of(supplier) == account_in(details)


def account_key(*, sort_code: str | None, account_number: str | None, iban: str | None) -> str | None:
    """One account as it is compared: sort code and account number ("089999/66374958"), or a foreign IBAN.

    Both are derived from a British IBAN where they are not given. An account number of eight digits that stands without
    its sort code is compared by itself ("/66374958"); None when less than that is told.
    """
    written = NOT_ALPHANUMERIC.sub("", (iban or "").upper())
    sort, account = NOT_DIGIT.sub("", sort_code or ""), NOT_DIGIT.sub("", account_number or "")
    if len(sort) == SORT_CODE_LENGTH and len(account) in ACCOUNT_LENGTHS:
        return f"{sort}/{account.zfill(ACCOUNT_LENGTHS[-1])}"
    if british := GB_IBAN.match(written):
        return f"{british[1]}/{british[2]}"
    if not written and len(account) == ACCOUNT_LENGTHS[-1]:
        return f"/{account}"
    return written or None
