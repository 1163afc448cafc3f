"""Makes one invoice that states every business term, in both syntaxes, for the test that none of them is lost."""

PDF_IN_BASE_64 = "JVBERi0xLjQK"

_UBL = "urn:oasis:names:specification:ubl:schema:xsd"
_VAT = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"


def _ubl_allowance(indicator: str, amount: str, reason: str, category: str = "") -> str:
    tax = f"<cac:TaxCategory><cbc:ID>{category}</cbc:ID><cbc:Percent>20</cbc:Percent>{_VAT}</cac:TaxCategory>"
    return f"""<cac:AllowanceCharge><cbc:ChargeIndicator>{indicator}</cbc:ChargeIndicator>
      <cbc:AllowanceChargeReason>{reason}</cbc:AllowanceChargeReason>
      <cbc:Amount currencyID="GBP">{amount}</cbc:Amount>{tax if category else ""}</cac:AllowanceCharge>"""


def full_ubl() -> bytes:
    """As UBL 2.1: 100 gloves at 12.00 for ten with 5.00 off and 1.00 on, and a service out of VAT by reverse charge."""
    return f"""<Invoice xmlns="{_UBL}:Invoice-2" xmlns:cac="{_UBL}:CommonAggregateComponents-2"
  xmlns:cbc="{_UBL}:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>INV-1</cbc:ID><cbc:IssueDate>2026-10-01</cbc:IssueDate><cbc:DueDate>2026-10-31</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:Note>Your purchase order PO-445566 refers</cbc:Note>
  <cbc:TaxPointDate>2026-09-30</cbc:TaxPointDate>
  <cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode><cbc:BuyerReference>Ward 7</cbc:BuyerReference>
  <cac:InvoicePeriod><cbc:StartDate>2026-09-01</cbc:StartDate><cbc:EndDate>2026-09-30</cbc:EndDate></cac:InvoicePeriod>
  <cac:OrderReference><cbc:ID>ZN1000123</cbc:ID></cac:OrderReference>
  <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>INV-0</cbc:ID></cac:InvoiceDocumentReference>
  </cac:BillingReference>
  <cac:ContractDocumentReference><cbc:ID>C-77</cbc:ID></cac:ContractDocumentReference>
  <cac:AdditionalDocumentReference><cbc:ID schemeID="ON">ZN1000999</cbc:ID>
    <cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>
  <cac:AdditionalDocumentReference><cbc:ID>view</cbc:ID><cac:Attachment>
    <cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="view.pdf">{PDF_IN_BASE_64}
    </cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
  <cac:AccountingSupplierParty><cac:Party><cbc:EndpointID schemeID="0088">5012345000008</cbc:EndpointID>
    <cac:PostalAddress><cbc:StreetName>1 High Street</cbc:StreetName>
      <cbc:AdditionalStreetName>Unit 2</cbc:AdditionalStreetName><cbc:CityName>Leeds</cbc:CityName>
      <cbc:PostalZone>LS1 4AP</cbc:PostalZone><cbc:CountrySubentity>Yorkshire</cbc:CountrySubentity>
      <cac:AddressLine><cbc:Line>Mill Yard</cbc:Line></cac:AddressLine>
      <cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>GB980780684</cbc:CompanyID>{_VAT}</cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>Acme Ltd</cbc:RegistrationName>
      <cbc:CompanyID>01234567</cbc:CompanyID></cac:PartyLegalEntity>
    <cac:Contact><cbc:ElectronicMail>ar@acme.example</cbc:ElectronicMail></cac:Contact>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="0088">9520000000000</cbc:EndpointID>
    <cac:PostalAddress><cbc:StreetName>RQX Payables F765</cbc:StreetName><cbc:CityName>York</cbc:CityName>
      <cbc:PostalZone>YO1 1AA</cbc:PostalZone>
      <cac:Country><cbc:IdentificationCode>GB</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>GB654921900</cbc:CompanyID>{_VAT}</cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>Northern Trust</cbc:RegistrationName>
      <cbc:CompanyID>NT1</cbc:CompanyID></cac:PartyLegalEntity>
    <cac:Contact><cbc:ElectronicMail>ap@trust.example</cbc:ElectronicMail></cac:Contact>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:PayeeParty><cac:PartyIdentification><cbc:ID schemeID="0088">5098765000005</cbc:ID></cac:PartyIdentification>
    <cac:PartyName><cbc:Name>Factor plc</cbc:Name></cac:PartyName>
    <cac:PartyLegalEntity><cbc:CompanyID>07654321</cbc:CompanyID></cac:PartyLegalEntity></cac:PayeeParty>
  <cac:Delivery><cbc:ActualDeliveryDate>2026-09-29</cbc:ActualDeliveryDate></cac:Delivery>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>QUOTE-1</cbc:PaymentID>
    <cac:PayeeFinancialAccount><cbc:ID>GB33BUKB20201555555555</cbc:ID><cbc:Name>Factor plc client account</cbc:Name>
      <cac:FinancialInstitutionBranch><cbc:ID>BUKBGB22</cbc:ID></cac:FinancialInstitutionBranch>
    </cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:PaymentTerms><cbc:Note>30 days</cbc:Note></cac:PaymentTerms>
  {_ubl_allowance("false", "10.00", "Rebate", "S")}{_ubl_allowance("true", "4.00", "Freight", "S")}
  <cac:TaxTotal><cbc:TaxAmount currencyID="GBP">22.00</cbc:TaxAmount>
    <cac:TaxSubtotal><cbc:TaxableAmount currencyID="GBP">110.00</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="GBP">22.00</cbc:TaxAmount>
      <cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent>{_VAT}</cac:TaxCategory></cac:TaxSubtotal>
    <cac:TaxSubtotal><cbc:TaxableAmount currencyID="GBP">50.00</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="GBP">0.00</cbc:TaxAmount>
      <cac:TaxCategory><cbc:ID>AE</cbc:ID><cbc:Percent>0</cbc:Percent>
        <cbc:TaxExemptionReason>Reverse charge</cbc:TaxExemptionReason>{_VAT}</cac:TaxCategory></cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="GBP">166.00</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="GBP">160.00</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="GBP">182.00</cbc:TaxInclusiveAmount>
    <cbc:AllowanceTotalAmount currencyID="GBP">10.00</cbc:AllowanceTotalAmount>
    <cbc:ChargeTotalAmount currencyID="GBP">4.00</cbc:ChargeTotalAmount>
    <cbc:PrepaidAmount currencyID="GBP">80.00</cbc:PrepaidAmount>
    <cbc:PayableRoundingAmount currencyID="GBP">0.01</cbc:PayableRoundingAmount>
    <cbc:PayableAmount currencyID="GBP">102.01</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="XBX">100</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="GBP">116.00</cbc:LineExtensionAmount>
    <cac:OrderLineReference><cbc:LineID>4</cbc:LineID><cac:OrderReference><cbc:ID>ZN1000777</cbc:ID></cac:OrderReference>
    </cac:OrderLineReference>
    {_ubl_allowance("false", "5.00", "Bulk")}{_ubl_allowance("true", "1.00", "Packing")}
    <cac:Item><cbc:Name>Nitrile gloves</cbc:Name>
      <cac:SellersItemIdentification><cbc:ID>SKU-1</cbc:ID></cac:SellersItemIdentification>
      <cac:StandardItemIdentification><cbc:ID schemeID="0160">05012345678900</cbc:ID></cac:StandardItemIdentification>
      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent>{_VAT}</cac:ClassifiedTaxCategory>
    </cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="GBP">12.00</cbc:PriceAmount>
      <cbc:BaseQuantity unitCode="XBX">10</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>
  <cac:InvoiceLine><cbc:ID>2</cbc:ID><cbc:InvoicedQuantity unitCode="HUR">2</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="GBP">50.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Fitting by hour</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>AE</cbc:ID>
      <cbc:Percent>0</cbc:Percent>{_VAT}</cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="GBP">25.00</cbc:PriceAmount></cac:Price></cac:InvoiceLine>
</Invoice>""".encode()


