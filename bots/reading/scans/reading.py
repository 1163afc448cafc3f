"""Reading scans: from pages of which some are pictures to their documents, or to the reason why they cannot be read."""

from collections.abc import Iterable
from dataclasses import replace

from bots.reading.patient import screened
from bots.reading.pdfs.words import Page
from bots.reading.scans import rapid, tesseract
from bots.reading.scans.leaves import Leaf
from bots.reading.scans.proof import complete
from bots.reading.scans.scanned_pages import Picture
from bots.reading.scans.second_look import read_scans
from counterfoil.model.documents import Channel, Document, Reading, Trouble

READER = f"scan 1 ({tesseract.NAME}, {rapid.NAME})"
# Pages of fewer words than these say nothing: blank sheets, logos, photographs.
FEWEST_WORDS = 4


def read_scanned(pages: Iterable[Page | Picture]) -> Reading:
    """The documents on pages in their order; the pictures among them are recognised.

    The texts of scanned pages are searched for patients' identifiers in every way in which they may be read.
    """
    leaves = [Leaf(page) if isinstance(page, Picture) else page for page in pages]
    scanned = [leaf for leaf in leaves if isinstance(leaf, Leaf)]
    documents = read_scans(leaves)
    reading = _refusal(leaves, scanned, documents) or Reading(
        reader=READER, documents=tuple(_with_channel(document, scanned) for document in documents)
    )
    return screened(reading, [(leaf.number, text) for leaf in scanned for text in leaf.texts])


def _refusal(pages: list[Leaf | Page], scanned: list[Leaf], documents: tuple[Document, ...]) -> Reading | None:
    """Why the pages give no documents: nothing stands on them, or what does cannot be read surely enough to act on."""
    illegible = {leaf.number for leaf in scanned if not leaf.is_legible}
    lost = sorted(
        number for document in documents if not complete(document) for number in document.pages if number in illegible
    )
    if lost:
        where = f"page {lost[0]}" if len(lost) == 1 else f"pages {', '.join(map(str, lost))}"
        detail = (
            f"The scan cannot be read surely enough ({where}). Ask the sender for a sharper one, at 300 dots an inch."
        )
        return Reading(reader=READER, trouble=Trouble.PICTURE_ONLY, detail=detail)
    words = sum(len((page.page if isinstance(page, Leaf) else page).words) for page in pages)
    if words < FEWEST_WORDS:
        detail = "The picture shows no text that can be read; a person has to look at it."
        return Reading(reader=READER, trouble=Trouble.PICTURE_ONLY, detail=detail)
    return None


def _with_channel(document: Document, scanned: list[Leaf]) -> Document:
    """A document of which no page is a picture is one of text."""
    numbers = {leaf.number for leaf in scanned}
    return document if numbers & set(document.pages) else replace(document, channel=Channel.TEXT)
