"""Reader of UN/CEFACT Cross Industry Invoices: EN 16931 CII, Factur-X and ZUGFeRD 2, and ZUGFeRD 1.0."""

from lxml import etree

from bots.reading.einvoice import read_einvoice
from bots.reading.einvoice_terms import Table
from bots.reading.einvoice_xml import outer_names
from counterfoil.model.documents import Reading

_UNECE = "urn:un:unece:uncefact:data:standard:"
_NAMESPACES = {
    "rsm": f"{_UNECE}CrossIndustryInvoice:100",
    "ram": f"{_UNECE}ReusableAggregateBusinessInformationEntity:100",
    "udt": f"{_UNECE}UnqualifiedDataType:100",
}
CII_ROOT = f"{{{_NAMESPACES['rsm']}}}CrossIndustryInvoice"
ZUGFERD_1_ROOT = "{urn:ferd:CrossIndustryDocument:invoice:1p0}CrossIndustryDocument"

_AGREEMENT = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement"
_DELIVERY = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery"
_SETTLEMENT = "rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement"
_TOTALS = f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation"
_YES, _NO = (
    f"[ram:ChargeIndicator/udt:Indicator[.='{word}' or .='{bit}']]" for word, bit in (("true", 1), ("false", 0))
)
_VAT = "[translate(ram:TypeCode, 'vat', 'VAT')='VAT' or not(ram:TypeCode)]"


def _party(path: str, codes: str) -> dict[str, str]:
    """The terms of a party; `codes` are its term numbers in the order of the paths below."""
    address = f"{path}/ram:PostalTradeAddress"
    paths = (
        f"{path}/ram:Name",
        f"{path}/ram:SpecifiedLegalOrganization/ram:TradingBusinessName",
        f"{path}/ram:ID | {path}/ram:GlobalID",
        f"{path}/ram:SpecifiedLegalOrganization/ram:ID",
        f"{path}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']",
        f"{path}/ram:URIUniversalCommunication/ram:URIID",
        f"{address}/ram:LineOne",
        f"{address}/ram:LineTwo",
        f"{address}/ram:LineThree",
        f"{address}/ram:CityName",
        f"{address}/ram:PostcodeCode",
        f"{address}/ram:CountrySubDivisionName",
        f"{address}/ram:CountryID",
        f"{path}/ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID",
    )
    return {f"BT-{code}": where for code, where in zip(codes.split(), paths, strict=True)}


def _allowance(codes: str) -> Table:
    """The terms of an allowance or a charge, in the order of the paths; one on a line has no VAT category."""
    paths = (
        "ram:ActualAmount | ram:AppliedAmount",
        "ram:BasisAmount",
        "ram:CalculationPercent",
        "ram:Reason | ram:Description",
        "ram:ReasonCode",
        "ram:CategoryTradeTax/ram:CategoryCode | ram:AppliedTradeTax/ram:CategoryCode",
        "ram:CategoryTradeTax/ram:RateApplicablePercent | ram:AppliedTradeTax/ram:RateApplicablePercent",
    )
    return Table(_NAMESPACES, {f"BT-{code}": path for code, path in zip(codes.split(), paths, strict=False)})


