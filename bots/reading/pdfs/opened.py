"""A PDF opened once: whoever looks at a page gets the same loaded page, which costs more to load than to read."""

from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from bots.reading.forms.widgets import Widget, widgets_of

# So many pages are held loaded; those of longer files are loaded again where they are looked at again.
HELD = 16
_LONGEST_ANNOTATION = 4096
# Fields, typed notes, stamps and strokes of a pen.
_LAID_OVER = {
    pdfium.FPDF_ANNOT_WIDGET,
    pdfium.FPDF_ANNOT_FREETEXT,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_INK,
}
_XFA = {pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND}


class OpenPdf:
    """The pages of a PDF as a viewer shows them, with what people laid over them made part of them.

    Only the memory of it changes. Pages count from 1; nobody but this closes them.

    Raises:
        pypdfium2.PdfiumError: it, or the page that is asked for, is damaged or locked.
    """

    def __init__(self, content: bytes) -> None:
        self.document = pypdfium2.PdfDocument(content)
        self._pages: dict[int, pypdfium2.PdfPage] = {}
        self._texts: dict[int, pypdfium2.PdfTextPage] = {}
        self._widgets: dict[int, tuple[Widget, ...]] = {}
        self._notes: dict[int, tuple[str, ...]] = {}
        form = self.document.get_formtype()
        self.is_xfa = form in _XFA
        if form != pdfium.FORMTYPE_NONE:
            self.document.init_forms()

    def __len__(self) -> int:
        return len(self.document)

    def page(self, number: int) -> pypdfium2.PdfPage:
        """A page, loaded."""
        if number not in self._pages:
            while len(self._pages) >= HELD:
                self._forget(next(iter(self._pages)))
            self._pages[number] = self._loaded(number)
        return self._pages[number]

    def text(self, number: int) -> pypdfium2.PdfTextPage:
        """The characters of a page."""
        page = self.page(number)
        if number not in self._texts:
            self._texts[number] = page.get_textpage()
        return self._texts[number]

    def changed(self, number: int) -> None:
        """Forgets the characters of a page, of which some were taken away."""
        if number in self._texts:
            self._texts.pop(number).close()

    def widgets(self, number: int) -> tuple[Widget, ...]:
        """The fields of a page's form."""
        self.page(number)
        return self._widgets[number]

    def notes(self, number: int) -> tuple[str, ...]:
        """What stands in notes on the page and in the fields of a form."""
        self.page(number)
        return self._notes[number]

    def close(self) -> None:
        """Closes it with all its pages."""
        for number in list(self._pages):
            self._forget(number)
        self.document.close()

    def _loaded(self, number: int) -> pypdfium2.PdfPage:
        """The page with what was laid over it drawn into it; for that it is opened again, and has no fields then."""
        page = self.document[number - 1]
        if number in self._notes:
            return page
        form = self.document.formenv
        self._widgets[number] = widgets_of(page, form.raw) if form else ()
        self._notes[number] = tuple(_annotations(page))
        if not set(_kinds(page)) & _LAID_OVER:
            return page
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        return self.document[number - 1]

    def _forget(self, number: int) -> None:
        self.changed(number)
        self._pages.pop(number).close()


def _annotations(page: pypdfium2.PdfPage) -> Iterator[str]:
    for number in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, number)
        for key in (b"TU", b"T", b"V", b"Contents"):
            size = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
            # Two bytes are the end of an empty text.
            if 2 < size <= _LONGEST_ANNOTATION:  # noqa: PLR2004
                buffer = (pdfium.FPDF_WCHAR * (size // 2))()
                pdfium.FPDFAnnot_GetStringValue(note, key, buffer, size)
                yield bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\x00")
        pdfium.FPDFPage_CloseAnnot(note)


def _kinds(page: pypdfium2.PdfPage) -> Iterator[int]:
    for number in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, number)
        if note:
            yield pdfium.FPDFAnnot_GetSubtype(note)
            pdfium.FPDFPage_CloseAnnot(note)
