"""The fields of a fillable PDF: their names, what they hold, and whether the page shows the same. No script is run."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

import pypdfium2
import pypdfium2.raw as pdfium

from bots.reading.forms.rects import Rect

MOST_FIELDS = 5000
LONGEST_TEXT = 1 << 16
_READ_ONLY, _PASSWORD = 1, 1 << 13
# Flags of annotations, ISO 32000-1 table 165.
_INVISIBLE, _HIDDEN, _NO_VIEW = 1, 2, 32


class Sort(Enum):
    """What a field takes."""

    TEXT = auto()
    CHOICE = auto()
    TICK = auto()
    RADIO = auto()
    SIGNATURE = auto()

    @property
    def is_button(self) -> bool:
        """Whether it is on or off."""
        return self in {Sort.TICK, Sort.RADIO}


_SORTS = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD: Sort.TEXT,
    pdfium.FPDF_FORMFIELD_COMBOBOX: Sort.CHOICE,
    pdfium.FPDF_FORMFIELD_LISTBOX: Sort.CHOICE,
    pdfium.FPDF_FORMFIELD_CHECKBOX: Sort.TICK,
    pdfium.FPDF_FORMFIELD_RADIOBUTTON: Sort.RADIO,
    pdfium.FPDF_FORMFIELD_SIGNATURE: Sort.SIGNATURE,
}


@dataclass(frozen=True, slots=True)
class Widget:
    """One place of a field on a page. `value` is what the field holds, as text; `on` is for ticks and radios.

    `described` is the text that a reader of the screen is told, `exported` what a chosen button stands for.
    `drawn` says whether the file has a picture of the filled field, `seen` whether a viewer shows the field at all.
    """

    rect: Rect
    sort: Sort
    name: str
    described: str
    value: str
    on: bool = False
    exported: str = ""
    drawn: bool = True
    seen: bool = True
    secret: bool = False


def widgets_of(page: pypdfium2.PdfPage, form: object) -> tuple[Widget, ...]:
    """The fields on an open page in the order of the file; `form` is pdfium's form handle.

    Their rectangles are in the PDF's own coordinates: left, bottom, right, top.
    """
    return tuple(_widgets(page, form))


def _widgets(page: pypdfium2.PdfPage, form: object) -> Iterator[Widget]:
    edges = Rect(*page.get_bbox())
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), MOST_FIELDS)):
        note = pdfium.FPDFPage_GetAnnot(page.raw, number)
        if not note:
            continue
        try:
            sort = _SORTS.get(pdfium.FPDFAnnot_GetFormFieldType(form, note))
            if sort and pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET:
                yield _widget(form, note, sort, edges)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _widget(form: object, note: object, sort: Sort, edges: Rect) -> Widget:
    corners = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, corners)
    low, high = sorted((corners.bottom, corners.top))
    rect = Rect(corners.left, low, corners.right, high)
    flags = pdfium.FPDFAnnot_GetFlags(note)
    middle = ((rect.x0 + rect.x1) / 2, (rect.top + rect.bottom) / 2)
    shown = (
        not flags & (_INVISIBLE | _HIDDEN | _NO_VIEW) and rect.width > 1 and rect.height > 1 and edges.holds(*middle)
    )
    return Widget(
        rect=rect,
        sort=sort,
        name=_text(pdfium.FPDFAnnot_GetFormFieldName, form, note),
        described=_text(pdfium.FPDFAnnot_GetFormFieldAlternateName, form, note),
        value=_value(form, note, sort),
        on=bool(pdfium.FPDFAnnot_IsChecked(form, note)),
        exported=_text(pdfium.FPDFAnnot_GetFormFieldExportValue, form, note),
        # Two bytes are the end of an empty text.
        drawn=pdfium.FPDFAnnot_GetAP(note, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2,  # noqa: PLR2004
        seen=shown,
        secret=sort is Sort.TEXT and bool(pdfium.FPDFAnnot_GetFormFieldFlags(form, note) & _PASSWORD),
    )


def _value(form: object, note: object, sort: Sort) -> str:
    if sort is Sort.SIGNATURE:
        return "signed" if pdfium.FPDFAnnot_HasKey(note, b"V") else ""
    stored = _text(pdfium.FPDFAnnot_GetFormFieldValue, form, note).replace("\r\n", "\n").replace("\r", "\n")
    if sort is not Sort.CHOICE:
        return stored
    chosen = [
        _option(form, note, number)
        for number in range(min(max(pdfium.FPDFAnnot_GetOptionCount(form, note), 0), MOST_FIELDS))
        if pdfium.FPDFAnnot_IsOptionSelected(form, note, number)
    ]
    return "; ".join(chosen) or stored


def _option(form: object, note: object, number: int) -> str:
    def label(handle: object, annotation: object, buffer: object, size: int) -> int:
        return int(pdfium.FPDFAnnot_GetOptionLabel(handle, annotation, number, buffer, size))

    return _text(label, form, note)


def _text(ask: Callable[..., int], form: object, note: object) -> str:
    size = ask(form, note, None, 0)
    if not 2 < size <= LONGEST_TEXT:  # noqa: PLR2004 the end of an empty text
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(form, note, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", errors="replace").rstrip("\x00")
