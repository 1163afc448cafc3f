"""Reads a form: every labelled place with what was entered there, from a fillable PDF or from words on a page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bots.reading.forms.cells import beside_tick, joined_in_cells
from bots.reading.forms.entries import Answer, entry, keyed, tick_entry
from bots.reading.forms.labelling import labelled, without_row_numbers
from bots.reading.forms.pieces import Piece, Slot, cut, sorted_words
from bots.reading.forms.rects import Rect
from bots.reading.forms.roles import combed, is_comb, slots_of
from bots.reading.forms.sections import headings_among
from bots.reading.forms.shapes import NOTHING, Drawn
from bots.reading.forms.ticks import ticked, words_of_boxes
from bots.reading.forms.widgets import Widget
from bots.reading.pdfs.words import Page
from counterfoil.model.documents import FormEntry

# Places whose tops are within so many points are read from left to right.
ROW = 6


@dataclass(frozen=True, slots=True)
class Looks:
    """What of a page is not words: shapes, and the fields of a fillable PDF."""

    drawn: Drawn = NOTHING
    widgets: tuple[Widget, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page taken apart: labels, headings, places for words, and boxes to tick."""

    labels: list[Piece]
    headings: list[Piece]
    places: list[Slot]
    boxes: list[Slot]


Look = Callable[[int], Looks]


def words_only(number: int) -> Looks:
    """Nothing is known of a page but its words, as of a scan."""
    del number
    return Looks()


def read_form(pages: Sequence[Page], look: Look) -> tuple[FormEntry, ...]:
    """The entries of a form in the order of reading; a drawn place that is empty gives an empty value."""
    found: list[Answer] = []
    seen: set[str] = set()
    for page in pages:
        found.extend(_answers(page, look(page.number), seen))
    return tuple(keyed([one for one in found if one.key]))


def _answers(page: Page, looks: Looks, seen: set[str]) -> Iterator[Answer]:
    """The answers on a page; `seen` are the fields of the PDF that stood on earlier pages, and say the same again."""
    widgets = [widget for widget in looks.widgets if widget.name not in seen or not widget.name]
    seen.update(widget.name for widget in widgets)
    parts = _parts(page, looks.drawn, widgets)
    ticks = ticked(parts.boxes, parts.labels, parts.places, looks.drawn.cells)
    taken = {id(label) for one in ticks for label in one.printed}
    found = labelled([*parts.places, *parts.boxes], [label for label in parts.labels if id(label) not in taken])
    places = without_row_numbers([one for one in found if one.slot.tick is None])
    taken |= {id(piece) for one in places for piece in (one.label, one.head) if piece}
    unused = [*parts.headings, *(one for one in parts.labels if id(one) not in taken)]
    headings = headings_among(unused, parts.labels)
    rows: list[tuple[Rect, Answer | None]] = [(one.slot.rect, entry(page, one, headings)) for one in places]
    rows += [(one.slots[0].rect, tick_entry(page, one, headings)) for one in ticks]
    rows.sort(key=lambda row: (round(row[0].top / ROW), row[0].x0))
    return (answer for _, answer in rows if answer)


def _parts(page: Page, drawn: Drawn, widgets: Sequence[Widget]) -> _Parts:
    rest, slots = sorted_words(page, drawn, widgets)
    pieces = cut(rest, drawn, slots) if rest else []
    boxes = [slot for slot in slots if slot.tick is not None]
    ready = [slot for slot in slots if slot.tick is None]
    if widgets:
        return _Parts(joined_in_cells(pieces, drawn.cells), [], ready, boxes)
    # Words beside a box to tick are its own, whatever they look like.
    own = words_of_boxes(boxes, pieces, drawn.cells)
    own += [one for one in pieces if one not in own and beside_tick(one, boxes, drawn.cells)]
    # A cell around a slot that is known already is only its frame.
    cells = tuple(cell for cell in drawn.cells if not any(cell.around(slot.rect, 2) for slot in slots))
    others = [one for one in pieces if one not in own]
    labels, headings, places = slots_of(others, replace(drawn, cells=cells), page.width, ready)
    places = combed(places, labels)
    for place in places:
        place.comb = place.comb or is_comb(place, drawn.combs)
    return _Parts([*labels, *own], headings, places, boxes)
