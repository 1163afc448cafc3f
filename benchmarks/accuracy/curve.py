"""The risk-coverage curve: what share of documents goes through without a person, and how many of those are wrong."""

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.accuracy.score import DocumentScore
from benchmarks.accuracy.wilson import Interval, wilson

SHARES = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


class Point(NamedTuple):
    """Documents from one confidence on: how many, how many hold an error in any field, and in one that is posted."""

    floor: float
    accepted: int
    of: int
    wrong: int
    misposted: int

    @property
    def coverage(self) -> float:
        """The share of all documents that is accepted."""
        return self.accepted / self.of if self.of else 0.0

    @property
    def risk(self) -> Interval:
        """The interval of the share of accepted ones that hold an error."""
        return wilson(self.wrong, self.accepted)


def accepted_from(documents: Sequence[DocumentScore], floor: float) -> Point:
    """The point of the gate: bills whose sums close and whose least sure field is at least so sure."""
    through = [one for one in documents if _stands(one) and one.confidence >= floor]
    wrong, misposted = sum(one.has_error for one in through), sum(one.misposted for one in through)
    return Point(floor, len(through), len(documents), wrong, misposted)


def curve(documents: Sequence[DocumentScore], shares: Sequence[float] = SHARES) -> list[Point]:
    """For each share the point that accepts at least so many of the bills, and last all that the gate can accept."""
    floors = sorted((one.confidence for one in documents if _stands(one)), reverse=True)
    points = []
    for share in shares:
        wanted = max(1, round(share * len(documents)))
        if wanted > len(floors):
            break
        points.append(accepted_from(documents, floors[wanted - 1]))
    if floors:
        points.append(accepted_from(documents, floors[-1]))
    return list(dict.fromkeys(points))


def _stands(document: DocumentScore) -> bool:
    return document.closed and document.confidence > 0
