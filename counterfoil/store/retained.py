"""What is known of keeping originals: legal holds, lists to dispose of, and what stays of what is gone."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Row, Select, func, select

from counterfoil.model.retention import Disposal, Due, HoldOn, LegalHold, Tombstone
from counterfoil.store.batching import batches
from counterfoil.store.columns import keepable
from counterfoil.store.originals import Originals
from counterfoil.store.queries import Queries
from counterfoil.store.records import Item
from counterfoil.store.retention_tables import DISPOSAL, DISPOSAL_ENTRY, LEGAL_HOLD, LEGAL_HOLD_LIFTED
from counterfoil.store.tables import BILL, ITEM

ROWS_AT_ONCE = 500
GONE = select(DISPOSAL_ENTRY, DISPOSAL.c.ended_by).join(DISPOSAL).where(DISPOSAL_ENTRY.c.gone_at.is_not(None))


class Retained(Queries):
    """What housekeeping, the desk and all who look for an original ask."""

    originals: Originals

    def legal_holds(self) -> list[LegalHold]:
        """Every legal hold that was ever laid, those that stand first, the latest first."""
        lifted = LEGAL_HOLD_LIFTED.c
        query = (
            select(
                LEGAL_HOLD,
                lifted.person.label("lifted_by"),
                lifted.at.label("lifted_at"),
                lifted.reason.label("lifted_because"),
            )
            .outerjoin(LEGAL_HOLD_LIFTED)
            .order_by(lifted.at.is_not(None), LEGAL_HOLD.c.number.desc())
        )
        return [_hold(row) for row in self._all(query)]

    def covered_by(self, on: HoldOn, value: str) -> int:
        """How many items a hold on this would cover."""
        column = {HoldOn.ITEM: ITEM.c.id, HoldOn.SUPPLIER: ITEM.c.supplier_id, HoldOn.ORGANISATION: ITEM.c.organisation}
        count: int = self._all(select(func.count()).where(column[on] == keepable(value)))[0][0]
        return count

    def disposals(self) -> list[Disposal]:
        """Every list, the latest first."""
        entry = DISPOSAL_ENTRY.c
        query = (
            select(
                DISPOSAL,
                func.count().label("originals"),
                func.sum(entry.size).label("bytes"),
                func.count(entry.gone_at).label("gone"),
                func.count(entry.spared).label("kept"),
            )
            .join(DISPOSAL_ENTRY)
            .group_by(*DISPOSAL.c)
            .order_by(DISPOSAL.c.number.desc())
        )
        return [
            Disposal(
                number=row.number,
                prepared_by=row.prepared_by,
                prepared_at=row.prepared_at,
                ended_by=row.ended_by,
                ended_at=row.ended_at,
                approved=row.approved,
                originals=row.originals,
                size=int(row.bytes),
                gone=row.gone,
                spared=row.kept,
            )
            for row in self._all(query)
        ]

    def on_list(self, number: int) -> list[Due]:
        """The originals of a list, with the items that they belong to."""
        entry = DISPOSAL_ENTRY.c
        query = (
            select(entry.sha256, entry.size, entry.rule, entry.rules, ITEM.c.id)
            .join(ITEM, ITEM.c.sha256 == entry.sha256)
            .where(entry.disposal == number)
            .order_by(entry.sha256, ITEM.c.id)
        )
        found: list[Due] = []
        for sha256, rows in groupby(self._all(query), key=attrgetter("sha256")):
            users = [*rows]
            size, rule, rules = users[0].size, users[0].rule, users[0].rules
            found.append(Due(sha256=sha256, size=size, rule=rule, rules=rules, items=tuple(row.id for row in users)))
        return found

    def to_dispose_of(self) -> dict[int, list[str]]:
        """The hashes of the approved lists, by list, of which nothing has been done yet."""
        entry = DISPOSAL_ENTRY.c
        query: Select[Any] = (
            select(entry.disposal, entry.sha256)
            .join(DISPOSAL)
            .where(DISPOSAL.c.approved, entry.gone_at.is_(None), entry.spared.is_(None))
            .order_by(entry.disposal, entry.sha256)
        )
        found: dict[int, list[str]] = {}
        for row in self._all(query):
            found.setdefault(row.disposal, []).append(row.sha256)
        return found

    def tombstones(self) -> dict[str, Tombstone]:
        """What stays of every original that is gone, the latest where it was disposed of more than once; by hash."""
        return {row.sha256: _tombstone(row) for row in self._streamed(GONE.order_by(DISPOSAL_ENTRY.c.gone_at))}

    def tombstones_of(self, items: Collection[Item]) -> dict[str, Tombstone]:
        """The same of these items' originals only."""
        theirs = GONE.where(DISPOSAL_ENTRY.c.sha256.in_({item.sha256 for item in items}))
        return {row.sha256: _tombstone(row) for row in self._all(theirs.order_by(DISPOSAL_ENTRY.c.gone_at))}

    def tombstone(self, item: Item) -> Tombstone | None:
        """What stays of the item's original if it was disposed of; None where it was not, or came again since."""
        stones = self.tombstones_of([item])
        return stones[item.sha256] if self.is_disposed(item, stones) else None

    def is_disposed(self, item: Item, stones: Mapping[str, Tombstone]) -> bool:
        """Whether the item's original is gone by one of these; one whose file is there counts as any other."""
        stone = stones.get(item.sha256)
        return stone is not None and stone.covers(item.created_at) and not self.originals.path(item.sha256).is_file()

    def came_again(self, stones: Collection[Tombstone]) -> set[str]:
        """The hashes of those whose bytes came in the post again after they had been disposed of."""
        found: set[str] = set()
        for batch in batches(stones, ROWS_AT_ONCE):
            gone = {stone.sha256: stone.at for stone in batch}
            query = select(ITEM.c.sha256, func.max(ITEM.c.created_at).label("last")).where(ITEM.c.sha256.in_(gone))
            for row in self._all(query.group_by(ITEM.c.sha256)):
                if row.last > gone[row.sha256]:
                    found.add(row.sha256)
        return found

    def gross_by_currency(self, due: Collection[Due]) -> dict[str, Decimal]:
        """What the bills among the items come to, gross and without signs, by currency."""
        found: dict[str, Decimal] = {}
        for batch in batches((item for each in due for item in each.items), ROWS_AT_ONCE):
            for row in self._all(select(BILL.c.gross, BILL.c.currency).where(BILL.c.item.in_(batch))):
                found[row.currency] = found.get(row.currency, Decimal(0)) + abs(row.gross or Decimal(0))
        return found


def _hold(row: Row[Any]) -> LegalHold:
    return LegalHold(
        number=row.number,
        on=HoldOn(row.laid_on),
        value=row.value,
        reason=row.reason,
        person=row.person,
        at=row.at,
        lifted_by=row.lifted_by,
        lifted_at=row.lifted_at,
        lifted_because=row.lifted_because,
    )


def _tombstone(row: Row[Any]) -> Tombstone:
    return Tombstone(
        sha256=row.sha256,
        size=row.size,
        at=row.gone_at,
        rule=row.rule,
        rules=row.rules,
        approved_by=row.ended_by,
        disposal=row.disposal,
    )
