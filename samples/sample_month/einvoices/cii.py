"""A bill as UN/CEFACT Cross Industry Invoice (EN 16931)."""

from datetime import date

from lxml import etree

from sample_month.bills import Bill, Line
from sample_month.einvoices.codes import UNITS, category, finished, number, putter, quantity

BASE = "urn:un:unece:uncefact:data:standard"
SPACES = {
    "rsm": f"{BASE}:CrossIndustryInvoice:100",
    "ram": f"{BASE}:ReusableAggregateBusinessInformationEntity:100",
    "udt": f"{BASE}:UnqualifiedDataType:100",
}
put = putter(SPACES)


def write(bill: Bill) -> bytes:
    """The bill's XML."""
    root = etree.Element(f"{{{SPACES['rsm']}}}CrossIndustryInvoice", nsmap=SPACES)
    context = put(put(root, "rsm:ExchangedDocumentContext"), "ram:GuidelineSpecifiedDocumentContextParameter")
    put(context, "ram:ID", "urn:cen.eu:en16931:2017")
    head = put(root, "rsm:ExchangedDocument")
    put(head, "ram:ID", bill.number)
    put(head, "ram:TypeCode", "381" if bill.is_credit else "380")
    _day(put(head, "ram:IssueDateTime"), bill.issue_date)
    for note in bill.notes:
        put(put(head, "ram:IncludedNote"), "ram:Content", note)
    trade = put(root, "rsm:SupplyChainTradeTransaction")
    for place, line in enumerate(bill.lines, start=1):
        _line(trade, line, place)
    _agreement(trade, bill)
    put(trade, "ram:ApplicableHeaderTradeDelivery")
    _settlement(trade, bill)
    return finished(root)


def _day(parent: etree._Element, day: date) -> None:
    put(parent, "udt:DateTimeString", f"{day:%Y%m%d}", format="102")


def _line(trade: etree._Element, line: Line, place: int) -> None:
    item = put(trade, "ram:IncludedSupplyChainTradeLineItem")
    put(put(item, "ram:AssociatedDocumentLineDocument"), "ram:LineID", place)
    product = put(item, "ram:SpecifiedTradeProduct")
    if line.item_code:
        put(product, "ram:SellerAssignedID", line.item_code)
    put(product, "ram:Name", line.description)
    agreement = put(item, "ram:SpecifiedLineTradeAgreement")
    if line.po_line:
        put(put(agreement, "ram:BuyerOrderReferencedDocument"), "ram:LineID", line.po_line)
    put(put(agreement, "ram:NetPriceProductTradePrice"), "ram:ChargeAmount", f"{line.unit_price or line.net:.2f}")
    delivery = put(item, "ram:SpecifiedLineTradeDelivery")
    put(delivery, "ram:BilledQuantity", quantity(line), unitCode=UNITS[line.uom or "EA"])
    settlement = put(item, "ram:SpecifiedLineTradeSettlement")
    tax = put(settlement, "ram:ApplicableTradeTax")
    put(tax, "ram:TypeCode", "VAT")
    put(tax, "ram:CategoryCode", category(line.vat_rate))
    put(tax, "ram:RateApplicablePercent", number(line.vat_rate))
    total = put(settlement, "ram:SpecifiedTradeSettlementLineMonetarySummation")
    put(total, "ram:LineTotalAmount", f"{line.net:.2f}")


def _agreement(trade: etree._Element, bill: Bill) -> None:
    agreement = put(trade, "ram:ApplicableHeaderTradeAgreement")
    put(agreement, "ram:BuyerReference", bill.buyer.payables_line)
    seller = put(agreement, "ram:SellerTradeParty")
    if bill.seller.gln:
        put(seller, "ram:GlobalID", bill.seller.gln, schemeID="0088")
    put(seller, "ram:Name", bill.seller.name)
    if bill.seller.company_number:
        put(put(seller, "ram:SpecifiedLegalOrganization"), "ram:ID", bill.seller.company_number)
    _address(seller, bill.seller.address, bill.seller.postcode, bill.seller.country)
    if bill.seller.vat_number:
        put(put(seller, "ram:SpecifiedTaxRegistration"), "ram:ID", bill.seller.vat_number, schemeID="VA")
    buyer = put(agreement, "ram:BuyerTradeParty")
    if bill.buyer.gln:
        put(buyer, "ram:GlobalID", bill.buyer.gln, schemeID="0088")
    put(buyer, "ram:Name", bill.buyer.name)
    *street, town, postcode = bill.buyer.address
    _address(buyer, (", ".join(street), town), postcode, "GB")
    if bill.po_numbers:
        put(put(agreement, "ram:BuyerOrderReferencedDocument"), "ram:IssuerAssignedID", bill.po_numbers[0])


def _address(party: etree._Element, lines: tuple[str, ...], postcode: str | None, country: str) -> None:
    address = put(party, "ram:PostalTradeAddress")
    if postcode:
        put(address, "ram:PostcodeCode", postcode)
    put(address, "ram:LineOne", lines[0])
    put(address, "ram:CityName", lines[1])
    put(address, "ram:CountryID", country)


def _settlement(trade: etree._Element, bill: Bill) -> None:
    settlement = put(trade, "ram:ApplicableHeaderTradeSettlement")
    put(settlement, "ram:InvoiceCurrencyCode", bill.currency)
    if bill.seller.account_number:
        means = put(settlement, "ram:SpecifiedTradeSettlementPaymentMeans")
        put(means, "ram:TypeCode", "30")
        put(put(means, "ram:PayeePartyCreditorFinancialAccount"), "ram:ProprietaryID", bill.seller.account_number)
    for rate, net, vat in bill.breakdown:
        tax = put(settlement, "ram:ApplicableTradeTax")
        put(tax, "ram:CalculatedAmount", f"{vat:.2f}")
        put(tax, "ram:TypeCode", "VAT")
        put(tax, "ram:BasisAmount", f"{net:.2f}")
        put(tax, "ram:CategoryCode", category(rate))
        put(tax, "ram:RateApplicablePercent", number(rate))
    terms = put(settlement, "ram:SpecifiedTradePaymentTerms")
    put(terms, "ram:Description", "30 days from receipt of a valid invoice")
    if bill.due_date and not bill.is_credit:
        _day(put(terms, "ram:DueDateDateTime"), bill.due_date)
    _sums(settlement, bill)
    for reference in bill.references:
        put(put(settlement, "ram:InvoiceReferencedDocument"), "ram:IssuerAssignedID", reference)


def _sums(settlement: etree._Element, bill: Bill) -> None:
    sums = put(settlement, "ram:SpecifiedTradeSettlementHeaderMonetarySummation")
    put(sums, "ram:LineTotalAmount", f"{bill.net:.2f}")
    put(sums, "ram:TaxBasisTotalAmount", f"{bill.net:.2f}")
    put(sums, "ram:TaxTotalAmount", f"{bill.vat:.2f}", currencyID=bill.currency)
    put(sums, "ram:GrandTotalAmount", f"{bill.gross:.2f}")
    put(sums, "ram:DuePayableAmount", f"{bill.gross:.2f}")
