"""Ids of items: the same file always gets the same, and no two the same."""

import re

from hypothesis import given
from hypothesis import strategies as st

from counterfoil.store.identifiers import item_id, part_below, part_id

files = st.text(min_size=1, max_size=60)


@given(files)
def test_an_id_is_short_and_plain_and_always_the_same(file: str) -> None:
    assert item_id(file) == item_id(file)
    assert len(item_id(file)) <= 49
    assert set(item_id(file)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(files, files)
def test_two_files_have_two_ids(one: str, other: str) -> None:
    assert (item_id(one) == item_id(other)) == (one == other)


def test_an_id_has_the_day_and_the_number_and_nothing_else_of_what_a_sender_wrote() -> None:
    assert item_id("2026-10-05/0001.pdf").startswith("2026-10-05-0001-")
    assert re.fullmatch(r"2026-10-05-[0-9a-f]{8}", item_id("2026-10-05/NHS number 9990000018 John Smith.pdf"))
    assert re.fullmatch(r"2026-10-05-[0-9a-f]{8}", item_id("2026-10-05/9990000018.pdf"))
    assert item_id("2026-10-05/0001.pdf") != item_id("2026-10-05/0001.xml")


def test_parts_sort_in_their_order_and_read_like_numbers() -> None:
    parts = [part_below("", index) for index in (2, 10, 100)]
    assert parts == sorted(parts)
    assert part_id("a", part_below(part_below("", 2), 10)) == "a.2.10"
