"""Scripts and programs in a PDF are found wherever they hide, and the formats of form fields are not taken for them."""

import random
import zlib

import pytest

from bots.reading.pdfs.active import active_content
from tests.bots.reading.made_invoices import lines_of_text, pdf

PLAIN = pdf(lines_of_text("Invoice"))
SCRIPT = b"7 0 obj <</S /JavaScript /JS (app.alert\\(1\\);)>> endobj\n"


def with_object(raw: bytes) -> bytes:
    return PLAIN.replace(b"xref\n", raw + b"xref\n", 1)


def in_object_stream(raw: bytes) -> bytes:
    packed = zlib.compress(b"7 0 " + raw)
    head = f"9 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {len(packed)}>> stream\n".encode()
    return with_object(head + packed + b"\nendstream endobj\n")


def test_an_ordinary_pdf_holds_nothing_active() -> None:
    assert active_content(PLAIN) == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (with_object(SCRIPT), "script"),
        (with_object(SCRIPT.replace(b"/JavaScript", b"/Java#53cript").replace(b"/JS", b"/J#53")), "script"),
        (in_object_stream(b"<</S /JavaScript /JS (app.alert\\(1\\);)>>"), "script"),
        (with_object(b"7 0 obj <</S /Launch /F (cmd.exe)>> endobj\n"), "starts a program"),
        (with_object(b"7 0 obj <</Subtype /RichMedia>> endobj\n"), "player"),
        (with_object(b"7 0 obj <</S /GoToE>> endobj\n"), "opens a file"),
        (with_object(b"7 0 obj <</Names <</JavaScript 8 0 R>> >> endobj\n"), "script"),
    ],
)
def test_what_acts_is_named(content: bytes, words: str) -> None:
    (found,) = active_content(content)
    assert words in found


def test_compressed_bytes_are_not_searched() -> None:
    noise = b"/JS /JavaScript /Launch " + random.Random(7).randbytes(4000)
    assert active_content(with_object(b"7 0 obj <</Length 4024>> stream\n" + noise + b"\nendstream endobj\n")) == ()


def test_names_that_only_begin_alike_are_not_meant() -> None:
    assert active_content(with_object(b"7 0 obj <</JSTOR 1 /LaunchDate (x)>> endobj\n")) == ()


@pytest.mark.parametrize(
    "script",
    [
        rb'AFNumber_Format\(2, 0, 0, 0, "", true\);',
        rb'AFDate_FormatEx("dd/mm/yyyy")',
        rb'AFSimple_Calculate("SUM", "a")',
    ],
)
def test_the_format_of_a_field_is_no_script(script: bytes) -> None:
    field = b"7 0 obj <</AA <</F <</S /JavaScript /JS (" + script + b")>> >> >> endobj\n"
    assert active_content(with_object(field)) == ()
    assert active_content(with_object(field + SCRIPT.replace(b"7 0", b"8 0"))) != ()


def test_an_object_stream_that_unpacks_without_end_is_read_to_the_limit() -> None:
    bomb = zlib.compress(b" " * (100 * 1024 * 1024))
    head = f"9 0 obj <</Type /ObjStm /Filter /FlateDecode /Length {len(bomb)}>> stream\n".encode()
    assert active_content(with_object(head + bomb + b"\nendstream endobj\n")) == ()
