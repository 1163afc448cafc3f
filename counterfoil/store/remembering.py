"""Corrections: taken up into the reading, and what is learnt of them kept or forgotten."""

import hashlib

from sqlalchemy import delete, func, insert, select

from counterfoil.model.documents import Reading
from counterfoil.model.memory import Lesson
from counterfoil.store.errors import StoreError
from counterfoil.store.moves import POST, Moves
from counterfoil.store.papers import LESSON, READING, dumped
from counterfoil.store.records import Judgement
from counterfoil.store.tables import ITEM, JUDGEMENT, MEMORY, MEMORY_FORGOTTEN, PAPER

CORRECTION = "correction"


class Remembering(Moves):
    """The moves that act on corrections; a memory is never changed, only added or forgotten."""

    def keep_corrected(self, item: str, reading: Reading) -> None:
        """Store the reading as people have corrected it, beside the one that was read; the item stays where it is."""
        body = dumped(READING, reading)
        self._connection.execute(delete(PAPER).where(PAPER.c.item == item, PAPER.c.paper == "corrected"))
        self._add_papers([(item, "corrected", body)])
        digest = hashlib.sha256(body.encode()).hexdigest()
        self._note(self._organisation_of(item), "corrected", item, {"reading": digest})

    def keep_lesson(self, correction: Judgement, lesson: Lesson | None, *, why_not: str = "") -> int:
        """Note that a correction is taken up, with what it taught or why it taught nothing; returns its number."""
        supplier = select(ITEM.c.supplier_id).where(ITEM.c.id == correction.item).scalar_subquery()
        number: int = self._connection.execute(
            insert(MEMORY)
            .values(
                judgement=correction.id,
                supplier_id=supplier,
                lesson=None if lesson is None else dumped(LESSON, lesson),
                why_not=why_not or None,
            )
            .returning(MEMORY.c.id)
        ).scalar_one()
        event = "remembered" if lesson else "not remembered"
        said = {"memory": str(number), "judgement": str(correction.id), "field": correction.body["field"]}
        self._note(self._organisation_of(correction.item), event, correction.item, said)
        return number

    def forget(self, memory: int, *, person: str) -> None:
        """Look a memory up no more, from the next run on; the row says who had it forgotten.

        Raises:
            StoreError: there is no such memory, or it is forgotten already.
        """
        item = self._connection.execute(
            select(JUDGEMENT.c.item)
            .join(MEMORY, MEMORY.c.judgement == JUDGEMENT.c.id)
            .where(MEMORY.c.id == memory, MEMORY.c.lesson.is_not(None))
        ).scalar()
        if item is None:
            raise StoreError(f"there is no memory {memory}; `counterfoil memory list` shows them")
        gone = select(func.count()).where(MEMORY_FORGOTTEN.c.memory == memory)
        if self._connection.execute(gone).scalar_one():
            raise StoreError(f"memory {memory} is forgotten already")
        self._connection.execute(insert(MEMORY_FORGOTTEN).values(memory=memory, at=self._clock(), person=person))
        self._note(self._organisation_of(item) or POST, "forgotten", item, {"memory": str(memory)}, actor=person)