_CII = "urn:un:unece:uncefact:data:standard:"


def _day(element: str, day: str) -> str:
    return f'<ram:{element}><udt:DateTimeString format="102">{day}</udt:DateTimeString></ram:{element}>'


def _party(element: str, *, name: str, gln: str, company: str, vat: str, email: str, address: str) -> str:
    return f"""<ram:{element}><ram:GlobalID schemeID="0088">{gln}</ram:GlobalID><ram:Name>{name}</ram:Name>
      <ram:SpecifiedLegalOrganization><ram:ID>{company}</ram:ID></ram:SpecifiedLegalOrganization>
      <ram:DefinedTradeContact><ram:EmailURIUniversalCommunication><ram:URIID>{email}</ram:URIID>
      </ram:EmailURIUniversalCommunication></ram:DefinedTradeContact>
      <ram:PostalTradeAddress>{address}<ram:CountryID>GB</ram:CountryID></ram:PostalTradeAddress>
      <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{vat}</ram:ID></ram:SpecifiedTaxRegistration>
      </ram:{element}>"""


def _cii_allowance(indicator: str, amount: str, reason: str, category: str = "") -> str:
    tax = f"""<ram:CategoryTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>{category}</ram:CategoryCode>
      <ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:CategoryTradeTax>"""
    return f"""<ram:SpecifiedTradeAllowanceCharge>
      <ram:ChargeIndicator><udt:Indicator>{indicator}</udt:Indicator></ram:ChargeIndicator>
      <ram:ActualAmount>{amount}</ram:ActualAmount><ram:Reason>{reason}</ram:Reason>{tax if category else ""}
      </ram:SpecifiedTradeAllowanceCharge>"""


