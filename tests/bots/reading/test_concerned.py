"""A finding concerns the document of its page, and the bill that a supporting page belongs to."""

import pytest

from bots.reading.concerned import concerned
from counterfoil.model.documents import Channel, Document, Kind


def documents(*kinds: Kind) -> list[Document]:
    """One document a page, in this order."""
    return [Document(kind=kind, channel=Channel.TEXT, pages=(page,)) for page, kind in enumerate(kinds, start=1)]


INVOICE, BACKING, TIMESHEET = Kind.INVOICE, Kind.BACKING, Kind.TIMESHEET


@pytest.mark.parametrize(
    ("kinds", "page", "places"),
    [
        ((INVOICE, INVOICE), 2, {1}),
        ((INVOICE, BACKING, INVOICE), 2, {0, 1}),
        ((INVOICE, BACKING, TIMESHEET), 3, {0, 2}),
        ((TIMESHEET, INVOICE, INVOICE), 1, {0, 1}),
        ((TIMESHEET, BACKING), 1, {0}),
        ((INVOICE, BACKING), 1, {0}),
        ((INVOICE, INVOICE), 3, set()),
        ((INVOICE, BACKING), None, {0, 1}),
        ((), None, set()),
    ],
)
def test_a_finding_concerns(kinds: tuple[Kind, ...], page: int | None, places: set[int]) -> None:
    assert concerned(documents(*kinds), page) == places
