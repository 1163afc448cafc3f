"""What the store gives back and takes: items, claims, holds, judgements, postings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from counterfoil.model.basis import Basis
from counterfoil.model.decisions import Decision, HoldCode, Outcome
from counterfoil.model.documents import Document, Kind, Reading
from counterfoil.model.matches import Match
from counterfoil.model.memory import Memory
from counterfoil.model.people import Account
from counterfoil.model.postings import Posted, Posting

USUAL_PRIORITY = 5
# What is later than now by more than two machines' clocks may be apart was written by a clock that was set wrong.
SKEW = timedelta(hours=1)


class State(StrEnum):
    """Where an item stands: to be read, decided or posted, finished for now, or waiting for a fault to pass."""

    PENDING = "pending"
    READ = "read"
    POSTING = "posting"
    DONE = "done"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file of the post as it arrived; `file` is its path below the mail folder, with slashes.

    `name` is what the sender called it, the file's own name if empty. A lower `priority` is posted sooner.
    """

    file: str
    received_on: date
    sha256: str
    size: int
    name: str = ""
    priority: int = USUAL_PRIORITY


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPart:
    """A child of an item: an attachment with bytes of its own, or, without a `sha256`, some pages of the parent's file.

    With a `reading` the child needs no more reading and is registered as read.
    """

    name: str
    sha256: str | None = None
    size: int = 0
    pages: tuple[int, ...] = ()
    reading: Reading | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One registered item: a file, an attachment, or one document of a split file.

    `part` tells children of one file apart and is empty for the file itself. `step` is where in its journey the item
    is; it equals `state` except that a waiting item's step is where it will be taken up again. `attempts` counts the
    claims since it last moved that came to an end, and `cuts` those whose process ended without a word, killed or with
    its machine: who was at work then is not known to be the cause. `decided_on` is the day as of which it was last
    decided, `due_on` when payment falls due by that decision. A lower `priority` is posted sooner; nothing is read or
    decided out of the order of the post.
    """

    id: str
    file: str
    part: str
    name: str
    parent: str | None
    pages: tuple[int, ...]
    page_count: int
    received_on: date
    sha256: str
    size: int
    excerpt: bool
    kind: Kind | None
    state: State
    step: State
    outcome: Outcome | None
    organisation: str | None
    supplier_id: str | None
    linked_to: str | None
    flags: tuple[HoldCode, ...]
    attempts: int
    cuts: int
    not_before: datetime | None
    priority: int
    due_on: date | None
    error: str | None
    decided_on: date | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An item under lease: who has the token may move it, until the lease lapses."""

    item: Item
    token: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemHold:
    """A hold with the days on which decisions opened and released it."""

    item: str
    code: HoldCode
    detail: str
    opened_on: date
    released_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about an item: a correction, a release, an approval."""

    id: int
    item: str
    at: datetime
    person: str
    kind: str
    body: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryRecord:
    """What became of one correction: a memory, or why nothing is remembered of it.

    `used`, `agreed` and `doubted` count the readings in which it gave the field, said the same as the page, or was not
    believed; `corrected` those of the used that a person corrected in this field afterwards.
    """

    id: int
    judgement: Judgement
    supplier_id: str | None
    memory: Memory | None
    why_not: str | None
    forgotten_at: datetime | None
    forgotten_by: str | None
    used: int
    agreed: int
    doubted: int
    corrected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingRecord:
    """An intent to post, and what was read back from the ledger once it was."""

    item: str
    posting: Posting
    intended_at: datetime
    posted_at: datetime | None
    posted: Posted | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Billed:
    """What was billed so far on an order line, credit notes taken off; `quantity` is in the order line's unit.

    `by_value` is the part of `net` that was billed as an amount, without a quantity.
    """

    quantity: Decimal = Decimal(0)
    net: Decimal = Decimal(0)
    by_value: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An item with everything that is known of it; `holds` are the open ones."""

    item: Item
    holds: tuple[ItemHold, ...]
    reading: Reading | None
    match: Match | None
    decision: Decision | None
    posting: PostingRecord | None

    @property
    def document(self) -> Document | None:
        """The one document of the item, if it is one."""
        return self.reading.document if self.reading else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One event of the audit log; `subject` is the item, or what else it concerns."""

    stream: str
    sequence: int
    at: str
    kind: str
    actor: str
    subject: str
    body: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingRecord:
    """One decision as it was made; `basis` is None for what was decided before bases were kept."""

    number: int
    item: str
    file: str
    made_at: datetime
    as_at: date
    organisation: str | None
    decision: Decision
    basis: Basis | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRules:
    """The files of a rulebook that decided something, by their paths."""

    digest: str
    name: str
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Rules on trial, by the hash of their files."""

    digest: str
    commit: str
    started_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowRecord:
    """What rules on trial said beside a decision; `decision` is None, and `error` says why, where they failed."""

    ruling: RulingRecord
    digest: str
    differs: bool
    decision: Decision | None
    error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run over the post."""

    id: int
    as_at: date
    mail: str
    masterdata_digest: str
    started_at: datetime
    finished_at: datetime | None
    summary: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A person's session at the desk; whether it has lapsed is for the desk to say."""

    account: Account
    csrf: str
    began_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """An outside system by its name in the settings: failures since it last answered, and until when it is left alone.

    Without `retry_at` it is used as ever; `stopped_at` is since when it is not.
    """

    name: str
    failures: int = 0
    retry_at: datetime | None = None
    stopped_at: datetime | None = None
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something of which somebody should be told: what it is about, what it is made of, and the words.

    The first word of its key is its kind.
    """

    key: str
    marks: tuple[str, ...]
    text: str

    def has_more_than(self, told: Collection[str]) -> bool:
        """Whether it is made of something that was not among what was told."""
        return not set(self.marks) <= set(told)
