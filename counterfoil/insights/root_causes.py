"""Holds by root cause: one order, one sender, one approver, one pack size, one rate, and all that it holds up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from counterfoil.model.causes import Cause, CauseKind
from counterfoil.model.decisions import HoldCode
from counterfoil.money import POUNDS
from counterfoil.store import Queue, Scope, Store, Waits, batches

ITEMS_AT_ONCE = 500


class Root(StrEnum):
    """What a cause is, and so whom to ask."""

    ORDER = "order"
    PACK = "pack"
    RATE = "rate"
    APPROVER = "approver"
    SENDER = "sender"
    ITEM = "item"


ROOTS: Mapping[HoldCode, Root] = {
    HoldCode.QTY_REC: Root.ORDER,
    HoldCode.QTY_ORD: Root.ORDER,
    HoldCode.PO_CLOSED: Root.ORDER,
    HoldCode.PO_FUNDS: Root.ORDER,
    HoldCode.SUP_PO_MISMATCH: Root.ORDER,
    HoldCode.UOM: Root.PACK,
    HoldCode.NO_RATE: Root.RATE,
    HoldCode.APR_LIMIT: Root.APPROVER,
    HoldCode.APR_TIMEOUT: Root.APPROVER,
    HoldCode.FORMAT: Root.ITEM,
}
"""Where the cause lies. That of every other hold lies with the sender: its price list, its record, how it bills.

Who sent a file that cannot be opened is not known: two files of one name have no cause in common.
"""
WATCHED = {Root.ORDER: CauseKind.ORDER, Root.PACK: CauseKind.PACKS}


@dataclass(frozen=True, slots=True, kw_only=True)
class RootCause:
    """One cause with all that waits for it. `code` is None for approvals; `key` identifies it below its code."""

    code: HoldCode | None
    root: Root
    key: str
    name: str
    waits: tuple[Waits, ...]

    @property
    def id(self) -> str:
        """What the cause is called in addresses."""
        return f"{self.code or ''}~{self.root}~{self.key}"

    @property
    def pounds(self) -> Decimal:
        """The gross of what is held up and billed in pounds; what is billed otherwise is not added."""
        amounts = (one.work.amount for one in self.waits if one.work.currency == POUNDS)
        return sum((amount for amount in amounts if amount is not None), Decimal(0))

    @property
    def organisations(self) -> list[str]:
        """Whose bills it holds up."""
        return sorted({one.work.organisation for one in self.waits if one.work.organisation})

    @property
    def since(self) -> date:
        """How long the first has waited."""
        return min(one.since for one in self.waits)

    @property
    def due_on(self) -> date:
        """When the first payment is due."""
        return min(one.work.due_on for one in self.waits)


def root_causes(store: Store, scope: Scope) -> list[RootCause]:
    """Everything that waits within the scope, by cause: that which holds up most first."""
    waits = store.waits(scope)
    watched = _watched(store, [one.work.item for one in waits if _root_of(one) in WATCHED])
    found: dict[tuple[HoldCode | None, Root, str], tuple[str, list[Waits]]] = {}
    for one in waits:
        root, name = _placed(one, watched.get(one.work.item, ()))
        _, group = found.setdefault((one.code, root, name.casefold()), (name, []))
        group.append(one)
    causes = [
        RootCause(code=code, root=root, key=key, name=name, waits=tuple(group))
        for (code, root, key), (name, group) in found.items()
    ]
    return sorted(causes, key=lambda cause: (-len(cause.waits), -cause.pounds, cause.id))


def _watched(store: Store, items: Sequence[str]) -> dict[str, Sequence[Cause]]:
    wanted = batches(dict.fromkeys(items), ITEMS_AT_ONCE)
    return {item: [each.cause for each in found] for batch in wanted for item, found in store.watched(batch).items()}


def _root_of(one: Waits) -> Root:
    if one.code is None:
        return Root.APPROVER if one.work.queue is Queue.APPROVAL else Root.ITEM
    return ROOTS.get(one.code, Root.SENDER)


def _placed(one: Waits, watched: Iterable[Cause]) -> tuple[Root, str]:
    """The cause of one hold, and its name; the item is a cause of its own where nothing else is known of it."""
    root = _root_of(one)
    match root:
        case Root.ORDER | Root.PACK:
            name = next((cause.key for cause in watched if cause.kind is WATCHED[root]), "")
        case Root.APPROVER:
            name = one.work.approver or ""
        case Root.RATE:
            name = one.work.currency
        case Root.SENDER:
            name = one.work.sender
        case Root.ITEM:
            name = ""
    return (root, name) if name else (Root.ITEM, one.work.item)
