"""The naive reading does what it is there for: it reads a plain page, so that beating it means something."""

import io

from reportlab.pdfgen.canvas import Canvas

from benchmarks.accuracy.naive import read_naively

PAGE = """Fenwick Supplies Ltd
Invoice No: INV-20417
Invoice Date: 05/10/2026
Order No: PO-55120
Sub total 100.00
VAT 20.00
Total £120.00
Sort code 08-99-99 Account no 12345678"""


def test_a_plain_page_is_read() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for place, line in enumerate(PAGE.splitlines()):
        canvas.drawString(60, 760 - 20 * place, line)
    canvas.save()
    (found,) = read_naively("a.pdf", buffer.getvalue())
    assert found.fields["invoice_number"] == ("INV-20417",)
    assert found.fields["issue_date"] == ("2026-10-05",)
    assert found.fields["po_numbers"] == ("PO-55120",)
    assert (found.fields["net"], found.fields["gross"]) == (("100.00",), ("120.00",))
    assert (found.fields["sort_code"], found.fields["account_number"]) == (("08-99-99",), ("12345678",))


def test_what_is_no_pdf_is_not_read() -> None:
    assert read_naively("a.xml", b"<Invoice/>") == []
