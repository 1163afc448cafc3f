"""Line items: which of the lines read are lines of the document, and the F1 of that."""

from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.accuracy.compare import number, same_description
from benchmarks.accuracy.facts import LineFacts


class LineCount(NamedTuple):
    """Right ones, all that were read, all that there are; counts of several documents add up."""

    right: int = 0
    read: int = 0
    true: int = 0

    def plus(self, other: "LineCount") -> "LineCount":
        """Both together."""
        return LineCount(self.right + other.right, self.read + other.read, self.true + other.true)

    @property
    def precision(self) -> float:
        """Right ones of those read; 1 where none was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Right ones of those there are; 1 where there are none."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall over all lines together (micro F1)."""
        return 2 * self.right / (self.read + self.true) if self.read + self.true else 1.0


def count_lines(true: Sequence[LineFacts], read: Sequence[LineFacts]) -> LineCount:
    """Counts the lines that were read right, each line of either side once.

    A line is right when quantity, unit price and net are the same figures, net without regard to its sign (credit
    notes print it either way), and the description has the words of the true one. What the truth leaves empty is not
    judged, except that a line without any figure in it never counts as read.
    """
    left = [line for line in read if line.net or line.quantity or line.unit_price]
    count = len(left)
    right = 0
    for line in true:
        match = next((one for one in left if is_right(line, one)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return LineCount(right, count, len(true))


def is_right(true: LineFacts, read: LineFacts) -> bool:
    """Whether a line that was read is this line, as far as the truth says."""
    return (
        _agree(true.quantity, read.quantity)
        and _agree(true.unit_price, read.unit_price)
        and _agree(true.net, read.net)
        and same_description(true.description, read.description)
    )


def _agree(true: str, read: str) -> bool:
    if not true:
        return True
    first, second = number(true), number(read)
    return first is not None and second is not None and abs(first) == abs(second)
