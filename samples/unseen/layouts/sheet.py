"""A sheet of paper to draw on point by point, for layouts that need no browser."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT, BOTTOM = 42.0, WIDTH - 42, 90.0


class Sheet:
    """A canvas with a pen that knows its height from the top of the page."""

    def __init__(self, fonts: tuple[str, str], size: float) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.plain, self.bold = fonts
        self.size = min(size, 10)
        self.top = 50.0

    def write(self, x: float, text: str, *, bold: bool = False, right: bool = False, size: float = 0) -> None:
        """Text at the pen's height; `right` ends it at x."""
        self.canvas.setFont(self.bold if bold else self.plain, size or self.size)
        (self.canvas.drawRightString if right else self.canvas.drawString)(x, HEIGHT - self.top, text)

    def down(self, lines: float = 1.0) -> None:
        """Moves the pen."""
        self.top += lines * (self.size + 3.5)

    def rule(self) -> None:
        """A line across the page."""
        self.canvas.line(LEFT, HEIGHT - self.top + self.size, RIGHT, HEIGHT - self.top + self.size)

    def turn(self) -> None:
        """A new page."""
        self.canvas.showPage()
        self.top = 60.0

    def finished(self) -> bytes:
        """The PDF."""
        self.canvas.save()
        return self.buffer.getvalue()
