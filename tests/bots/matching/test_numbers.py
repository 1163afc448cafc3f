"""Numbers that are one number written twice, and numbers that only look so."""

from hypothesis import given
from hypothesis import strategies as st

from bots.matching import number_key
from bots.matching.numbers import in_sequence, look_up_keys, one_slip_apart, order_key, order_keys, same_writing
from counterfoil.model.postings import normalise_number

NUMBERS = st.text(alphabet="ABCDGILOQSZ0123456789-/ .", max_size=20)


@given(NUMBERS)
def test_a_key_of_a_key_is_the_same_key(number: str) -> None:
    assert number_key(number_key(number)) == number_key(number)


@given(NUMBERS)
def test_case_spaces_and_punctuation_do_not_change_a_key(number: str) -> None:
    assert number_key(f" {number.lower()}-") == number_key(number)


@given(NUMBERS)
def test_a_key_is_as_long_as_the_normalised_number(number: str) -> None:
    assert len(number_key(number)) == len(normalise_number(number))


@given(NUMBERS)
def test_a_number_is_always_looked_up_under_its_own_key(number: str) -> None:
    assert not number_key(number) or look_up_keys(number)[0] == number_key(number)


def test_characters_that_are_misread_for_each_other_share_a_key() -> None:
    assert number_key("INV-OO123") == number_key("INV-00123") == number_key("inv/QD123")
    assert number_key("SB2G1") == number_key("5826L")
    assert number_key("A1") != number_key("A7")


def test_a_letter_a_copy_mark_a_prefix_or_leading_noughts_make_another_writing() -> None:
    assert same_writing("INV-00123", "INV-00123A")
    assert same_writing("INV-00123", "123")
    assert same_writing("INV-00123", "INV-00123 COPY")
    assert same_writing("INV-00123", "INV-OO123")
    assert same_writing("4410-1", "4410")


def test_neighbours_in_a_series_are_not_one_number() -> None:
    assert same_writing("INV-00123", "INV-00124") is None
    assert same_writing("4410-1", "4410-2") is None
    assert in_sequence("INV-00123", "INV-00124")
    assert in_sequence("2026/09/17", "2026/10/17")
    assert not in_sequence("INV-00123", "INV-01023")


def test_one_slip_is_a_wrong_a_dropped_an_added_or_a_swapped_character() -> None:
    for written in ("ZN1000124", "ZN100123", "ZN10001233", "ZN1001023", "ZN1OOO123"):
        assert one_slip_apart("ZN1000123", written), written
    assert not one_slip_apart("ZN1000123", "ZN1000132X")
    assert not one_slip_apart("ZN1000123", "ZN1000123")


def test_an_order_number_is_found_behind_a_printed_po_and_among_other_words() -> None:
    assert order_key("PO: ZN1000123") == order_key("ZN1000123") == "ZN1000123"
    assert order_key("PO4500012345") == "4500012345"
    assert "ZN1000124" in order_keys("ZN1000123, ZN1000124")
    assert "ZN1000123" in order_keys("Order ZN1000123 Mrs Smith")
    assert "ZN1000123" in order_keys("ZN1000123Payment")
    assert "ZN1000123" in order_keys("ZN1000123-1")
    assert "ZN1000123" in order_keys("ZN1000123 / 002")
