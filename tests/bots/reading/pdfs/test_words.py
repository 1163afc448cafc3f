"""Words are grouped by the gaps between characters and stand where the page shows them."""

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from bots.reading.pdfs.words import Page, in_lines, read_page
from tests.bots.reading.drawn_pages import Text, draw

WIDTH, HEIGHT = A4


def first_page(content: bytes) -> Page:
    document = pdfium.PdfDocument(content)
    page = document[0]
    try:
        return read_page(page, 1)
    finally:
        page.close()
        document.close()


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def canvas_page(*, kerned: bool) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    text = canvas.beginText(40, 700)
    text.setCharSpace(-0.25 if kerned else 0.4)
    text.textOut("Invoice number INV-77")
    canvas.drawText(text)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("kerned", [True, False])
def test_kerning_and_wide_setting_do_not_break_words(kerned: bool) -> None:  # noqa: FBT001 a pytest parameter
    assert texts(first_page(canvas_page(kerned=kerned))) == ["Invoice", "number", "INV-77"]


def test_a_word_stands_where_it_was_drawn() -> None:
    word = first_page(draw([Text(100, 200, "Total")])).words[0]
    assert word.x0 == pytest.approx(100, abs=1)
    assert word.top < 200 < word.bottom + 1


def test_a_spread_out_heading_is_one_word() -> None:
    assert texts(first_page(draw([Text(40, 50, "I N V O I C E", size=18)]))) == ["INVOICE"]


def test_text_drawn_twice_is_read_once() -> None:
    assert texts(first_page(draw([Text(40, 50, "Total"), Text(40.3, 50, "Total")]))) == ["Total"]


def changed(content: bytes, change: Callable[[pdfium.PdfPage], None]) -> bytes:
    """A PDF whose first page was changed."""
    document = pdfium.PdfDocument(content)
    page = document[0]
    change(page)
    page.close()
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


@pytest.mark.parametrize(("rotation", "box"), [(90, (642, 100)), (180, (474, 642)), (270, (192, 474))])
def test_a_turned_page_is_read_upright_and_its_boxes_are_where_the_page_is_shown(
    rotation: int, box: tuple[float, float]
) -> None:
    page = first_page(changed(draw([Text(100, 200, "Total")]), lambda page: page.set_rotation(rotation)))
    word = page.words[0]
    shown = page.shown(word.x0, word.top, word.x1, word.bottom)
    assert word.text == "Total"
    assert word.x0 == pytest.approx(100, abs=1)
    assert shown.x0 == pytest.approx(box[0], abs=12)
    assert shown.top == pytest.approx(box[1], abs=22)


def test_text_outside_the_crop_box_is_not_read() -> None:
    content = draw([Text(100, 100, "shown"), Text(100, 700, "trimmed")])
    cropped = changed(content, lambda page: page.set_cropbox(0, 400, WIDTH, HEIGHT))
    assert texts(first_page(cropped)) == ["shown"]


def test_columns_set_a_few_points_apart_stay_two_lines() -> None:
    page = first_page(draw([Text(40, 100, "left one"), Text(300, 103, "right one")]))
    assert [[word.text for word in line] for line in in_lines(list(page.words))] == [["left", "one"], ["right", "one"]]
