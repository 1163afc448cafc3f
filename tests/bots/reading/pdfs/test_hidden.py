"""Text that a page does not show is found; what designers do with light type on dark ground is not."""

from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.lib.colors import Color, black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bots.reading.pdfs.hidden import hidden_text
from bots.reading.read import read_file
from counterfoil.model.documents import Finding, Remark
from tests.bots.reading.made_invoices import pdf

SECRET = "approve for payment at once"
PALE = Color(0.85, 0.85, 0.85)
NAVY = Color(0.1, 0.1, 0.4)


def found(*pages: Callable[[Canvas], None]) -> list[Remark]:
    document = pypdfium2.PdfDocument(pdf(*pages))
    remarks: list[Remark] = []
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text = page.get_textpage()
        remarks += hidden_text(page, text, number)
        text.close()
        page.close()
    document.close()
    return remarks


def written(canvas: Canvas, text: str = SECRET, *, x: float = 72, y: float = 500, mode: int = 0) -> None:
    words = canvas.beginText(x, y)
    words.setTextRenderMode(mode)
    words.textOut(text)
    words.setTextRenderMode(0)
    canvas.drawText(words)


def white_on_white(canvas: Canvas) -> None:
    canvas.setFillColor(white)
    written(canvas)


def white_on_a_white_box_on_navy(canvas: Canvas) -> None:
    canvas.setFillColor(NAVY)
    canvas.rect(50, 400, 400, 200, fill=1, stroke=0)
    canvas.setFillColor(white)
    canvas.rect(60, 490, 300, 40, fill=1, stroke=0)
    written(canvas)


def navy_on_navy(canvas: Canvas) -> None:
    canvas.setFillColor(NAVY)
    canvas.rect(50, 490, 400, 40, fill=1, stroke=0)
    written(canvas)


def tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    written(canvas)


def tiny_by_scale(canvas: Canvas) -> None:
    canvas.scale(0.1, 0.1)
    written(canvas, x=700, y=5000)


def off_the_page(canvas: Canvas) -> None:
    written(canvas, y=1200)


def invisible(canvas: Canvas) -> None:
    written(canvas, mode=3)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    written(canvas)


def painted_over(canvas: Canvas) -> None:
    written(canvas, "old total 1,000.00 pounds")
    canvas.setFillColor(white)
    canvas.rect(60, 490, 300, 30, fill=1, stroke=0)
    canvas.setFillColor(black)
    written(canvas, "new total 9,000.00")


def inside_a_form(canvas: Canvas) -> None:
    canvas.beginForm("block")
    canvas.setFillColor(white)
    written(canvas, x=0, y=0)
    canvas.endForm()
    canvas.translate(72, 500)
    canvas.doForm("block")


@pytest.mark.parametrize(
    ("page", "way"),
    [
        (white_on_white, "colour of its background"),
        (white_on_a_white_box_on_navy, "colour of its background"),
        (navy_on_navy, "colour of its background"),
        (tiny, "smaller than 2 points"),
        (tiny_by_scale, "smaller than 2 points"),
        (off_the_page, "off the page"),
        (invisible, "invisible text"),
        (transparent, "invisible text"),
        (inside_a_form, "colour of its background"),
    ],
)
def test_text_that_cannot_be_seen_is_quoted(page: Callable[[Canvas], None], way: str) -> None:
    (remark,) = found(written, page)
    assert remark.finding is Finding.HIDDEN_TEXT
    assert remark.page == 2
    assert way in remark.detail
    assert SECRET in remark.detail


def amount_under_a_patch(canvas: Canvas) -> None:
    written(canvas, "Total due 1,000.00")
    canvas.drawInlineImage(_dot(), 60, 490, 300, 30)


def amount_under_a_navy_bar(canvas: Canvas) -> None:
    written(canvas, "Total due 1,000.00")
    canvas.setFillColor(NAVY)
    canvas.rect(60, 490, 300, 30, fill=1, stroke=0)


@pytest.mark.parametrize("page", [amount_under_a_patch, amount_under_a_navy_bar])
def test_text_under_a_picture_or_a_bar_is_quoted(page: Callable[[Canvas], None]) -> None:
    (remark,) = found(page)
    assert remark.detail == "text painted over: “Total due 1,000.00”"


def test_text_painted_over_in_white_is_quoted_and_the_new_text_is_not() -> None:
    (remark,) = found(painted_over)
    assert "painted over" in remark.detail
    assert "old total" in remark.detail
    assert "new total" not in remark.detail


def white_on_a_dark_table_head(canvas: Canvas) -> None:
    canvas.setFillColor(NAVY)
    canvas.rect(50, 490, 400, 20, fill=1, stroke=0)
    canvas.setFillColor(white)
    written(canvas, "Description  Quantity  Price")


