"""Papers drawn at coordinates, often word by word, in an order of the file that is not the eye's, as some programs do."""

from collections.abc import Callable, Sequence
from random import Random

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from samples.unseen.facts import Pair, Paper
from samples.unseen.layouts.composed.ways import address
from samples.unseen.layouts.sheet import Sheet

_FONTS = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"), ("Courier", "Courier-Bold"))
_LEFT, _GAP = 40.0, 8.0
_FOOT = 60.0
Word = tuple[float, float, str, str, float]
Placing = Callable[["Scatter", Sequence[Pair], float, float], None]


class Scatter(Sheet):
    """A sheet that keeps its texts until the page is full and then writes them in an order of its own."""

    def __init__(self, fonts: tuple[str, str], size: float, random_: Random, *, parted: bool, wide: bool) -> None:
        super().__init__(fonts, size)
        self.size = size
        self.width, self.height = landscape(A4) if wide else A4
        self.canvas = Canvas(self.buffer, pagesize=(self.width, self.height), invariant=1)
        self.right = self.width - _LEFT
        self._random, self._parted = random_, parted
        self._texts: list[list[Word]] = []

    def write(self, x: float, text: str, *, bold: bool = False, right: bool = False, size: float = 0) -> None:
        """Text at the pen's height, as a whole or a word at a time; `right` ends it at x."""
        font, size = self.bold if bold else self.plain, size or self.size
        x -= stringWidth(text, font, size) if right else 0
        words: list[Word] = []
        for part in text.split(" ") if self._parted else [text]:
            words.append((x, self.height - self.top, part, font, size))
            x += stringWidth(part + " ", font, size)
        self._texts.append(words)

    def turn(self) -> None:
        """A new page, after the texts of this one."""
        self._spill()
        super().turn()

    def _spill(self) -> None:
        for words in self._random.sample(self._texts, len(self._texts)):
            for x, y, text, font, size in words:
                self.canvas.setFont(font, size)
                self.canvas.drawString(x, y, text)
        self._texts.clear()

    def rule(self) -> None:
        """A line across the page."""
        self.canvas.line(_LEFT, self.height - self.top + self.size, self.right, self.height - self.top + self.size)

    def finished(self) -> bytes:
        """The PDF."""
        self._spill()
        return super().finished()


def _beside(random_: Random) -> Placing:
    """Labels with their values at one distance, or labels that end where the values begin."""
    ends, colon = random_.random() < 0.4, random_.choice((":", "", " :"))

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, right: float) -> None:
        at = left + max((stringWidth(one.label + colon, sheet.plain, sheet.size) for one in pairs), default=0) + 6
        for one in pairs:
            sheet.write(at - 6 if ends else left, one.label + colon, right=ends)
            sheet.write(min(at, right), one.value)
            sheet.down()

    return place


def _behind(random_: Random) -> Placing:
    """Label and value behind one another."""
    colon, bold = random_.choice((": ", " ", " - ")), random_.random() < 0.3

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, _right: float) -> None:
        for one in pairs:
            sheet.write(left, f"{one.label}{colon}{one.value}", bold=bold)
            sheet.down()

    return place


def _stacked(random_: Random) -> Placing:
    """The value below its label."""
    gap = random_.choice((1.0, 1.3))

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, _right: float) -> None:
        for one in pairs:
            sheet.write(left, one.label, size=sheet.size - 1)
            sheet.down()
            sheet.write(left, one.value, bold=True)
            sheet.down(gap)

    return place


def _across(random_: Random) -> Placing:
    """Labels in a row and the values in the row below, as many as have room."""
    bold = random_.random() < 0.5

    def place(sheet: Scatter, pairs: Sequence[Pair], left: float, right: float) -> None:
        x, row = left, []
        for one in pairs:
            wide = max(stringWidth(text, sheet.bold, sheet.size) for text in one) + 14
            if row and x + wide > right:
                _row(sheet, row, bold=bold)
                x, row = left, []
            row.append((x, one))
            x += wide
        _row(sheet, row, bold=bold)

    return place


def _row(sheet: Scatter, row: Sequence[tuple[float, Pair]], *, bold: bool) -> None:
    for x, one in row:
        sheet.write(x, one.label, bold=bold)
    sheet.down()
    for x, one in row:
        sheet.write(x, one.value)
    sheet.down(1.4)


SETS = (_beside, _beside, _behind, _stacked, _across)


def _sender(sheet: Scatter, paper: Paper, x: float, *, right: bool, legal: bool) -> None:
    sheet.write(x, paper.seller.name, bold=True, right=right, size=sheet.size + 4)
    sheet.down(1.4)
    for line in (*address(paper), *(paper.legal if legal else ())):
        sheet.write(x, line, right=right)
        sheet.down()


def _written(sheet: Scatter, lines: Sequence[str]) -> None:
    for line in lines:
        sheet.write(_LEFT, line)
        sheet.down()


