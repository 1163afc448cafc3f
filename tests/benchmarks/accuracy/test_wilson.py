"""Wilson's interval against values that textbooks give."""

import pytest

from benchmarks.accuracy.wilson import wilson


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (81, 263, 0.2553, 0.3662), (1, 29, 0.0061, 0.1718)],
)
def test_it_gives_the_values_of_newcombe_1998(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=5e-5)


def test_nothing_counted_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
