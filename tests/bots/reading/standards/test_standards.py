"""An invoice breaks just the rules that it breaks, and is held to the standard that it claims."""

import pytest
from lxml import etree

from bots.reading.einvoices.cii_terms import TABLE as CII_TABLE
from bots.reading.einvoices.ubl_terms import TABLE
from bots.reading.standards import Standard, Violation, claimed, violations
from tests.bots.reading.made_invoices import Invoice, Item, changed, cii, ubl

EXTENSION = "urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended"


def found(content: bytes) -> list[Violation]:
    root = etree.fromstring(content)
    return list(violations(TABLE.gather(root), root))


def broken(content: bytes) -> set[str]:
    return {violation.rule for violation in found(content)}


def test_a_right_invoice_breaks_no_rule() -> None:
    assert found(ubl(Invoice())) == []
    assert list(violations(CII_TABLE.gather(etree.fromstring(cii(Invoice()))))) == []


@pytest.mark.parametrize(
    ("invoice", "rules"),
    [
        (changed(items=(Item(),)), {"BR-CO-10", "BR-S-08"}),
        (changed(net="41.00", gross="49.00", due="49.00"), {"BR-CO-10", "BR-S-08"}),
        (changed(gross="50.00", due="50.00"), {"BR-CO-15"}),
        (changed(due="40.00"), {"BR-CO-16"}),
        (changed(vat="18.00", gross="58.00", due="58.00"), {"BR-CO-17", "BR-S-09"}),
        (changed(items=(Item(price="3.50"), Invoice().items[1])), {"PEPPOL-EN16931-R120"}),
        (changed(number=""), {"BR-02", "PEPPOL-EN16931-R008"}),
        (changed(type_code="999"), {"BR-CL-01", "PEPPOL-EN16931-P0100"}),
        (changed(vat_number="980780684"), {"BR-CO-09"}),
        (changed(account=""), {"BR-50", "BR-61", "PEPPOL-EN16931-R008"}),
        (changed(category="Q"), {"BR-CL-17", "BR-S-01"}),
        (changed(rate="0", vat="0.00", gross="40.00", due="40.00"), {"BR-S-08"}),
        (changed(exemption="exempt"), {"BR-S-10"}),
        (changed(category="E", rate="0", vat="0", gross="40", due="40"), {"BR-E-08", "BR-E-10", "BR-S-01"}),
        (changed(net="40.000"), {"BR-DEC-09", "BR-DEC-12", "BR-DEC-19", "UBL-DT-01"}),
        (changed(category="B", rate="20"), {"BR-B-01", "BR-B-02", "BR-S-01"}),
    ],
)
def test_an_invoice_breaks_just_the_rules_that_it_breaks(invoice: Invoice, rules: set[str]) -> None:
    assert broken(ubl(invoice)) == rules


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (b'schemeID="0088">5012345000008', b'schemeID="0088">5012345000009', "PEPPOL-COMMON-R040"),
        (b'schemeID="0088">', b'schemeID="1234">', "PEPPOL-EN16931-CL008"),
        (b'schemeID="0088">', b">", "BR-62"),
        (b'schemeID="0160">', b">", "BR-64"),
        (b'unitCode="XBX"', b'unitCode="boxes"', "BR-CL-23"),
        (b'currencyID="GBP"', b'currencyID="EUR"', "PEPPOL-EN16931-R051"),
        (b"<cbc:DueDate>2026-10-31</cbc:DueDate>", b"", "BR-CO-25"),
        (b"2026-10-31", b"31.10.2026", "PEPPOL-EN16931-F001"),
        (b"<cbc:Note>", b"<cbc:Note>Another</cbc:Note><cbc:Note>", "PEPPOL-EN16931-R002"),
        (b"billing:01:1.0", b"ordering", "PEPPOL-EN16931-R007"),
        (b"<cbc:Note>Thank", b'<cbc:Note languageID="en">Thank', "UBL-DT-19"),
        (b"<cbc:IdentificationCode>GB", b"<cbc:IdentificationCode>UK", "BR-CL-14"),
    ],
)
def test_how_a_document_is_written_is_looked_at_as_well(old: bytes, new: bytes, rule: str) -> None:
    content = ubl(Invoice())
    assert old in content
    assert rule in broken(content.replace(old, new))


def test_what_bears_on_the_writing_alone_is_told_apart() -> None:
    formal = {violation.rule: violation.formal for violation in found(ubl(changed(net="40.000", due="40.00")))}
    assert formal["BR-DEC-09"]
    assert not formal["BR-CO-16"]
    peppol = ubl(Invoice()).replace(b'schemeID="0088">5012345000008', b'schemeID="0088">5012345000009')
    peppol = peppol.replace(b'<cbc:PriceAmount currencyID="GBP">', b'<cbc:PriceAmount currencyID="EUR">')
    assert {each.rule: each.formal for each in found(peppol)} == {
        "PEPPOL-COMMON-R040": True,
        "PEPPOL-EN16931-R051": False,
    }


def test_an_invoice_is_held_to_the_standard_that_it_claims() -> None:
    wrong = {"vat_number": "980780684", "account": "", "gross": "50.00", "due": "50.00"}
    assert broken(ubl(changed(claim="urn:example:own", **wrong))) == {"BR-CO-15"}
    assert broken(ubl(changed(claim=EXTENSION, **wrong))) == {"BR-CO-15"}
    assert broken(ubl(changed(claim="urn:cen.eu:en16931:2017", **wrong))) == {"BR-CO-15", "BR-CO-09", "BR-50", "BR-61"}


def test_number_date_type_and_currency_are_asked_of_every_e_invoice() -> None:
    bare = ubl(changed(claim="urn:example:own", number="", type_code=""))
    assert broken(bare) == {"BR-02", "BR-04"}


def test_an_invoice_that_claims_nothing_is_held_to_what_we_ask_for() -> None:
    silent = TABLE.gather(etree.fromstring(ubl(changed(claim=""))))
    assert claimed(silent, is_ubl=True) == frozenset(Standard)
    assert claimed(silent, is_ubl=False) == {Standard.EN_16931}
    assert {"BR-01", "PEPPOL-EN16931-R004"} <= broken(ubl(changed(claim="")))
