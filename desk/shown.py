"""Whether a document itself shows what a person says of who bills: what nothing printed shows is no evidence of it."""

from contextlib import suppress
from dataclasses import replace

from bots.reading.learning.finding import spelling
from bots.reading.learning.identity import without_country
from bots.reading.pool import NotDrawnError
from counterfoil.model.corrections import TELLING, Correction, held
from counterfoil.model.documents import Channel, Reading
from counterfoil.store import Item, Store
from desk.evidence_pack import pages_of
from desk.formats import plain
from desk.web.pictures import Pictures


def with_printed(correction: Correction, store: Store, pictures: Pictures, item: Item) -> Correction:
    """The correction with what the document itself shows there, if it is of a field that tells who bills."""
    if correction.field not in TELLING or (reading := store.reading_as_read(item.id)) is None:
        return correction
    if _is_shown(correction.value, pictures, item, reading):
        return replace(correction, printed=correction.value)
    found = held(reading.documents[0], correction.field)
    return replace(correction, printed=plain(found)) if found and found.raw else correction


def _is_shown(value: str, pictures: Pictures, item: Item, reading: Reading) -> bool:
    scanned = any(document.channel is Channel.SCAN for document in reading.documents)
    for page in pages_of(item, reading):
        with suppress(NotDrawnError):
            words = pictures.words(item, page, scanned=scanned)
            if any(spelling(words, wanted) for wanted in (value, without_country(value))):
                return True
    return False
