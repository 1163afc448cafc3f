"""What a decision must see of earlier ones: bills like this one, and what its orders were billed already."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, bindparam, or_, select

from counterfoil.model.matches import KnownBill
from counterfoil.money import to_penny
from counterfoil.store.moves import Moves
from counterfoil.store.records import Billed
from counterfoil.store.rows import BILL_COLUMNS, bill_of
from counterfoil.store.tables import BILL, ITEM, ORDER_BILLING, POSTING

FIND_BILLS = (
    select(*BILL_COLUMNS)
    .join(ITEM, ITEM.c.id == BILL.c.item)
    .where(
        or_(
            BILL.c.number_key.in_(bindparam("keys", expanding=True)),
            BILL.c.gross_key.in_(bindparam("amounts", expanding=True)),
        ),
        BILL.c.item != bindparam("apart_from"),
        or_(ITEM.c.linked_to.is_(None), ITEM.c.linked_to != bindparam("apart_from")),
    )
    .order_by(ITEM.c.received_on, ITEM.c.file, ITEM.c.part)
)
FIND_BYTES = (
    select(ITEM.c.id)
    .where(ITEM.c.sha256 == bindparam("bytes"), ITEM.c.excerpt.is_(False))
    .order_by(ITEM.c.received_on, ITEM.c.file, ITEM.c.part)
    .limit(1)
)
FIND_BILLED = select(ORDER_BILLING).where(
    ORDER_BILLING.c.organisation == bindparam("of"),
    ORDER_BILLING.c.po_number.in_(bindparam("orders", expanding=True)),
    ORDER_BILLING.c.item != bindparam("apart_from"),
)

FIND_KEYS = (
    select(POSTING.c.key)
    .join(ORDER_BILLING, ORDER_BILLING.c.item == POSTING.c.item)
    .where(
        ORDER_BILLING.c.organisation == bindparam("of"),
        ORDER_BILLING.c.po_number.in_(bindparam("orders", expanding=True)),
    )
)
FIND_MEANT = select(POSTING.c.item).where(POSTING.c.item.in_(bindparam("of", expanding=True)))


class Seeing(Moves):
    """What is asked before deciding.

    On PostgreSQL each question locks what it asks about until the transaction ends, so that of two like bills one is
    decided after, and in sight of, the other; on SQLite there is one writer anyway.
    """

    def known_bills(
        self, number_keys: Sequence[str], grosses: Sequence[Decimal], *, apart_from: str | None = None
    ) -> list[KnownBill]:
        """Our own bills, of any organisation, with one of these numbers or one of these amounts (signs set aside).

        They come in the order of the post, without the item `apart_from` and what is linked to it as its repeat.
        Ask this before `billed`: whoever takes both kinds of lock takes them in this order.
        """
        keys, amounts = set(number_keys) - {""}, {gross_key(gross) for gross in grosses} - {""}
        self._lock([*(f"number {key}" for key in keys), *(f"gross {amount}" for amount in amounts)])
        asked = {"keys": list(keys), "amounts": list(amounts), "apart_from": apart_from or ""}
        return [bill_of(row) for row in self._connection.execute(FIND_BILLS, asked)]

    def first_with_sha(self, sha256: str) -> str | None:
        """The earliest item in the order of the post whose own bytes these are; pages of a split file do not count."""
        first: str | None = self._connection.execute(FIND_BYTES, {"bytes": sha256}).scalar()
        return first

    def meant_for_the_ledger(self, items: Collection[str]) -> set[str]:
        """Those of these items that are posted, or are about to be."""
        return set(self._connection.execute(FIND_MEANT, {"of": list(items)}).scalars())

    def lock_orders(self, organisation: str, po_numbers: Collection[str]) -> None:
        """Let no other transaction bill these orders until this one ends."""
        self._lock(f"order {organisation} {number}" for number in po_numbers)

    def billed(
        self, organisation: str, po_numbers: Collection[str], *, apart_from: str | None = None
    ) -> Mapping[tuple[str, str], Billed]:
        """What each line of these orders was billed by all intents and postings but those of the item `apart_from`.

        Lines that were never billed are not in it. The orders are locked as by `lock_orders`.
        """
        self.lock_orders(organisation, po_numbers)
        asked = {"of": organisation, "orders": list(set(po_numbers)), "apart_from": apart_from or ""}
        return _summed(self._connection.execute(FIND_BILLED, asked))

    def billed_on(self, po_numbers: Collection[str]) -> dict[tuple[str, str], Billed]:
        """What was billed on each line of these orders of any organisation, asked without locking them."""
        rows = self._connection.execute(select(ORDER_BILLING).where(ORDER_BILLING.c.po_number.in_(po_numbers)))
        return _summed(rows)

    def keys_of(self, organisation: str, po_numbers: Collection[str]) -> frozenset[str]:
        """The posting keys under which we have billed these orders, or are about to."""
        asked = {"of": organisation, "orders": list(set(po_numbers))}
        return frozenset(self._connection.execute(FIND_KEYS, asked).scalars())


def _summed(rows: Iterable[Row[Any]]) -> dict[tuple[str, str], Billed]:
    sums: dict[tuple[str, str], Billed] = {}
    for row in rows:
        before = sums.get((row.po_number, row.po_line), Billed())
        sums[row.po_number, row.po_line] = Billed(
            quantity=before.quantity + row.quantity,
            net=before.net + row.net,
            by_value=before.by_value + (Decimal(0) if row.quantity else row.net),
        )
    return sums


def gross_key(gross: Decimal | None) -> str:
    """An amount as bills are found by it: to the penny, without its sign; empty where there is none."""
    return "" if gross is None else f"{abs(to_penny(gross)):f}"
