"""Reader of Outlook messages (.msg): the same letter as an e-mail's, from another container."""

import base64
import io
import mimetypes
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP

import olefile
from oxmsg.domain import constants as known
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from bots.reading.letters.letters import Enclosure, Letter, read_letter
from bots.reading.letters.mail import mime_letter
from bots.reading.letters.rtf import text_of_rtf, unpacked
from bots.reading.letters.smime import LockedError
from bots.reading.sniff import Format, sniff
from counterfoil.model.documents import Reading, Trouble

# A property of MS-OXPROPS that the library has no name for: the sender's address as the internet knows it.
_SENDER_SMTP = 0x5D01
_INNER_MESSAGE = "__substg1.0_3701000D"
# How many bytes stand before the properties of a message, of one inside another, of an attachment (MS-OXMSG 2.4.1).
_OUTER_HEAD, _INNER_HEAD, _ATTACHMENT_HEAD = 32, 24, 8
_SHOWN = re.compile(r"cid:([^\"'\s>)]+)")
_DEEPEST = 20
_BROKEN = (KeyError, UnicodeDecodeError, LookupError, AttributeError, AssertionError)


class OutlookReader:
    """A message that Outlook saved."""

    name = "outlook 1"

    def identify(self, content: bytes, name: str) -> bool:  # noqa: ARG002 (a file name proves nothing)
        """Whether the bytes are a compound file with the properties of a message."""
        return sniff(content) is Format.OUTLOOK

    def read(self, content: bytes) -> Reading:
        """The body as one document, the attachments and the messages attached as parts."""
        try:
            with olefile.OleFileIO(io.BytesIO(content)) as file:
                storage = Storage.from_ole(file)
            return read_letter(_letter(storage, _OUTER_HEAD, 0), reader=self.name)
        except LockedError as error:
            return Reading(reader=self.name, trouble=Trouble.ENCRYPTED, detail=str(error))


def _letter(storage: Storage, head: int, depth: int) -> Letter:
    properties = Properties(storage, properties_header_offset=head)
    if _text(properties, known.PID_MESSAGE_CLASS).startswith("IPM.Note.SMIME"):
        signed = _signed(storage)
        if signed:
            return mime_letter(signed)
    html = _html(properties)
    return Letter(
        sender=_sender(properties),
        subject=_text(properties, known.PID_SUBJECT),
        plain=_plain(properties, html),
        html=html,
        enclosures=list(_enclosures(storage, set(_SHOWN.findall(html)), depth)),
    )


def _text(properties: Properties, number: int) -> str:
    """A property's text; one that is missing or in a broken encoding says nothing."""
    try:
        return (properties.str_prop_value(number) or "").rstrip("\x00")
    except _BROKEN:
        return ""


def _bytes(properties: Properties, number: int) -> bytes:
    try:
        return properties.binary_prop_value(number) or b""
    except _BROKEN:
        return b""


def _plain(properties: Properties, html: str) -> str:
    """The plain body; where a message has only rich text, the words of that."""
    body = _text(properties, known.PID_BODY).replace("\r\n", "\n")
    return body if body.strip() or html else text_of_rtf(unpacked(_bytes(properties, known.PID_RTF_COMPRESSED)))


def _html(properties: Properties) -> str:
    raw = _bytes(properties, known.PID_HTML)
    try:
        text = raw.decode(properties.body_encoding)
    except _BROKEN:
        text = raw.decode("utf-8", errors="replace")
    return text or _text(properties, known.PID_BODY_HTML)


def _sender(properties: Properties) -> str:
    """Name and address; inside an organisation the plain property holds no address but a name of the directory."""
    name = _text(properties, known.PID_SENDER_NAME) or _text(properties, known.PID_SENT_REPRESENTING_NAME)
    numbers = (_SENDER_SMTP, known.PID_SENDER_SMTP_ADDRESS, known.PID_SENDER_EMAIL_ADDRESS)
    address = next((text for number in numbers if "@" in (text := _text(properties, number))), "")
    return f'"{name}" <{address}>' if name and address else address or name


def _attachments(storage: Storage) -> Iterator[tuple[Storage, Properties]]:
    for inner in storage.iter_attachment_storages():
        yield inner, Properties(inner, properties_header_offset=_ATTACHMENT_HEAD)


def _enclosures(storage: Storage, shown: set[str], depth: int) -> Iterator[Enclosure]:
    for place, (inner, properties) in enumerate(_attachments(storage), start=1):
        message = next((one for one in inner.storages if one.name == _INNER_MESSAGE), None)
        if message is not None and depth < _DEEPEST:
            yield _message(_letter(message, _INNER_HEAD, depth + 1), place)
            continue
        kind = _text(properties, known.PID_ATTACH_MIME_TAG)
        decorates = _text(properties, known.PID_ATTACH_CONTENT_ID).strip("<>") in shown
        content = _bytes(properties, known.PID_ATTACH_DATA_BINARY)
        yield Enclosure(name=_name(properties, kind, place), content=content, decorates=decorates)


def _name(properties: Properties, kind: str, place: int) -> str:
    numbers = (known.PID_ATTACH_LONG_FILENAME, known.PID_ATTACH_FILENAME, known.PID_DISPLAY_NAME)
    name = next((text for number in numbers if (text := _text(properties, number))), "")
    # Only the last step of a path: a name must not lead out of the folder that it is kept in.
    last = " ".join(name.replace("\\", "/").rpartition("/")[2].split())
    return last or f"part-{place}{mimetypes.guess_extension(kind) or '.bin'}"


def _message(letter: Letter, place: int) -> Enclosure:
    """A message inside the message, which has no file of its own, written as an e-mail."""
    message = EmailMessage(policy=SMTP)
    message["From"] = " ".join(letter.sender.split())
    message["Subject"] = " ".join(letter.subject.split())
    message.set_content(letter.plain)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    for one in letter.enclosures:
        message.add_attachment(one.content, "application", "octet-stream", filename=one.name)
    if message.is_multipart():
        message.set_boundary(f"=_inside_{place}")
    return Enclosure(name=f"message-{place}.eml", content=message.as_bytes())


def _signed(storage: Storage) -> bytes:
    """The MIME message of a signed one, which Outlook keeps as its only attachment; empty where there is none."""
    contents = [_bytes(properties, known.PID_ATTACH_DATA_BINARY) for _, properties in _attachments(storage)]
    if len(contents) != 1:
        return b""
    if contents[0][:1] != b"0":
        return contents[0]
    head = b"Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + base64.encodebytes(contents[0])
