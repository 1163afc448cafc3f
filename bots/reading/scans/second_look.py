"""The second look: what one engine leaves unsure the other reads again, and doubts are settled by what adds up."""

from collections.abc import Sequence
from itertools import combinations

from bots.reading.pages.document import read_pages
from bots.reading.pdfs.words import Page, Word
from bots.reading.scans.agreeing import AGREED, Read, has_figures
from bots.reading.scans.leaves import Leaf
from bots.reading.scans.proof import complete, is_in, proven_fields, soundness
from counterfoil.model.documents import Channel, Document

# Words of letters alone that the first engine is surer of than this are not read again while the sums close.
PLAIN = 0.8
# How many disputed words are tried the other way, one by one and in pairs.
TRIED_ALONE, TRIED_IN_PAIRS = 16, 8

Pages = Sequence[Page | Leaf]


def read_scans(pages: Pages) -> tuple[Document, ...]:
    """The documents on pages of which some are scanned; together they cover every page once."""
    leaves = [page for page in pages if isinstance(page, Leaf)]
    documents = _documents(pages)
    proven = [field for document in documents for field in proven_fields(document)]
    sound = all(complete(document) for document in documents)

    def unsure(page: Page, word: Word) -> bool:
        if not sound:
            return True
        return (has_figures(word.text) or word.sure < PLAIN) and not is_in(page, word, proven)

    for leaf in leaves:
        leaf.read_again(unsure)
    documents = _settled(pages, leaves)
    lacking = {number for document in documents if not complete(document) for number in document.pages}
    if sum(leaf.look_for_more() for leaf in leaves if leaf.number in lacking):
        documents = _settled(pages, leaves)
    return _confirmed(pages, leaves, documents)


def _documents(pages: Pages) -> tuple[Document, ...]:
    read = [page.page if isinstance(page, Leaf) else page for page in pages]
    return read_pages(read, channel=Channel.SCAN)


def _settled(pages: Pages, leaves: Sequence[Leaf]) -> tuple[Document, ...]:
    """The documents once disputed words have been put the way in which most hangs together."""
    documents = _documents(pages)
    best = soundness(documents)
    doubts = [read for leaf in leaves for read in leaf.disputed if has_figures(read.word.text + read.other)][
        :TRIED_ALONE
    ]
    settled: set[Read] = set()
    for others in [*((doubt,) for doubt in doubts), *combinations(doubts[:TRIED_IN_PAIRS], 2)]:
        if all(complete(document) for document in documents):
            break
        if any(doubt in settled for doubt in others):
            continue
        _swap(leaves, others)
        tried = _documents(pages)
        if soundness(tried) > best:
            documents, best = tried, soundness(tried)
            settled.update(others)
        else:
            _swap(leaves, [_swapped(doubt) for doubt in others])
    return documents


def _swapped(read: Read) -> Read:
    """A disputed word with the other engine's reading of it."""
    return Read(read.word._replace(text=read.other), read.word.text)


def _swap(leaves: Sequence[Leaf], doubts: Sequence[Read]) -> None:
    for leaf in leaves:
        leaf.settle(lambda read: _swapped(read) if read in doubts else read)


def _confirmed(pages: Pages, leaves: Sequence[Leaf], documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with what arithmetic and check digits prove made as sure as what both engines agree on."""
    proven = [field for document in documents for field in proven_fields(document)]
    for leaf in leaves:
        page = leaf.page
        leaf.settle(lambda read, page=page: _proven(read) if is_in(page, read.word, proven) else read)  # type: ignore[misc]
    return _documents(pages)


def _proven(read: Read) -> Read:
    return Read(read.word._replace(sure=AGREED))
