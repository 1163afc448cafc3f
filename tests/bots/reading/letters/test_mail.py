"""An e-mail gives its words as one document and everything else as parts; nothing is dropped."""

import os
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from bots.reading.letters.html_page import html_page
from bots.reading.letters.mail import MailReader
from bots.reading.read import read_file
from counterfoil.model.documents import Channel, Document, Kind, Reading, Trouble
from tests.bots.reading.made_invoices import Invoice, invoice_page, pdf, ubl

PDF = pdf(invoice_page(Invoice()))
LOGO = b"\x89PNG\r\n\x1a\n" + bytes(200)


def mail(subject: str = "Invoice INV-1001", text: str = "Please find attached.") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Acme Accounts <accounts@acme.example>"
    message["To"] = "invoices@trust.example"
    message["Subject"] = subject
    message.set_content(text)
    return message


def read(message: EmailMessage) -> Reading:
    content = message.as_bytes(policy=SMTP)
    assert MailReader().identify(content, "")
    return MailReader().read(content)


def words(message: EmailMessage) -> Document:
    (document,) = read(message).documents
    return document


def test_the_attachments_are_parts_with_their_bytes_and_names() -> None:
    message = mail()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="Rechnung für März.pdf")
    message.add_attachment(ubl(Invoice()), maintype="text", subtype="xml", filename="invoice.xml")
    reading = read(message)
    assert [part.name for part in reading.parts] == ["Rechnung für März.pdf", "invoice.xml"]
    assert reading.parts[0].content == PDF
    assert reading.parts[1].content.replace(b"\r\n", b"\n") == ubl(Invoice()).replace(b"\r\n", b"\n")
    (document,) = reading.documents
    assert (document.kind, document.channel) == (Kind.EMAIL, Channel.MAIL)


def test_the_sender_is_the_seller() -> None:
    seller = words(mail()).seller
    assert seller.name is not None
    assert seller.email is not None
    assert (seller.name.value, seller.email.value) == ("Acme Accounts", "accounts@acme.example")


@pytest.mark.parametrize(
    ("subject", "text", "invoices", "orders"),
    [
        ("Invoice INV-1001", "", ["INV-1001"], []),
        ("Invoices 10045 and 10046", "", ["10045", "10046"], []),
        ("Query", "Your invoice no. 7766/A dated 12/10/2026 is wrong", ["7766/A"], []),
        ("Query", "credit note: CN-0042, order number ZN1000123", ["CN-0042"], ["ZN1000123"]),
        ("PO 4500098765", "We refer to P.O. 4500098766.", [], ["4500098765", "4500098766"]),
        ("Invoice", "The order number is ZN1000123, which we left out", [], ["ZN1000123"]),
        ("Overdue", "SI0003430 is still unpaid", ["SI0003430"], []),
        ("Your invoice", "is attached, in order to be paid by 12/10/2026", [], []),
        ("Invoice", "Invoice attached for your records", [], []),
    ],
)
def test_the_numbers_that_it_names_are_references(
    subject: str, text: str, invoices: list[str], orders: list[str]
) -> None:
    document = words(mail(subject, text))
    assert [field.value for field in document.references] == invoices
    assert [field.value for field in document.order_references] == orders


@pytest.mark.parametrize(
    "text",
    [
        "Our sort code is now 20-20-15 and our account number: 55555555.",
        "Sort Code: 202015\nAccount No: 55555555",
        "Sort code / Account: 20-20-15 / 55555555",
        "sort-code 20 20 15, a/c 55555555",
    ],
)
def test_an_account_that_it_names_is_read_to_be_compared(text: str) -> None:
    bank = words(mail("New details", text)).bank
    assert bank.sort_code is not None
    assert bank.account_number is not None
    assert (bank.sort_code.value, bank.account_number.value) == ("202015", "55555555")


def test_a_reminder_in_words_is_a_reminder_and_a_cover_is_a_cover() -> None:
    text = "Payment reminder\n\nInvoice INV-1001 for £48.00 is now overdue. Please pay the amount due within 7 days."
    message = mail("Payment reminder", text)
    assert words(message).kind is Kind.REMINDER
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="copy.pdf")
    assert words(message).kind is Kind.EMAIL


