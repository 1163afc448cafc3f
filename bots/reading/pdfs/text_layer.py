"""Whether a page's text layer is what the page shows: a scan's layer is unseen, and a broken one is no language."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from rapidfuzz.distance import Levenshtein

from bots.reading.pages.document import read_pages
from bots.reading.pages.labels import label_words
from bots.reading.pages.segments import TOKEN
from bots.reading.pdfs.opened import OpenPdf
from bots.reading.pdfs.visible import SCAN_SHARE, Suspect, seen
from bots.reading.pdfs.words import Page, Word
from counterfoil.model.documents import Channel, Document, Finding, Remark, Sums
from counterfoil.model.fields import Field
from counterfoil.model.postings import normalise_number as bare

# The layer is unseen when at most this share of its pieces can be seen: a stamp or a page number may be.
SEEN_SHARE = 0.1
# Fewer words than these say nothing about the language that they are in.
FEW_WORDS = 15
# A share of signs above this that stand for nothing makes a layer broken: symbols of a font's own, control characters.
NO_SIGN_SHARE = 0.1
# Words of so few letters come about by chance too.
CHANCE = 2
# A number in the layer is another, and not the same misread, from so many changed characters on.
OTHER_NUMBER = 3
_NO_SIGNS = {"Co", "Cn", "Cc"}
_REPLACEMENT = "\ufffd"


class TextLayer(StrEnum):
    """What a text layer is to its page."""

    SHOWN = "shown"
    UNSEEN = "unseen"
    BROKEN = "broken"


def text_layer(pdf: OpenPdf, page: Page) -> TextLayer:
    """What the layer is to the page that its words are of; without words it is shown.

    A layer that looks broken may yet be right (a page of figures alone): recognition has the last word on it.
    """
    if page.words and page.picture >= SCAN_SHARE and not _is_seen(pdf.page(page.number)):
        return TextLayer.UNSEEN
    return TextLayer.BROKEN if _looks_broken(page.words) else TextLayer.SHOWN


def held_against_layer(document: Document, layers: Sequence[Page]) -> Document:
    """A scan's document with a remark where its unseen layers (`layers`, of all pages) surely state something else.

    Recognition that somebody else made errs by a letter here and there; that is no tampering, and is left aside.
    """
    own = [page for page in layers if page.number in document.pages]
    stated = read_pages(own, channel=Channel.SCAN)[:1] if own else ()
    written = bare("".join(word.text for page in own for word in page.words))
    remarks = tuple(
        Remark(finding=Finding.TEXT_DIFFERS_FROM_PICTURE, detail=detail, page=document.pages[0])
        for said in stated
        for detail in _contradictions(said, document, written)
    )
    return replace(document, remarks=(*document.remarks, *remarks)) if remarks else document


def _contradictions(said: Document, shown: Document, written: str) -> Iterator[str]:
    totals = said.gross, shown.gross
    both_close = said.sums is Sums.CLOSED and shown.sums is Sums.CLOSED
    if both_close and totals[0] and totals[1] and totals[0].value != totals[1].value:
        yield _words("total", *totals)
    numbers = (
        ("invoice number", said.invoice_number, shown.invoice_number),
        ("account number", said.bank.account_number, shown.bank.account_number),
        ("sort code", said.bank.sort_code, shown.bank.sort_code),
        ("IBAN", said.bank.iban, shown.bank.iban),
    )
    for name, layer, picture in numbers:
        if layer and picture and _is_another(layer.value, picture.value) and bare(picture.value) not in written:
            yield _words(name, layer, picture)


def _is_another(layer: str, picture: str) -> bool:
    return Levenshtein.distance(bare(layer), bare(picture), score_cutoff=OTHER_NUMBER) >= OTHER_NUMBER


def _words(name: str, layer: Field[Any] | None, picture: Field[Any] | None) -> str:
    assert layer is not None
    assert picture is not None
    return f"the text layer states the {name} {layer.raw}, the page shows {picture.raw}"


def _is_seen(page: pypdfium2.PdfPage) -> bool:
    texts = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
    shown = seen(page, [Suspect(piece.raw, piece.get_bounds()) for piece in texts])
    return sum(shown) > SEEN_SHARE * len(shown)


def _looks_broken(words: Sequence[Word]) -> bool:
    if len(words) < FEW_WORDS:
        return False
    signs = "".join(word.text for word in words)
    strange = sum(
        count
        for sign, count in Counter(signs).items()
        if sign == _REPLACEMENT or unicodedata.category(sign) in _NO_SIGNS
    )
    return strange > NO_SIGN_SHARE * len(signs) or not any(token in label_words() for token in _tokens(words))


def _tokens(words: Sequence[Word]) -> Iterator[str]:
    return (token for word in words for token in TOKEN.findall(word.text.casefold()) if len(token) > CHANCE)
