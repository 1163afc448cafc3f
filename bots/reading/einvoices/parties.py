"""Who an e-invoice is from and to whom, and who is to be paid."""

import re
from collections.abc import Iterable

from bots.reading.einvoices.fields import INFERRED, MENTIONED, STATED, part_field, text_field
from bots.reading.einvoices.terms import Group, Term
from counterfoil.model.documents import Party
from counterfoil.model.fields import Field

_GLN_SCHEME = "0088"
_GB_VAT_SCHEME = "9932"
_EMAIL_SCHEME = "EM"
_GLN = re.compile(r"\d{13}")
# "RQX Payables F765": the ODS code of the body that is billed, and the code of its payables team.
_PAYABLES = re.compile(r"\b([A-Z][0-9A-Z]{2,4})\s+PAYABLES\s+([A-Z]?\d{3,4}[A-Z]?)\b", re.IGNORECASE)
# ODS codes of bodies have three characters (RQX), of their sites five.
_ODS = re.compile(r"[A-Z][0-9A-Z]{2}(?:[0-9A-Z]{2})?")


def seller_of(invoice: Group) -> Party:
    """BG-4."""
    return Party(
        name=text_field(invoice.first("BT-27", "BT-28")),
        vat_number=_vat_number(invoice, "BT-31", "BT-34"),
        company_number=_company_number(invoice.all("BT-30")),
        gln=_gln(invoice.all("BT-34", "BT-29", "BT-30")),
        address=_address(invoice, ("BT-35", "BT-36", "BT-162", "BT-37", "BT-39")),
        postcode=text_field(invoice.first("BT-38")),
        email=_email(invoice, "BT-43", "BT-34"),
    )


def buyer_of(invoice: Group) -> Party:
    """BG-7."""
    return Party(
        name=text_field(invoice.first("BT-44", "BT-45")),
        vat_number=_vat_number(invoice, "BT-48", "BT-49"),
        company_number=_company_number(invoice.all("BT-47")),
        gln=_gln(invoice.all("BT-49", "BT-46", "BT-47")),
        address=_address(invoice, ("BT-50", "BT-51", "BT-163", "BT-52", "BT-54")),
        postcode=text_field(invoice.first("BT-53")),
        email=_email(invoice, "BT-58", "BT-49"),
    )


def payee_of(invoice: Group) -> Party:
    """BG-10: who is to be paid where it is not the seller, such as a factor; empty where there is none."""
    payee = next(iter(invoice.each("BG-10")), Group())
    return Party(
        name=text_field(payee.first("BT-59")),
        company_number=_company_number(payee.all("BT-61")),
        gln=_gln(payee.all("BT-60", "BT-61")),
    )


def _vat_number(invoice: Group, stated: str, endpoint: str) -> Field[str] | None:
    """The VAT number; else the one under which the party is reached on the network (scheme 9932)."""
    reached = next((term for term in invoice.all(endpoint) if term.scheme == _GB_VAT_SCHEME), None)
    return text_field(invoice.first(stated)) or text_field(reached, confidence=INFERRED)


def _email(invoice: Group, stated: str, endpoint: str) -> Field[str] | None:
    """The contact's address; else the one to which the party's e-invoices are mailed (scheme EM)."""
    reached = next((term for term in invoice.all(endpoint) if term.scheme == _EMAIL_SCHEME), None)
    return text_field(invoice.first(stated)) or text_field(reached, confidence=INFERRED)


def _company_number(terms: Iterable[Term]) -> Field[str] | None:
    """The registration; a location number may stand in its place, and is none."""
    return text_field(next((term for term in terms if term.scheme != _GLN_SCHEME), None))


def _gln(terms: Iterable[Term]) -> Field[str] | None:
    return text_field(next((term for term in terms if term.scheme == _GLN_SCHEME and _GLN.fullmatch(term.text)), None))


def _address(invoice: Group, codes: tuple[str, ...]) -> Field[str] | None:
    terms = invoice.all(*codes)
    if not terms:
        return None
    text = ", ".join(term.text for term in terms)
    return Field(value=text, raw=text, confidence=STATED, source=", ".join(term.source for term in terms))


def payables_address(invoice: Group) -> tuple[Field[str] | None, Field[str] | None]:
    """The ODS code of the body that is billed and its payables code, from the buyer's reference, name and address."""
    for term in invoice.all("BT-10", "BT-44", "BT-45", "BT-50", "BT-51", "BT-163", "BT-46"):
        if found := _PAYABLES.search(term.text):
            ods, payables = (part_field(term, part.upper()) for part in found.groups())
            return ods, payables
    identified = (term for term in invoice.all("BT-46") if term.scheme != _GLN_SCHEME and _ODS.fullmatch(term.text))
    return text_field(next(identified, None), confidence=MENTIONED), None
