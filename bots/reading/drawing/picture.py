"""Draws a page with what was read from it: boxes, call-outs in the margins, and below what has no place on the page."""

import io
from collections.abc import Sequence
from enum import Enum

from PIL import Image

from bots.reading.drawing.callouts import HEIGHT, CallOut, Margins, arranged
from bots.reading.drawing.marks import Mark, marks_of
from bots.reading.drawing.pages import PagePicture, page_picture
from bots.reading.drawing.sheet import WHITE, Colour, Dash, Sheet
from counterfoil.model.documents import Document, Finding, Reading
from counterfoil.model.fields import Box

# All lengths are points of the sheet, on which the page's long side has this length whatever its own size is.
PAGE_LONG = 842.0
MARGIN, GUTTER, EDGE, HEAD, FOOT, ROW = 170.0, 16.0, 12.0, 44.0, 14.0, 12.0
# What a box stands off from its words.
OFF = 1.4
MOST_ROWS, COLUMNS = 45, 2

INK, FAINT = Colour(33, 37, 41), Colour(95, 103, 112)
GROUND, RULE = (243, 244, 246), Colour(206, 211, 217)


class Band(Enum):
    """How sure a field is, told apart by colour, by line and by how full its disc is.

    The colours stay apart for the colour-blind. Below a half nothing is acted on (`confidence_floor` in the rules).
    """

    SURE = ("sure, 90 % and more", Colour(0, 104, 122), Dash.SOLID, 1.0)
    FAIR = ("fair, 50 to 89 %", Colour(176, 96, 0), Dash.DASHED, 0.5)
    DOUBTFUL = ("doubtful, under 50 %", Colour(179, 27, 76), Dash.DOTTED, 0.0)

    def __init__(self, meaning: str, colour: Colour, dash: Dash, full: float) -> None:
        self.meaning, self.colour, self.dash, self.full = meaning, colour, dash, full

    @classmethod
    def of(cls, confidence: float) -> "Band":
        """The band of a confidence, as it is printed."""
        whole = percent(confidence)
        return cls.SURE if whole >= 90 else cls.FAIR if whole >= 50 else cls.DOUBTFUL  # noqa: PLR2004 as in `meaning`


def percent(confidence: float) -> int:
    """A confidence in whole percents, never rounded up to one that it does not reach."""
    return int(confidence * 100 + 1e-9)


def draw_page(name: str, content: bytes, reading: Reading, number: int) -> bytes:
    """A page of a file that has been read, from 1, as a PNG with everything that was found on it.

    Of a document with patients' data only the outline is drawn: a picture is a copy that nobody may make of it.

    Raises:
        NoPagesError: the file has no such page.
    """
    documents = [document for document in reading.documents if number in document.pages]
    page = page_picture(content, number)
    if any(remark.finding is Finding.PATIENT_DATA for document in documents for remark in document.remarks):
        page = page._replace(image=Image.new("RGB", page.image.size, RULE[:3]))
    drawing = _Drawing(page, documents, number)
    found = "; ".join(map(_described, documents)) or reading.detail or "nothing was read here"
    return drawing.png(name, f"page {number} of {max(reading.page_count, number)}", found)


def _described(document: Document) -> str:
    return (
        f"{document.kind.value.replace('_', ' ')} ({percent(document.kind_confidence)} % sure), "
        f"sums {document.sums.value}, channel {document.channel.value.replace('_', '-')}"
    )


