"""Vouching: whether the decisions that are kept are those that the audit log has hashes of."""

import hashlib
import heapq
import json
import zlib
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import select

from counterfoil.audit import Break
from counterfoil.audit.tables import EVENT
from counterfoil.rulebook import RuleFiles
from counterfoil.store.looking_back import LookingBack
from counterfoil.store.ruling import inflated
from counterfoil.store.tables import RULEBOOK, RULING

RULINGS = "rulings"
RULES = "rules"
DAMAGED = "damaged"

# The hashes of a decision and of its basis.
Hashes: TypeAlias = tuple[str | None, str | None]


class Vouching(LookingBack):
    """The auditor's second check: the log itself may be whole, and what it speaks of exchanged."""

    def unvouched(self) -> Iterator[Break]:
        """Every kept decision, basis and rule file that is not the one that was logged, and every one that is gone."""
        both = heapq.merge(self._logged(), self._kept(), key=itemgetter(0))
        for item, marks in groupby(both, key=itemgetter(0)):
            logged: set[Hashes] = set()
            kept: dict[Hashes, int] = {}
            for _, hashes, number in marks:
                if number is None:
                    logged.add(hashes)
                else:
                    kept[hashes] = number
            for number in (kept[hashes] for hashes in kept.keys() - logged):
                yield Break(stream=RULINGS, sequence=number, what=f"is not what was decided about {item}")
            # What was decided before bases were kept has none in the log.
            for _ in (hashes for hashes in logged - kept.keys() if hashes[1]):
                yield Break(
                    stream=RULINGS, sequence=0, what=f"a decision about {item} is in the log and no longer kept"
                )
        for number, row in enumerate(self._all(select(RULEBOOK).order_by(RULEBOOK.c.digest)), start=1):
            if _rules_digest(row) != row.digest:
                yield Break(stream=RULES, sequence=number, what=f"the files kept as {row.digest} are other ones")

    def _logged(self) -> Iterator[tuple[str, Hashes, None]]:
        """What the log says of decisions, item by item."""
        postgresql = self._engine.dialect.name == "postgresql"
        by_item = EVENT.c.subject.collate("C") if postgresql else EVENT.c.subject
        query = select(EVENT.c.subject, EVENT.c.body).where(EVENT.c.kind == "decided").order_by(by_item)
        for row in self._streamed(query):
            body = json.loads(row.body)
            yield row.subject, (body.get("decision"), body.get("basis")), None

    def _kept(self) -> Iterator[tuple[str, Hashes, int]]:
        """What is kept of decisions, item by item."""
        for row in self._streamed(select(RULING).order_by(RULING.c.item, RULING.c.number)):
            yield row.item, (_digest(row.decision), _digest(row.basis)), row.number


def _digest(body: bytes | None) -> str | None:
    try:
        return None if body is None else hashlib.sha256(inflated(body).encode()).hexdigest()
    except (zlib.error, UnicodeError):
        return DAMAGED


def _rules_digest(row: Any) -> str:  # noqa: ANN401 - a row of the database
    try:
        return RuleFiles(row.name, json.loads(inflated(row.texts))).digest
    except (zlib.error, ValueError):
        return DAMAGED
