"""What a correction teaches: how the value is found again on the next document of this layout of this supplier."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bots.reading.learning.anchors import anchors_of, follow
from bots.reading.learning.columns import heading_of
from bots.reading.learning.finding import Found, Habits, Value, pattern_of, place_at, places_of, same_value
from bots.reading.learning.identity import identity_of, knowable
from bots.reading.learning.layouts import FEWEST, landmarks
from bots.reading.pages.values import Labels
from counterfoil.model.corrections import CONSTANT, Correction, Shape, correctable, held, line_field, parsed
from counterfoil.model.documents import Document
from counterfoil.model.memory import Anchor, Identity, Lesson


class NothingLearntError(Exception):
    """The correction holds for its own document only; the message says why, for a clerk."""


def lesson_of(
    correction: Correction, document: Document, pages: Sequence[Labels], *, not_suppliers: frozenset[str] = frozenset()
) -> Lesson:
    """What a correction teaches. `document` is the reading before it, `pages` are the document's.

    `not_suppliers` are VAT numbers of those whom we work for, as `Identity` has them: one that was taken for the
    supplier's would make every supplier look like this one.

    Raises:
        NothingLearntError: the supplier, the layout or the value cannot be known again.
    """
    identity = _identity(document, correction.field, not_suppliers)
    if not knowable(identity):
        raise NothingLearntError(
            "the supplier cannot be known again: the document shows no VAT or company number, and no name with a bank "
            "account or an e-mail address of its own"
        )
    layout = landmarks(pages[0])
    if len(layout) < FEWEST:
        raise NothingLearntError("the page has too few labels for its layout to be known again")
    before, value = held(document, correction.field), parsed(correction.field, correction.value)
    cell = line_field(correction.field)[1]
    if cell:
        anchor = heading_of(correction.field, value, document, pages, Habits.of(pages))
    else:
        anchor = _anchor(correction, correctable(correction.field).shape, pages)
    if anchor is None and correction.field not in CONSTANT:
        raise NothingLearntError(f"{correction.value} was not found on the page, or has no label there to find it by")
    return Lesson(
        field=f"lines.{cell}" if cell else correction.field,
        identity=identity,
        layout=layout,
        anchor=anchor,
        constant="" if anchor else correction.value,
        instead_of=before.source if before and not same_value(before.value, value) else "",
    )


def _identity(document: Document, field: str, not_suppliers: frozenset[str]) -> Identity:
    """Who the supplier is by what was read, without what was just found to be read wrongly."""
    identity = identity_of(document)
    if field == "company_number":
        identity = replace(identity, company_number="")
    if field == "vat_number" or identity.vat_number in not_suppliers:
        identity = replace(identity, vat_number="")
    return identity


def _anchor(correction: Correction, shape: Shape, pages: Sequence[Labels]) -> Anchor | None:
    """The best way to the value that leads to it, and not to another, when it is tried on this document itself.

    Of equal ways to several places that show the value the last is taken: sums stand below the lines that they sum up.
    """
    value, habits = parsed(correction.field, correction.value), Habits.of(pages)
    ways = [
        (way.worth, place, found, replace(way.anchor, pattern=pattern_of(value, shape)))
        for place, (number, found) in enumerate(_places(correction, value, shape, pages, habits))
        for way in anchors_of(found, pages, number, correction.field)
    ]
    for _, _, found, anchor in sorted(ways, key=lambda way: (-way[0], -way[1])):
        again = follow(anchor, shape, pages, habits)
        if again and (again.words[0].x0, again.words[0].top) == (found.words[0].x0, found.words[0].top):
            return anchor
    return None


def _places(
    correction: Correction, value: Value, shape: Shape, pages: Sequence[Labels], habits: Habits
) -> Iterator[tuple[int, Found]]:
    """Where the value stands: in the box that was shown, else wherever it is printed."""
    if correction.box and correction.page:
        for number, labels in enumerate(pages):
            shown = place_at(correction.box, value, labels) if labels.layout.page.number == correction.page else None
            if shown:
                yield number, shown
        return
    yield from places_of(value, shape, pages, habits)