_LINE_SETTLEMENT = "ram:SpecifiedLineTradeSettlement"
_PRICE = "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice"
_LINE = Table(
    _NAMESPACES,
    {
        "BT-126": "ram:AssociatedDocumentLineDocument/ram:LineID",
        "BT-127": "ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content",
        "BT-129": "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity",
        "BT-130": "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode",
        "BT-131": f"{_LINE_SETTLEMENT}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount",
        "BT-132": "ram:SpecifiedLineTradeAgreement/ram:BuyerOrderReferencedDocument/ram:LineID",
        "BT-13": "ram:SpecifiedLineTradeAgreement/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
        "BT-134": f"{_LINE_SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:StartDateTime/udt:DateTimeString",
        "BT-135": f"{_LINE_SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:EndDateTime/udt:DateTimeString",
        "BT-146": f"{_PRICE}/ram:ChargeAmount",
        "BT-148": "ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:ChargeAmount",
        "BT-149": f"{_PRICE}/ram:BasisQuantity",
        "BT-151": f"{_LINE_SETTLEMENT}/ram:ApplicableTradeTax{_VAT}/ram:CategoryCode",
        "BT-152": f"{_LINE_SETTLEMENT}/ram:ApplicableTradeTax{_VAT}/ram:RateApplicablePercent",
        "BT-153": "ram:SpecifiedTradeProduct/ram:Name",
        "BT-154": "ram:SpecifiedTradeProduct/ram:Description",
        "BT-155": "ram:SpecifiedTradeProduct/ram:SellerAssignedID",
        "BT-156": "ram:SpecifiedTradeProduct/ram:BuyerAssignedID",
        "BT-157": "ram:SpecifiedTradeProduct/ram:GlobalID",
    },
    {
        "BG-27": (f"{_LINE_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge{_NO}", _allowance("136 137 138 139 140")),
        "BG-28": (f"{_LINE_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge{_YES}", _allowance("141 142 143 144 145")),
    },
)
_VAT_BREAKDOWN = Table(
    _NAMESPACES,
    {
        "BT-116": "ram:BasisAmount",
        "BT-117": "ram:CalculatedAmount",
        "BT-118": "ram:CategoryCode",
        "BT-119": "ram:RateApplicablePercent",
        "BT-120": "ram:ExemptionReason",
        "BT-121": "ram:ExemptionReasonCode",
    },
)
_ACCOUNT = Table(
    _NAMESPACES,
    {
        "BT-84": "ram:PayeePartyCreditorFinancialAccount/ram:IBANID"
        " | ram:PayeePartyCreditorFinancialAccount/ram:ProprietaryID",
        "BT-85": "ram:PayeePartyCreditorFinancialAccount/ram:AccountName",
        "BT-86": "ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID",
    },
)
_PRECEDING = Table(
    _NAMESPACES,
    {"BT-25": "ram:IssuerAssignedID", "BT-26": "ram:FormattedIssueDateTime/*[local-name()='DateTimeString']"},
)
# In Factur-X EXTENDED a line may only head or explain others; its amount stands in those again.
_COUNTED = "[not(ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode[.='GROUP' or .='INFORMATION'])]"
_CHARGES = f"{_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge{_YES} | {_SETTLEMENT}/ram:SpecifiedLogisticsServiceCharge"
_REPRESENTATIVE = f"{_AGREEMENT}/ram:SellerTaxRepresentativeTradeParty"
_PERIOD = f"{_SETTLEMENT}/ram:BillingSpecifiedPeriod"

TABLE = Table(
    _NAMESPACES,
    {
        "BT-1": "rsm:ExchangedDocument/ram:ID",
        "BT-2": "rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString",
        "BT-3": "rsm:ExchangedDocument/ram:TypeCode",
        "BT-5": f"{_SETTLEMENT}/ram:InvoiceCurrencyCode",
        "BT-6": f"{_SETTLEMENT}/ram:TaxCurrencyCode",
        "BT-7": f"{_SETTLEMENT}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString",
        "BT-8": f"{_SETTLEMENT}/ram:ApplicableTradeTax/ram:DueDateTypeCode",
        "BT-9": f"{_SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString",
        "BT-10": f"{_AGREEMENT}/ram:BuyerReference",
        "BT-12": f"{_AGREEMENT}/ram:ContractReferencedDocument/ram:IssuerAssignedID",
        "BT-13": f"{_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
        "BT-20": f"{_SETTLEMENT}/ram:SpecifiedTradePaymentTerms/ram:Description",
        "BT-22": "rsm:ExchangedDocument/ram:IncludedNote/ram:Content",
        "BT-24": "rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID",
        **_party(f"{_AGREEMENT}/ram:SellerTradeParty", "27 28 29 30 31 34 35 36 162 37 38 39 40 43"),
        "BT-32": f"{_AGREEMENT}/ram:SellerTradeParty/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='FC']",
        **_party(f"{_AGREEMENT}/ram:BuyerTradeParty", "44 45 46 47 48 49 50 51 163 52 53 54 55 58"),
        "BT-62": f"{_REPRESENTATIVE}/ram:Name",
        "BT-63": f"{_REPRESENTATIVE}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']",
        "BT-69": f"{_REPRESENTATIVE}/ram:PostalTradeAddress/ram:CountryID",
        "BT-72": f"{_DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString",
        "BT-73": f"{_PERIOD}/ram:StartDateTime/udt:DateTimeString",
        "BT-74": f"{_PERIOD}/ram:EndDateTime/udt:DateTimeString",
        "BT-80": f"{_DELIVERY}/ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID",
        "BT-81": f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode",
        "BT-106": f"{_TOTALS}/ram:LineTotalAmount",
        "BT-107": f"{_TOTALS}/ram:AllowanceTotalAmount",
        "BT-108": f"{_TOTALS}/ram:ChargeTotalAmount",
        "BT-109": f"{_TOTALS}/ram:TaxBasisTotalAmount",
        "BT-110": f"{_TOTALS}/ram:TaxTotalAmount[@currencyID=../../ram:InvoiceCurrencyCode or not(@currencyID)]",
        "BT-111": f"{_TOTALS}/ram:TaxTotalAmount[@currencyID=../../ram:TaxCurrencyCode]",
        "BT-112": f"{_TOTALS}/ram:GrandTotalAmount",
        "BT-113": f"{_TOTALS}/ram:TotalPrepaidAmount",
        "BT-114": f"{_TOTALS}/ram:RoundingAmount",
        "BT-115": f"{_TOTALS}/ram:DuePayableAmount",
    },
    {
        "BG-3": (f"{_SETTLEMENT}/ram:InvoiceReferencedDocument", _PRECEDING),
        "BG-17": (f"{_SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans", _ACCOUNT),
        "BG-20": (f"{_SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge{_NO}", _allowance("92 93 94 97 98 95 96")),
        "BG-21": (_CHARGES, _allowance("99 100 101 104 105 102 103")),
        "BG-23": (f"{_SETTLEMENT}/ram:ApplicableTradeTax{_VAT}", _VAT_BREAKDOWN),
        "BG-25": (
            f"rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem{_COUNTED}",
            _LINE,
        ),
    },
)

