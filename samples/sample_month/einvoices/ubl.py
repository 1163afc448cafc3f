"""A bill as UBL 2.1 for Peppol BIS Billing 3.0."""

import base64

from lxml import etree

from sample_month.bills import Bill, Line
from sample_month.einvoices.codes import UNITS, category, finished, number, putter, quantity

BASE = "urn:oasis:names:specification:ubl:schema:xsd"
SPACES = {"cac": f"{BASE}:CommonAggregateComponents-2", "cbc": f"{BASE}:CommonBasicComponents-2"}
BIS = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
put = putter(SPACES)


def write(bill: Bill, *, picture: bytes | None = None) -> bytes:
    """The bill's XML; `picture` is a PDF of it to be carried inside."""
    name = "CreditNote" if bill.is_credit else "Invoice"
    root = etree.Element(f"{{{BASE}:{name}-2}}{name}", nsmap={**SPACES, None: f"{BASE}:{name}-2"})  # type: ignore[dict-item]
    _header(root, bill, name)
    if picture:
        _picture(root, bill, picture)
    _seller(put(root, "cac:AccountingSupplierParty"), bill)
    _buyer(put(root, "cac:AccountingCustomerParty"), bill)
    _payment(root, bill)
    _sums(root, bill)
    for place, line in enumerate(bill.lines, start=1):
        _line(root, bill, line, place)
    return finished(root)


def _header(root: etree._Element, bill: Bill, name: str) -> None:
    put(root, "cbc:CustomizationID", BIS)
    put(root, "cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0")
    put(root, "cbc:ID", bill.number)
    put(root, "cbc:IssueDate", bill.issue_date.isoformat())
    if bill.due_date and not bill.is_credit:
        put(root, "cbc:DueDate", bill.due_date.isoformat())
    put(root, f"cbc:{name}TypeCode", "381" if bill.is_credit else "380")
    for note in bill.notes:
        put(root, "cbc:Note", note)
    put(root, "cbc:DocumentCurrencyCode", bill.currency)
    put(root, "cbc:BuyerReference", bill.buyer.payables_line)
    if bill.po_numbers:
        put(put(root, "cac:OrderReference"), "cbc:ID", bill.po_numbers[0])
    for reference in bill.references:
        put(put(put(root, "cac:BillingReference"), "cac:InvoiceDocumentReference"), "cbc:ID", reference)


def _picture(root: etree._Element, bill: Bill, picture: bytes) -> None:
    document = put(root, "cac:AdditionalDocumentReference")
    put(document, "cbc:ID", bill.number)
    put(
        put(document, "cac:Attachment"),
        "cbc:EmbeddedDocumentBinaryObject",
        base64.b64encode(picture).decode(),
        mimeCode="application/pdf",
        filename=f"{(bill.number or 'invoice').replace('/', '-')}.pdf",
    )


def _address(party: etree._Element, lines: tuple[str, ...], postcode: str | None, country: str) -> None:
    address = put(party, "cac:PostalAddress")
    put(address, "cbc:StreetName", lines[0])
    put(address, "cbc:CityName", lines[1])
    if postcode:
        put(address, "cbc:PostalZone", postcode)
    put(put(address, "cac:Country"), "cbc:IdentificationCode", country)


def _vat(party: etree._Element, vat_number: str | None) -> None:
    if vat_number:
        scheme = put(party, "cac:PartyTaxScheme")
        put(scheme, "cbc:CompanyID", vat_number)
        put(put(scheme, "cac:TaxScheme"), "cbc:ID", "VAT")


def _seller(role: etree._Element, bill: Bill) -> None:
    seller, party = bill.seller, put(role, "cac:Party")
    if seller.gln:
        put(party, "cbc:EndpointID", seller.gln, schemeID="0088")
    else:
        put(party, "cbc:EndpointID", seller.vat_number, schemeID="9932")
    put(put(party, "cac:PartyName"), "cbc:Name", seller.name)
    _address(party, seller.address, seller.postcode, seller.country)
    _vat(party, seller.vat_number)
    legal = put(party, "cac:PartyLegalEntity")
    put(legal, "cbc:RegistrationName", seller.name)
    if seller.company_number:
        put(legal, "cbc:CompanyID", seller.company_number)


