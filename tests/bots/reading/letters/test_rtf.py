"""Rich text gives its words; what Outlook packed is unpacked as its specification says."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.reading.letters.rtf import text_of_rtf, unpacked
from bots.reading.read import read_file
from tests.bots.reading.made_messages import compound_file, message

# The two examples of MS-OXRTFCP, 4.1.1 and 4.1.2.
HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)
CROSSING = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def test_the_examples_of_the_specification_are_unpacked() -> None:
    assert unpacked(HELLO) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked(CROSSING) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_what_is_not_packed_is_taken_as_it_is_and_what_is_neither_is_nothing() -> None:
    assert unpacked(struct.pack("<II4sI", 0, 5, b"MELA", 0) + b"{rtf}tail") == b"{rtf}"
    assert unpacked(b"") == unpacked(struct.pack("<II4sI", 9, 9, b"ELSE", 0)) == b""


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Invoice\tab INV-1\par caf\'e9 \u8364?12}", "Invoice\tINV-1\ncafé €12"),
        (r"{\rtf1{\*\generator Riched20;}{\b bold} and \{braces\}}", "bold and {braces}"),
        (r"{\rtf1 shown {\v hidden}\v hidden\v0  again}", "shown  again"),
        (r"{\rtf1\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Dear Sir\htmlrtf\par}\htmlrtf0 }", "Dear Sir"),
    ],
)
def test_the_words_are_those_that_are_shown(rtf: str, text: str) -> None:
    assert text_of_rtf(rtf.encode("latin-1")) == text


@given(st.binary(max_size=300))
def test_no_bytes_are_too_broken(content: bytes) -> None:
    unpacked(HELLO[:16] + content)
    text_of_rtf(content)


def test_a_message_of_rich_text_alone_is_read() -> None:
    packed = struct.pack("<II4sI", 0, 99, b"MELA", 0) + rb"{\rtf1 Our invoice 12345 is\par unpaid}"
    (document,) = read_file(
        "0001.msg", compound_file(message(subject="Hello", body="", more={0x1009: packed}))
    ).documents
    assert [field.value for field in document.references] == ["12345"]
