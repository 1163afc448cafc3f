"""A page that shows another figure than its text layer states is found out; honest pages are not accused."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from bots.reading.read import read_file
from counterfoil.model.documents import Finding
from tests.bots.reading.forged_files import bill
from tests.bots.reading.made_invoices import pdf

FONTS = [
    f"{family}{style}" for family in ("Helvetica", "Courier") for style in ("", "-Bold", "-Oblique", "-BoldOblique")
] + ["Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"]


def said(content: bytes) -> list[str]:
    (document,) = read_file("0001.pdf", content).documents
    assert all(remark.finding is Finding.TEXT_DIFFERS_FROM_PICTURE for remark in document.remarks)
    return [remark.detail for remark in document.remarks]


@pytest.mark.parametrize(
    ("stated", "shown", "what"),
    [
        ("£1,200.00", "£12,000.00", "the total £1,200.00"),
        ("£1,200.00", "£1,700.00", "the total £1,200.00"),
        ("Invoice no: A-20731", "Invoice no: A-20137", "the invoice number A-20731"),
        (
            "Sort code: 08-99-99   Account number: 66374958",
            "Sort code: 08-99-99   Account number: 66374985",
            "the account number 66374958",
        ),
    ],
)
def test_a_figure_said_to_stand_for_another_is_found(stated: str, shown: str, what: str) -> None:
    (detail,) = said(bill(shown={stated: shown}))
    assert detail.startswith(f"the text layer states {what}, the page shows ")


def test_a_font_that_gives_its_digits_another_meaning_is_found() -> None:
    (detail,) = said(bill(digits={"6": "9"}))
    assert detail == "the text layer states the account number 99374958, the page shows 66374958"


def test_an_honest_bill_is_not_accused() -> None:
    assert said(bill()) == []


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("size", [7, 10, 15])
def test_an_honest_bill_in_any_common_font_is_not_accused(font: str, size: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        lines = ["INVOICE", "Invoice no: 47/2069-813", "Invoice date: 01/10/2026", "Net 5,078.20", "VAT 1,015.64"]
        for place, line in enumerate([*lines, "Total due £6,093.84", "Account number: 37218465"]):
            canvas.drawString(72, 700 - 30 * place, line)
            canvas.line(72, 696 - 30 * place, 500, 696 - 30 * place)

    assert said(pdf(page)) == []


def test_a_figure_that_goes_on_in_the_next_line_is_not_held_against_what_stands_beside_it() -> None:
    def page(canvas: Canvas) -> None:
        lines = ["INVOICE", "Invoice no: 47/2069-813", "Invoice date: 01/10/2026", "Net 5,078.20", "VAT 1,015.64"]
        for place, line in enumerate([*lines, "Total due £6,093.84"]):
            canvas.drawString(72, 700 - 30 * place, line)
        canvas.drawString(72, 400, "Please pay, with our thanks, into our account, which has IBAN: GB72 TEST 0899 99")
        canvas.drawString(72, 387, "32 8600 85 and nowhere else")

    assert said(pdf(page)) == []
