"""How evidence becomes probability."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.matching.evidence import CERTAIN, NONE_OF_THESE, PLAUSIBLE, probabilities

SCORES = st.lists(st.floats(min_value=-60, max_value=60), max_size=8)


@given(SCORES)
def test_probabilities_leave_room_for_none_of_these(scores: list[float]) -> None:
    chances = probabilities(scores)
    assert all(0 <= chance <= 1 for chance in chances)
    assert sum(chances) <= 1 + 1e-9


@given(SCORES)
def test_more_evidence_is_never_less_probable(scores: list[float]) -> None:
    by_score = [chance for _, chance in sorted(zip(scores, probabilities(scores), strict=True))]
    assert by_score == sorted(by_score)


def test_what_weighs_as_much_as_nothing_is_as_probable() -> None:
    assert probabilities([NONE_OF_THESE]) == [pytest.approx(0.5)]


def test_an_identifier_alone_is_certain_and_a_likeness_alone_is_not() -> None:
    assert probabilities([10.0])[0] >= CERTAIN
    assert PLAUSIBLE < probabilities([6.0])[0] < CERTAIN
