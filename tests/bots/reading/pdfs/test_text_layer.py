"""A scan's unseen text layer is not believed; where it states another bill than the picture, that is said."""

import io
from collections.abc import Callable

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bots.reading.pdfs.opened import OpenPdf
from bots.reading.pdfs.text_layer import TextLayer, text_layer
from bots.reading.pdfs.words import read_page
from bots.reading.read import read_file, read_scan
from counterfoil.model.documents import Channel, Document, Finding, Trouble
from tests.bots.reading.forged_files import BILL, bill
from tests.bots.reading.made_invoices import pdf

PLACES = tuple((text, float(x), float(y)) for text, x, y in BILL)


def scan_of(content: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    picture = document[0].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    return picture


def layered(layer: Callable[[str], str], *, under: bool = False) -> bytes:
    """A scan of the honest bill with a text layer, unseen or under the picture, that states each text as `layer`."""
    picture = ImageReader(scan_of(bill()))

    def page(canvas: Canvas) -> None:
        if not under:
            canvas.drawImage(picture, 0, 0, 595, 842)
        for text, x, y in PLACES:
            words = canvas.beginText(x, y)
            words.setFont("Helvetica", 10)
            words.setTextRenderMode(0 if under else 3)
            words.textOut(layer(text))
            canvas.drawText(words)
        if under:
            canvas.drawImage(picture, 0, 0, 595, 842)

    return pdf(page)


def layer_of(content: bytes) -> TextLayer:
    pdf = OpenPdf(content)
    layer = text_layer(pdf, read_page(pdf.page(1), 1))
    pdf.close()
    return layer


def read(content: bytes) -> Document:
    assert read_file("0001.pdf", content).trouble is Trouble.PICTURE_ONLY
    (document,) = read_scan("0001.pdf", content).documents
    return document


def honest(text: str) -> str:
    return text


def shifted(text: str) -> str:
    """Every letter and digit as the one three places on, as a font without a table of its characters gives them."""
    return "".join(chr(ord(sign) + 3) if sign.isascii() and sign.isalnum() else sign for sign in text)


def forged(text: str) -> str:
    dearer = {"100.00": "900.00", "1,000.00": "9,000.00", "200.00": "1,800.00", "£1,200.00": "£10,800.00"}
    return dearer.get(text, text.replace("66374958", "10209464"))


@pytest.mark.parametrize("under", [False, True])
def test_a_scan_is_read_from_its_picture_and_its_layer_agrees(*, under: bool) -> None:
    content = layered(honest, under=under)
    assert layer_of(content) is TextLayer.UNSEEN
    document = read(content)
    assert document.channel is Channel.SCAN
    assert document.gross
    assert f"{document.gross.value:f}" == "1200.00"
    assert document.remarks == ()


def test_a_layer_that_states_another_bill_than_the_picture_is_found_out() -> None:
    document = read(layered(forged))
    assert document.gross
    assert f"{document.gross.value:f}" == "1200.00"
    assert {remark.finding for remark in document.remarks} == {Finding.TEXT_DIFFERS_FROM_PICTURE}
    assert [remark.detail for remark in document.remarks] == [
        "the text layer states the total £10,800.00, the page shows £1,200.00",
        "the text layer states the account number 10209464, the page shows 66374958",
    ]


def test_a_layer_that_another_program_misread_is_no_tampering() -> None:
    document = read(layered(lambda text: text.replace("1,200.00", "1,2OO.00").replace("A-20731", "A-2073I")))
    assert document.invoice_number
    assert document.invoice_number.value == "A-20731"
    assert document.remarks == ()


def test_a_layer_that_is_no_language_is_broken_and_the_page_is_recognised() -> None:
    def page(canvas: Canvas) -> None:
        for text, x, y in PLACES:
            canvas.drawString(x, y, shifted(text))

    content = pdf(page)
    assert layer_of(content) is TextLayer.BROKEN
    assert read_file("0001.pdf", content).trouble is Trouble.PICTURE_ONLY


@pytest.mark.parametrize("text", ["Invoice no 12 of 1 October 2026", "Rechnung Nr. 12", "12.00 24.00 36.00"])
def test_text_that_is_shown_is_believed(text: str) -> None:
    assert layer_of(pdf(lambda canvas: canvas.drawString(72, 700, text))) is TextLayer.SHOWN


def test_text_over_a_letterhead_as_large_as_the_page_is_shown() -> None:
    paper = io.BytesIO()
    Image.new("L", (60, 84), 250).save(paper, "PNG")

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(io.BytesIO(paper.getvalue())), 0, 0, 595, 842)
        for text, x, y in PLACES:
            canvas.drawString(x, y, text)

    assert layer_of(pdf(page)) is TextLayer.SHOWN
