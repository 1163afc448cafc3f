"""The truth inside an e-invoice, read by plain XPath and nothing else: independent of the program's own readers."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from benchmarks.accuracy.facts import LineFacts, Truth

Space = dict[str, str]

_CREDITS = {"381", "261", "296", "308", "396", "420", "458", "532", "81", "83"}
# A corrected invoice: an invoice by its code, whose page may well be headed as a credit note.
_CORRECTED = "384"
_UBL = {
    "invoice_number": ("/*/cbc:ID",),
    "issue_date": ("/*/cbc:IssueDate",),
    "due_date": ("/*/cbc:DueDate", "/*/cac:PaymentMeans/cbc:PaymentDueDate"),
    "tax_point": ("/*/cbc:TaxPointDate",),
    "currency": ("/*/cbc:DocumentCurrencyCode",),
    "net": ("/*/cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount",),
    "gross": ("/*/cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount",),
    "amount_due": ("/*/cac:LegalMonetaryTotal/cbc:PayableAmount",),
    "prepaid": ("/*/cac:LegalMonetaryTotal/cbc:PrepaidAmount",),
    "vat": ("/*/cac:TaxTotal[cac:TaxSubtotal or count(/*/cac:TaxTotal)=1]/cbc:TaxAmount",),
    "seller_name": (
        "/*/cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
        "/*/cac:AccountingSupplierParty/cac:Party/cac:PartyName/cbc:Name",
    ),
    "vat_number": (
        "/*/cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID",
    ),
    "buyer_name": (
        "/*/cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName",
        "/*/cac:AccountingCustomerParty/cac:Party/cac:PartyName/cbc:Name",
    ),
    "seller_postcode": ("/*/cac:AccountingSupplierParty/cac:Party/cac:PostalAddress/cbc:PostalZone",),
    "po_numbers": ("/*/cac:OrderReference/cbc:ID",),
    "iban": ("/*/cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID",),
    "bic": ("/*/cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID",),
}
_SUM = "//*[contains(local-name(), 'MonetarySummation')]"
_SELLER, _BUYER = "//ram:SellerTradeParty[1]", "//ram:BuyerTradeParty[1]"
_CII = {
    "invoice_number": ("/*/rsm:ExchangedDocument/ram:ID", "/*/rsm:HeaderExchangedDocument/ram:ID"),
    "issue_date": ("/*/*[contains(local-name(), 'ExchangedDocument')]/ram:IssueDateTime/udt:DateTimeString",),
    "due_date": ("//ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString",),
    "currency": ("//ram:InvoiceCurrencyCode",),
    "net": (f"{_SUM}/ram:TaxBasisTotalAmount",),
    "vat": (f"{_SUM}/ram:TaxTotalAmount[not(@currencyID) or @currencyID=//ram:InvoiceCurrencyCode]",),
    "gross": (f"{_SUM}/ram:GrandTotalAmount",),
    "amount_due": (f"{_SUM}/ram:DuePayableAmount",),
    "prepaid": (f"{_SUM}/ram:TotalPrepaidAmount",),
    "seller_name": (f"{_SELLER}/ram:Name", f"{_SELLER}//ram:TradingBusinessName"),
    "vat_number": (f"{_SELLER}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']",),
    "buyer_name": (f"{_BUYER}/ram:Name",),
    "seller_postcode": (f"{_SELLER}/ram:PostalTradeAddress/ram:PostcodeCode",),
    "po_numbers": (
        "//ram:ApplicableHeaderTradeAgreement/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
        "//ram:ApplicableSupplyChainTradeAgreement/ram:BuyerOrderReferencedDocument/ram:ID",
    ),
    "iban": ("//ram:PayeePartyCreditorFinancialAccount/ram:IBANID",),
    "bic": ("//ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID",),
}
_TYPE = "/*/*[contains(local-name(), 'ExchangedDocument')]/ram:TypeCode"
_NO_AMOUNT_WHERE_NIL = ("prepaid",)
# Order numbers that the formats put in place of none.
_NO_ORDER = {"", "NA", "N/A"}


def truth_of(content: bytes) -> Truth:
    """The facts of one UBL or CII invoice; lines with quantity, net price for one unit, and net."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    space = _spaces(root)
    is_ubl = "oasis" in (root.tag or "")
    fields = dict(_fields(root, _UBL if is_ubl else _CII, space))
    code = _first(root, "/*/cbc:InvoiceTypeCode | /*/cbc:CreditNoteTypeCode" if is_ubl else _TYPE, space)
    credit = code in _CREDITS or root.tag.endswith("}CreditNote")
    lines = tuple(_ubl_lines(root, space) if is_ubl else _cii_lines(root, space))
    kind = "credit_note" if credit else "invoice"
    # A corrected invoice may be called either, and so may one coded as an invoice that comes to less than nothing.
    less = any(value.startswith("-") for value in fields.get("gross", ()))
    also = "credit_note" if code == _CORRECTED or less else None
    return Truth(kind=kind, also_kind=also, fields=fields, lines=lines or None)


