"""Where UBL 2.1 invoices and credit notes keep the business terms of EN 16931 (CEN/TS 16931-3-2)."""

from lxml import etree

from bots.reading.einvoices.terms import Table, numbered, text_below

_COMPONENTS = "urn:oasis:names:specification:ubl:schema:xsd:Common"
NAMESPACES = {"cac": f"{_COMPONENTS}AggregateComponents-2", "cbc": f"{_COMPONENTS}BasicComponents-2"}
_CBC = f"{{{NAMESPACES['cbc']}}}"
_CAC = f"{{{NAMESPACES['cac']}}}"
_OBJECT, _PROJECT = "130", "50"


def _is_vat(element: etree._Element) -> bool:
    return text_below(element, f"{_CAC}TaxScheme/{_CBC}ID").upper() in {"VAT", ""}


def _is_charge(element: etree._Element) -> bool:
    return text_below(element, f"{_CBC}ChargeIndicator") in {"true", "1"}


def _is_allowance(element: etree._Element) -> bool:
    return text_below(element, f"{_CBC}ChargeIndicator") in {"false", "0"}


def _is_sepa(element: etree._Element) -> bool:
    identifier = element.find(f"{_CBC}ID")
    return identifier is not None and (identifier.get("schemeID") or "").upper() == "SEPA"


def _in_own_currency(amount: etree._Element) -> bool:
    currency = text_below(_invoice_of(amount), f"{_CBC}DocumentCurrencyCode")
    return not currency or amount.get("currencyID", currency) == currency


def _in_tax_currency(amount: etree._Element) -> bool:
    currency = text_below(_invoice_of(amount), f"{_CBC}TaxCurrencyCode")
    return bool(currency) and amount.get("currencyID") == currency


def _invoice_of(amount: etree._Element) -> etree._Element:
    """The invoice in which an amount of a total stands, two levels up."""
    total = amount.getparent()
    invoice = total.getparent() if total is not None else None
    return amount if invoice is None else invoice


def _total_in_own_currency(total: etree._Element) -> bool:
    amount = total.find(f"{_CBC}TaxAmount")
    return amount is None or _in_own_currency(amount)


_CONDITIONS = {
    "vat": _is_vat,
    "other_tax": lambda element: not _is_vat(element),
    "charge": _is_charge,
    "allowance": _is_allowance,
    "sepa": _is_sepa,
    "own_id": lambda element: not _is_sepa(element),
    "own_currency": _in_own_currency,
    "tax_currency": _in_tax_currency,
    "own_total": _total_in_own_currency,
    "object": lambda element: text_below(element, f"{_CBC}DocumentTypeCode") == _OBJECT,
    "project": lambda element: text_below(element, f"{_CBC}DocumentTypeCode") == _PROJECT,
    "supporting": lambda element: text_below(element, f"{_CBC}DocumentTypeCode") not in {_OBJECT, _PROJECT},
}


def _table(terms: dict[str, str], groups: dict[str, tuple[str, Table]] | None = None) -> Table:
    return Table(NAMESPACES, terms, groups, conditions=_CONDITIONS)


def _address(path: str, codes: str) -> dict[str, str]:
    """The terms of an address: two lines, a third, city, postcode, part of the country, country."""
    names = ("cbc:StreetName", "cbc:AdditionalStreetName", "cac:AddressLine/cbc:Line", "cbc:CityName")
    more = ("cbc:PostalZone", "cbc:CountrySubentity", "cac:Country/cbc:IdentificationCode")
    return numbered(codes, *(f"{path}/{name}" for name in (*names, *more)))


