"""The unit tests that CEN and OpenPeppol publish for their rules: every expectation of each is met."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from bots.reading.einvoices.ubl_terms import TABLE
from bots.reading.standards import RULES, Standard, violations

CORPORA = Path(__file__).parents[5] / "shared" / "corpora"
UNITS = [CORPORA / "en16931" / "unit", CORPORA / "peppol" / "unit"]
TEST_SET = "{http://difi.no/xsd/vefa/validator/1.0}"
# CEN renamed the rules of the Canary Islands' and of Ceuta's and Melilla's taxes; their tests have both names.
RENAMED = {"BR-IG": "BR-AF", "BR-IP": "BR-AG"}
# Rules of the published sets that we do not check, each with the reason.
NOT_CHECKED = {
    "BR-CO-05": "that a reason and its code mean the same is for a person to see; the standard's own check is empty",
    "BR-CO-06": "as BR-CO-05",
    "BR-CO-07": "as BR-CO-05",
    "BR-CO-08": "as BR-CO-05",
    "PEPPOL-COMMON-R048": "withdrawn: its test file is empty",
}
# Whole families that have no unit test: CII-SR and CII-DT (how a Cross Industry Invoice is written; its facts are held
# to the same rules as UBL's), and Peppol's national rules (DE-R, DK-R, GR-R, IS-R, IT-R, NL-R, NO-R, SE-R), which bind
# suppliers of those countries towards buyers at home; the United Kingdom has none.

pytestmark = pytest.mark.skipif(not all(folder.is_dir() for folder in UNITS), reason="the official tests are not here")


def cases() -> Iterator[tuple[str, etree._Element, dict[str, bool]]]:
    """Each document of the unit tests, with the rules that it must break (True) and keep (False)."""
    parser = etree.XMLParser(remove_comments=True)
    for path in sorted(file for folder in UNITS for file in folder.rglob("*.xm*")):
        for number, test in enumerate(etree.parse(path, parser).getroot().findall(f"{TEST_SET}test")):
            expectations = test.find(f"{TEST_SET}assert")
            documents = [child for child in test if child is not expectations]
            if expectations is None or not documents:
                continue
            asked = {}
            for each in expectations:
                word = etree.QName(each).localname
                if word in {"success", "error", "warning", "fatal"}:
                    rule = (each.text or "").strip()
                    asked[RENAMED.get(rule[:5], rule[:5]) + rule[5:]] = word != "success"
            yield f"{path.parent.name}/{path.name} {number}", documents[0], asked


def test_every_expectation_is_met() -> None:
    wrong, seen = [], Counter[bool]()
    for name, document, asked in cases():
        root = etree.fromstring(etree.tostring(document))
        found = {each.rule for each in violations(TABLE.gather(root), root, standards=frozenset(Standard))}
        for rule, must_break in asked.items():
            seen[must_break] += 1
            if (rule in found) != must_break:
                wrong.append((name, rule, must_break))
    assert wrong == []
    assert seen[True] > 600
    assert seen[False] > 600


def test_every_rule_with_a_test_is_checked() -> None:
    tested = {rule for _, _, asked in cases() for rule in asked}
    assert tested - RULES == set()
    assert RULES.isdisjoint(NOT_CHECKED)
