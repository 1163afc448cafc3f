"""Wilson's interval of a share: what a count of right ones says about all documents of the sort."""

from math import sqrt
from typing import NamedTuple

# The normal quantile of a two-sided interval of 95 %.
Z95 = 1.959963984540054


class Interval(NamedTuple):
    """Lower and upper end, each from 0 to 1."""

    low: float
    high: float


def wilson(right: int, of: int, *, z: float = Z95) -> Interval:
    """The interval of Wilson (1927) without continuity correction; (0, 1) where nothing was counted."""
    if of == 0:
        return Interval(0.0, 1.0)
    share = right / of
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    middle = share + z * z / (2 * of)
    scale = 1 + z * z / of
    return Interval(max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))
