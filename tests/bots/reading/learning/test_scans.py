"""What is learnt from a scan, or from a text PDF, is found again on a scan that lies a little askew."""

from collections.abc import Sequence

import numpy as np

from bots.reading.calibration import GUESSED
from bots.reading.drawing.pages import POINTS
from bots.reading.learning.recalling import noting_pages, put_right
from bots.reading.learning.teaching import lesson_of
from bots.reading.pages.document import read_pages
from bots.reading.pages.values import Labels
from bots.reading.pdfs.words import Page
from bots.reading.scans.tesseract import recognise
from counterfoil.model.corrections import held
from counterfoil.model.documents import Channel, Document
from tests.bots.reading.drawn_pages import draw
from tests.bots.reading.learning.taught import Sheet, correction, lesson, memory
from tests.bots.reading.scans.pictured import pictured

DPI = 200
NEXT = Sheet(number="HS/20555", date="12/10/2026", order="ZN1000777", net="250.00", vat="50.00", gross="300.00")
OTHER = Sheet(
    name="Brackwater Medical Ltd",
    vat_number="GB 999 0051 85",
    company="98403869",
    account="15341186",
    email="accounts@brackwater.example",
    number="BM/77001",
)


def scanned(sheet: Sheet, *, across: int = 0, down: int = 0) -> tuple[Document, Sequence[Labels]]:
    """The sheet as it is recognised on a picture that is shifted by so many pixels."""
    picture = np.roll(pictured(draw(sheet.page()), dpi=DPI), (down, across), axis=(0, 1))
    height, width = (side * POINTS / DPI for side in picture.shape)
    page = Page(number=1, width=width, height=height, words=recognise(picture, DPI))
    with noting_pages() as noted:
        (document,) = read_pages([page], channel=Channel.SCAN)
    return document, noted[-1][1]


def test_what_a_text_pdf_taught_is_found_on_a_scan_of_the_layout() -> None:
    document, pages = scanned(NEXT, across=20, down=-15)
    guess = held(document, "invoice_number")
    assert guess is None or guess.confidence <= GUESSED
    found = held(put_right(document, pages, [memory(lesson(Sheet(), "invoice_number", "HS/20417"))]), "invoice_number")
    assert found is not None
    assert found.value == "HS/20555"
    assert found.confidence > GUESSED


def test_what_a_scan_taught_is_found_on_the_next_scan_and_not_at_another_supplier() -> None:
    document, pages = scanned(Sheet())
    taught = memory(lesson_of(correction("invoice_number", "HS/20417"), document, pages))
    following, its_pages = scanned(NEXT, across=-18, down=25)
    found = held(put_right(following, its_pages, [taught]), "invoice_number")
    assert found is not None
    assert found.value == "HS/20555"
    another, other_pages = scanned(OTHER)
    assert put_right(another, other_pages, [taught]) == another