def _party(path: str, codes: str) -> dict[str, str]:
    """The terms of seller or buyer: names, identifiers, endpoint, then the contact's name, telephone and e-mail."""
    names = ("cac:PartyLegalEntity/cbc:RegistrationName", "cac:PartyName/cbc:Name")
    identifiers = (
        "cac:PartyIdentification{own_id}/cbc:ID",
        "cac:PartyLegalEntity/cbc:CompanyID",
        "cac:PartyTaxScheme{vat}/cbc:CompanyID",
        "cbc:EndpointID",
    )
    contact = ("cac:Contact/cbc:Name", "cac:Contact/cbc:Telephone", "cac:Contact/cbc:ElectronicMail")
    terms = numbered(codes, *(f"{path}/{name}" for name in (*names, *identifiers, *contact)))
    _, _, identifier, registration, _, endpoint, *_ = terms
    return terms | {f"{code}-1": f"{terms[code]}/@schemeID" for code in (identifier, registration, endpoint)}


def _allowance(codes: str) -> Table:
    """The terms of an allowance or a charge; one on a line has no VAT category."""
    paths = ("cbc:Amount", "cbc:BaseAmount", "cbc:MultiplierFactorNumeric", "cbc:AllowanceChargeReason")
    tax = ("cac:TaxCategory{vat}/cbc:ID", "cac:TaxCategory{vat}/cbc:Percent")
    return _table(numbered(codes, *paths, "cbc:AllowanceChargeReasonCode", *tax))


_EMPTY = _table({})
_LINE = _table(
    {
        "BT-126": "cbc:ID",
        "BT-127": "cbc:Note",
        "BT-128": "cac:DocumentReference{object}/cbc:ID",
        "BT-128-1": "cac:DocumentReference{object}/cbc:ID/@schemeID",
        "BT-129": "cbc:InvoicedQuantity | cbc:CreditedQuantity",
        "BT-130": "cbc:InvoicedQuantity/@unitCode | cbc:CreditedQuantity/@unitCode",
        "BT-131": "cbc:LineExtensionAmount",
        "BT-132": "cac:OrderLineReference/cbc:LineID",
        "BT-13": "cac:OrderLineReference/cac:OrderReference/cbc:ID",
        "BT-133": "cbc:AccountingCost",
        "BT-146": "cac:Price/cbc:PriceAmount",
        "BT-147": "cac:Price/cac:AllowanceCharge/cbc:Amount",
        "BT-148": "cac:Price/cac:AllowanceCharge/cbc:BaseAmount",
        "BT-149": "cac:Price/cbc:BaseQuantity",
        "BT-150": "cac:Price/cbc:BaseQuantity/@unitCode",
        "BT-151": "cac:Item/cac:ClassifiedTaxCategory{vat}/cbc:ID",
        "BT-152": "cac:Item/cac:ClassifiedTaxCategory{vat}/cbc:Percent",
        "BT-153": "cac:Item/cbc:Name",
        "BT-154": "cac:Item/cbc:Description",
        "BT-155": "cac:Item/cac:SellersItemIdentification/cbc:ID",
        "BT-156": "cac:Item/cac:BuyersItemIdentification/cbc:ID",
        "BT-157": "cac:Item/cac:StandardItemIdentification/cbc:ID",
        "BT-157-1": "cac:Item/cac:StandardItemIdentification/cbc:ID/@schemeID",
        "BT-158": "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode",
        "BT-158-1": "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode/@listID",
        "BT-159": "cac:Item/cac:OriginCountry/cbc:IdentificationCode",
    },
    {
        "BG-26": ("cac:InvoicePeriod", _table({"BT-134": "cbc:StartDate", "BT-135": "cbc:EndDate"})),
        "BG-27": ("cac:AllowanceCharge{allowance}", _allowance("136 137 138 139 140")),
        "BG-28": ("cac:AllowanceCharge{charge}", _allowance("141 142 143 144 145")),
        "BG-32": ("cac:Item/cac:AdditionalItemProperty", _table({"BT-160": "cbc:Name", "BT-161": "cbc:Value"})),
    },
)
_VAT_BREAKDOWN = _table(
    {
        "BT-116": "cbc:TaxableAmount",
        "BT-117": "cbc:TaxAmount",
        "BT-118": "cac:TaxCategory{vat}/cbc:ID",
        "BT-119": "cac:TaxCategory{vat}/cbc:Percent",
        "BT-120": "cac:TaxCategory{vat}/cbc:TaxExemptionReason",
        "BT-121": "cac:TaxCategory{vat}/cbc:TaxExemptionReasonCode",
    }
)
_BRANCH = "cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch"
_PAYMENT = _table(
    {
        "BT-81": "cbc:PaymentMeansCode",
        "BT-82": "cbc:PaymentMeansCode/@name | cbc:InstructionNote",
        "BT-84": "cac:PayeeFinancialAccount/cbc:ID",
        "BT-85": "cac:PayeeFinancialAccount/cbc:Name",
        "BT-86": f"{_BRANCH}/cbc:ID | {_BRANCH}/cac:FinancialInstitution/cbc:ID",
        "BT-87": "cac:CardAccount/cbc:PrimaryAccountNumberID",
        "BT-88": "cac:CardAccount/cbc:HolderName",
        "BT-89": "cac:PaymentMandate/cbc:ID",
        "BT-91": "cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID",
    },
    {"BG-17": ("cac:PayeeFinancialAccount", _EMPTY)},
)
_PAYEE = _table(
    numbered(
        "59 60 61 60-1 61-1",
        "cac:PartyName/cbc:Name",
        "cac:PartyIdentification{own_id}/cbc:ID",
        "cac:PartyLegalEntity/cbc:CompanyID",
        "cac:PartyIdentification{own_id}/cbc:ID/@schemeID",
        "cac:PartyLegalEntity/cbc:CompanyID/@schemeID",
    )
)
_REPRESENTATIVE = _table(
    {
        "BT-62": "cac:PartyName/cbc:Name",
        "BT-63": "cac:PartyTaxScheme{vat}/cbc:CompanyID",
        **_address("cac:PostalAddress", "64 65 164 66 67 68 69"),
    },
    {"BG-12": ("cac:PostalAddress", _EMPTY)},
)
_SUPPORTING = _table(
    {
        "BT-122": "cbc:ID",
        "BT-123": "cbc:DocumentDescription",
        "BT-124": "cac:Attachment/cac:ExternalReference/cbc:URI",
        "BT-125": "cac:Attachment/cbc:EmbeddedDocumentBinaryObject",
        "MIME": "cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@mimeCode",
        "FILENAME": "cac:Attachment/cbc:EmbeddedDocumentBinaryObject/@filename",
    }
)
_REFERRED = ("cac:InvoiceDocumentReference", "cac:CreditNoteDocumentReference")
_PRECEDING = _table(
    {
        "BT-25": " | ".join(f"{document}/cbc:ID" for document in _REFERRED),
        "BT-26": " | ".join(f"{document}/cbc:IssueDate" for document in _REFERRED),
    }
)
_SELLER = "cac:AccountingSupplierParty/cac:Party"
_BUYER = "cac:AccountingCustomerParty/cac:Party"
_DELIVERY = "cac:Delivery/cac:DeliveryLocation"

