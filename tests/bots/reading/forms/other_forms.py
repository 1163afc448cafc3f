"""The second set of made-up forms in layouts of its own."""

import io
from collections.abc import Callable, Sequence

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.bots.reading.forms.other_contents import Sheet, slug, truth

H = A4[1]


class Ink:
    def __init__(self, *, fillable: bool, face: str, size: float) -> None:
        self.fillable, self.face, self.size = fillable, face, size
        self.file = io.BytesIO()
        self.c = Canvas(self.file, pagesize=A4)
        self.count = 0

    def put(self, x: float, y: float, text: str, size: float = 0, *, bold: bool = False, right: bool = False) -> None:
        face = {"Times-Roman": "Times-Bold"}.get(self.face, self.face + "-Bold") if bold else self.face
        self.c.setFont(face, size or self.size)
        self.c.setFillColor(colors.black)
        (self.c.drawRightString if right else self.c.drawString)(x, H - y, text)

    def entry(self, x: float, top: float, w: float, h: float, value: str, named: str = "") -> None:  # noqa: PLR0917
        self.count += 1
        if self.fillable:
            name = (
                f"{named.replace(' ', '')}_{self.count}"
                if named
                else f"f1[{self.count}]".replace("[", "_").replace("]", "")
            )
            self.c.acroForm.textfield(
                name=name,
                value=value,
                x=x,
                y=H - top - h,
                width=w,
                height=h,
                fontSize=8.5,
                borderStyle="underlined",
                borderWidth=0.5,
            )
        elif value:
            self.c.setFont("Courier", 8.5)
            self.c.setFillColor(colors.HexColor("#10206a"))
            self.c.drawString(x + 3, H - top - h + (h - 6) / 2, value)

    def mark(self, x: float, y: float, *, on: bool) -> None:
        self.count += 1
        if self.fillable:
            self.c.acroForm.checkbox(name=f"c{self.count}", checked=on, x=x, y=H - y - 1, size=10, buttonStyle="check")
            return
        self.c.setLineWidth(0.6)
        self.c.rect(x, H - y - 1, 9, 9)
        if on:
            self.c.setFont("ZapfDingbats", 9)
            self.c.drawString(x + 0.8, H - y + 0.8, "\u2714")

    def pick(self, x: float, y: float, options: Sequence[str], chosen: str, gap: float = 62) -> None:
        self.count += 1
        for place, option in enumerate(options):
            at = x + place * gap
            if self.fillable:
                self.c.acroForm.radio(
                    name=f"r{self.count}",
                    value=f"v{place}",
                    selected=option == chosen,
                    x=at,
                    y=H - y - 1,
                    size=10,
                    shape="circle",
                    buttonStyle="circle",
                )
            else:
                self.c.circle(at + 5, H - y + 3.5, 4.5)
                if option == chosen:
                    self.c.circle(at + 5, H - y + 3.5, 2.4, fill=1)
            self.put(at + 13, y, option)

    def done(self) -> bytes:
        self.c.showPage()
        self.c.save()
        return self.file.getvalue()


def _ticks(ink: Ink, sheet: Sheet, y: float, x: float = 60, answer_x: float = 300) -> float:
    for label, options, value in sheet.ticks:
        if options:
            ink.put(x, y, label)
            ink.pick(answer_x, y, options, value)
        else:
            ink.mark(x, y, on=value == "yes")
            ink.put(x + 16, y, label)
        y += 20
    return y


def _grids(ink: Ink, sheet: Sheet, y: float, x: float = 60, width: float = 475, *, lines: bool = True) -> float:
    for spec, spare in ((sheet.matrix, 0), (sheet.table, 2)):
        if spec is None:
            continue
        heads, rows = (("", *spec[0]), spec[1]) if spec is sheet.matrix else spec
        step = width / len(heads)
        for place, head in enumerate(heads):
            ink.put(x + place * step + 3, y + 11, head, bold=True)
        for number, cells in enumerate((*rows, *[("",) * len(heads)] * spare)):
            top = y + 16 + 17 * number
            for place, cell in enumerate(cells):
                if (spec is sheet.matrix and place == 0) or heads[place] == "Line":
                    ink.put(x + place * step + 3, top + 11, cell)
                else:
                    ink.entry(x + place * step + 1, top + 1, step - 2, 15, cell)
        if lines:
            bottom = y + 16 + 17 * (len(rows) + spare)
            for edge in [y, *(y + 16 + 17 * n for n in range(len(rows) + spare + 1))]:
                ink.c.line(x, H - edge, x + width, H - edge)
            for place in range(len(heads) + 1):
                ink.c.line(x + place * step, H - y, x + place * step, H - bottom)
        y += 36 + 17 * (len(rows) + spare)
    return y


