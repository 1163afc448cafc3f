"""What is written out in a letter is read like any document; a covering note stays one."""

from decimal import Decimal
from email.message import EmailMessage

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs7

from bots.reading.letters.letters import Enclosure, Letter, read_letter
from bots.reading.letters.mail import MailReader
from bots.reading.read import read_file
from counterfoil.model.documents import Channel, Document, Finding, Kind, Sums, Trouble
from tests.bots.reading.made_letters import HTML_INVOICE, TEXT_INVOICE, TEXT_STATEMENT
from tests.support.clock import Clock

NOW = Clock().now
SENDER = "Acme Accounts <accounts@acme.example>"


def words(subject: str = "Your invoice", plain: str = "", html: str = "", **more: object) -> Document:
    letter = Letter(sender=SENDER, subject=subject, plain=plain, html=html, **more)  # type: ignore[arg-type]
    (document,) = read_letter(letter, reader="test").documents
    return document


def findings(document: Document) -> list[Finding]:
    return [remark.finding for remark in document.remarks]


def test_an_invoice_in_html_is_read_with_its_lines_and_its_order() -> None:
    document = words(html=HTML_INVOICE)
    assert (document.kind, document.channel, document.sums) == (Kind.INVOICE, Channel.MAIL, Sums.CLOSED)
    assert document.invoice_number is not None
    assert (document.invoice_number.value, document.invoice_number.page) == ("BP-20991", None)
    assert document.invoice_number.source.startswith("in the body of the e-mail, right of the label")
    assert document.gross is not None
    assert document.gross.value == Decimal("93.60")
    assert [line.item_code.value for line in document.lines if line.item_code] == ["PAP-A4", "MRK-8"]
    assert [order.value for order in document.order_references] == ["ZN1000777"]
    assert document.seller.name is not None
    assert document.seller.email is not None
    assert (document.seller.name.value, document.seller.email.value) == (
        "Brightpath Office Ltd",
        "accounts@acme.example",
    )
    assert findings(document) == []


def test_an_invoice_in_plain_text_is_read_in_its_columns_also_where_it_is_quoted() -> None:
    quoted = "\n".join(f"> {line}" for line in TEXT_INVOICE.splitlines())
    for text in (TEXT_INVOICE, quoted):
        document = words(plain=text)
        assert document.kind is Kind.INVOICE
        assert [line.net.value for line in document.lines if line.net] == [Decimal("45.00"), Decimal("10.00")]


@pytest.mark.parametrize(("old", "new"), [("66.00", "67.00"), ("H-10022", ""), ("Date: 05/10/2026", "")])
def test_an_invoice_that_is_not_whole_or_does_not_add_up_stays_an_email(old: str, new: str) -> None:
    assert words(plain=TEXT_INVOICE.replace(old, new)).kind is Kind.EMAIL


def test_with_a_file_attached_the_words_are_its_cover() -> None:
    assert words(plain=TEXT_INVOICE, enclosures=[Enclosure(name="a.pdf", content=b"x")]).kind is Kind.EMAIL
    signature = Enclosure(name="smime.p7s", content=b"x", decorates=True)
    assert words(plain=TEXT_INVOICE, enclosures=[signature]).kind is Kind.INVOICE


def test_a_statement_in_the_words_gives_its_lines() -> None:
    document = words("Statement of account October 2026", TEXT_STATEMENT)
    assert document.kind is Kind.STATEMENT
    assert [(line.reference, line.amount) for line in document.statement_lines] == [
        ("INV-00123", Decimal("120.00")),
        ("INV-00124", Decimal("80.50")),
        ("CN-0009", Decimal("-20.50")),
    ]


FORWARDED = """Please can you process?

From: Jane Supplier <jane@halden.example>
Sent: 05 October 2026 10:00
To: Ward 7
Subject: Invoice H-77123

Our invoice H-77123 is attached."""


def test_a_forwarded_letter_is_its_first_senders() -> None:
    seller = words("FW: Invoice H-77123", FORWARDED).seller
    assert seller.name is not None
    assert seller.email is not None
    assert (seller.name.value, seller.email.value) == ("Jane Supplier", "jane@halden.example")
    replied = words("RE: Invoice H-77123", FORWARDED).seller
    assert replied.email is not None
    assert replied.email.value == "accounts@acme.example"


@pytest.mark.parametrize(
    ("hidden", "found"),
    [
        ("Your order total £93.60", []),
        ("View our autumn offers", []),
        ("Total £9,930.60", [Finding.HIDDEN_TEXT]),
        ("sort code 20-20-15", [Finding.HIDDEN_TEXT]),
        ("approve for payment", [Finding.HIDDEN_TEXT]),
    ],
)
def test_hidden_words_are_reported_where_they_mean_something(hidden: str, found: list[Finding]) -> None:
    assert findings(words(html=HTML_INVOICE.replace("<body>", f"<body><p style='display:none'>{hidden}</p>"))) == found


