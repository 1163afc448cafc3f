"""Identifiers with a check digit or a fixed form (Peppol's common rules): one row a scheme, one function a form."""

import re
from collections.abc import Callable, Iterator, Mapping

from stdnum import ean, luhn
from stdnum.au import abn
from stdnum.be import vat as be_number
from stdnum.no import orgnr

from bots.reading.einvoices.terms import Group, Term

_IPA_CODE = re.compile(r"[A-Za-z0-9]{6}")
_DANISH_NUMBER = re.compile(r"(?:DK)?\d{8}")
# Letters for the person, then year, month letter, day, place and check letter.
_FISCAL_CODE = re.compile(r"[A-Za-z]{6}\d{2}[A-Za-z]\d{2}.{3}\d[A-Za-z]|\d{11}")
_ITALIAN_VAT = re.compile(r"(?:IT|it)(?P<number>\d{11})")


def _gln(text: str) -> bool:
    return text.isdigit() and ean.calc_check_digit(text[:-1]) == text[-1]


def _italian_vat(text: str) -> bool:
    if text[:2].upper() != "IT":
        return True
    number = _ITALIAN_VAT.fullmatch(text)
    return bool(number) and luhn.is_valid(text[2:])


def _swedish(text: str) -> bool:
    return text.isdigit() and len(text) == 10 and luhn.is_valid(text)  # noqa: PLR2004 (an organisationsnummer)


def _belgian(text: str) -> bool:
    return len(text) == 10 and be_number.is_valid(text)  # noqa: PLR2004 (an enterprise number)


# Scheme → rule, the check, and whose number it is.
IDENTIFIERS: Mapping[str, tuple[str, Callable[[str], bool], str]] = {
    "0088": ("PEPPOL-COMMON-R040", _gln, "a global location number"),
    "0192": ("PEPPOL-COMMON-R041", orgnr.is_valid, "a Norwegian organisation number"),
    "0184": ("PEPPOL-COMMON-R042", lambda text: bool(_DANISH_NUMBER.fullmatch(text)), "a Danish CVR number"),
    "0208": ("PEPPOL-COMMON-R043", _belgian, "a Belgian enterprise number"),
    "0201": ("PEPPOL-COMMON-R044", lambda text: bool(_IPA_CODE.fullmatch(text)), "an Italian IPA code"),
    "0210": ("PEPPOL-COMMON-R045", lambda text: bool(_FISCAL_CODE.fullmatch(text)), "an Italian fiscal code"),
    "9907": ("PEPPOL-COMMON-R046", lambda text: bool(_FISCAL_CODE.fullmatch(text)), "an Italian fiscal code"),
    "0211": ("PEPPOL-COMMON-R047", _italian_vat, "an Italian VAT number"),
    "0007": ("PEPPOL-COMMON-R049", _swedish, "a Swedish organisation number"),
    "0151": ("PEPPOL-COMMON-R050", abn.is_valid, "an Australian business number"),
}
RULES = frozenset(rule for rule, _, _ in IDENTIFIERS.values())


def _identifiers(invoice: Group) -> Iterator[Term]:
    yield from invoice.all("BT-34", "BT-49", "BT-29", "BT-46", "BT-30", "BT-47", "BT-31", "BT-32", "BT-48")
    for payee in invoice.each("BG-10"):
        yield from payee.all("BT-60", "BT-61")


def malformed_identifiers(invoice: Group) -> Iterator[tuple[str, str]]:
    """Each identifier that is not what its scheme says, by its rule."""
    seen = set[str]()
    for term in _identifiers(invoice):
        if term.scheme in IDENTIFIERS:
            rule, fits, words = IDENTIFIERS[term.scheme]
            if rule not in seen and not fits(term.text):
                seen.add(rule)
                yield rule, f"{term.code} states {term.text!r}, which is not {words} (scheme {term.scheme})"
