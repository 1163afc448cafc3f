"""An identifier is what its scheme says, or is named with its rule."""

import pytest

from bots.reading.einvoices.terms import Group, Term
from bots.reading.standards.identifiers import malformed_identifiers


def broken(scheme: str, text: str, code: str = "BT-30") -> list[str]:
    party = Group({code: (Term(code, text, "cbc:CompanyID", scheme),)})
    return [rule for rule, _ in malformed_identifiers(party)]


@pytest.mark.parametrize(
    ("scheme", "right", "wrong", "rule"),
    [
        ("0088", "5012345000008", "5012345000009", "PEPPOL-COMMON-R040"),
        ("0192", "974760673", "974760674", "PEPPOL-COMMON-R041"),
        ("0184", "DK12345678", "12-345678", "PEPPOL-COMMON-R042"),
        ("0208", "0202239951", "0202239952", "PEPPOL-COMMON-R043"),
        ("0201", "UFABC1", "UFABC", "PEPPOL-COMMON-R044"),
        ("0210", "RSSMRA85T10A562S", "RSSMRA", "PEPPOL-COMMON-R045"),
        ("9907", "12345670017", "1234567001", "PEPPOL-COMMON-R046"),
        ("0211", "IT00743110157", "IT00743110158", "PEPPOL-COMMON-R047"),
        ("0007", "5560125790", "5560125791", "PEPPOL-COMMON-R049"),
        ("0151", "51824753556", "51824753557", "PEPPOL-COMMON-R050"),
    ],
)
def test_each_scheme_has_its_check(scheme: str, right: str, wrong: str, rule: str) -> None:
    assert broken(scheme, right) == []
    assert broken(scheme, wrong) == [rule]


def test_an_identifier_of_another_scheme_is_not_judged() -> None:
    assert broken("9932", "GB000000000") == []
    assert broken("", "anything") == []


def test_every_identifier_is_looked_at_and_a_rule_is_named_once() -> None:
    wrong = {code: (Term(code, "1", "there", "0088"),) for code in ("BT-34", "BT-49", "BT-29", "BT-46", "BT-47")}
    assert [rule for rule, _ in malformed_identifiers(Group(wrong))] == ["PEPPOL-COMMON-R040"]
    payee = Group({}, {"BG-10": (Group({"BT-60": (Term("BT-60", "1", "there", "0088"),)}),)})
    assert [rule for rule, _ in malformed_identifiers(payee)] == ["PEPPOL-COMMON-R040"]