def right_labels(ink: Ink, sheet: Sheet) -> None:
    """Labels set right, answers in tinted boxes without a border."""
    ink.put(60, 60, sheet.title, 20, bold=True)
    ink.put(60, 78, "Return this form to the Shared Services Helpdesk. Incomplete forms will be sent back.", 8)
    y = 100.0
    for heading, rows in sheet.blocks:
        ink.c.setFillColor(colors.HexColor("#003087"))
        ink.c.rect(60, H - y - 16, 475, 16, stroke=0, fill=1)
        ink.c.setFillColor(colors.white)
        ink.c.setFont("Helvetica-Bold", 10)
        ink.c.drawString(64, H - y - 12, heading)
        y += 22
        for label, value in rows:
            ink.put(225, y + 11, label, right=True)
            ink.c.setFillColor(colors.HexColor("#eef3f8"))
            ink.c.rect(235, H - y - 16, 300, 16, stroke=0, fill=1)
            ink.entry(235, y, 300, 16, value, label)
            y += 21
        y += 6
    y = _ticks(ink, sheet, y + 12)
    _grids(ink, sheet, y)


def halves(ink: Ink, sheet: Sheet) -> None:
    """Two blocks side by side, a colon behind each label, thin lines under the answers."""
    ink.put(297 - len(sheet.title) * 3.4, 50, sheet.title.upper(), 13, bold=True)
    y, tall = 80.0, 0.0
    for place, (heading, rows) in enumerate(sheet.blocks):
        x = 40 + 265 * (place % 2)
        if place and place % 2 == 0:
            y, tall = y + tall + 30, 0.0
        ink.put(x, y, heading, bold=True)
        for number, (label, value) in enumerate(rows):
            at = y + 20 + 22 * number
            ink.put(x, at, label + ":")
            ink.c.setLineWidth(0.4)
            ink.c.line(x + 120, H - at - 3, x + 250, H - at - 3)
            ink.entry(x + 120, at - 11, 130, 13, value[:27].strip() if not ink.fillable else value)
        tall = max(tall, 20 + 22 * len(rows))
    y = _ticks(ink, sheet, y + tall + 20, 40, 240)
    _grids(ink, sheet, y, 40, 515)


def typed(ink: Ink, sheet: Sheet) -> None:
    """Set in one face throughout as a word processor does, with numbers before the labels and no lines at all."""
    ink.put(72, 72, sheet.title, 14, bold=True)
    y, number = 100.0, 0
    for heading, rows in sheet.blocks:
        ink.put(72, y, heading, bold=True)
        y += 18
        for label, value in rows:
            number += 1
            ink.put(72, y, f"{number}. {label}")
            ink.entry(270, y - 10, 270, 13, value)
            y += 18
        y += 8
    y = _ticks(ink, sheet, y, 72, 270)
    _grids(ink, sheet, y, 72, 468, lines=False)


def stacked(ink: Ink, sheet: Sheet) -> None:
    """One column: a bold label, a small hint under it, then a wide box."""
    ink.put(50, 50, sheet.title, 16, bold=True)
    y = 66.0
    for heading, rows in sheet.blocks:
        ink.put(50, y + 10, heading, 12, bold=True)
        y += 16
        for label, value in rows:
            ink.put(50, y + 8, label, 8, bold=True)
            ink.c.setLineWidth(0.8)
            ink.c.rect(50, H - y - 26, 300, 15)
            ink.entry(50, y + 11, 300, 15, value)
            y += 29
        y += 2
    y = _ticks(ink, sheet, y + 12, 50, 260)
    _grids(ink, sheet, y - 8, 50, 500)


def closed_table(ink: Ink, sheet: Sheet) -> None:
    """All of a block in one ruled table, three labels over three answers to a band."""
    ink.put(40, 48, sheet.title, 15, bold=True)
    y = 64.0
    for heading, rows in sheet.blocks:
        ink.put(40, y + 10, heading, bold=True)
        y += 16
        for start in range(0, len(rows), 2):
            band = rows[start : start + 2]
            for place, (label, value) in enumerate(band):
                x = 40 + place * 257
                ink.c.setFillGray(0.88)
                ink.c.rect(x, H - y - 14, 257, 14, fill=1)
                ink.put(x + 3, y + 10, label, 8)
                ink.c.rect(x, H - y - 31, 257, 17)
                ink.entry(x + 1, y + 15, 255, 15, value[:48])
            y += 31
        y += 8
    y = _ticks(ink, sheet, y + 12, 40, 240)
    _grids(ink, sheet, y - 8, 40, 514)


OTHER_LAYOUTS: dict[str, Callable[[Ink, Sheet], None]] = {
    one.__name__: one for one in (right_labels, halves, typed, stacked, closed_table)
}
FACES = {
    "right_labels": ("Helvetica", 9.5),
    "halves": ("Times-Roman", 10),
    "typed": ("Courier", 9),
    "stacked": ("Helvetica", 9),
    "closed_table": ("Times-Roman", 10),
}


def other_form(sheet: Sheet, layout: str, *, fillable: bool) -> tuple[bytes, dict[str, str]]:
    """The form as a PDF with its truth; a layout that cuts answers off cuts them in the truth as well."""
    face, size = FACES[layout]
    ink = Ink(fillable=fillable, face=face, size=size)
    OTHER_LAYOUTS[layout](ink, sheet)
    want = truth(sheet)
    if layout == "halves" and not fillable:
        texts = {value: value[:27].strip() for _, rows in sheet.blocks for _, value in rows}
        want = {
            key: texts.get(value, value) if key not in {slug(t[0]) for t in sheet.ticks} else value
            for key, value in want.items()
        }
    if layout == "closed_table":
        want = {key: value[:48] for key, value in want.items()}
    return ink.done(), want
