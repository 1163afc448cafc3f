"""Who an e-invoice is from, to whom, under which order, and where it asks to be paid."""

import re
from collections.abc import Iterable, Iterator

from stdnum import iban as ibans

from bots.reading.einvoice_terms import Group, Term
from counterfoil.model.documents import Bank, Party
from counterfoil.model.fields import Field

_GLN_SCHEME = "0088"
_GB_VAT_SCHEME = "9932"
_GLN = re.compile(r"\d{13}")
# "RQX Payables F765": the ODS code of the body that is billed, and the code of its payables team.
_PAYABLES = re.compile(r"\b([A-Z][0-9A-Z]{2,4})\s+PAYABLES\s+([A-Z]?\d{3,4}[A-Z]?)\b", re.IGNORECASE)
# ODS codes of bodies have three characters (RQX), of their sites five.
_ODS = re.compile(r"[A-Z][0-9A-Z]{2}(?:[0-9A-Z]{2})?")
_NO_ORDER = {"NA", "N/A", "NONE", "NIL", "XX", "TBC", "-", "0"}
_ORDER_SHAPE = re.compile(r"(?=(?:.*\d){4})[A-Z0-9][A-Z0-9/_.-]{4,}", re.IGNORECASE)
_ORDER_IN_TEXT = re.compile(
    r"\b(?:purchase\s+order|P\.?O\.?|order)\s*(?:no\.?|number|ref(?:erence)?\.?)?\s*[:#]?\s*"
    r"((?=[A-Z0-9/-]*\d{4})[A-Z0-9][A-Z0-9/-]{4,})",
    re.IGNORECASE,
)
_SORT_CODE = re.compile(r"(\d{2})[- ]?(\d{2})[- ]?(\d{2})")
_SORT_CODE_AND_ACCOUNT = re.compile(r"(\d{2})[- ]?(\d{2})[- ]?(\d{2})[ /,-]*(\d{8})")
_ACCOUNT = re.compile(r"\d{8}")
# How sure a value is that stands where the standard foresees it, and one found elsewhere.
_STATED, _INFERRED, _MENTIONED = 1.0, 0.9, 0.6


def seller_of(invoice: Group) -> Party:
    """BG-4."""
    return Party(
        name=_field(invoice.first("BT-27", "BT-28")),
        vat_number=_vat_number(invoice, "BT-31", "BT-34"),
        company_number=_field(invoice.first("BT-30")),
        gln=_gln(invoice.all("BT-34", "BT-29", "BT-30")),
        address=_address(invoice, ("BT-35", "BT-36", "BT-162", "BT-37", "BT-39")),
        postcode=_field(invoice.first("BT-38")),
        email=_field(invoice.first("BT-43")),
    )


def buyer_of(invoice: Group) -> Party:
    """BG-7."""
    return Party(
        name=_field(invoice.first("BT-44", "BT-45")),
        vat_number=_vat_number(invoice, "BT-48", "BT-49"),
        company_number=_field(invoice.first("BT-47")),
        gln=_gln(invoice.all("BT-49", "BT-46", "BT-47")),
        address=_address(invoice, ("BT-50", "BT-51", "BT-163", "BT-52", "BT-54")),
        postcode=_field(invoice.first("BT-53")),
        email=_field(invoice.first("BT-58")),
    )


def _field(term: Term | None, *, confidence: float = _STATED) -> Field[str] | None:
    return Field(value=term.text, raw=term.text, confidence=confidence, source=term.source) if term else None


def _vat_number(invoice: Group, stated: str, endpoint: str) -> Field[str] | None:
    """The VAT number; else the one under which the party is reached on the network (scheme 9932)."""
    reached = next((term for term in invoice.all(endpoint) if term.scheme == _GB_VAT_SCHEME), None)
    return _field(invoice.first(stated)) or _field(reached, confidence=_INFERRED)


