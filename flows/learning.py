"""Taking up people's corrections: the item is decided again by what they say, and the readers learn from them."""

from collections.abc import Iterable
from contextlib import suppress

from bots.reading.learning.correcting import as_corrected
from bots.reading.learning.identity import bare, without_country
from bots.reading.pool import ReaderPool
from counterfoil.model.corrections import Correction
from counterfoil.model.decisions import Outcome
from counterfoil.model.documents import Reading
from counterfoil.model.masters import Organisation
from counterfoil.model.memory import Lesson
from counterfoil.settings import Settings
from counterfoil.store import CORRECTION, Item, Judgement, Store, Transaction
from counterfoil.work import again_when_busy

REASON = "corrected"


def learn(settings: Settings, store: Store, *, organisations: Iterable[Organisation]) -> int:
    """Take up every correction that no run has taken up yet; gives their number.

    What was learnt holds from this run's readings on. An item that is posted stays as it was posted, and its correction
    only teaches.
    """
    corrections = store.new_corrections()
    if not corrections:
        return 0
    ours = frozenset(without_country(bare(body.vat_number)) for body in organisations if body.vat_number)
    # Readers without memories: what is learnt is how the value would be found by one who knows nothing yet.
    with ReaderPool(workers=1, seconds=settings.read_seconds, megabytes=settings.read_megabytes) as readers:
        return sum(_take_up(store, readers, correction, ours) for correction in corrections)


def _take_up(store: Store, readers: ReaderPool, judgement: Judgement, ours: frozenset[str]) -> bool:
    """Take up one correction; not if its original is kept in another home, whose own run will do so."""
    item, reading = store.item(judgement.item), store.reading_as_read(judgement.item)
    original, stone = store.originals.path(item.sha256), store.tombstone(item)
    if not original.is_file() and stone is None:
        return False
    assert reading is not None, f"{item.id} was corrected and was not read"
    try:
        corrected = as_corrected(reading, _corrections(store, item.id, up_to=judgement.id))
    except ValueError as error:
        # The file was read again since, and by now it is no one document, or has other lines.
        _write(store, item, judgement, None, str(error))
        return True
    correction = correction_of(judgement)
    document = reading.documents[0]
    lesson = str(stone) if stone else readers.learn(item.name, original, document, correction, not_suppliers=ours)
    _write(store, item, judgement, corrected, lesson)
    return True


def correct_again(store: Store, tx: Transaction, item: str, reading: Reading) -> None:
    """Put the corrections of an item that was read again into its new reading, as far as they fit it."""
    corrections = _corrections(store, item)
    if corrections:
        with suppress(ValueError):
            tx.keep_corrected(item, as_corrected(reading, corrections))


def _corrections(store: Store, item: str, *, up_to: int | None = None) -> list[Correction]:
    """What people corrected in an item and did not take back, the earliest first, up to this judgement."""
    withdrawn = store.withdrawn(item)
    made = [each for each in store.judgements(item) if each.kind == CORRECTION and each.id not in withdrawn]
    return [correction_of(each) for each in made if up_to is None or each.id <= up_to]


@again_when_busy
def _write(store: Store, item: Item, judgement: Judgement, corrected: Reading | None, lesson: Lesson | str) -> None:
    """The corrected reading, what was learnt, and the way back to a new decision, at once."""
    with store.transaction(actor="payables") as tx:
        if corrected and item.outcome is not Outcome.POSTED:
            tx.keep_corrected(item.id, corrected)
        if isinstance(lesson, str):
            tx.keep_lesson(judgement, None, why_not=lesson)
        else:
            tx.keep_lesson(judgement, lesson)
        if item.outcome is not Outcome.POSTED:
            tx.reopen([item.id], reason=REASON)


def correction_of(judgement: Judgement) -> Correction:
    """The correction that a judgement of that kind holds."""
    return Correction.of(judgement.body, person=judgement.person, at=judgement.at)
