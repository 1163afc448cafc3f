"""Reader of e-mails: the attachments become parts of their own, the words a document."""

import email.policy
import mimetypes
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from bots.reading.bank_change import asks_to_change_bank
from bots.reading.kinds import classify_text
from bots.reading.mail_text import named_bank, named_invoices, named_orders, text_of_html
from bots.reading.patient import screened
from bots.reading.sniff import Format, sniff
from counterfoil.model.documents import Channel, Document, Finding, Kind, Part, Party, Reading, Remark
from counterfoil.model.fields import Field

# How sure the words must be of a kind before the e-mail is taken for more than a covering note.
SURE_OF_KIND = 0.8
# Kinds that can be written out in an e-mail. A bill comes as a file: the words "invoice attached" are no invoice.
_WRITTEN_OUT = {Kind.REMINDER, Kind.STATEMENT, Kind.REMITTANCE_ADVICE, Kind.ORDER_ACKNOWLEDGEMENT, Kind.QUOTE}
_SHOWN = re.compile(rb"cid:([^\"'\s>)]+)")


class MailReader:
    """An e-mail as it came over the wire (.eml)."""

    name = "mail 1"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the file opens with the headers of a mail."""
        return sniff(content) is Format.MAIL

    def read(self, content: bytes) -> Reading:
        """The body as one document, everything else as parts; nothing of the e-mail is dropped."""
        start = content.find(b"\n") + 1 if content.startswith((b"From ", b">From ")) else 0
        message = BytesParser(EmailMessage, policy=email.policy.default).parsebytes(content[start:])
        letters = [leaf for leaf in _leaves(message) if _is_letter(leaf)]
        leaves = [leaf for leaf in _leaves(message) if not _is_letter(leaf)]
        parts = tuple(Part(name=_name(leaf, place), content=_bytes(leaf)) for place, leaf in enumerate(leaves, start=1))
        subject, plain, rich = _header(message, "Subject"), _words(letters, "plain"), _words(letters, "html")
        # The plain text may be no more than "this message needs a program that shows HTML".
        text = plain if len(plain) * 2 >= len(rich) else rich
        document = _document(message, subject, text, attached=_carries_files(leaves, letters))
        reading = Reading(reader=self.name, documents=(document,), parts=parts)
        return screened(reading, [(None, "\n".join([subject, plain, *(part.name for part in parts)])), (None, rich)])


def _document(message: EmailMessage, subject: str, text: str, *, attached: bool) -> Document:
    kind, confidence = classify_text(f"{subject}\n\n{text}")
    # With files attached the words are their cover; the files say for themselves what they are.
    if attached or kind not in _WRITTEN_OUT or confidence < SURE_OF_KIND:
        kind, confidence = Kind.EMAIL, 1.0
    return Document(
        kind=kind,
        channel=Channel.MAIL,
        kind_confidence=confidence,
        seller=_sender(message),
        references=named_invoices(subject, text),
        order_references=named_orders(subject, text),
        bank=named_bank(text),
        remarks=_warnings(f"{subject}.\n\n{text}"),
    )


def _warnings(text: str) -> tuple[Remark, ...]:
    """What in the words of a letter is a danger, whatever came with it."""
    if not asks_to_change_bank(text):
        return ()
    detail = "The letter asks us to pay to another bank account; nothing is changed because of a letter."
    return (Remark(finding=Finding.BANK_CHANGE_ASKED, detail=detail),)


def _sender(message: EmailMessage) -> Party:
    raw = _header(message, "From")
    name, address = parseaddr(raw)

    def field(value: str) -> Field[str] | None:
        return Field(value=value, raw=raw, confidence=1.0, source="From of the e-mail") if value else None

    return Party(name=field(name), email=field(address))


def _header(message: EmailMessage, name: str) -> str:
    """A header's text; what the strict parser cannot make out of a broken one is taken as it stands."""
    try:
        return " ".join(str(message[name] or "").split())
    except Exception:  # noqa: BLE001 (the header parser raises whatever a broken header leads it to)
        raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
        return " ".join(str(raw).split())


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something; a message inside the message is one of them, whole."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _leaves(part)


def _is_letter(leaf: EmailMessage) -> bool:
    """Whether this is text of the letter itself, in one of its forms, and not a file that was attached."""
    is_text = leaf.get_content_type() in {"text/plain", "text/html"}
    return is_text and leaf.get_content_disposition() != "attachment" and not leaf.get_filename()


def _words(letters: list[EmailMessage], form: str) -> str:
    return "\n".join(_text(leaf).strip() for leaf in letters if leaf.get_content_subtype() == form)


def _text(leaf: EmailMessage) -> str:
    payload = _bytes(leaf)
    try:
        text = payload.decode(leaf.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        # An unknown or wrong character set; cp1252 with replacement reads what British mail programs mislabel.
        text = payload.decode("cp1252", errors="replace")
    return text_of_html(text) if leaf.get_content_subtype() == "html" else text.replace("\r\n", "\n")


def _bytes(leaf: EmailMessage) -> bytes:
    """A part's content as it was before it was made fit for mail."""
    if leaf.get_content_type() == "message/rfc822":
        inner = leaf.get_payload()
        nested = inner[0] if isinstance(inner, list) and inner else None
        return nested.as_bytes(policy=email.policy.compat32) if isinstance(nested, EmailMessage) else b""
    payload = leaf.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _carries_files(leaves: list[EmailMessage], letters: list[EmailMessage]) -> bool:
    """Whether anything is attached but what belongs to the look of the letter: logos, a signature's pictures."""
    shown = {cid.decode("ascii", errors="replace") for letter in letters for cid in _SHOWN.findall(_bytes(letter))}
    return any(not _belongs_to_the_look(leaf, shown) for leaf in leaves)


def _belongs_to_the_look(leaf: EmailMessage, shown: set[str]) -> bool:
    if leaf.get_content_maintype() != "image":
        return False
    headers = {key.lower(): str(value) for key, value in leaf.raw_items()}
    # Exchange gives every attachment an identifier and calls shown pictures attachments too.
    if headers.get("content-id", "").strip("<> \r\n\t") in shown:
        return True
    named = "content-id" in headers or "content-location" in headers
    return named and leaf.get_content_disposition() != "attachment"


def _name(leaf: EmailMessage, place: int) -> str:
    name = leaf.get_filename()
    if name:
        # Only the last step of a path: a name must not lead out of the folder that it is kept in.
        return " ".join(name.replace("\\", "/").rpartition("/")[2].split()) or f"part-{place}"
    if leaf.get_content_type() == "message/rfc822":
        return f"message-{place}.eml"
    return f"part-{place}{mimetypes.guess_extension(leaf.get_content_type()) or '.bin'}"
