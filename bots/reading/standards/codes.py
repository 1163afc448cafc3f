"""Codes are those of the lists that EN 16931 names (BR-CL-01 … BR-CL-26): one row a rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bots.reading.einvoices.terms import Group
from bots.reading.standards import code_lists as lists
from bots.reading.standards.places import Places

_SUBJECT = re.compile(r"[^#]*#(?P<code>[^#]{3})#")


@dataclass(frozen=True, slots=True)
class Coded:
    """One rule on codes: the terms of these numbers in the groups `where` are on the list.

    "BT-29-1" is the scheme of BT-29, as the standard counts.
    """

    rule: str
    where: str
    codes: tuple[str, ...]
    known: frozenset[str]
    any_case: bool = False


CODED = (
    Coded("BR-CL-04", "", ("BT-5",), lists.CURRENCIES),
    Coded("BR-CL-05", "", ("BT-6",), lists.CURRENCIES),
    Coded("BR-CL-06", "", ("BT-8",), lists.VAT_DUE),
    Coded("BR-CL-07", "", ("BT-18-1",), lists.REFERENCE_SCHEMES),
    Coded("BR-CL-07", "BG-25", ("BT-128-1",), lists.REFERENCE_SCHEMES),
    Coded("BR-CL-08", "", ("BT-21",), lists.NOTE_SUBJECTS),
    Coded("BR-CL-10", "", ("BT-29-1", "BT-46-1"), lists.IDENTIFIER_SCHEMES),
    Coded("BR-CL-10", "BG-10", ("BT-60-1",), lists.IDENTIFIER_SCHEMES),
    Coded("BR-CL-11", "", ("BT-30-1", "BT-47-1"), lists.IDENTIFIER_SCHEMES),
    Coded("BR-CL-11", "BG-10", ("BT-61-1",), lists.IDENTIFIER_SCHEMES),
    Coded("BR-CL-13", "BG-25", ("BT-158-1",), lists.ITEM_CLASSIFICATIONS),
    Coded("BR-CL-14", "", ("BT-40", "BT-55", "BT-80"), lists.COUNTRIES),
    Coded("BR-CL-14", "BG-11", ("BT-69",), lists.COUNTRIES),
    Coded("BR-CL-15", "BG-25", ("BT-159",), lists.COUNTRIES),
    Coded("BR-CL-16", "BG-16", ("BT-81",), lists.PAYMENT_MEANS),
    Coded("BR-CL-17", "BG-20", ("BT-95",), lists.VAT_CATEGORIES),
    Coded("BR-CL-17", "BG-21", ("BT-102",), lists.VAT_CATEGORIES),
    Coded("BR-CL-17", "BG-23", ("BT-118",), lists.VAT_CATEGORIES),
    Coded("BR-CL-18", "BG-25", ("BT-151",), lists.VAT_CATEGORIES),
    Coded("BR-CL-19", "BG-20", ("BT-98",), lists.ALLOWANCE_REASONS),
    Coded("BR-CL-19", "BG-25/BG-27", ("BT-140",), lists.ALLOWANCE_REASONS),
    Coded("BR-CL-20", "BG-21", ("BT-105",), lists.CHARGE_REASONS),
    Coded("BR-CL-20", "BG-25/BG-28", ("BT-145",), lists.CHARGE_REASONS),
    Coded("BR-CL-21", "BG-25", ("BT-157-1",), lists.IDENTIFIER_SCHEMES),
    Coded("BR-CL-22", "BG-23", ("BT-121",), lists.EXEMPTION_REASONS, any_case=True),
    Coded("BR-CL-23", "BG-25", ("BT-130", "BT-150"), lists.UNITS),
    Coded("BR-CL-24", "BG-24", ("MIME",), lists.ATTACHMENT_TYPES),
    Coded("BR-CL-25", "", ("BT-34-1", "BT-49-1"), lists.ENDPOINT_SCHEMES),
    Coded("BR-CL-26", "", ("BT-71-1",), lists.IDENTIFIER_SCHEMES),
)
RULES = frozenset(coded.rule for coded in CODED) | {"BR-CL-01"}


def unknown_codes(invoice: Group, places: Places) -> Iterator[tuple[str, str]]:
    """Each rule on codes that the invoice breaks."""
    if detail := _unknown_type(invoice):
        yield "BR-CL-01", detail
    if detail := _unknown_subject(invoice):
        yield "BR-CL-08", detail
    for coded in CODED:
        terms = (term for group in places[coded.where] for term in group.all(*coded.codes))
        for term in terms:
            if (term.text.upper() if coded.any_case else term.text) not in coded.known:
                yield coded.rule, f"{term.code} states {term.text!r}, which is not on the code list"
                break


def _unknown_type(invoice: Group) -> str:
    """UBL has a message for each kind and its own list for each; a Cross Industry Invoice takes both."""
    known = {
        "BT-3 cbc:InvoiceTypeCode": lists.INVOICE_TYPES,
        "BT-3 cbc:CreditNoteTypeCode": lists.CREDIT_NOTE_TYPES,
    }
    for term in invoice.all("BT-3"):
        if term.text not in known.get(term.source, lists.INVOICE_TYPES | lists.CREDIT_NOTE_TYPES):
            return f"BT-3 states {term.text!r}, which is not on the code list"
    return ""


def _unknown_subject(invoice: Group) -> str:
    """In UBL a note begins with its subject between hashes: "#AAI#General information"."""
    subjects = (match["code"] for term in invoice.all("BT-22") if (match := _SUBJECT.match(term.text)))
    unknown = next((code for code in subjects if code not in lists.NOTE_SUBJECTS), None)
    return f"BT-21 states {unknown!r}, which is not on the code list" if unknown else ""
