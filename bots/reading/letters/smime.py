"""Signed and encrypted e-mails (S/MIME, PGP): what is signed is read, what is encrypted says so."""

import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser

_OPAQUE = {"application/pkcs7-mime", "application/x-pkcs7-mime"}
# The object identifier of encrypted content, at the head of its object.
_HEAD = 40
_ENVELOPED = bytes.fromhex("06092a864886f70d010703")
_ENCRYPTED_TEXT = re.compile(rb"^-----BEGIN PGP MESSAGE-----", re.MULTILINE)
# Tags of DER and BER (X.690): an octet string, whole or in pieces, a sequence, and the first explicit part.
_OCTETS, _OCTETS_IN_PIECES, _SEQUENCE, _FIRST = 0x04, 0x24, 0x30, 0xA0
_ENDLESS, _END = 0x80, b"\x00\x00"
# How deep, and as which element there, a signature carries what was signed.
_CONTENT = (3, 2)
_DEEPEST = 12


class LockedError(Exception):
    """A message is encrypted for the holder of a key."""

    def __init__(self) -> None:
        super().__init__("The e-mail is encrypted and cannot be opened here. Ask the sender to send it unencrypted.")


def opened(message: EmailMessage) -> EmailMessage:
    """The message inside a signed one that holds it in its signature, with the head of the outer one; else itself.

    Raises:
        LockedError: it is encrypted.
    """
    kind = message.get_content_type()
    payload = message.get_payload(decode=True) if not message.is_multipart() else None
    content = payload if isinstance(payload, bytes) else b""
    enveloped = kind in _OPAQUE and _ENVELOPED in content[:_HEAD]
    if kind == "multipart/encrypted" or enveloped or (kind == "text/plain" and _ENCRYPTED_TEXT.search(content)):
        raise LockedError
    if kind not in _OPAQUE:
        return message
    inner = BytesParser(EmailMessage, policy=email.policy.default).parsebytes(_signed(content))
    if not inner.keys():
        return message
    for name in ("From", "Subject"):
        if name not in inner and message[name] is not None:
            inner[name] = str(message[name])
    return inner


def _signed(content: bytes) -> bytes:
    """What a PKCS#7 signature (RFC 5652, 5.1) was made of, where it carries it; else empty."""
    try:
        return b"".join(_octets(content, 0, len(content), 0, inside=False))
    except IndexError:
        return b""


def _octets(content: bytes, start: int, end: int, depth: int, *, inside: bool) -> Iterator[bytes]:
    """The octet strings of the signed content: below SignedData's third element, EncapsulatedContentInfo."""
    number = 0
    while start + 2 <= end and depth < _DEEPEST and content[start : start + 2] != _END:
        tag = content[start]
        first, last, following = _extent(content, start, 0)
        # ContentInfo holds [0] SignedData; in this the third element is the content, with its own [0].
        within = inside or (depth, number) == _CONTENT
        if within and tag == _OCTETS:
            yield content[first:last]
        elif tag in {_SEQUENCE, _FIRST, _OCTETS_IN_PIECES} and (within or depth < _CONTENT[0]):
            yield from _octets(content, first, last, depth + 1, inside=within)
        start, number = following, number + 1


def _extent(content: bytes, start: int, depth: int) -> tuple[int, int, int]:
    """Where the value of an element begins and ends, and where the next element begins.

    An element of no stated length ends at two null bytes behind its own elements.
    """
    length, first = content[start + 1], start + 2
    if length > _ENDLESS:
        count = length - _ENDLESS
        first, length = first + count, int.from_bytes(content[first : first + count], "big")
    elif length == _ENDLESS:
        last = first
        while content[last : last + 2] != _END and depth < _DEEPEST:
            last = _extent(content, last, depth + 1)[2]
        return first, last, last + 2
    return first, first + length, first + length
