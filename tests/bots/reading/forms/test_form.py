"""Forms: what was filled in is what is read, in every layout, fillable or flat, and nothing else is."""

import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from bots.reading.pages.document import read_pages
from bots.reading.pdfs.hybrid import PdfReader
from bots.reading.pdfs.words import read_page
from counterfoil.model.documents import Channel, Document, Kind
from tests.bots.reading.forms.made_contents import Filled
from tests.bots.reading.forms.made_kinds import FORMS, filled_form
from tests.bots.reading.forms.made_printing import LAYOUTS, Layout, beside_boxes, printed
from tests.bots.reading.forms.made_truth import expected
from tests.bots.reading.forms.other_contents import sheets
from tests.bots.reading.forms.other_forms import OTHER_LAYOUTS, other_form

SEEDS = 1


def read(content: bytes) -> Document:
    (document,) = PdfReader().read(content).documents
    return document


def values(content: bytes) -> dict[str, str]:
    return {entry.key: entry.field.value for entry in read(content).form}


def turned(content: bytes, degrees: int) -> bytes:
    pdf = pdfium.PdfDocument(content)
    pdf[0].set_rotation(degrees)
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def flattened(content: bytes) -> bytes:
    """The form as a program prints it to a file: the fields become part of the page."""
    pdf = pdfium.PdfDocument(content)
    pdf.init_forms()
    page = pdf[0]
    page.flatten()
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def wrong(got: Mapping[str, str], want: Mapping[str, str]) -> list[str]:
    """The keys of answers that are missing or differ, and of answers that nobody gave."""
    return sorted(key for key in got.keys() | want.keys() if got.get(key, "") != want.get(key, ""))


def share(wrongs: Iterable[list[str]], of: int) -> float:
    return sum(len(one) for one in wrongs) / of


def forms(kinds: Iterable[Kind] = FORMS) -> list[Filled]:
    return [filled_form(kind, seed) for kind in kinds for seed in range(SEEDS)]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_fillable_form_is_read_as_it_was_filled_in(layout: Layout) -> None:
    for filled in forms():
        document = read(printed(filled, layout, fillable=True))
        assert document.kind is filled.kind
        assert not wrong({entry.key: entry.field.value for entry in document.form}, expected(filled))
        assert not document.remarks


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_same_form_printed_flat_gives_the_same_keys_and_values(layout: Layout) -> None:
    wants = [expected(filled) for filled in forms()]
    gots = [values(printed(filled, layout, fillable=False)) for filled in forms()]
    # Of hundreds of answers a few are written over the end of their line.
    total = sum(len(want) for want in wants)
    assert share((wrong(got, want) for got, want in zip(gots, wants, strict=True)), total) < 0.015


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_fillable_form_printed_to_a_file_gives_the_same_keys_and_values(layout: Layout) -> None:
    for filled in forms((Kind.STARTER_FORM, Kind.BANK_CHANGE_FORM)):
        content = printed(filled, layout, fillable=True)
        assert not wrong(values(flattened(content)), values(content))


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("fillable", [True, False])
def test_a_page_that_lies_on_its_side_reads_the_same(degrees: int, fillable: bool) -> None:  # noqa: FBT001
    filled = filled_form(Kind.LEAVER_FORM, 1)
    content = turned(printed(filled, beside_boxes, fillable=fillable), degrees)
    assert not wrong(values(content), expected(filled))


@pytest.mark.parametrize("layout", OTHER_LAYOUTS)
def test_layouts_that_the_reader_was_not_made_on_are_read(layout: str) -> None:
    for fillable, most in ((True, 0.0), (False, 0.05)):
        cases = [other_form(sheet, layout, fillable=fillable) for sheet in sheets(0)]
        wrongs = [wrong(values(content), want) for content, want in cases]
        assert share(wrongs, sum(len(want) for _, want in cases)) <= most


