"""The shapes of a form's page: the cells that lines enclose, lines to write on, and boxes to tick."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
from pdfplumber.table import edges_to_intersections, intersections_to_cells, merge_edges

from bots.reading.forms.rects import SLACK, Rect
from bots.reading.forms.sketch import Sketch, sketched
from bots.reading.pdfs.characters import Place

# Points within which ends of lines meet.
MEETS = 2.0
# Shades lighter than this cannot be told from paper; on those darker than the other letters are white.
WHITE, DARK = 0.985, 0.55
# The sides of a box to tick, and how much longer one may be than the other.
SMALLEST_TICK, LARGEST_TICK, SQUARE = 5.0, 18.0, 1.6
# What is drawn inside a box is smaller than this share of it; what is as large is its border or its ground.
INSIDE = 0.85
SHORTEST_LINE = 24.0
# So many boxes side by side that touch have a place each for one character of an answer.
COMB = 4


class Tick(NamedTuple):
    """A box to tick, whether something is drawn in it, and whether it is round."""

    rect: Rect
    on: bool
    curved: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """The shapes of one page; `dark` and `tinted` are filled, `bold` are around bold words, `combs` have many teeth."""

    cells: tuple[Rect, ...] = ()
    lines: tuple[Rect, ...] = ()
    ticks: tuple[Tick, ...] = ()
    tinted: tuple[Rect, ...] = ()
    dark: tuple[Rect, ...] = ()
    uprights: tuple[Rect, ...] = ()
    bold: tuple[Rect, ...] = ()
    combs: tuple[Rect, ...] = ()


NOTHING = Drawn()


def drawn_on(page: pypdfium2.PdfPage, place: Place) -> Drawn:
    """The shapes of an open page; `place` turns PDF coordinates into those of the page as it is read."""
    sketch = sketched(page, place)
    tinted = [rect for rect, _, shade in sketch.rects if shade is not None and shade < WHITE]
    boxes = [rect for rect, stroked, shade in sketch.rects if stroked or _is_ground(rect, shade, tinted)]
    ticks = _ticks(boxes, sketch)
    combs = _combs([tick.rect for tick in ticks])
    ticks = [tick for tick in ticks if not any(comb.around(tick.rect) for comb in combs)]
    boxes = [
        box for box in boxes if not any(other.around(box, MEETS) for other in (*combs, *(tick.rect for tick in ticks)))
    ]
    edges = [_edge(line) for line in (*sketch.level, *sketch.upright)]
    edges += [_edge(side) for box in (*boxes, *combs) for side in _sides(box)]
    cells = _cells(edges)
    return Drawn(
        cells=tuple(cells),
        lines=tuple(line for line in sketch.level if line.width >= SHORTEST_LINE and not _is_side(line, cells)),
        ticks=tuple(ticks),
        tinted=tuple(tinted),
        dark=tuple(rect for rect, _, shade in sketch.rects if shade is not None and shade < DARK),
        uprights=tuple(sketch.upright),
        bold=tuple(sketch.bold),
        combs=tuple(combs),
    )


def _is_ground(rect: Rect, shade: float | None, tinted: Sequence[Rect]) -> bool:
    """Whether a rectangle without a border can be seen: it is tinted, or white on a tinted one that is much larger."""
    if shade is None:
        return False
    size = rect.width * rect.height
    return shade < WHITE or any(tint.around(rect) and tint.width * tint.height > 2 * size for tint in tinted)


def _is_side(line: Rect, cells: Sequence[Rect]) -> bool:
    return any(
        cell.x0 - SLACK <= line.x0
        and line.x1 <= cell.x1 + SLACK
        and cell.top - SLACK <= line.top <= cell.bottom + SLACK
        for cell in cells
    )


def _is_small(rect: Rect) -> bool:
    return (
        SMALLEST_TICK <= rect.width <= LARGEST_TICK
        and SMALLEST_TICK <= rect.height <= LARGEST_TICK
        and 1 / SQUARE < rect.width / rect.height < SQUARE
    )


def _ticks(boxes: Sequence[Rect], sketch: Sketch) -> list[Tick]:
    """Small boxes and circles, the outermost of those inside each other."""
    small = [(box, False) for box in boxes if _is_small(box)]
    small += [(rect, True) for rect, curved in sketch.marks if curved and _is_small(rect)]
    found: list[Tick] = []
    for rect, curved in sorted(small, key=lambda one: -one[0].width * one[0].height):
        if not any(other.rect.around(rect, MEETS) for other in found):
            found.append(Tick(rect, _is_marked(rect, boxes, sketch), curved))
    return found


def _is_marked(box: Rect, boxes: Sequence[Rect], sketch: Sketch) -> bool:
    inner = (other for other in boxes if box.around(other) and MEETS < other.width < INSIDE * box.width)
    strokes = (
        mark
        for mark, curved in sketch.marks
        if mark != box and box.around(mark, SLACK) and not (curved and mark.width > INSIDE * box.width)
    )
    return next(inner, None) is not None or next(strokes, None) is not None


def _combs(squares: Sequence[Rect]) -> list[Rect]:
    """The rows of squares that touch one another, each as one rectangle."""
    combs: list[Rect] = []
    run: list[Rect] = []
    for square in [*sorted(squares, key=lambda one: (round(one.top / SLACK), one.x0)), None]:
        if square and run and abs(square.x0 - run[-1].x1) < MEETS and abs(square.top - run[-1].top) < MEETS:
            run.append(square)
            continue
        if len(run) >= COMB:
            combs.append(Rect(run[0].x0, run[0].top, run[-1].x1, run[-1].bottom))
        run = [square] if square else []
    return combs


def _edge(rect: Rect) -> dict[str, float | str]:
    level = rect.width >= rect.height
    middle_x, middle_y = (rect.x0 + rect.x1) / 2, (rect.top + rect.bottom) / 2
    return {
        "x0": rect.x0 if level else middle_x,
        "x1": rect.x1 if level else middle_x,
        "top": middle_y if level else rect.top,
        "bottom": middle_y if level else rect.bottom,
        "width": rect.width if level else 0,
        "height": 0 if level else rect.height,
        "orientation": "h" if level else "v",
    }


def _sides(box: Rect) -> tuple[Rect, Rect, Rect, Rect]:
    x0, top, x1, bottom = box
    return Rect(x0, top, x1, top), Rect(x0, bottom, x1, bottom), Rect(x0, top, x0, bottom), Rect(x1, top, x1, bottom)


def _cells(edges: list[dict[str, float | str]]) -> list[Rect]:
    """The smallest rectangles that lines enclose; those around others are left out, and so is the frame of the page."""
    if not edges:
        return []
    joined = merge_edges(edges, MEETS, MEETS, MEETS, MEETS)
    crossings = edges_to_intersections(joined, x_tolerance=MEETS, y_tolerance=MEETS)
    cells = [Rect(*cell) for cell in intersections_to_cells(crossings)]
    cells = [cell for cell in cells if cell.width > SMALLEST_TICK and cell.height > SMALLEST_TICK]
    return [cell for cell in cells if not any(cell is not other and cell.around(other, 0) for other in cells)]
