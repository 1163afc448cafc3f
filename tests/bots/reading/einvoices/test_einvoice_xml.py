"""XML is opened safely, and read however it is encoded, wrapped and prefixed."""

import pytest

from bots.reading.read import read_file
from counterfoil.model.documents import Document, Finding, Reading, Trouble
from tests.bots.reading.made_invoices import Invoice, changed, cii, ubl

POUNDS = changed(note="Carriage £5 – thank you")
TEXT = ubl(POUNDS).decode()
BARE = TEXT.partition("?>")[2]


def read(content: bytes) -> Reading:
    return read_file("0001.xml", content)


def only(content: bytes) -> Document:
    reading = read(content)
    assert reading.trouble is None, reading.detail
    (document,) = reading.documents
    return document


@pytest.mark.parametrize(
    "content",
    [
        ubl(POUNDS),
        b"\xef\xbb\xbf" + ubl(POUNDS),
        b"\r\n  " + ubl(POUNDS),
        BARE.strip().encode(),
        TEXT.replace("UTF-8", "UTF-16").encode("utf-16"),
        b"\xfe\xff" + TEXT.replace("UTF-8", "UTF-16").encode("utf-16-be"),
        TEXT.encode("utf-16"),
        TEXT.replace("UTF-8", "windows-1252").encode("cp1252"),
        TEXT.replace("UTF-8", "ISO-8859-1").replace("–", "-").encode("latin-1"),
        TEXT.encode("cp1252"),
        BARE.strip().encode("cp1252"),
        TEXT.replace("UTF-8", "utf-16").encode(),
    ],
    ids=[
        "UTF-8",
        "with a mark",
        "after a blank line",
        "without a declaration",
        "UTF-16",
        "UTF-16 the other way round",
        "UTF-16 that says UTF-8",
        "Windows",
        "Latin 1",
        "Windows that says UTF-8",
        "Windows that says nothing",
        "UTF-8 that says UTF-16",
    ],
)
def test_an_e_invoice_is_read_in_any_encoding_and_under_a_wrong_name_of_it(content: bytes) -> None:
    document = only(content)
    assert document.invoice_number is not None
    assert document.invoice_number.value == "INV-1001"
    assert document.remarks == ()


@pytest.mark.parametrize("prefixes", [{"cac": "a", "cbc": "b"}, {"cac": "ns2", "cbc": "ns3"}])
def test_prefixes_are_the_senders_own(prefixes: dict[str, str]) -> None:
    text = TEXT
    for ours, theirs in prefixes.items():
        text = text.replace(f"{ours}:", f"{theirs}:").replace(f":{ours}=", f":{theirs}=")
    text = text.replace("<Invoice ", "<x:Invoice ").replace("</Invoice", "</x:Invoice").replace("xmlns=", "xmlns:x=")
    assert only(text.encode()).sums == only(ubl(POUNDS)).sums
    assert only(text.encode()).lines == only(ubl(POUNDS)).lines


def nested(depth: int) -> bytes:
    return ubl(Invoice()).replace(b"Thank you", b"<a>" * depth + b"</a>" * depth)


OUTSIDE = b'<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE Invoice [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'
QUADRATIC = b'<!DOCTYPE Invoice [<!ENTITY a "' + b"a" * 50_000 + b'">]>'


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (ubl(Invoice()).replace(b"<Invoice ", OUTSIDE + b"<Invoice ").replace(b"Thank", b"&x;"), Trouble.NOT_ACCEPTED),
        (ubl(Invoice()).replace(b"<Invoice ", PARAMETER + b"<Invoice "), Trouble.NOT_ACCEPTED),
        (
            ubl(Invoice()).replace(b"<Invoice ", QUADRATIC + b"<Invoice ").replace(b"Thank", b"&a;" * 5_000),
            Trouble.NOT_ACCEPTED,
        ),
        (cii(Invoice()).replace(b"<rsm:Cross", b"<!DOCTYPE x>" + b"<rsm:Cross", 1), Trouble.NOT_ACCEPTED),
        (nested(100_000), Trouble.TOO_LARGE),
    ],
    ids=["file", "parameter", "quadratic", "document type", "deep"],
)
def test_hostile_xml_is_refused_at_once(content: bytes, trouble: Trouble) -> None:
    reading = read(content)
    assert reading.trouble is trouble
    assert reading.documents == ()


@pytest.mark.parametrize("size", [1_000, 9_000_000])
def test_a_huge_attribute_is_read_over_or_refused(size: int) -> None:
    reading = read(ubl(Invoice()).replace(b"<cbc:Note>", b'<cbc:Note languageID="' + b"x" * size + b'">'))
    assert reading.documents or reading.trouble


def test_an_element_from_nowhere_is_read_over() -> None:
    content = ubl(Invoice()).replace(b"<cbc:Note>", b'<o:Own xmlns:o="urn:own"><o:ID>9</o:ID></o:Own><cbc:Note>')
    document = only(content)
    assert document.invoice_number is not None
    assert document.invoice_number.value == "INV-1001"
    assert [remark.finding for remark in document.remarks] == []


def test_a_broken_attachment_comes_without_content_and_the_invoice_is_read() -> None:
    attached = b"""<cac:AdditionalDocumentReference><cbc:ID>V</cbc:ID><cac:Attachment>
      <cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="../../v.pdf">%%%
      </cbc:EmbeddedDocumentBinaryObject>
      </cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>"""
    reading = read(ubl(Invoice()).replace(b"<cac:AccountingSupplierParty>", attached, 1))
    assert [(part.name, part.content) for part in reading.parts] == [("v.pdf", b"")]
    assert Finding.INVALID_E_INVOICE not in {remark.finding for remark in reading.documents[0].remarks}
