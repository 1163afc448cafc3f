"""What UBL has and EN 16931 does not use is named, wherever in the document it stands."""

import pytest
from lxml import etree

from bots.reading.standards.ubl_elements import Elements
from bots.reading.standards.ubl_unused import RULES, unused
from tests.bots.reading.made_invoices import Invoice, changed, ubl


def found(content: bytes) -> set[str]:
    return {rule for rule, _ in unused(Elements(etree.fromstring(content)))}


def test_a_plain_invoice_and_a_credit_note_have_nothing_unused() -> None:
    assert found(ubl(Invoice())) == set()
    assert found(ubl(changed(type_code="381"), credit=True)) == set()


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        (b"<cbc:ID>INV", b"<cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:ID>INV", set()),
        (b"<cbc:ID>INV", b"<cbc:UBLVersionID>2.0</cbc:UBLVersionID><cbc:ID>INV", {"UBL-CR-002"}),
        (b"<cbc:ID>INV", b"<cbc:UUID>1</cbc:UUID><cbc:ID>INV", {"UBL-CR-005"}),
        (b"<cbc:ID>INV", b'<cbc:ID schemeID="x">INV', {"UBL-CR-650"}),
        (b"</cac:Price>", b"<cbc:PriceType>x</cbc:PriceType></cac:Price>", {"UBL-CR-627"}),
        (b"</cac:Item>", b"<cbc:Keyword>x</cbc:Keyword></cac:Item>", {"UBL-CR-568"}),
        (b'unitCode="XBX"', b'unitCode="XBX" unitCodeListID="x"', {"UBL-CR-663"}),
        (b"<cbc:IdentificationCode>", b'<cbc:IdentificationCode listID="x">', {"UBL-CR-660"}),
        (b"<cac:PaymentMeans>", b"<cac:PaymentMeans><cbc:PaymentDueDate>x</cbc:PaymentDueDate>", {"UBL-CR-412"}),
        (b"<cac:TaxTotal>", b"<cac:PrepaidPayment/><cac:TaxTotal>", {"UBL-CR-470"}),
    ],
)
def test_what_is_not_used_is_named(old: bytes, new: bytes, rules: set[str]) -> None:
    content = ubl(Invoice())
    assert old in content
    assert found(content.replace(old, new, 1)) == rules


def test_a_credit_note_has_its_due_date_with_the_means_of_payment() -> None:
    due = b"<cac:PaymentMeans><cbc:PaymentDueDate>2026-10-31</cbc:PaymentDueDate>"
    assert found(ubl(changed(type_code="381"), credit=True).replace(b"<cac:PaymentMeans>", due)) == set()


def test_an_invoiced_object_is_a_reference_and_nothing_more() -> None:
    reference = b"""<cac:AdditionalDocumentReference><cbc:ID schemeID="ON">1</cbc:ID>
      <cbc:DocumentTypeCode>130</cbc:DocumentTypeCode><cbc:DocumentDescription>x</cbc:DocumentDescription>
      <cac:Attachment/></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>"""
    content = ubl(Invoice()).replace(b"<cac:AccountingSupplierParty>", reference, 1)
    assert found(content) == {"UBL-CR-666", "UBL-CR-673"}
    assert found(content.replace(b">130<", b">916<")) == {"UBL-CR-665"}


def test_some_six_hundred_rules_are_known() -> None:
    assert len(RULES) == 678
