"""Reader of UBL 2.1 invoices and credit notes: Peppol BIS Billing 3.0 and plain EN 16931."""

from bots.reading.einvoice import read_einvoice
from bots.reading.einvoice_terms import Table
from bots.reading.einvoice_xml import outer_names
from counterfoil.model.documents import Reading

_COMPONENTS = "urn:oasis:names:specification:ubl:schema:xsd:Common"
_NAMESPACES = {"cac": f"{_COMPONENTS}AggregateComponents-2", "cbc": f"{_COMPONENTS}BasicComponents-2"}
INVOICE_ROOT = "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice"
CREDIT_NOTE_ROOT = "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote"

_YES, _NO = "[.='true' or .='1']", "[.='false' or .='0']"
_VAT_SCHEME = "[normalize-space(translate(cac:TaxScheme/cbc:ID, 'vat', 'VAT'))='VAT' or not(cac:TaxScheme/cbc:ID)]"
_OWN_CURRENCY = "[not(@currencyID != ../../cbc:DocumentCurrencyCode)]"


def _party(path: str, codes: str) -> dict[str, str]:
    """The terms of a party; `codes` are its term numbers in the order of the paths below."""
    address = f"{path}/cac:PostalAddress"
    paths = (
        f"{path}/cac:PartyLegalEntity/cbc:RegistrationName",
        f"{path}/cac:PartyName/cbc:Name",
        f"{path}/cac:PartyIdentification/cbc:ID",
        f"{path}/cac:PartyLegalEntity/cbc:CompanyID",
        f"{path}/cac:PartyTaxScheme{_VAT_SCHEME}/cbc:CompanyID",
        f"{path}/cbc:EndpointID",
        f"{address}/cbc:StreetName",
        f"{address}/cbc:AdditionalStreetName",
        f"{address}/cac:AddressLine/cbc:Line",
        f"{address}/cbc:CityName",
        f"{address}/cbc:PostalZone",
        f"{address}/cbc:CountrySubentity",
        f"{address}/cac:Country/cbc:IdentificationCode",
        f"{path}/cac:Contact/cbc:ElectronicMail",
    )
    return {f"BT-{code}": where for code, where in zip(codes.split(), paths, strict=True)}


def _allowance(codes: str) -> Table:
    """The terms of an allowance or a charge, in the order of the paths; one on a line has no VAT category."""
    paths = (
        "cbc:Amount",
        "cbc:BaseAmount",
        "cbc:MultiplierFactorNumeric",
        "cbc:AllowanceChargeReason",
        "cbc:AllowanceChargeReasonCode",
        "cac:TaxCategory/cbc:ID",
        "cac:TaxCategory/cbc:Percent",
    )
    return Table(_NAMESPACES, {f"BT-{code}": path for code, path in zip(codes.split(), paths, strict=False)})


_LINE = Table(
    _NAMESPACES,
    {
        "BT-126": "cbc:ID",
        "BT-127": "cbc:Note",
        "BT-129": "cbc:InvoicedQuantity | cbc:CreditedQuantity",
        "BT-130": "cbc:InvoicedQuantity/@unitCode | cbc:CreditedQuantity/@unitCode",
        "BT-131": "cbc:LineExtensionAmount",
        "BT-132": "cac:OrderLineReference/cbc:LineID",
        "BT-13": "cac:OrderLineReference/cac:OrderReference/cbc:ID",
        "BT-134": "cac:InvoicePeriod/cbc:StartDate",
        "BT-135": "cac:InvoicePeriod/cbc:EndDate",
        "BT-146": "cac:Price/cbc:PriceAmount",
        "BT-148": "cac:Price/cac:AllowanceCharge/cbc:BaseAmount",
        "BT-149": "cac:Price/cbc:BaseQuantity",
        "BT-151": f"cac:Item/cac:ClassifiedTaxCategory{_VAT_SCHEME}/cbc:ID",
        "BT-152": f"cac:Item/cac:ClassifiedTaxCategory{_VAT_SCHEME}/cbc:Percent",
        "BT-153": "cac:Item/cbc:Name",
        "BT-154": "cac:Item/cbc:Description",
        "BT-155": "cac:Item/cac:SellersItemIdentification/cbc:ID",
        "BT-156": "cac:Item/cac:BuyersItemIdentification/cbc:ID",
        "BT-157": "cac:Item/cac:StandardItemIdentification/cbc:ID",
    },
    {
        "BG-27": (f"cac:AllowanceCharge[cbc:ChargeIndicator{_NO}]", _allowance("136 137 138 139 140")),
        "BG-28": (f"cac:AllowanceCharge[cbc:ChargeIndicator{_YES}]", _allowance("141 142 143 144 145")),
    },
)
_VAT_BREAKDOWN = Table(
    _NAMESPACES,
    {
        "BT-116": "cbc:TaxableAmount",
        "BT-117": "cbc:TaxAmount",
        "BT-118": f"cac:TaxCategory{_VAT_SCHEME}/cbc:ID",
        "BT-119": f"cac:TaxCategory{_VAT_SCHEME}/cbc:Percent",
        "BT-120": "cac:TaxCategory/cbc:TaxExemptionReason",
        "BT-121": "cac:TaxCategory/cbc:TaxExemptionReasonCode",
    },
)
_ACCOUNT = Table(
    _NAMESPACES,
    {
        "BT-84": "cbc:ID",
        "BT-85": "cbc:Name",
        "BT-86": "cac:FinancialInstitutionBranch/cbc:ID"
        " | cac:FinancialInstitutionBranch/cac:FinancialInstitution/cbc:ID",
    },
)
_PRECEDING = Table(_NAMESPACES, {"BT-25": "cbc:ID", "BT-26": "cbc:IssueDate"})
_DELIVERY = "cac:Delivery/cac:DeliveryLocation/cac:Address"
_REPRESENTATIVE = "cac:TaxRepresentativeParty"