def _spaces(root: etree._Element) -> Space:
    known = {
        "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
        "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
        "rsm": etree.QName(root).namespace or "none",
    }
    old = "12" in str(known["rsm"]) or any(
        "ReusableAggregateBusinessInformationEntity:12" in uri for uri in root.nsmap.values()
    )
    entity = "12" if old else "100"
    known["ram"] = f"urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:{entity}"
    known["udt"] = f"urn:un:unece:uncefact:data:standard:UnqualifiedDataType:{'15' if old else '100'}"
    return known


def _nodes(node: etree._Element, path: str, space: Space) -> list[etree._Element]:
    """The elements on a path."""
    found: Any = node.xpath(path, namespaces=space)
    return list(found)


def _first(node: etree._Element, path: str, space: Space) -> str:
    """The text of the first element on a path; empty where there is none."""
    found = _nodes(node, path, space)
    return _text(found[0]) if found else ""


def _fields(
    root: etree._Element, paths: dict[str, tuple[str, ...]], space: Space
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, ways in paths.items():
        nodes = [node for way in ways for node in _nodes(root, way, space)]
        values = [_text(node) for node in nodes]
        if name == "iban":
            values = [value for value in values if value[:2].isalpha()]
        if name in _NO_AMOUNT_WHERE_NIL:
            values = [value for value in values if float(value)]
        if name == "po_numbers":
            values = [value for value in values if value.upper() not in _NO_ORDER]
        if values := [value for value in values if value]:
            yield name, tuple(dict.fromkeys(values))


def _text(node: etree._Element) -> str:
    text = " ".join("".join(str(part) for part in node.itertext()).split())
    if etree.QName(node).localname == "DateTimeString" and len(text) >= len("20260101"):
        return f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    return text


def _ubl_lines(root: etree._Element, space: Space) -> Iterator[LineFacts]:
    for line in _nodes(root, "/*/cac:InvoiceLine | /*/cac:CreditNoteLine", space):
        yield LineFacts(
            description=_first(line, "cac:Item/cbc:Name", space),
            quantity=_first(line, "cbc:InvoicedQuantity | cbc:CreditedQuantity", space),
            unit_price=_for_one(
                _first(line, "cac:Price/cbc:PriceAmount", space),
                _first(line, "cac:Price/cbc:BaseQuantity", space),
            ),
            net=_first(line, "cbc:LineExtensionAmount", space),
        )


def _cii_lines(root: etree._Element, space: Space) -> Iterator[LineFacts]:
    for line in _nodes(root, "//ram:IncludedSupplyChainTradeLineItem", space):
        net = _first(line, ".//*[contains(local-name(), 'MonetarySummation')]/ram:LineTotalAmount", space)
        if not net:
            continue  # a text that stands between lines
        yield LineFacts(
            description=_first(line, "ram:SpecifiedTradeProduct/ram:Name", space),
            quantity=_first(line, ".//ram:BilledQuantity", space),
            unit_price=_for_one(
                _first(line, ".//ram:NetPriceProductTradePrice/ram:ChargeAmount", space),
                _first(line, ".//ram:NetPriceProductTradePrice/ram:BasisQuantity", space),
            ),
            net=net,
        )


def _for_one(price: str, base: str) -> str:
    """A price for a hundred is judged for one only where that comes out in figures; else it is not judged."""
    return price if not base or float(base) == 1 else ""
