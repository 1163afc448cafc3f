"""A sheet of paper: text, rules, boxes and tables in points from the top left corner, over a PDF canvas."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

A4 = (595.28, 841.89)
FONTS = {
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Times": ("Times-Roman", "Times-Bold"),
    "Courier": ("Courier", "Courier-Bold"),
    "Vera": ("Vera", "VeraBd"),
}
for _name in ("Vera", "VeraBd"):  # the TrueType fonts that come with reportlab
    pdfmetrics.registerFont(TTFont(_name, f"{_name}.ttf"))

Colour = tuple[float, float, float]
BLACK: Colour = (0, 0, 0)
GREY: Colour = (0.45, 0.45, 0.45)
PALE: Colour = (0.93, 0.94, 0.96)
WHITE: Colour = (1, 1, 1)


class Sheet:
    """The page being drawn; `footer` is drawn on every page when it ends, `page` counts from 1."""

    def __init__(self, canvas: Canvas, *, font: str = "Helvetica", size: tuple[float, float] = A4) -> None:
        self.canvas = canvas
        self.regular, self.bold = FONTS[font]
        self.width, self.height = size
        self.footer: Callable[[], None] | None = None
        self.page = 1
        canvas.setPageSize(size)

    def text(
        self,
        x: float,
        y: float,
        value: str,
        *,
        size: float = 9,
        bold: bool = False,
        align: str = "left",
        colour: Colour = BLACK,
    ) -> None:
        """One line of text with its baseline at `y`; `align` says what `x` is (left, right, centre)."""
        self.canvas.setFillColorRGB(*colour)
        self.canvas.setFont(self.bold if bold else self.regular, size)
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "centre": self.canvas.drawCentredString,
        }
        draw[align](x, self.height - y, value)

    def stack(
        self,
        x: float,
        y: float,
        lines: Sequence[str | None],
        *,
        size: float = 9,
        lead: float = 12,
        align: str = "left",
        first_bold: bool = False,
        colour: Colour = BLACK,
    ) -> float:
        """Lines under each other, without the missing ones; the `y` of the next line comes back."""
        for place, line in enumerate(line for line in lines if line):
            self.text(x, y, line, size=size, bold=first_bold and place == 0, align=align, colour=colour)
            y += lead
        return y

    def pairs(
        self,
        x: float,
        y: float,
        rows: Sequence[tuple[str, str]],
        *,
        gap: float,
        size: float = 9,
        lead: float = 13,
        bold: bool = True,
    ) -> float:
        """Labels with their values `gap` to the right; rows without a value are left out."""
        for label, value in rows:
            if value:
                self.text(x, y, label, size=size, bold=bold)
                self.text(x + gap, y, value, size=size)
                y += lead
        return y

    def paragraph(self, x: float, y: float, value: str, *, width: float, size: float = 9, lead: float = 12) -> float:
        """Text that is wrapped to `width`; the `y` of the next line comes back."""
        return self.stack(x, y, self.wrap(value, width, size), size=size, lead=lead)

    def wrap(self, value: str, width: float, size: float) -> list[str]:
        """The lines that a text takes."""
        lines: list[str] = simpleSplit(value, self.regular, size, width)
        return lines

    def rule(self, y: float, x0: float, x1: float, *, weight: float = 0.6, colour: Colour = BLACK) -> None:
        """A horizontal rule."""
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(weight)
        self.canvas.line(x0, self.height - y, x1, self.height - y)

    def upright(self, x: float, y0: float, y1: float, *, weight: float = 0.6) -> None:
        """A vertical rule."""
        self.canvas.setStrokeColorRGB(*BLACK)
        self.canvas.setLineWidth(weight)
        self.canvas.line(x, self.height - y0, x, self.height - y1)

    def box(
        self, x0: float, y0: float, x1: float, y1: float, *, fill: Colour | None = None, stroke: bool = True
    ) -> None:
        """A rectangle, filled, outlined or both."""
        self.canvas.setStrokeColorRGB(*BLACK)
        self.canvas.setLineWidth(0.6)
        if fill:
            self.canvas.setFillColorRGB(*fill)
        self.canvas.rect(x0, self.height - y1, x1 - x0, y1 - y0, stroke=int(stroke), fill=int(fill is not None))

    def end_page(self) -> None:
        """Finish this page with its footer and begin the next."""
        if self.footer:
            self.footer()
        self.canvas.showPage()
        self.canvas.setPageSize((self.width, self.height))
        self.page += 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the cell it shows, its heading, its width (None: what is left) and how it is aligned."""

    key: str
    title: str
    width: float | None = None
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Grid:
    """How a table looks. `ruling` is grid, rows, header or none; the table ends above `bottom` on every page."""

    columns: tuple[Column, ...]
    x0: float
    x1: float
    size: float = 8.5
    lead: float = 10.5
    pad: float = 3
    ruling: str = "rows"
    zebra: Colour | None = None
    head_fill: Colour | None = None
    head_colour: Colour = BLACK
    bottom: float = 700
    top: float = 70

    def showing(self, rows: Sequence[dict[str, str]]) -> "Grid":
        """Without the columns that no row fills."""
        return replace(self, columns=tuple(c for c in self.columns if any(c.key in row for row in rows)))

    def edges(self) -> list[tuple[float, float]]:
        """The left and right edge of each column."""
        fixed = sum(column.width or 0 for column in self.columns)
        x, edges = self.x0, []
        for column in self.columns:
            width = column.width or self.x1 - self.x0 - fixed
            edges.append((x, x + width))
            x += width
        return edges


