"""The whole examples that CEN, OpenPeppol and the ZUGFeRD corpus publish are read, and keep the rules they claim."""

from pathlib import Path

import pytest

from bots.reading.read import read_file
from counterfoil.model.documents import Document, Finding

CORPORA = Path(__file__).parents[5] / "shared" / "corpora"
CLEAN = [CORPORA / "peppol" / "examples", CORPORA / "en16931" / "ubl", CORPORA / "en16931" / "cii"]
GERMAN = CORPORA / "zugferd" / "XML-Rechnung"
# Two Swedish organisation numbers of this CEN example are made up; it calls itself Peppol, whose rule finds that.
MADE_UP = {"issue116.xml": {"PEPPOL-COMMON-R049"}}
# The UBL ones of the ZUGFeRD corpus call themselves Peppol, and lack addresses, references or line arithmetic for it.
PEPPOL_IN_NAME_ONLY = {f"PEPPOL-EN16931-R{number}" for number in ("003", "010", "020", "042", "120")}

pytestmark = pytest.mark.skipif(
    not all(folder.is_dir() for folder in (*CLEAN, GERMAN)), reason="the official examples are not here"
)


def only_document(path: Path) -> Document:
    (document,) = read_file(path.name, path.read_bytes()).documents
    return document


def rules(document: Document, *findings: Finding) -> set[str]:
    return {remark.detail.partition(":")[0] for remark in document.remarks if remark.finding in findings}


def test_the_official_examples_break_no_rule() -> None:
    examples = [path for folder in CLEAN for path in folder.glob("*.xml")]
    assert len(examples) >= 41
    broken = {path.name: rules(only_document(path), *Finding) for path in examples}
    assert {name: found for name, found in broken.items() if found} == MADE_UP


def test_the_german_examples_state_what_they_should() -> None:
    examples = [path for path in GERMAN.rglob("*.xml") if "not_validating" not in path.name]
    assert len(examples) >= 53
    for path in examples:
        assert rules(only_document(path), Finding.INVALID_E_INVOICE) <= PEPPOL_IN_NAME_ONLY, path


def test_the_one_that_is_meant_to_be_wrong_is_found_out() -> None:
    for path in (GERMAN / "UBL").glob("not_validating*.xml"):
        assert rules(only_document(path), Finding.INVALID_E_INVOICE) >= {"BR-CO-10", "BR-CO-15"}, path
