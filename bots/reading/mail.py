"""Reader of e-mails: the attachments become parts of their own, the words a document."""

import email.policy
import mimetypes
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from bots.reading.kinds import classify_text
from bots.reading.mail_text import named_bank, named_invoices, named_orders, text_of_html
from bots.reading.patient import screened
from bots.reading.sniff import Format, sniff
from counterfoil.model.documents import Channel, Document, Kind, Part, Party, Reading
from counterfoil.model.fields import Field

# How sure the words must be of a kind before the e-mail is taken for more than a covering note.
SURE_OF_KIND = 0.8
# Kinds that can be written out in an e-mail. A bill comes as a file: the words "invoice attached" are no invoice.
_WRITTEN_OUT = {Kind.REMINDER, Kind.STATEMENT, Kind.REMITTANCE_ADVICE, Kind.ORDER_ACKNOWLEDGEMENT, Kind.QUOTE}
# The name under which parts are kept that belong to the look of the e-mail: logos, signatures' pictures.
INLINE = "inline"


class MailReader:
    """An e-mail as it came over the wire (.eml)."""

    name = "e-mail"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the file opens with the headers of a mail."""
        return sniff(content) is Format.MAIL

    def read(self, content: bytes) -> Reading:
        """The body as one document, everything else as parts; nothing of the e-mail is dropped."""
        start = content.find(b"\n") + 1 if content.startswith((b"From ", b">From ")) else 0
        message = BytesParser(EmailMessage, policy=email.policy.default).parsebytes(content[start:])
        body = _body(message)
        parts = tuple(_parts(message, body))
        subject, text = _header(message, "Subject"), _text(body) if body is not None else ""
        document = _document(message, subject, text, attached=any(not part.name.startswith(INLINE) for part in parts))
        reading = Reading(reader=self.name, documents=(document,), parts=parts)
        return screened(reading, [(None, "\n".join([subject, text, *(part.name for part in parts)]))])


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
    )


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


def _body(message: EmailMessage) -> EmailMessage | None:
    """The part that is the letter itself: the plain text if it says anything, else the HTML."""
    texts = [
        leaf
        for leaf in _leaves(message)
        if leaf.get_content_maintype() == "text"
        and leaf.get_content_subtype() in {"plain", "html"}
        and leaf.get_content_disposition() != "attachment"
        and not leaf.get_filename()
    ]
    plain = next((leaf for leaf in texts if leaf.get_content_subtype() == "plain" and _text(leaf).strip()), None)
    return plain or next(iter(texts), None)


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


def _parts(message: EmailMessage, body: EmailMessage | None) -> Iterator[Part]:
    """Everything but the letter; its other forms (the HTML beside the plain text) say the same and are not parts."""
    for place, leaf in enumerate(_leaves(message), start=1):
        if leaf is body or _other_form(leaf, body):
            continue
        content = _bytes(leaf)
        name = _name(leaf, place)
        if _belongs_to_the_look(leaf):
            name = f"{INLINE}/{name}"
        yield Part(name=name, content=content)


def _other_form(leaf: EmailMessage, body: EmailMessage | None) -> bool:
    is_text = leaf.get_content_type() in {"text/plain", "text/html"}
    named = leaf.get_filename() or leaf.get_content_disposition() == "attachment"
    return body is not None and is_text and not named


def _belongs_to_the_look(leaf: EmailMessage) -> bool:
    if leaf.get_content_disposition() == "attachment":
        return False
    headers = {key.lower() for key, _ in leaf.raw_items()}
    return leaf.get_content_maintype() == "image" and bool(headers & {"content-id", "content-location"})


def _name(leaf: EmailMessage, place: int) -> str:
    name = leaf.get_filename()
    if name:
        # Only the last step of a path: a name must not lead out of the folder that it is kept in.
        return " ".join(name.replace("\\", "/").rpartition("/")[2].split()) or f"part-{place}"
    if leaf.get_content_type() == "message/rfc822":
        return f"message-{place}.eml"
    return f"part-{place}{mimetypes.guess_extension(leaf.get_content_type()) or '.bin'}"