def _gln(terms: Iterable[Term]) -> Field[str] | None:
    return _field(next((term for term in terms if term.scheme == _GLN_SCHEME and _GLN.fullmatch(term.text)), None))


def _address(invoice: Group, codes: tuple[str, ...]) -> Field[str] | None:
    terms = invoice.all(*codes)
    if not terms:
        return None
    text = ", ".join(term.text for term in terms)
    return Field(value=text, raw=text, confidence=_STATED, source=", ".join(term.source for term in terms))


def payables_address(invoice: Group) -> tuple[Field[str] | None, Field[str] | None]:
    """The ODS code of the body that is billed and its payables code, from the buyer's reference, name and address."""
    for term in invoice.all("BT-10", "BT-44", "BT-45", "BT-50", "BT-51", "BT-163", "BT-46"):
        if found := _PAYABLES.search(term.text):
            ods, payables = (
                Field(value=part.upper(), raw=term.text, confidence=_STATED, source=term.source)
                for part in found.groups()
            )
            return ods, payables
    identified = (term for term in invoice.all("BT-46") if term.scheme != _GLN_SCHEME and _ODS.fullmatch(term.text))
    return _field(next(identified, None), confidence=_MENTIONED), None


def order_references(invoice: Group) -> tuple[Field[str], ...]:
    """Every order number, the best first and each once: BT-13, those of the lines, BT-10, those that notes mention."""
    found: dict[str, Field[str]] = {}
    for field in _orders(invoice):
        found.setdefault(field.value.upper(), field)
    return tuple(found.values())


def _orders(invoice: Group) -> Iterator[Field[str]]:
    stated = [*invoice.all("BT-13"), *(term for line in invoice.each("BG-25") for term in line.all("BT-13"))]
    for term in stated:
        for part in re.split(r"[;,|]", term.text):
            number = part.strip()
            if number and number.upper() not in _NO_ORDER:
                yield Field(value=number, raw=term.text, confidence=_STATED, source=term.source)
    for term in invoice.all("BT-10"):
        if _ORDER_SHAPE.fullmatch(term.text):
            yield Field(value=term.text, raw=term.text, confidence=_INFERRED, source=term.source)
    for term in invoice.all("BT-10", "BT-22", "BT-20"):
        for match in _ORDER_IN_TEXT.finditer(term.text):
            yield Field(value=match[1], raw=match[0], confidence=_MENTIONED, source=term.source)


def bank_of(invoice: Group) -> Bank:
    """BG-17, the first account that is named: an IBAN, or a sort code and account number as UK senders write them."""
    for account in invoice.each("BG-17"):
        number, branch = account.first("BT-84"), account.first("BT-86")
        if number is not None:
            return _bank(number, branch)
    return Bank()


def _bank(number: Term, branch: Term | None) -> Bank:
    compact = re.sub(r"\s", "", number.text).upper()
    if ibans.is_valid(compact):
        return _bank_of_iban(number, compact)
    if both := _SORT_CODE_AND_ACCOUNT.fullmatch(number.text):
        return Bank(sort_code=_part(number, "".join(both.groups()[:3])), account_number=_part(number, both[4]))
    sort_code = _SORT_CODE.fullmatch(branch.text) if branch else None
    if _ACCOUNT.fullmatch(compact):
        return Bank(
            sort_code=_part(branch, "".join(sort_code.groups())) if branch and sort_code else None,
            account_number=_part(number, compact),
        )
    # Neither form: kept as it stands, so that it is compared and found to differ.
    return Bank(iban=_part(number, compact))


def _bank_of_iban(number: Term, iban: str) -> Bank:
    if not iban.startswith("GB"):
        return Bank(iban=_part(number, iban))
    # A British IBAN is GB, two check digits, four letters of the bank, sort code, account number.
    return Bank(iban=_part(number, iban), sort_code=_part(number, iban[8:14]), account_number=_part(number, iban[14:]))


def _part(term: Term, value: str) -> Field[str]:
    return Field(value=value, raw=term.text, confidence=_STATED, source=term.source)