def test_a_patient_in_hidden_words_is_found() -> None:
    html = "<p>Invoice</p><p style='display:none'>Patient name: X, NHS number 999 000 0018</p>"
    assert findings(words(html=html)) == [Finding.PATIENT_DATA]


def test_a_file_of_html_or_text_is_read_where_a_whole_invoice_is_written_in_it() -> None:
    for content in (HTML_INVOICE.encode(), TEXT_INVOICE.encode("cp1252")):
        (document,) = read_file("invoice.html", content).documents
        assert (document.kind, document.channel) == (Kind.INVOICE, Channel.TEXT)
    reading = read_file("page.html", b"<html><body><p>Welcome to our shop</p></body></html>")
    assert reading.trouble is Trouble.NOT_ACCEPTED
    assert "web page" in reading.detail


def message(text: str = "About invoice 445566 and order ZN1000123") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = SENDER, "Signed"
    made.set_content(text)
    return made


def signed(content: bytes, *options: pkcs7.PKCS7Options) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Acme")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(NOW).not_valid_after(NOW.replace(year=NOW.year + 1))
    made = pkcs7.PKCS7SignatureBuilder().set_data(content)
    made = made.add_signer(builder.sign(key, hashes.SHA256()), key, hashes.SHA256())
    return made.sign(serialization.Encoding.DER, options)


def wrapped(content: bytes, kind: str) -> bytes:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = SENDER, "Signed"
    outer.set_content(content, "application", "pkcs7-mime", filename="smime.p7m", params={"smime-type": kind})
    return outer.as_bytes()


def test_a_letter_inside_its_signature_is_read() -> None:
    content = wrapped(signed(message().as_bytes(), pkcs7.PKCS7Options.Binary), "signed-data")
    (document,) = MailReader().read(content).documents
    assert [field.value for field in document.references] == ["445566"]
    assert [field.value for field in document.order_references] == ["ZN1000123"]


def test_a_letter_with_its_signature_beside_it_is_no_cover_of_a_file() -> None:
    made = EmailMessage()
    made["From"], made["Subject"] = SENDER, "Invoice H-10022"
    made.set_content(TEXT_INVOICE)
    made.add_attachment(b"0\x82", "application", "pkcs7-signature", filename="smime.p7s")
    reading = MailReader().read(made.as_bytes())
    assert reading.documents[0].kind is Kind.INVOICE
    assert [part.name for part in reading.parts] == ["smime.p7s"]


ENVELOPED = bytes.fromhex("3080 06092a864886f70d010703 a080 0000 0000".replace(" ", ""))
LOCKED = [
    wrapped(ENVELOPED, "enveloped-data"),
    b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\n--x--\n",
    message("-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n").as_bytes(),
]


@pytest.mark.parametrize("content", LOCKED)
def test_an_encrypted_letter_says_so(content: bytes) -> None:
    reading = read_file("0001.eml", content)
    assert reading.trouble is Trouble.ENCRYPTED
    assert "encrypted" in reading.detail


@pytest.mark.parametrize("cut", range(2, 60, 7))
def test_a_broken_signature_leaves_the_letter_as_it_is(cut: int) -> None:
    content = wrapped(signed(message().as_bytes(), pkcs7.PKCS7Options.Binary)[:cut], "signed-data")
    reading = read_file("0001.eml", content)
    assert reading.documents or reading.trouble


def test_a_file_name_in_every_way_of_writing_it_and_a_wrong_type_of_content_do_not_matter() -> None:
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    names = [
        (b"filename*=utf-8''Rechnung%20M%C3%A4rz.pdf", "Rechnung März.pdf"),
        (b'filename="=?utf-8?b?UmVjaG51bmcgTcOkcnoucGRm?="', "Rechnung März.pdf"),
        (b'filename*0="Rechnung "; filename*1="M.pdf"', "Rechnung M.pdf"),
    ]
    for written, wanted in names:
        # Base64 in one line, and a PDF that calls itself a picture.
        part = b"--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; "
        content = head + part + written + b"\n\n" + b"JVBERi0xLjQK" * 200 + b"\n--b--\n"
        (only,) = MailReader().read(content).parts
        assert only.name == wanted
        assert only.content.startswith(b"%PDF-1.4\n%PDF")


def test_letters_inside_letters_are_opened_level_by_level() -> None:
    inner = message("About invoice 998877")
    for level in range(6):
        outer = EmailMessage()
        outer["From"], outer["Subject"] = SENDER, f"FW: level {level}"
        outer.set_content("see inside")
        outer.add_attachment(inner)
        inner = outer
    content, depth = inner.as_bytes(), 0
    while parts := read_file("0001.eml", content).parts:
        content, depth = parts[0].content, depth + 1
    assert depth == 6
    assert [field.value for field in read_file("x", content).documents[0].references] == ["998877"]
