"""A reading as corrected: the fields that a person put right, in place of those that were read."""

from collections.abc import Sequence
from dataclasses import replace

from bots.reading.learning.arithmetic import settled
from counterfoil.model.corrections import Correction, parsed, placed
from counterfoil.model.documents import Document, Reading
from counterfoil.model.fields import Field


class NotOneDocumentError(ValueError):
    """The item is not one document, so there is nothing in it to correct."""


def as_corrected(reading: Reading, corrections: Sequence[Correction]) -> Reading:
    """The reading with all these corrections, the later over the earlier.

    Raises:
        NotOneDocumentError: the reading has no document, or several.
        ValueError: a correction is of a line that the document does not have.
    """
    document = reading.document
    if document is None:
        raise NotOneDocumentError(f"{len(reading.documents)} documents were read here, and only one can be corrected")
    for correction in corrections:
        document = _with(document, correction)
    return replace(reading, documents=(settled(document, {each.field for each in corrections}),))


def _with(document: Document, correction: Correction) -> Document:
    value = Field(
        value=parsed(correction.field, correction.value),
        raw=correction.value if correction.printed == correction.value else "",
        confidence=1.0,
        source=correction.source,
        page=correction.page,
        box=correction.box,
    )
    return placed(document, correction.field, value)