# ZUGFeRD 1.0 (2014) is the same message under older names: we give its elements today's and read both by one table.
_OLD_NAMESPACES = {
    "urn:ferd:CrossIndustryDocument:invoice:1p0": _NAMESPACES["rsm"],
    f"{_UNECE}ReusableAggregateBusinessInformationEntity:12": _NAMESPACES["ram"],
    f"{_UNECE}UnqualifiedDataType:15": _NAMESPACES["udt"],
}
_OLD_NAMES = {
    "CrossIndustryDocument": "CrossIndustryInvoice",
    "SpecifiedExchangedDocumentContext": "ExchangedDocumentContext",
    "HeaderExchangedDocument": "ExchangedDocument",
    "SpecifiedSupplyChainTradeTransaction": "SupplyChainTradeTransaction",
    "ApplicableSupplyChainTradeAgreement": "ApplicableHeaderTradeAgreement",
    "ApplicableSupplyChainTradeDelivery": "ApplicableHeaderTradeDelivery",
    "ApplicableSupplyChainTradeSettlement": "ApplicableHeaderTradeSettlement",
    "SpecifiedSupplyChainTradeAgreement": "SpecifiedLineTradeAgreement",
    "SpecifiedSupplyChainTradeDelivery": "SpecifiedLineTradeDelivery",
    "SpecifiedSupplyChainTradeSettlement": "SpecifiedLineTradeSettlement",
    "ApplicablePercent": "RateApplicablePercent",
}


def _with_todays_names(root: etree._Element) -> etree._Element:
    if root.tag != ZUGFERD_1_ROOT:
        return root
    for element in root.iter(etree.Element):
        old = etree.QName(element)
        parent = element.getparent()
        above = etree.QName(parent).localname if parent is not None else ""
        namespace = _OLD_NAMESPACES.get(old.namespace or "", old.namespace)
        element.tag = f"{{{namespace}}}{_todays_name(old.localname, above)}"
    return root


def _todays_name(name: str, above: str) -> str:
    if name == "SpecifiedTradeSettlementMonetarySummation":
        return name.replace("Monetary", "LineMonetary" if "Line" in above else "HeaderMonetary")
    if name == "ID" and above.endswith("ReferencedDocument"):
        return "IssuerAssignedID"
    return _OLD_NAMES.get(name, name)


class CiiReader:
    """Cross Industry Invoice as plain XML; the one inside a hybrid PDF comes through here too."""

    name = "cii 1"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the outermost element, or the envelope's payload, is a Cross Industry Invoice."""
        return outer_names(content).payload in {CII_ROOT, ZUGFERD_1_ROOT}

    def read(self, content: bytes) -> Reading:
        """The one document of the file with every term of the standard that it states."""
        return read_einvoice(content, table=TABLE, reader=self.name, prepare=_with_todays_names)
