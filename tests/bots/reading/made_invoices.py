"""Makes e-invoices and PDFs for the tests of the readers, with the standard library, reportlab and pdfium."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import pypdfium2
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True)
class Item:
    name: str = "Nitrile gloves"
    quantity: str = "10"
    price: str = "2.50"
    net: str = "25.00"
    rate: str = "20"
    category: str = "S"
    order: str = ""
    order_line: str = ""
    base: str = ""


@dataclass(frozen=True)
class Invoice:
    """The facts of an invoice, as a test states them; `net`, `vat` and `gross` are what the totals say."""

    number: str = "INV-1001"
    type_code: str = "380"
    items: tuple[Item, ...] = (Item(), Item(name="Sharps bin", quantity="3", price="5.00", net="15.00"))
    net: str = "40.00"
    vat: str = "8.00"
    gross: str = "48.00"
    due: str = "48.00"
    order: str = "ZN1000123"
    buyer_reference: str = ""
    buyer_line: str = "RQX Payables F765"
    vat_number: str = "GB980780684"
    account: str = "GB33BUKB20201555555555"
    branch: str = ""
    claim: str = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
    note: str = "Thank you for your custom"
    preceding: str = ""
    category: str = "S"
    rate: str = "20"
    exemption: str = ""


def _ubl_line(number: int, item: Item, word: str) -> str:
    order = f"<cac:OrderReference><cbc:ID>{item.order}</cbc:ID></cac:OrderReference>" if item.order else ""
    base = f'<cbc:BaseQuantity unitCode="EA">{item.base}</cbc:BaseQuantity>' if item.base else ""
    return f"""<cac:{word}Line><cbc:ID>{number}</cbc:ID>
      <cbc:{"Invoiced" if word == "Invoice" else "Credited"}Quantity unitCode="XBX">{item.quantity}</cbc:{
        "Invoiced" if word == "Invoice" else "Credited"
    }Quantity>
      <cbc:LineExtensionAmount currencyID="GBP">{item.net}</cbc:LineExtensionAmount>
      <cac:OrderLineReference><cbc:LineID>{item.order_line or number}</cbc:LineID>{order}</cac:OrderLineReference>
      <cac:Item><cbc:Name>{item.name}</cbc:Name>
        <cac:SellersItemIdentification><cbc:ID>SKU-{number}</cbc:ID></cac:SellersItemIdentification>
        <cac:StandardItemIdentification><cbc:ID schemeID="0160">05012345678900</cbc:ID></cac:StandardItemIdentification>
        <cac:ClassifiedTaxCategory><cbc:ID>{item.category}</cbc:ID><cbc:Percent>{item.rate}</cbc:Percent>
          <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
      <cac:Price><cbc:PriceAmount currencyID="GBP">{item.price}</cbc:PriceAmount>{base}</cac:Price>
    </cac:{word}Line>"""


def ubl(invoice: Invoice, *, credit: bool = False) -> bytes:
    """The invoice as UBL 2.1; `credit` makes a CreditNote document of it."""
    word = "CreditNote" if credit else "Invoice"
    lines = "".join(_ubl_line(n, item, word) for n, item in enumerate(invoice.items, start=1))
    branch = (
        f"<cac:FinancialInstitutionBranch><cbc:ID>{invoice.branch}</cbc:ID></cac:FinancialInstitutionBranch>"
        if invoice.branch
        else ""
    )
    preceding = (
        "<cac:BillingReference><cac:InvoiceDocumentReference>"
        f"<cbc:ID>{invoice.preceding}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
        if invoice.preceding
        else ""
    )
    reason = f"<cbc:TaxExemptionReason>{invoice.exemption}</cbc:TaxExemptionReason>" if invoice.exemption else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{word} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{word}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>{invoice.claim}</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>{invoice.number}</cbc:ID><cbc:IssueDate>2026-10-01</cbc:IssueDate>
  {"" if credit else "<cbc:DueDate>2026-10-31</cbc:DueDate>"}
  <cbc:{word}TypeCode>{invoice.type_code}</cbc:{word}TypeCode>
  <cbc:Note>{invoice.note}</cbc:Note><cbc:TaxPointDate>2026-09-30</cbc:TaxPointDate>
  <cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>
  {f"<cbc:BuyerReference>{invoice.buyer_reference}</cbc:BuyerReference>" if invoice.buyer_reference else ""}
  <cac:OrderReference><cbc:ID>{invoice.order}</cbc:ID></cac:OrderReference>{preceding}
  <cac:AccountingSupplierParty><cac:Party>
    <cbc:EndpointID schemeID="0088">5012345000008</cbc:EndpointID>
    <cac:PartyName><cbc:Name>Acme</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cbc:StreetName>1 High Street</cbc:StreetName><cbc:CityName>Leeds</cbc:CityName>
      <cbc:PostalZone>LS1 4AP</cbc:PostalZone><cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode>
      </cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>{invoice.vat_number}</cbc:CompanyID>
      <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>Acme Medical Supplies Ltd</cbc:RegistrationName>
      <cbc:CompanyID>01234567</cbc:CompanyID></cac:PartyLegalEntity>
    <cac:Contact><cbc:ElectronicMail>accounts@acme.example</cbc:ElectronicMail></cac:Contact>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>
    <cbc:EndpointID schemeID="9932">GB654921900</cbc:EndpointID>
    <cac:PostalAddress><cbc:StreetName>{invoice.buyer_line}</cbc:StreetName><cbc:CityName>Leeds</cbc:CityName>
      <cbc:PostalZone>LS11 1HP</cbc:PostalZone><cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode>
      </cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>Northern Trust</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>
    <cac:PayeeFinancialAccount><cbc:ID>{invoice.account}</cbc:ID>{branch}</cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:TaxTotal><cbc:TaxAmount currencyID="GBP">{invoice.vat}</cbc:TaxAmount>
    <cac:TaxSubtotal><cbc:TaxableAmount currencyID="GBP">{invoice.net}</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="GBP">{invoice.vat}</cbc:TaxAmount>
      <cac:TaxCategory><cbc:ID>{invoice.category}</cbc:ID><cbc:Percent>{invoice.rate}</cbc:Percent>{reason}
        <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="GBP">{invoice.net}</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="GBP">{invoice.net}</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="GBP">{invoice.gross}</cbc:TaxInclusiveAmount>
    <cbc:PayableAmount currencyID="GBP">{invoice.due}</cbc:PayableAmount></cac:LegalMonetaryTotal>
  {lines}
</{word}>""".encode()