def _places(sheet: Scatter, paper: Paper) -> dict[str, float]:
    """Where each column stands: its left edge, or its right one where figures are in it."""
    wide = {
        one.key: max(
            stringWidth(text, sheet.bold, sheet.size)
            for text in (one.heading, *(row.get(one.key, "") for row in paper.rows))
        )
        for one in paper.columns
    }
    rest = sheet.right - _LEFT - sum(wide.values()) - _GAP * len(wide)
    wide["description"] = wide.get("description", 0) + max(rest, 0)
    places, x = {}, _LEFT
    for one in paper.columns:
        places[one.key] = x + (wide[one.key] if one.right else 0)
        x += wide[one.key] + _GAP
    return places


def _fits(paper: Paper, font: str, size: float, width: float) -> bool:
    wide = sum(
        max(stringWidth(text, font, size) for text in (one.heading, *(row.get(one.key, "") for row in paper.rows)))
        + _GAP
        for one in paper.columns
    )
    return wide <= width - 2 * _LEFT


class Scattered:
    """How one firm's papers are drawn; called with a paper it gives the PDF."""

    def __init__(self, random_: Random, sets: Sequence[Callable[[Random], Placing]]) -> None:
        self.fonts, self.parted = random_.choice(_FONTS), random_.random() < 0.6
        self.sets = [random_.choice(sets)(random_) for _ in range(3)]
        self.mirrored, self.legal, self.ruled = random_.random() < 0.5, random_.random() < 0.3, random_.random() < 0.6
        self.title_first, self.labelled = random_.random() < 0.5, random_.random() < 0.6
        self.split, self.sums_left = random_.choice((99, 99, 3)), random_.choice((0.55, 0.6, 0.0))
        self.step = random_.choice((1.1, 1.3, 1.6))

    def __call__(self, paper: Paper) -> bytes:
        """The paper; on its side where its columns have no room otherwise."""
        sizes = (min(paper.look.size, 10), 8.5, 7.5, 6.5)
        size = next((one for one in sizes if _fits(paper, self.fonts[1], one, A4[0])), 0)
        sheet = Scatter(self.fonts, size or 7.5, Random(paper.seller.name), parted=self.parted, wide=not size)
        self._head(sheet, paper)
        if paper.columns:
            self._lines(sheet, paper)
        self._end(sheet, paper)
        return sheet.finished()

    def _head(self, sheet: Scatter, paper: Paper) -> None:
        middle, start = sheet.width * 0.56, sheet.top
        if self.title_first:
            sheet.write(middle if self.mirrored else _LEFT, paper.title, bold=True, size=16)
            sheet.down(2)
        edge = _LEFT if self.mirrored else sheet.right
        _sender(sheet, paper, edge, right=not self.mirrored, legal=self.legal)
        sheet.down()
        low, sheet.top = sheet.top, start + 4 * (sheet.size + 3.5)
        if self.mirrored or self.title_first:
            sheet.top = low
        _written(sheet, (paper.buyer_label, *paper.buyer) if self.labelled else paper.buyer)
        below, sheet.top = max(low, sheet.top), low
        if not self.title_first:
            sheet.write(middle, paper.title, bold=True, size=14)
            sheet.down(2)
        self.sets[0](sheet, paper.meta[: self.split], middle, sheet.right)
        sheet.top = max(below, sheet.top)
        sheet.down()
        self.sets[1](sheet, paper.meta[self.split :], _LEFT, sheet.right)
        _written(sheet, (*paper.ship_to, paper.opening))

    def _headings(self, sheet: Scatter, paper: Paper, places: dict[str, float]) -> None:
        sheet.down(0.6)
        for one in paper.columns:
            sheet.write(places[one.key], one.heading, bold=True, right=one.right)
        sheet.down(1.3)
        if self.ruled:
            sheet.rule()

    def _lines(self, sheet: Scatter, paper: Paper) -> None:
        places = _places(sheet, paper)
        self._headings(sheet, paper, places)
        for row in paper.rows:
            if sheet.height - sheet.top < _FOOT + 40:
                sheet.turn()
                self._headings(sheet, paper, places)
            for one in paper.columns:
                sheet.write(places[one.key], row.get(one.key, ""), right=one.right)
            sheet.down(self.step)

    def _end(self, sheet: Scatter, paper: Paper) -> None:
        pairs = [*paper.totals, *paper.settled]
        rows = len(pairs) + len(paper.vat_rows) + len(paper.notes) + 2 * len(paper.bank) + 4
        if sheet.height - sheet.top < _FOOT + rows * (sheet.size + 5):
            sheet.turn()
        sheet.down()
        left = _LEFT + self.sums_left * (sheet.right - _LEFT)
        for one in pairs:
            sheet.write(left, one.label)
            sheet.write(sheet.right if self.sums_left else left + 220, one.value, right=True, bold=one is pairs[-1])
            sheet.down(1.2)
        sheet.down()
        for cells in paper.vat_rows:
            for place, cell in enumerate(cells):
                sheet.write(_LEFT + 90 + 110 * place, cell, right=True)
            sheet.down()
        _written(sheet, paper.notes)
        self.sets[2](sheet, paper.bank, _LEFT, sheet.right)
        sheet.top = sheet.height - 34
        sheet.write(_LEFT, "" if self.legal else "   ".join(paper.legal), size=7)
