"""A file of every kind that the post brings, with the format that it is of."""

import io
import zipfile

from bots.reading.sniff import Format
from tests.bots.reading.made_invoices import Invoice, cii, lines_of_text, pdf, ubl


def zipped(*names: str, locked: bool = False) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    content = file.getvalue()
    if locked:
        # The first bit of the flags, in the entry's own header and in the directory's.
        content = content.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
        content = content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    return content


def office(**parts: str) -> bytes:
    """An Office file of XML parts; two low lines in a name stand for a folder."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return file.getvalue()


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MAIL = b"Received: by mail.example\r\n\tfor <pay@trust.example>\r\nSubject: Invoice\r\n\r\nHello"

KINDS = [
    (b"", Format.EMPTY),
    (b" \r\n\x00", Format.EMPTY),
    (pdf(lines_of_text("hello")), Format.PDF),
    (b"\r\n junk before \r\n%PDF-1.4\n", Format.PDF),
    (ubl(Invoice()), Format.XML),
    (cii(Invoice()), Format.XML),
    (b"\n  " + ubl(Invoice()), Format.XML),
    (b"\xef\xbb\xbf" + ubl(Invoice()), Format.XML),
    (ubl(Invoice()).decode().replace("UTF-8", "UTF-16").encode("utf-16"), Format.XML),
    (b"<?xml version='1.0'?><unfinished", Format.XML),
    (b"<!DOCTYPE html><html><body>Hi<br></body>", Format.HTML),
    (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", Format.HTML),
    (MAIL, Format.MAIL),
    (b"From someone@example Mon Oct  5 10:00:00 2026\nFrom: a@b.example\nDate: today\n\nHi", Format.MAIL),
    (b"Date: 1 October\nSubject: rounds\n\nA memo, no mail.", Format.TEXT),
    (zipped("word/document.xml"), Format.WORD),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), Format.SPREADSHEET),
    (zipped("ppt/presentation.xml"), Format.PRESENTATION),
    (zipped("invoice.pdf"), Format.ZIP),
    (zipped("invoice.pdf", locked=True), Format.LOCKED_ZIP),
    (zipped("invoice.pdf")[:40], Format.ZIP),
    (COMPOUND, Format.OLD_OFFICE),
    (COMPOUND + "WordDocument\0Workbook\0".encode("utf-16-le"), Format.OLD_OFFICE),
    (COMPOUND + "Workbook\0".encode("utf-16-le"), Format.SPREADSHEET),
    (COMPOUND + "EncryptedPackage".encode("utf-16-le"), Format.LOCKED_OFFICE),
    (COMPOUND + "__properties_version1.0".encode("utf-16-le"), Format.OUTLOOK),
    (b"\x78\x9f\x3e\x22\x01\x00", Format.WINMAIL),
    (b"\x89PNG\r\n\x1a\n\x00\x00", Format.PICTURE),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", Format.PICTURE),
    (b"II*\x00\x08\x00\x00\x00", Format.PICTURE),
    (b"MM\x00*\x00\x00\x00\x08", Format.PICTURE),
    (b"{\\rtf1\\ansi hello}", Format.RTF),
    (b"a memo,\nof 12.00 words\n", Format.TEXT),
    (b"invoice,date,amount\nINV-1,05/10/2026,12.00\n", Format.LIST),
    ("café £12".encode("cp1252"), Format.TEXT),
    (b"\x00\x01\x02\x03 not anything", Format.OTHER),
    (b"Rar!\x1a\x07\x00", Format.ARCHIVE),
]

# Named by their place, since some bytes hold the time at which they were made, and test processes compare names.
KIND_NAMES = [f"{place}-{form.value}" for place, (_, form) in enumerate(KINDS)]
