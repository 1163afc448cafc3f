"""What a held item waits on: the facts outside it by which it was held, as they stood when it was."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class CauseKind(StrEnum):
    """What sort of fact; `Cause` says what identifies one."""

    ORDER = "order"
    SUPPLIERS_ORDERS = "suppliers_orders"
    SUPPLIER = "supplier"
    SUPPLIERS = "suppliers"
    BODIES = "bodies"
    BILLS = "bills"
    SUPPLIERS_BILLS = "suppliers_bills"
    PACKS = "packs"
    RATES = "rates"
    APPROVERS = "approvers"
    SHIFTS = "shifts"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that an item waits on.

    The key is an order's number, a supplier's id, a bill's number, an item code or a currency, as matching looks them
    up; the organisation is empty where all organisations are asked, and the key where the whole register is.
    """

    kind: CauseKind
    organisation: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Watched:
    """A cause with what was known of it: the name of each fact, and what it says."""

    cause: Cause
    facts: Mapping[str, str]
