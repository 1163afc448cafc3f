import io

import pytest
from PIL import Image

from bots.reading.read import read_file, read_scan
from counterfoil.model.documents import Channel, Finding, Reading, Sums, Trouble
from tests.bots.reading.drawn_pages import Bill, Text, draw
from tests.bots.reading.scans.pictured import pictured


def saved(*pdfs: bytes, form: str) -> bytes:
    """Pages as a picture file at 200 dots an inch."""
    first, *more = [Image.fromarray(pictured(pdf)) for pdf in pdfs]
    stream = io.BytesIO()
    first.save(stream, form, dpi=(200, 200), **({"save_all": True, "append_images": more} if more else {}))
    return stream.getvalue()


def bill_read(reading: Reading) -> None:
    (found,) = reading.documents
    assert found.channel is Channel.SCAN
    assert found.sums is Sums.CLOSED
    assert found.invoice_number is not None
    assert found.invoice_number.value == "INV-1001"
    assert found.invoice_number.confidence > 0.75


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_of_a_bill_is_counted_first_and_then_read(form: str) -> None:
    content = saved(draw(Bill().page()), form=form)
    assert (read_file("0001", content).trouble, read_file("0001", content).page_count) == (Trouble.PICTURE_ONLY, 1)
    bill_read(read_scan("0001", content))


def test_a_patients_number_in_a_picture_shuts_the_document_away() -> None:
    note = Text(40, 600, "Patient name: Maud Ellersby  NHS No 999 000 0018")
    (found,) = read_scan("0001", saved(draw([*Bill().page(), note]), form="PNG")).documents
    assert [remark.finding for remark in found.remarks] == [Finding.PATIENT_DATA]
    assert found.invoice_number is None


def test_every_frame_of_a_tiff_is_a_page() -> None:
    reading = read_scan("0001", saved(draw(Bill().page()), draw(Bill(number="INV-00999").page()), form="TIFF"))
    assert sorted(page for document in reading.documents for page in document.pages) == [1, 2]
    assert reading.page_count == 2


def test_a_picture_without_words_is_held_for_a_person() -> None:
    stream = io.BytesIO()
    Image.new("L", (900, 900), 200).save(stream, "PNG")
    assert read_scan("0001", stream.getvalue()).trouble is Trouble.PICTURE_ONLY
