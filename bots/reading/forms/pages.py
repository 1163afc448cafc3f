"""The pages of a PDF as filled in: what people laid over them is made part of them, and fields are looked at first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import pypdfium2 as pdfium

from bots.reading.forms.entries import differs, shown_in
from bots.reading.forms.form import Looks
from bots.reading.forms.rects import Rect
from bots.reading.forms.shapes import drawn_on
from bots.reading.forms.widgets import Widget
from bots.reading.pdfs.characters import FULL_TURN, Place, placer
from bots.reading.pdfs.hidden import take_away_hidden
from bots.reading.pdfs.opened import OpenPdf
from bots.reading.pdfs.words import Page, words_on
from counterfoil.model.documents import Finding, Remark

_QUOTE = 60


class FilledIn:
    """An open PDF whose pages are read as a viewer shows them, with the fields of its form.

    `hidden` are the numbers, from 1, of the pages that carry text which they do not show.
    """

    def __init__(self, pdf: OpenPdf, hidden: Collection[int] = ()) -> None:
        self._pdf = pdf
        self._hidden = hidden
        self._widgets: dict[int, tuple[Widget, ...]] = {}
        self._pages: dict[int, Page] = {}

    def pages(self) -> Iterator[Page]:
        """Every page, in order."""
        for number in range(1, len(self._pdf) + 1):
            page = self._pdf.page(number)
            if number in self._hidden:
                take_away_hidden(page)
                self._pdf.changed(number)
            read = words_on(page, self._pdf.text(number), number)
            place = _place_on(page, read)
            self._pages[number] = read
            self._widgets[number] = tuple(
                replace(one, rect=Rect(*place(*one.rect))) for one in self._pdf.widgets(number)
            )
            yield read

    @property
    def has_fields(self) -> bool:
        """Whether any page that was read has a field."""
        return any(self._widgets.values())

    def look(self, number: int) -> Looks:
        """The shapes and the fields of a page that was read; its number counts from 1."""
        page = self._pdf.page(number)
        drawn = drawn_on(page, _place_on(page, self._pages[number]))
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


def _place_on(page: pdfium.PdfPage, read: Page) -> Place:
    return placer((read.turned + page.get_rotation()) % FULL_TURN, *page.get_bbox())


def remarked(remarks: Sequence[Remark], pages: Sequence[int]) -> tuple[Remark, ...]:
    """Those remarks that are about one of these pages."""
    return tuple(remark for remark in remarks if remark.page in pages)