def _cii_line(*, number: int, item: str, order: str, price: str, quantity: str, tax: str, more: str, net: str) -> str:
    return f"""<ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>{number}</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct>{item}</ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement>{order}<ram:NetPriceProductTradePrice>{price}</ram:NetPriceProductTradePrice>
      </ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery>{quantity}</ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement><ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode>{tax}
        </ram:ApplicableTradeTax>{more}<ram:SpecifiedTradeSettlementLineMonetarySummation>
        <ram:LineTotalAmount>{net}</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>
      </ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>"""


def _rate(category: str, rate: str) -> str:
    return (
        f"<ram:CategoryCode>{category}</ram:CategoryCode><ram:RateApplicablePercent>{rate}</ram:RateApplicablePercent>"
    )


def full_cii() -> bytes:
    """The same as a Cross Industry Invoice."""
    gloves = _cii_line(
        number=1,
        item='<ram:GlobalID schemeID="0160">05012345678900</ram:GlobalID>'
        "<ram:SellerAssignedID>SKU-1</ram:SellerAssignedID>"
        "<ram:Name>Nitrile gloves</ram:Name>",
        order="<ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>ZN1000777</ram:IssuerAssignedID>"
        "<ram:LineID>4</ram:LineID></ram:BuyerOrderReferencedDocument>",
        price='<ram:ChargeAmount>12.00</ram:ChargeAmount><ram:BasisQuantity unitCode="XBX">10</ram:BasisQuantity>',
        quantity='<ram:BilledQuantity unitCode="XBX">100</ram:BilledQuantity>',
        tax=_rate("S", "20"),
        more=_cii_allowance("false", "5.00", "Bulk") + _cii_allowance("true", "1.00", "Packing"),
        net="116.00",
    )
    fitting = _cii_line(
        number=2,
        item="<ram:Name>Fitting by hour</ram:Name>",
        order="",
        price="<ram:ChargeAmount>25.00</ram:ChargeAmount>",
        quantity='<ram:BilledQuantity unitCode="HUR">2</ram:BilledQuantity>',
        tax=_rate("AE", "0"),
        more="",
        net="50.00",
    )
    seller = _party(
        "SellerTradeParty",
        name="Acme Ltd",
        gln="5012345000008",
        company="01234567",
        vat="GB980780684",
        email="ar@acme.example",
        address="<ram:PostcodeCode>LS1 4AP</ram:PostcodeCode><ram:LineOne>1 High Street</ram:LineOne>"
        "<ram:LineTwo>Unit 2</ram:LineTwo><ram:LineThree>Mill Yard</ram:LineThree><ram:CityName>Leeds</ram:CityName>"
        "<ram:CountrySubDivisionName>Yorkshire</ram:CountrySubDivisionName>",
    )
    buyer = _party(
        "BuyerTradeParty",
        name="Northern Trust",
        gln="9520000000000",
        company="NT1",
        vat="GB654921900",
        email="ap@trust.example",
        address="<ram:PostcodeCode>YO1 1AA</ram:PostcodeCode><ram:LineOne>RQX Payables F765</ram:LineOne>"
        "<ram:CityName>York</ram:CityName>",
    )
    return f"""<rsm:CrossIndustryInvoice xmlns:rsm="{_CII}CrossIndustryInvoice:100"
  xmlns:ram="{_CII}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="{_CII}UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017</ram:ID>
  </ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument><ram:ID>INV-1</ram:ID><ram:TypeCode>380</ram:TypeCode>{_day("IssueDateTime", "20261001")}
    <ram:IncludedNote><ram:Content>Your purchase order PO-445566 refers</ram:Content></ram:IncludedNote>
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>{gloves}{fitting}
    <ram:ApplicableHeaderTradeAgreement><ram:BuyerReference>Ward 7</ram:BuyerReference>{seller}{buyer}
      <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>ZN1000123</ram:IssuerAssignedID>
      </ram:BuyerOrderReferencedDocument>
      <ram:ContractReferencedDocument><ram:IssuerAssignedID>C-77</ram:IssuerAssignedID></ram:ContractReferencedDocument>
      <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>ZN1000999</ram:IssuerAssignedID>
        <ram:TypeCode>130</ram:TypeCode><ram:ReferenceTypeCode>ON</ram:ReferenceTypeCode>
      </ram:AdditionalReferencedDocument>
      <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>view</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode>
        <ram:AttachmentBinaryObject mimeCode="application/pdf" filename="view.pdf">{PDF_IN_BASE_64}
        </ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent>{_day("OccurrenceDateTime", "20260929")}
      </ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
    <ram:ApplicableHeaderTradeSettlement><ram:PaymentReference>QUOTE-1</ram:PaymentReference>
      <ram:InvoiceCurrencyCode>GBP</ram:InvoiceCurrencyCode>
      <ram:PayeeTradeParty><ram:GlobalID schemeID="0088">5098765000005</ram:GlobalID><ram:Name>Factor plc</ram:Name>
        <ram:SpecifiedLegalOrganization><ram:ID>07654321</ram:ID></ram:SpecifiedLegalOrganization></ram:PayeeTradeParty>
      <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>30</ram:TypeCode>
        <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>GB33BUKB20201555555555</ram:IBANID>
          <ram:AccountName>Factor plc client account</ram:AccountName></ram:PayeePartyCreditorFinancialAccount>
        <ram:PayeeSpecifiedCreditorFinancialInstitution><ram:BICID>BUKBGB22</ram:BICID>
        </ram:PayeeSpecifiedCreditorFinancialInstitution></ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:ApplicableTradeTax><ram:CalculatedAmount>22.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
        <ram:BasisAmount>110.00</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
        <ram:TaxPointDate><udt:DateString format="102">20260930</udt:DateString></ram:TaxPointDate>
        <ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:ApplicableTradeTax>
      <ram:ApplicableTradeTax><ram:CalculatedAmount>0.00</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
        <ram:ExemptionReason>Reverse charge</ram:ExemptionReason><ram:BasisAmount>50.00</ram:BasisAmount>
        {_rate("AE", "0")}</ram:ApplicableTradeTax>
      <ram:BillingSpecifiedPeriod>{_day("StartDateTime", "20260901")}{_day("EndDateTime", "20260930")}
      </ram:BillingSpecifiedPeriod>
      {_cii_allowance("false", "10.00", "Rebate", "S")}{_cii_allowance("true", "4.00", "Freight", "S")}
      <ram:SpecifiedTradePaymentTerms><ram:Description>30 days</ram:Description>{_day("DueDateDateTime", "20261031")}
      </ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>166.00</ram:LineTotalAmount>
        <ram:ChargeTotalAmount>4.00</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>10.00</ram:AllowanceTotalAmount>
        <ram:TaxBasisTotalAmount>160.00</ram:TaxBasisTotalAmount>
        <ram:TaxTotalAmount currencyID="GBP">22.00</ram:TaxTotalAmount><ram:RoundingAmount>0.01</ram:RoundingAmount>
        <ram:GrandTotalAmount>182.00</ram:GrandTotalAmount><ram:TotalPrepaidAmount>80.00</ram:TotalPrepaidAmount>
        <ram:DuePayableAmount>102.01</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      <ram:InvoiceReferencedDocument><ram:IssuerAssignedID>INV-0</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>
    </ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>""".encode()
