"""Rectangles on a form's page."""

from typing import NamedTuple

# How far drawing may be off, in points.
SLACK = 3.0


class Rect(NamedTuple):
    """A rectangle on the page as it is read, in points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def around(self, other: "Rect", slack: float = 1.0) -> bool:
        """Whether it has another wholly inside."""
        return (
            self.x0 <= other.x0 + slack
            and self.top <= other.top + slack
            and self.x1 >= other.x1 - slack
            and self.bottom >= other.bottom - slack
        )
