"""A layout is known again by its labels: read twice, shifted as a scan is, with a few labels more or less."""

from dataclasses import replace

import pytest

from bots.reading.learning.layouts import FEWEST, landmarks, same_layout
from counterfoil.model.memory import Landmark
from tests.bots.reading.learning.taught import Sheet, seen

LEARNT = landmarks(seen(Sheet().page())[1][0])


def shifted(across: float, down: float = 0.0) -> list[Landmark]:
    return [replace(each, x=each.x + across, y=each.y + down) for each in LEARNT]


def test_labels_are_taken_and_values_are_not() -> None:
    texts = {each.text for each in LEARNT}
    assert {"Docket", "Invoice Date", "Order No", "Description", "Qty", "Unit Price"} <= texts
    assert not any(digit in text for text in texts for digit in "0123456789")
    assert not texts & {"Northmoor Hospitals NHS Foundation Trust", "Leeds", "Nitrile gloves"}


@pytest.mark.parametrize("across", [0.0, 0.03, -0.03])
def test_a_page_that_lies_askew_in_the_scanner_is_the_same_layout(across: float) -> None:
    assert same_layout(LEARNT, shifted(across, 0.02))


def test_letters_read_wrongly_make_no_other_layout() -> None:
    assert same_layout(LEARNT, [replace(each, text=each.text.replace("t", "l", 1)) for each in LEARNT])


def test_a_page_that_begins_elsewhere_is_another_layout() -> None:
    assert not same_layout(LEARNT, shifted(0.2))


def test_labels_in_other_columns_are_another_layout() -> None:
    assert not same_layout(LEARNT, [replace(each, x=1 - each.x) for each in LEARNT])


def test_labels_in_another_order_are_another_layout() -> None:
    assert not same_layout(LEARNT, [replace(each, y=1 - each.y) for each in LEARNT])


def test_a_third_of_the_labels_is_another_layout_and_so_are_three_times_as_many() -> None:
    more = [Landmark(text=f"label {letter}", x=0.1, y=0.5) for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert not same_layout(LEARNT, LEARNT[::3])
    assert not same_layout(LEARNT, [*LEARNT, *more, *more])


def test_columns_that_are_wider_this_time_are_the_same_layout() -> None:
    assert same_layout(LEARNT, [replace(each, x=each.x + 0.03 * (each.x > 0.5)) for each in LEARNT])


def test_too_few_labels_prove_nothing() -> None:
    few = LEARNT[: FEWEST - 1]
    assert not same_layout(few, few)
