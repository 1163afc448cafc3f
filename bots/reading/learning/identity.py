"""Who a document says its supplier is, and whether two documents name the same one."""

import re

from rapidfuzz import fuzz

from counterfoil.model.documents import Document
from counterfoil.model.memory import Identity

# Domains that thousands of firms share, or that are ours.
SHARED_DOMAINS = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "hotmail.co.uk",
        "live.co.uk",
        "live.com",
        "msn.com",
        "yahoo.com",
        "yahoo.co.uk",
        "icloud.com",
        "me.com",
        "aol.com",
        "aol.co.uk",
        "btinternet.com",
        "btconnect.com",
        "sky.com",
        "talktalk.net",
        "virginmedia.com",
        "ntlworld.com",
        "protonmail.com",
        "nhs.net",
        "nhs.uk",
    ]
)
# How alike two names are, in percent, that may be one name read twice.
ALIKE = 85
_VAT_COUNTRY = re.compile(r"^GB(?=\d)")


def bare(text: str) -> str:
    """Letters and figures only, in capitals."""
    return re.sub(r"[\W_]", "", text).upper()


def without_country(number: str) -> str:
    """A VAT number in its bare form without the GB that may stand before its figures."""
    return _VAT_COUNTRY.sub("", number)


def identity_of(document: Document) -> Identity:
    """What the document says of its supplier, as it was read."""
    seller, bank = document.seller, document.bank
    pair = bank.sort_code.value + bank.account_number.value if bank.sort_code and bank.account_number else ""
    domain = seller.email.value.rpartition("@")[2].casefold() if seller.email else ""
    ours = domain in SHARED_DOMAINS or domain.endswith(".nhs.uk")
    return Identity(
        name=bare(seller.name.value) if seller.name else "",
        vat_number=without_country(bare(seller.vat_number.value)) if seller.vat_number else "",
        company_number=bare(seller.company_number.value) if seller.company_number else "",
        account=bare(bank.iban.value if bank.iban else pair),
        domain="" if ours else domain,
    )


def knowable(identity: Identity) -> bool:
    """Whether a supplier can be known again by this: by a number of its own, or by its name with one other mark.

    A bank account alone may be a factor's, and an e-mail address that of a billing service.
    """
    return bool(
        identity.vat_number or identity.company_number or (identity.name and (identity.account or identity.domain))
    )


def same_supplier(one: Identity, other: Identity) -> bool:
    """Whether both are surely the same: they agree in what is enough to know one by, and differ in nothing that counts.

    Firms of one VAT group share a VAT number, so a company number that differs parts them, and where only one of the
    numbers is known, a name that differs.
    """
    vat, company = (one.vat_number, other.vat_number), (one.company_number, other.company_number)
    if _differ(*vat) or _differ(*company):
        return False
    if _agree(*vat) and _agree(*company):
        return True
    named = bool(one.name and other.name)
    if named and fuzz.ratio(one.name, other.name) < ALIKE:
        return False
    if _agree(*vat) or _agree(*company):
        return True
    return named and (_agree(one.account, other.account) or _agree(one.domain, other.domain))


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _agree(one: str, other: str) -> bool:
    return bool(one) and one == other
