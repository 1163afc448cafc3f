"""From the labelled places of a form's page to its entries: the key, the value, and how sure it is."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bots.reading.forms.labelling import Labelled
from bots.reading.forms.labels import cleaned, is_hint, key_of
from bots.reading.forms.pieces import Piece, Slot, bounds
from bots.reading.forms.sections import section_over
from bots.reading.forms.ticks import Ticked
from bots.reading.forms.widgets import Sort, Widget
from bots.reading.pdfs.words import Page
from counterfoil.model.documents import FormEntry
from counterfoil.model.fields import Field

# How sure an entry is: stated by the PDF's own field, in a drawn place, or only beside its label.
STATED, BOXED, BESIDE, DOUBTFUL = 0.98, 0.95, 0.85, 0.3
# By the name of a field alone, an entry is so much less sure.
UNLABELLED = 0.8
# A format adds so much to what a field holds: ".00", "GBP".
FORMAT = 3


class Answer(NamedTuple):
    """An answer before its key is settled."""

    page: Page
    label: str
    key: str
    field: Field[str]
    section: str


def entry(page: Page, one: Labelled, headings: Sequence[Piece]) -> Answer | None:
    """The answer in a place for words; nothing where it has no name, or is neither drawn nor written on."""
    slot, widget = one.slot, one.slot.widget
    label, key = _named(one)
    if widget and not key:
        label = widget.described or widget.name.rpartition(".")[2]
        key = key_of(_spaced(label))
    if not key or (widget is None and not slot.words and not slot.solid):
        return None
    section, office = section_over(one.label.rect if one.label else slot.rect, headings)
    field = _field(page, slot, one, label)
    if office and not field.value:
        return None
    return Answer(page, label, key, field, section)


def _named(one: Labelled) -> tuple[str, str]:
    """The label as printed and its key, with the head of its column in a table of two ways."""
    if one.label is None:
        return "", ""
    label = cleaned(one.label.text)
    key = key_of(label)
    if one.head is not None:
        head = cleaned(one.head.text)
        first, second = (label, head) if key.startswith("total") else (head, label)
        return f"{first} {second}", f"{key_of(first)}_{key_of(second)}"
    return label, f"{key}_{one.row}" if one.row and key else key


def _field(page: Page, slot: Slot, one: Labelled, label: str) -> Field[str]:
    shown = _lines(slot)
    plain = "".join(shown.split()) if slot.comb else " ".join(shown.split())
    widget = slot.widget
    where = f"{one.how} the label {label!r}" if one.how and label else "by the name of the field"
    if widget is None:
        value = "" if is_hint(plain) else plain
        # What was recognised on a scan is no surer than its letters.
        sure = (BOXED if slot.solid else BESIDE) * min((word.sure for word in slot.words), default=1.0)
    elif differs(widget, plain):
        value, sure = plain, DOUBTFUL
    else:
        value, sure, where = " ".join(widget.value.split()), STATED, f"field of the PDF, {where}"
        shown = widget.value
    rect = bounds(slot.words) if slot.words and widget is None else slot.rect
    return Field(
        value=value,
        raw=shown,
        confidence=round(sure if one.label else sure * UNLABELLED, 3),
        source=where,
        page=page.number,
        box=page.shown(*rect),
    )


def _lines(slot: Slot) -> str:
    text, last = "", None
    for word in slot.words:
        if last is not None:
            text += "\n" if word.middle - last.middle > 0.6 * word.size else " "
        text += word.text
        last = word
    return text


def shown_in(page: Page, widget: Widget) -> str:
    """The words that the page shows in a field."""
    inside = [word for word in page.words if widget.rect.holds((word.x0 + word.x1) / 2, word.middle)]
    return " ".join(word.text for word in inside)


def differs(widget: Widget, shown: str) -> bool:
    """Whether the page shows something else in a field than the field holds; how it is laid out does not matter."""
    if widget.secret or widget.sort in {Sort.SIGNATURE, Sort.TICK, Sort.RADIO} or not shown:
        return False
    seen, held = _bare(shown), _bare(widget.value)
    if not seen or is_hint(shown):
        return False
    # A long answer is cut off by its box; a format adds a currency or noughts.
    return not (seen in held or (held and held in seen and len(seen) - len(held) <= FORMAT))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def tick_entry(page: Page, one: Ticked, headings: Sequence[Piece]) -> Answer | None:
    """The answer that boxes give; nothing where they have no name."""
    slot = one.slots[0]
    widget = slot.widget
    label = cleaned(one.label.text) if one.label else ""
    if not label and widget:
        label = widget.described or _spaced(widget.name.rpartition(".")[2])
    key = key_of(label)
    if not key:
        return None
    section, office = section_over(one.label.rect if one.label else slot.rect, headings)
    if office and one.value in {"", "no"}:
        return None
    chosen = next((each for each in one.slots if each.tick), slot)
    field = Field(
        value=one.value,
        raw="; ".join(piece.text for piece in one.words) or ("ticked" if chosen.tick else ""),
        confidence=STATED if widget else BOXED,
        source=f"{'field of the PDF, ' if widget else ''}box to tick at {label!r}",
        page=page.number,
        box=page.shown(*chosen.rect),
    )
    return Answer(page, label, key, field, section)


def keyed(found: Sequence[Answer]) -> Iterator[FormEntry]:
    """Entries with keys of their own: a label that stands in several sections has its section before it."""
    count = Counter(one.key for one in found)
    used: Counter[str] = Counter()
    for one in found:
        key = one.key
        section = key_of(one.section)
        if count[key] > 1 and section:
            key = f"{section}_{key}"
        used[key] += 1
        if used[key] > 1:
            key = f"{key}_{used[key]}"
        yield FormEntry(key=key, label=one.label, field=one.field, section=one.section)
