"""Key figures held against their picture: the total, number and accounts must look as the text layer states them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2

from bots.reading.pdfs.glyphs import HEIGHT, Grey, unlike
from bots.reading.pdfs.opened import OpenPdf
from counterfoil.model.documents import Channel, Document, Finding, Remark
from counterfoil.model.fields import Box, Field

# How many times larger than for the screen a figure is drawn to be recognised; both have to show the same.
LARGER = (2, 3)
# How sure the recognition (0 to 1) must be of another text before it is held against the text layer.
SURE = 0.8
# Points around a figure that are drawn with it.
_MARGIN = 1.0


def held_against_picture(pdf: OpenPdf, document: Document) -> Document:
    """The document with a remark for each key figure that its page shows otherwise.

    Only a text PDF's: what was recognised on a scan or stated in an e-invoice did not come from a text layer.
    """
    if document.channel is not Channel.TEXT:
        return document
    remarks = tuple(_differences(pdf, list(_figures(document))))
    return replace(document, remarks=(*document.remarks, *remarks)) if remarks else document


def _figures(document: Document) -> Iterator[tuple[str, Field[Any]]]:
    bank = document.bank
    named = (
        ("total", document.gross or document.amount_due),
        ("invoice number", document.invoice_number),
        ("account number", bank.account_number),
        ("sort code", bank.sort_code),
        ("IBAN", bank.iban),
    )
    return ((name, field) for name, field in named if field is not None and field.box is not None and field.raw)


def _differences(pdf: OpenPdf, figures: Sequence[tuple[str, Field[Any]]]) -> Iterator[Remark]:
    for number in sorted({field.page for _, field in figures if field.page}):
        page = pdf.page(number)
        for name, field in figures:
            if field.page == number and (detail := _difference(page, pdf.text(number), name, field)):
                yield Remark(finding=Finding.TEXT_DIFFERS_FROM_PICTURE, detail=detail, page=number)


def _goes_on(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, field: Field[Any]) -> bool:
    """Whether a figure goes on in the next line: what its box then shows is also what stands beside it."""
    box = field.box
    if box is None or page.get_rotation():
        return False
    left, _, _, top = page.get_bbox()
    within = (box.bottom - box.top) / 4
    inner = text.get_text_bounded(
        left=left + box.x0, bottom=top - box.bottom + within, right=left + box.x1, top=top - box.top - within
    )
    return len(inner.split("\n")) > 1


def _difference(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, name: str, field: Field[Any]) -> str:
    """What the page shows instead, in words; nothing where it shows the same, or nothing that can be recognised."""
    assert field.box is not None
    # Glyphs that touch in the small picture may stand apart in a larger one.
    if not all(unlike(_cut_out(page, field.box, times * HEIGHT), field.raw) for times in (1, *LARGER)):
        return ""
    if _goes_on(page, text, field):
        return ""
    from bots.reading.scans.tesseract import recognise_line  # noqa: PLC0415 - large, and rarely needed

    recognised = [recognise_line(_cut_out(page, field.box, times * HEIGHT)) for times in LARGER]
    figures = {_bare(text) for text, _ in recognised}
    if len(figures) > 1 or min(sure for _, sure in recognised) < SURE or figures == {_bare(field.raw)}:
        return ""
    return f"the text layer states the {name} {field.raw}, the page shows {recognised[0][0]}"


def _cut_out(page: pypdfium2.PdfPage, box: Box, height: int) -> Grey:
    """The box as it is shown, drawn in grey at so many pixels high."""
    across, down = page.get_size()
    crop = (box.x0 - _MARGIN, down - box.bottom - _MARGIN, across - box.x1 - _MARGIN, box.top - _MARGIN)
    bitmap = page.render(
        scale=height / max(_MARGIN, box.bottom - box.top),
        grayscale=True,
        crop=tuple(max(0.0, side) for side in crop),
        may_draw_forms=False,
    )
    picture: Grey = bitmap.to_numpy().squeeze().copy()
    return picture


def _bare(text: str) -> str:
    """The digits alone: a point for a comma, or an O for a nought in letters, is not another figure."""
    return "".join(sign for sign in text if sign.isdigit())
