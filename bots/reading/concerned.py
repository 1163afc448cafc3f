"""Which documents of a file a finding on one of its pages concerns."""

from collections.abc import Sequence

from counterfoil.model.documents import Document, Kind

# What is sent along with a bill and will be joined to it; what is found there bears on the bill.
_SUPPORTING = frozenset({Kind.BACKING, Kind.TIMESHEET})


def concerned(documents: Sequence[Document], page: int | None) -> set[int]:
    """The places in `documents` that a finding on this page (None: on the whole file) concerns.

    That is the document which covers the page, and where this is a timesheet or backing sheet also the document that it
    supports: the last one before it that stands for itself, else the first after it.
    """
    if page is None:
        return set(range(len(documents)))
    covering = {place for place, document in enumerate(documents) if page in document.pages}
    return covering | {_supported(documents, place) for place in covering}


def _supported(documents: Sequence[Document], place: int) -> int:
    if documents[place].kind not in _SUPPORTING:
        return place
    order = [*reversed(range(place)), *range(place + 1, len(documents))]
    return next((other for other in order if documents[other].kind not in _SUPPORTING), place)
