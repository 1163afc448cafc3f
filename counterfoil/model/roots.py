"""Where the root of a wait lies: one order, one sender, one approver, one pack size, one rate, and all it holds up."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from counterfoil.model.causes import Cause, CauseKind
from counterfoil.model.decisions import HoldCode


class Root(StrEnum):
    """What a cause is, and so whom to ask."""

    ORDER = "order"
    PACK = "pack"
    RATE = "rate"
    APPROVER = "approver"
    SENDER = "sender"
    UNREAD = "unread"
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
}
"""Where the cause lies. That of every other hold lies with the sender: its price list, its record, how it bills."""
UNREAD = frozenset({HoldCode.RESCAN, HoldCode.FORMAT})
"""Holds of what could not be read, so that it may not be known who sent it: the post room scans or asks again."""
WATCHED = {Root.ORDER: CauseKind.ORDER, Root.PACK: CauseKind.PACKS}


def root_of(
    code: HoldCode | None, *, approver: str, sender: str, currency: str, watched: Iterable[Cause]
) -> tuple[Root, str]:
    """The root of one hold, or with no code of a wait for approval, and its name.

    The item is a cause of its own, without a name, where nothing else is known of it.
    """
    if code is None:
        return (Root.APPROVER, approver) if approver else (Root.ITEM, "")
    root = ROOTS.get(code, Root.SENDER)
    match root:
        case Root.ORDER | Root.PACK:
            name = next((cause.key for cause in watched if cause.kind is WATCHED[root]), "")
        case Root.APPROVER:
            name = approver
        case Root.RATE:
            name = currency
        case _:
            name = sender
    if name:
        return root, name
    return (Root.UNREAD if code in UNREAD else Root.ITEM), ""
