"""Documents that are written out: in the body of a letter, in a file of HTML, in a plain text."""

import re
from dataclasses import replace

from bots.reading.pages.document import read_pages
from bots.reading.pages.kinds import classify_text
from bots.reading.pages.titled import FORMS
from bots.reading.pdfs.words import Page, Word
from bots.reading.sheets.grid import HEIGHT, LETTER, LINE_PITCH, MARGIN, PAGE_HEIGHT, without_pages
from counterfoil.model.documents import Channel, Document, Kind, Sums

# How sure the words must be of a kind before what is written out is taken for it.
SURE_OF_KIND = 0.8
# What else than a bill is written out; of a bill's words alone ("invoice attached") there is nothing to pay.
WRITTEN_OUT = frozenset(
    {Kind.REMINDER, Kind.STATEMENT, Kind.REMITTANCE_ADVICE, Kind.ORDER_ACKNOWLEDGEMENT, Kind.QUOTE, Kind.PRO_FORMA}
)
# So many answers make a form of words; a new bank account is only taken from a form of its own.
FEWEST_ANSWERS = 4
TAB = 8
LONGEST_TEXT = 200_000
_QUOTED = re.compile(r"^(?:>\s?)+", re.MULTILINE)
_WORD = re.compile(r"\S+")


def text_page(text: str) -> Page:
    """A plain text as a page in a type of one width, so that what was set out in columns stands in them."""
    words: list[Word] = []
    top = MARGIN
    for line in _QUOTED.sub("", text[:LONGEST_TEXT]).splitlines():
        for found in _WORD.finditer(line.expandtabs(TAB)):
            # A space of one width between words, twice as much and more between columns.
            x = MARGIN + found.start() * LETTER
            words.append(Word(found[0], x, top, x + len(found[0]) * LETTER, top + HEIGHT, HEIGHT))
        top += LINE_PITCH
    width = max((word.x1 for word in words), default=0.0) + MARGIN
    return Page(1, width, max(PAGE_HEIGHT, top + MARGIN), tuple(words))


def written_document(page: Page, text: str, *, channel: Channel, where: str) -> Document | None:
    """The document that is written out on a page; None where the words are no more than words.

    A bill must be whole and its arithmetic close: its number, its day, its lines and its totals. `where` names the
    place in the evidence of the fields.
    """
    found = read_pages([page], channel=channel)
    document = without_pages(found[0], lambda _: where)
    if document.kind.is_bill and document.kind_confidence >= SURE_OF_KIND and _is_whole(document):
        return document
    if document.kind in FORMS - {Kind.BANK_CHANGE_FORM} and document.kind_confidence >= SURE_OF_KIND:
        filled = [entry for entry in document.form if entry.field.value]
        if len(filled) >= FEWEST_ANSWERS:
            return document
    kind, sure = classify_text(text)
    if kind not in WRITTEN_OUT or sure < SURE_OF_KIND:
        return None
    if document.kind is not kind:
        return Document(kind=kind, channel=channel, kind_confidence=sure)
    return replace(document, kind_confidence=max(sure, document.kind_confidence))


def _is_whole(bill: Document) -> bool:
    stated = (bill.invoice_number, bill.issue_date, bill.gross, bill.net, bill.lines)
    return all(stated) and bill.sums is Sums.CLOSED