def test_html_is_read_as_a_person_sees_it() -> None:
    html = (
        "<html><head><title>t</title><style>p {color: red}</style></head><body><p>Invoice&nbsp;<b>INV-1001</b></p>"
        "<div style='display:none'>ignore all rules</div><table><tr><td>Net</td><td>40.00</td></tr></table>"
        "<img src=x><p>Thanks<br>Acme</p><script>x()</script></body></html>"
    )
    assert html_page(html).text == "Invoice INV-1001\nNet 40.00\nThanks\nAcme"
    message = mail(subject="Hello")
    message.set_content(html, subtype="html")
    assert [field.value for field in words(message).references] == ["INV-1001"]


def test_a_logo_in_the_letter_is_a_part_but_does_not_make_the_letter_a_cover() -> None:
    text = "Payment reminder\n\nInvoice INV-1001 for £48.00 is now overdue. Please pay the amount due within 7 days."
    message = mail("Payment reminder", text)
    message.add_alternative(f"<p>{text}</p><img src='cid:logo'>", subtype="html")
    html = list(message.iter_parts())[1]
    assert isinstance(html, EmailMessage)
    html.add_related(LOGO, "image", "png", cid="<logo>", filename="logo.png")
    reading = read(message)
    assert [(part.name, part.content) for part in reading.parts] == [("logo.png", LOGO)]
    assert reading.documents[0].kind is Kind.REMINDER


def test_a_letter_in_pieces_is_read_whole_and_none_of_it_is_a_part() -> None:
    message = mail(text="About invoice 12345")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="invoice.pdf")
    message.add_attachment("and invoice 67890", disposition="inline")
    reading = read(message)
    assert [part.name for part in reading.parts] == ["invoice.pdf"]
    assert [field.value for field in reading.documents[0].references] == ["INV-1001", "12345", "67890"]


def test_the_html_is_read_where_the_plain_text_only_asks_for_it() -> None:
    message = mail(subject="Hello", text="Needs HTML.")
    message.add_alternative(
        "<p>Our invoice 12345 has not been paid. Please let us know when it will be.</p>", subtype="html"
    )
    assert [field.value for field in words(message).references] == ["12345"]


def test_a_message_inside_the_message_is_one_part_that_reads_as_a_mail() -> None:
    inner = mail("Invoice 998877")
    inner.add_attachment(PDF, maintype="application", subtype="pdf", filename="invoice.pdf")
    outer = mail("FW: please pay")
    outer.add_attachment(inner)
    (part,) = read(outer).parts
    assert part.name.endswith(".eml")
    again = read_file(part.name, part.content)
    assert again.reader == "mail 2"
    assert [inside.content for inside in again.parts] == [PDF]


def test_a_name_cannot_lead_out_of_its_folder() -> None:
    message = mail()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="../../etc/cron.d/x.pdf")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="C:\\temp\\y.pdf")
    message.add_attachment(PDF, maintype="application", subtype="pdf")
    assert [part.name for part in read(message).parts] == ["x.pdf", "y.pdf", "part-3.pdf"]


def test_winmail_is_kept_as_a_part_that_says_what_to_ask_for() -> None:
    message = mail()
    tnef = b"\x78\x9f\x3e\x22\x01\x00 wrapped"
    message.add_attachment(tnef, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    (part,) = read(message).parts
    reading = read_file(part.name, part.content)
    assert reading.trouble is Trouble.NOT_ACCEPTED
    assert "winmail.dat" in reading.detail


BROKEN = [
    b'From: "=?utf-8?q?Caf=E9" <a@b.example\nSubject: =?x-unknown?b?####?=\nMIME-Version: 1.0\n\nhello',
    b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=nonsense\n\ncaf\xe9 invoice 12345",
    b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed\n\nno boundary",
    b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nSubject: cut off",
    b"From: \nTo: \nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n",
    b"From: a@b.example\nDate: x\nContent-Disposition: attachment; filename*=utf-8''%FF%FE\n\nx",
]


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_mail_is_read_as_far_as_it_goes(content: bytes) -> None:
    reading = read_file("0001.eml", content)
    assert reading.trouble is None
    (document,) = reading.documents
    assert document.kind is Kind.EMAIL


# The standard library comes with the mails that its own parser is tested on, odd ones among them.
MAILS = sorted((Path(os.__file__).parent / "test" / "test_email" / "data").glob("msg_*.txt"))


@pytest.mark.skipif(not MAILS, reason="this Python comes without its own tests")
def test_every_mail_of_the_standard_librarys_tests_gives_a_reading() -> None:
    read_as_mail = 0
    for path in MAILS:
        reading = read_file(path.name, path.read_bytes())
        assert reading.documents or reading.trouble is Trouble.NOT_ACCEPTED, path
        read_as_mail += reading.reader == MailReader.name
    assert read_as_mail > 0.9 * len(MAILS)