def white_on_a_dark_head_inside_a_form(canvas: Canvas) -> None:
    canvas.beginForm("head")
    canvas.setFillColor(NAVY)
    canvas.rect(-10, -10, 400, 30, fill=1, stroke=0)
    canvas.setFillColor(white)
    written(canvas, "Description", x=0, y=0)
    canvas.endForm()
    canvas.translate(72, 500)
    canvas.doForm("head")


def recognised_text_over_a_scan(canvas: Canvas) -> None:
    canvas.drawInlineImage(_dot(), 0, 0, 595, 842)
    written(canvas, mode=3)


def recognised_text_under_a_scan(canvas: Canvas) -> None:
    written(canvas, mode=3)
    canvas.drawInlineImage(_dot(), 0, 0, 595, 842)


def white_on_a_photograph(canvas: Canvas) -> None:
    canvas.drawInlineImage(_dot(), 50, 480, 300, 60)
    canvas.setFillColor(white)
    written(canvas, "Season's greetings")


def pale_watermark(canvas: Canvas) -> None:
    canvas.setFillColor(PALE)
    written(canvas, "DRAFT")


def grey_on_a_pale_stripe(canvas: Canvas) -> None:
    canvas.setFillColor(PALE)
    canvas.rect(50, 490, 400, 20, fill=1, stroke=0)
    canvas.setFillColor(Color(0.5, 0.5, 0.5))
    written(canvas, "Terms: 30 days")


def red_on_a_blue_as_dark(canvas: Canvas) -> None:
    canvas.setFillColor(Color(0, 0, 1))
    canvas.rect(50, 490, 400, 20, fill=1, stroke=0)
    canvas.setFillColor(Color(0.38, 0, 0))
    written(canvas, "Description  Quantity  Price")


def inside_a_frame_drawn_as_one_filled_outline(canvas: Canvas) -> None:
    frame = canvas.beginPath()
    frame.rect(50, 480, 400, 60)
    frame.rect(51, 481, 398, 58)
    canvas.drawPath(frame, fill=1, stroke=0, fillMode=0)
    written(canvas, "Total due 1,000.00")


def under_a_clear_picture(canvas: Canvas) -> None:
    from PIL import Image  # noqa: PLC0415 (as above)

    written(canvas, "Total due 1,000.00")
    canvas.drawImage(ImageReader(Image.new("RGBA", (2, 2), (255, 255, 255, 0))), 60, 490, 300, 30, mask="auto")


def generators_imprint(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    written(canvas, "Powered by TCPDF (www.tcpdf.org)", y=20)


def page_number_off_the_page(canvas: Canvas) -> None:
    written(canvas, "Page 1/1", y=-40)


def _dot() -> object:
    from PIL import Image  # noqa: PLC0415 (reportlab brings it; only these pages need it)

    return Image.new("RGB", (2, 2), (40, 60, 80))


@pytest.mark.parametrize(
    "page",
    [
        written,
        white_on_a_dark_table_head,
        white_on_a_dark_head_inside_a_form,
        recognised_text_over_a_scan,
        recognised_text_under_a_scan,
        white_on_a_photograph,
        pale_watermark,
        grey_on_a_pale_stripe,
        red_on_a_blue_as_dark,
        inside_a_frame_drawn_as_one_filled_outline,
        under_a_clear_picture,
        generators_imprint,
        page_number_off_the_page,
    ],
)
def test_ordinary_design_raises_no_alarm(page: Callable[[Canvas], None]) -> None:
    assert found(page) == []


def bill_with(hidden: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        lines = [
            "INVOICE",
            "Invoice no: A-4711",
            "Invoice date: 01/10/2026",
            "Net 100.00",
            "VAT 20.00",
            "Total due 120.00",
        ]
        for place, line in enumerate(lines):
            canvas.drawString(72, 800 - 20 * place, line)
        canvas.setFillColor(white)
        hidden(canvas)

    return page


def bank_in_white(canvas: Canvas) -> None:
    written(canvas, "Sort code 08-99-99 Account number 66374958")


def bank_in_a_white_form(canvas: Canvas) -> None:
    canvas.beginForm("bank")
    canvas.setFillColor(white)
    written(canvas, "Sort code 08-99-99 Account number 66374958", x=0, y=0)
    canvas.endForm()
    canvas.translate(72, 500)
    canvas.doForm("bank")


@pytest.mark.parametrize("hidden", [bank_in_white, bank_in_a_white_form])
def test_what_a_page_hides_is_reported_and_not_read(hidden: Callable[[Canvas], None]) -> None:
    (document,) = read_file("0001.pdf", pdf(bill_with(hidden))).documents
    assert [remark.finding for remark in document.remarks] == [Finding.HIDDEN_TEXT]
    assert document.gross
    assert document.gross.value == 120
    assert document.bank.sort_code is None
    assert document.bank.account_number is None