class _Drawing:
    """The sheet for one page: the page in the middle, call-outs left and right of it, a legend below."""

    def __init__(self, page: PagePicture, documents: Sequence[Document], number: int) -> None:
        self._picture = page.image
        self._scale = PAGE_LONG / max(page.width, page.height)
        self._page = Box(MARGIN, HEAD, MARGIN + page.width * self._scale, HEAD + page.height * self._scale)
        marks = [mark for document in documents for mark in marks_of(document)]
        self._margins = self._arranged([mark for mark in marks if mark.boxes and mark.page == number])
        self._unplaced = [mark for mark in marks if not mark.boxes]
        self._remarks = [
            f"{remark.finding.value.replace('_', ' ')}: {remark.detail}"
            for document in documents
            for remark in document.remarks
            if remark.page in {None, number}
        ]
        self._legend_top = max(self._page.bottom, self._margins.bottom) + FOOT
        self._width = self._page.x1 + MARGIN

    def png(self, name: str, page: str, found: str) -> bytes:
        """The whole picture."""
        with Sheet(self._width, self._legend_top + self._legend_height()) as sheet:
            self._draw_heading(sheet, name, page, found)
            sheet.box(self._page, line=RULE, width=0.6)
            for side, edge in ((self._margins.left, self._page.x0), (self._margins.right, self._page.x1)):
                for callout in side:
                    self._draw_boxes(sheet, callout)
                    self._draw_callout(sheet, callout, edge)
            self._draw_legend(sheet)
            picture = sheet.over(self._ground(sheet))
        stream = io.BytesIO()
        picture.save(stream, "PNG")
        return stream.getvalue()

    def _arranged(self, marks: Sequence[Mark]) -> Margins:
        callouts = [CallOut(mark=mark, boxes=tuple(map(self._on_sheet, mark.boxes))) for mark in marks]
        middle = (self._page.x0 + self._page.x1) / 2
        return arranged(callouts, middle=middle, top=self._page.top, bottom=self._page.bottom)

    def _on_sheet(self, box: Box) -> Box:
        return Box(
            self._page.x0 + box.x0 * self._scale - OFF,
            self._page.top + box.top * self._scale - OFF,
            self._page.x0 + box.x1 * self._scale + OFF,
            self._page.top + box.bottom * self._scale + OFF,
        )

    def _ground(self, sheet: Sheet) -> Image.Image:
        """The page on the ground that everything is drawn on, to the page's own scale."""
        scale = max(self._picture.size) / PAGE_LONG
        ground = Image.new("RGB", (round(sheet.width * scale), round(sheet.height * scale)), GROUND)
        ground.paste(self._picture, (round(self._page.x0 * scale), round(self._page.top * scale)))
        return ground

    def _draw_heading(self, sheet: Sheet, name: str, page: str, found: str) -> None:
        room = self._width - 2 * EDGE
        sheet.words(EDGE, 18, sheet.fitted(name, room * 0.8, size=11, bold=True), size=11, colour=INK, bold=True)
        sheet.words(self._width - EDGE, 18, page, size=9, colour=FAINT, right=True)
        sheet.words(EDGE, 32, sheet.fitted(found, room, size=9), size=9, colour=FAINT)

    def _draw_boxes(self, sheet: Sheet, callout: CallOut) -> None:
        band = Band.of(callout.mark.confidence)
        for box in callout.boxes:
            # White behind the line, so that it shows on a dark ground as well.
            sheet.box(box, line=WHITE.at(110), width=1.9)
            sheet.box(box, fill=band.colour.at(22), line=band.colour, width=0.9, dash=band.dash)

    def _draw_callout(self, sheet: Sheet, callout: CallOut, edge: float) -> None:
        """The label with its line, which runs under the words so that it strikes none of them out."""
        mark, band, whole = callout.mark, Band.of(callout.mark.confidence), callout.whole
        on_left = edge == self._page.x0
        x0 = EDGE if on_left else edge + GUTTER
        place = Box(x0, callout.top, x0 + MARGIN - GUTTER - EDGE, callout.top + HEIGHT)
        start, end = (whole.x0, place.x1) if on_left else (whole.x1, place.x0)
        bend = edge - 4 if on_left else edge + 4
        line = [(start, whole.bottom), (bend, whole.bottom), (end, callout.middle)]
        sheet.path(line, line=band.colour.at(150), width=0.6)
        sheet.box(place, fill=WHITE, line=RULE, width=0.5)
        sheet.box(Box(place.x0, place.top, place.x0 + 2.4, place.bottom), fill=band.colour)
        sheet.disc(place.x0 + 9.5, place.top + 7.6, 3.0, line=band.colour, share=band.full)
        sure = f"{percent(mark.confidence)} %"
        name = sheet.fitted(mark.name, place.x1 - place.x0 - 48, size=7.5, bold=True)
        sheet.words(place.x0 + 16, place.top + 10.2, name, size=7.5, colour=INK, bold=True)
        sheet.words(place.x1 - 5, place.top + 10.2, sure, size=7.5, colour=band.colour, bold=True, right=True)
        value = sheet.fitted(mark.value, place.x1 - place.x0 - 21, size=7)
        sheet.words(place.x0 + 16, place.top + 19.4, value, size=7, colour=FAINT)

    def _legend_height(self) -> float:
        rows = -(-len(self._unplaced[:MOST_ROWS]) // COLUMNS) + len(self._remarks)
        headings = bool(self._unplaced) + bool(self._remarks)
        return 30 + ROW * rows + 20 * headings + (ROW if len(self._unplaced) > MOST_ROWS else 0)

    def _draw_legend(self, sheet: Sheet) -> None:
        y = self._legend_top + 12
        x = EDGE + 4
        for band in Band:
            sheet.disc(x, y - 2.6, 3.0, line=band.colour, share=band.full)
            sheet.box(Box(x + 8, y - 8, x + 30, y + 2), fill=band.colour.at(22), line=band.colour, dash=band.dash)
            sheet.words(x + 36, y, band.meaning, size=8, colour=INK)
            x += 150
        sheet.words(x, y, "a line of a table is as sure as its least sure cell", size=8, colour=FAINT)
        y = self._draw_unplaced(sheet, y)
        if self._remarks:
            y += 20
            sheet.words(EDGE, y, "Remarks", size=8.5, colour=INK, bold=True)
        for remark in self._remarks:
            y += ROW
            sheet.words(EDGE, y, sheet.fitted(remark, self._width - 2 * EDGE, size=8), size=8, colour=INK)

    def _draw_unplaced(self, sheet: Sheet, y: float) -> float:
        """What was found without a place on a page, in columns; gives the baseline of the last row."""
        if not self._unplaced:
            return y
        y += 20
        sheet.words(EDGE, y, "Found without a place on the page", size=8.5, colour=INK, bold=True)
        listed = self._unplaced[:MOST_ROWS]
        rows, room = -(-len(listed) // COLUMNS), (self._width - 2 * EDGE) / COLUMNS
        for place, mark in enumerate(listed):
            column, row = divmod(place, rows)
            x, base = EDGE + column * room, y + ROW * (row + 1)
            band = Band.of(mark.confidence)
            sheet.disc(x + 4, base - 2.6, 2.6, line=band.colour, share=band.full)
            text = f"{mark.name}: {mark.value} ({percent(mark.confidence)} %)" + (
                f", {mark.source}" * bool(mark.source)
            )
            sheet.words(x + 11, base, sheet.fitted(text, room - 20, size=8), size=8, colour=INK)
        y += ROW * rows
        if len(self._unplaced) > MOST_ROWS:
            y += ROW
            more = f"and {len(self._unplaced) - MOST_ROWS} more; counterfoil read FILE lists them"
            sheet.words(EDGE, y, more, size=8, colour=FAINT)
        return y
