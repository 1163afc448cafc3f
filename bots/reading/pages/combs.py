"""Values written a character to a cell, put together: "P O 6 1 4 7" over the teeth of a comb is "PO6147"."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bots.reading.pdfs.words import Word

# So many cells or more hold a character alone, where letters touch a word holds few; a cell is at most so many heights
# wide, and a character stands within this share of a cell of its place. A space is this share of a cell.
ALONE, TOUCHING, APART, OFF, SPACE = 5, 3, 1.3, 0.13, 0.3


def without_combs(lines: Iterable[Sequence[Word]]) -> list[list[Word]]:
    """The words of lines; characters whose middles stand equally far apart are one word, with an empty cell two."""
    return [_put_together(line) for line in lines]


def _put_together(line: Sequence[Word]) -> list[Word]:
    words: list[Word] = []
    place = 0
    while place < len(line):
        run = _comb(line, place)
        whole = sum(len(word.text) == 1 for word in run) >= ALONE
        words += _parts(run) if whole else run[:1]
        place += len(run) if whole else 1
    return words


def _comb(line: Sequence[Word], place: int) -> list[Word]:
    """The characters from a place on that stand in cells alike; one word where none do."""
    run = [line[place]]
    for word in line[place + 1 :]:
        cell = _cell(*run[:2]) if len(run) > 1 else _cell(run[0], word)
        wide = cell > APART * (word.bottom - word.top) or max(len(run[0].text), len(word.text)) > TOUCHING
        if cell <= 0 or wide or not any(abs(_empty(run[-1], word, cell) - cells) <= OFF for cells in (0, 1)):
            break
        run.append(word)
    return run


def _parts(run: Sequence[Word]) -> list[Word]:
    """The words of a comb: an empty cell parts them, and is a space and no more, however wide."""
    cell = _cell(*run[:2])
    parts = [[run[0]]]
    for before, word in pairwise(run):
        if _empty(before, word, cell) > 0.5:  # noqa: PLR2004 it is one
            parts.append([])
        parts[-1].append(word)
    ends = [*(after[0].x0 - SPACE * cell for after in parts[1:]), run[-1].x1]
    return [
        part[0]._replace(text="".join(word.text for word in part), x1=max(end, part[-1].x1))
        for part, end in zip(parts, ends, strict=True)
    ]


def _cell(one: Word, other: Word) -> float:
    """How wide cells are of which two words fill neighbours."""
    return 2 * (_middle(other) - _middle(one)) / (len(one.text) + len(other.text))


def _empty(one: Word, other: Word, cell: float) -> float:
    """How many cells stand empty between two words."""
    return (_middle(other) - _middle(one)) / cell - (len(one.text) + len(other.text)) / 2


def _middle(word: Word) -> float:
    return (word.x0 + word.x1) / 2
