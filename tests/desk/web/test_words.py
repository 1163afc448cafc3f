"""What pages write stands in words that people use."""

import pytest

from desk.web.words import within


@pytest.mark.parametrize(
    ("time", "said"),
    [
        ("1 d", "within 1 day"),
        ("5 d", "within 5 days"),
        ("14 d chase", "within 14 days"),
        ("same day", "the same day"),
        ("none", "in no set time"),
    ],
)
def test_the_time_in_which_a_hold_is_cleared_is_said_in_words(time: str, said: str) -> None:
    assert within(time) == said
