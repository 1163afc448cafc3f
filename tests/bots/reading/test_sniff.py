"""A file is what its bytes say, whatever it is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.reading.sniff import Format, sniff
from tests.bots.reading.made_files import KIND_NAMES, KINDS


@pytest.mark.parametrize(("content", "kind"), KINDS, ids=KIND_NAMES)
def test_the_bytes_say_what_a_file_is(content: bytes, kind: Format) -> None:
    assert sniff(content) is kind


@given(st.binary(max_size=200), st.sampled_from([content[:60] for content, _ in KINDS]))
def test_any_bytes_have_a_format(tail: bytes, head: bytes) -> None:
    assert sniff(head + tail) in Format


PAIRS = (
    "Invoice No,F-2201",
    "Date,05/10/2026",
    "Order,ZN1000123",
    "Fee,450.00",
    "Net,450.00",
    "VAT,90.00",
    "Total,540.00",
)


@pytest.mark.parametrize("quoted", ['"1,450.00"', "450.00"])
def test_labels_and_values_saved_as_two_columns_are_a_list(quoted: str) -> None:
    rows = [*PAIRS, f"Fee,{quoted}", f"Total,{quoted}"]
    assert sniff("\n".join(["Ferrier & Lowe Ltd", *rows]).encode()) is Format.LIST


def test_a_letter_is_no_list_of_two_columns() -> None:
    letter = [
        "Dear Sir,",
        "thank you for your order, which we have today.",
        "It is on its way, as you asked.",
        "Yours,",
    ]
    assert sniff("\n".join(letter * 3).encode()) is Format.TEXT
