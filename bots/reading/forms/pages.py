"""The pages of a PDF as filled in: what people laid over them is made part of them, and fields are looked at first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from bots.reading.forms.entries import differs, shown_in
from bots.reading.forms.form import Looks
from bots.reading.forms.rects import Rect
from bots.reading.forms.shapes import drawn_on
from bots.reading.forms.widgets import Widget, widgets_of
from bots.reading.pdfs.characters import FULL_TURN, Place, placer
from bots.reading.pdfs.hidden import take_away_hidden
from bots.reading.pdfs.words import Page, read_page
from counterfoil.model.documents import Finding, Remark

_QUOTE = 60
# Fields, typed notes, stamps and strokes of a pen.
_LAID_OVER = {
    pdfium_raw.FPDF_ANNOT_WIDGET,
    pdfium_raw.FPDF_ANNOT_FREETEXT,
    pdfium_raw.FPDF_ANNOT_STAMP,
    pdfium_raw.FPDF_ANNOT_INK,
}
_XFA = {pdfium_raw.FORMTYPE_XFA_FULL, pdfium_raw.FORMTYPE_XFA_FOREGROUND}


class FilledIn:
    """An open PDF whose pages are read as a viewer shows them, with the fields of its form. Changes only its memory.

    `hidden` are the numbers, from 1, of the pages that carry text which they do not show.
    """

    def __init__(self, document: pdfium.PdfDocument, hidden: Collection[int] = ()) -> None:
        self._document = document
        self._hidden = hidden
        self._widgets: dict[int, tuple[Widget, ...]] = {}
        self._pages: dict[int, Page] = {}
        kind = document.get_formtype()
        self.is_xfa = kind in _XFA
        if kind != pdfium_raw.FORMTYPE_NONE:
            document.init_forms()

    def pages(self) -> Iterator[Page]:
        """Every page, in order."""
        for index in range(len(self._document)):
            page = self._filled(index)
            try:
                if index + 1 in self._hidden:
                    take_away_hidden(page)
                read = read_page(page, index + 1)
                place = _place_on(page, read)
            finally:
                page.close()
            self._pages[read.number] = read
            self._widgets[read.number] = tuple(
                replace(one, rect=Rect(*place(*one.rect))) for one in self._widgets[read.number]
            )
            yield read

    def _filled(self, index: int) -> pdfium.PdfPage:
        page = self._document[index]
        form = self._document.formenv
        self._widgets[index + 1] = widgets_of(page, form.raw) if form else ()
        return laid_in(self._document, page, index)

    @property
    def has_fields(self) -> bool:
        """Whether any page that was read has a field."""
        return any(self._widgets.values())

    def look(self, number: int) -> Looks:
        """The shapes and the fields of a page that was read; its number counts from 1."""
        page = self._document[number - 1]
        try:
            drawn = drawn_on(page, _place_on(page, self._pages[number]))
        finally:
            page.close()
        return Looks(drawn, self._widgets[number])

    def remarks(self) -> list[Remark]:
        """Where a field hides what it holds, or shows something else."""
        found = []
        for number, widgets in self._widgets.items():
            page = self._pages[number]
            visible = {"".join(widget.value.split()) for widget in widgets if widget.seen}
            for widget in widgets:
                held = " ".join(widget.value.split())
                if not widget.seen:
                    if held and "".join(held.split()) not in visible and not widget.sort.is_button:
                        detail = f"a hidden field of the form, {widget.name!r}, holds “{held[:_QUOTE]}”"
                        found.append(Remark(finding=Finding.HIDDEN_TEXT, detail=detail, page=number))
                elif differs(widget, shown := shown_in(page, widget)):
                    detail = f"the field {widget.name!r} shows “{shown[:_QUOTE]}” and holds “{held[:_QUOTE]}”" + (
                        "" if held else " (nothing)"
                    )
                    found.append(Remark(finding=Finding.TEXT_DIFFERS_FROM_PICTURE, detail=detail, page=number))
        return found


def laid_in(document: pdfium.PdfDocument, page: pdfium.PdfPage, index: int) -> pdfium.PdfPage:
    """The page with what people laid over it drawn into it, opened again; the same page where nothing is."""
    kinds = set(_kinds(page))
    if not kinds & _LAID_OVER:
        return page
    pdfium_raw.FPDFPage_Flatten(page.raw, pdfium_raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _kinds(page: pdfium.PdfPage) -> Iterator[int]:
    for number in range(pdfium_raw.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium_raw.FPDFPage_GetAnnot(page.raw, number)
        if note:
            yield pdfium_raw.FPDFAnnot_GetSubtype(note)
            pdfium_raw.FPDFPage_CloseAnnot(note)


def _place_on(page: pdfium.PdfPage, read: Page) -> Place:
    return placer((read.turned + page.get_rotation()) % FULL_TURN, *page.get_bbox())


def remarked(remarks: Sequence[Remark], pages: Sequence[int]) -> tuple[Remark, ...]:
    """Those remarks that are about one of these pages."""
    return tuple(remark for remark in remarks if remark.page in pages)
