"""Reader of e-mails: the attachments become parts of their own, the words a document."""

import email.policy
import mimetypes
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser

from bots.reading.letters.letters import Enclosure, Letter, read_letter
from bots.reading.letters.smime import LockedError, opened
from bots.reading.sniff import Format, sniff
from counterfoil.model.documents import Reading, Trouble

_ENVELOPE = {
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys",
    "text/calendar", "application/ics", "text/vcard", "text/x-vcard", "text/directory", "text/rfc822-headers",
    "message/delivery-status", "message/disposition-notification",
}  # fmt: skip
_SHOWN = re.compile(rb"cid:([^\"'\s>)]+)")


class MailReader:
    """An e-mail as it came over the wire (.eml)."""

    name = "mail 2"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the file opens with the headers of a mail."""
        return sniff(content) is Format.MAIL

    def read(self, content: bytes) -> Reading:
        """The body as one document, everything else as parts; nothing of the e-mail is dropped."""
        start = content.find(b"\n") + 1 if content.startswith((b"From ", b">From ")) else 0
        try:
            return read_letter(mime_letter(content[start:]), reader=self.name)
        except LockedError as error:
            return Reading(reader=self.name, trouble=Trouble.ENCRYPTED, detail=str(error))


def mime_letter(content: bytes) -> Letter:
    """The letter that a message in MIME holds.

    Raises:
        LockedError: it is encrypted.
    """
    message = opened(BytesParser(EmailMessage, policy=email.policy.default).parsebytes(content))
    leaves = list(_leaves(message))
    letters = [leaf for leaf in leaves if _is_letter(leaf)]
    shown = {cid.decode("ascii", errors="replace") for letter in letters for cid in _SHOWN.findall(_bytes(letter))}
    others = [leaf for leaf in leaves if not _is_letter(leaf)]
    return Letter(
        sender=_header(message, "From"),
        subject=_header(message, "Subject"),
        plain=_words(letters, "plain"),
        html=_words(letters, "html"),
        enclosures=[
            Enclosure(name=_name(leaf, place), content=_bytes(leaf), decorates=_decorates(leaf, shown))
            for place, leaf in enumerate(others, start=1)
        ],
    )


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
    return text.replace("\r\n", "\n")


def _bytes(leaf: EmailMessage) -> bytes:
    """A part's content as it was before it was made fit for mail."""
    if leaf.get_content_type() == "message/rfc822":
        inner = leaf.get_payload()
        nested = inner[0] if isinstance(inner, list) and inner else None
        return nested.as_bytes(policy=email.policy.compat32) if isinstance(nested, EmailMessage) else b""
    payload = leaf.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decorates(leaf: EmailMessage, shown: set[str]) -> bool:
    """Whether a part belongs to the look of the letter or to its envelope: a logo, a signature, an appointment."""
    if leaf.get_content_type() in _ENVELOPE:
        return True
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
