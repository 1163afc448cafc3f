"""Where an e-invoice asks to be paid: an IBAN, or a sort code and account number as UK senders write them."""

import re

from stdnum import iban as ibans

from bots.reading.einvoices.fields import MENTIONED, part_field, text_field
from bots.reading.einvoices.terms import Group, Term
from counterfoil.model.documents import Bank
from counterfoil.model.fields import Field

_SORT_CODE = re.compile(r"(\d{2})[- ]?(\d{2})[- ]?(\d{2})")
_SORT_CODE_AND_ACCOUNT = re.compile(r"(\d{2})[- ]?(\d{2})[- ]?(\d{2})[ /,:;|-]*(\d{8})")
_ACCOUNT = re.compile(r"\d{8}")
# BARCGB22, BARCGB22XXX (ISO 9362).
_BIC = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_SORT_CODE_IN_TEXT = re.compile(r"\bsort\s*code\W{0,6}(\d{2})[- ]?(\d{2})[- ]?(\d{2})(?!\d)", re.IGNORECASE)
_ACCOUNT_IN_TEXT = re.compile(r"\bacc(?:oun)?t\.?\s*(?:no\.?|number)?\W{0,6}(\d{8})(?!\d)", re.IGNORECASE)


def bank_of(invoice: Group) -> Bank:
    """BG-17, the first account that is named; else the one that notes or terms mention."""
    for means in invoice.each("BG-16"):
        number = means.first("BT-84")
        if number is not None:
            return _bank(number, means.first("BT-85"), means.first("BT-86"))
    return _mentioned(invoice)


def _bank(number: Term, name: Term | None, branch: Term | None) -> Bank:
    compact = re.sub(r"\s", "", number.text).upper()
    holder = text_field(name)
    is_bic = branch is not None and _BIC.fullmatch(branch.text.replace(" ", "").upper()) is not None
    bic = part_field(branch, branch.text.replace(" ", "").upper()) if branch and is_bic else None
    if ibans.is_valid(compact):
        return _bank_of_iban(number, compact, bic, holder)
    if both := _SORT_CODE_AND_ACCOUNT.fullmatch(number.text):
        digits, account = part_field(number, "".join(both.groups()[:3])), part_field(number, both[4])
        return Bank(sort_code=digits, account_number=account, bic=bic, account_name=holder)
    if _ACCOUNT.fullmatch(compact):
        sort_code = _sort_code(branch) or _sort_code_before(name)
        return Bank(sort_code=sort_code, account_number=part_field(number, compact), bic=bic, account_name=holder)
    # Neither form: kept as it stands, so that it is compared and found to differ.
    return Bank(iban=part_field(number, compact), bic=bic, account_name=holder)


def _bank_of_iban(number: Term, iban: str, bic: Field[str] | None, holder: Field[str] | None) -> Bank:
    # A British IBAN is GB, two check digits, four letters of the bank, sort code, account number.
    sort_code, account = (iban[8:14], iban[14:]) if iban.startswith("GB") else (None, None)
    return Bank(
        iban=part_field(number, iban),
        sort_code=part_field(number, sort_code) if sort_code else None,
        account_number=part_field(number, account) if account else None,
        bic=bic,
        account_name=holder,
    )


def _sort_code(branch: Term | None) -> Field[str] | None:
    """The branch as a sort code: "20-20-15", or as a clearing code with its prefix, "SC202015"."""
    text = branch.text.upper().removeprefix("GBDSC").removeprefix("SC").strip() if branch else ""
    parts = _SORT_CODE.fullmatch(text)
    return part_field(branch, "".join(parts.groups())) if branch and parts else None


def _sort_code_before(name: Term | None) -> Field[str] | None:
    """A sort code that was put into the account's name, as there is no place of its own for it."""
    found = _SORT_CODE_IN_TEXT.search(name.text) if name else None
    return part_field(name, "".join(found.groups()), confidence=MENTIONED) if name and found else None


def _mentioned(invoice: Group) -> Bank:
    means = (term for each in invoice.each("BG-16") for term in each.all("BT-82", "BT-85"))
    for term in (*invoice.all("BT-20", "BT-22"), *means):
        sort_code, account = _SORT_CODE_IN_TEXT.search(term.text), _ACCOUNT_IN_TEXT.search(term.text)
        if sort_code and account:
            return Bank(
                sort_code=part_field(term, "".join(sort_code.groups()), confidence=MENTIONED),
                account_number=part_field(term, account[1], confidence=MENTIONED),
            )
    return Bank()