TABLE = Table(
    _NAMESPACES,
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
        "BT-12": "cac:ContractDocumentReference/cbc:ID",
        "BT-13": "cac:OrderReference/cbc:ID",
        "BT-20": "cac:PaymentTerms/cbc:Note",
        "BT-22": "cbc:Note",
        "BT-24": "cbc:CustomizationID",
        **_party("cac:AccountingSupplierParty/cac:Party", "27 28 29 30 31 34 35 36 162 37 38 39 40 43"),
        "BT-32": "cac:AccountingSupplierParty/cac:Party"
        "/cac:PartyTaxScheme[normalize-space(translate(cac:TaxScheme/cbc:ID, 'vat', 'VAT'))!='VAT']/cbc:CompanyID",
        **_party("cac:AccountingCustomerParty/cac:Party", "44 45 46 47 48 49 50 51 163 52 53 54 55 58"),
        "BT-62": f"{_REPRESENTATIVE}/cac:PartyName/cbc:Name",
        "BT-63": f"{_REPRESENTATIVE}/cac:PartyTaxScheme{_VAT_SCHEME}/cbc:CompanyID",
        "BT-69": f"{_REPRESENTATIVE}/cac:PostalAddress/cac:Country/cbc:IdentificationCode",
        "BT-72": "cac:Delivery/cbc:ActualDeliveryDate",
        "BT-73": "cac:InvoicePeriod/cbc:StartDate",
        "BT-74": "cac:InvoicePeriod/cbc:EndDate",
        "BT-80": f"{_DELIVERY}/cac:Country/cbc:IdentificationCode",
        "BT-81": "cac:PaymentMeans/cbc:PaymentMeansCode",
        "BT-106": "cac:LegalMonetaryTotal/cbc:LineExtensionAmount",
        "BT-107": "cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount",
        "BT-108": "cac:LegalMonetaryTotal/cbc:ChargeTotalAmount",
        "BT-109": "cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount",
        "BT-110": f"cac:TaxTotal/cbc:TaxAmount{_OWN_CURRENCY}",
        "BT-111": "cac:TaxTotal/cbc:TaxAmount[@currencyID=../../cbc:TaxCurrencyCode]",
        "BT-112": "cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount",
        "BT-113": "cac:LegalMonetaryTotal/cbc:PrepaidAmount",
        "BT-114": "cac:LegalMonetaryTotal/cbc:PayableRoundingAmount",
        "BT-115": "cac:LegalMonetaryTotal/cbc:PayableAmount",
    },
    {
        "BG-3": (
            "cac:BillingReference/cac:InvoiceDocumentReference | cac:BillingReference/cac:CreditNoteDocumentReference",
            _PRECEDING,
        ),
        "BG-17": ("cac:PaymentMeans/cac:PayeeFinancialAccount", _ACCOUNT),
        "BG-20": (
            f"cac:AllowanceCharge[cbc:ChargeIndicator{_NO}]",
            _allowance("92 93 94 97 98 95 96"),
        ),
        "BG-21": (
            f"cac:AllowanceCharge[cbc:ChargeIndicator{_YES}]",
            _allowance("99 100 101 104 105 102 103"),
        ),
        "BG-23": (
            "cac:TaxTotal[not(cbc:TaxAmount/@currencyID != ../cbc:DocumentCurrencyCode)]/cac:TaxSubtotal",
            _VAT_BREAKDOWN,
        ),
        "BG-25": ("cac:InvoiceLine | cac:CreditNoteLine", _LINE),
    },
)


class UblReader:
    """UBL 2.1 Invoice and CreditNote, bare or in the envelope of a Peppol access point."""

    name = "ubl 1"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the outermost element, or the envelope's payload, is a UBL invoice or credit note."""
        return outer_names(content).payload in {INVOICE_ROOT, CREDIT_NOTE_ROOT}

    def read(self, content: bytes) -> Reading:
        """The one document of the file with every term of the standard that it states."""
        return read_einvoice(content, table=TABLE, reader=self.name)
