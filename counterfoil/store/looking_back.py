"""Looking back: every decision that was ever made about an item, and the rules that made it."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from counterfoil.store.errors import StoreError
from counterfoil.store.papers import BASIS, DECISION
from counterfoil.store.recalling import Recalling
from counterfoil.store.records import KeptRules, RulingRecord, ShadowRecord, Trial
from counterfoil.store.ruling import inflated
from counterfoil.store.tables import ITEM, RULEBOOK, RULING, SHADOW, TRIAL

RULINGS = select(RULING, ITEM.c.file, ITEM.c.received_on).join(ITEM, ITEM.c.id == RULING.c.item)


class LookingBack(Recalling):
    """What is asked about decisions of the past."""

    def rulings(self, item: str) -> list[RulingRecord]:
        """Every decision about an item, the earliest first."""
        return [_ruling(row) for row in self._all(RULINGS.where(RULING.c.item == item).order_by(RULING.c.number))]

    def last_ruling(self, item: str) -> RulingRecord | None:
        """The decision that stands."""
        rows = self._all(RULINGS.where(RULING.c.item == item).order_by(RULING.c.number.desc()).limit(1))
        return _ruling(rows[0]) if rows else None

    def rulings_since(self, day: date) -> Iterator[RulingRecord]:
        """The decision that stands of each item, where it was made as of this day or later, in the order of making."""
        last = select(func.max(RULING.c.number)).group_by(RULING.c.item)
        query = RULINGS.where(RULING.c.number.in_(last), RULING.c.as_at >= day).order_by(RULING.c.number)
        for row in self._streamed(query):
            yield _ruling(row)

    def kept_rules(self, digest: str) -> KeptRules:
        """The rule files of this hash.

        Raises:
            StoreError: they are not kept here; what they decided was decided before rules were kept, or elsewhere.
        """
        rows = self._all(select(RULEBOOK).where(RULEBOOK.c.digest == digest))
        if not rows:
            raise StoreError(
                f"no rules with the hash {digest or '(none)'} are kept here, so nothing can be decided again by them"
            )
        return KeptRules(digest=digest, name=rows[0].name, texts=json.loads(inflated(rows[0].texts)))

    def trial(self) -> Trial | None:
        """The rules that are on trial now."""
        rows = self._all(select(TRIAL).where(TRIAL.c.stopped_at.is_(None)).order_by(TRIAL.c.number.desc()).limit(1))
        return Trial(digest=rows[0].digest, commit=rows[0].commit, started_at=rows[0].started_at) if rows else None

    def shadows(self, *, digest: str | None = None) -> Iterator[ShadowRecord]:
        """What rules on trial said beside each decision, those with this hash or all, in the order of the decisions."""
        query = (
            select(RULING, ITEM.c.file, ITEM.c.received_on, SHADOW.c.digest, SHADOW.c.differs, SHADOW.c.error)
            .add_columns(SHADOW.c.decision.label("instead"))
            .join(ITEM, ITEM.c.id == RULING.c.item)
            .join(SHADOW, SHADOW.c.ruling == RULING.c.number)
            .order_by(RULING.c.number)
        )
        for row in self._streamed(query if digest is None else query.where(SHADOW.c.digest == digest)):
            yield ShadowRecord(
                ruling=_ruling(row),
                digest=row.digest,
                differs=row.differs,
                decision=None if row.instead is None else DECISION.validate_json(inflated(row.instead)),
                error=row.error,
            )


def _ruling(row: Row[Any]) -> RulingRecord:
    return RulingRecord(
        number=row.number,
        item=row.item,
        file=row.file,
        made_at=row.made_at,
        as_at=row.as_at,
        organisation=row.organisation,
        decision=DECISION.validate_json(inflated(row.decision)),
        basis=None if row.basis is None else BASIS.validate_json(inflated(row.basis)),
    )
