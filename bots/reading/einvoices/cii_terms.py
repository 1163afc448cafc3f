"""Where a Cross Industry Invoice keeps the business terms of EN 16931 (CEN/TS 16931-3-3)."""

from lxml import etree

from bots.reading.einvoices.terms import Table, numbered, text_below

UNECE = "urn:un:unece:uncefact:data:standard:"
NAMESPACES = {
    "rsm": f"{UNECE}CrossIndustryInvoice:100",
    "ram": f"{UNECE}ReusableAggregateBusinessInformationEntity:100",
    "udt": f"{UNECE}UnqualifiedDataType:100",
    "qdt": f"{UNECE}QualifiedDataType:100",
}
_RAM = f"{{{NAMESPACES['ram']}}}"
_OBJECT, _ORIGINATOR = "130", "50"


def _indicator(element: etree._Element) -> str:
    return text_below(element, f"{_RAM}ChargeIndicator/{{{NAMESPACES['udt']}}}Indicator")


def _is_vat(element: etree._Element) -> bool:
    return text_below(element, f"{_RAM}TypeCode").upper() in {"VAT", ""}


def _is_counted(line: etree._Element) -> bool:
    """In Factur-X EXTENDED a line may only head or explain others; its amount stands in those again."""
    path = f"{_RAM}AssociatedDocumentLineDocument/{_RAM}LineStatusReasonCode"
    return text_below(line, path) not in {"GROUP", "INFORMATION"}


def _in_own_currency(amount: etree._Element) -> bool:
    currency = _currency_of(amount, "InvoiceCurrencyCode")
    return not currency or amount.get("currencyID", currency) == currency


def _in_tax_currency(amount: etree._Element) -> bool:
    currency = _currency_of(amount, "TaxCurrencyCode")
    return bool(currency) and amount.get("currencyID") == currency


def _currency_of(amount: etree._Element, name: str) -> str:
    """The currency that the settlement states, two levels above an amount of its totals."""
    totals = amount.getparent()
    settlement = totals.getparent() if totals is not None else None
    return text_below(settlement, f"{_RAM}{name}") if settlement is not None else ""


_CONDITIONS = {
    "vat": _is_vat,
    "charge": lambda element: _indicator(element) in {"true", "1"},
    "allowance": lambda element: _indicator(element) in {"false", "0"},
    "vat_number": lambda element: element.get("schemeID") in {"VA", "VAT"},
    "tax_number": lambda element: element.get("schemeID") == "FC",
    "counted": _is_counted,
    "own_currency": _in_own_currency,
    "tax_currency": _in_tax_currency,
    "object": lambda element: text_below(element, f"{_RAM}TypeCode") == _OBJECT,
    "originator": lambda element: text_below(element, f"{_RAM}TypeCode") == _ORIGINATOR,
    "supporting": lambda element: text_below(element, f"{_RAM}TypeCode") not in {_OBJECT, _ORIGINATOR},
}


def _table(terms: dict[str, str], groups: dict[str, tuple[str, Table]] | None = None) -> Table:
    return Table(NAMESPACES, terms, groups, conditions=_CONDITIONS)


def _day(path: str) -> str:
    return f"{path}/udt:DateTimeString | {path}/qdt:DateTimeString"


def _address(path: str, codes: str) -> dict[str, str]:
    """The terms of an address: two lines, a third, city, postcode, part of the country, country."""
    names = ("LineOne", "LineTwo", "LineThree", "CityName", "PostcodeCode", "CountrySubDivisionName", "CountryID")
    return numbered(codes, *(f"{path}/ram:{name}" for name in names))


def _party(path: str, codes: str) -> dict[str, str]:
    """The terms of seller or buyer: names, identifiers, endpoint, then the contact's name, telephone and e-mail."""
    contact = f"{path}/ram:DefinedTradeContact"
    terms = numbered(
        codes,
        f"{path}/ram:Name",
        f"{path}/ram:SpecifiedLegalOrganization/ram:TradingBusinessName",
        f"{path}/ram:ID | {path}/ram:GlobalID",
        f"{path}/ram:SpecifiedLegalOrganization/ram:ID",
        f"{path}/ram:SpecifiedTaxRegistration/ram:ID{{vat_number}}",
        f"{path}/ram:URIUniversalCommunication/ram:URIID",
        f"{contact}/ram:PersonName | {contact}/ram:DepartmentName",
        f"{contact}/ram:TelephoneUniversalCommunication/ram:CompleteNumber",
        f"{contact}/ram:EmailURIUniversalCommunication/ram:URIID",
    )
    _, _, identifier, registration, _, endpoint, *_ = terms
    schemed = {identifier: f"{path}/ram:GlobalID", registration: terms[registration], endpoint: terms[endpoint]}
    return terms | {f"{code}-1": f"{where}/@schemeID" for code, where in schemed.items()}


