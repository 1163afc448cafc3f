"""The ZUGFeRD 1 corpus: the XML inside is the record, and what its page says otherwise is found out."""

from pathlib import Path

import pytest

from bots.reading.pdfs.hybrid import PdfReader
from counterfoil.model.documents import Channel, Document, Finding

CORPUS = Path(__file__).parents[4] / "shared" / "corpora" / "zugferd" / "ZUGFeRDv1"
# Of 2014, before ZUGFeRD 1.0 was given out, in a message of its own: the page is read.
DRAFTS = {"MustangGnuaccountingBeispielRE-20140519_499.pdf", "MustangGnuaccountingBeispielRE-20140522_501.pdf"}
# The page of one sample shows another amount than its XML; the XML of the other is of another invoice altogether.
DIFFERENT = {"MustangGnuaccountingBeispielRE-20150613_503.pdf", "acme_invoice-42_ZUGFeRD.pdf"}

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the ZUGFeRD corpus is not here")


def only_document(path: Path) -> Document:
    (document,) = PdfReader().read(path.read_bytes()).documents
    return document


def details(document: Document, finding: Finding) -> list[str]:
    return [remark.detail for remark in document.remarks if remark.finding is finding]


def test_every_correct_file_is_read_from_its_xml_and_agrees_with_its_page() -> None:
    paths = list((CORPUS / "correct").rglob("*.pdf"))
    assert len(paths) == 21
    documents = {path.name: only_document(path) for path in paths}
    assert {name for name, each in documents.items() if each.channel is not Channel.E_INVOICE} == DRAFTS
    assert {n for n, each in documents.items() if details(each, Finding.EMBEDDED_E_INVOICE_DIFFERS)} == DIFFERENT
    for document in documents.values():
        assert document.invoice_number
        assert document.issue_date
        assert document.gross
        assert document.seller.name
        assert document.lines


def test_a_number_that_is_none_is_named() -> None:
    document = only_document(CORPUS / "fail" / "Mustangproject" / "fail1.pdf")
    assert "NUMBERS: BT-152 states '19.00e', which is no number" in details(document, Finding.INVALID_E_INVOICE)


def test_a_document_that_does_not_say_what_it_is_is_named() -> None:
    document = only_document(CORPUS / "fail" / "Mustangproject" / "fail3.pdf")
    assert details(document, Finding.INVALID_E_INVOICE) == ["BR-04: the invoice lacks a type code (BT-3)"]
