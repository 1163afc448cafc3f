"""Wilson's interval against values that textbooks give."""

import pytest

from benchmarks.accuracy.wilson import Cluster, clustered, correlation, effective, wilson


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [(10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (81, 263, 0.2553, 0.3662), (1, 29, 0.0061, 0.1718)],
)
def test_it_gives_the_values_of_newcombe_1998(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=5e-5)


def test_nothing_counted_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_clusters_that_are_right_or_wrong_as_a_whole_are_wholly_alike_and_count_as_one_each() -> None:
    clusters = [Cluster(10, 10)] * 8 + [Cluster(0, 10)] * 2
    assert correlation([clusters]) == pytest.approx(1.0)
    assert effective(clusters, 1.0) == pytest.approx(10)
    assert clustered(clusters, 1.0) == pytest.approx(wilson(8, 10))


def test_clusters_whose_shares_are_the_same_are_not_alike_and_count_in_full() -> None:
    clusters = [Cluster(8, 10)] * 10
    assert correlation([clusters]) == 0.0
    assert clustered(clusters, 0.0) == pytest.approx(wilson(80, 100))


def test_where_all_are_right_nobody_knows_how_alike_they_are_and_a_cluster_counts_as_one() -> None:
    clusters = [Cluster(15, 15)]
    assert correlation([clusters]) == 1.0
    assert clustered(clusters, correlation([clusters])) == pytest.approx(wilson(1, 1))


def test_clusters_of_unequal_size_count_by_kish_for_less_than_as_many_equal_ones() -> None:
    assert effective([Cluster(90, 90), Cluster(5, 5), Cluster(5, 5)], 1.0) == pytest.approx(10_000 / 8_150)
    assert effective([Cluster(40, 40), Cluster(40, 40)], 0.25) == pytest.approx(80 / (1 + 39 * 0.25))


def test_the_correlation_of_several_groups_is_not_raised_by_their_different_shares() -> None:
    assert correlation([[Cluster(9, 10)] * 5, [Cluster(5, 10)] * 5]) == 0.0
