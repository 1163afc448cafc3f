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