TABLE = _table(
    {
        "BT-1": "cbc:ID",
        "BT-2": "cbc:IssueDate",
        "BT-3": "cbc:InvoiceTypeCode | cbc:CreditNoteTypeCode",
        "BT-5": "cbc:DocumentCurrencyCode",
        "BT-6": "cbc:TaxCurrencyCode",
        "BT-7": "cbc:TaxPointDate",
        "BT-8": "cac:InvoicePeriod/cbc:DescriptionCode",
        "BT-9": "cbc:DueDate | cac:PaymentMeans/cbc:PaymentDueDate",
        "BT-10": "cbc:BuyerReference",
        "BT-11": "cac:ProjectReference/cbc:ID | cac:AdditionalDocumentReference{project}/cbc:ID",
        "BT-12": "cac:ContractDocumentReference/cbc:ID",
        "BT-13": "cac:OrderReference/cbc:ID",
        "BT-14": "cac:OrderReference/cbc:SalesOrderID",
        "BT-15": "cac:ReceiptDocumentReference/cbc:ID",
        "BT-16": "cac:DespatchDocumentReference/cbc:ID",
        "BT-17": "cac:OriginatorDocumentReference/cbc:ID",
        "BT-18": "cac:AdditionalDocumentReference{object}/cbc:ID",
        "BT-18-1": "cac:AdditionalDocumentReference{object}/cbc:ID/@schemeID",
        "BT-19": "cbc:AccountingCost",
        "BT-20": "cac:PaymentTerms/cbc:Note",
        "BT-22": "cbc:Note",
        "BT-23": "cbc:ProfileID",
        "BT-24": "cbc:CustomizationID",
        **_party(_SELLER, "27 28 29 30 31 34 41 42 43"),
        "BT-32": f"{_SELLER}/cac:PartyTaxScheme{{other_tax}}/cbc:CompanyID",
        "BT-33": f"{_SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm",
        **_address(f"{_SELLER}/cac:PostalAddress", "35 36 162 37 38 39 40"),
        **_party(_BUYER, "44 45 46 47 48 49 56 57 58"),
        **_address(f"{_BUYER}/cac:PostalAddress", "50 51 163 52 53 54 55"),
        "BT-70": "cac:Delivery/cac:DeliveryParty/cac:PartyName/cbc:Name",
        "BT-63": "cac:TaxRepresentativeParty/cac:PartyTaxScheme{vat}/cbc:CompanyID",
        "BT-71": f"{_DELIVERY}/cbc:ID",
        "BT-71-1": f"{_DELIVERY}/cbc:ID/@schemeID",
        "BT-72": "cac:Delivery/cbc:ActualDeliveryDate",
        **_address(f"{_DELIVERY}/cac:Address", "75 76 165 77 78 79 80"),
        "BT-83": "cac:PaymentMeans/cbc:PaymentID",
        "BT-90": f"{_SELLER}/cac:PartyIdentification{{sepa}}/cbc:ID"
        " | cac:PayeeParty/cac:PartyIdentification{sepa}/cbc:ID",
        "BT-106": "cac:LegalMonetaryTotal/cbc:LineExtensionAmount",
        "BT-107": "cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount",
        "BT-108": "cac:LegalMonetaryTotal/cbc:ChargeTotalAmount",
        "BT-109": "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount",
        "BT-110": "cac:TaxTotal/cbc:TaxAmount{own_currency}",
        "BT-111": "cac:TaxTotal/cbc:TaxAmount{tax_currency}",
        "BT-112": "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount",
        "BT-113": "cac:LegalMonetaryTotal/cbc:PrepaidAmount",
        "BT-114": "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount",
        "BT-115": "cac:LegalMonetaryTotal/cbc:PayableAmount",
    },
    {
        "BG-3": ("cac:BillingReference", _PRECEDING),
        "BG-4": ("cac:AccountingSupplierParty", _EMPTY),
        "BG-5": (f"{_SELLER}/cac:PostalAddress", _EMPTY),
        "BG-8": (f"{_BUYER}/cac:PostalAddress", _EMPTY),
        "BG-10": ("cac:PayeeParty", _PAYEE),
        "BG-11": ("cac:TaxRepresentativeParty", _REPRESENTATIVE),
        "BG-13": ("cac:Delivery", _EMPTY),
        "BG-14": (
            "cac:InvoicePeriod",
            _table({"BT-73": "cbc:StartDate", "BT-74": "cbc:EndDate", "BT-8": "cbc:DescriptionCode"}),
        ),
        "BG-15": (f"{_DELIVERY}/cac:Address", _EMPTY),
        "BG-16": ("cac:PaymentMeans", _PAYMENT),
        "BG-20": ("cac:AllowanceCharge{allowance}", _allowance("92 93 94 97 98 95 96")),
        "BG-21": ("cac:AllowanceCharge{charge}", _allowance("99 100 101 104 105 102 103")),
        "BG-22": ("cac:LegalMonetaryTotal", _EMPTY),
        "BG-23": ("cac:TaxTotal{own_total}/cac:TaxSubtotal", _VAT_BREAKDOWN),
        "BG-24": ("cac:AdditionalDocumentReference{supporting}", _SUPPORTING),
        "BG-25": ("cac:InvoiceLine | cac:CreditNoteLine", _LINE),
    },
)
