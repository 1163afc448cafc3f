"""Each file has at most one reader, and a bad file gives a reason and no exception."""

import lzma
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.reading import read as reading_module
from bots.reading.einvoices.ubl import UblReader
from bots.reading.read import READERS, TwoReadersError, read_file, reader_for
from bots.reading.sniff import Format
from counterfoil.model.documents import Finding, Kind, Reading, Trouble
from tests.bots.reading.made_files import KIND_NAMES, KINDS
from tests.bots.reading.made_invoices import Invoice, changed, cii, invoice_page, pdf, ubl, with_file

CORPORA = Path(__file__).parents[4] / "shared" / "corpora"


@pytest.mark.parametrize(("content", "kind"), KINDS, ids=KIND_NAMES)
def test_no_file_has_two_readers_and_what_has_none_has_a_reason(content: bytes, kind: Format) -> None:
    claims = [reader.name for reader in READERS if reader.identify(content, "misleading.pdf")]
    reading = read_file("misleading.pdf", content)
    if claims:
        assert len(claims) == 1
    else:
        assert reading.trouble is not None, kind
        assert reading.detail.endswith(".")


def test_two_readers_that_claim_one_file_are_an_error_naming_both() -> None:
    class Greedy(UblReader):
        name = "greedy"

    with pytest.raises(TwoReadersError, match=r"0001\.xml.*ubl 1 and greedy"):
        reader_for("0001.xml", ubl(Invoice()), (UblReader(), Greedy()))


@pytest.mark.parametrize(
    ("content", "trouble", "says"),
    [
        (b"", Trouble.EMPTY, "empty"),
        (b"PK\x03\x04 something", Trouble.NOT_ACCEPTED, "zip file"),
        (b"\x89PNG\r\n\x1a\n", Trouble.PICTURE_ONLY, "picture"),
        (b"<root><a/></root>", Trouble.NOT_ACCEPTED, "<root>"),
        (b"<testSet><Invoice/><Invoice/></testSet>", Trouble.NOT_ACCEPTED, "one e-invoice in each file"),
        (b"<?xml version='1.0'?><", Trouble.DAMAGED, "damaged"),
        (b"just words", Trouble.NOT_ACCEPTED, "plain text"),
        (pdf(invoice_page(Invoice()), password="secret"), Trouble.ENCRYPTED, "password"),
        (pdf(invoice_page(Invoice()))[:700], Trouble.DAMAGED, "cut off"),
        (b"%PDF-1.7\nnothing else", Trouble.DAMAGED, "damaged"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content: bytes, trouble: Trouble, says: str) -> None:
    reading = read_file("0001.pdf", content)
    assert (reading.trouble, reading.documents) == (trouble, ())
    assert says in reading.detail


def test_the_file_name_decides_nothing() -> None:
    assert read_file("scan.tif", ubl(Invoice())).documents[0].kind is Kind.INVOICE


def test_memory_is_the_pools_to_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hungry(UblReader):
        def read(self, content: bytes) -> Reading:
            raise MemoryError(len(content))

    monkeypatch.setattr(reading_module, "READERS", (Hungry(),))
    with pytest.raises(MemoryError):
        read_file("0001.xml", ubl(Invoice()))


def test_a_reader_that_fails_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(UblReader):
        def read(self, content: bytes) -> Reading:
            raise KeyError(len(content))

    monkeypatch.setattr(reading_module, "READERS", (Failing(),))
    reading = read_file("0001.xml", ubl(Invoice()))
    assert reading.trouble is Trouble.DAMAGED
    assert "KeyError" in reading.detail


WHOLE = [
    ubl(Invoice()),
    cii(Invoice()),
    pdf(invoice_page(Invoice())),
    with_file(pdf(invoice_page(Invoice())), "x.xml", cii(Invoice())),
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(WHOLE), st.data())
def test_a_file_with_some_bytes_changed_never_raises(content: bytes, data: st.DataObject) -> None:
    broken = bytearray(content)
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    reading = read_file("0001", bytes(broken[: data.draw(st.integers(1, len(content)))]))
    assert reading.documents or reading.trouble


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")
def test_every_official_example_is_read_in_full() -> None:
    examples = [path for path in CORPORA.rglob("*.xml") if "unit" not in path.parts]
    assert len(examples) > 90
    for path in examples:
        reading = read_file(path.name, path.read_bytes())
        assert reading.trouble is None, path
        (document,) = reading.documents
        wanted = (document.invoice_number, document.issue_date, document.currency, document.net, document.gross)
        assert all(wanted), path
        assert document.seller.name, path
        assert document.lines, path


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")
def test_every_file_of_the_corpora_gives_a_reading() -> None:
    outcomes: Counter[Trouble | None] = Counter()
    for path in CORPORA.rglob("*"):
        if path.is_file():
            reading = read_file(path.name, path.read_bytes())
            assert reading.documents or reading.trouble, path
            outcomes[reading.trouble] += 1
            assert not any(
                remark.finding is Finding.HIDDEN_TEXT for doc in reading.documents for remark in doc.remarks
            ), path
            assert not any(
                remark.finding is Finding.PATIENT_DATA for doc in reading.documents for remark in doc.remarks
            ), path
    assert outcomes[Trouble.DAMAGED] == 0


def test_a_changed_fact_is_seen() -> None:
    before, after = (read_file("1", ubl(each)).documents[0].gross for each in (Invoice(), changed(gross="49.00")))
    assert before != after


def test_a_file_on_which_even_the_sniffer_fails_is_damaged_and_no_fault_of_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(_content: bytes) -> None:
        raise lzma.LZMAError("corrupt member")

    monkeypatch.setattr(reading_module, "sniff", failing)
    reading = read_file("odd.docx", b"PK\x03\x04")
    assert reading.trouble is Trouble.DAMAGED
    assert "LZMAError" in reading.detail


def test_a_file_named_after_a_patient_is_screened_by_its_name() -> None:
    reading = read_file("NHS number 9990000018 John Smith.txt", b"nothing of note")
    assert [remark.finding for document in reading.documents for remark in document.remarks] == [Finding.PATIENT_DATA]
