"""Leaves: scanned pages while they are read, a line at a time, by the first engine and where asked by the second."""

from collections.abc import Callable, Sequence

from bots.reading.pages.segments import Layout
from bots.reading.pdfs.words import DESCENT, Page, Word
from bots.reading.scans import rapid, tesseract
from bots.reading.scans.agreeing import AGREED, Read, agreed, alone
from bots.reading.scans.missed import missed
from bots.reading.scans.scanned_pages import Picture, Pixels
from bots.reading.scans.sheets import Sheet, prepared
from bots.reading.scans.texts import texts_of

# Words this sure on average are upright; others may stand on their side or their head.
UPRIGHT = 0.7
# A page of which one engine is less sure than this, or less than this share is read alike by both, is not believed.
LEGIBLE = 0.45
FEW_WORDS = 8
# Heights of lines in pixels that the engines read well, and the height to which others are brought.
SMALLEST, LARGEST, FITTING = 26.0, 104.0, 39.0
# How much of a line is cut out for the second engine over and under the line that letters stand on, and beside them.
_OVER, _UNDER, _BESIDE = 0.73, 0.23, 0.22
# The middles of two letters of a word stand no further apart than so many times the width of a letter.
_LETTER_GAP = 1.7

Line = Sequence[Word]


class Leaf:
    """One scanned page: its lines as the first engine has them, and those that were read again."""

    def __init__(self, picture: Picture) -> None:
        self.number = picture.number
        self.sheet, words = _first_look(picture)
        self._first: list[Line] = [segment.words for segment in Layout(self.sheet.page(words)).segments]
        self._lines = [[Read(word) for word in alone(line)] for line in self._first]
        self._again: set[int] = set()
        self._surety = _surety(words)

    @property
    def page(self) -> Page:
        """The page as it is read by now; what only one engine has read is no surer than such words are."""
        return self.sheet.page(read.word for line in self._lines for read in line)

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of the page in each of the ways in which it may be read."""
        other = [read.word._replace(text=read.other or read.word.text) for line in self._lines for read in line]
        first = [word for line in self._first for word in line]
        pages = (self.page, self.sheet.page(first), self.sheet.page(other))
        return tuple(text for page in pages for text in texts_of(page))

    @property
    def is_legible(self) -> bool:
        """Whether enough of the page can be read for the rest to be believed; a page without words is."""
        words = sum(len(line) for line in self._first)
        read = len(self._again) >= FEW_WORDS
        return words < FEW_WORDS or (self._surety >= LEGIBLE and (not read or self.agreement >= LEGIBLE))

    @property
    def agreement(self) -> float:
        """The share of the letters read again that both engines read alike, 0 to 1; 0 where none were."""
        reads = [read for number in self._again for read in self._lines[number]]
        letters = sum(len(read.word.text) for read in reads)
        return sum(len(read.word.text) for read in reads if read.word.sure >= AGREED) / letters if letters else 0.0

    @property
    def disputed(self) -> list[Read]:
        """The words that the engines read differently."""
        return [read for line in self._lines for read in line if read.other]

    def read_again(self, wanted: Callable[[Page, Word], bool]) -> int:
        """Have the second engine read the lines with any word that is wanted; gives the number of lines.

        What the first has overlooked is read by both, once.
        """
        if not self.is_legible:
            return 0
        page = self.page
        if not self._again:
            self._add_missed()
        lines = [
            number
            for number, line in enumerate(self._first)
            if number not in self._again and any(wanted(page, word) for word in line)
        ]
        for number in lines:
            self._lines[number] = agreed(self._first[number], self._second_look(self._first[number]))
        self._again.update(lines)
        return len(lines)

    def _add_missed(self) -> None:
        """Read the lone figures in cells and the like, which the first engine overlooks on a whole page."""
        for place in missed(self.sheet, [word for line in self._first for word in line]):
            text, sure = tesseract.recognise_line(self._cut_out([place])[0])
            line = [place._replace(text="".join(text.split()), sure=sure)]
            if reads := agreed(line, self._second_look(line)):
                self._first.append(line)
                self._lines.append(reads)
                self._again.add(len(self._lines) - 1)

    def look_for_more(self) -> int:
        """Have the second engine look for text that the first did not find; gives the number of pieces found."""
        known = [word for line in self._first for word in line]
        found = 0
        for box in rapid.find_lines(self.sheet.pixels):
            x0, top, x1, bottom = (side / self.sheet.scale for side in box)
            place = Word("", x0, top, x1, bottom, bottom - top)
            if any(
                abs(word.middle - place.middle) < place.size / 2 and word.x0 < x1 and word.x1 > x0 for word in known
            ):
                continue
            if words := _by_gaps(place, self._second_look([place])):
                self._first.append(words)
                self._lines.append([Read(word) for word in alone(words)])
                self._again.add(len(self._lines) - 1)
                found += 1
        return found

    def settle(self, replaced: Callable[[Read], Read]) -> None:
        """Put another reading, or a surer one, in the place of each."""
        self._lines = [[replaced(read) for read in line] for line in self._lines]

    def _second_look(self, line: Line) -> list[rapid.Letter]:
        """The letters that the second engine reads where a line stands, placed in points."""
        cut, left = self._cut_out(line)
        letters = rapid.read_line(cut) if min(cut.shape) > 1 else []
        return [letter._replace(at=(left + letter.at) / self.sheet.scale) for letter in letters]

    def _cut_out(self, line: Line) -> tuple[Pixels, int]:
        """The picture of a line, and the pixel of the sheet that its left edge is."""
        scale = self.sheet.scale
        size = sorted(word.size for word in line)[len(line) // 2]
        feet = sorted(word.bottom - DESCENT * word.size for word in line)[len(line) // 2]
        left = max(0, int((line[0].x0 - _BESIDE * size) * scale))
        right = int((line[-1].x1 + _BESIDE * size) * scale)
        top = max(0, int((feet - _OVER * size) * scale))
        bottom = int((feet + _UNDER * size) * scale)
        return self.sheet.pixels[top:bottom, left:right], left


def _first_look(picture: Picture) -> tuple[Sheet, tuple[Word, ...]]:
    """The page turned the right way up and to the right size, with the words that the first engine finds on it."""
    sheet = prepared(picture)
    words = tesseract.recognise(sheet.pixels, sheet.dpi)
    quarters = 0
    if len(words) < FEW_WORDS or _surety(words) < UPRIGHT:
        quarters = (tesseract.upright(sheet.pixels, sheet.dpi) or 0) // 90
        if quarters:
            sheet = prepared(picture, quarters=quarters)
            words = tesseract.recognise(sheet.pixels, sheet.dpi)
    height = _line_height(words) * sheet.scale
    if height and not SMALLEST <= height <= LARGEST:
        fitting = prepared(picture, quarters=quarters, enlarged=FITTING / height)
        again = tesseract.recognise(fitting.pixels, fitting.dpi)
        if _surety(again) > _surety(words):
            return fitting, again
    return sheet, words


def _surety(words: Sequence[Word]) -> float:
    """How sure the engine is of the words, by their letters."""
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0


def _line_height(words: Sequence[Word]) -> float:
    heights = sorted(word.size for word in words if len(word.text) > 2)  # noqa: PLR2004 specks are short
    return heights[len(heights) // 2] if heights else 0.0


def _by_gaps(place: Word, letters: Sequence[rapid.Letter]) -> list[Word]:
    """Words of letters that only the second engine has found: a new one begins behind a wide gap."""
    words: list[Word] = []
    width = (place.x1 - place.x0) / max(1, len(letters))
    last = 0.0
    for letter in letters:
        x0, x1 = letter.at - width / 2, letter.at + width / 2
        if words and letter.at - last < _LETTER_GAP * width:
            before = words[-1]
            words[-1] = before._replace(text=before.text + letter.text, x1=x1, sure=min(before.sure, letter.sure))
        else:
            words.append(place._replace(text=letter.text, x0=x0, x1=x1, sure=letter.sure))
        last = letter.at
    return words
