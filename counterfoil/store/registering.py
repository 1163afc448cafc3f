"""Registering the post: every file once, and every part of a file below it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, delete, insert, select

from counterfoil.model.documents import Kind, Reading
from counterfoil.store.batching import batches
from counterfoil.store.errors import NoSuchItemError
from counterfoil.store.identifiers import item_id, part_below, part_id, plain_path
from counterfoil.store.inserting import insert_or_leave
from counterfoil.store.moves import Moves
from counterfoil.store.papers import READING, dumped
from counterfoil.store.records import Claim, NewFile, NewPart, State
from counterfoil.store.tables import ITEM, MEMORY_USE, PAPER

ROWS_AT_ONCE = 1000
TAKING_IN = "taking in post"
TAKE_READING = delete(PAPER).where(PAPER.c.item == bindparam("of_item"), PAPER.c.paper.in_(["reading", "corrected"]))
TAKE_USES = delete(MEMORY_USE).where(MEMORY_USE.c.item == bindparam("of_item"))
ADD_USES = insert(MEMORY_USE)
ADD_ITEM = insert_or_leave(ITEM, ITEM.c.file, ITEM.c.part)


class Registering(Moves):
    """The moves by which an item comes into being and is read."""

    def register(self, files: Iterable[NewFile]) -> list[str]:
        """Register files of the post; what is registered already stays as it is.

        Returns the ids of those that are new, in the order given. Whoever takes in post does so alone: of two that
        insert the same file in the same instant, PostgreSQL refuses one for the id, which is unique beside the place.
        """
        self._lock([TAKING_IN])
        new: list[str] = []
        for batch in batches(files, ROWS_AT_ONCE):
            rows = {plain_path(file.file): self._row_of_file(file) for file in batch}
            known = select(ITEM.c.file).where(ITEM.c.file.in_(rows), ITEM.c.part == "")
            for file in self._connection.execute(known).scalars():
                del rows[file]
            new += self._insert_items(list(rows.values()))
        return new

    def register_parts(self, parent: str, parts: Sequence[NewPart]) -> list[str]:
        """Register all children of an item, in their order; returns their ids, new or not.

        The n-th child of an item always has the same id, so that a file that is read again gets no second children.
        """
        above = self._connection.execute(select(ITEM).where(ITEM.c.id == parent)).first()
        if above is None:
            raise NoSuchItemError(f"there is no item {parent} to have parts")
        root = item_id(above.file)
        rows, readings = [], {}
        for index, part in enumerate(parts, start=1):
            place = part_below(above.part, index)
            rows.append(self._row_of_part(part, above, part_id(root, place), place))
            if part.reading is not None:
                readings[part_id(root, place)] = dumped(READING, replace(part.reading, parts=()))
        new = self._insert_items(rows)
        self._add_papers([(id_, "reading", readings.get(id_)) for id_ in new])
        for row, part in zip(rows, parts, strict=True):
            if row["id"] in new and part.reading is not None:
                self._note_uses(str(row["id"]), part.reading)
        return [str(row["id"]) for row in rows]

    def keep_reading(self, claim: Claim, reading: Reading, *, kind: Kind, pages: tuple[int, ...] = ()) -> None:
        """Store what was read; the item is now to be decided.

        The bytes of `reading.parts` are not kept with it: register them as parts. `pages` are those of the file that
        the item covers, all of them if none are given.
        """
        body = dumped(READING, replace(reading, parts=()))
        self._move(
            claim,
            "read",
            {
                "kind": kind.value,
                "reader": reading.reader,
                "pages": str(reading.page_count),
                "trouble": reading.trouble.value if reading.trouble else None,
                "reading": hashlib.sha256(body.encode()).hexdigest(),
            },
            state=State.READ.value,
            step=State.READ.value,
            kind=kind.value,
            pages=pages or tuple(range(1, reading.page_count + 1)),
            page_count=reading.page_count,
            attempts=0,
            not_before=None,
            error=None,
        )
        self._connection.execute(TAKE_READING, {"of_item": claim.item.id})
        self._add_papers([(claim.item.id, "reading", body)])
        self._connection.execute(TAKE_USES, {"of_item": claim.item.id})
        self._note_uses(claim.item.id, reading)

    def _note_uses(self, item: str, reading: Reading) -> None:
        """Count what was remembered and looked up for a document; those of a split file count at its parts."""
        if reading.document and (recalled := reading.document.recalled):
            self._connection.execute(
                ADD_USES, [{"memory": each.memory, "item": item, "recall": each.recall.value} for each in recalled]
            )

    def _insert_items(self, rows: list[dict[str, Any]]) -> list[str]:
        """Insert those whose place (file and part) is free; two different files with one id would be an error."""
        if not rows:
            return []
        statement = ADD_ITEM[self._connection.dialect.name].returning(ITEM.c.id)
        inserted = set(self._connection.execute(statement, rows).scalars())
        new = [row for row in rows if row["id"] in inserted]
        for row in new:
            body = {"sha256": row["sha256"], "size": str(row["size"]), "parent": row["parent"], "kind": row["kind"]}
            self._note(row["organisation"], "registered", row["id"], body)
        return [row["id"] for row in new]

    def _row_of_file(self, file: NewFile) -> dict[str, Any]:
        return self._row(
            id=item_id(file.file),
            file=plain_path(file.file),
            part="",
            name=file.name or file.file.rpartition("/")[2],
            received_on=file.received_on,
            sha256=file.sha256,
            size=file.size,
            priority=file.priority,
        )

    def _row_of_part(self, part: NewPart, above: Any, id_: str, place: str) -> dict[str, Any]:  # noqa: ANN401 - a row
        own = part.sha256 is not None
        state = State.READ if part.reading is not None else State.PENDING
        return self._row(
            id=id_,
            file=above.file,
            part=place,
            name=part.name,
            parent=above.id,
            pages=part.pages,
            page_count=part.reading.page_count if part.reading is not None else len(part.pages),
            received_on=above.received_on,
            sha256=part.sha256 if own else above.sha256,
            size=part.size if own else above.size,
            excerpt=not own,
            kind=part.kind.value if part.kind else None,
            state=state.value,
            step=state.value,
            priority=above.priority,
        )

    def _row(self, **given: object) -> dict[str, Any]:
        now = self._clock()
        return {
            "parent": None,
            "pages": (),
            "page_count": 0,
            "excerpt": False,
            "kind": None,
            "state": State.PENDING.value,
            "step": State.PENDING.value,
            "organisation": None,
            "flags": (),
            "attempts": 0,
            "cuts": 0,
            "created_at": now,
            "updated_at": now,
            **given,
        }
