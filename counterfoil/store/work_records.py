"""What the work list takes and gives."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from counterfoil.model.decisions import HoldCode, Outcome
from counterfoil.model.documents import Kind
from counterfoil.model.roots import Root
from counterfoil.store.errors import StoreError


class StaleError(StoreError):
    """The item is no longer as it was shown: somebody or a run was faster. Nothing was changed."""


class Queue(StrEnum):
    """Where an item stands with people: held, to be approved, or past them."""

    HELD = "held"
    APPROVAL = "approval"
    DONE = "done"


class Tab(StrEnum):
    """The parts of the work list."""

    MINE = "mine"
    UNCLAIMED = "unclaimed"
    APPROVE = "approve"
    WAITING = "waiting"
    DONE = "done"
    ALL = "all"


class Order(StrEnum):
    """What the work list is sorted by."""

    DUE = "due"
    VALUE = "value"
    AGE = "age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A document at a glance, for the work list; `due_on` is when payment falls due, `gross` in `currency`."""

    number: str = ""
    sender: str = ""
    currency: str = ""
    gross: Decimal | None = None
    orders: tuple[str, ...] = ()
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody wants to see of the work list. `mine` is the number of their account.

    `acts_for` are the approvers on whose authority they may approve, `lent` those who have delegated theirs, each with
    its organisation before it. `held_by` are holds of which an item has one at least, unless it is to be approved and
    `or_approval` says that this will do. Amounts are without sign, days inclusive.
    """

    tab: Tab
    mine: int
    acts_for: tuple[str, ...] = ()
    lent: tuple[tuple[str, str], ...] = ()
    organisation: str = ""
    code: HoldCode | None = None
    held_by: frozenset[HoldCode] = frozenset()
    or_approval: bool = False
    search: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    received_by: date | None = None
    due_by: date | None = None
    due_from: date | None = None
    bills_only: bool = False
    order: Order = Order.DUE


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """A row of the work list.

    `code` is the hold named first; `version` counts its changes: who acts on an older one acts on what is gone.
    """

    item: str
    queue: Queue
    restricted: str
    organisation: str | None
    code: HoldCode | None
    kind: Kind | None
    number: str
    sender: str
    currency: str
    amount: Decimal | None
    received_on: date
    due_on: date
    approver: str | None
    assignee: int | None
    assignee_name: str | None
    asked: str | None
    asked_until: date | None
    version: int
    settled_by: int | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """One thing for which an item waits: an open hold with its words, or, with no code, an approval."""

    work: WorkItem
    code: HoldCode | None
    detail: str
    since: date


class Place(NamedTuple):
    """What identifies a cause: its hold, empty for approvals, what it is, and its name without regard to capitals."""

    code: str
    root: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RootCause:
    """One cause with what it holds up: one order, one sender, one approver, and everything that waits for it.

    So many `items` wait for it, the first `since`. `pounds` is the gross of what is billed in pounds; what is billed
    otherwise is not added.
    """

    place: Place
    name: str
    items: int
    pounds: Decimal
    since: date
    due_on: date
    organisations: tuple[str, ...]

    @property
    def id(self) -> str:
        """What the cause is called in addresses."""
        return "~".join(self.place)

    @property
    def code(self) -> HoldCode | None:
        """The hold; None where approvals wait."""
        return HoldCode(self.place.code) if self.place.code else None

    @property
    def root(self) -> Root:
        """What the cause is."""
        return Root(self.place.root)


@dataclass(frozen=True, slots=True, kw_only=True)
class RootCauses:
    """Causes, those that hold up most first, of `count` that there are, for which there are `waits` together."""

    causes: tuple[RootCause, ...]
    count: int
    waits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BillEnd:
    """What became of one bill. `helped` says that somebody judged it; `due_on` is known of what is posted."""

    item: str
    organisation: str | None
    outcome: Outcome
    linked_to: str | None
    received_on: date
    gross: Decimal | None
    currency: str
    helped: bool
    posted_on: date | None
    due_on: date | None
