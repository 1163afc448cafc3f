"""Words: the text of a PDF page as words with their boxes, straight from pdfium."""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from bots.reading.pdfs.characters import FULL_TURN, NOWHERE, QUARTER, Character, Corners, characters, placer
from bots.reading.pdfs.pictures import largest_picture
from bots.reading.pdfs.turned_words import Placed, column_labels
from counterfoil.model.fields import Box

# A gap wider than this share of the character height parts two words: a space is 0.2 to 0.33 of it, kerning below 0.1.
WORD_GAP = 0.135
# Characters whose boxes step back further than this share of the height begin a new word (text drawn elsewhere).
STEP_BACK = 0.5
# Words this close, drawn in separate pieces without a space between, are one ("£" and "120.00").
JOIN_GAP = 0.06
# Where in a word's height the line is that letters stand on, and how far from level the words of a line may be: from
# one to the next, and all together (lines of a scan slope).
DESCENT = 0.21
STEP = 0.16
SLOPE = 0.4
# Letters that stand alone, all but a few that touch, in a row at least this long are one spread word ("I N V O I C E").
SPREAD_LETTERS, MOSTLY = 4, 0.75
# Letters set apart fall into bits of at most so many, two or more; a small consonant alone is never a word. Between
# words the gaps are at least so many times as wide as between letters. Feet are level within this share of the size.
LONGEST_BIT, FEWEST_BITS, PLAINLY_WIDER, LEVEL = 2, 2, 1.8, 0.25
LONE_CONSONANTS = frozenset("bcdfghjklmnpqrstuvwxz")
# Where the last word ends.
END: Character = (0, "", NOWHERE)
# Text that runs so many degrees off another direction runs another way.
AWRY = 5