def _allowance(codes: str) -> Table:
    """The terms of an allowance or a charge; one on a line has no VAT category."""
    taxes = ("ram:CategoryTradeTax{vat}", "ram:AppliedTradeTax{vat}")
    return _table(
        numbered(
            codes,
            "ram:ActualAmount | ram:AppliedAmount",
            "ram:BasisAmount",
            "ram:CalculationPercent",
            "ram:Reason | ram:Description",
            "ram:ReasonCode",
            " | ".join(f"{tax}/ram:CategoryCode" for tax in taxes),
            " | ".join(f"{tax}/ram:RateApplicablePercent" for tax in taxes),
        )
    )


_EMPTY = _table({})
_AGREED, _SETTLED = "ram:SpecifiedLineTradeAgreement", "ram:SpecifiedLineTradeSettlement"
_NET, _GROSS = f"{_AGREED}/ram:NetPriceProductTradePrice", f"{_AGREED}/ram:GrossPriceProductTradePrice"
_BILLED = "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity"
_PRODUCT = "ram:SpecifiedTradeProduct"
_LINE = _table(
    {
        "BT-126": "ram:AssociatedDocumentLineDocument/ram:LineID",
        "BT-127": "ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content",
        "BT-128": f"{_SETTLED}/ram:AdditionalReferencedDocument{{object}}/ram:IssuerAssignedID",
        "BT-128-1": f"{_SETTLED}/ram:AdditionalReferencedDocument{{object}}/ram:ReferenceTypeCode",
        "BT-129": _BILLED,
        "BT-130": f"{_BILLED}/@unitCode",
        "BT-131": f"{_SETTLED}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount",
        "BT-132": f"{_AGREED}/ram:BuyerOrderReferencedDocument/ram:LineID",
        "BT-13": f"{_AGREED}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
        "BT-133": f"{_SETTLED}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID",
        "BT-146": f"{_NET}/ram:ChargeAmount",
        "BT-147": f"{_GROSS}/ram:AppliedTradeAllowanceCharge/ram:ActualAmount",
        "BT-148": f"{_GROSS}/ram:ChargeAmount",
        "BT-149": f"{_NET}/ram:BasisQuantity",
        "BT-150": f"{_NET}/ram:BasisQuantity/@unitCode",
        "GROSS BASE": f"{_GROSS}/ram:BasisQuantity",
        "BT-151": f"{_SETTLED}/ram:ApplicableTradeTax{{vat}}/ram:CategoryCode",
        "BT-152": f"{_SETTLED}/ram:ApplicableTradeTax{{vat}}/ram:RateApplicablePercent",
        "BT-153": f"{_PRODUCT}/ram:Name",
        "BT-154": f"{_PRODUCT}/ram:Description",
        "BT-155": f"{_PRODUCT}/ram:SellerAssignedID",
        "BT-156": f"{_PRODUCT}/ram:BuyerAssignedID",
        "BT-157": f"{_PRODUCT}/ram:GlobalID",
        "BT-157-1": f"{_PRODUCT}/ram:GlobalID/@schemeID",
        "BT-158": f"{_PRODUCT}/ram:DesignatedProductClassification/ram:ClassCode",
        "BT-158-1": f"{_PRODUCT}/ram:DesignatedProductClassification/ram:ClassCode/@listID",
        "BT-159": f"{_PRODUCT}/ram:OriginTradeCountry/ram:ID",
    },
    {
        "BG-26": (
            f"{_SETTLED}/ram:BillingSpecifiedPeriod",
            _table({"BT-134": _day("ram:StartDateTime"), "BT-135": _day("ram:EndDateTime")}),
        ),
        "BG-27": (f"{_SETTLED}/ram:SpecifiedTradeAllowanceCharge{{allowance}}", _allowance("136 137 138 139 140")),
        "BG-28": (f"{_SETTLED}/ram:SpecifiedTradeAllowanceCharge{{charge}}", _allowance("141 142 143 144 145")),
        "BG-32": (
            f"{_PRODUCT}/ram:ApplicableProductCharacteristic",
            _table({"BT-160": "ram:Description", "BT-161": "ram:Value"}),
        ),
    },
)
_VAT_BREAKDOWN = _table(
    {
        "BT-116": "ram:BasisAmount",
        "BT-117": "ram:CalculatedAmount",
        "BT-118": "ram:CategoryCode",
        "BT-119": "ram:RateApplicablePercent",
        "BT-120": "ram:ExemptionReason",
        "BT-121": "ram:ExemptionReasonCode",
    }
)
_CREDITOR = "ram:PayeePartyCreditorFinancialAccount"
_PAYMENT = _table(
    {
        "BT-81": "ram:TypeCode",
        "BT-82": "ram:Information",
        "BT-84": f"{_CREDITOR}/ram:IBANID | {_CREDITOR}/ram:ProprietaryID",
        "BT-85": f"{_CREDITOR}/ram:AccountName",
        "BT-86": "ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID",
        "BT-87": "ram:ApplicableTradeSettlementFinancialCard/ram:ID",
        "BT-88": "ram:ApplicableTradeSettlementFinancialCard/ram:CardholderName",
        "BT-91": "ram:PayerPartyDebtorFinancialAccount/ram:IBANID",
    },
    {"BG-17": (_CREDITOR, _EMPTY)},
)
_PAYEE = _table(numbered("59 60 61", "ram:Name", "ram:ID | ram:GlobalID", "ram:SpecifiedLegalOrganization/ram:ID"))
_REPRESENTATIVE = _table(
    {
        "BT-62": "ram:Name",
        "BT-63": "ram:SpecifiedTaxRegistration/ram:ID{vat_number}",
        **_address("ram:PostalTradeAddress", "64 65 164 66 67 68 69"),
    },
    {"BG-12": ("ram:PostalTradeAddress", _EMPTY)},
)
_SUPPORTING = _table(
    {
        "BT-122": "ram:IssuerAssignedID",
        "BT-123": "ram:Name",
        "BT-124": "ram:URIID",
        "BT-125": "ram:AttachmentBinaryObject",
        "MIME": "ram:AttachmentBinaryObject/@mimeCode",
        "FILENAME": "ram:AttachmentBinaryObject/@filename",
    }
)
_PRECEDING = _table({"BT-25": "ram:IssuerAssignedID", "BT-26": _day("ram:FormattedIssueDateTime")})
_AGREEMENT = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement"
_DELIVERY = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery"
_SETTLEMENT = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement"
_TOTALS = f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation"
_SELLER, _BUYER = f"{_AGREEMENT}/ram:SellerTradeParty", f"{_AGREEMENT}/ram:BuyerTradeParty"
_AGENT = f"{_AGREEMENT}/ram:SellerTaxRepresentativeTradeParty"
_SHIP_TO = f"{_DELIVERY}/ram:ShipToTradeParty"
_TAX = f"{_SETTLEMENT}/ram:ApplicableTradeTax"
_DOCUMENT = f"{_AGREEMENT}/ram:AdditionalReferencedDocument"
_TERMS = f"{_SETTLEMENT}/ram:SpecifiedTradePaymentTerms"
_PERIOD = _table({"BT-73": _day("ram:StartDateTime"), "BT-74": _day("ram:EndDateTime")})

