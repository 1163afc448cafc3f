"""What a file is, by its first bytes and never by its name."""

import io
import re
import zipfile
from enum import StrEnum

from bots.reading.einvoices.einvoice_xml import outer_names
from bots.reading.sheets.delimited import is_delimited


class Format(StrEnum):
    """The formats that the post brings, as far as bytes tell them apart."""

    EMPTY = "empty"
    PDF = "pdf"
    XML = "xml"
    HTML = "html"
    MAIL = "mail"
    WORD = "word"
    SPREADSHEET = "spreadsheet"
    PRESENTATION = "presentation"
    ZIP = "zip"
    ARCHIVE = "archive"
    LOCKED_OFFICE = "locked_office"
    OLD_OFFICE = "old_office"
    OUTLOOK = "outlook"
    LOCKED_ZIP = "locked_zip"
    WINMAIL = "winmail"
    PICTURE = "picture"
    RTF = "rtf"
    SIGNATURE = "signature"
    TEXT = "text"
    LIST = "list"
    OTHER = "other"


# A PDF may have up to a kilobyte of other bytes before its header (ISO 32000-1, note to 7.5.2).
_HEAD = 1024
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", Format.PICTURE),
    (b"\xff\xd8\xff", Format.PICTURE),
    (b"II*\x00", Format.PICTURE),
    (b"MM\x00*", Format.PICTURE),
    (b"II+\x00", Format.PICTURE),
    (b"MM\x00+", Format.PICTURE),
    (b"GIF8", Format.PICTURE),
    (b"BM", Format.PICTURE),
    (b"\x78\x9f\x3e\x22", Format.WINMAIL),
    (b"{\\rtf", Format.RTF),
    (b"Rar!\x1a\x07", Format.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Format.ARCHIVE),
    (b"\x1f\x8b", Format.ARCHIVE),
    (b"MSCF", Format.ARCHIVE),
)
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in a compound file (MS-OFFCRYPTO 2.3.4.4, MS-OXMSG 2.2.1), written in UTF-16.
_LOCKED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORD_DOCUMENT = "WordDocument".encode("utf-16-le")
# The stream of an Excel file since 1997, and before; a directory's entry holds the length of its name behind it.
_BOOKS = ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_MESSAGE_PROPERTIES = "__properties_version1.0".encode("utf-16-le")
_RIFF_PICTURE = re.compile(rb"RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
_OFFICE_FOLDERS = (("word", Format.WORD), ("xl", Format.SPREADSHEET), ("ppt", Format.PRESENTATION))
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": Format.WORD,
    b"application/vnd.oasis.opendocument.spreadsheet": Format.SPREADSHEET,
    b"application/vnd.oasis.opendocument.presentation": Format.PRESENTATION,
}
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|p|meta|style)\b", re.IGNORECASE | re.DOTALL
)
_MAIL_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
# Headers that only a mail has, and those that begin other text as well.
_MAIL_ONLY = {b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"from", b"dkim-signature"}
_MAIL_ALSO = _MAIL_ONLY | {b"to", b"subject", b"date", b"cc", b"reply-to", b"sender", b"content-type"}
# The signed-data object of an S/MIME signature: a long sequence that opens with PKCS#7's object identifier.
_PKCS_7 = re.compile(rb"0[\x80-\x84].{0,4}\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", re.DOTALL)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def sniff(content: bytes) -> Format:
    """The one format of these bytes; OTHER for bytes that are none of ours."""
    if not content.strip(b" \t\r\n\x00"):
        return Format.EMPTY
    head = content[:_HEAD]
    if kind := _kind_by_magic(content, head):
        return kind
    if _is_mail(content):
        return Format.MAIL
    return Format.PDF if b"%PDF-" in head else _kind_of_text(content, head)


def _kind_by_magic(content: bytes, head: bytes) -> Format | None:
    """The format of a file whose first bytes are a sign of it."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content)
    if content.startswith(_COMPOUND_FILE):
        return _kind_of_compound_file(content)
    if _RIFF_PICTURE.match(head):
        return Format.PICTURE
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)


def _kind_of_zip(content: bytes) -> Format:
    """Word, spreadsheet and the like are zip files; only the names inside are looked at, nothing is unpacked."""
    kind = next((kind for mime, kind in _OPEN_DOCUMENT.items() if b"mimetype" + mime in content[:200]), None)
    if kind:
        return kind
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return Format.ZIP
    if locked:
        return Format.LOCKED_ZIP
    folders = {name.partition("/")[0] for name in names}
    return next((kind for folder, kind in _OFFICE_FOLDERS if folder in folders), Format.ZIP)


def _kind_of_compound_file(content: bytes) -> Format:
    """Outlook's messages, Office files under a password, and Word and Excel before 2007 share one container."""
    if _LOCKED_PACKAGE in content:
        return Format.LOCKED_OFFICE
    if _MESSAGE_PROPERTIES in content:
        return Format.OUTLOOK
    is_book = any(name in content for name in _BOOKS) and _WORD_DOCUMENT not in content
    return Format.SPREADSHEET if is_book else Format.OLD_OFFICE


def _is_mail(content: bytes) -> bool:
    """Whether the file opens with at least two headers of a mail, one of them a mail's own."""
    # A mailbox file puts a line "From someone date" before the headers.
    start = content.find(b"\n") + 1 if content.startswith((b"From ", b">From ")) else 0
    start += next((len(mark) for mark in _BYTE_ORDER_MARKS if content.startswith(mark)), 0)
    names = set()
    while match := _MAIL_HEADER.match(content, start):
        names.add(match[1].lower())
        start = match.end()
        if len(names & _MAIL_ALSO) > 1 and names & _MAIL_ONLY:
            return True
    return False


def _kind_of_text(content: bytes, head: bytes) -> Format:
    outer = outer_names(content)
    if outer.root:
        return Format.HTML if outer.root.lower().endswith("}html") or outer.root.lower() == "html" else Format.XML
    text = head
    for mark in _BYTE_ORDER_MARKS:
        text = text.removeprefix(mark)
    if _HTML.match(text):
        return Format.HTML
    if text.lstrip().startswith(b"<?xml"):
        return Format.XML
    if text.startswith((b"-----BEGIN PKCS7", b"-----BEGIN PGP SIGNATURE")) or _PKCS_7.match(text):
        return Format.SIGNATURE
    is_utf_16 = content.startswith(_BYTE_ORDER_MARKS[1:])
    if not is_utf_16 and _CONTROL.search(head):
        return Format.OTHER
    return Format.LIST if is_delimited(content) else Format.TEXT
