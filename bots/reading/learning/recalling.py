"""Looking up what was learnt: after a document is read, remembered corrections of its layout put its fields right."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from bots.reading.calibration import GUESSED
from bots.reading.learning.anchors import follow
from bots.reading.learning.arithmetic import adds_up, settled
from bots.reading.learning.columns import with_columns
from bots.reading.learning.finding import Found, Habits, pattern_of, same_value
from bots.reading.learning.identity import identity_of, same_supplier
from bots.reading.learning.layouts import landmarks, same_layout
from bots.reading.pages.segments import cited
from bots.reading.pages.values import Labels
from counterfoil.model.corrections import CORRECTABLE, SUMS, held, parsed, placed, plainly
from counterfoil.model.documents import Document, Recall, Recalled, Sums
from counterfoil.model.fields import Field
from counterfoil.model.memory import Direction, Memory
from counterfoil.model.named_fields import named_fields

# How sure a value is that stands where a person showed it: at its label, there but built otherwise than the one that
# was shown, or only at its place; and one that is the same for all documents of the layout.
AT_LABEL, UNUSUAL, AT_PLACE, CONSTANT = 0.94, 0.7, 0.8, 0.9
# A reader this sure of another value, found otherwise than by the mistake that was corrected, contradicts the memory.
SURE = 0.8
# With what the name of a line's field begins.
COLUMN = "lines."
# What nobody should act on before a person has looked; so low that calibration leaves it below every floor.
UNSURE = 0.2

_MEMORIES: ContextVar[tuple[Memory, ...]] = ContextVar("memories", default=())
_SEEN: ContextVar[list[tuple[Document, Sequence[Labels]]] | None] = ContextVar("seen", default=None)


def remember(memories: Sequence[Memory]) -> None:
    """From now on, look these up after every reading in this process."""
    _MEMORIES.set(tuple(memories))


@contextmanager
def noting_pages() -> Iterator[list[tuple[Document, Sequence[Labels]]]]:
    """Gathers each document that is read from pages meanwhile, with its pages as its reader saw them."""
    seen: list[tuple[Document, Sequence[Labels]]] = []
    token = _SEEN.set(seen)
    try:
        yield seen
    finally:
        _SEEN.reset(token)


def recalled(document: Document, pages: Sequence[Labels]) -> Document:
    """The document as the memories of this process put it right."""
    seen = _SEEN.get()
    if seen is not None:
        seen.append((document, pages))
    memories = _MEMORIES.get()
    return put_right(document, pages, memories) if memories else document


def put_right(document: Document, pages: Sequence[Labels], memories: Sequence[Memory]) -> Document:
    """The document with what the memories of its supplier and its layout say; of two for one field, the later."""
    identity = identity_of(document)
    of_supplier = [each for each in memories if same_supplier(each.lesson.identity, identity)]
    if not of_supplier or not pages:
        return document
    now = landmarks(pages[0])
    # What was corrected on one document shares its layout.
    known = {layout: same_layout(layout, now) for layout in {each.lesson.layout for each in of_supplier}}
    fitting = [each for each in of_supplier if known[each.lesson.layout]]
    newest = {each.lesson.field: each for each in sorted(fitting, key=lambda each: each.id)}
    habits = Habits.of(pages)
    columns = [each for each in newest.values() if each.lesson.field.startswith(COLUMN)]
    looked_up = [(each, _value(each, pages, habits)) for each in newest.values() if each not in columns]
    found = [(each, value) for each, value in looked_up if value is not None]
    document = _with_sums(document, [pair for pair in found if pair[0].lesson.field in SUMS])
    for memory, value in found:
        if memory.lesson.field not in SUMS:
            document = _with(document, memory, value)
    return _with_lines(document, columns, pages, habits) if columns else document


def _with_lines(document: Document, columns: Sequence[Memory], pages: Sequence[Labels], habits: Habits) -> Document:
    """The lines are put right by their columns, unless their figures then fit worse than they were read."""
    trial = with_columns(document, columns, pages, habits)
    trial = trial and settled(trial, SUMS)
    if trial is None or (document.sums is Sums.CLOSED and trial.sums is not Sums.CLOSED):
        for memory in columns:
            document = _noted(document, memory, Recall.DOUBTED, "the lines would not add up")
        return document
    recall = Recall.AGREED if _values(trial) == _values(document) else Recall.USED
    for memory in columns:
        trial = _noted(trial, memory, recall)
    return trial


def _values(document: Document) -> list[tuple[str, Any]]:
    return [(named.name, named.field.value) for line in document.lines for named in named_fields(line)]


def overrides(later: Memory, earlier: Memory) -> bool:
    """Whether a memory goes before an earlier one: it is of the same field, supplier and layout."""
    one, other = later.lesson, earlier.lesson
    return (
        later.id > earlier.id
        and one.field == other.field
        and same_supplier(one.identity, other.identity)
        and same_layout(other.layout, one.layout)
    )


def _value(memory: Memory, pages: Sequence[Labels], habits: Habits) -> Field[Any] | None:
    """What a memory gives for its field on these pages."""
    lesson, source = memory.lesson, f"by {memory}"
    if lesson.anchor is None:
        value = parsed(lesson.field, lesson.constant)
        return Field(value=value, raw="", confidence=CONSTANT, source=source)
    shape = CORRECTABLE[lesson.field].shape
    found = follow(lesson.anchor, shape, pages, habits)
    if found is None:
        return None
    usual = pattern_of(found.value, shape) == lesson.anchor.pattern
    sure = AT_PLACE if lesson.anchor.direction is Direction.BESIDE else AT_LABEL if usual else UNUSUAL
    return _cited(found, sure, source)


def _cited(found: Found, sure: float, source: str) -> Field[Any]:
    return cited(found.segment.page, found.words, found.value, sure, source)


def _with(document: Document, memory: Memory, value: Field[Any]) -> Document:
    """The document with one field put right, unless it said so already; unsure where the reader contradicts.

    What the reader only guessed counts as not read.
    """
    lesson = memory.lesson
    read = held(document, lesson.field)
    if read and read.confidence <= GUESSED:
        read = None
    if read and _same(read, value):
        return _agreed(document, memory, read, value)
    at_place = lesson.anchor is not None and lesson.anchor.direction is Direction.BESIDE
    if read and read.source != lesson.instead_of and (at_place or read.confidence >= SURE):
        return _contradicted(document, memory, read, value, keep=read if at_place else value)
    return _noted(placed(document, lesson.field, value), memory, Recall.USED)


def _contradicted(
    document: Document, memory: Memory, read: Field[Any], value: Field[Any], *, keep: Field[Any]
) -> Document:
    """Both values are named, and neither is sure; a mere place is less than what the reader found."""
    detail = f"{plainly(read.value)} was read, {read.source}; {plainly(value.value)} would be {value.source}"
    doubtful = replace(keep, confidence=min(keep.confidence, UNSURE), source=f"in doubt: {detail}")
    return _noted(placed(document, memory.lesson.field, doubtful), memory, Recall.DOUBTED, detail)


def _with_sums(document: Document, found: Sequence[tuple[Memory, Field[Any]]]) -> Document:
    """The sums are put right together, and only if they add up; else what was read stays, in doubt if it is open.

    Sums that close as they were read give way only where each is the very mistake that was corrected.
    """
    if not found:
        return document
    trial = document
    for memory, value in found:
        trial = _with(trial, memory, value)
    trial = settled(trial, {memory.lesson.field for memory, _ in found})
    proven = document.sums is Sums.CLOSED and any(_another(document, memory, value) for memory, value in found)
    if adds_up(trial) and not proven:
        return trial
    for memory, value in found:
        document = _doubted(document, memory, value)
    return settled(document, SUMS)


def _another(document: Document, memory: Memory, value: Field[Any]) -> bool:
    """Whether a sum was read that is another than the remembered one, and not by the mistake that was corrected."""
    read = held(document, memory.lesson.field)
    return read is not None and not _same(read, value) and read.source != memory.lesson.instead_of


def _doubted(document: Document, memory: Memory, value: Field[Any]) -> Document:
    name = memory.lesson.field
    read = held(document, name)
    detail = f"{plainly(value.value)} would be {value.source}, and does not fit the other sums"
    kept = read or value
    if read and _same(read, value):
        return _agreed(document, memory, read, value)
    if read and document.sums is Sums.CLOSED:
        # What closes by itself is not in doubt because of a memory that does not fit.
        return _noted(document, memory, Recall.DOUBTED, detail)
    unsure = replace(kept, confidence=min(kept.confidence, UNSURE), source=f"{kept.source}; {detail}")
    return _noted(placed(document, name, unsure), memory, Recall.DOUBTED, detail)


def _agreed(document: Document, memory: Memory, read: Field[Any], value: Field[Any]) -> Document:
    """What was read already, and is the surer for it."""
    if value.confidence > read.confidence:
        surer = replace(read, confidence=value.confidence, source=f"{read.source}; the same {value.source}")
        document = placed(document, memory.lesson.field, surer)
    return _noted(document, memory, Recall.AGREED)


def _same(one: Field[Any], other: Field[Any]) -> bool:
    return same_value(one.value, other.value)


def _noted(document: Document, memory: Memory, recall: Recall, detail: str = "") -> Document:
    note = Recalled(memory=memory.id, field=memory.lesson.field, recall=recall, detail=detail)
    return replace(document, recalled=(*document.recalled, note))
