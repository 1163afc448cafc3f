"""Call-outs: which margin each mark's label stands in, and how high, so that none covers another or the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from bots.reading.drawing.marks import Mark
from counterfoil.model.fields import Box

HEIGHT, GAP = 23.0, 3.0


@dataclass(slots=True, kw_only=True)
class CallOut:
    """A mark's label: `boxes` are where its field stands on the sheet, `top` where the label itself does."""

    mark: Mark
    boxes: tuple[Box, ...]
    top: float = 0.0

    @property
    def whole(self) -> Box:
        """The rectangle around all boxes."""
        return Box(
            min(box.x0 for box in self.boxes),
            min(box.top for box in self.boxes),
            max(box.x1 for box in self.boxes),
            max(box.bottom for box in self.boxes),
        )

    @property
    def middle(self) -> float:
        """Where the label's line ends."""
        return self.top + HEIGHT / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """The call-outs of both margins, each from the top down, and where the lowest of them ends."""

    left: tuple[CallOut, ...]
    right: tuple[CallOut, ...]
    bottom: float


def arranged(callouts: Iterable[CallOut], *, middle: float, top: float, bottom: float) -> Margins:
    """Each in the margin that it is nearer to, and as nearly level with its field as its neighbours let it.

    Lines of a table stand on the right. `middle` is that of the page; from `top` to `bottom` there is room beside it.
    What finds no room in one margin goes over to the other, and what finds none in either stands below.
    """
    ordered = sorted(callouts, key=lambda one: (one.whole.bottom, one.whole.x0))
    left = [one for one in ordered if len(one.boxes) == 1 and one.whole.x0 + one.whole.x1 <= 2 * middle]
    right = [one for one in ordered if one not in left]
    room = int((bottom - top + GAP) / (HEIGHT + GAP))
    for full, other in ((left, right), (right, left)):
        while len(full) > room and len(other) < len(full) - 1:
            moved = min(full, key=lambda one: abs(one.whole.x0 + one.whole.x1 - 2 * middle))
            full.remove(moved)
            other.append(moved)
            other.sort(key=lambda one: (one.whole.bottom, one.whole.x0))
    lowest = max((_stack(side, top=top, bottom=bottom) for side in (left, right)), default=top)
    return Margins(left=tuple(left), right=tuple(right), bottom=lowest)


def _stack(side: list[CallOut], *, top: float, bottom: float) -> float:
    """Sets the tops of one margin; gives where its last one ends."""
    free = top
    for one in side:
        one.top = max(free, one.whole.bottom - HEIGHT / 2)
        free = one.top + HEIGHT + GAP
    ceiling = max(bottom, top + len(side) * (HEIGHT + GAP) - GAP)
    for one in reversed(side):
        one.top = min(one.top, ceiling - HEIGHT)
        ceiling = one.top - GAP
    return side[-1].top + HEIGHT if side else top