TABLE = _table(
    {
        "BT-1": "rsm:ExchangedDocument/ram:ID",
        "BT-2": _day("rsm:ExchangedDocument/ram:IssueDateTime"),
        "BT-3": "rsm:ExchangedDocument/ram:TypeCode",
        "BT-5": f"{_SETTLEMENT}/ram:InvoiceCurrencyCode",
        "BT-6": f"{_SETTLEMENT}/ram:TaxCurrencyCode",
        "BT-7": f"{_TAX}/ram:TaxPointDate/udt:DateString",
        "BT-8": f"{_TAX}/ram:DueDateTypeCode",
        "BT-9": _day(f"{_TERMS}/ram:DueDateDateTime"),
        "BT-10": f"{_AGREEMENT}/ram:BuyerReference",
        "BT-11": f"{_AGREEMENT}/ram:SpecifiedProcuringProject/ram:ID",
        "BT-12": f"{_AGREEMENT}/ram:ContractReferencedDocument/ram:IssuerAssignedID",
        "BT-13": f"{_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
        "BT-14": f"{_AGREEMENT}/ram:SellerOrderReferencedDocument/ram:IssuerAssignedID",
        "BT-15": f"{_DELIVERY}/ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID",
        "BT-16": f"{_DELIVERY}/ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID",
        "BT-17": f"{_DOCUMENT}{{originator}}/ram:IssuerAssignedID",
        "BT-18": f"{_DOCUMENT}{{object}}/ram:IssuerAssignedID",
        "BT-18-1": f"{_DOCUMENT}{{object}}/ram:ReferenceTypeCode",
        "BT-19": f"{_SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID",
        "BT-20": f"{_TERMS}/ram:Description",
        "BT-21": "rsm:ExchangedDocument/ram:IncludedNote/ram:SubjectCode",
        "BT-22": "rsm:ExchangedDocument/ram:IncludedNote/ram:Content",
        "BT-23": "rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID",
        "BT-24": "rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID",
        **_party(_SELLER, "27 28 29 30 31 34 41 42 43"),
        "BT-32": f"{_SELLER}/ram:SpecifiedTaxRegistration/ram:ID{{tax_number}}",
        "BT-33": f"{_SELLER}/ram:Description",
        **_address(f"{_SELLER}/ram:PostalTradeAddress", "35 36 162 37 38 39 40"),
        **_party(_BUYER, "44 45 46 47 48 49 56 57 58"),
        **_address(f"{_BUYER}/ram:PostalTradeAddress", "50 51 163 52 53 54 55"),
        "BT-63": f"{_AGENT}/ram:SpecifiedTaxRegistration/ram:ID{{vat_number}}",
        "BT-70": f"{_SHIP_TO}/ram:Name",
        "BT-71": f"{_SHIP_TO}/ram:ID | {_SHIP_TO}/ram:GlobalID",
        "BT-71-1": f"{_SHIP_TO}/ram:GlobalID/@schemeID",
        "BT-72": _day(f"{_DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime"),
        **_address(f"{_SHIP_TO}/ram:PostalTradeAddress", "75 76 165 77 78 79 80"),
        "BT-83": f"{_SETTLEMENT}/ram:PaymentReference",
        "BT-89": f"{_TERMS}/ram:DirectDebitMandateID",
        "BT-90": f"{_SETTLEMENT}/ram:CreditorReferenceID",
        "BT-106": f"{_TOTALS}/ram:LineTotalAmount",
        "BT-107": f"{_TOTALS}/ram:AllowanceTotalAmount",
        "BT-108": f"{_TOTALS}/ram:ChargeTotalAmount",
        "BT-109": f"{_TOTALS}/ram:TaxBasisTotalAmount",
        "BT-110": f"{_TOTALS}/ram:TaxTotalAmount{{own_currency}}",
        "BT-111": f"{_TOTALS}/ram:TaxTotalAmount{{tax_currency}}",
        "BT-112": f"{_TOTALS}/ram:GrandTotalAmount",
        "BT-113": f"{_TOTALS}/ram:TotalPrepaidAmount",
        "BT-114": f"{_TOTALS}/ram:RoundingAmount",
        "BT-115": f"{_TOTALS}/ram:DuePayableAmount",
    },
    {
        "BG-3": (f"{_SETTLEMENT}/ram:InvoiceReferencedDocument", _PRECEDING),
        "BG-4": (_SELLER, _EMPTY),
        "BG-5": (f"{_SELLER}/ram:PostalTradeAddress", _EMPTY),
        "BG-8": (f"{_BUYER}/ram:PostalTradeAddress", _EMPTY),
        "BG-10": (f"{_SETTLEMENT}/ram:PayeeTradeParty", _PAYEE),
        "BG-11": (_AGENT, _REPRESENTATIVE),
        "BG-13": (_DELIVERY, _EMPTY),
        "BG-14": (f"{_SETTLEMENT}/ram:BillingSpecifiedPeriod", _PERIOD),
        "BG-15": (f"{_SHIP_TO}/ram:PostalTradeAddress", _EMPTY),
        "BG-16": (f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans", _PAYMENT),
        "BG-20": (
            f"{_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge{{allowance}}",
            _allowance("92 93 94 97 98 95 96"),
        ),
        "BG-21": (
            (
                f"{_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge{{charge}}"
                f" | {_SETTLEMENT}/ram:SpecifiedLogisticsServiceCharge"
            ),
            _allowance("99 100 101 104 105 102 103"),
        ),
        "BG-22": (_TOTALS, _EMPTY),
        "BG-23": (f"{_TAX}{{vat}}", _VAT_BREAKDOWN),
        "BG-24": (f"{_DOCUMENT}{{supporting}}", _SUPPORTING),
        "BG-25": ("rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem{counted}", _LINE),
    },
)