class Word(NamedTuple):
    """One word. Coordinates are points from the top left of the page as it is read; `size` is the line height.

    `sure` (0 to 1) is how surely its letters were recognised; those of a text layer need no recognising.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    sure: float = 1.0

    @property
    def middle(self) -> float:
        """Half way down the word."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page as words. `picture` is the share of the page that its largest picture covers, 0 to 1.

    `turned` is how many degrees clockwise the page is turned to be read, over how it is shown: 0 for nearly all.
    `width` and `height` are of the page as it is read. `warp` is how a scan was straightened: the nine numbers, row by
    row, of the matrix that takes a point of the page as it is read to the page as it is shown; none where it was not.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    picture: float = 0.0
    turned: int = 0
    warp: tuple[float, ...] = ()

    def shown(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """A rectangle of the page as it is read, on the page as it is shown."""
        if self.warp:
            box = _warped(self.warp, (x0, top, x1, bottom))
        elif self.turned == 0:
            box = (x0, top, x1, bottom)
        elif self.turned == QUARTER:
            box = (top, self.width - x1, bottom, self.width - x0)
        elif self.turned == 2 * QUARTER:
            box = (self.width - x1, self.height - bottom, self.width - x0, self.height - top)
        else:
            box = (self.height - bottom, x0, self.height - top, x1)
        return Box(*[round(side, 1) for side in box])


def _warped(warp: tuple[float, ...], corners: Corners) -> Corners:
    """The rectangle about a rectangle's corners, each taken through a matrix of the plane."""
    a, b, c, d, e, f, g, h, i = warp
    x0, top, x1, bottom = corners
    points = [
        ((a * x + b * y + c) / (g * x + h * y + i), (d * x + e * y + f) / (g * x + h * y + i))
        for x in (x0, x1)
        for y in (top, bottom)
    ]
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _text_turn(textpage: pdfium.PdfTextPage, count: int) -> int:
    """By how many degrees clockwise the page has to be turned so that most of its text stands upright."""
    angles: Counter[int] = Counter()
    for index in range(0, count, max(1, count // 24)):
        radians = pdfium_raw.FPDFText_GetCharAngle(textpage.raw, index)
        if radians >= 0:
            angles[round(radians * 57.29578 / QUARTER) * QUARTER % FULL_TURN] += 1
    return angles.most_common(1)[0][0] if angles else 0


def _written(drawn: Iterable[Character]) -> Iterator[tuple[Word, int]]:
    """The characters, in the order in which the file draws them, as words, each with the number of its first."""
    text, first, last = "", 0, NOWHERE
    x0, top, x1, bottom = NOWHERE
    for index, letter, placed in (*drawn, END):
        left, upper, right, lower = placed
        # A ligature comes as its letters, all with the box of the one glyph.
        if text and placed != last:
            height, gap = bottom - top, left - x1
            if (
                placed is NOWHERE
                or gap > WORD_GAP * min(height, lower - upper)
                or gap < -STEP_BACK * height
                or abs(upper + lower - top - bottom) > height
            ):
                if plain := _plain(text):
                    yield Word(plain, x0, top, x1, bottom, height), first
                text = ""
        last = placed
        if placed is NOWHERE:
            continue
        if text:
            text += letter
            top, x1, bottom = min(top, upper), max(x1, right), max(bottom, lower)
        else:
            text, first = letter, index
            x0, top, x1, bottom = placed


def _plain(text: str) -> str:
    """Text without what only serves its look: ligatures, wide and raised forms, soft hyphens, spaces."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text).replace("\u00ad", "-").replace(" ", "")


def _upright(textpage: pdfium.PdfTextPage, written: Iterable[tuple[Word, int]], turn: int) -> list[Word]:
    """The words that run as the page does, with the labels of columns that are set upright laid flat.

    Other single letters of text that runs another way are left out: watermarks and notes up the margin.
    """
    words: list[Word] = []
    turned: list[Placed] = []
    for word, first in written:
        if len(word.text) == 1:
            radians = pdfium_raw.FPDFText_GetCharAngle(textpage.raw, first)
            off = abs((radians * 57.29578 - turn + 180) % FULL_TURN - 180) if radians >= 0 else 0.0
            if abs(off - QUARTER) < AWRY:
                turned.append(Placed(*word[:5]))
            if off > AWRY:
                continue
        words.append(word)
    labels = column_labels(turned, [Placed(*word[:5]) for word in words]) if turned else []
    return words + [Word(*label, label.bottom - label.top) for label in labels]


def _joined(words: list[Word]) -> Iterator[Word]:
    """Words in reading order; pieces that touch become one, what is drawn twice (false bold) is kept once."""
    last: Word | None = None
    for word in words:
        if last is not None and abs(last.middle - word.middle) < word.size * 0.3:
            gap = word.x0 - last.x1
            if word.text == last.text and abs(word.x0 - last.x0) < 0.2 * word.size:
                continue
            if -0.1 * word.size < gap < JOIN_GAP * word.size:
                last = Word(
                    last.text + word.text,
                    last.x0,
                    min(last.top, word.top),
                    word.x1,
                    max(last.bottom, word.bottom),
                    max(last.size, word.size),
                )
                continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


def _spread_closed(words: list[Word]) -> list[Word]:
    """Words of a line with those closed up whose letters are set apart ("I N V O I C E", "Th orna by M e d i ca l")."""
    closed: list[Word] = []
    start = 0
    while start < len(words):
        end = start + 1
        while end < len(words) and _continues(words[end - 1], words[end]):
            end += 1
        run = words[start:end]
        closed.extend(_closed_up(run) if len(run) > 1 and _is_set_apart(run) else run)
        start = end
    return closed


def _continues(one: Word, other: Word) -> bool:
    level = abs(one.bottom - other.bottom) < LEVEL * one.size
    return one.text.isalpha() and other.text.isalpha() and level and 0 < other.x0 - one.x1 < one.size


def _is_set_apart(run: list[Word]) -> bool:
    """Whether words are bits of words: hardly but single letters, or bits among which a consonant stands alone."""
    alone = sum(len(word.text) == 1 for word in run)
    if alone >= MOSTLY * len(run):
        return len(run) >= SPREAD_LETTERS
    bits = sum(len(word.text) <= LONGEST_BIT for word in run)
    return bits >= FEWEST_BITS and any(len(word.text) == 1 and word.text in LONE_CONSONANTS for word in run)


def _closed_up(run: list[Word]) -> Iterator[Word]:
    """The words that the bits make: parted where the gap is plainly wider than between letters."""
    gaps = [other.x0 - one.x1 for one, other in pairwise(run)]
    ordered = sorted(gaps)
    steps = [(wider / gap, gap) for gap, wider in pairwise(ordered)]
    step, widest = max(steps, default=(0.0, ordered[-1]))
    between_letters = widest if step >= PLAINLY_WIDER else ordered[-1]
    first = 0
    for end, gap in enumerate([*gaps, math.inf], start=1):
        if gap > between_letters:
            piece = run[first:end]
            top, bottom = min(word.top for word in piece), max(word.bottom for word in piece)
            size = max(word.size for word in piece)
            yield Word("".join(word.text for word in piece), piece[0].x0, top, piece[-1].x1, bottom, size)
            first = end


def in_lines(words: list[Word]) -> list[list[Word]]:
    """Words gathered by the line they stand on, top down, each line from left to right.

    Lines of two columns that stand a few points apart stay two lines: only words whose feet are level are gathered.
    """
    lines: list[list[Word]] = []
    first = last = 0.0
    for foot, word in sorted(((word.bottom - DESCENT * word.size, word) for word in words), key=lambda item: item[0]):
        if lines and foot - last <= STEP * word.size and foot - first <= SLOPE * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
            first = foot
        last = foot
    for line in lines:
        line.sort(key=lambda word: word.x0)
    return lines


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """The words of one open page; text outside the crop box is not shown and so not read."""
    textpage = page.get_textpage()
    try:
        return words_on(page, textpage, number)
    finally:
        textpage.close()


def words_on(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, number: int) -> Page:
    """As `read_page`, of a page whose characters are loaded."""
    left, bottom, right, top = page.get_bbox()
    turn = _text_turn(textpage, textpage.count_chars())
    drawn = characters(textpage, placer(turn, left, bottom, right, top))
    words = _upright(textpage, _written(drawn), turn)
    width, height = (right - left, top - bottom) if turn in {0, 2 * QUARTER} else (top - bottom, right - left)
    words = [word for word in words if -1 < word.x0 < width and -1 < word.middle < height + 1]
    ordered: list[Word] = []
    for line in in_lines(words):
        ordered.extend(_spread_closed(list(_joined(line))))
    picture = largest_picture(page, width * height)
    return Page(number, width, height, tuple(ordered), picture, (turn - page.get_rotation()) % FULL_TURN)
