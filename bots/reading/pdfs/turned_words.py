"""Turned words: the labels of narrow columns that a header sets upright, a letter over the other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Placed(NamedTuple):
    """Text with its box on the page as it is read: points from the top left."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


# Gaps along the text, as shares of the letters' height (which is the width of their box): within a word, and a run.
WORD_GAP, RUN_GAP = 0.135, 0.7
# Labels of columns are short; longer ones run up the margin.
LONGEST = 24
# Cells stand under their label within so many times its height.
REACH = 8.0


def column_labels(letters: Sequence[Placed], upright: Sequence[Placed]) -> list[Placed]:
    """Labels of columns among the letters of turned text, in the order drawn, laid flat on the line of their header.

    Only what has other text right under it labels a column: notes up the margin have none. A label of two words comes
    as one piece with a space in it.
    """
    runs = [run for run in _runs(letters) if len(run.text) <= LONGEST and _heads_cells(run, upright)]
    return [_flat(run, _band(run, runs), upright) for run in runs]


def _runs(letters: Sequence[Placed]) -> Iterator[Placed]:
    """Letters in one upright line, joined."""
    run: Placed | None = None
    for letter in letters:
        if run is not None:
            height = run.x1 - run.x0
            gap = max(run.top - letter.bottom, letter.top - run.bottom)
            in_line = max(abs(run.x0 - letter.x0), abs(run.x1 - letter.x1)) < 0.2 * height
            if in_line and gap < RUN_GAP * height:
                text = run.text + (" " if gap > WORD_GAP * height else "") + letter.text
                run = Placed(text, run.x0, min(run.top, letter.top), run.x1, max(run.bottom, letter.bottom))
                continue
            yield run
        run = letter
    if run is not None:
        yield run


def _heads_cells(run: Placed, upright: Sequence[Placed]) -> bool:
    """Whether text stands under a label, as far to the side as a narrow column goes."""
    wide = run.x1 - run.x0
    limit = run.bottom + REACH * wide
    return any(
        word.x0 < run.x1 + wide and word.x1 > run.x0 - wide and run.bottom - 1 < word.top < limit for word in upright
    )


def _band(run: Placed, runs: Sequence[Placed]) -> tuple[float, float]:
    """The height that a label and those beside it take up together."""
    # A damaged file may have letters of no height, which are not even beside themselves.
    beside = [run, *(other for other in runs if other.top < run.bottom and other.bottom > run.top)]
    return min(other.top for other in beside), max(other.bottom for other in beside)


def _flat(run: Placed, band: tuple[float, float], upright: Sequence[Placed]) -> Placed:
    """A label on the last line of flat text that its header has, or else at its own foot."""
    level = [word for word in upright if band[0] < (word.top + word.bottom) / 2 < band[1]]
    if not level:
        return run._replace(top=run.bottom - (run.x1 - run.x0))
    last = max(level, key=lambda word: word.bottom)
    return run._replace(top=last.top, bottom=last.bottom)
