"""Cross Industry Invoices are read as UBL's are, and ZUGFeRD 1.0 by the same table."""

from datetime import date
from decimal import Decimal

import pytest

from bots.reading.einvoices.cii import CiiReader
from bots.reading.einvoices.ubl import UblReader
from counterfoil.model.documents import Document, Kind, Sums
from tests.bots.reading.made_invoices import Invoice, changed, cii, ubl


def read(content: bytes) -> Document:
    reading = CiiReader().read(content)
    assert reading.trouble is None
    (document,) = reading.documents
    return document


def zugferd_1(content: bytes) -> bytes:
    """Today's message under the names and namespaces of 2014."""
    text = content.decode()
    for new, old in (
        ("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "urn:ferd:CrossIndustryDocument:invoice:1p0"),
        ("BusinessInformationEntity:100", "BusinessInformationEntity:12"),
        ("UnqualifiedDataType:100", "UnqualifiedDataType:15"),
        ("rsm:CrossIndustryInvoice", "rsm:CrossIndustryDocument"),
        ("rsm:ExchangedDocumentContext", "rsm:SpecifiedExchangedDocumentContext"),
        ("rsm:ExchangedDocument>", "rsm:HeaderExchangedDocument>"),
        ("rsm:SupplyChainTradeTransaction", "rsm:SpecifiedSupplyChainTradeTransaction"),
        ("ApplicableHeaderTrade", "ApplicableSupplyChainTrade"),
        ("SpecifiedLineTrade", "SpecifiedSupplyChainTrade"),
        ("SettlementHeaderMonetary", "SettlementMonetary"),
        ("SettlementLineMonetary", "SettlementMonetary"),
        ("RateApplicablePercent", "ApplicablePercent"),
        ("IssuerAssignedID", "ID"),
        ("urn:cen.eu:en16931:2017", "urn:ferd:CrossIndustryDocument:invoice:1p0:comfort"),
    ):
        text = text.replace(new, old)
    return text.encode()


def facts(document: Document) -> list[object]:
    """What both syntaxes say alike, without where it stood."""
    fields = [
        document.invoice_number,
        document.issue_date,
        document.due_date,
        document.currency,
        document.seller.name,
        document.seller.vat_number,
        document.seller.company_number,
        document.seller.gln,
        document.seller.postcode,
        document.buyer.name,
        document.buyer_code,
        document.payables_code,
        *document.order_references,
        document.bank.iban,
        document.bank.sort_code,
        document.net,
        document.vat,
        document.gross,
        document.amount_due,
    ]
    for line in document.lines:
        fields += [line.description, line.quantity, line.uom, line.unit_price, line.net, line.vat_rate, line.po_line]
    values: list[object] = [field.value if field else None for field in fields]
    return [*values, document.kind, document.sums, document.vat_breakdown, document.remarks]


def test_both_syntaxes_of_one_invoice_give_the_same_facts() -> None:
    (of_ubl,) = UblReader().read(ubl(Invoice())).documents
    assert facts(read(cii(Invoice()))) == facts(of_ubl)


def test_a_term_says_where_it_stood() -> None:
    document = read(cii(Invoice()))
    assert document.issue_date is not None
    assert document.issue_date.value == date(2026, 10, 1)
    assert document.issue_date.raw == "20261001"
    assert document.issue_date.source == "BT-2 ram:IssueDateTime"


def test_zugferd_1_is_the_same_message_under_older_names() -> None:
    content = zugferd_1(cii(Invoice()))
    assert CiiReader().identify(content, "")
    assert facts(read(content)) == facts(read(cii(Invoice())))


@pytest.mark.parametrize("status", ["GROUP", "INFORMATION"])
def test_a_line_that_only_heads_others_is_not_counted(status: str) -> None:
    content = cii(Invoice()).replace(
        b"<ram:LineID>2</ram:LineID></ram:AssociatedDocumentLineDocument>",
        f"<ram:LineID>2</ram:LineID><ram:LineStatusReasonCode>{status}</ram:LineStatusReasonCode>"
        "</ram:AssociatedDocumentLineDocument>".encode(),
    )
    assert len(read(content).lines) == 1


def test_an_invoice_without_lines_is_read_but_not_proven() -> None:
    document = read(cii(changed(items=())).replace(b"urn:cen.eu:en16931:2017", b"urn:factur-x.eu:1p0:minimum"))
    assert document.lines == ()
    assert document.sums is Sums.UNPROVEN
    assert document.kind is Kind.INVOICE
    assert document.gross is not None
    assert document.gross.value == Decimal("48.00")
    assert document.remarks == ()
