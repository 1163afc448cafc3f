"""Wilson's interval of a share: what a count of right ones says about all documents of the sort."""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

# The normal quantile of a two-sided interval of 95 %.
Z95 = 1.959963984540054


class Interval(NamedTuple):
    """Lower and upper end, each from 0 to 1."""

    low: float
    high: float


def wilson(right: float, of: float, *, z: float = Z95) -> Interval:
    """The interval of Wilson (1927) without continuity correction; (0, 1) where nothing was counted."""
    if of == 0:
        return Interval(0.0, 1.0)
    share = right / of
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    middle = share + z * z / (2 * of)
    scale = 1 + z * z / of
    return Interval(max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))


class Cluster(NamedTuple):
    """The documents of one layout: they are alike, and tend to be right or wrong together."""

    right: int
    of: int


def correlation(groups: Sequence[Sequence[Cluster]]) -> float:
    """How much alike the members of a cluster are (0 to 1), over groups whose shares may differ.

    The analysis of variance's estimator of the intracluster correlation (Donner, "A review of inference procedures for
    the intraclass correlation coefficient", International Statistical Review 54, 1986), with the squares of all groups
    added up. Where nothing varies it cannot be known, and is 1: a cluster then counts as one member.
    """
    between = within = 0.0
    clusters = members = 0
    squares = 0.0
    for group in groups:
        total = sum(one.of for one in group)
        share = sum(one.right for one in group) / total
        between += sum(one.of * (one.right / one.of - share) ** 2 for one in group)
        within += sum(one.right * (one.of - one.right) / one.of for one in group)
        squares += sum(one.of**2 for one in group) / total
        clusters, members = clusters + len(group), members + total
    degrees = clusters - len(groups)
    if degrees <= 0 or members <= clusters or between + within == 0:
        return 1.0
    usual = (members - squares) / degrees
    mean_between, mean_within = between / degrees, within / (members - clusters)
    return min(1.0, max(0.0, (mean_between - mean_within) / (mean_between + (usual - 1) * mean_within)))


def effective(clusters: Sequence[Cluster], alike: float) -> float:
    """How many independent members the clusters count as: their number over Kish's design effect.

    Kish, Survey Sampling (1965), for clusters of unequal size: 1 + (sum of squares / sum - 1) * correlation. Wilson's
    interval with this size in place of the count is what Dean and Pagano ("Evaluating confidence interval methods for
    binomial proportions in clustered surveys", Journal of Survey Statistics and Methodology 3, 2015) recommend.
    """
    members = sum(one.of for one in clusters)
    return members / (1 + (sum(one.of**2 for one in clusters) / members - 1) * alike)


def clustered(clusters: Sequence[Cluster], alike: float) -> Interval:
    """Wilson's interval of the share of right ones, counted by clusters whose members are so much alike."""
    size = effective(clusters, alike)
    return wilson(sum(one.right for one in clusters) / sum(one.of for one in clusters) * size, size)
