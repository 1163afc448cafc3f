"""Learns from a correction by reading the corrected file once more, since the words of its pages are not kept."""

from bots.reading.learning.recalling import noting_pages
from bots.reading.learning.teaching import NothingLearntError, lesson_of
from bots.reading.read import read_file, read_scan
from counterfoil.model.corrections import Correction
from counterfoil.model.documents import Channel, Document, Finding
from counterfoil.model.memory import Lesson

# From such a document nothing is learnt: it is shut away, or may not be what it seems.
SUSPECT = frozenset({Finding.PATIENT_DATA, Finding.HIDDEN_TEXT, Finding.BANK_CHANGE_ASKED})


def learn(
    name: str, content: bytes, document: Document, correction: Correction, not_suppliers: frozenset[str]
) -> Lesson | str:
    """What a correction of a document in this file teaches, or why it teaches nothing; see `lesson_of`."""
    if any(remark.finding in SUSPECT for remark in document.remarks):
        return "nothing is learnt from a document that is shut away"
    if document.channel is Channel.E_INVOICE:
        return "an e-invoice states its fields itself; nothing is looked for on its page"
    with noting_pages() as seen:
        (read_scan if document.channel is Channel.SCAN else read_file)(name, content)
    why = "the document has no pages whose layout could be remembered"
    # A file may have been read twice, by two ways of finding words; the later reading is the one that was kept.
    for read, pages in reversed(seen):
        if read.pages == document.pages:
            try:
                return lesson_of(correction, read, pages, not_suppliers=not_suppliers)
            except NothingLearntError as nothing:
                why = str(nothing)
    return why
