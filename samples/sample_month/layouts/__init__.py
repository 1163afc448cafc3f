"""The layouts: every way in which the sample's suppliers set out their bills, and printing with them."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from sample_month.bills import Bill
from sample_month.firms import HouseStyle
from sample_month.layouts import (
    band,
    centred,
    key_cells,
    landscape,
    letter,
    letterhead_left,
    lineprinter,
    modern,
    pad,
    remittance_slip,
    right_panel,
    sidebar,
    sums_left,
    vat_analysis,
)
from sample_month.layouts.parts import Layout
from sample_month.printing import pen_for
from sample_month.sheet import Sheet

MODULES = (
    letterhead_left,
    band,
    centred,
    lineprinter,
    right_panel,
    key_cells,
    modern,
    letter,
    sums_left,
    vat_analysis,
    landscape,
    pad,
    sidebar,
    remittance_slip,
)
LAYOUTS: tuple[Layout, ...] = tuple(module.LAYOUT for module in MODULES)

Painter = Callable[[Canvas], int]


def layout_of(style: HouseStyle) -> Layout:
    """The layout that a firm uses."""
    return LAYOUTS[style.layout % len(LAYOUTS)]


def painter(bill: Bill, style: HouseStyle) -> Painter:
    """What draws this bill on a canvas and says how many pages it took."""

    def paint(canvas: Canvas) -> int:
        layout = layout_of(style)
        sheet = Sheet(canvas, font=layout.font, size=layout.size)
        layout.draw(sheet, bill, pen_for(bill, style))
        return sheet.page - 1

    return paint


def print_pdf(
    painters: Sequence[Painter],
    *,
    title: str = "",
    encrypt: str | None = None,
    finish: Callable[[Canvas], None] | None = None,
) -> tuple[bytes, list[int]]:
    """A PDF of these documents, one after the other, and the pages that each took; the same bytes every time.

    `encrypt` is a password; `finish` may add to the canvas before it is written.
    """
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, encrypt=encrypt)
    canvas.setTitle(title)
    pages = [paint(canvas) for paint in painters]
    if finish:
        finish(canvas)
    canvas.save()
    return buffer.getvalue(), pages