class Table:
    """A table being drawn on a sheet, over as many pages as it needs."""

    def __init__(self, sheet: Sheet, grid: Grid, rows: Sequence[dict[str, str]]) -> None:
        self.sheet = sheet
        self.grid = grid.showing(rows)
        self.edges = self.grid.edges()
        self.rows = rows

    def draw(self, y: float) -> float:
        """Draw it from `y` (its top edge); its bottom edge comes back."""
        start = y
        y = self._head(y)
        for place, row in enumerate(self.rows):
            cells = self._wrapped(row)
            height = max(len(lines) for lines in cells) * self.grid.lead + 2 * self.grid.pad
            if y + height > self.grid.bottom:
                self._close(start, y)
                self.sheet.end_page()
                start = self.grid.top
                y = self._head(start)
            self._row(y, cells, height, place)
            y += height
        self._close(start, y)
        return y

    def totals(self, y: float, rows: Sequence[tuple[str, str]]) -> float:
        """Rows of sums under the table: the amount in the last column, its label before it."""
        left, right = self.edges[-1]
        height = self.grid.lead + 2 * self.grid.pad
        for label, amount in rows:
            base = y + height - self.grid.pad - 2
            self.sheet.text(left - 6, base, label, size=self.grid.size, bold=True, align="right")
            self.sheet.text(right - 4, base, amount, size=self.grid.size, bold=True, align="right")
            if self.grid.ruling == "grid":
                self.sheet.box(left, y, right, y + height)
            y += height
        return y

    def _wrapped(self, row: dict[str, str]) -> list[list[str]]:
        cells = zip(self.grid.columns, self.edges, strict=True)
        return [self.sheet.wrap(row.get(c.key, ""), x1 - x0 - 8, self.grid.size) or [""] for c, (x0, x1) in cells]

    def _cell(self, place: int, y: float, value: str, *, bold: bool = False, colour: Colour = BLACK) -> None:
        column, (x0, x1) = self.grid.columns[place], self.edges[place]
        x = {"left": x0 + 4, "right": x1 - 4, "centre": (x0 + x1) / 2}[column.align]
        self.sheet.text(x, y, value, size=self.grid.size, bold=bold, align=column.align, colour=colour)

    def _head(self, y: float) -> float:
        height = self.grid.lead + 2 * self.grid.pad
        if self.grid.head_fill:
            self.sheet.box(self.grid.x0, y, self.grid.x1, y + height, fill=self.grid.head_fill, stroke=False)
        for place, column in enumerate(self.grid.columns):
            self._cell(place, y + height - self.grid.pad - 2, column.title, bold=True, colour=self.grid.head_colour)
        if self.grid.ruling != "none":
            self.sheet.rule(y + height, self.grid.x0, self.grid.x1)
        return y + height

    def _row(self, y: float, cells: list[list[str]], height: float, number: int) -> None:
        if self.grid.zebra and number % 2:
            self.sheet.box(self.grid.x0, y, self.grid.x1, y + height, fill=self.grid.zebra, stroke=False)
        for place, lines in enumerate(cells):
            for step, line in enumerate(lines):
                self._cell(place, y + self.grid.pad + self.grid.lead * (step + 1) - 2.5, line)
        if self.grid.ruling in {"grid", "rows"}:
            self.sheet.rule(y + height, self.grid.x0, self.grid.x1, weight=0.3)

    def _close(self, y0: float, y1: float) -> None:
        if self.grid.ruling == "grid":
            self.sheet.box(self.grid.x0, y0, self.grid.x1, y1)
            for _, right in self.edges[:-1]:
                self.sheet.upright(right, y0, y1)
        elif self.grid.ruling == "header":
            self.sheet.rule(y1, self.grid.x0, self.grid.x1)
