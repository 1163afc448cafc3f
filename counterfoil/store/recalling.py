"""Asking the store what is remembered of corrections, and which corrections no run has taken up yet."""

from collections import Counter
from typing import Any

from sqlalchemy import Row, func, select

from counterfoil.model.memory import Memory
from counterfoil.store.judgements import open_judgements
from counterfoil.store.papers import LESSON
from counterfoil.store.queries import Queries
from counterfoil.store.records import Judgement, MemoryRecord
from counterfoil.store.remembering import CORRECTION
from counterfoil.store.rows import judgement_of
from counterfoil.store.tables import JUDGEMENT, MEMORY, MEMORY_FORGOTTEN, MEMORY_USE


class Recalling(Queries):
    """What the workbench, the commands and the desk ask about corrections and memories."""

    def new_corrections(self) -> list[Judgement]:
        """Corrections that no run has taken up yet, the earliest first."""
        query = (
            select(JUDGEMENT)
            .outerjoin(MEMORY, MEMORY.c.judgement == JUDGEMENT.c.id)
            .where(JUDGEMENT.c.kind == CORRECTION, MEMORY.c.id.is_(None), *open_judgements(self.clock()))
            .order_by(JUDGEMENT.c.id)
        )
        return [judgement_of(row) for row in self._all(query)]

    def memories_in_force(self) -> tuple[Memory, ...]:
        """Every memory that is not forgotten, the earliest first."""
        return tuple(record.memory for record in self.memories() if record.memory and not record.forgotten_at)

    def memories(self) -> list[MemoryRecord]:
        """What became of every correction that was taken up, the earliest first."""
        query = (
            select(
                JUDGEMENT,
                MEMORY.c.id.label("memory"),
                MEMORY.c.supplier_id,
                MEMORY.c.lesson,
                MEMORY.c.why_not,
                MEMORY_FORGOTTEN.c.at.label("forgotten_at"),
                MEMORY_FORGOTTEN.c.person.label("forgotten_by"),
            )
            .join(JUDGEMENT, MEMORY.c.judgement == JUDGEMENT.c.id)
            .outerjoin(MEMORY_FORGOTTEN, MEMORY_FORGOTTEN.c.memory == MEMORY.c.id)
            .order_by(MEMORY.c.id)
        )
        counted = select(MEMORY_USE.c.memory, MEMORY_USE.c.recall, func.count().label("times")).group_by(
            MEMORY_USE.c.memory, MEMORY_USE.c.recall
        )
        counts = {(row.memory, row.recall): row.times for row in self._all(counted)}
        corrected = self._corrected_after_all()
        return [_record(row, counts, corrected) for row in self._all(query)]

    def _corrected_after_all(self) -> Counter[tuple[int, str]]:
        """By memory and field, how many of the readings that looked it up a person corrected in that field."""
        query = (
            select(MEMORY_USE.c.memory, JUDGEMENT)
            .join(MEMORY, MEMORY.c.id == MEMORY_USE.c.memory)
            .join(JUDGEMENT, JUDGEMENT.c.item == MEMORY_USE.c.item)
            .where(JUDGEMENT.c.kind == CORRECTION, JUDGEMENT.c.id > MEMORY.c.judgement)
        )
        rows = {(row.memory, row.item, judgement_of(row).body["field"]) for row in self._all(query)}
        return Counter((memory, field) for memory, _, field in rows)


def _record(row: Row[Any], counts: dict[tuple[int, str], int], corrected: Counter[tuple[int, str]]) -> MemoryRecord:
    number, judgement = row.memory, judgement_of(row)
    return MemoryRecord(
        id=number,
        judgement=judgement,
        supplier_id=row.supplier_id,
        memory=_memory(number, judgement, row.lesson) if row.lesson else None,
        why_not=row.why_not,
        forgotten_at=row.forgotten_at,
        forgotten_by=row.forgotten_by,
        used=counts.get((number, "used"), 0),
        agreed=counts.get((number, "agreed"), 0),
        doubted=counts.get((number, "doubted"), 0),
        corrected=corrected[number, judgement.body["field"]],
    )


def _memory(number: int, judgement: Judgement, lesson: str) -> Memory:
    return Memory(
        id=number,
        item=judgement.item,
        person=judgement.person,
        at=judgement.at,
        lesson=LESSON.validate_json(lesson),
    )