def test_an_empty_box_gives_an_empty_value() -> None:
    blank = Filled(Kind.STARTER_FORM, "New Starter Form", FORMS[Kind.STARTER_FORM][1], {}, {})
    filled = Filled(
        blank.kind,
        blank.title,
        blank.sections,
        {(number, ask.label): "" for number, section in enumerate(blank.sections) for ask in section.asks},
        {},
    )
    for fillable in (True, False):
        got = values(printed(filled, beside_boxes, fillable=fillable))
        assert {key for key, value in got.items() if value == ""} >= {
            "surname",
            "job_title",
            "national_insurance_number",
        }
        # A list shows its first choice until another is chosen.
        assert not any(value for key, value in got.items() if key != "band")


def test_each_entry_says_where_it_was_found() -> None:
    filled = filled_form(Kind.SUPPLIER_FORM, 3)
    for fillable in (True, False):
        for entry in read(printed(filled, beside_boxes, fillable=fillable)).form:
            assert entry.field.page == 1
            assert entry.field.box is not None
            assert entry.label in entry.field.source


def drawn(paint: Callable[[Canvas], None]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(50, 790, "New Starter Form")
    canvas.setFont("Helvetica", 10)
    paint(canvas)
    canvas.save()
    return file.getvalue()


def test_hints_of_the_form_are_no_answers() -> None:
    def paint(canvas: Canvas) -> None:
        for y, label, hint in (
            (740, "Surname", "(as shown on your passport)"),
            (710, "Start date", "DD / MM / YYYY"),
            (680, "Permanent?", "Yes / No"),
            (650, "Band", "Choose an item."),
        ):
            canvas.drawString(50, y, label)
            canvas.rect(200, y - 5, 250, 18)
            canvas.drawString(205, y, hint)

    got = values(drawn(paint))
    assert got.keys() >= {"surname", "start_date", "permanent", "band"}
    assert not any(got.values())


def test_a_box_for_each_character_gives_one_answer() -> None:
    def paint(canvas: Canvas) -> None:
        canvas.drawString(50, 740, "NI number")
        for place, sign in enumerate("QQ123456C"):
            canvas.rect(200 + 16 * place, 735, 16, 16)
            canvas.drawString(204 + 16 * place, 740, sign)
        canvas.drawString(50, 700, "Sort code")
        for place, pair in enumerate(("08", "99", "99")):
            canvas.rect(200 + 40 * place, 695, 30, 16)
            canvas.drawString(208 + 40 * place, 700, pair)
            if place:
                canvas.drawString(200 + 40 * place - 7, 700, "-")

    assert values(drawn(paint)) == {"ni_number": "QQ123456C", "sort_code": "08-99-99"}


def test_the_part_for_the_office_is_left_out_where_it_is_empty() -> None:
    def paint(canvas: Canvas) -> None:
        for y, label, value in ((740, "Surname", "Kaba"), (680, "Entered by", ""), (650, "Date entered", "")):
            canvas.drawString(50, y, label)
            canvas.rect(200, y - 5, 250, 18)
            canvas.drawString(205, y, value)
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(50, 710, "FOR PAYROLL USE ONLY")

    assert values(drawn(paint)) == {"surname": "Kaba"}


def test_the_words_of_a_scan_alone_give_most_answers() -> None:
    filled = filled_form(Kind.SUPPLIER_FORM, 0)
    pdf = pdfium.PdfDocument(printed(filled, beside_boxes, fillable=False))
    (document,) = read_pages([read_page(pdf[0], 1)], channel=Channel.SCAN)
    got = {entry.key: entry.field.value for entry in document.form}
    want = {key: value for key, value in expected(filled).items() if value and value.casefold() not in {"yes", "no"}}
    assert {key: got.get(key) for key in want} == want


def test_an_answer_is_no_surer_than_its_letters() -> None:
    pdf = pdfium.PdfDocument(printed(filled_form(Kind.SUPPLIER_FORM, 0), beside_boxes, fillable=False))
    page = read_page(pdf[0], 1)
    doubtful = replace(page, words=tuple(word._replace(sure=0.5) for word in page.words))
    (document,) = read_pages([doubtful], channel=Channel.SCAN)
    assert document.form
    assert all(entry.field.confidence <= 0.5 for entry in document.form)
