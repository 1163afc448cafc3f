"""The picture of a page: each field stands out where it was found, and the page itself stays readable."""

import io
import math
from dataclasses import replace
from decimal import Decimal

import pytest
from PIL import Image, ImageChops

from bots.reading.drawing.errors import NoPagesError
from bots.reading.drawing.pages import page_picture
from bots.reading.drawing.picture import HEAD, MARGIN, PAGE_LONG, Band, draw_page
from bots.reading.read import read_file
from counterfoil.model.documents import Channel, Document, Finding, Kind, Line, Reading, Remark
from counterfoil.model.fields import Box, Field
from tests.bots.reading.drawn_pages import Bill, draw
from tests.bots.reading.made_invoices import Invoice, ubl

BILL = draw(Bill().page())


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def pixel_at(picture: Image.Image, page_height: float, x: float, y: float) -> tuple[int, int, int]:
    """The colour at a place of the page, in the page's own points."""
    scale = 1754 / PAGE_LONG
    shown = PAGE_LONG / page_height
    colour = picture.getpixel((round((MARGIN + x * shown) * scale), round((HEAD + y * shown) * scale)))
    assert isinstance(colour, tuple)
    return colour[0], colour[1], colour[2]


def a_reading(*, confidence: float = 0.95, **more: object) -> Reading:
    box = Box(450.0, 102.0, 500.0, 113.0)
    number = Field(value="INV-1001", raw="INV-1001", confidence=confidence, source="beside it", page=1, box=box)
    document = Document(kind=Kind.INVOICE, channel=Channel.TEXT, pages=(1,), invoice_number=number)
    return Reading(reader="test 1", page_count=1, documents=(replace(document, **more),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("confidence", "band"),
    [(1.0, Band.SURE), (0.9, Band.SURE), (0.899, Band.FAIR), (0.5, Band.FAIR), (0.4999, Band.DOUBTFUL)],
)
def test_a_field_is_outlined_where_it_stands_in_the_colour_of_its_band(confidence: float, band: Band) -> None:
    picture = opened(draw_page("a.pdf", BILL, a_reading(confidence=confidence), 1))
    edge = [pixel_at(picture, 842, 449 + step / 4, 100.8 + down / 4) for step in range(200) for down in range(-4, 4)]
    strongest = min(edge, key=sum)
    assert min(Band, key=lambda each: math.dist(each.colour[:3], strongest)) is band
    assert sum(strongest) < 600


def test_bands_differ_in_line_and_disc_and_not_in_colour_alone() -> None:
    assert len({band.dash for band in Band}) == len({band.full for band in Band}) == len(Band)


def test_what_is_printed_on_the_page_is_as_dark_as_before_and_nothing_is_written_over_it() -> None:
    page = page_picture(BILL, 1).image
    picture = opened(draw_page("a.pdf", BILL, read_file("a.pdf", BILL), 1))
    scale = 1754 / PAGE_LONG
    left, top = round(MARGIN * scale), round(HEAD * scale)
    shown = picture.crop((left, top, left + page.width, top + page.height))
    ink = page.convert("L").point(lambda light: 255 if light < 60 else 0)
    lightened = ImageChops.subtract(shown.convert("L"), page.convert("L"))
    faded = ImageChops.multiply(ink, lightened).histogram()
    assert sum(faded[30:]) < ink.histogram()[255] / 1000
    # Where the page is white, it stays nearly white but for the thin lines of boxes and call-outs.
    dark = shown.convert("L").histogram()
    assert sum(dark[:120]) < sum(page.convert("L").histogram()[:120]) + 0.01 * page.width * page.height


def test_a_field_without_a_place_is_listed_below_the_page() -> None:
    bare = draw_page("a.pdf", BILL, a_reading(), 1)
    net = Field(value=Decimal("5.00"), raw="", confidence=0.6, source="gross less VAT")
    listed = draw_page("a.pdf", BILL, a_reading(net=net), 1)
    remarked = draw_page("a.pdf", BILL, a_reading(remarks=(Remark(finding=Finding.HIDDEN_TEXT, detail="white"),)), 1)
    assert opened(bare).height < opened(listed).height
    assert opened(bare).height < opened(remarked).height


def test_a_line_without_a_place_is_listed_as_one_row() -> None:
    price = Field(value=Decimal("2.50"), raw="2.50", confidence=1.0, source="BT-146")
    listed = opened(draw_page("a.pdf", BILL, a_reading(lines=(Line(unit_price=price, net=price),)), 1))
    assert opened(draw_page("a.pdf", BILL, a_reading(), 1)).height < listed.height
    two = opened(draw_page("a.pdf", BILL, a_reading(lines=(Line(net=price), Line(net=price))), 1))
    assert two.height == listed.height, "two rows stand in the two columns of the list"


def test_a_long_table_gets_all_its_call_outs_however_many_there_are() -> None:
    def cell(place: int) -> Field[Decimal]:
        box = Box(500, 10 + 8 * place, 540, 17 + 8 * place)
        return Field(value=Decimal(place), raw=str(place), confidence=0.9, source="", page=1, box=box)

    few = draw_page("a.pdf", BILL, a_reading(lines=tuple(Line(net=cell(place)) for place in range(20))), 1)
    many = draw_page("a.pdf", BILL, a_reading(lines=tuple(Line(net=cell(place)) for place in range(100))), 1)
    assert opened(many).height > opened(few).height


def test_only_what_stands_on_the_page_is_marked_on_it() -> None:
    two = draw(Bill().page(), Bill(number="INV-1001", foot="Page 2").page())
    reading = a_reading()
    both = replace(reading, page_count=2, documents=(replace(reading.documents[0], pages=(1, 2)),))
    second = opened(draw_page("a.pdf", two, both, 2))
    assert pixel_at(second, 842, 449, 108) == (255, 255, 255)


def test_a_picture_file_is_drawn_by_the_resolution_that_it_states() -> None:
    stream = io.BytesIO()
    page_picture(BILL, 1).image.resize((1654, 2339)).save(stream, "PNG", dpi=(200, 200))
    page = page_picture(stream.getvalue(), 1)
    assert (round(page.width), round(page.height)) == (595, 842)


def test_a_page_as_large_as_a_wall_is_drawn_no_larger_than_any_other() -> None:
    wall = BILL.replace(b"/MediaBox [ 0 0 595.2756 841.8898 ]", b"/MediaBox [ 0 0 14000.00 14000.00 ]")
    assert wall != BILL
    assert max(page_picture(wall, 1).image.size) == 1754


@pytest.mark.parametrize("content", [ubl(Invoice()), b"", b"%PDF-1.4 broken", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_what_has_no_page_to_draw_is_refused(content: bytes) -> None:
    with pytest.raises(NoPagesError):
        page_picture(content, 1)


def test_a_page_beyond_the_last_is_refused() -> None:
    with pytest.raises(NoPagesError, match="page 2"):
        page_picture(BILL, 2)


def test_a_page_with_patients_data_is_drawn_blank() -> None:
    remark = Remark(finding=Finding.PATIENT_DATA, detail="one NHS number of patients on page 1", page=1)
    picture = opened(draw_page("a.pdf", BILL, a_reading(invoice_number=None, remarks=(remark,)), 1))
    scale = 1754 / PAGE_LONG
    left, top = round((MARGIN + 5) * scale), round((HEAD + 5) * scale)
    page = picture.crop((left, top, left + round(580 * scale), top + round(830 * scale)))
    assert page.getcolors() == [(page.width * page.height, (206, 211, 217))]