def _cii_line(number: int, item: Item) -> str:
    return f"""<ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>{number}</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:SellerAssignedID>SKU-{number}</ram:SellerAssignedID>
        <ram:Name>{item.name}</ram:Name></ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement>
        <ram:BuyerOrderReferencedDocument><ram:LineID>{number}</ram:LineID></ram:BuyerOrderReferencedDocument>
        <ram:NetPriceProductTradePrice><ram:ChargeAmount>{item.price}</ram:ChargeAmount></ram:NetPriceProductTradePrice>
      </ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="XBX">{item.quantity}</ram:BilledQuantity>
      </ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>
        <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>{item.category}</ram:CategoryCode>
          <ram:RateApplicablePercent>{item.rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>
        <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{item.net}</ram:LineTotalAmount>
        </ram:SpecifiedTradeSettlementLineMonetarySummation>
      </ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>"""


def cii(invoice: Invoice) -> bytes:
    """The invoice as a Cross Industry Invoice."""
    standard = "urn:un:unece:uncefact:data:standard:"
    lines = "".join(_cii_line(n, item) for n, item in enumerate(invoice.items, start=1))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="{standard}CrossIndustryInvoice:100"
  xmlns:ram="{standard}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="{standard}UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
    <ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>{invoice.number}</ram:ID><ram:TypeCode>{invoice.type_code}</ram:TypeCode>
    <ram:IssueDateTime><udt:DateTimeString format="102">20261001</udt:DateTimeString></ram:IssueDateTime>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>{lines}
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty><ram:GlobalID schemeID="0088">5012345000008</ram:GlobalID>
        <ram:Name>Acme Medical Supplies Ltd</ram:Name>
        <ram:SpecifiedLegalOrganization><ram:ID>01234567</ram:ID></ram:SpecifiedLegalOrganization>
        <ram:PostalTradeAddress><ram:PostcodeCode>LS1 4AP</ram:PostcodeCode><ram:LineOne>1 High Street</ram:LineOne>
          <ram:CityName>Leeds</ram:CityName><ram:CountryID>GB</ram:CountryID></ram:PostalTradeAddress>
        <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{invoice.vat_number}</ram:ID>
        </ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
      <ram:BuyerTradeParty><ram:Name>Northern Trust</ram:Name>
        <ram:PostalTradeAddress><ram:PostcodeCode>LS11 1HP</ram:PostcodeCode>
          <ram:LineOne>{invoice.buyer_line}</ram:LineOne><ram:CountryID>GB</ram:CountryID></ram:PostalTradeAddress></ram:BuyerTradeParty>
      <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>{invoice.order}</ram:IssuerAssignedID>
      </ram:BuyerOrderReferencedDocument>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery/>
    <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>GBP</ram:InvoiceCurrencyCode>
      <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode>
        <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>{invoice.account}</ram:IBANID>
        </ram:PayeePartyCreditorFinancialAccount></ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:ApplicableTradeTax><ram:CalculatedAmount>{invoice.vat}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
        <ram:BasisAmount>{invoice.net}</ram:BasisAmount><ram:CategoryCode>{invoice.category}</ram:CategoryCode>
        <ram:RateApplicablePercent>{invoice.rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>
      <ram:SpecifiedTradePaymentTerms>
        <ram:DueDateDateTime><udt:DateTimeString format="102">20261031</udt:DateTimeString></ram:DueDateDateTime>
      </ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>{invoice.net}</ram:LineTotalAmount>
        <ram:TaxBasisTotalAmount>{invoice.net}</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="GBP">{invoice.vat}</ram:TaxTotalAmount>
        <ram:GrandTotalAmount>{invoice.gross}</ram:GrandTotalAmount>
        <ram:DuePayableAmount>{invoice.due}</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>""".encode()


def pdf(*pages: Callable[[Canvas], None], password: str = "") -> bytes:
    """A PDF with a page for each function that draws one."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), encrypt=password or None)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def lines_of_text(*lines: str) -> Callable[[Canvas], None]:
    """A page of plain lines, one below the other."""

    def draw(canvas: Canvas) -> None:
        for place, line in enumerate(lines):
            canvas.drawString(60, 780 - 18 * place, line)

    return draw


def invoice_page(invoice: Invoice, *, gross: str = "", account: str = "") -> Callable[[Canvas], None]:
    """The invoice as a page; `gross` and `account` let the page say something else than the invoice."""

    def draw(canvas: Canvas) -> None:
        lines_of_text("Acme Medical Supplies Ltd", "1 High Street, Leeds, LS1 4AP", "INVOICE")(canvas)
        for place, (label, value) in enumerate(
            (
                ("Invoice number", invoice.number),
                ("Invoice date", "01/10/2026"),
                ("Purchase order", invoice.order),
                ("Net total", invoice.net),
                ("VAT 20%", invoice.vat),
                ("Total due", f"£{gross or invoice.gross}"),
                ("Sort code", "20-20-15"),
                ("Account number", account or "55555555"),
            )
        ):
            canvas.drawString(60, 680 - 18 * place, label)
            canvas.drawString(220, 680 - 18 * place, value)

    return draw


def with_file(content: bytes, name: str, inner: bytes) -> bytes:
    """The PDF with a file put inside it."""
    document = pypdfium2.PdfDocument(content)
    attachment = document.new_attachment(name)
    attachment.set_data(inner)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def changed(**facts: object) -> Invoice:
    """The usual invoice with some facts changed."""
    return replace(Invoice(), **facts)  # type: ignore[arg-type]
