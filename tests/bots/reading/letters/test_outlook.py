"""An Outlook message gives the same as an e-mail: its words as one document, everything else as parts."""

from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.reading.letters.outlook import OutlookReader
from bots.reading.read import read_file
from counterfoil.model.documents import Channel, Document, Kind, Reading, Trouble
from tests.bots.reading.made_invoices import Invoice, invoice_page, pdf
from tests.bots.reading.made_messages import Tree, compound_file, message

PDF = pdf(invoice_page(Invoice()))


def read(tree: Tree) -> Reading:
    content = compound_file(tree)
    assert OutlookReader().identify(content, "")
    return read_file("0001.msg", content)


def words(tree: Tree) -> Document:
    (document,) = read(tree).documents
    return document


def test_the_words_the_sender_and_the_attachments_are_read() -> None:
    reading = read(message(subject="Invoice INV-1001 for order ZN1000123", attachments=[("Rechnung März.pdf", PDF)]))
    (document,) = reading.documents
    assert (document.kind, document.channel) == (Kind.EMAIL, Channel.MAIL)
    assert document.seller.name is not None
    assert document.seller.email is not None
    assert (document.seller.name.value, document.seller.email.value) == ("Acme Accounts", "accounts@acme.example")
    assert [field.value for field in document.references] == ["INV-1001"]
    assert [field.value for field in document.order_references] == ["ZN1000123"]
    assert [(part.name, part.content) for part in reading.parts] == [("Rechnung März.pdf", PDF)]


def test_html_is_read_where_there_is_no_plain_text() -> None:
    document = words(message(subject="Hello", body="", html="<p>Our invoice 12345 has not been paid.</p>"))
    assert [field.value for field in document.references] == ["12345"]


def test_a_large_attachment_comes_out_whole() -> None:
    content = bytes(range(256)) * 1000
    (part,) = read(message(attachments=[("data.bin", content)])).parts
    assert part.content == content


def test_a_message_inside_the_message_is_a_part_that_reads_as_a_mail() -> None:
    inner = message(subject="Invoice 998877", attachments=[("invoice.pdf", PDF)], head="inner")
    middle = message(subject="FW: Invoice 998877", attachments=[("Invoice 998877", inner)], head="inner")
    (part,) = read(message(subject="FW: FW:", attachments=[("FW Invoice 998877", middle)])).parts
    (again,) = read_file(part.name, part.content).parts
    inside = read_file(again.name, again.content)
    assert [field.value for field in inside.documents[0].references] == ["998877"]
    assert [part.content for part in inside.parts] == [PDF]
    twice = read(message(subject="FW: FW:", attachments=[("FW Invoice 998877", middle)])).parts[0]
    assert twice.content == part.content


def test_a_signed_message_is_read_inside_its_signature() -> None:
    signed = EmailMessage()
    signed["Subject"] = "Invoice 445566"
    signed["From"] = "a@b.example"
    signed.set_content("About order ZN1000123")
    tree = message(
        subject="", more={0x001A: "IPM.Note.SMIME.MultipartSigned"}, attachments=[("smime.p7m", bytes(signed))]
    )
    document = words(tree)
    assert [field.value for field in document.references] == ["445566"]
    assert [field.value for field in document.order_references] == ["ZN1000123"]


def test_a_name_cannot_lead_out_of_its_folder() -> None:
    tree = message(attachments=[("..\\..\\x.pdf", PDF), ("", PDF)])
    assert [part.name for part in read(tree).parts] == ["x.pdf", "part-2.bin"]


@pytest.mark.parametrize("cut", [600, 1500, -700])
def test_a_damaged_message_is_held_and_says_so(cut: int) -> None:
    reading = read_file("0001.msg", compound_file(message(attachments=[("a.pdf", PDF)]))[:cut])
    assert reading.trouble in {Trouble.DAMAGED, Trouble.NOT_ACCEPTED}
    assert reading.detail.endswith(".")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_message_with_some_bytes_changed_never_raises(data: st.DataObject) -> None:
    content = compound_file(message(html="<p>Hello</p>", attachments=[("a.pdf", b"%PDF")]))
    broken = bytearray(content)
    for _ in range(data.draw(st.integers(1, 5))):
        broken[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    reading = read_file("0001.msg", bytes(broken[: data.draw(st.integers(1, len(content)))]))
    assert reading.documents or reading.trouble
