"""A press for made-up forms: prints answers flat or as fields of a PDF."""

import io
from dataclasses import dataclass, field

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tests.bots.reading.forms.made_contents import Ask

WIDTH, HEIGHT = A4
PALE = HexColor("#e4e9ee")


@dataclass
class Press:
    """A canvas that counts from the top, and fills answers in as print or as fields."""

    fillable: bool
    font: str = "Helvetica"
    size: float = 10
    stream: io.BytesIO = field(default_factory=io.BytesIO)
    names: int = 0

    def __post_init__(self) -> None:
        self.canvas = Canvas(self.stream, pagesize=A4)

    def text(self, x: float, y: float, words: str, *, size: float | None = None, bold: bool = False) -> float:
        font = self.font + "-Bold" if bold else self.font
        self.canvas.setFont(font, size or self.size)
        self.canvas.setFillColor(black)
        self.canvas.drawString(x, HEIGHT - y, words)
        return self.canvas.stringWidth(words, font, size or self.size)

    def box(self, x: float, top: float, width: float, height: float, *, fill: bool = False) -> None:
        self.canvas.setFillColor(PALE if fill else white)
        self.canvas.rect(x, HEIGHT - top - height, width, height, stroke=1, fill=int(fill))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def answer(self, x: float, top: float, width: float, height: float, ask: Ask, value: str) -> None:  # noqa: PLR0917
        """A text answer in the room given: printed, or as a field of a name that says nothing."""
        if not self.fillable:
            lines = simpleSplit(value, "Helvetica", 9.5, width - 8)
            y = top + (height / 2 + 3.4 if len(lines) <= 1 and height < 30 else 11)
            for number, line in enumerate(lines):
                self.canvas.setFont("Helvetica", 9.5)
                self.canvas.setFillColor(black)
                self.canvas.drawString(x + 4, HEIGHT - y - 11.5 * number, line)
            return
        self.names += 1
        place = {
            "x": x,
            "y": HEIGHT - top - height,
            "width": width,
            "height": height,
            "fontSize": 9,
            "name": f"Text{self.names}",
        }
        if ask.sort == "pick":
            self.canvas.acroForm.choice(value=value or ask.options[0], options=list(ask.options), **place)
        else:
            flags = "multiline" if height >= 30 else ""
            self.canvas.acroForm.textfield(value=value, fieldFlags=flags, borderWidth=0.5, **place)

    def ticks(self, x: float, y: float, options: tuple[str, ...], chosen: str, *, step: float = 70) -> None:
        """Boxes with their words on the right, one of them ticked; `y` is the line that the words stand on."""
        self.names += 1
        for number, option in enumerate(options):
            left = x + number * step
            if self.fillable:
                self.canvas.acroForm.radio(
                    name=f"Group{self.names}",
                    value=option.replace(" ", ""),
                    selected=option == chosen,
                    x=left,
                    y=HEIGHT - y - 2,
                    size=11,
                    buttonStyle="cross",
                    shape="square",
                )
            else:
                self._square(left, y, ticked=option == chosen)
            self.text(left + 15, y, option)

    def tick(self, x: float, y: float, *, ticked: bool) -> None:
        if self.fillable:
            self.names += 1
            self.canvas.acroForm.checkbox(name=f"Check{self.names}", checked=ticked, x=x, y=HEIGHT - y - 2, size=11)
        else:
            self._square(x, y, ticked=ticked)

    def _square(self, x: float, y: float, *, ticked: bool) -> None:
        self.box(x, y - 9, 11, 11)
        if ticked:
            self.line(x + 1.5, y - 7.5, x + 9.5, y + 0.5)
            self.line(x + 1.5, y + 0.5, x + 9.5, y - 7.5)

    def finished(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.stream.getvalue()
