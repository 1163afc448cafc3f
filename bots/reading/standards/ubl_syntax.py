"""How UBL carries the terms of EN 16931: each as often as it may stand, in its data type (UBL-SR, UBL-DT, BR-CL-03)."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bots.reading.standards import code_lists as lists
from bots.reading.standards.decimals import too_fine
from bots.reading.standards.places import Places
from bots.reading.standards.ubl_elements import Elements, children, name_of, text_at


@dataclass(frozen=True, slots=True)
class AtMost:
    """In each group `where`, this term (or group) stands once at most.

    `distinct`: in all of them together there is one value at most.
    """

    rule: str
    where: str
    code: str
    words: str
    distinct: bool = False


ONCE = (
    AtMost("UBL-SR-01", "", "BT-12", "contract"),
    AtMost("UBL-SR-02", "", "BT-15", "receiving advice"),
    AtMost("UBL-SR-03", "", "BT-16", "despatch advice"),
    AtMost("UBL-SR-04", "", "BT-18", "invoiced object"),
    AtMost("UBL-SR-05", "", "BT-20", "text of payment terms"),
    AtMost("UBL-SR-08", "", "BG-14", "period that is billed"),
    AtMost("UBL-SR-09", "", "BT-27", "name of the seller"),
    AtMost("UBL-SR-10", "", "BT-28", "trading name of the seller"),
    AtMost("UBL-SR-11", "", "BT-30", "registration of the seller"),
    AtMost("UBL-SR-12", "", "BT-31", "VAT number of the seller"),
    AtMost("UBL-SR-13", "", "BT-32", "tax registration of the seller"),
    AtMost("UBL-SR-14", "", "BT-33", "legal information of the seller"),
    AtMost("UBL-SR-15", "", "BT-44", "name of the buyer"),
    AtMost("UBL-SR-16", "", "BT-46", "identifier of the buyer"),
    AtMost("UBL-SR-17", "", "BT-47", "registration of the buyer"),
    AtMost("UBL-SR-18", "", "BT-48", "VAT number of the buyer"),
    AtMost("UBL-SR-19", "BG-10", "BT-59", "name of the payee"),
    AtMost("UBL-SR-20", "BG-10", "BT-60", "identifier of the payee"),
    AtMost("UBL-SR-21", "BG-10", "BT-61", "registration of the payee"),
    AtMost("UBL-SR-22", "BG-11", "BT-62", "name of the tax representative"),
    AtMost("UBL-SR-23", "BG-11", "BT-63", "VAT number of the tax representative"),
    AtMost("UBL-SR-24", "", "BG-13", "delivery"),
    AtMost("UBL-SR-25", "", "BT-70", "name of the place of delivery"),
    AtMost("UBL-SR-27", "BG-16", "BT-81", "code of a means of payment"),
    AtMost("UBL-SR-28", "BG-16", "BT-89", "mandate"),
    AtMost("UBL-SR-29", "", "BT-90", "identifier of the creditor"),
    AtMost("UBL-SR-30", "BG-20", "BT-97", "reason for an allowance"),
    AtMost("UBL-SR-30", "BG-25/BG-27", "BT-139", "reason for a line's allowance"),
    AtMost("UBL-SR-31", "BG-21", "BT-104", "reason for a charge"),
    AtMost("UBL-SR-31", "BG-25/BG-28", "BT-144", "reason for a line's charge"),
    AtMost("UBL-SR-32", "BG-23", "BT-120", "reason for exemption"),
    AtMost("UBL-SR-33", "BG-24", "BT-123", "description of a supporting document"),
    AtMost("UBL-SR-34", "BG-25", "BT-127", "note of a line"),
    AtMost("UBL-SR-35", "BG-25", "BT-132", "order line of a line"),
    AtMost("UBL-SR-36", "BG-25", "BG-26", "period of a line"),
    AtMost("UBL-SR-37", "BG-25", "BT-147", "discount on a price"),
    AtMost("UBL-SR-39", "", "BT-11", "project"),
    AtMost("UBL-SR-40", "", "BT-45", "trading name of the buyer"),
    AtMost("UBL-SR-44", "", "BT-83", "remittance information", distinct=True),
    AtMost("UBL-SR-47", "BG-16", "BT-81", "means of payment", distinct=True),
    AtMost("UBL-SR-49", "", "BT-8", "code of the tax point"),
    AtMost("UBL-SR-50", "BG-25", "BT-154", "description of an item"),
    AtMost("UBL-SR-52", "BG-25", "BT-128", "object of a line"),
    AtMost("UBL-SR-56", "", "BT-17", "tender"),
)
# Attributes of UBL's data types that EN 16931 does not use.
_UNUSED_ATTRIBUTES = {
    "schemeName": "UBL-DT-08",
    "schemeAgencyName": "UBL-DT-09",
    "schemeDataURI": "UBL-DT-10",
    "schemeURI": "UBL-DT-11",
    "format": "UBL-DT-12",
    "unitCodeListIdentifier": "UBL-DT-13",
    "unitCodeListAgencyIdentifier": "UBL-DT-14",
    "unitCodeListAgencyName": "UBL-DT-15",
    "listAgencyName": "UBL-DT-16",
    "listName": "UBL-DT-17",
    "name": "UBL-DT-18",
    "languageID": "UBL-DT-19",
    "listURI": "UBL-DT-20",
    "listSchemeURI": "UBL-DT-21",
    "languageLocaleID": "UBL-DT-22",
    "uri": "UBL-DT-23",
    "currencyCodeListVersionID": "UBL-DT-24",
    "characterSetCode": "UBL-DT-25",
    "encodingCode": "UBL-DT-26",
    "schemeAgencyID": "UBL-DT-27",
    "listAgencyID": "UBL-DT-28",
}
_BINARY_ATTRIBUTES = {"UBL-DT-06": "mimeCode", "UBL-DT-07": "filename"}
_MOST_TAX_SCHEMES = 2
_VAT = "VAT"
# Where a category stands → the rule that asks for it.
_RULE_OF_CATEGORY = {"TaxSubtotal": "BR-47", "AllowanceCharge": "BR-32", "Item": "BR-CO-04"}
_OBJECT, _PROJECT = "130", "50"
RULES = (
    frozenset(each.rule for each in ONCE)
    | frozenset(_UNUSED_ATTRIBUTES.values())
    | frozenset(_BINARY_ATTRIBUTES)
    | {
        "BR-CL-03",
        "UBL-DT-01",
        "UBL-SR-06",
        "UBL-SR-07",
        "UBL-SR-26",
        "UBL-SR-42",
        "UBL-SR-43",
        "UBL-SR-45",
        "UBL-SR-46",
        "UBL-SR-48",
        "UBL-SR-51",
        "UBL-SR-53",
        "UBL-SR-54",
        "UBL-SR-55",
    }
)


def syntax_violations(elements: Elements, places: Places) -> Iterator[tuple[str, str]]:
    """Each rule of the UBL binding that the document breaks."""
    yield from _more_than_once(places)
    yield from _amounts(elements)
    yield from _attributes(elements)
    yield from _payment(elements)
    yield from _references(elements)
    yield from _parties(elements)
    yield from _schemes(elements)
    for line in elements.named("cac:InvoiceLine", "cac:CreditNoteLine"):
        item = children(line, "cac:Item")
        categories = sum(len(children(each, "cac:ClassifiedTaxCategory")) for each in item)
        if categories != 1:
            yield "UBL-SR-48", f"a line has {categories} VAT categories where one is asked"
            break


def _more_than_once(places: Places) -> Iterator[tuple[str, str]]:
    for each in ONCE:
        groups = places[each.where]
        if each.distinct:
            count = len({term.text for group in groups for term in group.all(each.code)})
        else:
            count = max((len(group.all(each.code)) or len(group.each(each.code)) for group in groups), default=0)
        if count > 1:
            yield each.rule, f"there is more than one {each.words} ({each.code})"


def _amounts(elements: Elements) -> Iterator[tuple[str, str]]:
    for amount in elements.endings("Amount"):
        name = name_of(amount)
        if not name.endswith("PriceAmount") and too_fine(amount.text or "") and not _of_price(amount):
            yield "UBL-DT-01", f"{name} states {amount.text}, which has more than two decimals"
            break
    for amount in elements.endings("Amount"):
        currency = amount.get("currencyID")
        if currency not in lists.CURRENCIES:
            stated = f"is in {currency!r}, which is not on the code list" if currency else "has no currency"
            yield "BR-CL-03", f"{name_of(amount)} {stated}"
            break


def _of_price(amount: etree._Element) -> bool:
    """Whether it is the discount on a price, which may be as fine as a price."""
    parent = amount.getparent()
    above = parent.getparent() if parent is not None else None
    return above is not None and name_of(above) == "Price"


def _attributes(elements: Elements) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for element in elements.all():
        for attribute in map(str, element.keys()):
            rule = _UNUSED_ATTRIBUTES.get(attribute)
            if rule and not (attribute == "name" and name_of(element) == "PaymentMeansCode"):
                seen.setdefault(rule, f"{name_of(element)} has the attribute {attribute}, which is not used")
    yield from seen.items()
    for rule, attribute in _BINARY_ATTRIBUTES.items():
        if any(each.get(attribute) is None for each in elements.endings("BinaryObject")):
            yield rule, f"an attachment lacks its {attribute}"


def _payment(elements: Elements) -> Iterator[tuple[str, str]]:
    means = children(elements.root, "cac:PaymentMeans")
    if any(len(children(each, "cbc:PaymentID")) > 1 for each in means):
        yield "UBL-SR-26", "a means of payment has more than one remittance information (BT-83)"
    if sum(len(children(each, "cbc:PaymentDueDate")) for each in means) > 1:
        yield "UBL-SR-45", "there is more than one due date (BT-9)"
    codes = (code for each in means for code in children(each, "cbc:PaymentMeansCode"))
    if sum(code.get("name") is not None for code in codes) > 1:
        yield "UBL-SR-46", "there is more than one text of a means of payment (BT-82)"
    for rule, name, words in (
        ("UBL-SR-54", "cac:CardAccount", "payment card (BG-18)"),
        ("UBL-SR-55", "cac:PaymentMandate", "direct debit (BG-19)"),
    ):
        if sum(len(children(each, name)) for each in means) > 1:
            yield rule, f"there is more than one {words}"


def _references(elements: Elements) -> Iterator[tuple[str, str]]:
    for each in elements.named("cac:BillingReference"):
        preceding = children(each, "cac:InvoiceDocumentReference")
        if len(preceding) > 1:
            yield "UBL-SR-06", "a reference is to more than one preceding invoice (BG-3)"
        if not any(text_at(one, "cbc:ID") for one in preceding):
            yield "UBL-SR-07", "a reference to a preceding invoice lacks its number (BT-25)"
    for each in children(elements.root, "cac:AdditionalDocumentReference"):
        code = text_at(each, "cbc:DocumentTypeCode")
        known = code == _OBJECT or (code == _PROJECT and name_of(elements.root) == "CreditNote")
        schemed = any(one.get("schemeID") is not None for one in children(each, "cbc:ID"))
        if not known and (code or schemed):
            yield "UBL-SR-43", "a supporting document (BG-24) has a scheme or a type code"


def _parties(elements: Elements) -> Iterator[tuple[str, str]]:
    for supplier in children(elements.root, "cac:AccountingSupplierParty"):
        for party in children(supplier, "cac:Party"):
            if len(children(party, "cac:PartyTaxScheme")) > _MOST_TAX_SCHEMES:
                yield "UBL-SR-42", "the seller has more than two tax registrations (BT-31, BT-32)"
    for address in elements.named("cac:PostalAddress", "cac:Address"):
        if len(children(address, "cac:AddressLine")) > 1:
            yield "UBL-SR-51", "an address has more than one third line"
            break
    for scheme in elements.named("cac:PartyTaxScheme"):
        if not text_at(scheme, "cac:TaxScheme/cbc:ID") or not text_at(scheme, "cbc:CompanyID"):
            yield "UBL-SR-53", "a tax registration lacks its number or its scheme"
            break


def _schemes(elements: Elements) -> Iterator[tuple[str, str]]:
    """A VAT category that does not say that it is VAT's is none."""
    for each in elements.named("cac:TaxCategory", "cac:ClassifiedTaxCategory"):
        parent = each.getparent()
        if text_at(each, "cac:TaxScheme/cbc:ID").upper() == _VAT or parent is None:
            continue
        place = name_of(parent)
        charge = place == "AllowanceCharge" and text_at(parent, "cbc:ChargeIndicator") == "true"
        rule = "BR-37" if charge else _RULE_OF_CATEGORY.get(place)
        if rule:
            yield rule, f"a tax category of {place} is not of the scheme VAT"
            break
