"""Draws documents as PDF pages for the tests of the reader: each piece of text is put where the test says."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import lightgrey
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4


@dataclass(frozen=True)
class Text:
    """A piece of text: its edge or middle (by `align`) and its baseline from the top, in points.

    `turned` is how many degrees anticlockwise it is set from there.
    """

    x: float
    y: float
    text: str
    size: float = 9
    bold: bool = False
    align: str = "left"
    turned: int = 0


def draw(*pages: Sequence[Text], grey: Sequence[tuple[float, float, float, float]] = ()) -> bytes:
    """A PDF of these pages; `grey` are rectangles behind the text of every page (x, y from the top, width, height)."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for page in pages:
        for x, y, width, height in grey:
            canvas.setFillColor(lightgrey)
            canvas.rect(x, HEIGHT - y - height, width, height, stroke=0, fill=1)
            canvas.setFillGray(0)
        for piece in page:
            canvas.setFont("Helvetica-Bold" if piece.bold else "Helvetica", piece.size)
            put = {"left": canvas.drawString, "right": canvas.drawRightString, "middle": canvas.drawCentredString}
            canvas.saveState()
            canvas.translate(piece.x, HEIGHT - piece.y)
            canvas.rotate(piece.turned)
            put[piece.align](0, 0, piece.text)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def stacked(x: float, y: float, *lines: str, size: float = 9, align: str = "left", lead: float = 12) -> list[Text]:
    """Lines under one another."""
    return [Text(x, y + number * lead, line, size=size, align=align) for number, line in enumerate(lines)]


def pairs(x: float, value_x: float, y: float, *labelled: tuple[str, str], lead: float = 13) -> list[Text]:
    """Labels with their values beside them."""
    return [
        piece
        for number, (label, value) in enumerate(labelled)
        for piece in (Text(x, y + number * lead, label), Text(value_x, y + number * lead, value))
    ]


def grid(y: float, columns: Sequence[tuple[float, str]], *rows: Sequence[str], lead: float = 14) -> list[Text]:
    """A table: the first row is its header; each column has its edge and alignment."""
    return [
        Text(x, y + number * lead, cell, bold=number == 0, align=align)
        for number, row in enumerate(rows)
        for (x, align), cell in zip(columns, row, strict=True)
        if cell
    ]


BUYER = ("Northmoor Hospitals NHS Foundation Trust", "ZN1 Payables K101", "PO Box 312", "Leeds", "LS11 1HP")


@dataclass(frozen=True)
class Bill:
    """A plain one-page bill, for tests in which the layout does not matter."""

    number: str = "INV-1001"
    title: str = "INVOICE"
    number_label: str = "Invoice No:"
    date: str = "05/10/2026"
    order: str = "ZN1000123"
    net: str = "100.00"
    vat: str = "20.00"
    gross: str = "120.00"
    foot: str = ""
    more: Sequence[Text] = field(default_factory=tuple)

    def page(self) -> list[Text]:
        labelled = (self.number_label, self.number), ("Date:", self.date), ("Order No:", self.order)
        return [
            Text(40, 50, "Halden Supplies Ltd", size=16, bold=True),
            Text(40, 66, "1 Mill Road, York, YO1 4AB"),
            Text(555, 50, self.title, size=20, bold=True, align="right"),
            *stacked(40, 110, *BUYER),
            *pairs(350, 450, 110, *((label, value) for label, value in labelled if value)),
            *grid(
                220,
                ((40, "left"), (330, "right"), (420, "right"), (540, "right")),
                ("Description", "Qty", "Unit Price", "Net"),
                ("Nitrile gloves", "1", self.net, self.net),
            ),
            *totals(300, ("Net Total", self.net), ("VAT @ 20%", self.vat), ("Total", f"£{self.gross}")),
            Text(WIDTH / 2, 815, self.foot, size=8, align="middle"),
            *self.more,
        ]


def totals(y: float, *rows: tuple[str, str], x: float = 400, edge: float = 540) -> list[Text]:
    """A box of totals: labels at `x`, amounts ending at `edge`."""
    return [
        piece
        for number, (label, amount) in enumerate(rows)
        for piece in (Text(x, y + 14 * number, label), Text(edge, y + 14 * number, amount, align="right"))
    ]