def _buyer(role: etree._Element, bill: Bill) -> None:
    buyer, party = bill.buyer, put(role, "cac:Party")
    put(party, "cbc:EndpointID", buyer.gln, schemeID="0088")
    put(put(party, "cac:PartyName"), "cbc:Name", buyer.name)
    *street, town, postcode = buyer.address
    _address(party, (", ".join(street), town), postcode, "GB")
    put(put(party, "cac:PartyLegalEntity"), "cbc:RegistrationName", buyer.name)


def _payment(root: etree._Element, bill: Bill) -> None:
    if bill.seller.account_number:
        means = put(root, "cac:PaymentMeans")
        put(means, "cbc:PaymentMeansCode", "30")
        account = put(means, "cac:PayeeFinancialAccount")
        put(account, "cbc:ID", bill.seller.account_number)
        put(put(account, "cac:FinancialInstitutionBranch"), "cbc:ID", bill.seller.sort_code)
    put(put(root, "cac:PaymentTerms"), "cbc:Note", "30 days from receipt of a valid invoice")


def _sums(root: etree._Element, bill: Bill) -> None:
    currency = bill.currency
    total = put(root, "cac:TaxTotal")
    put(total, "cbc:TaxAmount", f"{bill.vat:.2f}", currencyID=currency)
    for rate, net, vat in bill.breakdown:
        subtotal = put(total, "cac:TaxSubtotal")
        put(subtotal, "cbc:TaxableAmount", f"{net:.2f}", currencyID=currency)
        put(subtotal, "cbc:TaxAmount", f"{vat:.2f}", currencyID=currency)
        part = put(subtotal, "cac:TaxCategory")
        put(part, "cbc:ID", category(rate))
        put(part, "cbc:Percent", number(rate))
        put(put(part, "cac:TaxScheme"), "cbc:ID", "VAT")
    sums = put(root, "cac:LegalMonetaryTotal")
    put(sums, "cbc:LineExtensionAmount", f"{bill.net:.2f}", currencyID=currency)
    put(sums, "cbc:TaxExclusiveAmount", f"{bill.net:.2f}", currencyID=currency)
    put(sums, "cbc:TaxInclusiveAmount", f"{bill.gross:.2f}", currencyID=currency)
    put(sums, "cbc:PayableAmount", f"{bill.gross:.2f}", currencyID=currency)


def _line(root: etree._Element, bill: Bill, line: Line, place: int) -> None:
    element = put(root, "cac:CreditNoteLine" if bill.is_credit else "cac:InvoiceLine")
    put(element, "cbc:ID", place)
    name = "cbc:CreditedQuantity" if bill.is_credit else "cbc:InvoicedQuantity"
    put(element, name, quantity(line), unitCode=UNITS[line.uom or "EA"])
    put(element, "cbc:LineExtensionAmount", f"{line.net:.2f}", currencyID=bill.currency)
    if line.po_line:
        put(put(element, "cac:OrderLineReference"), "cbc:LineID", line.po_line)
    item = put(element, "cac:Item")
    put(item, "cbc:Name", line.description)
    if line.item_code:
        put(put(item, "cac:SellersItemIdentification"), "cbc:ID", line.item_code)
    part = put(item, "cac:ClassifiedTaxCategory")
    put(part, "cbc:ID", category(line.vat_rate))
    put(part, "cbc:Percent", number(line.vat_rate))
    put(put(part, "cac:TaxScheme"), "cbc:ID", "VAT")
    put(put(element, "cac:Price"), "cbc:PriceAmount", f"{line.unit_price or line.net:.2f}", currencyID=bill.currency)
