"""In a hybrid PDF the e-invoice is the record; what the page says otherwise is reported, and what else is inside."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bots.reading.pdfs.hybrid import PdfReader, completed, differences
from counterfoil.model.documents import Bank, Channel, Document, Finding, Kind, Line, Sums
from counterfoil.model.fields import Field
from tests.bots.reading.made_invoices import Invoice, changed, cii, invoice_page, lines_of_text, pdf, ubl, with_file

PAGE = pdf(invoice_page(Invoice()), lines_of_text("Terms and conditions"))


def read(content: bytes) -> Document:
    (document,) = PdfReader().read(content).documents
    return document


def findings(document: Document) -> list[tuple[Finding, str]]:
    return [(remark.finding, remark.detail) for remark in document.remarks]


@pytest.mark.parametrize("inner", [cii(Invoice()), ubl(Invoice())])
def test_the_e_invoice_inside_is_the_record_for_every_page(inner: bytes) -> None:
    reading = PdfReader().read(with_file(PAGE, "factur-x.xml", inner))
    (document,) = reading.documents
    assert (reading.page_count, document.pages) == (2, (1, 2))
    assert document.channel is Channel.E_INVOICE
    assert document.invoice_number is not None
    assert document.invoice_number.source.startswith("BT-1 ")
    assert len(document.lines) == 2
    assert findings(document) == []


def test_the_name_of_the_file_inside_does_not_matter() -> None:
    assert read(with_file(PAGE, "attachment-1", cii(Invoice()))).channel is Channel.E_INVOICE


def test_a_page_that_shows_another_total_is_reported() -> None:
    content = with_file(pdf(invoice_page(Invoice(), gross="4,800.00")), "factur-x.xml", cii(Invoice()))
    (remark,) = read(content).remarks
    assert remark.finding is Finding.EMBEDDED_E_INVOICE_DIFFERS
    assert "total of 4800.00, the e-invoice states 48.00" in remark.detail


def test_a_page_that_shows_another_account_is_reported() -> None:
    content = with_file(pdf(invoice_page(Invoice(), account="12345678")), "factur-x.xml", cii(Invoice()))
    assert findings(read(content)) == [
        (Finding.EMBEDDED_E_INVOICE_DIFFERS, "the page shows another bank account than the e-invoice")
    ]


def seen(gross: str, *, sums: Sums = Sums.UNPROVEN, confidence: float = 0.9, kind: Kind = Kind.INVOICE) -> Document:
    field = Field(value=Decimal(gross), raw=gross, confidence=confidence, source="test")
    return Document(kind=kind, channel=Channel.TEXT, gross=field, sums=sums)


@pytest.mark.parametrize(
    ("page", "text", "differs"),
    [
        (seen("48.00"), "", False),
        (seen("84.00"), "84.00", True),
        (seen("84.00", confidence=0.5), "84.00", False),
        (seen("40.00"), "40.00 … 48.00", False),
        (seen("84.00", sums=Sums.CLOSED), "84.00 48.00", True),
        (seen("84.00", kind=Kind.STATEMENT), "84.00", False),
        (seen("-48.00"), "", False),
    ],
)
def test_only_what_the_page_surely_says_is_held_against_the_record(page: Document, text: str, *, differs: bool) -> None:
    assert bool(list(differences(seen("48.00"), (page,), text))) is differs


def test_a_record_that_names_no_account_cannot_differ_in_it() -> None:
    shown = Bank(account_number=Field(value="12345678", raw="12345678", confidence=1.0, source="test"))
    page = Document(kind=Kind.INVOICE, channel=Channel.TEXT, bank=shown)
    assert list(differences(seen("48.00"), (page,), "")) == []


def test_amounts_are_found_on_the_page_whatever_their_separators() -> None:
    record = seen("12345.60")
    for printed in ("12,345.60", "12.345,60", "12 345,60", "12345.60"):
        assert list(differences(record, (seen("99.00"),), f"total {printed}")) == []
    assert list(differences(record, (seen("99.00"),), "total 112,345.60")) != []


def test_a_profile_without_lines_takes_those_of_a_page_that_adds_up() -> None:
    line = Line(net=Field(value=Decimal("40.00"), raw="40.00", confidence=0.9, source="test"))
    record, page = seen("48.00"), replace(seen("48.00", sums=Sums.CLOSED), lines=(line,))
    assert completed(record, (page,)).lines == (line,)
    assert completed(record, (replace(page, sums=Sums.OPEN),)).lines == ()
    assert completed(seen("49.00"), (page,)).lines == ()
    own = replace(record, lines=(Line(), Line()))
    assert completed(own, (page,)) == own


def test_another_file_inside_is_reported_and_not_opened() -> None:
    content = with_file(with_file(PAGE, "factur-x.xml", cii(Invoice())), "macro.docm", b"PK\x03\x04")
    assert findings(read(content)) == [(Finding.ACTIVE_CONTENT, "the PDF holds another file, 'macro.docm'")]


def test_an_e_invoice_that_cannot_be_read_leaves_the_page_with_a_remark() -> None:
    document = read(with_file(PAGE, "factur-x.xml", cii(Invoice())[:-300]))
    assert document.channel is Channel.TEXT
    ((finding, detail),) = findings(document)
    assert finding is Finding.INVALID_E_INVOICE
    assert "factur-x.xml" in detail


def test_two_e_invoices_in_one_pdf_are_reported() -> None:
    content = with_file(with_file(PAGE, "a.xml", cii(Invoice())), "b.xml", ubl(changed(number="INV-2")))
    ((finding, detail),) = findings(read(content))
    assert finding is Finding.EMBEDDED_E_INVOICE_DIFFERS
    assert "2 e-invoices" in detail


def test_a_broken_rule_inside_is_remarked_on_the_record() -> None:
    content = with_file(PAGE, "factur-x.xml", cii(changed(due="10.00")))
    assert [detail.partition(":")[0] for _, detail in findings(read(content))] == ["BR-CO-16"]


def test_a_script_is_reported_on_a_plain_pdf_too() -> None:
    script = b"99 0 obj <</S /JavaScript /JS (app.alert\\(1\\);)>> endobj\nxref\n"
    document = read(PAGE.replace(b"xref\n", script, 1))
    assert (Finding.ACTIVE_CONTENT, "the PDF holds a script (JavaScript)") in findings(document)
