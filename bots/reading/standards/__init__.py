"""The rules that an e-invoice is held to: EN 16931, its binding to UBL, and Peppol BIS Billing 3.0; each is named.

A rule's name and meaning are the standards' own (EN 16931-1:2017, 6.4 and 6.5; CEN/TS 16931-3-2; Peppol BIS Billing 3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from bots.reading.einvoices.terms import Group
from bots.reading.standards import (
    codes,
    decimals,
    general,
    identifiers,
    peppol,
    peppol_ubl,
    presence,
    sums,
    ubl_syntax,
    ubl_unused,
    vat,
)
from bots.reading.standards.places import places_of
from bots.reading.standards.ubl_elements import Elements

# The rules without which an invoice does not add up: whichever of them bind it and are broken.
SUM_RULES = (
    frozenset(sums.SUM_RULES)
    | frozenset(sums.ALLOWANCE_RULES)
    | frozenset(peppol.PEPPOL_SUM_RULES)
    | frozenset(f"BR-{category.prefix}-08" for category in vat.CATEGORIES)
    | {general.STATED_ONCE}
)
# Every rule that is checked, by its name.
RULES = (
    SUM_RULES - {general.STATED_ONCE}
    | frozenset(general.GENERAL_RULES)
    | frozenset(decimals.AMOUNTS)
    | frozenset(peppol_ubl.PEPPOL_UBL_RULES)
    | presence.RULES
    | vat.RULES
    | codes.RULES
    | peppol.RULES
    | identifiers.RULES
    | ubl_syntax.RULES
    | ubl_unused.RULES
)
_EN_16931 = "urn:cen.eu:en16931:2017"


class Standard(Enum):
    """What an e-invoice may claim to follow."""

    EN_16931 = "EN 16931"
    PEPPOL = "Peppol BIS Billing 3.0"


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that the document breaks, with what is wrong in words.

    `formal` says that the rule bears on how the document is written (a code list, decimals, how often something stands,
    an element not foreseen), not on what it states of the supply, the parties, the tax or the sums.
    """

    rule: str
    detail: str
    formal: bool = False


def claimed(invoice: Group, *, is_ubl: bool) -> frozenset[Standard]:
    """The standards that BT-24 names; an extension ("#conformant#") may say what the standard forbids.

    A document that claims nothing is held to what we ask for: Peppol BIS Billing 3.0 in UBL, EN 16931 in CII.
    """
    claim = invoice.text("BT-24")
    if not claim:
        return frozenset(Standard) if is_ubl else frozenset({Standard.EN_16931})
    if not claim.startswith(_EN_16931) or "#conformant#" in claim:
        return frozenset()
    return frozenset(Standard) if "peppol" in claim else frozenset({Standard.EN_16931})


def violations(
    invoice: Group, ubl: etree._Element | None = None, *, standards: frozenset[Standard] | None = None
) -> Iterator[Violation]:
    """Every rule that the document breaks, the sums first.

    `ubl` is the document itself where it is UBL, for the rules on how it is written; `standards` are those that it is
    held to, if not those that it claims. The sums must close in every e-invoice.
    """
    held_to = claimed(invoice, is_ubl=ubl is not None) if standards is None else standards
    is_peppol, is_standard = Standard.PEPPOL in held_to, Standard.EN_16931 in held_to
    checks = {
        **sums.SUM_RULES,
        **(peppol.PEPPOL_SUM_RULES if is_peppol else {}),
        **general.WRITTEN_RULES,
        **(general.GENERAL_RULES if is_standard else {}),
    }
    for rule, check in checks.items():
        if detail := check(invoice):
            yield Violation(rule, detail)
    places = places_of(invoice)
    yield from _violations(
        presence.missing_terms(places, presence.REQUIRED if is_standard else presence.OF_ANY_STANDARD)
    )
    if is_standard:
        yield from _violations(vat.vat_category_violations(invoice))
        yield from _violations(codes.unknown_codes(invoice, places), formal=True)
        yield from _violations(decimals.decimals(places), formal=True)
    if is_peppol:
        yield from _peppol(peppol.peppol_violations(invoice))
        yield from _violations(identifiers.malformed_identifiers(invoice), formal=True)
    if ubl is not None and held_to:
        elements = Elements(ubl)
        yield from _violations(ubl_syntax.syntax_violations(elements, places), formal=True)
        yield from _violations(ubl_unused.unused(elements), formal=True)
        if is_peppol:
            yield from _peppol(peppol_ubl.peppol_ubl_violations(elements, invoice))


def _violations(found: Iterator[tuple[str, str]], *, formal: bool = False) -> Iterator[Violation]:
    return (Violation(rule, detail, formal) for rule, detail in found)


def _peppol(found: Iterator[tuple[str, str]]) -> Iterator[Violation]:
    """Peppol's rules bear on both, in one numbering."""
    return (Violation(rule, detail, formal=rule not in peppol.ON_FACTS) for rule, detail in found)
