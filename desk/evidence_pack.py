"""An item's evidence as one PDF to print or to file: its pages with what was read of them, and its whole story."""

import getpass
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, PageBreak, Paragraph, SimpleDocTemplate

from bots.reading.pool import NotDrawnError, ReaderPool
from counterfoil.model.documents import Reading
from counterfoil.settings import Settings
from counterfoil.store import Item, Store

# Both come with reportlab and are put into the file, so that it looks the same on any machine and in any year.
PLAIN, BOLD = "Vera", "VeraBd"
MARGIN, INDENT = 16 * mm, 4 * mm
WIDE, HIGH = A4[0] - 2 * MARGIN, A4[1] - 2 * MARGIN
HEADING = ParagraphStyle("heading", fontName=BOLD, fontSize=10, leading=13, spaceBefore=9, spaceAfter=2)
TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=14, leading=18, spaceAfter=4)


class PackError(Exception):
    """The evidence pack cannot be written; the message says why and what to do."""


def evidence_pack(
    item: Item, story: Iterable[str], pictures: Sequence[bytes | str], *, person: str, at: datetime
) -> bytes:
    """The PDF. `story` is that of `desk.explaining`, `pictures` those of `drawn_pages`; `person` asked for it."""
    for font in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(font, f"{font}.ttf"))
    title = f"Counterfoil of {item.id}"
    made = f"{title} · made for {person} on {at:%Y-%m-%d %H:%M} UTC"

    def footer(canvas: Canvas, template: SimpleDocTemplate) -> None:
        canvas.setFont(PLAIN, 7)
        canvas.drawString(MARGIN, MARGIN / 2, made)
        canvas.drawRightString(A4[0] - MARGIN, MARGIN / 2, f"page {template.page}")

    stream = io.BytesIO()
    template = SimpleDocTemplate(stream, pagesize=A4, title=title, author="Counterfoil", lang="en-GB", **_margins())
    parts = [Paragraph(escape(title), TITLE), *_told(story), *_shown(pictures)]
    template.build(parts, onFirstPage=footer, onLaterPages=footer)
    return stream.getvalue()


def pages_of(item: Item, reading: Reading | None) -> tuple[int, ...]:
    """The pages of its file that are the item's own; none where the file has no pages."""
    return item.pages or tuple(range(1, (item.page_count or (reading.page_count if reading else 0)) + 1))


def drawn_pages(store: Store, pool: ReaderPool, item: Item) -> list[bytes | str]:
    """Each page of the item as a PNG with the boxes of what was read there, or why it cannot be drawn."""
    reading, drawn = store.reading(item.id), list[bytes | str]()
    if reading is None:
        return drawn
    if stone := store.tombstone(item):
        return [f"Its pages are not shown: {stone}."]
    for number in pages_of(item, reading):
        try:
            drawn.append(pool.draw(item.name, store.originals.path(item.sha256), reading, number))
        except NotDrawnError as error:
            drawn.append(f"Page {number} is not shown: {error}")
    return drawn


def _told(story: Iterable[str]) -> Iterator[Flowable]:
    """The lines of the story: what stands at the margin is a heading, the others are set in as they are there."""
    for line in story:
        text = line.lstrip()
        if not text:
            continue
        depth = (len(line) - len(text)) // 2
        style = ParagraphStyle(f"depth {depth}", fontName=PLAIN, fontSize=8, leading=11, leftIndent=depth * INDENT)
        yield Paragraph(escape(text), style if depth else HEADING)


def _shown(pictures: Iterable[bytes | str]) -> Iterator[Flowable]:
    for picture in pictures:
        yield PageBreak()
        if isinstance(picture, str):
            yield Paragraph(escape(picture), HEADING)
        else:
            yield Image(io.BytesIO(picture), width=WIDE - 12, height=HIGH - 12, kind="proportional")


def _margins() -> dict[str, float]:
    return dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN)


def write(file: Path, store: Store, item: Item, story: Iterable[str], settings: Settings) -> None:
    """Write the pack for whoever is at this machine."""
    with ReaderPool(workers=1, seconds=settings.read_seconds, megabytes=settings.read_megabytes) as pool:
        pictures = drawn_pages(store, pool, item)
    file.write_bytes(evidence_pack(item, story, pictures, person=getpass.getuser(), at=store.clock()))


def check(file: Path | None) -> None:
    """Find what is wrong with the file to write before any page is drawn.

    Raises:
        PackError: it cannot be written, or is not called a PDF.
    """
    if file is None:
        return
    if file.suffix.casefold() != ".pdf":
        raise PackError(f"{file} is to be a PDF; let its name end with .pdf")
    if not file.absolute().parent.is_dir():
        raise PackError(f"there is no folder {file.parent} to write into; make it first")
